"""Signs that were lost (degrees, brackets, superscripts, hyphens, apostrophes) or doubled."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from cstdata.gazetteer.countries import country_forms
from cstdata.models.types import RepairKind
from cstdata.parser.repairs.lexicon import Lexicon
from cstdata.parser.repairs.near import near
from cstdata.parser.repairs.reading import Doubt, Find
from cstdata.parser.words import words

__all__ = ["find_signs"]

LONG = 4
"""The fewest letters of a word that may have lost its first one."""

PAGE_END = 1000
"""How many characters may lie between a cut word and its second half: a footer."""

_CUT_ABOVE = re.compile(r"\w[-\u2010\u2011]\n")
_PLURAL_BEFORE = re.compile(r"\b(?:the|both|two|three|many|several|these|those|of|few)\s+$", re.IGNORECASE)
_NOT_OWNED = re.compile(r"(?:and|or|are|were|have|had|in|of|to|for|with|which|who|that|as|on|at|from|by)\b")
_IN_CAPITALS = re.compile(r"[A-Z][a-z]{3,}(?: [A-Z][a-z]+)*|[A-Z][a-z]+(?: [A-Z][a-z]+)+")
_BEGINS = re.compile(r"\n\n(?P<word>[a-z]{4,})(?=[ ,])")


def find_signs(text: str, lexicon: Lexicon) -> Iterator[Find | Doubt]:
    """Lost and doubled signs, by `signs.toml`, `lost_marks.tsv` and the names of countries."""
    for sign in _signs():
        for match in near(sign.pattern, text, sign.hint):
            place = match.span("read")
            if sign.kind is None:
                yield Doubt(place[0], match["read"], tuple(match.expand(read) for read in sign.readings))
            else:
                yield Find(sign.kind, *place, match.expand(sign.readings[0]))
    yield from _marks(text, lexicon)
    yield from _apostrophes(text, lexicon)
    yield from _first_letters(text, lexicon)


def _marks(text: str, lexicon: Lexicon) -> Iterator[Find]:
    lost = _lost_marks()
    for word in lexicon.unknown & lost.keys():
        for match in re.finditer(rf"(?<![\w@./-]){word}(?![\w@/-])", text):
            yield Find("lost_sign", match.start(), match.end(), lost[word])


def _apostrophes(text: str, lexicon: Lexicon) -> Iterator[Find]:
    if _plurals().isdisjoint(lexicon.counts):
        return
    for match in _with_lost_apostrophe().finditer(text):
        before, after = text[max(0, match.start() - 12) : match.start()], text[match.end() : match.end() + 6]
        # One word with an article is a plural ("the Koreas"); a name of several has one anyway ("the State Council").
        plural = " " not in match["word"] and _PLURAL_BEFORE.search(before)
        if not plural and not _NOT_OWNED.match(after.lstrip()):
            yield Find("lost_sign", match.start("word"), match.end("word"), f"{match['word'][:-1]}'s")


def _first_letters(text: str, lexicon: Lexicon) -> Iterator[Doubt]:
    """A paragraph that begins in lower case with what is no word, but is one with a letter before it."""
    for match in _BEGINS.finditer(text):
        word = match["word"]
        # Behind a page break it may be the second half of a cut word.
        cut = _CUT_ABOVE.search(text, max(0, match.start() - PAGE_END), match.start() + 1)
        if word in lexicon.unknown and len(word) >= LONG and not cut:
            letters = "abcdefghijklmnopqrstuvwxyz"
            could = [f"{letter.upper()}{word}" for letter in letters if lexicon.is_common(letter + word)]
            if could:
                yield Doubt(match.start("word"), word, tuple(could))


@dataclass(frozen=True, slots=True)
class _Sign:
    """A pattern, a quick one that matches beside it, and readings; the kind is None where they are doubtful."""

    kind: RepairKind | None
    pattern: re.Pattern[str]
    hint: re.Pattern[str]
    readings: tuple[str, ...]


@cache
def _signs() -> tuple[_Sign, ...]:
    table = tomllib.loads(files(__package__).joinpath("signs.toml").read_text(encoding="utf-8"))
    return tuple(
        _Sign(
            row.get("kind"),
            re.compile(row["pattern"], re.VERBOSE),
            re.compile(row["hint"]),
            tuple(row.get("candidates") or [row["read"]]),
        )
        for row in (*table["sign"], *table["doubtful"])
    )


@cache
def _lost_marks() -> Mapping[str, str]:
    """Words that lost a sign, with and without a capital."""
    rows = files(__package__).joinpath("lost_marks.tsv").read_text(encoding="utf-8").splitlines()
    pairs = dict(row.split("\t") for row in rows if row and not row.startswith("#"))
    capitals = {word[0].upper() + word[1:]: read[0].upper() + read[1:] for word, read in pairs.items()}
    return {**capitals, **pairs}


@cache
def _possessors() -> tuple[str, ...]:
    """The names of countries, and a few more, that have no plural; whole ones, in words with a capital."""
    names = {form.text for form in country_forms() if form.kind == "name"} | words("repairs/possessors")
    endings = tuple("sxz") + tuple(words("repairs/not_possessors"))
    plain = (name for name in names if _IN_CAPITALS.fullmatch(name) and not name.endswith(endings))
    return tuple(sorted(plain, key=lambda name: (-len(name), name)))


@cache
def _plurals() -> frozenset[str]:
    return frozenset(f"{name.split()[-1]}s" for name in _possessors())


@cache
def _with_lost_apostrophe() -> re.Pattern[str]:
    """A name with an s behind it, in front of what is owned."""
    return re.compile(rf"(?<![\w'-])(?P<word>(?:{'|'.join(map(re.escape, _possessors()))})s)(?= [A-Za-z])")
