"""Titles compared by what they say, not by how they are spelt."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files

from rapidfuzz import fuzz, process

__all__ = ["SAME", "TitleList", "align", "fold", "letters_of", "likeness"]

ALIKE = 70.0
"""The least likeness at which a title over the body and one of the contents list, both in their order, are one."""

SAME = 92.0
"""The least likeness at which a line is a title of the contents list wherever it stands."""

ALONE = 50.0
"""The least likeness of a title and a listed one that are left over alone between the same two pairs."""

CUT_TITLE = 20
"""The fewest letters at which a title that another one begins with is that one cut off."""

CUT_LETTERS = 8
"""The fewest letters of a title that the end of a document cuts off."""

LONGER = 1.5
"""How much longer than the longest title of a list a text is compared with it."""


@cache
def _shorthand() -> tuple[tuple[re.Pattern[str], str], ...]:
    rows = files(__package__).joinpath("shorthand.tsv").read_text(encoding="utf-8").splitlines()
    pairs = (row.split("\t") for row in rows if row and not row.startswith("#"))
    return tuple((re.compile(rf"(?<!\w){re.escape(short)}(?!\w)"), long) for short, long in pairs)


def fold(title: str) -> str:
    """The letters and digits of a title, case folded, with the newsletter's shorthand written out."""
    text = unicodedata.normalize("NFKC", title).casefold()
    for short, long in _shorthand():
        text = short.sub(long, text)
    return letters_of(text)


def letters_of(text: str) -> str:
    """The letters and digits of a text, case folded."""
    return "".join(character for character in text.casefold() if character.isalnum())


def likeness(first: str, second: str) -> float:
    """How alike two titles are, from 0 to 100 (`rapidfuzz.fuzz.ratio` of the folded forms)."""
    return fuzz.ratio(fold(first), fold(second))


class TitleList:
    """Titles that a line is looked up in, whatever its spelling."""

    def __init__(self, titles: Iterable[str]) -> None:
        self._folded = [fold(title) for title in titles]
        self._index = {folded: index for index, folded in reversed(list(enumerate(self._folded)))}
        self._longest = LONGER * max(map(len, self._folded), default=0)
        self._known: dict[str, tuple[float, int | None]] = {}

    def best(self, text: str) -> tuple[float, int | None]:
        """The greatest likeness to a title, and the index of that title; 0 and None where it is below `ALIKE`."""
        # Folding makes text longer where it writes shorthand out, and shorter by its blanks and signs.
        if len(text) > 2 * self._longest:
            return 0.0, None
        found = self._known.get(text)
        if found is None:
            found = self._known[text] = self._look_up(fold(text))
        return found

    def begins(self, text: str) -> int | None:
        """The index of a title that the text is the beginning of, at least `CUT_LETTERS` of it; None where none is."""
        folded = fold(text)
        if len(folded) < CUT_LETTERS:
            return None
        return next((index for index, title in enumerate(self._folded) if title.startswith(folded)), None)

    def has(self, text: str) -> bool:
        """Whether a title is the same as the text."""
        return self.best(text)[0] >= SAME

    def _look_up(self, folded: str) -> tuple[float, int | None]:
        if not folded or len(folded) > self._longest:
            return 0.0, None
        if (exact := self._index.get(folded)) is not None:
            return 100.0, exact
        match = process.extractOne(folded, self._folded, scorer=fuzz.ratio, score_cutoff=ALIKE)
        return (match[1], match[2]) if match else (0.0, None)


def align(titles: Sequence[str], listed: Sequence[str]) -> list[int | None]:
    """For each title over the body the index of its title in the contents list, or None.

    Both stand in the same order, so the pairs do not cross; among such pairings the one with the greatest
    sum of likenesses is taken, where only pairs of at least `ALIKE` count. Titles that are the `SAME` are one wherever
    they stand. A title and a listed one that are
    then left over alone between two pairs are one if they are alike at all. The work grows with the product of
    the two lengths, which is at most some tens.
    """
    folded = [fold(title) for title in listed]
    like = [_likenesses(fold(title), folded) for title in titles]
    best = [[0.0] * (len(listed) + 1) for _ in range(len(titles) + 1)]
    for i in range(len(titles) - 1, -1, -1):
        row, below, alike = best[i], best[i + 1], like[i]
        for j in range(len(listed) - 1, -1, -1):
            value = max(below[j], row[j + 1])
            row[j] = max(value, alike[j] + below[j + 1]) if j in alike else value
    found: list[int | None] = []
    j = 0
    for i, alike in enumerate(like):
        while j < len(listed) and best[i][j] == best[i][j + 1] and best[i][j] != best[i + 1][j]:
            j += 1
        pairs = j < len(listed) and j in alike and best[i][j] == alike[j] + best[i + 1][j + 1]
        found.append(j if pairs else None)
        j += pairs
    return _pair_leftovers(titles, listed, _pair_elsewhere(titles, listed, found))


def _pair_elsewhere(titles: Sequence[str], listed: Sequence[str], found: list[int | None]) -> list[int | None]:
    """The pairs, and those of titles that are the same but stand elsewhere in the list: some are out of order."""
    paired = list(found)
    for i, title in enumerate(titles):
        if paired[i] is None:
            free = (j for j in range(len(listed)) if j not in paired and likeness(title, listed[j]) >= SAME)
            paired[i] = next(free, None)
    return paired


def _likenesses(title: str, listed: Sequence[str]) -> dict[int, float]:
    """The likeness to each listed title that is at least `ALIKE`, by its index."""
    alike = {
        index: score
        for _, score, index in process.extract(title, listed, scorer=fuzz.ratio, score_cutoff=ALIKE, limit=None)
    }
    if len(title) >= CUT_TITLE:
        for index, other in enumerate(listed):
            if len(other) >= CUT_TITLE and (other.startswith(title) or title.startswith(other)):
                alike[index] = max(alike.get(index, 0.0), ALIKE)
    return alike


def _pair_leftovers(titles: Sequence[str], listed: Sequence[str], found: list[int | None]) -> list[int | None]:
    before = -1
    paired = list(found)
    for i, title in enumerate(titles):
        if found[i] is not None:
            before = i
            continue
        first = 0 if before < 0 else (found[before] or 0) + 1
        last = len(listed) if i + 1 == len(titles) else found[i + 1]
        alone = i == before + 1 and last is not None and last - first == 1
        if alone and likeness(title, listed[first]) >= ALONE:
            paired[i] = first
    return paired
