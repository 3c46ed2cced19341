"""Titles compared by what they say, not by how they are spelt."""

import re
import unicodedata
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from rapidfuzz import fuzz

__all__ = ["align", "fold", "likeness"]

ALIKE = 70.0
"""The least likeness at which a title over the body and one of the contents list, both in their order, are one."""


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
    return "".join(character for character in text if character.isalnum())


def likeness(first: str, second: str) -> float:
    """How alike two titles are, from 0 to 100 (`rapidfuzz.fuzz.ratio` of the folded forms)."""
    return fuzz.ratio(fold(first), fold(second))


def align(titles: Sequence[str], listed: Sequence[str]) -> list[int | None]:
    """For each title over the body the index of its title in the contents list, or None.

    Both stand in the same order, so the pairs do not cross; among such pairings the one with the greatest
    sum of likenesses is taken, where only pairs of at least `ALIKE` count. The work grows with the product
    of the two lengths, which is at most some tens.
    """
    width = len(listed) + 1
    best = [[0.0] * width for _ in range(len(titles) + 1)]
    like = [[likeness(title, entry) for entry in listed] for title in titles]
    for i in range(len(titles) - 1, -1, -1):
        for j in range(len(listed) - 1, -1, -1):
            pair = like[i][j] + best[i + 1][j + 1] if like[i][j] >= ALIKE else 0.0
            best[i][j] = max(pair, best[i + 1][j], best[i][j + 1])
    found: list[int | None] = []
    j = 0
    for i in range(len(titles)):
        while j < len(listed) and best[i][j] == best[i][j + 1] and best[i][j] != best[i + 1][j]:
            j += 1
        pairs = j < len(listed) and like[i][j] >= ALIKE and best[i][j] == like[i][j] + best[i + 1][j + 1]
        found.append(j if pairs else None)
        j += pairs
    return found
