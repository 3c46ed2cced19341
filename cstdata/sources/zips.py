"""The members of ZIP archives."""

import stat
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import IO

from cstdata.problems import CstdataError, Problem
from cstdata.sources.entries import DAMAGE, Archive, Entry, damaged, unsafe_name
from cstdata.sources.limits import check_members, check_ratio, check_total
from cstdata.sources.reading import Cautious

__all__ = ["open_zip"]

_ENCRYPTED = 0x1 | 0x40
_UNIX_MODE = 16
"""The place of the Unix mode in the attributes of a member."""

_OFFICE = ("[Content_Types].xml", "mimetype")
"""The members that make a ZIP archive a document of an office program."""


@contextmanager
def open_zip(file: IO[bytes]) -> Iterator[Archive]:
    """Open a ZIP archive.

    Raises:
        CstdataError: ``archive-damaged``, ``archive-too-large``, or ``document-unsupported`` for documents of office
            programs, which are ZIP archives too.
    """
    try:
        archive = zipfile.ZipFile(Cautious(file))
    except DAMAGE as error:
        raise CstdataError(damaged(error, message="the ZIP archive can't be read")) from None
    with archive:
        infos = [info for info in archive.infolist() if not info.is_dir()]
        check_members(len(infos))
        if any(info.filename in _OFFICE for info in infos):
            raise CstdataError(
                Problem(
                    code="document-unsupported",
                    message="this is a document of an office program",
                    advice="Save it as text, HTML or PDF.",
                )
            )
        check_total(sum(info.file_size for info in infos))
        yield Archive([_entry(archive, info) for info in infos])


def _entry(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Entry:
    # The library cuts a name at its first NUL byte; the name as stored is the one to look at.
    stored = info.orig_filename
    refused = unsafe_name(stored) or _refusal(info)
    return Entry(stored, info.file_size, partial(archive.open, info), refused)


def _refusal(info: zipfile.ZipInfo) -> Problem | None:
    kind = stat.S_IFMT(info.external_attr >> _UNIX_MODE)
    if kind not in (0, stat.S_IFREG):
        what = "a link" if kind == stat.S_IFLNK else "a device, a pipe or a socket"
        return Problem(code="archive-member-kind", message=f"the member is {what}", expected="a file")
    if info.flag_bits & _ENCRYPTED:
        return Problem(
            code="archive-member-encrypted",
            message="the member is encrypted",
            advice="Unpack it with its password and give the files.",
        )
    try:
        check_ratio(info.file_size, info.compress_size)
    except CstdataError as error:
        return error.problem
    return None
