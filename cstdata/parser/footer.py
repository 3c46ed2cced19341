"""Page footers: found wherever they stand, also inside a sentence, and read for the editors' address."""

import re
from dataclasses import dataclass

from cstdata.parser.grammar import Grammar
from cstdata.parser.newsletter import Contact
from cstdata.readers import Document, Span

__all__ = ["Footers", "find_footers"]

_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_WEBSITE = re.compile(r"(?:https?://|www\.)[^\s<>()]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Footers:
    """The footers of a document: the numbers of their lines, their places, what the first one says."""

    lines: frozenset[int]
    places: tuple[Span, ...]
    contact: Contact


def find_footers(document: Document, grammar: Grammar) -> Footers:
    """The page footers; the lines of one may have empty lines between them."""
    numbers: set[int] = set()
    places: list[Span] = []
    said: dict[str, str] = {}
    for line in document.lines:
        match = next((m for pattern in grammar.footer if (m := pattern.match(line.text))), None)
        if match:
            numbers.add(line.number)
            places.append((line.start, line.end))
            for name, value in match.groupdict().items():
                said.setdefault(name, value.strip())
    return Footers(frozenset(numbers), tuple(places), _contact(said))


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
