"""One document or record file, wherever it lies."""

from dataclasses import dataclass
from pathlib import Path, PurePath

from cstdata.convert import NOTHING, Given
from cstdata.problems import Problem
from cstdata.readers import MEDIA_TYPES, file_bytes
from cstdata.records import SUFFIXES

__all__ = ["KNOWN_SUFFIXES", "RECORD_FILE", "Source", "is_aside", "media_type_of_name", "passed_over"]

RECORD_FILE = "application/yaml"
"""The media type of a record file; one in JSON is read as YAML, which it is."""

KNOWN_SUFFIXES = tuple(sorted((*MEDIA_TYPES, *SUFFIXES)))
"""The endings of the names of documents and record files."""


@dataclass(frozen=True, slots=True)
class Source:
    """A document or record file.

    Args:
        label: What messages call it: its path, ``archive.zip!member``, ``<stdin>``.
        name: The name of the file, without folders.
        content: Its bytes, or the file that holds them, which is read when they are asked for.
        media_type: The media type by which it is read; None where it is not known.
        given: What is given of its number and date.
    """

    label: str
    name: str
    content: Path | bytes
    media_type: str | None
    given: Given = NOTHING

    @property
    def is_record_file(self) -> bool:
        """Whether it is a record file, not a document."""
        return self.media_type == RECORD_FILE

    def read(self) -> bytes:
        """Its bytes.

        Raises:
            CstdataError: The file can't be read or is too large.
        """
        return self.content if isinstance(self.content, bytes) else file_bytes(self.content, source=self.label)


def media_type_of_name(name: str) -> str | None:
    """The media type of a document or record file by the ending of its name; None where it is not known."""
    suffix = PurePath(name).suffix.lower()
    return RECORD_FILE if suffix in SUFFIXES else MEDIA_TYPES.get(suffix)


def is_aside(name: str) -> bool:
    """Whether a file in a folder or archive is none of the newsletters by its name: hidden, or a schema for editors."""
    return name.startswith(".") or name.endswith(".schema.json")


def passed_over(name: str, label: str) -> Problem:
    """That a file in a folder or archive is of no kind that is read."""
    return Problem(
        code="document-unsupported",
        severity="warning",
        message="passed over: there is no reader for a file of this kind",
        value=PurePath(name).suffix,
        expected=f"one of {', '.join(KNOWN_SUFFIXES)}",
        source=label,
    )
