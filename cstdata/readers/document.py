"""A source document as text in which every character keeps its place."""

import hashlib
import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import Literal

from rapidfuzz.distance import Levenshtein

__all__ = [
    "INK",
    "Document",
    "Line",
    "Mark",
    "PlacedText",
    "Span",
    "Substitution",
    "is_blank",
    "physical_lines",
    "sha256",
    "stripped",
]

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
        offsets: For each character of ``text`` where in the document's text it starts, or, for a substituted one,
            where the printed characters do that it stands for.
        substituted_ends: For each character where that ends; None where every one is a printed character,
            which ends behind its offset.
    """

    text: str
    offsets: Sequence[int]
    substituted_ends: Sequence[int] | None = None

    @property
    def ends(self) -> Sequence[int]:
        """For each character where its place ends; an inserted one ends where it starts."""
        if self.substituted_ends is not None:
            return self.substituted_ends
        return [offset + 1 for offset in self.offsets]

    def span(self, start: int, end: int) -> Span:
        """The place in the document of ``text[start:end]``, which may not be empty.

        It is empty itself where only characters stand there that a substitution put in.

        Raises:
            IndexError: ``start`` or ``end`` lies outside the text.
        """
        if self.substituted_ends is not None:
            return self.offsets[start], self.substituted_ends[end - 1]
        return self.offsets[start], self.offsets[end - 1] + 1


@dataclass(frozen=True, slots=True)
class Substitution:
    """``read`` is taken for ``text[start:end]`` of a document, which may not be empty."""

    start: int
    end: int
    read: str

    def characters(self, printed: str) -> Iterator[tuple[str, int, int]]:
        """Each character of ``read`` with the place of the printed ones that it stands for.

        Letters that both have stand for themselves; what differs between them shares the place between them.

        Args:
            printed: ``text[start:end]``.
        """
        for first, last, begin, stop in _alignment(printed, self.read):
            for index in range(begin, stop):
                start = first + (index - begin) * (last - first) // (stop - begin)
                end = first + (index - begin + 1) * (last - first) // (stop - begin)
                yield self.read[index], self.start + start, self.start + end


def _alignment(printed: str, read: str) -> list[tuple[int, int, int, int]]:
    """Stretches of both texts that stand for each other, ``printed[a:b]`` for ``read[c:d]`` each."""
    stretches: list[tuple[int, int, int, int]] = []
    differing = False
    for edit in Levenshtein.opcodes(printed, read):
        first, begin = edit.src_start, edit.dest_start
        if edit.tag != "equal" and differing:
            first, _, begin, _ = stretches.pop()
        stretches.append((first, edit.src_end, begin, edit.dest_end))
        differing = edit.tag != "equal"
    return stretches


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
        substitutions: What is read otherwise than printed, in order, none over another.
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
    substitutions: tuple[Substitution, ...] = field(default=(), repr=False)

    @cached_property
    def _line_starts(self) -> list[int]:
        return [line.start for line in self.lines]

    @cached_property
    def _row_starts(self) -> dict[int, int]:
        """Where each line of the source begins, by its number."""
        return {line.number: line.start for line in reversed(self.lines)}

    @property
    def first_line(self) -> int:
        """The number of its first line; not 1 in a part of a document."""
        return self.lines[0].number if self.lines else 1

    @property
    def extent(self) -> Span:
        """The place of all its lines; a part of a document has the text of the whole."""
        return (self.lines[0].start, self.lines[-1].end) if self.lines else (0, len(self.text))

    def line_at(self, offset: int) -> Line:
        """The line on which a character stands."""
        return self.lines[max(bisect_right(self._line_starts, offset) - 1, 0)]

    @cached_property
    def _substitution_starts(self) -> list[int]:
        return [substitution.start for substitution in self.substitutions]

    def page(self, offset: int) -> int | None:
        """The page on which a character stands, from 1; None where the document has no pages."""
        return bisect_right(self.pages, offset, key=lambda page: page[0]) or None

    def position(self, offset: int) -> tuple[int, int]:
        """The line and the column of a character, both from 1."""
        number = self.line_at(offset).number
        return number, offset - self._row_starts[number] + 1

    def content(self, spans: Sequence[Span]) -> str:
        """What stands at ``spans`` of a line: as printed, or, where it is read otherwise, clean."""
        if any(True for start, end in spans for _ in self._substitutions_in(start, end)):
            return self.clean(spans).text
        return "".join(self.text[start:end] for start, end in spans)

    def clean(self, spans: Iterable[Span]) -> PlacedText:
        """What stands at ``spans``, put together, every run of blanks made one, none at the ends.

        Marks of no width (a byte order mark, a soft hyphen) are left out; they part no words. Substitutions that
        lie wholly inside a span are made.
        """
        cleaning = _Cleaning(self.text, placed=not self.substitutions)
        if not self.substitutions:
            for start, end in spans:
                cleaning.plain(start, end)
            return cleaning.result()
        for start, end in spans:
            cursor = start
            for substitution in self._substitutions_in(start, end):
                cleaning.plain(cursor, substitution.start)
                cleaning.substituted(substitution)
                cursor = substitution.end
            cleaning.plain(cursor, end)
        return cleaning.result()

    def _substitutions_in(self, start: int, end: int) -> Iterator[Substitution]:
        for index in range(bisect_left(self._substitution_starts, start), len(self.substitutions)):
            if self.substitutions[index].end > end:
                break
            yield self.substitutions[index]


class _Cleaning:
    """Clean text while it is put together."""

    def __init__(self, text: str, *, placed: bool) -> None:
        """Start with nothing; with ``placed`` every character will be a printed one."""
        self.text = text
        self.parts: list[str] = []
        self.offsets = array("L")
        self.ends = None if placed else array("L")
        self.waiting: Span | None = None
        """The first blank behind the last part."""

    def plain(self, start: int, end: int) -> None:
        """Put ``text[start:end]`` behind."""
        text, cursor = self.text, start
        for ink in INK.finditer(text, start, end):
            self._blank(cursor, ink.start())
            cursor = ink.end()
            self._ink(ink[0])
            self.offsets.extend(range(ink.start(), cursor))
            if self.ends is not None:
                self.ends.extend(range(ink.start() + 1, cursor + 1))
        self._blank(cursor, end)

    def substituted(self, substitution: Substitution) -> None:
        """Put what is read for a stretch of the text behind."""
        printed = self.text[substitution.start : substitution.end]
        for character, start, end in substitution.characters(printed):
            if not is_blank(character):
                self._ink(character)
                self._place(start, end)
            elif self.waiting is None and _BLANK.match(character):
                self.waiting = (start, end)

    def result(self) -> PlacedText:
        """The clean text so far."""
        return PlacedText("".join(self.parts), self.offsets, self.ends)

    def _ink(self, text: str) -> None:
        if self.waiting is not None and self.parts:
            self.parts.append(" ")
            self._place(*self.waiting)
        self.waiting = None
        self.parts.append(text)

    def _place(self, start: int, end: int) -> None:
        self.offsets.append(start)
        if self.ends is not None:
            self.ends.append(end)

    def _blank(self, start: int, end: int) -> None:
        """Note the first blank between ``start`` and ``end`` that has a width."""
        if self.waiting is None and start < end and (blank := _BLANK.search(self.text, start, end)):
            self.waiting = blank.span()


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
