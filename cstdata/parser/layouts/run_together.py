"""Layouts that run together what stood on lines of its own; see `landmarks` and `seams` beside this folder."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from cstdata.parser.contents import Contents, find_contents, section_title
from cstdata.parser.grammar import without_marks
from cstdata.parser.landmarks import footers_inside, masthead_parts, source_places
from cstdata.parser.layouts.base import Evidence
from cstdata.parser.layouts.lined import LinedLayout, Outline
from cstdata.parser.newsletter import Block, ContentsEntry, Section
from cstdata.parser.relining import behind_blanks, cut_lines
from cstdata.parser.seams import Titles, split_titles
from cstdata.problems import Problem
from cstdata.readers import Document, Line, Span

__all__ = ["RunTogetherLayout"]

EVIDENCE_PARTS = 3
"""The fewest parts of a masthead that show a newsletter."""

SECTION_WORDS = 15
"""The most words of the title of a section."""

_BRACKETED = re.compile(r"\[[A-Z][^\[\]\n]{2,80}\]")
_BULLET = re.compile(r"(?<!\S)[•·●◆▪■\uf06c\uf0b7](?=\s|\w)")


class RunTogetherLayout(LinedLayout):
    """A family whose lines are cut at what they run together before they are read as those of a `LinedLayout`."""

    def evidence(self, document: Document) -> Evidence:
        """Whether parts of a masthead stand together, be it on one line."""
        kinds: dict[str, int] = {}
        for parts in masthead_parts(document, self.grammar):
            found = {part.kind: part.span[0] for part in reversed(parts)}
            kinds = max(kinds, found, key=len)
        shown = tuple(f"{kind} (line {document.position(start)[0]})" for kind, start in kinds.items())
        others = ", ".join(kind for kind in self.grammar.masthead_inside if kind not in kinds)
        return Evidence(shown, () if len(kinds) >= EVIDENCE_PARTS else (f"more parts of a masthead ({others})",))

    def prepared(self, document: Document) -> tuple[Document, frozenset[int]]:
        """The document, cut at the parts of the masthead and at page footers inside lines."""
        footers = footers_inside(document, self.grammar)
        parts = [part.span for cluster in masthead_parts(document, self.grammar) for part in cluster]
        cut = cut_lines(document, [place for span in (*parts, *footers) for place in span])
        inside = frozenset(
            line.start
            for line in cut.lines
            if any(start <= line.start and line.end <= _over(cut, end) for start, end in footers)
        )
        return cut, inside

    def outline(self, document: Document, first: int, skip: frozenset[int]) -> Outline:
        """Contents list and body, found by what comes again."""
        lines = [line for line in document.lines[first:] if not line.blank and line.start not in skip]
        brackets = [
            match.span() for line in lines for match in _BRACKETED.finditer(document.text, line.start, line.end)
        ]
        document = cut_lines(document, [place for span in brackets for place in span], skip)
        lines = [line for line in document.lines[first:] if not line.blank and line.start not in skip]
        sources = source_places(document, lines)
        titles = split_titles(
            document, [(line.start, line.end) for line in lines if not _BRACKETED.fullmatch(line.text)], sources
        )
        body = _begin(lines, titles.body)
        places = [place for pair in titles.pairs for span in (pair.listed, pair.body) for place in span]
        cuts = [*places, *(place for span in sources for place in span), body]
        bullets = [
            match.start()
            for line in lines
            if line.start < body
            for match in _BULLET.finditer(document.text, line.start, min(line.end, body))
        ]
        document = cut_lines(document, [*cuts, *bullets], skip)
        breaks = frozenset(behind_blanks(document.text, place) for place in cuts)
        if not titles.pairs:
            return Outline(document, find_contents(document, self.grammar, first, skip), breaks)
        return Outline(document, self._contents(document, first, body, skip, titles), breaks)

    def _contents(self, document: Document, first: int, body: int, skip: frozenset[int], titles: Titles) -> Contents:
        """The contents list whose titles are known; what stands between them are titles of sections."""
        next_line = bisect_left([line.start for line in document.lines], body)
        lines = [line for line in document.lines[first:next_line] if not line.blank and line.start not in skip]
        listed = [pair.listed for pair in titles.pairs]
        sections: list[Section] = []
        entries: list[ContentsEntry] = []
        problems: list[Problem] = []
        for part, following in zip(*_parts(lines, listed), strict=True):
            text = without_marks(_BULLET.sub("", " ".join(" ".join(line.text for line in part).split())).strip())
            known = _listed(part, listed)
            if not known and (self.grammar.contents_heading.match(text) or not text):
                continue
            bulleted = _BULLET.match(part[0].text)
            if not known and not bulleted and following and len(text.split()) <= SECTION_WORDS:
                sections.append(Section(len(sections) + 1, section_title(text)))
            elif known or bulleted or len(text.split()) <= 2 * SECTION_WORDS:
                entries.append(ContentsEntry(text, len(sections) or None, part[0].spans[0][0]))
            else:
                problems.append(_unparted(document, part))
        blocks = tuple(Block("contents", line.start, line.end) for line in lines)
        return Contents(tuple(sections), tuple(entries), next_line, blocks, tuple(problems))


def _begin(lines: Sequence[Line], body: int) -> int:
    """Where the body begins: with the title of a section, where one in brackets stands over its first title."""
    above = [line for line in lines if line.start < body]
    if not above or not _BRACKETED.fullmatch(above[-1].text):
        return body
    return above[-1].start if any(line.text == above[-1].text for line in above[:-1]) else body


def _over(document: Document, end: int) -> int:
    """The end of the blanks behind an offset."""
    return document.line_at(max(end - 1, 0)).end


def _listed(part: Sequence[Line], listed: Sequence[Span]) -> bool:
    return any(start <= part[0].spans[0][0] < end for start, end in listed)


def _parts(lines: Sequence[Line], listed: Sequence[Span]) -> tuple[list[list[Line]], list[bool]]:
    """The lines, those of one title together; and of each part whether a known title follows it."""
    parts: list[list[Line]] = []
    for line in lines:
        owner = next((span for span in listed if span[0] <= line.spans[0][0] < span[1]), None)
        if parts and owner is not None and owner[0] <= parts[-1][0].spans[0][0]:
            parts[-1].append(line)
        else:
            parts.append([line])
    known = [_listed(part, listed) for part in parts]
    return parts, [*known[1:], False]


def _unparted(document: Document, part: Sequence[Line]) -> Problem:
    line, column = document.position(part[0].start)
    return Problem(
        code="contents-unparted",
        severity="warning",
        message="these words of the contents list can't be parted into titles: none of them comes again in the body",
        value=" ".join(line.text for line in part)[:200],
        line=line,
        column=column,
        advice="Is the document cut off?",
    )
