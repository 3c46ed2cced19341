"""Which words there are: those of a list of English word frequencies, of places, and of the document itself."""

import re
from collections import Counter
from functools import cache
from importlib.resources import files

from cstdata.gazetteer.countries import country_forms
from cstdata.parser.words import words

__all__ = ["KNOWN", "WORD", "Lexicon"]

WORD = re.compile(r"[^\W\d_]+")
"""Letters that stand together."""

COMMON = 20_000
"""How many of the most frequent words are common ones."""

KNOWN = 50_000
"""How many of them a repair may give; the rest are rare enough to be chance."""

RARE = 30_000
"""From which rank on a word is so rare that it may be a part of another one."""

LISTED = 4000
"""The rank of words that have a list of their own (places, words of the field): here they are frequent."""

SELDOM = 3000
"""The rank from which on a word is not one of the most frequent."""

OFTEN = 3
"""How often a document prints an unknown word that it means."""

LONG = 4
"""The fewest letters of one that it may make known."""


@cache
def _ranks() -> dict[str, int]:
    """The words of symspellpy's list (Google Books Ngrams and SCOWL), the most frequent first, with their ranks."""
    text = files("symspellpy").joinpath("frequency_dictionary_en_82_765.txt").read_text(encoding="utf-8-sig")
    return {word: rank for rank, word in enumerate(text.split()[::2])}


@cache
def _places() -> frozenset[str]:
    """The words of the names of countries, their people, and Chinese places, in lower case."""
    countries = {form.text for form in country_forms() if form.kind in ("name", "adjective")}
    names = countries | words("repairs/peoples") | words("repairs/chinese_places")
    return frozenset(word.casefold() for name in names for word in WORD.findall(name) if len(word) >= LONG)


@cache
def _listed() -> frozenset[str]:
    return _places() | words("repairs/more_words")


@cache
def _english() -> frozenset[str]:
    short = words("repairs/short_words") | words("repairs/three_letters")
    known = {word for word in _ranks() if len(word) >= LONG}
    return frozenset(known | short | _listed())


@cache
def _rare() -> frozenset[str]:
    return frozenset(word for word, rank in _ranks().items() if rank >= RARE and len(word) >= LONG) - _listed()


@cache
def _frequent() -> frozenset[str]:
    return frozenset(word for word, rank in _ranks().items() if rank < SELDOM)


class Lexicon:
    """The words that a document may mean.

    Args:
        text: The text of the document.
    """

    def __init__(self, text: str) -> None:
        self.counts = Counter(WORD.findall(text))
        self._english = _english()
        folded = {word: word.casefold() for word in self.counts}
        self._lower: Counter[str] = Counter()
        for word, count in self.counts.items():
            self._lower[folded[word]] += count
        self.foreign = frozenset(word for word in self.counts if folded[word] not in self._english)
        """The words of the document that are none of the language."""
        self.unknown = frozenset(word for word in self.foreign if not self._is_meant(folded[word]))
        """Those of them that it does not print again and again."""
        rare, self.frequent = _rare(), _frequent()
        self.rare = self.unknown | {w for w in self.counts if folded[w] in rare and not self._is_meant(folded[w])}
        """Those, and words that are rare in the language and the document."""
        self.seldom = frozenset(w for w in self.counts if len(w) >= LONG - 1 and folded[w] not in self.frequent)
        """The words of the document that are not of the most frequent ones; short ones have no rank."""

    def _is_meant(self, folded: str) -> bool:
        return len(folded) >= LONG and self._lower[folded] >= OFTEN

    def is_word(self, word: str) -> bool:
        """Whether it is a word, or one that the document prints so often that it means it."""
        folded = word.casefold()
        return folded in self._english or self._is_meant(folded)

    def is_common(self, word: str, *, among: int = COMMON) -> bool:
        """Whether it is one of the most frequent words."""
        return self.rank(word) < among

    def rank(self, word: str) -> int:
        """How many words are more frequent."""
        folded = word.casefold()
        rank = _ranks().get(folded, len(_ranks()))
        return LISTED if rank > LISTED and folded in _listed() else rank

    def means(self, word: str) -> bool:
        """Whether a repair may give this word: one of the language, or one that the document prints elsewhere."""
        folded = word.casefold()
        if folded in self._english:
            return self.rank(folded) < KNOWN or folded in self._lower
        return len(folded) > LONG and self._lower[folded] > 0

    def is_place(self, word: str) -> bool:
        """Whether it is a word of the name of a country, a people or a Chinese place."""
        return word.casefold() in _places()
