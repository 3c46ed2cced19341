"""Several issues in one document: split where another masthead begins, each part read as a document of its own."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from cstdata.parser.blocks import cover
from cstdata.parser.chunks import LIST_MARK
from cstdata.parser.dates import parse_date
from cstdata.parser.detection import parse
from cstdata.parser.grammar import Grammar, without_marks
from cstdata.parser.landmarks import masthead_parts
from cstdata.parser.layouts import grammars
from cstdata.parser.newsletter import Newsletter
from cstdata.parser.numbering import date_of_number
from cstdata.parser.sources import is_source
from cstdata.problems import CstdataError
from cstdata.readers import Document, Line

__all__ = ["parse_all", "split"]

HEADING_LINES = 12
"""The most lines of a site that are looked for above a masthead."""

HEADING_WORDS = 8
"""The most words of such a line."""

NAME_LINES = 3
"""The most lines above the navigation of a site that can be the site's name."""

_MASTHEAD_LENGTH = 120
_BREADCRUMB = re.compile(r"(?i)^home\b|\s(?:>|»|\|)\s|\S\s{3,}\S")
_TITLE_INSIDE = re.compile(r"(?i)technology\s+newsletter\b.*\d")
_INSIDE = {
    "title": "title",
    "department": "department",
    "publisher": "publisher",
    "country": "publisher_country",
    "number": "number",
    "date": "published",
}
"""The parts of a masthead inside a line, as fields."""
_ENDS = re.compile(r"[.:;,?!)\]\"'”’]$")  # noqa: RUF001 - quotation marks as printed


@dataclass(frozen=True, slots=True)
class _Masthead:
    """Lines of a masthead that stand together: the index of the first one, and what they say."""

    first: int
    fields: Mapping[str, str]

    @property
    def begins_issue(self) -> bool:
        """Whether there is enough of it: who publishes, and which issue."""
        names = self.fields.keys()
        return bool(
            ("title" in names or "department" in names or {"publisher", "publisher_country"} <= names)
            and ("number" in names or "published" in names)
        )

    @property
    def number(self) -> int | None:
        """The number."""
        return int(self.fields["number"]) if "number" in self.fields else None

    @property
    def published(self) -> date | None:
        """The date."""
        return parse_date(self.fields["published"]) if "published" in self.fields else None

    def differs(self, other: "_Masthead") -> bool:
        """Whether it is that of another issue; where nothing can be compared it is."""
        compared = [
            first != second
            for first, second in (
                (self.number, other.number),
                (self.published, other.published),
                (self.day, other.day),
            )
            if first is not None and second is not None
        ]
        return any(compared) or not compared

    @property
    def day(self) -> date | None:
        """The date, or the one that follows from the number."""
        return self.published or (date_of_number(self.number) if self.number is not None else None)


def parse_all(document: Document) -> tuple[Newsletter, ...]:
    """Read all issues in a document.

    The blocks of the newsletters cover the document once. A part that can't be read is a problem of the newsletter
    in front of it (of the one behind it, where it is the first), and so are its blocks.

    Raises:
        CstdataError: As `cstdata.parser.parse`, where no part can be read.
    """
    read: list[Newsletter] = []
    lost: list[tuple[int, Document, CstdataError]] = []
    for part in split(document):
        try:
            read.append(parse(part))
        except CstdataError as error:
            lost.append((max(len(read) - 1, 0), part, error))
    if not read:
        raise lost[0][2]
    for owner, part, why in lost:
        read[owner] = _with_lost(read[owner], part, why)
    return tuple(_counted_on(read)) if len(read) > 1 else tuple(read)


def split(document: Document) -> tuple[Document, ...]:
    """The parts of a document, one an issue: documents of the same text, each with lines of its own.

    A masthead with the number and date of the one before is one that is printed again on a later page.
    """
    starts = [0]
    current: _Masthead | None = None
    for masthead in _mastheads(document):
        if current is not None and masthead.differs(current):
            starts.append(_beginning(document.lines, masthead.first))
        if current is None or masthead.differs(current):
            current = masthead
    ends = [*starts[1:], len(document.lines)]
    if len(starts) == 1:
        return (document,)
    return tuple(replace(document, lines=document.lines[start:end]) for start, end in zip(starts, ends, strict=True))


def _with_lost(newsletter: Newsletter, part: Document, why: CstdataError) -> Newsletter:
    blocks = sorted((*newsletter.blocks, *cover(part, ())), key=lambda block: block.start)
    return replace(newsletter, blocks=tuple(blocks), problems=(*newsletter.problems, why.problem))


def _counted_on(newsletters: Sequence[Newsletter]) -> Iterator[Newsletter]:
    """The newsletters, each with its place among those of the document."""
    layouts = tuple(newsletter.layout for newsletter in newsletters)
    first_block = 1
    for part, newsletter in enumerate(newsletters, start=1):
        yield replace(newsletter, part=part, beside=layouts, first_block=first_block)
        first_block += len(newsletter.blocks)


def _mastheads(document: Document) -> Iterator[_Masthead]:
    """The mastheads, each of lines with nothing but empty ones between, or inside one line."""
    first = 0
    fields: dict[str, str] = {}
    for index, line in enumerate(document.lines):
        if line.blank:
            continue
        found = _fields(line) or _fields_inside(document, line)
        if found and not fields:
            first = index
        if not found and fields:
            masthead = _Masthead(first, fields)
            if masthead.begins_issue:
                yield masthead
            fields = {}
        for name, value in found.items():
            fields.setdefault(name, value)


def _fields(line: Line) -> dict[str, str]:
    """What a line says as one of a masthead, in the terms of any family."""
    if len(line.text) > _MASTHEAD_LENGTH:
        return {}
    text = without_marks(line.text.rstrip("| "))
    return {
        name: value
        for form in _forms("masthead")
        if (match := form.match(text))
        for name, value in match.groupdict().items()
        if value
    }


def _fields_inside(document: Document, line: Line) -> dict[str, str]:
    """What a line says that runs a masthead together, with whatever follows it."""
    if not _TITLE_INSIDE.search(line.text):
        return {}
    here = replace(document, lines=(line,))
    clusters = [parts for grammar in grammars() for parts in masthead_parts(here, grammar)]
    for parts in clusters:
        said = {part.kind: document.text[slice(*part.span)] for part in reversed(parts)}
        if "title" in said:
            fields = {_INSIDE[kind]: text for kind, text in said.items() if kind in _INSIDE}
            if "number" in fields:
                fields["number"] = "".join(filter(str.isdigit, fields["number"]))
            return fields
    return {}


def _beginning(lines: Sequence[Line], masthead: int) -> int:
    """The index of the line with which an issue begins: its masthead, or what the site puts over it.

    Short lines belong to a site where one of them shows that they are its navigation; otherwise they are the end
    of what stands above.
    """
    printed: list[int] = []
    for index in range(masthead - 1, -1, -1):
        if not lines[index].blank:
            if len(printed) == HEADING_LINES or not _may_head(lines[index]):
                break
            printed.append(index)
    navigation = [place for place, index in enumerate(printed) if _is_navigation(lines[index])]
    if not navigation:
        return masthead
    return printed[min(navigation[-1] + NAME_LINES, len(printed) - 1)]


def _may_head(line: Line) -> bool:
    """Whether a site may print the line over a newsletter, and no newsletter at its end."""
    text = line.text.rstrip("| ")
    if LIST_MARK.match(text) or is_source(text) or any(form.match(text) for form in _forms("footer")):
        return False
    return _is_navigation(line) or (len(text.split()) <= HEADING_WORDS and not _ENDS.search(text))


def _is_navigation(line: Line) -> bool:
    short = len(line.text.split()) <= HEADING_WORDS
    return (short and bool(_BREADCRUMB.search(line.text))) or any(
        form.match(line.text) for form in _forms("navigation")
    )


@cache
def _forms(of: str) -> tuple[re.Pattern[str], ...]:
    """The forms of lines of all families, each once."""
    found: dict[str, re.Pattern[str]] = {}
    for grammar in grammars():
        for pattern in _forms_of(grammar)[of]:
            found.setdefault(pattern.pattern, pattern)
    return tuple(found.values())


def _forms_of(grammar: Grammar) -> Mapping[str, Sequence[re.Pattern[str]]]:
    return {
        "masthead": tuple(grammar.masthead.values()),
        "navigation": grammar.navigation,
        "footer": (*grammar.footer, *grammar.footer_beside, grammar.page_number),
    }
