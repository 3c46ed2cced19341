"""What archives of all kinds have in common: members, each with its name, its size and what it is."""

import lzma
import re
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import IO

from cstdata.problems import Problem

__all__ = ["DAMAGE", "Archive", "Entry", "damaged", "unsafe_name"]

DAMAGE = (
    OSError,
    EOFError,
    ArithmeticError,
    LookupError,
    NotImplementedError,
    RecursionError,
    RuntimeError,
    ValueError,
    lzma.LZMAError,
    tarfile.TarError,
    zipfile.BadZipFile,
    zlib.error,
)
"""What the libraries raise for archives that are damaged, or made to do damage."""

_SEPARATOR = re.compile(r"[\\/]")
_DRIVE = re.compile(r"[A-Za-z]:")
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Entry:
    """A member of an archive that is a file, or is to be refused.

    Args:
        stored: Its name as the archive has it.
        size: The bytes that it is declared to have.
        open: Opens it for reading.
        refused: Why it is not read, without its place.
    """

    stored: str
    size: int
    open: Callable[[], IO[bytes]]
    refused: Problem | None = None

    @property
    def parts(self) -> tuple[str, ...]:
        """Its folders and its name, whatever the system that packed it."""
        return tuple(part for part in _SEPARATOR.split(self.stored) if part not in ("", "."))

    @property
    def name(self) -> str:
        """Its name, without folders."""
        return self.parts[-1] if self.parts else self.stored


@dataclass(frozen=True, slots=True)
class Archive:
    """What stands in an archive: its members in their order, folders left out, and what is wrong with the whole."""

    entries: Sequence[Entry]
    problems: tuple[Problem, ...] = ()


def unsafe_name(stored: str) -> Problem | None:
    """What is wrong with the name of a member that would leave the folder that an archive is unpacked to."""
    if _UNPRINTABLE.search(stored):
        what = "the name of the member holds characters that no name has"
    elif ".." in _SEPARATOR.split(stored):
        what = "the name of the member leads out of the archive"
    elif _SEPARATOR.match(stored) or _DRIVE.match(stored):
        what = "the name of the member is an absolute path"
    else:
        return None
    return Problem(code="archive-member-path", message=what, value=stored, expected="a path inside of the archive")


def damaged(error: BaseException, *, message: str) -> Problem:
    """That an archive can't be read, or not to its end, with what the library says."""
    said = str(error) or type(error).__name__
    return Problem(
        code="archive-damaged", message=f"{message} ({said})", advice="Fetch it again; what could be read is built."
    )
