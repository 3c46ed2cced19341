"""What came of all sources, put together: each issue once, whatever the order of the files."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice, starmap
from os import PathLike
from typing import Generic, TypeVar

from cstdata.pipeline.conversion import Outcome, Part
from cstdata.pipeline.copies import Candidate, best_first, choice_of, group
from cstdata.pipeline.reports import BuiltDocument, Choice, Copy
from cstdata.pipeline.workers import run
from cstdata.problems import Code, Problem, Severity
from cstdata.sources import Source, find_sources

__all__ = ["Gathered", "Kept", "SeveralDocumentsError", "Unread", "gather"]

C = TypeVar("C")


class SeveralDocumentsError(ValueError):
    """A date is given, and not for one document."""


@dataclass(frozen=True, slots=True)
class Unread(Generic[C]):
    """A part whose text is kept, as blocks, without its issue; ``copy_of`` is the document that was read instead.

    ``copy_of`` is None where the same document was read for another issue in it.
    """

    part: Part[C]
    copy_of: str | None


@dataclass(frozen=True, slots=True)
class Kept(Generic[C]):
    """An issue, and the unread parts that go with it."""

    part: Part[C]
    unread: tuple[Unread[C], ...] = ()


@dataclass(frozen=True, slots=True)
class Gathered(Generic[C]):
    """The issues in their order, the choices among copies, and what is wrong."""

    kept: tuple[Kept[C], ...]
    choices: tuple[Choice, ...]
    problems: tuple[Problem, ...]


def gather(
    named: Sequence[str | PathLike[str]],
    work: Callable[[Source], Outcome[C]],
    workers: int,
    published: date | None = None,
) -> Gathered[C]:
    """The issues that the sources hold, each once.

    Args:
        named: What the sources are, as `find_sources` takes it.
        work: What makes parts of a source; it must be picklable.
        workers: The number of processes.
        published: The date of the one document that the sources hold.

    Raises:
        SeveralDocumentsError: A date is given for several documents, or for a record file.
    """
    problems: list[Problem] = []

    def sources() -> Iterable[Source]:
        for found in find_sources(named):
            if isinstance(found, Problem):
                problems.append(found)
            else:
                yield found

    parts: list[Part[C]] = []
    found = sources() if published is None else _dated(sources(), published)
    for outcome in run(work, found, workers):
        parts += outcome.parts
        problems += outcome.problems
    parts.sort(key=_place)
    documents, repeated = _single_documents(part for part in parts if not part.from_record_file)
    read, copies, choices, more = _chosen(documents, [part for part in parts if part.from_record_file])
    problems += (*repeated, *more)
    unread = {id(part) for part, _ in copies}
    for part in (*documents, *(part for part in parts if part.from_record_file)):
        # What is wrong with a copy does not touch what is built.
        problems += (replace(p, severity="warning") if id(part) in unread else p for p in part.problems)
    return Gathered(_with_unread(read, copies, documents), choices, tuple(problems))


def _dated(sources: Iterable[Source], published: date) -> list[Source]:
    """The one document, with its date."""
    found = list(islice(sources, 2))
    if len(found) > 1:
        raise SeveralDocumentsError(f"a date is given for several documents ({found[0].label}, {found[1].label} ...)")
    if found and found[0].is_record_file:
        raise SeveralDocumentsError(f"a date is given for a record file ({found[0].label}), which has its own")
    return [replace(source, given=replace(source.given, published=published)) for source in found]


def _place(part: Part[C]) -> tuple[str, bool, str, str]:
    document = part.document
    return document.issue_id, not part.from_record_file, document.document_id, document.source


def _single_documents(parts: Iterable[Part[C]]) -> tuple[list[Part[C]], list[Problem]]:
    """The parts of documents without those whose bytes were read from another file."""
    first: dict[str, str] = {}
    kept: list[Part[C]] = []
    problems: list[Problem] = []
    for part in sorted(parts, key=lambda part: part.document.source):
        source = first.setdefault(part.document.document_id, part.document.source)
        if source == part.document.source:
            kept.append(part)
        else:
            problems.append(
                _left_out("document-repeated", part.document, f"the same bytes were read from {source}", "warning")
            )
    return sorted(kept, key=_place), problems


def _chosen(
    documents: Sequence[Part[C]], record_files: Sequence[Part[C]]
) -> tuple[list[Part[C]], list[tuple[Part[C], str]], tuple[Choice, ...], list[Problem]]:
    """The parts to be read; the copies of them, each with the document that is read instead; the choices; problems."""
    read: dict[str, Part[C]] = {}
    copies: list[tuple[Part[C], str]] = []
    choices: list[Choice] = []
    problems: list[Problem] = []
    for part in record_files:
        _keep(part, read, problems)
    groups = [best_first(members) for members in group(starmap(_candidate, enumerate(documents)))]
    # Of documents of one date that are no copies of each other the one whose hash comes first is built.
    for members in sorted(groups, key=lambda members: min(member.copy.document_id for member in members)):
        ours = [documents[member.index] for member in members]
        if not _keep(ours[0], read, problems):
            problems += (
                _left_out("issue-repeated", part.document, f"the same issue was read from {_source(ours[0], read)}")
                for part in ours[1:]
            )
            continue
        copies += ((part, ours[0].document.document_id) for part in ours[1:])
        if len(members) > 1:
            choices.append(choice_of(ours[0].document.issue_id, members))
    ordered = sorted(read.values(), key=_place)
    return ordered, copies, tuple(sorted(choices, key=lambda choice: choice.issue_id)), problems


def _candidate(index: int, part: Part[C]) -> Candidate:
    copy = Copy(part.document.source, part.document.document_id, part.figures)
    return Candidate(index, copy, part.document.issue_id, part.titles)


def _keep(part: Part[C], read: dict[str, Part[C]], problems: list[Problem]) -> bool:
    first = read.setdefault(part.document.issue_id, part)
    if first is not part:
        message = f"the same issue was read from {first.document.source}"
        problems.append(_left_out("issue-repeated", part.document, message))
    return first is part


def _source(part: Part[C], read: Mapping[str, Part[C]]) -> str:
    return read[part.document.issue_id].document.source


def _with_unread(
    read: Sequence[Part[C]], copies: Sequence[tuple[Part[C], str]], documents: Sequence[Part[C]]
) -> tuple[Kept[C], ...]:
    """The parts that are read, each with the unread ones that are kept beside it.

    A document that is in the package is so with all of its text: where one of several issues in it is read, or is a
    copy, the others are kept unread.
    """
    hosts = {part.document.document_id: index for index, part in reversed(list(enumerate(read)))}
    instead: dict[str, str] = {}
    for part, document_id in copies:
        instead.setdefault(part.document.document_id, document_id)
    unread: dict[int, list[Unread[C]]] = {}
    # Also what was read from a record file of the same document: its blocks are there already.
    chosen = {(part.document.document_id, part.document.issue_id) for part in read}
    for part in documents:
        own = part.document.document_id
        if (own, part.document.issue_id) in chosen:
            continue
        if own in hosts:
            unread.setdefault(hosts[own], []).insert(0, Unread(part, None))
        elif own in instead:
            unread.setdefault(hosts[instead[own]], []).append(Unread(part, instead[own]))
    return tuple(Kept(part, tuple(unread.get(index, ()))) for index, part in enumerate(read))


def _left_out(code: Code, document: BuiltDocument, message: str, severity: Severity = "error") -> Problem:
    return Problem(
        code=code,
        severity=severity,
        message=f"{message}; this one is left out",
        source=document.source,
        line=1,
        column=1,
        table="issues",
        record=document.issue_id,
        advice="Give one document of each issue." if code == "issue-repeated" else None,
    )
