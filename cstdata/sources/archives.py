"""Archives to sources: each member checked, then read in memory, in the order in which they are packed."""

from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager
from typing import IO

from cstdata.convert import NOTHING, Given
from cstdata.problems import CstdataError, Problem
from cstdata.readers import LARGEST, too_large
from cstdata.sources.entries import DAMAGE, Archive, Entry
from cstdata.sources.reading import STEP
from cstdata.sources.sidecars import document_of_sidecar, is_sidecar, read_sidecar, without_document
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
    sidecars, problems = _sidecars(archive, names, label)
    yield from problems
    for entry in archive.entries:
        place = f"{label}!{entry.stored}"
        refused = _refusal(entry, names[entry.parts], place)
        if refused is not None:
            yield refused
        elif not is_aside(entry.name) and not is_sidecar(entry.name):
            yield _source(entry, place, sidecars.get(entry.parts, NOTHING))


def _refusal(entry: Entry, times: int, label: str) -> Problem | None:
    """Why a member is not read; None for those that are, and for those that are passed over in silence."""
    if entry.refused is not None:
        return entry.refused.at(label)
    if is_aside(entry.name):
        return None
    if times > 1:
        return _repeated(times, label)
    if archive_kind_of_name(entry.name):
        return _nested(label)
    if media_type_of_name(entry.name) is None:
        return passed_over(entry.name, label)
    return too_large(entry.size, label) if entry.size > LARGEST else None


def _sidecars(
    archive: Archive, names: Mapping[tuple[str, ...], int], label: str
) -> tuple[dict[tuple[str, ...], Given], list[Problem]]:
    """What the sidecars give, by the path of their document, and what is wrong with them.

    They are read before all documents, so that a compressed archive is not unpacked anew for each.
    """
    found: dict[tuple[str, ...], Given] = {}
    problems: list[Problem] = []
    for entry in archive.entries:
        place = f"{label}!{entry.stored}"
        if not is_sidecar(entry.name) or is_aside(entry.name) or _refusal(entry, names[entry.parts], place):
            continue
        document = document_of_sidecar(entry.name)
        path = (*entry.parts[:-1], document or "")
        if document is None or path not in names:
            problems.append(without_document(place))
            continue
        content = _content(entry, place)
        if isinstance(content, Problem):
            problems.append(content)
        else:
            found[path], wrong = read_sidecar(content, place)
            problems += wrong
    return found, problems


def _source(entry: Entry, label: str, given: Given) -> Source | Problem:
    content = _content(entry, label)
    if isinstance(content, Problem):
        return content
    if archive_kind(content[:HEAD]):
        return _nested(label)
    return Source(label, entry.name, content, media_type_of_name(entry.name), given)


def _content(entry: Entry, label: str) -> bytes | Problem:
    """The bytes of a member, or why it can't be read."""
    content = bytearray()
    try:
        with entry.open() as file:
            # One byte more than are declared is read where there are more.
            while data := file.read(min(STEP, entry.size + 1 - len(content))):
                content += data
    except DAMAGE as error:
        return _unread(str(error) or type(error).__name__, label)
    if len(content) != entry.size:
        return _unread(f"it has not the {entry.size} bytes that are declared", label)
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
