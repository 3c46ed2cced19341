"""Bytes to documents: text in which every character keeps its place.

A reader is a function from the decoded text to lines. `read` finds the one for a file by its media type.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from cstdata.problems import CstdataError, Problem
from cstdata.readers.document import Document, Line, PlacedText, Span, sha256
from cstdata.readers.encoding import decode
from cstdata.readers.markdown import markdown_lines
from cstdata.readers.text import text_lines

__all__ = [
    "LARGEST",
    "MEDIA_TYPES",
    "Document",
    "Line",
    "PlacedText",
    "ReadDocument",
    "Span",
    "read",
    "read_bytes",
]

LARGEST = 64 * 1024 * 1024
"""The largest document that is read, in bytes; a newsletter has some ten thousand."""

MEDIA_TYPES = {
    ".md": "text/markdown",
    ".markdown": "text/markdown",
    ".txt": "text/plain",
    ".text": "text/plain",
}
"""The media type of a file by the ending of its name."""

_READERS: dict[str, tuple[str, Callable[[str], tuple[Line, ...]]]] = {
    "text/markdown": ("markdown", markdown_lines),
    "text/plain": ("text", text_lines),
}


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """A document and what its reader has to say about it."""

    document: Document
    problems: tuple[Problem, ...]


def read(path: Path) -> ReadDocument:
    """Read a file.

    Raises:
        CstdataError: The file can't be read, is too large, empty, binary, not decodable, or of a kind for
            which there is no reader; the problem names the file and the place.
    """
    try:
        if path.stat().st_size > LARGEST:
            raise CstdataError(
                Problem(
                    code="document-too-large",
                    message=f"the file has {path.stat().st_size} bytes",
                    expected=f"at most {LARGEST}",
                    advice="Give the newsletters one by one.",
                )
            )
        data = path.read_bytes()
    except OSError as error:
        raise CstdataError(
            Problem(code="document-unreadable", message=f"can't read the file: {error.strerror}", source=str(path))
        ) from error
    except CstdataError as error:
        raise CstdataError(error.problem.at(str(path))) from None
    return read_bytes(data, name=path.name, media_type=MEDIA_TYPES.get(path.suffix.lower()), source=str(path))


def read_bytes(data: bytes, *, name: str, media_type: str | None, source: str | None = None) -> ReadDocument:
    """Read the bytes of a document.

    Args:
        data: The bytes.
        name: The name of the file, without folders.
        media_type: ``text/markdown`` or ``text/plain``; None where it is not known.
        source: The file as the caller named it, for messages.

    Raises:
        CstdataError: As `read`.
    """
    source = source or name
    if not data.strip():
        raise CstdataError(
            Problem(code="document-empty", message=f"the document is empty ({len(data)} bytes)", source=source)
        )
    if media_type not in _READERS:
        known = ", ".join(sorted(MEDIA_TYPES))
        raise CstdataError(
            Problem(
                code="document-unsupported",
                message=f"there is no reader for {media_type or 'a file of this kind'}",
                value=name,
                expected=f"a name that ends in one of {known}",
                source=source,
            )
        )
    try:
        decoded = decode(data)
    except CstdataError as error:
        raise CstdataError(error.problem.at(source)) from None
    reader, lines = _READERS[media_type]
    document = Document(
        name=name,
        document_id=sha256(data),
        size=len(data),
        media_type=media_type,
        reader=reader,
        encoding=decoded.encoding,
        text=decoded.text,
        lines=lines(decoded.text),
    )
    problems = []
    if decoded.how == "detected":
        problems.append(
            Problem(
                code="encoding-detected",
                severity="warning",
                message=f"the text is not UTF-8; it was read as {decoded.encoding}",
                source=source,
                advice="Check its quotation marks and accents.",
            )
        )
    problems += _control_characters(document, source)
    return ReadDocument(document, tuple(problems))


def _control_characters(document: Document, source: str) -> list[Problem]:
    found = [
        offset
        for offset, character in enumerate(document.text)
        if (character < " " and character not in "\t\n\r\f") or "\x7f" <= character <= "\x9f"
    ]
    if not found:
        return []
    line, column = document.position(found[0])
    return [
        Problem(
            code="control-character",
            severity="warning",
            message=f"{len(found)} control characters, taken as blanks; the first is here",
            value=f"U+{ord(document.text[found[0]]):04X}",
            source=source,
            line=line,
            column=column,
        )
    ]
