"""Words with a blank inside, where lines of 80 characters were joined (``publiciz ed``, ``he s aid``)."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from cstdata.parser.repairs.lexicon import Lexicon
from cstdata.parser.repairs.reading import Doubt, Find
from cstdata.parser.words import words

__all__ = ["find_split"]

MOST_PARTS = 3
"""In how many parts a word may be cut."""

RARE = 3000
"""The rank from which on a word is too rare to follow a name by chance."""

PLAIN = 5000
"""The rank up to which a word is plain enough to be named as a doubt."""

_PARTS = re.compile(r"(?<![^\s(\[\"'\u201c\u2018/-])[^\W\d_]+(?: [^\W\d_]+)+(?![\w@])")
_PLAIN = re.compile(r"[A-Z]?[a-z]+")
_OPENS = re.compile(r"(?:^|\n|[.?!:][\"')\u201d\u2019]*\s+)[\"'(\u201c\u2018]*$")
_INITIAL = re.compile(r"\b[A-Z]\.\s+$")
_FIGURE = re.compile(r"\d\s*$")
_APOSTROPHE = re.compile(r"['\u2019\u2018]\s?$")


def find_split(text: str, lexicon: Lexicon) -> Iterator[Find | Doubt]:
    """Parts of which one at least is no word, and which together are one.

    The second part goes on in lower case; a capital stands inside a sentence in front of names only.
    """
    for match in _PARTS.finditer(text):
        tokens = match[0].split(" ")
        unknown = [token in lexicon.unknown for token in tokens]
        if any(unknown):
            yield from _in_run(_Run(text, match.start(), tokens, unknown, lexicon))


class _Run:
    """Words with one blank between each two."""

    def __init__(self, text: str, start: int, tokens: Sequence[str], unknown: Sequence[bool], lexicon: Lexicon) -> None:
        self.text = text
        self.tokens = tokens
        self.unknown = unknown
        self.lexicon = lexicon
        self.starts = [start]
        for token in tokens:
            self.starts.append(self.starts[-1] + len(token) + 1)

    def place(self, first: int, last: int) -> tuple[int, int]:
        return self.starts[first], self.starts[last] - 1

    def joins(self) -> Iterator[tuple[int, int]]:
        """The parts, by the numbers of the first and the one behind the last, that are one word together."""
        for first in range(len(self.tokens)):
            for last in range(first + 2, min(first + MOST_PARTS, len(self.tokens)) + 1):
                if any(self.unknown[first:last]) and self._is_one(first, last):
                    yield first, last

    def _is_one(self, first: int, last: int) -> bool:
        parts = self.tokens[first:last]
        joined = "".join(parts)
        if not _PLAIN.fullmatch(joined) or not all(part.islower() for part in parts[1:]):
            return False
        if joined.casefold() in words("repairs/never_joined") or not self.lexicon.means(joined):
            return False
        before = self.text[max(0, self.starts[first] - 4) : self.starts[first]]
        if _APOSTROPHE.search(before) or (_FIGURE.search(before) and parts[0] in words("repairs/units")):
            return False
        if len(parts[0]) == 1 and parts[0].isupper():
            opens = _OPENS.search(self.text[max(0, self.starts[first] - 6) : self.starts[first]])
            return bool(opens) and not _INITIAL.search(before)
        return True

    def is_doubtful(self, first: int, last: int) -> bool:
        """Whether the parts may be a name and a word, or a word and a lost possessive."""
        parts = self.tokens[first:last]
        if parts[0][0].isupper() and len(parts[0]) > 1:
            if parts[0] in words("repairs/surnames") and not self.lexicon.is_place("".join(parts)):
                return True
            if self.unknown[first] and not self.unknown[last - 1]:
                rest = parts[-1]
                return rest in words("repairs/follow_names") or self.lexicon.is_common(rest, among=RARE)
        # "China s aid" lost an apostrophe or cut a word.
        return parts[0] == "s" and first > 0 and self.tokens[first - 1][0].isupper()


def _in_run(run: _Run) -> Iterator[Find | Doubt]:
    joins = sorted(run.joins(), key=lambda join: join)
    for group in _clusters(joins):
        best = max(_resolved(run, join) for join in group)
        chosen = [join for join in group if _resolved(run, join) == best]
        for first, last in _apart(chosen) or group:
            start, end = run.place(first, last)
            joined = "".join(run.tokens[first:last])
            if _apart(chosen) and not run.is_doubtful(first, last):
                yield Find("split_word", start, end, joined)
            else:
                yield Doubt(start, run.text[start:end], (joined,))


def _resolved(run: _Run, join: tuple[int, int]) -> tuple[int, int]:
    """How many parts that are no words a join takes in, and the fewest others."""
    inside = run.unknown[join[0] : join[1]]
    return sum(inside), -len(inside)


def _clusters(joins: Sequence[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    """The joins, those that share a part together."""
    reached, number = -1, 0
    numbered = []
    for first, last in joins:
        number += first >= reached
        reached = max(reached, last)
        numbered.append((number, (first, last)))
    for _, group in groupby(numbered, key=lambda pair: pair[0]):
        yield [join for _, join in group]


def _apart(joins: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The joins if none shares a part with another, else none."""
    reached = -1
    for first, last in joins:
        if first < reached:
            return []
        reached = last
    return list(joins)
