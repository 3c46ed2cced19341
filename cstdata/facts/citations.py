"""The sources that an article names at its end: who, where, when."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from cstdata.parser.dates import DATE, parse_date
from cstdata.parser.sources import source_head

__all__ = ["CitationMatch", "read_sources"]

_SIGNS = " ,，、"  # noqa: RUF001 - full-width forms occur
_OPEN, _CLOSE = "([（【", ")]）】"  # noqa: RUF001
_STOPS = " .。"
_STRAIGHT = str.maketrans("‘’“”", "''\"\"")  # noqa: RUF001
# A lower-case last label tells a host from "P.R.China" and "U.S.".
_HOST = re.compile(r"^(?:[Hh]ttps?://\S+|[Ww]{3}\.[\w.-]+\S*|[\w-]+(?:\.[\w-]+)*\.[a-z]{2,6}(?:/\S*)?)$")
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\.?"
_DAYS = r"\d{1,2}(?:st|nd|rd|th)?(?:\s?[-–]\s?\d{1,2}(?:st|nd|rd|th)?)?"  # noqa: RUF001
_INCOMPLETE = rf"{_MONTH}\s?{_DAYS}(?:,?\s?\d{{4}})?|{_DAYS}\s{_MONTH}(?:,?\s?\d{{4}})?|{_MONTH},?\s?\d{{4}}"
_ANY_DATE = rf"(?<![\w])(?:{DATE.pattern}|{_INCOMPLETE})"
_DATE_AT_END = re.compile(rf"(?P<date>{_ANY_DATE})$")
_DATE_AT_START = re.compile(rf"(?P<date>{DATE.pattern})[,，、\s]+(?=\S)")  # noqa: RUF001
# Behind a semicolon, or behind a date that more is printed behind, stands another source.
_BETWEEN = re.compile(r"\s*[;；]\s*|(?<=\d)\s*(?:[,，、]\s*(?:and\s+)?|\s+and\s+)(?=[^\W\d])")  # noqa: RUF001


@dataclass(frozen=True, slots=True)
class CitationMatch:
    """A source in a source line.

    Args:
        start, end: Its place in the line; the whole line where it is the only one.
        name: The source as printed, with straight apostrophes, so that a paper has one name however it was typeset.
        url: Its address, where the name is a host or an address.
        published: The date behind it, None where there is none or it is no date of the calendar.
        printed_date: The date as printed, None where there is none; also one without its day or year.
    """

    start: int
    end: int
    name: str
    url: str | None
    published: date | None
    printed_date: str | None


def read_sources(line: str) -> list[CitationMatch]:
    """The sources of a source line, ``(Source: NAME, DATE)``.

    Several are parted by semicolons, or by the date that ends each.

    Args:
        line: The clean text of the line, with its brackets.
    """
    first, last = _inside(line)
    parts = [place for place in _parts(line, first, last) if line[slice(*place)].strip(_SIGNS)]
    places = [(0, len(line))] if len(parts) == 1 else parts
    return [_source(line[start:end].strip(), *place) for (start, end), place in zip(parts, places, strict=True)]


def _inside(line: str) -> tuple[int, int]:
    """The place between the words that begin a source line and the brackets and stops that end it."""
    bracketed = line[:1] in tuple(_OPEN)
    first = source_head(line)
    if first is None:
        first = int(bracketed)
    last = len(line)
    # One bracket is the line's own, or one too many; others belong to the name.
    while last > first and (line[last - 1] in _STOPS or (line[last - 1] in _CLOSE and _unopened(line[first:last]))):
        last -= 1
    return first, last


def _unopened(text: str) -> bool:
    return sum(character in _OPEN for character in text) < sum(character in _CLOSE for character in text)


def _parts(line: str, first: int, last: int) -> Iterator[tuple[int, int]]:
    start = first
    for match in _BETWEEN.finditer(line, first, last):
        dated = _DATE_AT_END.search(line[start : match.start()])
        ends = dated is not None and dated.start() > 0 and parse_date(dated["date"]) is not None
        if ends or match[0].strip()[:1] in (";", "；"):  # noqa: RUF001
            yield start, match.start()
            start = match.end()
    yield start, last


def _source(printed: str, start: int, end: int) -> CitationMatch:
    dated = _DATE_AT_END.search(printed)
    if dated:
        name = printed[: dated.start()]
    elif dated := _DATE_AT_START.match(printed):
        name = printed[dated.end() :]
    else:
        name = printed
    name = (name.strip(_SIGNS) or printed).translate(_STRAIGHT)
    url = None
    if _HOST.match(name):
        url = name if name.lower().startswith("http") else f"http://{name}"
    return CitationMatch(
        start=start,
        end=end,
        name=name,
        url=url,
        published=parse_date(dated["date"]) if dated else None,
        printed_date=dated["date"] if dated else None,
    )
