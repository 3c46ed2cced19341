"""Dates that stand alone: in a masthead, at the end of a source line."""

import re
from calendar import month_abbr, month_name
from datetime import date

from rapidfuzz import process
from rapidfuzz.distance import OSA

__all__ = ["DATE", "ends_in_month", "garbled_month", "parse_date"]

GARBLED = 31
"""How much lower than the character that is meant the printed one is, where a font lost its encoding."""

_MONTH = r"(?P<month>[A-Z][a-z]{2,9})\.?"
_DAY = r"(?P<day>\d{1,2})(?:\s?(?:st|nd|rd|th))?"
_YEAR = r"(?P<year>\d{4})"
_FORMS = (
    rf"{_MONTH}\s*{_DAY}\s*,?\s*(?:of\s+)?{_YEAR}",  # July 15 2016; September 30,1998; 20 ,2008; May 31st, 2016
    rf"{_DAY}\s*(?:of\s+)?{_MONTH}\s*,?\s*{_YEAR}",  # 27 May 2016
    r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})",
)
_PATTERNS = tuple(re.compile(form) for form in _FORMS)

DATE = re.compile("|".join(re.sub(r"\?P<\w+>", "?:", form) for form in _FORMS))
"""Any of the forms, without groups: finds where a date stands in a line."""

_MONTHS = {name.casefold(): number for names in (month_abbr, month_name) for number, name in enumerate(names) if name}
_MONTHS["sept"] = 9


def ends_in_month(text: str) -> bool:
    """Whether the last word is a month, so that a day may stand behind it."""
    last = text.rpartition(" ")[2].rstrip(".")
    return last[:1].isupper() and last.casefold() in _MONTHS


def parse_date(text: str) -> date | None:
    """The date that ``text`` is, or None.

    The forms are those of mastheads and source lines of all years; a month's name may be misspelt by one
    letter (``Mayh``, printed on 2000-05-20).
    """
    for pattern in _PATTERNS:
        match = pattern.fullmatch(" ".join(text.split()))
        if match and (month := _month(match["month"])):
            try:
                return date(int(match["year"]), month, int(match["day"]))
            except ValueError:
                return None
    return None


def garbled_month(text: str) -> int | None:
    """The month, from 1, of a name whose characters are 31 too low, as in the PDF copies of 2017 (``+VOF``: June)."""
    name = "".join(chr(ord(character) + GARBLED) for character in text)
    return _MONTHS.get(name.casefold())


def _month(name: str) -> int | None:
    if name.isdigit():
        return int(name)
    if number := _MONTHS.get(name.casefold()):
        return number
    near = process.extract(name.casefold(), _MONTHS.keys(), scorer=OSA.distance, score_cutoff=1, limit=2)
    found = {_MONTHS[known] for known, _, _ in near}
    return found.pop() if len(found) == 1 else None
