"""The contents list: titles, the sections over them, and where it ends."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from cstdata.parser.grammar import Grammar, without_marks
from cstdata.parser.newsletter import Block, ContentsEntry, Section
from cstdata.parser.titles import fold
from cstdata.readers import Document, Line

__all__ = ["Contents", "find_contents"]

TITLE_WORDS = 40
"""The most words of a line that can be a title."""


@dataclass(frozen=True, slots=True)
class Contents:
    """The contents list, the index of the first line behind it, and its blocks."""

    sections: tuple[Section, ...]
    entries: tuple[ContentsEntry, ...]
    next_line: int
    blocks: tuple[Block, ...]


def find_contents(document: Document, grammar: Grammar, first: int, skip: frozenset[int]) -> Contents:
    """Read the contents list from line index ``first`` on.

    A line without a mark that stands over marked ones is a section's title; one right under a marked line,
    with no empty line between, goes on with it. The list ends in front of the first unmarked line that stands
    over none, or that comes again from above: there the body begins.
    """
    return _Reader(document, grammar, first, skip).read()


class _Reader:
    def __init__(self, document: Document, grammar: Grammar, first: int, skip: frozenset[int]) -> None:
        self.document = document
        self.grammar = grammar
        self.lines: Sequence[Line] = document.lines
        self.printed = [
            index
            for index, line in enumerate(self.lines)
            if index >= first and not line.blank and line.start not in skip
        ]
        self.sections: list[Section] = []
        self.entries: list[ContentsEntry] = []
        self.blocks: list[Block] = []
        self.seen: set[str] = set()

    def read(self) -> Contents:
        at = 0
        while at < len(self.printed):
            line = self._line(at)
            if self._is_entry(line):
                at = self._entry(at)
            elif self.grammar.contents_heading.match(line.text):
                self._block(at, at)
                at += 1
            elif self._is_section(at):
                self.sections.append(Section(len(self.sections) + 1, " ".join(line.text.split())))
                self.seen.add(fold(line.text))
                self._block(at, at)
                at += 1
            else:
                break
        next_line = self.printed[at] if at < len(self.printed) else len(self.lines)
        return Contents(tuple(self.sections), tuple(self.entries), next_line, tuple(self.blocks))

    def _line(self, at: int) -> Line:
        return self.lines[self.printed[at]]

    def _block(self, first: int, last: int) -> None:
        self.blocks.append(Block("contents", self._line(first).start, self._line(last).end))

    def _is_entry(self, line: Line) -> bool:
        return bool(self.grammar.contents_entry.match(line.text) or self.grammar.contents_mark.match(line.text))

    def _is_section(self, at: int) -> bool:
        text = self._line(at).text
        return (
            self._stands_over_entry(at)
            and fold(text) not in self.seen
            and not text.endswith((".", ":", ";", ","))
            and len(text.split()) <= TITLE_WORDS
        )

    def _stands_over_entry(self, at: int) -> bool:
        return at + 1 < len(self.printed) and self._is_entry(self._line(at + 1))

    def _entry(self, at: int) -> int:
        """Read the title that begins at ``at``; the answer is the first place behind it."""
        line = self._line(at)
        match = self.grammar.contents_entry.match(line.text)
        if match is None:  # A mark with nothing behind it.
            self._block(at, at)
            return at + 1
        parts = [match["title"]]
        last = at
        while self._goes_on(last + 1):
            last += 1
            parts.append(self._line(last).text)
        title = without_marks(" ".join(" ".join(parts).split()))
        self.entries.append(ContentsEntry(title, len(self.sections) or None, line.spans[0][0]))
        self.seen.add(fold(title))
        self._block(at, last)
        return last + 1

    def _goes_on(self, at: int) -> bool:
        """Whether the line at ``at`` goes on with the title of the line above it."""
        if at >= len(self.printed) or self.printed[at] != self.printed[at - 1] + 1 or self._is_entry(self._line(at)):
            return False
        text = self._line(at).text
        # The title of a section comes again over its articles; the second half of a title does not.
        return len(text.split()) <= TITLE_WORDS and fold(text) not in self._beginnings

    @cached_property
    def _beginnings(self) -> frozenset[str]:
        """The lines under an empty line, or a footer, that can be titles."""
        printed = set(self.printed)
        lines = (self.lines[index].text for index in self.printed if index - 1 not in printed)
        return frozenset(fold(text) for text in lines if len(text.split()) <= TITLE_WORDS)
