"""Page footers: found wherever they stand, also inside a sentence, and read for the editors' address."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from cstdata.parser.grammar import Grammar
from cstdata.parser.newsletter import Contact
from cstdata.parser.sources import is_complete, is_source
from cstdata.readers import Document, Line, Span

__all__ = ["Footers", "find_footers"]

PAGES_BETWEEN = 20
"""How far the number of a page may be ahead of the one before it; pages without a number lie between."""

_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_WEBSITE = re.compile(r"(?:https?://|www\.)[^\s<>()]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Footers:
    """The footers of a document: the numbers of their lines, their places, what the first one says."""

    lines: frozenset[int]
    places: tuple[Span, ...]
    contact: Contact


def find_footers(document: Document, grammar: Grammar) -> Footers:
    """The page footers; the lines of one may have empty lines between them, and each may be missing.

    Lines of addresses and names belong to a footer that they stand beside, or that ends the document under its
    last source line. A number is that of a page beside a footer, and alone where it goes on from the one before.
    """
    printed = [line for line in document.lines if not line.blank]
    numbers: set[int] = set(document.running)
    said: dict[str, str] = {}
    for line in printed:
        match = next((m for pattern in grammar.footer if (m := pattern.match(line.text))), None)
        if match:
            numbers.add(line.number)
            for name, value in match.groupdict().items():
                if value:
                    said.setdefault(name, value.strip())
    numbers |= _wrapped(document, numbers, grammar)
    numbers |= _beside(printed, numbers, grammar)
    numbers |= _page_numbers(document, printed, numbers, grammar)
    places = tuple((line.start, line.end) for line in printed if line.number in numbers)
    return Footers(frozenset(numbers), places, _contact(said))


def _wrapped(document: Document, numbers: set[int], grammar: Grammar) -> set[int]:
    """The lines between an address and its editor: the address goes over two lines."""
    found: set[int] = set()
    for number in numbers:
        below = document.lines[number : number + 2]
        if len(below) == 2 and not below[0].blank and below[0].number not in numbers:  # noqa: PLR2004
            match = grammar.footer[-1].match(below[1].text)
            if match and below[1].number in numbers and not grammar.footer[-1].match(document.lines[number - 1].text):
                found.add(below[0].number)
    return found


def _beside(printed: Sequence[Line], numbers: set[int], grammar: Grammar) -> set[int]:
    found: set[int] = set()
    run: list[int] = []
    for index, line in enumerate(printed):
        if line.number not in numbers and any(pattern.match(line.text) for pattern in grammar.footer_beside):
            run.append(index)
        if run and (run[-1] != index or index + 1 == len(printed)):
            above = printed[run[0] - 1] if run[0] else None
            below = printed[run[-1] + 1] if run[-1] + 1 < len(printed) else None
            touches = any(line.number in numbers for line in (above, below) if line)
            ends = below is None and above is not None and is_source(above.text) and is_complete(above.text)
            if touches or ends:
                found.update(printed[place].number for place in run)
            run = []
    return found


def _page_numbers(document: Document, printed: Sequence[Line], numbers: set[int], grammar: Grammar) -> set[int]:
    found: set[int] = set()
    last: int | None = None
    for index, line in enumerate(printed):
        match = grammar.page_number.match(line.text)
        if not match:
            continue
        beside = {other.number for other in printed[max(index - 1, 0) : index + 2]} & numbers
        around = document.lines[max(line.number - 2, 0) : line.number + 1]
        alone = all(other is line or other.blank or other.number in numbers for other in around)
        page = int(match["page"])
        goes_on = last is None or last < page <= last + PAGES_BETWEEN
        if beside or (alone and goes_on):
            last = page
            found.add(line.number)
    return found


def _contact(said: dict[str, str]) -> Contact:
    rest = said.get("rest", "")
    website = _WEBSITE.search(_EMAIL.sub(" ", rest))
    return Contact(
        name=said.get("contact") or None,
        emails=tuple(_EMAIL.findall(rest)),
        website=_address(website[0]) if website else None,
        address=said.get("address") or None,
    )


def _address(website: str) -> str:
    website = website.rstrip(".,;")
    return website if website.lower().startswith("http") else f"http://{website}"
