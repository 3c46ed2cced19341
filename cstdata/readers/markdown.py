"""Markdown: the content of every line without its markup, each character at its place.

markdown-it-py (CommonMark) says what is markup; only the rules that a newsletter uses are on. Lists are left to
the parser of the newsletter: CommonMark would take "1. Heading" apart and number it anew. What can't be shown to
be markup is content, so that nothing is lost where the two disagree.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.helpers import parseLinkDestination
from markdown_it.token import Token

from cstdata.readers.document import INK, Line, Mark, Span, physical_lines, stripped

__all__ = ["markdown_lines"]

_OPENING: dict[str, Mark] = {"strong_open": "strong", "em_open": "emphasis"}
_CLOSING = {"strong_close", "em_close"}
_LIST_MARKS = "-*+•"
_LINK_END = re.compile(r"""\s*(?:"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|\((?:\\.|[^)\\])*\))?\s*\)""", re.DOTALL)

MOST_BRACKETS = 10_000
"""From so many opening brackets on links are left as printed: looking for the ends of all takes their square."""


@cache
def _parser(*, links: bool) -> MarkdownIt:
    rules = ["heading", "emphasis", "autolink", "escape"]
    return MarkdownIt("zero").enable([*rules, "link"] if links else rules)


def markdown_lines(text: str) -> tuple[Line, ...]:
    """The lines of a Markdown text.

    ``marks`` of a line holds the markup that covers all of its content but a list mark in front of it.
    """
    physical = physical_lines(text)
    markup: list[Span] = []
    marks: dict[int, frozenset[Mark]] = {}
    parser = _parser(links="](" in text and text.count("[") < MOST_BRACKETS)
    # CommonMark reads NUL as another character; here it is a blank like all control characters.
    for token, heading in _inline_tokens(parser.parse(text.replace("\0", " "))):
        assert token.map is not None  # noqa: S101 - an inline token always has its lines
        # markdown-it counts \r, \n and \r\n as line ends as we do, so that its line numbers are ours.
        first, last = token.map[0], min(token.map[1], len(physical))
        walk = _Walk(text, physical, first, last, heading)
        walk.over(token.children or [])
        markup += walk.markup
        marks.update(walk.marks)
    return tuple(_lines(text, physical, markup, marks))


def _inline_tokens(tokens: Iterable[Token]) -> Iterator[tuple[Token, str]]:
    """The inline tokens, each with the marks in front of it if it is a heading."""
    heading = ""
    for token in tokens:
        if token.type == "heading_open":
            heading = token.markup
        elif token.type == "heading_close":
            heading = ""
        elif token.type == "inline":
            yield token, heading


class _Walk:
    """Goes along the rendered text and its source: the printed characters stand there in order, markup between.

    Args:
        text: The whole source.
        physical: The places of its lines.
        first, last: The lines of the token.
        heading: The marks of a heading in front of the text.
    """

    def __init__(self, text: str, physical: Sequence[Span], first: int, last: int, heading: str) -> None:
        self.text = text
        self.physical = physical
        self.row = first
        self.cursor, self.end = (physical[first][0], physical[last - 1][1]) if first < last else (0, 0)
        self.markup: list[Span] = []
        self.marks: dict[int, frozenset[Mark]] = {}
        self._open: list[Mark] = []
        self._heading: frozenset[Mark] = frozenset({"heading"} if heading else ())
        if heading:
            self._hide(heading)

    def over(self, tokens: Iterable[Token]) -> None:
        """Go along all tokens; where one is not found in the source, the rest of the source is content."""
        autolink = False
        for token in tokens:
            if token.type == "link_open":
                autolink = token.markup == "autolink"
                found = self._autolink() if autolink else self._hide("[")
            elif token.type == "link_close":
                found = autolink or self._link_end()
                autolink = False
            elif token.type in _OPENING:
                self._open.append(_OPENING[token.type])
                found = self._hide(token.markup)
            elif token.type in _CLOSING:
                self._open.pop()
                found = self._hide(token.markup)
            else:
                # The text of an autolink is its address made readable; the source has the address.
                found = autolink or self._print(token.content)
            if not found:
                return
        self._gap(self.end)

    def _gap(self, until: int) -> None:
        """What prints between here and ``until`` is markup: a backslash, the marks behind a heading."""
        self.markup += (ink.span() for ink in INK.finditer(self.text, self.cursor, until))

    def _hide(self, mark: str) -> bool:
        place = self.text.find(mark, self.cursor, self.end)
        if place < 0:
            return False
        self._gap(place)
        self.cursor = place + len(mark)
        self.markup.append((place, self.cursor))
        return True

    def _print(self, content: str) -> bool:
        now = self._heading | frozenset(self._open)
        for word in INK.finditer(content):
            ahead = INK.search(self.text, self.cursor, self.end)
            # Mostly a word stands in the source as it is rendered; one with an escape in it is gone along by letters.
            whole = ahead is not None and self.text.startswith(word[0], ahead.start(), self.end)
            if not all(self._step(part, now) for part in ([word[0]] if whole else word[0])):
                return False
        return True

    def _step(self, part: str, now: frozenset[Mark]) -> bool:
        place = self.text.find(part, self.cursor, self.end)
        if place < 0:
            return False
        self._gap(place)
        self._mark(place, now, part)
        self.cursor = place + len(part)
        return True

    def _mark(self, place: int, now: frozenset[Mark], part: str) -> None:
        while place >= self.physical[self.row][1]:
            self.row += 1
        if now or part.strip(_LIST_MARKS):
            self.marks[self.row] = self.marks.get(self.row, now) & now

    def _autolink(self) -> bool:
        start = self.text.find("<", self.cursor, self.end)
        end = self.text.find(">", start, self.end)
        if start < 0 or end < 0:
            return False
        self._gap(start)
        self.markup += ((start, start + 1), (end, end + 1))
        self._mark(start + 1, self._heading | frozenset(self._open), "<")
        self.cursor = end + 1
        return True

    def _link_end(self) -> bool:
        start = self.text.find("](", self.cursor, self.end)
        if start < 0:
            return False
        self._gap(start)
        address = INK.search(self.text, start + 2, self.end)
        found = parseLinkDestination(self.text, address.start() if address else start + 2, self.end)
        close = _LINK_END.match(self.text, found.pos if found.ok else start + 2, self.end)
        if close is None:
            return False
        self.cursor = close.end()
        self.markup.append((start, self.cursor))
        return True


def _lines(
    text: str, physical: Sequence[Span], markup: Sequence[Span], marks: dict[int, frozenset[Mark]]
) -> Iterator[Line]:
    ends = [end for _, end in markup]
    for row, (start, end) in enumerate(physical):
        spans = _trimmed(text, _without(start, end, markup, bisect_right(ends, start)))
        content = "".join(text[first:last] for first, last in spans)
        yield Line(row + 1, start, end, tuple(spans), content, marks.get(row, frozenset()) if content else frozenset())


def _without(start: int, end: int, markup: Sequence[Span], index: int) -> list[Span]:
    """What of ``start`` to ``end`` is not in ``markup``, from its element ``index`` on."""
    spans = []
    while index < len(markup) and markup[index][0] < end:
        if start < markup[index][0]:
            spans.append((start, markup[index][0]))
        start = max(start, markup[index][1])
        index += 1
    return [*spans, (start, end)] if start < end else spans


def _trimmed(text: str, spans: list[Span]) -> list[Span]:
    """The spans without the blanks at the ends of all."""
    while spans and not INK.search(text, *spans[0]):
        spans.pop(0)
    while spans and not INK.search(text, *spans[-1]):
        spans.pop()
    if spans:
        spans[0] = (stripped(text, *spans[0])[0], spans[0][1])
        spans[-1] = (spans[-1][0], stripped(text, *spans[-1])[1])
    return spans
