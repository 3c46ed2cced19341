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

FREQUENT = 5000
"""The same, for a small word of two letters and one at the beginning of a sentence."""

_STOP = re.compile(
    r"(?<![\w.@/-])(?P<before>[^\W\d_]*[^\W\d_A-Z]{2}[\"')\u2019\u201d]?[.?!,;])(?P<after>[\"'\u201c]?[A-Z][^\W\d_]*)"
    r"(?![\w@]|[.@/]\w)"
)
_CAPITAL = re.compile(r"(?P<small>[a-z]{2,7})(?P<name>[A-Z][a-z]{2,}|[A-Z]{3,})")
_TOUCHES_BEFORE = re.compile(r"[\w@/.-]")
_TOUCHES = re.compile(r"[\w@/-]|\.\w")
_STOP_HINT = re.compile("[.?!,;](?=[\"'\u201c]?[A-Z])")


def find_joined(text: str, lexicon: Lexicon) -> Iterator[Find | Doubt]:
    """A word and a small one, two small ones, a small one and a name, and sentences without a blank between."""
    for match in near(_STOP, text, _STOP_HINT):
        if _ends_word(match["before"], lexicon):
            yield Find("joined_word", match.start(), match.end(), f"{match['before']} {match['after']}")
    parted = {word: parts for word in lexicon.foreign if len(word) > LONG and (parts := _parts(word, lexicon))}
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
    return not _TOUCHES_BEFORE.match(text[match.start() - 1 : match.start()]) and not _TOUCHES.match(text, match.end())


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
        first, second = word[:at], word[at:]
        two_small = first.casefold() in small and second in small and max(len(first), len(second)) > len("of")
        # What comes again and again is a word that is meant, but never one of two small ones.
        if not two_small and word not in lexicon.unknown:
            continue
        if two_small or _stands_behind(first, second, lexicon) or _stands_before(first, second, lexicon):
            found.append(f"{first} {second}")
    return found


def _stands_behind(word: str, small: str, lexicon: Lexicon) -> bool:
    """Whether a small word can have been joined to the one before it; with a capital, one that the document prints."""
    if small in words("repairs/parted_behind"):
        least, among = (LONG, COMMON)
    elif small in words("repairs/parted_short_behind"):
        least, among = (LONG + 1, FREQUENT)
    else:
        return False
    if lexicon.is_place(word):
        return len(word) > LONG
    if not word.islower():
        return len(word) >= LONG_NAME and lexicon.is_common(word, among=among) and lexicon.counts[word] > 0
    return len(word) >= least and lexicon.is_common(word, among=among)


def _stands_before(small: str, word: str, lexicon: Lexicon) -> bool:
    """Whether a small word can have been joined to the one behind it."""
    if small in words("repairs/parted_before"):
        return len(word) >= LONG and lexicon.is_common(word, among=COMMON)
    if small in words("repairs/parted_short_before"):
        return len(word) > LONG and lexicon.is_common(word, among=FREQUENT)
    return False
