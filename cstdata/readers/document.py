"""A source document as text in which every character keeps its place."""

import hashlib
import re
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import Literal

__all__ = ["INK", "Document", "Line", "Mark", "PlacedText", "Span", "is_blank", "physical_lines", "sha256", "stripped"]

Span = tuple[int, int]
"""``text[start:end]`` of a document."""

Mark = Literal["strong", "emphasis", "heading"]
"""Markup over the whole of a line's content."""

_LINE_END = re.compile(r"\r\n|\r|\n")
_WITHOUT_WIDTH = "\ufeff\u200b\u200c\u200d\u2060\u00ad\u200e\u200f\u202a-\u202e\u2066-\u2069"
_WITH_WIDTH = r"\s\x00-\x1f\x7f-\x9f"
_BLANK = re.compile(f"[{_WITH_WIDTH}]")
INK = re.compile(f"[^{_WITH_WIDTH}{_WITHOUT_WIDTH}]+")
"""Characters that print something, together."""


def is_blank(character: str) -> bool:
    """Whether a character prints nothing: white space, control characters, marks of no width."""
    return INK.match(character) is None


@dataclass(frozen=True, slots=True)
class PlacedText:
    """Clean text of which each character knows its place in the document.

    Args:
        text: The clean text: no blank at its ends, one blank between words.
        offsets: For each character of ``text`` its offset in the document's text.
    """

    text: str
    offsets: Sequence[int]

    def span(self, start: int, end: int) -> Span:
        """The place in the document of ``text[start:end]``, which may not be empty.

        Raises:
            IndexError: ``start`` or ``end`` lies outside the text.
        """
        return self.offsets[start], self.offsets[end - 1] + 1


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a document.

    Args:
        number: Which line of the source it is, from 1; parts of one line that a parser cuts share it.
        start, end: Its place in the document's text, with its line end.
        spans: The places of its content, without markup and blanks at its ends; empty for a blank line.
        text: Its content.
        marks: Markup over all of its content.
    """

    number: int
    start: int
    end: int
    spans: tuple[Span, ...]
    text: str
    marks: frozenset[Mark] = frozenset()

    @property
    def blank(self) -> bool:
        """Whether nothing is printed on it."""
        return not self.text

    def spans_from(self, index: int) -> tuple[Span, ...]:
        """The places of its content from the character ``index`` of ``text`` on."""
        spans = []
        for start, end in self.spans:
            if index < end - start:
                spans.append((start + index, end))
            index = max(index - (end - start), 0)
        return tuple(spans)


@dataclass(frozen=True)
class Document:
    """A source document, read.

    Args:
        name: The name of the file, without folders.
        document_id: The SHA-256 of its bytes.
        size: The number of its bytes.
        media_type: The media type by which it was read.
        reader: The reader that read it.
        encoding: The character encoding, by its name in Python's codecs; None where the format has its own (PDF).
        text: The text; all places count its characters (code points).
        lines: The lines of the text, in order, without gap.
        pages: The places of the pages, in order, without gap; none where the format has no pages.
        running: The numbers of lines that are headers, footers or page numbers by where they stand on their pages.
    """

    name: str
    document_id: str
    size: int
    media_type: str
    reader: str
    encoding: str | None
    text: str = field(repr=False)
    lines: tuple[Line, ...] = field(repr=False)
    pages: tuple[Span, ...] = ()
    running: frozenset[int] = frozenset()

    @cached_property
    def _line_starts(self) -> list[int]:
        return [line.start for line in self.lines]

    @cached_property
    def _row_starts(self) -> dict[int, int]:
        """Where each line of the source begins, by its number."""
        return {line.number: line.start for line in reversed(self.lines)}

    def line_at(self, offset: int) -> Line:
        """The line on which a character stands."""
        return self.lines[max(bisect_right(self._line_starts, offset) - 1, 0)]

    def page(self, offset: int) -> int | None:
        """The page on which a character stands, from 1; None where the document has no pages."""
        return bisect_right(self.pages, offset, key=lambda page: page[0]) or None

    def position(self, offset: int) -> tuple[int, int]:
        """The line and the column of a character, both from 1."""
        number = self.line_at(offset).number
        return number, offset - self._row_starts[number] + 1

    def clean(self, spans: Iterable[Span]) -> PlacedText:
        """What stands at ``spans``, put together, every run of blanks made one, none at the ends.

        Marks of no width (a byte order mark, a soft hyphen) are left out; they part no words.
        """
        text = self.text
        parts: list[str] = []
        offsets = array("L")
        waiting: int | None = None
        for start, end in spans:
            cursor = start
            for ink in INK.finditer(text, start, end):
                waiting = _blank_at(text, cursor, ink.start(), waiting)
                if waiting is not None and parts:
                    parts.append(" ")
                    offsets.append(waiting)
                waiting = None
                parts.append(ink[0])
                cursor = ink.end()
                offsets.extend(range(ink.start(), cursor))
            waiting = _blank_at(text, cursor, end, waiting)
        return PlacedText("".join(parts), offsets)


def _blank_at(text: str, start: int, end: int, before: int | None) -> int | None:
    """The first blank that has a width: ``before``, or one between ``start`` and ``end``."""
    if before is not None or start == end:
        return before
    match = _BLANK.search(text, start, end)
    return match.start() if match else None


def physical_lines(text: str) -> list[Span]:
    """The places of the lines of ``text``, each with its line end; together they are the whole text."""
    starts = [0, *(match.end() for match in _LINE_END.finditer(text))]
    if starts[-1] != len(text):
        starts.append(len(text))
    return list(pairwise(starts))


def stripped(text: str, start: int, end: int) -> Span:
    """``start`` and ``end`` moved inwards over blanks."""
    while start < end and is_blank(text[start]):
        start += 1
    while end > start and is_blank(text[end - 1]):
        end -= 1
    return start, end


def sha256(data: bytes) -> str:
    """The SHA-256 of ``data`` in lower-case hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()
