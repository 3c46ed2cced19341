"""The body of a newsletter as chunks: what stands together between empty lines, footers and marks."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from cstdata.readers import Document, Line, PlacedText, Span

__all__ = ["LIST_MARK", "NUMBER_MARK", "SOURCE", "Chunk", "chunks_of", "line_joint", "merge_spans"]

BULLET = r"[-*•·◆●]\s*(?=\S)"
NUMBER = r"\(?\d{1,2}[.)]\s*(?=[^\W\d])|\(?[a-z]\)\s*(?=\w)"
LIST_MARK = re.compile(rf"(?:{BULLET}|{NUMBER})")
"""The mark in front of an item of a list."""

NUMBER_MARK = re.compile(NUMBER)
"""The mark in front of a numbered item or sub-heading."""

SOURCE = re.compile(r"[(\[（]\s*(?:Sources?|From)\s*[:：]", re.IGNORECASE)  # noqa: RUF001 - full-width forms occur
"""The start of a source line."""

_CLOSED = re.compile(r"[)\]）]\s*$")  # noqa: RUF001


@dataclass(frozen=True)
class Chunk:
    """Lines that stand together, or a part of a line.

    Args:
        document: The document.
        spans: The places of its content; blanks at line ends inside it are part of them.
        start, end: Its place with markup, from the first character of its first line.
    """

    document: Document
    spans: tuple[Span, ...]
    start: int
    end: int

    @cached_property
    def placed(self) -> PlacedText:
        """Its clean text, with places."""
        return self.document.clean(self.spans)

    @property
    def text(self) -> str:
        """Its clean text."""
        return self.placed.text


def line_joint(document: Document, offset: int) -> Span:
    """One blank behind a stretch that ends at ``offset``: the end of its line."""
    line = document.lines[document.position(offset - 1)[0] - 1]
    return line.end - 1, line.end


def merge_spans(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans, with those that touch made one."""
    merged: list[Span] = []
    for start, end in spans:
        if merged and merged[-1][1] == start:
            merged[-1] = (merged[-1][0], end)
        elif start < end:
            merged.append((start, end))
    return tuple(merged)


def chunks_of(document: Document, lines: Sequence[Line], skip: frozenset[int]) -> list[Chunk]:
    """The chunks of the lines; those whose numbers are in ``skip`` (footers) and empty lines part them.

    A list mark and a source line each begin a chunk of their own; a source line ends with its bracket.
    """
    chunks: list[Chunk] = []
    waiting: list[Line] = []

    def close() -> None:
        if waiting:
            chunks.extend(_split_source(_chunk(document, waiting)))
            waiting.clear()

    for line in lines:
        if line.blank or line.number in skip:
            close()
            continue
        if waiting and (LIST_MARK.match(line.text) or SOURCE.match(line.text)):
            close()
        waiting.append(line)
        if SOURCE.match(waiting[0].text) and _CLOSED.search(line.text):
            close()
    close()
    return chunks


def _chunk(document: Document, lines: Sequence[Line]) -> Chunk:
    spans: list[Span] = []
    for line in lines:
        if spans:
            spans.append(line_joint(document, spans[-1][1]))
        spans += line.spans
    return Chunk(document, merge_spans(spans), lines[0].start, lines[-1].end)


def _split_source(chunk: Chunk) -> list[Chunk]:
    """The chunk, or, where a source stands behind its text on the same line, the text and the source."""
    matches = list(SOURCE.finditer(chunk.text))
    if not matches or not matches[-1].start() or not _CLOSED.search(chunk.text):
        return [chunk]
    cut = chunk.placed.offsets[matches[-1].start()]
    before = tuple((start, min(end, cut)) for start, end in chunk.spans if start < cut)
    behind = tuple((max(start, cut), end) for start, end in chunk.spans if end > cut)
    return [
        Chunk(chunk.document, before, chunk.start, cut),
        Chunk(chunk.document, behind, cut, chunk.end),
    ]
