"""Archives to sources: each member checked, then read in memory, in the order in which they are packed."""

from collections import Counter
from collections.abc import Iterator
from contextlib import AbstractContextManager
from typing import IO

from cstdata.problems import CstdataError, Problem
from cstdata.readers import LARGEST, too_large
from cstdata.sources.entries import DAMAGE, Archive, Entry
from cstdata.sources.reading import STEP
from cstdata.sources.sniffing import HEAD, ArchiveKind, archive_kind, archive_kind_of_name
from cstdata.sources.source import Source, is_aside, media_type_of_name, passed_over
from cstdata.sources.tars import open_tar
from cstdata.sources.zips import open_zip

__all__ = ["archive_sources"]


def archive_sources(file: IO[bytes], kind: ArchiveKind, label: str) -> Iterator[Source | Problem]:
    """The documents and record files in an archive, and what is wrong with it and its members.

    Args:
        file: The archive; one can seek in it.
        kind: What kind of archive it is.
        label: What messages call it.
    """
    try:
        with _opened(file, kind) as archive:
            if not archive.entries and not archive.problems:
                yield Problem(code="archive-damaged", message="the archive holds nothing", source=label)
            yield from (problem.at(label) for problem in archive.problems)
            yield from _members(archive, label)
    except CstdataError as error:
        yield error.problem.at(label)


def _opened(file: IO[bytes], kind: ArchiveKind) -> AbstractContextManager[Archive]:
    return open_zip(file) if kind == "zip" else open_tar(file, kind)


def _members(archive: Archive, label: str) -> Iterator[Source | Problem]:
    names = Counter(entry.parts for entry in archive.entries)
    for entry in archive.entries:
        place = f"{label}!{entry.stored}"
        if entry.refused is not None:
            yield entry.refused.at(place)
        elif is_aside(entry.name):
            continue
        elif names[entry.parts] > 1:
            yield _repeated(names[entry.parts], place)
        elif archive_kind_of_name(entry.name):
            yield _nested(place)
        elif media_type_of_name(entry.name) is None:
            yield passed_over(entry.name, place)
        elif entry.size > LARGEST:
            yield too_large(entry.size, place)
        else:
            yield _source(entry, place)


def _source(entry: Entry, label: str) -> Source | Problem:
    try:
        data = _content(entry)
    except DAMAGE as error:
        return _unread(str(error) or type(error).__name__, label)
    if len(data) != entry.size:
        return _unread(f"it has not the {entry.size} bytes that are declared", label)
    if archive_kind(data[:HEAD]):
        return _nested(label)
    return Source(label, entry.name, data, media_type_of_name(entry.name))


def _content(entry: Entry) -> bytes:
    """The bytes of a member; one more than are declared where there are more."""
    content = bytearray()
    with entry.open() as file:
        while data := file.read(min(STEP, entry.size + 1 - len(content))):
            content += data
    return bytes(content)


def _repeated(times: int, label: str) -> Problem:
    return Problem(
        code="archive-member-repeated",
        message=f"{times} members have this name; programs differ in which of them they take, so none is read",
        source=label,
        advice="Pack it anew with one member of each name.",
    )


def _nested(label: str) -> Problem:
    return Problem(
        code="archive-nested",
        message="the member is an archive itself; archives in archives are not opened",
        source=label,
        advice="Unpack it and give it by itself.",
    )


def _unread(why: str, label: str) -> Problem:
    return Problem(
        code="archive-member-unread",
        message=f"the member can't be read: {why}",
        source=label,
        advice="Fetch or pack the archive again.",
    )
