"""The sources that an article names at its end: who, where, when."""

import re
from dataclasses import dataclass
from datetime import date

from cstdata.parser.dates import DATE, parse_date

__all__ = ["CitationMatch", "read_sources"]

_HEAD = re.compile(r"^[(\[（]\s*(?:Sources?|From)\s*[:：]\s*", re.IGNORECASE)  # noqa: RUF001 - full-width forms
_TAIL = re.compile(r"\s*[.]?\s*[)\]）]?\s*$")  # noqa: RUF001
_HOST = re.compile(r"^(?:https?://)?[\w-]+(?:\.[\w-]+)+(?:/\S*)?$", re.IGNORECASE)
_DATE_AT_END = re.compile(rf"[,，]?\s*(?P<date>{DATE.pattern})\s*$")  # noqa: RUF001


@dataclass(frozen=True, slots=True)
class CitationMatch:
    """A source in a source line.

    Args:
        start, end: Its place in the line; the whole line where it is the only one.
        name: The source as printed.
        url: Its address, where the name is a host or an address.
        published: The date behind it, None where there is none or it is no date of the calendar.
        printed_date: The date as printed, None where there is none.
    """

    start: int
    end: int
    name: str
    url: str | None
    published: date | None
    printed_date: str | None


def read_sources(line: str) -> list[CitationMatch]:
    """The sources of a source line, ``(Source: NAME, DATE)``; several are parted by semicolons.

    Args:
        line: The clean text of the line, with its brackets.
    """
    head = _HEAD.match(line)
    first = head.end() if head else 0
    tail = _TAIL.search(line, first)
    last = tail.start() if tail else len(line)
    parts = [match.span() for match in re.finditer(r"[^;；]+", line[first:last])]  # noqa: RUF001
    found = []
    for start, end in parts:
        printed = line[first + start : first + end]
        place = (0, len(line)) if len(parts) == 1 else _trimmed(line, first + start, first + end)
        if printed.strip():
            found.append(_source(printed.strip(), *place))
    return found


def _trimmed(line: str, start: int, end: int) -> tuple[int, int]:
    printed = line[start:end]
    return start + len(printed) - len(printed.lstrip()), end - len(printed) + len(printed.rstrip())


def _source(printed: str, start: int, end: int) -> CitationMatch:
    dated = _DATE_AT_END.search(printed)
    name = (printed[: dated.start()] if dated else printed).strip(" ,，") or printed  # noqa: RUF001
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
