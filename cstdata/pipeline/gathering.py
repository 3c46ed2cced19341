"""What came of all sources, put together: each issue once, whatever the order of the files."""

from collections.abc import Callable, Iterable, Sequence
from os import PathLike
from typing import TypeVar

from cstdata.pipeline.conversion import Outcome, Part
from cstdata.pipeline.reports import BuiltDocument
from cstdata.pipeline.workers import run
from cstdata.problems import Problem
from cstdata.sources import Source, find_sources

__all__ = ["gather"]

C = TypeVar("C")


def gather(
    named: Sequence[str | PathLike[str]], work: Callable[[Source], Outcome[C]], workers: int
) -> tuple[list[Part[C]], list[Problem]]:
    """One part an issue, in the order of the issues, and what is wrong with the sources.

    Args:
        named: What the sources are, as `find_sources` takes it.
        work: What makes parts of a source; it must be picklable.
        workers: The number of processes.
    """
    problems: list[Problem] = []

    def sources() -> Iterable[Source]:
        for found in find_sources(named):
            if isinstance(found, Problem):
                problems.append(found)
            else:
                yield found

    parts: list[Part[C]] = []
    for outcome in run(work, sources(), workers):
        parts += outcome.parts
        problems += outcome.problems
    kept, repeated = _single_issues(parts)
    return kept, [*problems, *repeated]


def _single_issues(parts: Iterable[Part[C]]) -> tuple[list[Part[C]], list[Problem]]:
    kept: dict[str, Part[C]] = {}
    problems: list[Problem] = []
    for part in sorted(parts, key=lambda p: (p.document.issue_id, p.document.document_id, p.document.source)):
        first = kept.setdefault(part.document.issue_id, part)
        if first is not part:
            problems.append(_repeated(part.document, first.document))
    return list(kept.values()), problems


def _repeated(document: BuiltDocument, first: BuiltDocument) -> Problem:
    same = first.document_id == document.document_id
    return Problem(
        code="document-repeated" if same else "issue-repeated",
        message=(
            f"{'the same document' if same else 'the same issue'} was read from {first.source}; this one is left out"
        ),
        source=document.source,
        line=1,
        column=1,
        table="issues",
        record=document.issue_id,
        advice="Give one copy of each issue.",
    )
