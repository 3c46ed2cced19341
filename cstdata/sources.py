"""What a build is given: files and folders to a list of documents and record files."""

from collections.abc import Iterable
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from cstdata.problems import Problem
from cstdata.readers import MEDIA_TYPES
from cstdata.records import SUFFIXES

__all__ = ["Sources", "bundled_record_files", "find_sources", "is_record_file", "sample_newsletters"]


@dataclass(frozen=True, slots=True)
class Sources:
    """The files to build from, each once, and what can't be built from."""

    files: tuple[Path, ...]
    problems: tuple[Problem, ...]


def is_record_file(path: Path) -> bool:
    """Whether the name is that of a record file."""
    return path.suffix.lower() in SUFFIXES


def find_sources(paths: Iterable[Path]) -> Sources:
    """The files under ``paths``; folders are searched through, in the order of names.

    A file that is named is taken whatever its ending, so that its reader can refuse it; in a folder those
    of unknown kind are passed over with a warning.
    """
    found: dict[Path, None] = {}
    problems: list[Problem] = []
    for path in paths:
        if not path.exists():
            problems.append(
                Problem(code="document-unreadable", message="there is no such file or folder", source=str(path))
            )
        elif not path.is_dir():
            found[path] = None
        else:
            for file in sorted(entry for entry in path.rglob("*") if entry.is_file()):
                if file.name.startswith(".") or file.name.endswith(".schema.json"):
                    continue
                if is_record_file(file) or file.suffix.lower() in MEDIA_TYPES:
                    found[file] = None
                else:
                    problems.append(_passed_over(file))
    return Sources(tuple(found), tuple(problems))


def _passed_over(file: Path) -> Problem:
    return Problem(
        code="document-unsupported",
        severity="warning",
        message="passed over: there is no reader for a file of this kind",
        value=file.suffix,
        expected=f"one of {', '.join(sorted((*MEDIA_TYPES, *SUFFIXES)))}",
        source=str(file),
    )


def bundled_record_files() -> tuple[Path, ...]:
    """The record files of the real newsletters that come with the library."""
    return _bundled("newsletters", ".yaml")


def sample_newsletters() -> tuple[Path, ...]:
    """The invented newsletters that come with the library, as documents."""
    return _bundled("newsletters/samples", ".md")


def _bundled(folder: str, suffix: str) -> tuple[Path, ...]:
    home = Path(str(files("cstdata"))) / folder
    return tuple(sorted(path for path in home.iterdir() if path.suffix == suffix))
