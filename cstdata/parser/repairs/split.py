"""Words with a blank inside, where lines of 80 characters were joined (``publiciz ed``, ``he s aid``)."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import Literal

from cstdata.parser.repairs.lexicon import KNOWN, Lexicon
from cstdata.parser.repairs.reading import Doubt, Find
from cstdata.parser.words import words

__all__ = ["find_split"]

MOST_PARTS = 3
"""In how many parts a word may be cut."""

PLAIN = 2000
"""The rank up to which a word of four letters or less is taken; rarer ones come out by chance."""

FREQUENT = 5000
"""The rank up to which a word is likelier than a chance of two others beside each other."""

CHANCE = 12_000
"""The rank up to which a part that is a small word (and, to) is taken for one."""

FAR = 10
"""How many times more frequent one word is than two, or than another one, where that decides."""

LONG_NAME = 5
"""The letters from which on few names begin a frequent word."""

_PARTS = re.compile(r"(?<![^\s(\[\"'\u201c\u2018/-])[^\W\d_]+(?: [^\W\d_]+)+(?![\w@])")
_PLAIN = re.compile(r"[A-Z]?[a-z]+")
_OPENS = re.compile(r"(?:^|\n|[.?!:][\"')\u201d\u2019]*\s+)[\"'(\u201c\u2018]*$")
_INITIAL = re.compile(r"\b[A-Z]\.\s+$")
_FIGURE = re.compile(r"\d\s*$")
_APOSTROPHE = re.compile(r"['\u2019\u2018]\s?$")
_WORD_BEFORE = re.compile(r"([^\W\d_]+) $")

Verdict = Literal["one", "doubtful", "several"]
Join = tuple[int, int]
"""Parts of a run, by the numbers of the first one and the one behind the last."""


def find_split(text: str, lexicon: Lexicon) -> Iterator[Find | Doubt]:
    """Parts of which one at least is no word, and which together are one.

    The second part goes on in lower case; a capital stands inside a sentence in front of names and in titles only.
    """
    for match in _PARTS.finditer(text):
        tokens = match[0].split(" ")
        if not lexicon.rare.isdisjoint(tokens):
            yield from _Run(text, match.start(), tokens, lexicon).finds()
        yield from _far_more_frequent(match.start(), tokens, lexicon)


def _far_more_frequent(start: int, tokens: Sequence[str], lexicon: Lexicon) -> Iterator[Doubt]:
    """Two words that are far more frequent as one (``there fore``)."""
    seldom, frequent = lexicon.seldom, lexicon.frequent
    for index, (first, second) in enumerate(pairwise(tokens)):
        if (first in seldom or second in seldom) and (first + second).casefold() in frequent and second.islower():
            rarest = max(lexicon.rank(first), lexicon.rank(second))
            if lexicon.rank(first + second) * FAR < rarest and lexicon.rare.isdisjoint((first, second)):
                at = start + sum(len(token) + 1 for token in tokens[:index])
                yield Doubt(at, f"{first} {second}", (first + second,))


class _Run:
    """Words with one blank between each two."""

    def __init__(self, text: str, start: int, tokens: Sequence[str], lexicon: Lexicon) -> None:
        self.text = text
        self.tokens = tokens
        self.lexicon = lexicon
        self.rare = [token in lexicon.rare for token in tokens]
        self.unknown = [token in lexicon.unknown for token in tokens]
        self.starts = [start]
        for token in tokens:
            self.starts.append(self.starts[-1] + len(token) + 1)

    def finds(self) -> Iterator[Find | Doubt]:
        """What is one word; where two words could be made of the same parts, the far more frequent one."""
        verdicts: dict[Join, Verdict] = {}
        for first, last in self._around_rare():
            if (verdict := self._verdict(first, last)) != "several":
                verdicts[first, last] = verdict
        for group in _clusters(sorted(verdicts)):
            chosen = self._chosen(group)
            for join in chosen or group:
                start, end = self.starts[join[0]], self.starts[join[1]] - 1
                joined = self._joined(join)
                if chosen and verdicts[join] == "one":
                    yield Find("split_word", start, end, joined)
                else:
                    yield Doubt(start, self.text[start:end], (joined,))

    def _around_rare(self) -> set[Join]:
        """The parts beside each other of which one is rare."""
        return {
            (first, first + length)
            for index, rare in enumerate(self.rare)
            if rare
            for length in range(2, MOST_PARTS + 1)
            for first in range(max(index - length + 1, 0), min(index, len(self.tokens) - length) + 1)
        }

    def _joined(self, join: Join) -> str:
        return "".join(self.tokens[slice(*join)])

    def _chosen(self, group: Sequence[Join]) -> list[Join]:
        """Of joins that share parts those that leave the fewest rare ones over; none where that is not plain."""
        most = max(self._taken_in(join) for join in group)
        best = sorted(
            (join for join in group if self._taken_in(join) == most), key=lambda j: self.lexicon.rank(self._joined(j))
        )
        if all(first[1] <= second[0] for first, second in pairwise(sorted(best))):
            return sorted(best)
        ranks = [self.lexicon.rank(self._joined(join)) for join in best[:2]]
        long = len(self._joined(best[0])) > len("the")
        return best[:1] if long and ranks[0] * FAR < ranks[1] else []

    def _taken_in(self, join: Join) -> tuple[int, int]:
        """How many rare parts a join takes in, and the fewest others."""
        inside = self.rare[slice(*join)]
        return sum(inside), -len(inside)

    def _verdict(self, first: int, last: int) -> Verdict:
        parts = self.tokens[first:last]
        joined = "".join(parts)
        if not _PLAIN.fullmatch(joined) or not all(part.islower() for part in parts[1:]):
            return "several"
        if joined.casefold() in words("repairs/never_joined") or not self.lexicon.means(joined):
            return "several"
        if not self._is_plain_enough(first, last) or self._stands_apart(first):
            return "several"
        if len(parts[0]) == 1 and parts[0].isupper():
            return self._behind_initial(first, last)
        if parts[0][0].isupper():
            return self._behind_name(first, last)
        # "China s aid" lost an apostrophe or cut a word.
        return "doubtful" if parts[0] == "s" and first and self.tokens[first - 1][0].isupper() else "one"

    def _is_plain_enough(self, first: int, last: int) -> bool:
        """Whether the word is so frequent that it does not come out by chance."""
        joined = self._joined((first, last)).casefold()
        if self.lexicon.rank(joined) >= KNOWN:
            # Only the document knows it: "perovsk ite", but not "beam line".
            return all(self.rare[first:last])
        small = words("repairs/parted_small")
        if len(joined) <= 4:  # noqa: PLR2004 - see PLAIN
            return joined in small or (len(joined) > 2 and self.lexicon.is_common(joined, among=PLAIN))  # noqa: PLR2004
        if not any(self.unknown[first:last]):
            return self.lexicon.rank(joined) <= FREQUENT
        if any(part.casefold() in small for part in self.tokens[first:last]):
            return self.lexicon.rank(joined) < CHANCE
        return True

    def _stands_apart(self, first: int) -> bool:
        """Whether the first part is a unit behind its figure, or what an apostrophe cut off."""
        before = self.text[max(0, self.starts[first] - 4) : self.starts[first]]
        is_unit = self.tokens[first] in words("repairs/units") and not self.rare[first + 1]
        return bool(_APOSTROPHE.search(before) or (is_unit and _FIGURE.search(before)))

    def _behind_initial(self, first: int, last: int) -> Verdict:
        """One capital and a word: the beginning of a sentence, or a label (vitamin C), or the initial of a name."""
        before = self.text[max(0, self.starts[first] - 24) : self.starts[first]]
        if _INITIAL.search(before):
            return "several"
        if _OPENS.search(before):
            return "one"
        label = _WORD_BEFORE.search(before)
        if label and label[1].casefold() in words("repairs/labels"):
            return "several"
        return (
            "one" if self.rare[last - 1] and self.lexicon.rank(self._joined((first, last))) <= FREQUENT else "doubtful"
        )

    def _behind_name(self, first: int, last: int) -> Verdict:
        """What may be a name, and a word: nobody is called Rese, but Mr. Bai led a delegation."""
        head, tail = self.tokens[first], self.tokens[last - 1]
        joined = self._joined((first, last))
        if self.lexicon.is_place(joined) and head not in words("repairs/surnames"):
            return "one"
        frequent = self.lexicon.rank(joined) <= FREQUENT
        if head in words("repairs/surnames"):
            if not self.rare[last - 1]:
                return "several"
            return "one" if frequent else "doubtful"
        if not self.rare[first] or self.rare[last - 1] or (frequent and len(head) >= LONG_NAME):
            return "one"
        follows = tail in words("repairs/follow_names") or self.lexicon.is_common(tail, among=FREQUENT)
        return "doubtful" if follows else "one"


def _clusters(joins: Sequence[Join]) -> Iterator[list[Join]]:
    """The joins, those that share a part together."""
    reached, number = -1, 0
    numbered = []
    for first, last in joins:
        number += first >= reached
        reached = max(reached, last)
        numbered.append((number, (first, last)))
    for _, group in groupby(numbered, key=lambda pair: pair[0]):
        yield [join for _, join in group]
