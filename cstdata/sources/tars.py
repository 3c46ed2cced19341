"""The members of tar archives, plain and compressed."""

import bz2
import gzip
import io
import lzma
import tarfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from typing import IO, cast

from cstdata.problems import CstdataError, Problem
from cstdata.sources.entries import DAMAGE, Archive, Entry, damaged, unsafe_name
from cstdata.sources.limits import check_members
from cstdata.sources.reading import STEP, Cautious, Unpacked
from cstdata.sources.sniffing import ArchiveKind

__all__ = ["open_tar"]


def _zstd(file: IO[bytes]) -> IO[bytes]:
    import pyarrow as pa  # noqa: PLC0415 - it is slow to import, and few archives need it

    return cast("IO[bytes]", pa.CompressedInputStream(pa.PythonFile(Cautious(file), mode="r"), "zstd"))


def _gzip(file: IO[bytes]) -> IO[bytes]:
    return cast("IO[bytes]", gzip.GzipFile(fileobj=file))


def _xz(file: IO[bytes]) -> IO[bytes]:
    return cast("IO[bytes]", lzma.LZMAFile(file))


_UNPACKERS: Mapping[ArchiveKind, Callable[[IO[bytes]], IO[bytes]]] = {
    "tar": lambda file: file,
    "gz": _gzip,
    "bz2": lambda file: cast("IO[bytes]", bz2.BZ2File(file)),
    "xz": _xz,
    "zst": _zstd,
}


@contextmanager
def open_tar(file: IO[bytes], kind: ArchiveKind) -> Iterator[Archive]:
    """Open a tar archive. One that is cut off has the members in front of the cut.

    Raises:
        CstdataError: ``archive-damaged`` or ``archive-too-large``.
    """
    packed = file.seek(0, io.SEEK_END)

    def reopen() -> IO[bytes]:
        file.seek(0)
        return _UNPACKERS[kind](file)

    stream = Unpacked(reopen, packed)
    problems = [] if kind == "tar" else _check_sums(stream)
    try:
        stream.seek(0)
        archive = tarfile.open(fileobj=cast("IO[bytes]", Cautious(cast("IO[bytes]", stream))), mode="r:")  # noqa: SIM115
    except DAMAGE as error:
        what = "a tar archive" if kind == "tar" else f"a tar archive, packed with {kind}"
        raise CstdataError(damaged(error, message=f"it can't be read as {what}")) from None
    with archive:
        entries: list[Entry] = []
        try:
            for info in archive:
                if not info.isdir():
                    entries.append(_entry(archive, info))
                    check_members(len(entries))
            _check_end(stream, archive.offset)
        except DAMAGE as error:
            problems = problems or [damaged(error, message="the archive is damaged or cut off")]
        yield Archive(entries, tuple(problems))


def _check_sums(stream: Unpacked) -> list[Problem]:
    """Unpack to the end, where the sums stand.

    Raises:
        CstdataError: ``archive-damaged``: any member may be the damaged one.
    """
    try:
        while stream.read(STEP):
            pass
    except EOFError as error:
        return [damaged(error, message="the archive is cut off")]
    except DAMAGE as error:
        raise CstdataError(damaged(error, message="the archive is damaged, no member can be trusted")) from None
    return []


def _check_end(stream: Unpacked, place: int) -> None:
    """Hold the end against what it should be: the library takes a damaged header for the end, and stops there.

    Raises:
        ValueError: The archive does not end as tar archives do.
    """
    stream.seek(place)
    if stream.read(tarfile.BLOCKSIZE) != bytes(tarfile.BLOCKSIZE):
        raise ValueError(f"no header and no end at byte {place}")
    while data := stream.read(STEP):
        if data.strip(b"\0"):
            raise ValueError("data behind the end")


def _entry(archive: tarfile.TarFile, info: tarfile.TarInfo) -> Entry:
    refused = unsafe_name(info.name) or _refusal(info)
    return Entry(info.name, info.size, partial(_open, archive, info), refused)


def _open(archive: tarfile.TarFile, info: tarfile.TarInfo) -> IO[bytes]:
    file = archive.extractfile(info)
    if file is None:
        raise ValueError("the member is no file")
    return file


def _refusal(info: tarfile.TarInfo) -> Problem | None:
    if info.isreg() and not info.issparse():
        return None
    if info.issym() or info.islnk():
        what = "a link"
    elif info.issparse():
        what = "a file with holes"
    else:
        what = "a device, a pipe or of an unknown kind"
    return Problem(code="archive-member-kind", message=f"the member is {what}", expected="a plain file")
