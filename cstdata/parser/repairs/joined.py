"""Words that were joined where lines met without a blank (``satelliteinto``, ``nations.She``)."""

import re
from collections.abc import Iterator

from cstdata.parser.repairs.lexicon import WORD, Lexicon
from cstdata.parser.repairs.near import near
from cstdata.parser.repairs.reading import Doubt, Find
from cstdata.parser.words import words

__all__ = ["find_joined"]

LONG = 4
"""The fewest letters of a word that a small one was joined to."""

LONG_NAME = 6
"""The fewest letters of one with a capital: shorter ones begin many a name (March, Bert, Roll)."""

COMMON = 15_000
"""How frequent that word is at least, by its rank."""

_STOP = re.compile(
    r"(?<![\w.@/-])(?P<before>[^\W\d_]*[^\W\d_A-Z]{2}[\"')\u2019\u201d]?[.?!,;])(?P<after>[\"'\u201c]?[A-Z][a-z]*)(?![\w@]*[.@/]\w)"
)
_CAPITAL = re.compile(r"(?P<small>[a-z]{2,7})(?P<name>[A-Z][a-z]{2,})")
_STOP_HINT = re.compile("[.?!,;](?=[\"'\u201c]?[A-Z])")


def find_joined(text: str, lexicon: Lexicon) -> Iterator[Find | Doubt]:
    """A word and a small one, two small ones, a small one and a name, and sentences without a blank between."""
    for match in near(_STOP, text, _STOP_HINT):
        if _ends_word(match["before"], lexicon):
            yield Find("joined_word", match.start(), match.end(), f"{match['before']} {match['after']}")
    parted = {word: parts for word in lexicon.unknown if len(word) > LONG and (parts := _parts(word, lexicon))}
    if parted:
        for match in WORD.finditer(text):
            if match[0] in parted and _stands_alone(text, match):
                yield from _parted(match, parted[match[0]])


def _parted(match: re.Match[str], parts: list[str]) -> Iterator[Find | Doubt]:
    if len(parts) == 1:
        yield Find("joined_word", match.start(), match.end(), parts[0])
    else:
        yield Doubt(match.start(), match[0], tuple(parts))


def _stands_alone(text: str, match: re.Match[str]) -> bool:
    around = text[match.start() - 1 : match.start()] + text[match.end() : match.end() + 2]
    return not any(character in "@/_-" or character.isdigit() for character in around)


def _ends_word(before: str, lexicon: Lexicon) -> bool:
    word = WORD.match(before)
    return word is not None and (lexicon.is_word(word[0]) or lexicon.counts[word[0]] > 1)


def _is_name(name: str, lexicon: Lexicon) -> bool:
    return lexicon.is_word(name) or lexicon.counts[name] > 0


def _parts(word: str, lexicon: Lexicon) -> list[str]:
    """The ways in which a word that there is not parts in two that there are, one of them small."""
    if capital := _CAPITAL.fullmatch(word):
        known = capital["small"] in words("repairs/before_capital") and _is_name(capital["name"], lexicon)
        return [f"{capital['small']} {capital['name']}"] if known else []
    folded = word.casefold()
    if folded in words("repairs/never_parted") or not (word.islower() or word.istitle()):
        return []
    small = words("repairs/parted_small")
    found = []
    for at in range(2, len(word) - 1):
        first, second = folded[:at], folded[at:]
        two_small = first in small and second in small and max(len(first), len(second)) > 2  # noqa: PLR2004
        behind = second in words("repairs/parted_behind") and _carries(word[:at], lexicon)
        before = first in words("repairs/parted_before") and word.islower() and _carries(second, lexicon)
        if two_small or behind or before:
            found.append(f"{word[:at]} {word[at:]}")
    return found


def _carries(word: str, lexicon: Lexicon) -> bool:
    """Whether a small word can have been joined to this one: a common word, with a capital one of the document."""
    if word.islower():
        return len(word) >= LONG and lexicon.is_common(word, among=COMMON)
    return len(word) >= LONG_NAME and lexicon.is_common(word, among=COMMON) and lexicon.counts[word] > 0
