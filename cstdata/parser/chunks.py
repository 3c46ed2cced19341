"""The body of a newsletter as chunks: what stands together between empty lines, footers and marks."""

import re
from collections.abc import Callable, Iterable, Sequence, Set
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import pairwise
from statistics import median

from cstdata.parser.dates import ends_in_month
from cstdata.parser.grammar import Lines
from cstdata.parser.sentences import ends_sentence, hangs, has_headline_form, in_title_case, starts_anew, tells
from cstdata.parser.sources import ends_source, find_source, is_complete, is_source, source_head
from cstdata.readers import Document, Line, PlacedText, Span
from cstdata.readers.document import Mark, is_blank

__all__ = [
    "BULLET_MARK",
    "LIST_MARK",
    "NUMBER_MARK",
    "Chunk",
    "are_broken",
    "chunks_of",
    "is_day",
    "line_joint",
    "merge_spans",
]

# A hyphen or an asterisk needs a blank behind it: "-based" is half a word. A lone l is a bullet of Wingdings.
BULLET = r"(?:[-*+]\s+|l\s+(?=\w)|[•·◆●■▪◦○‣➢✓\uf06c\uf0b7\uf0d8]\s*)(?=\S)"
NUMBER = r"\(?\d{1,2}(?:[.)]\s*|、\s*)(?=[^\W\d])|[①-⑳]\s*(?=\S)|\(?[a-z]\)\s*(?=\w)"
LIST_MARK = re.compile(rf"(?:{BULLET}|{NUMBER})")
"""The mark in front of an item of a list."""

BULLET_MARK = re.compile(BULLET)
"""The mark in front of an item without a number; it is no part of the item's text."""

NUMBER_MARK = re.compile(NUMBER)
"""The mark in front of a numbered item or sub-heading."""

_SALUTATION = re.compile(r"Dear\b[^.]{2,60}[,:!]$")
_NUMBER = re.compile(r"(\d{1,2})\D")

FULL = 0.8
"""The part of a line's width from which on it may have ended for want of room."""

WRAPPED = 120
"""The most characters of a line that was wrapped at a width; where all are longer, each is a paragraph."""

BROKEN = 2
"""The fewest lines that begin inside a sentence in a text whose lines do so."""

FULL_PRINT, SHORT_PRINT = 0.95, 0.5
"""The parts of a column's width from which on a line is full, and up to which it ends on purpose."""

TITLE_LINES = 4
"""The most lines of a title."""

MOST_SOURCES = 20
"""The most source lines that are looked for on one line."""


@dataclass(frozen=True)
class Chunk:
    """Lines that stand together, or a part of a line.

    Args:
        document: The document.
        spans: The places of its content; blanks at line ends inside it are part of them.
        places: Its places with markup and line ends; several where a footer lies inside it.
        marks: Markup over all of it.
    """

    document: Document
    spans: tuple[Span, ...]
    places: tuple[Span, ...]
    marks: frozenset[Mark] = frozenset()

    @cached_property
    def placed(self) -> PlacedText:
        """Its clean text, with places."""
        return self.document.clean(self.spans)

    @property
    def text(self) -> str:
        """Its clean text."""
        return self.placed.text

    @cached_property
    def is_source(self) -> bool:
        """Whether it is a source line."""
        return is_source(self.text)

    @cached_property
    def is_item(self) -> bool:
        """Whether it begins with the mark of a list."""
        return LIST_MARK.match(self.text) is not None

    def line_spans(self) -> list[Span]:
        """Its spans, parted where a line ends."""
        parts: list[Span] = []
        for start, end in self.spans:
            cursor = start
            for match in re.finditer(r"\s*[\r\n]\s*", self.document.text[start:end]):
                parts.append((cursor, start + match.start()))
                cursor = start + match.end()
            parts.append((cursor, end))
        return [(start, end) for start, end in parts if start < end]

    def line_ends(self) -> list[int]:
        """The offsets in its clean text at which a line begins, but for the first one."""
        text, offsets = self.document.text, self.placed.offsets
        return [
            index + 1
            for index, character in enumerate(self.text)
            if character == " " and _ends_line(text, offsets[index], offsets[index + 1])
        ]

    def cut(self, at: int) -> tuple["Chunk", "Chunk"]:
        """The part in front of ``at`` in its clean text, and the part from there on."""
        place = self.placed.offsets[at]
        return (
            Chunk(self.document, _before(self.spans, place), _before(self.places, place), self.marks),
            Chunk(self.document, _behind(self.spans, place), _behind(self.places, place), self.marks),
        )

    def parts(self, cuts: Iterable[int]) -> list["Chunk"]:
        """The chunk cut in front of each offset of its clean text, which are in order and inside it."""
        places = [self.placed.offsets[cut] for cut in cuts]
        bounds = zip([self.places[0][0], *places], [*places, self.places[-1][1]], strict=True)
        return [
            Chunk(
                self.document,
                _before(_behind(self.spans, start), end),
                _before(_behind(self.places, start), end),
                self.marks,
            )
            for start, end in bounds
        ]

    def joined(self, following: "Chunk") -> "Chunk":
        """This chunk and the one behind it as one; what lies between them stays outside."""
        joint = line_joint(self.document, self.spans[-1][1], following.spans[0][0])
        return Chunk(
            self.document,
            merge_spans((*self.spans, *joint, *following.spans)),
            (*self.places, *following.places),
            self.marks & following.marks,
        )


def _before(spans: Iterable[Span], place: int) -> tuple[Span, ...]:
    return tuple((start, min(end, place)) for start, end in spans if start < place)


def _behind(spans: Iterable[Span], place: int) -> tuple[Span, ...]:
    return tuple((max(start, place), end) for start, end in spans if end > place)


def _ends_line(text: str, start: int, end: int) -> bool:
    return any(text[place] in "\r\n" for place in range(start, end))


def line_joint(document: Document, before: int, behind: int) -> tuple[Span, ...]:
    """One blank between a stretch that ends at ``before`` and one that begins at ``behind``: the end of a line.

    Parts of one line have the blank between them, or none where they touch.
    """
    line = document.line_at(before - 1)
    if line.end <= behind and is_blank(document.text[line.end - 1]):
        return ((line.end - 1, line.end),)
    return ((before, before + 1),) if before < behind else ()


def merge_spans(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans, with those that touch made one."""
    merged: list[Span] = []
    for start, end in spans:
        if merged and merged[-1][1] == start:
            merged[-1] = (merged[-1][0], end)
        elif start < end:
            merged.append((start, end))
    return tuple(merged)


def chunks_of(
    document: Document,
    lines: Sequence[Line],
    skip: frozenset[int],
    *,
    form: Lines = "wrapped",
    breaks: Set[int] = frozenset(),
) -> list[Chunk]:
    """The chunks of the lines; those whose starts are in ``skip`` (footers) and empty lines part them.

    A header or footer that the reader knows by its place on the page parts nothing where no empty line stands by it.

    A list mark and a source line each begin a chunk of their own; a source line ends with its bracket. Which lines
    without an empty line between them stand together depends on their form.

    Args:
        document: The document.
        lines: The lines.
        skip: The starts of lines that are no part of any.
        form: How paragraphs stand on lines, see `cstdata.parser.grammar.Grammar`.
        breaks: The starts of lines that begin a chunk whatever stands above.
    """
    parted: Callable[[list[Line]], list[list[Line]]] = _parted
    if document.pages:
        # The reader has seen where the lines stand on their pages, and has parted the paragraphs.
        parted = _together
    elif form == "whole":
        parted = _each
    elif form == "printed":
        parted = partial(_parted_print, width=_width(lines))
    chunks: list[Chunk] = []
    # What parts the text round a header or footer of a page is an empty line beside it, not the line itself.
    lines = [line for line in lines if line.number not in document.running]
    widest = max((len(line.text) for line in lines), default=0)
    for group in _groups(lines, skip, breaks, widest if widest <= WRAPPED else None):
        parts = [group] if source_head(group[0].text) is not None and form != "whole" else parted(group)
        for part in parts:
            chunks += _split_source(_chunk(document, part))
    return _with_whole_sources(chunks)


def are_broken(lines: Sequence[Line]) -> bool:
    """Whether lines end inside sentences: some begin with a small letter under one without a stop."""
    small = sum(
        not starts_anew(line.text) and not ends_sentence(above.text)
        for above, line in pairwise(line for line in lines if not line.blank)
    )
    return small >= BROKEN


def _with_whole_sources(chunks: Sequence[Chunk]) -> list[Chunk]:
    """The chunks, with a source line that a page break or an empty line cuts in two put together."""
    whole: list[Chunk] = []
    for chunk in chunks:
        if whole and whole[-1].is_source and not is_complete(whole[-1].text) and ends_source(chunk.text):
            whole[-1] = whole[-1].joined(chunk)
        else:
            whole.append(chunk)
    return whole


def _groups(lines: Sequence[Line], skip: frozenset[int], breaks: Set[int], widest: int | None) -> Iterable[list[Line]]:
    """The lines between empty ones, footers, list marks and source lines.

    In a text that is wrapped at a width (``widest``) a number at the start of a line is the mark of an item only where
    it had room on the line above.
    """
    waiting: list[Line] = []
    for line in lines:
        if line.blank or line.start in skip:
            if waiting:
                yield waiting
            waiting = []
            continue
        if waiting and (
            line.start in breaks
            or _begins_item(line, waiting[-1], widest)
            or is_source(line.text)
            or _complete_source(waiting)
        ):
            yield waiting
            waiting = []
        waiting.append(line)
    if waiting:
        yield waiting


def _begins_item(line: Line, above: Line, widest: int | None) -> bool:
    mark = None if is_day(above.text, line.text) else LIST_MARK.match(line.text)
    if mark is None or BULLET_MARK.match(line.text):
        return mark is not None
    if above.text.count("(") > above.text.count(")"):
        return False
    if widest is None or ends_sentence(above.text):
        return True
    return len(above.text) + 1 + len(line.text.split(maxsplit=1)[0]) <= widest


def is_day(above: str, text: str) -> bool:
    """Whether the number that begins ``text`` is the day of the month that ends the text above, and of no item."""
    number = _NUMBER.match(text)
    if number is None or not ends_in_month(above):
        return False
    item_above = _NUMBER.match(above)
    return item_above is None or int(number[1]) != int(item_above[1]) + 1


def _complete_source(lines: Sequence[Line]) -> bool:
    # A source line has two lines at most, three where its name is long.
    if source_head(lines[0].text) is None:
        return False
    text = " ".join(line.text for line in lines)
    return len(lines) > 2 or is_complete(text) or not is_source(text)  # noqa: PLR2004


def _together(lines: list[Line]) -> list[list[Line]]:
    return [lines]


def _each(lines: list[Line]) -> list[list[Line]]:
    return [[line] for line in lines]


def _parted(lines: list[Line]) -> list[list[Line]]:
    """Lines that are wrapped at a width, parted behind those that end on purpose.

    A line that ends though the next word had room ends on purpose, if the next one begins anew. So does one that ends
    a sentence where the next word had just no more room than the longest line; and a title.
    """
    widest = max(len(line.text) for line in lines)
    if len(lines) == 1:
        return [lines]
    if min(len(line.text) for line in lines) > WRAPPED:
        return _each(lines)
    # Lines too long to be wrapped, none of which ends inside a sentence, are paragraphs between titles and items.
    whole = widest > WRAPPED and all(ends_sentence(line.text) or _is_headline([line]) for line in lines[:-1])
    parts = [[lines[0]]]
    for line, following in pairwise(lines):
        needed = len(line.text) + 1 + len(following.text.split(maxsplit=1)[0])
        title = _is_headline(parts[-1])
        room = widest if title or ends_sentence(line.text) else FULL * widest
        room = needed if whole and ends_sentence(line.text) else room
        on_purpose = needed <= room and starts_anew(following.text) and (title or not hangs(line.text))
        wrapped = title and _goes_on(parts[-1], following, widest)
        if _SALUTATION.match(line.text) or (on_purpose and not wrapped):
            parts.append([])
        parts[-1].append(following)
    return parts


def _goes_on(title: Sequence[Line], following: Line, widest: int) -> bool:
    """Whether a title goes on in the line under it: written as one, no full line, without a verb of a report."""
    text = following.text
    full = len(text) >= FULL * widest and len(text) > max(len(line.text) for line in title)
    return not full and not hangs(text) and not tells(text) and _is_headline([*title, following])


def _is_headline(lines: Sequence[Line]) -> bool:
    """Whether the lines are a title by their form; one of several lines has that form in its last one, too."""
    if len(lines) > TITLE_LINES:
        return False
    return in_title_case(lines[-1].text) and has_headline_form(" ".join(line.text for line in lines))


def _width(lines: Sequence[Line]) -> float:
    """The width of a column of print, in characters: that of most lines that end inside a sentence."""
    inside = [len(line.text) for line in lines if line.text and not ends_sentence(line.text)]
    return median(inside) if inside else 0.0


def _parted_print(lines: list[Line], width: float) -> list[list[Line]]:
    """Lines of print, parted behind those that end a sentence and are not as wide as the column.

    Of a full line that ends a sentence more go on than end a paragraph; one much wider than the column was put together
    of several, and nothing is known of its end.
    """
    parts = [[lines[0]]]
    for line, following in pairwise(lines):
        needed = len(line.text) + 1 + len(following.text.split(maxsplit=1)[0])
        full = FULL_PRINT * width <= needed and len(line.text) <= width / FULL_PRINT
        short = len(line.text) <= SHORT_PRINT * width and not hangs(line.text)
        title = not full and _is_headline(parts[-1]) and not _goes_on(parts[-1], following, int(width))
        ends = short or title or (ends_sentence(line.text) and not full)
        if ends and starts_anew(following.text):
            parts.append([])
        parts[-1].append(following)
    return parts


def _chunk(document: Document, lines: Sequence[Line]) -> Chunk:
    spans: list[Span] = []
    for line in lines:
        if spans:
            spans += line_joint(document, spans[-1][1], line.start)
        spans += line.spans
    marks = frozenset.intersection(*(line.marks for line in lines))
    return Chunk(document, merge_spans(spans), merge_spans((line.start, line.end) for line in lines), marks)


def _split_source(chunk: Chunk) -> list[Chunk]:
    """The chunk, or, where sources stand behind or before its text on the same line, text and sources by turns."""
    parts: list[Chunk] = []
    while len(parts) < MOST_SOURCES:
        start, end = find_source(chunk.text)
        at = start or end
        if not at or at >= len(chunk.text):
            break
        # The blank behind a source line goes with it.
        at += len(chunk.text[at:]) - len(chunk.text[at:].lstrip())
        before, chunk = chunk.cut(at)
        parts.append(before)
    return [*parts, chunk]
