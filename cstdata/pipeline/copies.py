"""Several documents of one issue: which are copies of which, and which of them is read.

Copies are known by the titles of their articles. The better one is the one that is better by the first of these
figures in which they differ: its date is known; fewer errors; more of number and date printed; more articles; more
titles that stand in the contents list too; fewer unknown characters; more characters. Where all are equal the one whose
hash comes first is taken, so that the order of the files does not show.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz, process

from cstdata.parser.titles import SAME, fold
from cstdata.pipeline.reports import Choice, Copy, Figures

__all__ = ["DATED", "UNDATED", "Candidate", "best_first", "choice_of", "group"]

DATED = 1 / 2
"""The least part of the titles of the shorter one that two documents of one date share if they are copies."""

UNDATED = 3 / 4
"""The same, where the date of one is not known."""

LEAST_TITLES = 2
"""The fewest titles that a document without a date shares with the one that it is a copy of."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """What is looked at of an issue that was read from a document.

    Args:
        index: Which of the parts it is.
        copy: Its file, its hash, its figures.
        issue_id: The id of the issue.
        titles: The titles of its articles.
    """

    index: int
    copy: Copy
    issue_id: str
    titles: tuple[str, ...]
    _folded: list[tuple[str, ...]] = field(default_factory=list, compare=False, repr=False)

    @property
    def folded(self) -> tuple[str, ...]:
        """The titles by their letters, each once."""
        if not self._folded:
            self._folded.append(tuple(dict.fromkeys(filter(None, map(fold, self.titles)))))
        return self._folded[0]

    def is_copy_of(self, other: "Candidate") -> bool:
        """Whether both print the same articles, so far as their losses let tell."""
        same = _shared(self.folded, other.folded)
        shorter = min(len(self.folded), len(other.folded))
        if self.copy.figures.dated and other.copy.figures.dated:
            return same >= max(DATED * shorter, 1)
        return same >= max(UNDATED * shorter, LEAST_TITLES)


def _shared(titles: Sequence[str], others: Sequence[str]) -> int:
    return sum(process.extractOne(title, others, scorer=fuzz.ratio, score_cutoff=SAME) is not None for title in titles)


def group(candidates: Iterable[Candidate]) -> list[list[Candidate]]:
    """The candidates, copies of one issue together; those of one id that are no copies are groups of their own.

    Those without a date join the dated ones that they share the most titles with; those that do not find any are
    compared with each other.
    """
    dated: dict[str, list[list[Candidate]]] = {}
    undated: list[Candidate] = []
    for candidate in sorted(candidates, key=_hash):
        if candidate.copy.figures.dated:
            _put(candidate, dated.setdefault(candidate.issue_id, []))
        else:
            undated.append(candidate)
    groups = [group for of_one_id in dated.values() for group in of_one_id]
    alone: list[list[Candidate]] = []
    owners = _owners(groups)
    for candidate in undated:
        near = _nearest(candidate, groups, owners)
        if near is None:
            _put(candidate, alone)
        else:
            groups[near].append(candidate)
    return [*groups, *alone]


def _put(candidate: Candidate, groups: list[list[Candidate]]) -> None:
    """Put a candidate to the groups that it is a copy of one of, which are then one, or make a group of it."""
    joined = [group for group in groups if any(candidate.is_copy_of(other) for other in group)]
    groups[:] = [group for group in groups if not any(group is other for other in joined)]
    groups.append([*(other for group in joined for other in group), candidate])


def _owners(groups: Sequence[Sequence[Candidate]]) -> dict[str, set[int]]:
    """The groups in which each title stands; so that not each document is held against each other one."""
    owners: dict[str, set[int]] = {}
    for index, members in enumerate(groups):
        for title in {title for member in members for title in member.folded}:
            owners.setdefault(title, set()).add(index)
    return owners


def _nearest(candidate: Candidate, groups: Sequence[Sequence[Candidate]], owners: dict[str, set[int]]) -> int | None:
    shared: Counter[int] = Counter()
    for title in candidate.folded:
        alike = process.extract(title, owners.keys(), scorer=fuzz.ratio, score_cutoff=SAME, limit=None)
        shared.update({index for other, _, _ in alike for index in owners[other]})
    fitting = [
        index for index, _ in shared.most_common() if any(candidate.is_copy_of(other) for other in groups[index])
    ]
    return min(fitting, key=lambda index: (-shared[index], groups[index][0].issue_id), default=None)


def best_first(candidates: Iterable[Candidate]) -> list[Candidate]:
    """The candidates, the one to be read first."""
    return sorted(candidates, key=lambda candidate: (*candidate.copy.figures.merits, *_hash(candidate)))


def _hash(candidate: Candidate) -> tuple[str, str]:
    return candidate.copy.document_id, candidate.copy.source


def choice_of(issue_id: str, ordered: Sequence[Candidate]) -> Choice:
    """What the report says of the copies of an issue, the one that is read first."""
    best, second = ordered[0].copy, ordered[1].copy
    differing = [
        name
        for name, one, other in zip(Figures.ORDER, best.figures.merits, second.figures.merits, strict=True)
        if one != other
    ]
    return Choice(issue_id, differing[0] if differing else "hash", best, tuple(other.copy for other in ordered[1:]))
