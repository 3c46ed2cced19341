"""Page footers: found wherever they stand, also inside a sentence, and read for the editors' address."""

import re
from collections.abc import Sequence, Set
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
    """The footers of a document: the starts of their lines, their places, what the first one says."""

    lines: frozenset[int]
    places: tuple[Span, ...]
    contact: Contact


def find_footers(document: Document, grammar: Grammar, inside: Set[int] = frozenset()) -> Footers:
    """The page footers; ``inside`` are the starts of lines that are known to be some.

    The lines of one may have empty lines between them, and each may be missing.

    Lines of addresses and names belong to a footer that they stand beside, or that ends the document under its
    last source line. A number is that of a page beside a footer, and alone where it goes on from the one before.
    """
    printed = [line for line in document.lines if not line.blank]
    starts = {line.start for line in printed if line.start in inside or line.number in document.running}
    said: dict[str, str] = {}
    for line in printed:
        match = next((m for pattern in grammar.footer if (m := pattern.match(line.text))), None)
        if match:
            starts.add(line.start)
            for name, value in match.groupdict().items():
                if value:
                    said.setdefault(name, value.strip())
    starts |= _wrapped(document.lines, starts, grammar)
    starts |= _beside(printed, starts, grammar)
    starts |= _page_numbers(document.lines, starts, grammar)
    places = tuple((line.start, line.end) for line in printed if line.start in starts)
    return Footers(frozenset(starts), places, _contact(said))


def _wrapped(lines: Sequence[Line], starts: set[int], grammar: Grammar) -> set[int]:
    """The lines between an address and its editor: the address goes over two lines."""
    contact = grammar.footer[-1]
    return {
        middle.start
        for above, middle, below in zip(lines, lines[1:], lines[2:], strict=False)
        if above.start in starts
        and below.start in starts
        and middle.start not in starts
        and not middle.blank
        and contact.match(below.text)
        and not contact.match(above.text)
    }


def _beside(printed: Sequence[Line], starts: set[int], grammar: Grammar) -> set[int]:
    found: set[int] = set()
    run: list[int] = []
    for index, line in enumerate(printed):
        if line.start not in starts and any(pattern.match(line.text) for pattern in grammar.footer_beside):
            run.append(index)
        if run and (run[-1] != index or index + 1 == len(printed)):
            above = printed[run[0] - 1] if run[0] else None
            below = printed[run[-1] + 1] if run[-1] + 1 < len(printed) else None
            touches = any(line.start in starts for line in (above, below) if line)
            ends = below is None and above is not None and is_source(above.text) and is_complete(above.text)
            if touches or ends:
                found.update(printed[place].start for place in run)
            run = []
    return found


def _page_numbers(lines: Sequence[Line], starts: set[int], grammar: Grammar) -> set[int]:
    found: set[int] = set()
    last: int | None = None
    printed = [index for index, line in enumerate(lines) if not line.blank]
    for place, index in enumerate(printed):
        match = grammar.page_number.match(lines[index].text)
        if not match:
            continue
        beside = any(lines[other].start in starts for other in printed[max(place - 1, 0) : place + 2])
        around = (*lines[max(index - 1, 0) : index], *lines[index + 1 : index + 2])
        alone = all(other.blank or other.start in starts for other in around)
        page = int(match["page"])
        goes_on = last is None or last < page <= last + PAGES_BETWEEN
        if beside or (alone and goes_on):
            last = page
            found.add(lines[index].start)
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
