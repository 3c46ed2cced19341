"""The contents list: titles, the sections over them, and where it ends.

A list has a mark in front of each title (bullets or numbers), or none; then a title is known by standing over the
body, too.
"""

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass, field, replace

from cstdata.parser.grammar import Grammar, without_marks
from cstdata.parser.joining import joined_lines
from cstdata.parser.newsletter import Block, ContentsEntry, Repair, Section
from cstdata.parser.recurrence import TITLE_WORDS, Recurrence, can_be_title
from cstdata.parser.sentences import hangs, has_headline_form, starts_anew
from cstdata.parser.titles import fold
from cstdata.problems import Problem
from cstdata.readers import Document, Line, Span

__all__ = ["SPECIAL", "Contents", "find_contents", "section_title", "with_joined_titles"]

UNMARKED_LINES = 4
"""The fewest lines that are a list by standing over each other, where none of them comes again."""

PROSE_WORDS = 10
"""The fewest words of a line that is no title by its form."""

_BRACKETED = re.compile(r"\[(.+)\]$|［(.+)］$|【(.+)】$")  # noqa: RUF001 - full-width forms occur
SPECIAL = re.compile(r"special\s+(?:issue|feature)s?\s*[:：]\s*", re.IGNORECASE)  # noqa: RUF001
"""The words that some titles of sections begin with; the body may lack them."""


@dataclass(frozen=True, slots=True)
class Contents:
    """The contents list, the index of the first line behind it, its blocks, and what is doubtful about it.

    ``section_spans`` are the places of the titles of its sections.
    """

    sections: tuple[Section, ...]
    entries: tuple[ContentsEntry, ...]
    next_line: int
    blocks: tuple[Block, ...]
    problems: tuple[Problem, ...] = ()
    section_spans: tuple[tuple[Span, ...], ...] = ()


def section_title(text: str) -> str:
    """The title of a section without the brackets that some lists put round it."""
    text = " ".join(text.split())
    match = _BRACKETED.match(text)
    return next(part for part in match.groups() if part).strip() if match else text


def find_contents(document: Document, grammar: Grammar, first: int, skip: frozenset[int]) -> Contents:
    """Read the contents list from line index ``first`` on.

    A line without a mark that stands over marked ones is a section's title; one right under a marked line
    goes on with it. The list ends in front of the first unmarked line that stands over none, or that comes again
    from above: there the body begins. Empty lines in the list say nothing.
    """
    reader = _Reader(document, grammar, first, skip)
    reader.read_marked()
    if not reader.entries:
        reader.read_unmarked()
    return reader.contents()


def with_joined_titles(document: Document, contents: Contents, words: Set[str]) -> tuple[Contents, list[Repair]]:
    """The contents list with the words joined that line ends cut in its titles, and what became of their hyphens.

    Args:
        document: The document.
        contents: Its contents list.
        words: The `cstdata.parser.hyphens.vocabulary` of the document.
    """
    entries: list[ContentsEntry] = []
    repairs: list[Repair] = []
    for entry in contents.entries:
        title, found = joined_lines(document, entry.spans, words)
        entries.append(replace(entry, title=without_marks(title.text)) if found else entry)
        repairs += found
    sections = list(contents.sections)
    for index, spans in enumerate(contents.section_spans):
        title, found = joined_lines(document, spans, words)
        if found:
            sections[index] = replace(sections[index], title=section_title(title.text))
        repairs += found
    return replace(contents, entries=tuple(entries), sections=tuple(sections)), repairs


@dataclass
class _Entry:
    """A title while it is read, its places, and the indices of its first and last line."""

    parts: list[str]
    spans: list[Span]
    section: int | None
    start: int
    first: int
    last: int
    blocks: list[Block] = field(default_factory=list)

    @property
    def title(self) -> str:
        return without_marks(" ".join(" ".join(self.parts).split()))

    def append(self, line: Line) -> None:
        """Put the line below behind the title."""
        self.parts.append(line.text)
        self.spans += line.spans
        self.last += 1


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
        self.recurrence = Recurrence([self.lines[index] for index in self.printed])
        self.sections: list[Section] = []
        self.section_spans: list[tuple[Span, ...]] = []
        self.entries: list[_Entry] = []
        self.blocks: list[Block] = []
        self.seen: set[str] = set()
        self.at = 0

    def contents(self) -> Contents:
        self._merge_wrapped()
        next_line = self.printed[self.at] if self.at < len(self.printed) else len(self.lines)
        entries = tuple(
            ContentsEntry(entry.title, entry.section, entry.start, tuple(entry.spans)) for entry in self.entries
        )
        return Contents(
            tuple(self.sections), entries, next_line, tuple(self.blocks), section_spans=tuple(self.section_spans)
        )

    # Lists with marks ----------------------------------------------------------------------------------------------

    def read_marked(self) -> None:
        """Read a list whose titles have marks."""
        while self.at < len(self.printed):
            line = self._line(self.at)
            if self._is_listed_section(self.at):
                self._section(line, self._marked_title(line))
            elif self._is_entry(line):
                if self._begins_body(self.at):
                    break
                self._entry()
            elif self.grammar.contents_heading.match(line.text):
                self._block(self.at, self.at)
                self.at += 1
            elif self._is_section(self.at):
                self._section(line)
            elif self._is_wrapped_section(self.at):
                self._section(line, f"{line.text} {self._line(self.at + 1).text}", lines=2)
            else:
                break

    def _line(self, at: int) -> Line:
        return self.lines[self.printed[at]]

    def _block(self, first: int, last: int) -> None:
        """Note that the printed lines from ``first`` to ``last`` are of the list; what stands between them is not."""
        start = first
        for at in range(first, last + 1):
            if at == last or self.printed[at + 1] != self.printed[at] + 1:
                self.blocks.append(Block("contents", self._line(start).start, self._line(at).end))
                start = at + 1

    def _section(self, line: Line, title: str | None = None, *, lines: int = 1) -> None:
        title = title or line.text
        self.sections.append(Section(len(self.sections) + 1, section_title(title)))
        places = [span for at in range(self.at, self.at + lines) for span in self._line(at).spans]
        self.section_spans.append(tuple(places))
        self.seen.add(fold(title))
        self._block(self.at, self.at + lines - 1)
        self.at += lines

    def _is_entry(self, line: Line) -> bool:
        return bool(self.grammar.contents_entry.match(line.text) or self.grammar.contents_mark.match(line.text))

    def _is_listed_section(self, at: int) -> bool:
        """Whether the line is an item over items that are indented further: lists in a list, one a section."""
        return (
            self.grammar.sources != "never"
            and self.grammar.contents_entry.match(self._line(at).text) is not None
            and at + 1 < len(self.printed)
            and self._is_entry(self._line(at + 1))
            and self._indented(at + 1)
            and (not self.sections or not self.entries or self._indent(at) < self._indent(at - 1))
        )

    def _marked_title(self, line: Line) -> str:
        match = self.grammar.contents_entry.match(line.text)
        return without_marks(match["title"] if match else line.text)

    def _is_section(self, at: int) -> bool:
        text = self._line(at).text
        return (
            at + 1 < len(self.printed)
            and self._is_entry(self._line(at + 1))
            and fold(text) not in self.seen
            and not text.endswith((".", ":", ";", ","))
            and len(text.split()) <= TITLE_WORDS
        )

    def _is_wrapped_section(self, at: int) -> bool:
        """Whether the line and the one right under it are the title of a section, over a marked line."""
        if at + 1 >= len(self.printed) or self.printed[at + 1] != self.printed[at] + 1:
            return False
        first, second = self._line(at).text, self._line(at + 1).text
        return (
            self.grammar.sources != "never"
            and self._is_section(at + 1)
            and can_be_title(first)
            and (
                self.recurrence.below(f"{first} {second}", at + 1) is not None
                or hangs(first)
                or not starts_anew(second)
            )
        )

    def _begins_body(self, at: int) -> bool:
        """Whether a marked line, or two together, is a title that the list has already: it stands over its article."""
        lines = [self._line(place) for place in range(at, min(at + 2, len(self.printed)))]
        titles = [match["title"] for line in lines if (match := self.grammar.contents_entry.match(line.text))]
        return bool(titles) and not self.seen.isdisjoint({fold(titles[0]), fold(" ".join(titles))})

    def _entry(self) -> None:
        """Read the title that begins here."""
        line = self._line(self.at)
        match = self.grammar.contents_entry.match(line.text)
        if match is None:  # A mark with nothing behind it.
            self._block(self.at, self.at)
            self.at += 1
            return
        first = self.at
        spans = list(line.spans_from(match.start("title")))
        entry = _Entry([match["title"]], spans, len(self.sections) or None, line.spans[0][0], first, first)
        while self._goes_on(entry):
            entry.append(self._line(entry.last + 1))
        self.entries.append(entry)
        self.seen.add(fold(entry.title))
        self._block(first, entry.last)
        self.at = entry.last + 1

    def _goes_on(self, entry: _Entry) -> bool:
        """Whether the line under a title goes on with it."""
        at = entry.last + 1
        if at >= len(self.printed) or self.printed[at] != self.printed[at - 1] + 1 or self._is_entry(self._line(at)):
            return False
        line = self._line(at)
        if not can_be_title(line.text) or self._is_listed(line.text):
            return False
        if self.recurrence.below(f"{entry.title} {line.text}", at) is not None:
            return True
        if self.recurrence.below(entry.title, entry.last, exact=True) is not None:
            return False
        # Neither comes again: the copy is cut off, or the title is spelt otherwise there.
        more = at + 1 < len(self.printed) and self._is_entry(self._line(at + 1))
        return more or hangs(entry.title) or not starts_anew(line.text) or self._indented(at)

    def _is_listed(self, text: str) -> bool:
        return fold(text) in self.seen

    def _indented(self, at: int) -> bool:
        return self._indent(at) > self._indent(at - 1)

    def _indent(self, at: int) -> int:
        line = self._line(at)
        return line.spans[0][0] - line.start

    # Lists without marks -------------------------------------------------------------------------------------------

    def read_unmarked(self) -> None:
        """Read a list whose titles have no marks: lines that come again, and what stands between them."""
        start = self.at
        end = self._end_of_unmarked(start)
        while self.at < end:
            line = self._line(self.at)
            if self.grammar.contents_heading.match(line.text):
                self._block(self.at, self.at)
                self.at += 1
            elif self.grammar.sources != "never" and self._heads_unmarked(self.at, end):
                self._section(line)
            else:
                self._unmarked_entry(end)

    def _end_of_unmarked(self, start: int) -> int:
        """The place behind the last line of the list; ``start`` where there is none."""
        prose = next((at for at in range(start, len(self.printed)) if self._is_prose(at)), len(self.printed))
        again = [
            place for at in range(start, prose) if (place := self.recurrence.below(self._line(at).text, at)) is not None
        ]
        if again and min(again) <= prose:
            return min(again)
        # The first article is in no list, or its title is spelt otherwise: the list ends above that title.
        if len(again) > 1 or prose - start >= UNMARKED_LINES:
            return max(prose - 1, start)
        return start

    def _is_prose(self, at: int) -> bool:
        text = self._line(at).text
        return not can_be_title(text) or (len(text.split()) >= PROSE_WORDS and not has_headline_form(text))

    def _heads_unmarked(self, at: int, end: int) -> bool:
        """Whether the line is the title of a section: it says so, or stands apart and comes not again as a title."""
        text = self._line(at).text
        if at + 1 >= end:
            return False
        if _BRACKETED.match(text) or SPECIAL.match(text):
            return True
        gap_above = at == 0 or self.printed[at] != self.printed[at - 1] + 1
        gap_below = self.printed[at + 1] != self.printed[at] + 1
        stands_over_one_that_comes_again = self.recurrence.below(self._line(at + 1).text, end - 1) is not None
        return (
            gap_above
            and (gap_below or stands_over_one_that_comes_again)
            and self.recurrence.below(text, end - 1) is None
            and self.recurrence.below(f"{text} {self._line(at + 1).text}", end - 1) is None
        )

    def _unmarked_entry(self, end: int) -> None:
        first = self.at
        line = self._line(first)
        entry = _Entry([line.text], list(line.spans), len(self.sections) or None, line.spans[0][0], first, first)
        while entry.last + 1 < end and self._is_wrapped(entry):
            entry.append(self._line(entry.last + 1))
        self.entries.append(entry)
        self.seen.add(fold(entry.title))
        self._block(first, entry.last)
        self.at = entry.last + 1

    def _is_wrapped(self, entry: _Entry) -> bool:
        line = self._line(entry.last + 1)
        if self.recurrence.below(entry.title, entry.last, exact=True) is not None:
            return False
        whole = f"{entry.title} {line.text}"
        return (
            self.recurrence.below(whole, entry.last + 1) is not None or hangs(entry.title) or not starts_anew(line.text)
        )

    # Both ----------------------------------------------------------------------------------------------------------

    def _merge_wrapped(self) -> None:
        """Make two marked lines one title where the body has them as one (2000-01-10)."""
        index = 0
        while index + 1 < len(self.entries):
            first, second = self.entries[index], self.entries[index + 1]
            whole = f"{first.title} {second.title}"
            if (
                first.section == second.section
                and self.recurrence.below(second.title, second.last) is None
                and self.recurrence.below(first.title, second.last, exact=True) is None
                and self.recurrence.below(whole, second.last) is not None
            ):
                first.parts += second.parts
                first.spans += second.spans
                first.last = second.last
                del self.entries[index + 1]
            else:
                index += 1
