"""Markdown: the content of every line without its markup, each character at its place.

markdown-it-py (CommonMark) says what is markup; only the rules that a newsletter uses are on. Lists are left to
the parser of the newsletter: CommonMark would take "1. Heading" apart and number it anew.
"""

from collections.abc import Iterable, Sequence
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from cstdata.readers.document import Line, Mark, Span, is_blank, physical_lines

__all__ = ["markdown_lines"]

_OPENING: dict[str, Mark] = {"strong_open": "strong", "em_open": "emphasis"}
_CLOSING = {"strong_close", "em_close"}


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("zero").enable(["heading", "emphasis", "autolink", "link", "escape"])


def markdown_lines(text: str) -> tuple[Line, ...]:
    """The lines of a Markdown text.

    ``marks`` of a line holds the markup that covers all of its content but a list mark in front of it.
    """
    physical = physical_lines(text)
    # markdown-it counts \r, \n and \r\n as line ends as we do, so that its line numbers are ours.
    printed: list[list[tuple[int, frozenset[Mark]]]] = [[] for _ in physical]
    for token, marks in _inline_tokens(_parser().parse(text)):
        assert token.map is not None  # noqa: S101 - an inline token always has its lines
        first, last = token.map
        last = min(last, len(physical))
        _place(text, physical, range(first, last), token.children or [], marks, printed)
    return tuple(
        _line(text, number, span, characters)
        for number, (span, characters) in enumerate(zip(physical, printed, strict=True), start=1)
    )


def _inline_tokens(tokens: Iterable[Token]) -> Iterable[tuple[Token, frozenset[Mark]]]:
    heading = False
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            heading = token.nesting == 1
        elif token.type == "inline":
            yield token, frozenset[Mark]({"heading"}) if heading else frozenset[Mark]()


def _place(
    text: str,
    physical: Sequence[Span],
    rows: range,
    children: Iterable[Token],
    marks: frozenset[Mark],
    printed: list[list[tuple[int, frozenset[Mark]]]],
) -> None:
    """Find the characters of the rendered text in the source: they stand there in order, markup between them."""
    if not rows:
        return
    row = rows.start
    cursor, end = physical[row][0], physical[rows.stop - 1][1]
    open_marks: list[Mark] = []
    for child in children:
        if child.type in _OPENING:
            open_marks.append(_OPENING[child.type])
        elif child.type in _CLOSING:
            open_marks.pop()
        now = marks | frozenset(open_marks)
        for character in child.content:
            if is_blank(character):
                continue
            cursor = text.find(character, cursor, end)
            if cursor < 0:
                return
            while cursor >= physical[row][1]:
                row += 1
            printed[row].append((cursor, now))
            cursor += 1


def _line(text: str, number: int, whole: Span, characters: Sequence[tuple[int, frozenset[Mark]]]) -> Line:
    start, end = whole
    if not characters:
        return Line(number, start, end, (), "")
    spans: list[list[int]] = []
    for offset, _ in characters:
        # Blanks between printed characters belong to the content; what else stands between them is markup.
        between = range(spans[-1][1], offset) if spans else range(0)
        for place in (*(gap for gap in between if is_blank(text[gap])), offset):
            if spans and spans[-1][1] == place:
                spans[-1][1] = place + 1
            else:
                spans.append([place, place + 1])
    merged = tuple((first, last) for first, last in spans)
    covering = [marks for offset, marks in characters if marks or text[offset] not in "-*+•"]
    common = frozenset.intersection(*covering) if covering else frozenset[Mark]()
    return Line(number, start, end, merged, "".join(text[a:b] for a, b in merged), common)
