"""Find the countries that a text names, by name, adjective or combining form (Sino-Dutch)."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from typing import Any

import ahocorasick
import pycountry

from cstdata.facts.wordlists import word_list
from cstdata.gazetteer import countries as gazetteer
from cstdata.gazetteer.countries import CountryForm

__all__ = ["CountryMatch", "country_forms", "country_names", "find_countries"]

_SHORTEST_IN_CAPITALS = 5

# One character for one, so that places stay the same: quotes, primes and accents used as an apostrophe;
# hyphens, dashes and the minus sign.
_APOSTROPHES = "\u2018\u2019\u201b\u2032`\u00b4\u02bc\uff07"
_HYPHENS = "\u2010\u2011\u2012\u2013\u2014\u2212\ufe63\uff0d"
_ONE_FOR_ONE = str.maketrans(dict.fromkeys(_APOSTROPHES, "'") | dict.fromkeys(_HYPHENS, "-"))
_BLANK = re.compile(r"\s")
_BLANKS = re.compile(r" {2,}")
_INITIAL = re.compile(r"[A-Z]\.")
_LAST_WORD = re.compile(r"[^\W\d_]+(?=\W*$)")
_FIRST_WORD = re.compile(r"[^\w.;:]*[^\W\d_]+")
_LOOK_BACK = 60


@dataclass(frozen=True, slots=True)
class CountryMatch:
    """A place where a country is named.

    Args:
        start: Where the name begins in the text.
        end: Where it ends.
        country_id: The country's ISO 3166-1 alpha-3 code.
    """

    start: int
    end: int
    country_id: str


def find_countries(text: str) -> list[CountryMatch]:
    """Find every naming of a country in a text.

    A country is a sovereign state or a region with an ISO 3166-1 code of its own. The forms are those of
    pycountry (the ISO standard) and of the file ``countries.csv`` of the gazetteer. Of forms that overlap, the one
    that begins first counts, and of those the longest; so the phrases of kind ``not`` keep their inside out
    of sight ("South China Sea"). The time is linear in the length of the text.

    Args:
        text: Any text. Line ends and runs of blanks stand for one blank.

    Returns:
        The matches in order; no two overlap.
    """
    flat, origin = _flatten(text)
    return [
        CountryMatch(origin(start), origin(end - 1) + 1, form.country_id)
        for start, end, form in _longest(flat)
        if form.country_id and not _is_money(flat, end) and not _is_person(flat, start, end, form)
    ]


@cache
def country_names() -> dict[str, str]:
    """Return the short English name of every country of ISO 3166-1, by alpha-3 code, sorted by code."""
    return {
        country.alpha_3: str(getattr(country, "common_name", country.name))
        for country in sorted(pycountry.countries, key=lambda each: str(each.alpha_3))
    }


@cache
def country_forms() -> dict[str, str]:
    """Return every form looked for with its country's alpha-3 code, or with "" if it holds no country."""
    return {form.text: form.country_id for form in _forms().values()}


# ---------------------------------------------------------------------------------------------- forms


@cache
def _forms() -> dict[str, CountryForm]:
    """Return the forms by text; the gazetteer's wins over the standard's, and a variant over neither."""
    plain = (form._replace(text=_one_for_one(form.text)) for form in gazetteer.country_forms())
    forms = {form.text: form for form in plain}
    for variant in (*map(_in_capitals, forms.values()), *map(_without_apostrophe, forms.values())):
        if variant is not None:
            forms.setdefault(variant.text, variant)
    return forms


def _in_capitals(form: CountryForm) -> CountryForm | None:
    """Return the form as a title in capitals prints it; short ones would be mistaken for abbreviations."""
    letters = sum(character.isalpha() for character in form.text)
    if letters < _SHORTEST_IN_CAPITALS and form.kind != "combining":
        return None
    return form._replace(text=form.text.upper())


def _without_apostrophe(form: CountryForm) -> CountryForm | None:
    """Return the possessive that lost its apostrophe ("Chinas market"), as early issues print it."""
    is_plain = form.kind == "name" and form.text.isalpha() and form.text[1:].islower()
    if is_plain and not form.text.endswith("s") and len(form.text) >= _SHORTEST_IN_CAPITALS:
        return form._replace(text=form.text + "s")
    return None


@cache
def _automaton() -> Any:
    automaton = ahocorasick.Automaton()
    for form in _forms().values():
        automaton.add_word(form.text, form)
    automaton.make_automaton()
    return automaton


# ------------------------------------------------------------------------------------------- matching


class _Origin:
    """Maps a place in the flattened text to its place in the given one."""

    def __init__(self, runs: list[tuple[int, int]]) -> None:
        """Take the runs of blanks in the given text that were cut to one blank, as (start, end)."""
        dropped = list(accumulate((end - start - 1 for start, end in runs), initial=0))
        self._dropped = dropped
        self._starts = [start - lost for (start, _), lost in zip(runs, dropped, strict=False)]

    def __call__(self, place: int) -> int:
        # A run's own blank keeps its first place; what follows it is moved.
        return place + self._dropped[bisect_right(self._starts, place - 1)]


def _one_for_one(text: str) -> str:
    return _BLANK.sub(" ", text).translate(_ONE_FOR_ONE)


def _flatten(text: str) -> tuple[str, _Origin]:
    """Write every blank, apostrophe and dash in one way and cut runs of blanks to one."""
    spaced = _one_for_one(text)
    return _BLANKS.sub(" ", spaced), _Origin([run.span() for run in _BLANKS.finditer(spaced)])


def _longest(flat: str) -> Iterator[tuple[int, int, CountryForm]]:
    """Yield the forms that stand as words: the one that begins first, of those the longest."""
    hits = [
        (last + 1 - len(form.text), last + 1, form)
        for last, form in _automaton().iter(flat)
        if _stands_alone(flat, last + 1 - len(form.text), last + 1, form)
    ]
    reached = 0
    for start, end, form in sorted(hits, key=lambda hit: (hit[0], -hit[1])):
        if start >= reached:
            reached = end
            yield start, end, form


def _stands_alone(flat: str, start: int, end: int, form: CountryForm) -> bool:
    if flat[start - 1 : start].isalnum() or flat[end : end + 1].isalnum():
        return False
    if form.kind == "combining":
        return flat[end : end + 1] == "-" and flat[end + 1 : end + 2].isupper()
    return True


# -------------------------------------------------------------------------------------------- context


def _is_money(flat: str, end: int) -> bool:
    """Say whether the form only tells which money is meant: US$, US $, Hong Kong dollars, Swiss francs."""
    rest = flat[end : end + _LOOK_BACK].removeprefix(" ")
    word = re.match(r"[A-Za-z]*", rest)
    return rest.startswith("$") or (word is not None and word[0].lower() in word_list("countries_currencies.txt"))


def _is_person(flat: str, start: int, end: int, form: CountryForm) -> bool:
    """Say whether the form is somebody's name: "Dr. Israel", "Prof. Alan M. French", "Paul Jordan".

    An honorific directly in front settles it for every form of one word; for the forms that are usual names
    of persons as well, so does an initial or a usual given name, or an honorific one or two words before.
    In capitals those are family names unless the line is in capitals ("Alan FRENCH", "SINO-FRENCH").
    """
    before = flat[max(0, start - _LOOK_BACK) : start]
    may_be_name = form.text.capitalize() in word_list("countries_also_names.txt")
    if may_be_name and form.text.isupper():
        return not _in_line_of_capitals(before, flat[end : end + _LOOK_BACK])
    if " " in form.text or not before.endswith((" ", ".")):
        return False
    words = [word.lstrip("([\"'\u201c") for word in before.rstrip(" ").split(" ")]
    honorifics = word_list("countries_honorifics.txt")
    if words[-1] in honorifics:
        return True
    if not may_be_name:
        return False
    if _INITIAL.fullmatch(words[-1]) or words[-1] in word_list("countries_given_names.txt"):
        return True
    return any(
        words[-given - 1] in honorifics and all(map(_is_name, words[-given:])) for given in (1, 2) if len(words) > given
    )


def _in_line_of_capitals(before: str, after: str) -> bool:
    """Say whether the nearest word on either side is in capitals."""
    neighbours = (_LAST_WORD.search(before), _FIRST_WORD.match(after))
    return any(word is not None and len(word[0]) > 1 and word[0].isupper() for word in neighbours)


def _is_name(word: str) -> bool:
    return word[:1].isupper() and (word.isalpha() or _INITIAL.fullmatch(word) is not None)
