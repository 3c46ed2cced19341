"""Lines cut where a document runs together what belongs on lines of its own. The text stays as it is."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Set
from dataclasses import replace

from cstdata.readers import Document, Line
from cstdata.readers.document import INK, Span, stripped

__all__ = ["behind_blanks", "cut_lines"]


def cut_lines(document: Document, cuts: Iterable[int], whole: Set[int] = frozenset()) -> Document:
    """The document with its lines cut at offsets of its text; the blanks at a cut stay with the part in front of it.

    Args:
        document: The document.
        cuts: The offsets.
        whole: The starts of lines that stay whole: what they are is known already.
    """
    places = sorted({behind_blanks(document.text, cut) for cut in cuts})
    parts = ([line] if line.start in whole else _parts(document, line, places) for line in document.lines)
    return replace(document, lines=tuple(part for line in parts for part in line))


def behind_blanks(text: str, offset: int) -> int:
    """The offset of the first character from ``offset`` on that prints something; the end where there is none."""
    ink = INK.search(text, offset)
    return ink.start() if ink else len(text)


def _parts(document: Document, line: Line, places: list[int]) -> Iterator[Line]:
    start = line.start
    index = bisect_right(places, start)
    while index < len(places) and places[index] < line.end:
        yield _part(document, line, start, places[index])
        start = places[index]
        index += 1
    yield line if start == line.start else _part(document, line, start, line.end)


def _part(document: Document, line: Line, start: int, end: int) -> Line:
    spans: list[Span] = [(max(a, start), min(b, end)) for a, b in line.spans if a < end and b > start]
    while spans and not INK.search(document.text, *spans[0]):
        spans.pop(0)
    while spans and not INK.search(document.text, *spans[-1]):
        spans.pop()
    if spans:
        spans[0] = (stripped(document.text, *spans[0])[0], spans[0][1])
        spans[-1] = (spans[-1][0], stripped(document.text, *spans[-1])[1])
    return replace(line, start=start, end=end, spans=tuple(spans), text=document.content(spans))
