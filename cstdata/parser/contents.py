"""The contents list: titles, the sections over them, and where it ends."""

from collections.abc import Sequence
from dataclasses import dataclass

from cstdata.parser.grammar import Grammar
from cstdata.parser.newsletter import Block, ContentsEntry, Section
from cstdata.parser.titles import fold
from cstdata.readers import Document, Line

__all__ = ["Contents", "find_contents"]


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
    with no empty line between, goes on with it. The list ends with the last marked line before the body,
    which begins where a title of the list comes again.
    """
    sections: list[Section] = []
    entries: list[ContentsEntry] = []
    blocks: list[Block] = []
    seen: set[str] = set()
    lines = document.lines
    index = first
    while index < len(lines):
        line = lines[index]
        if line.blank or line.number in skip:
            index += 1
            continue
        match = grammar.contents_entry.match(line.text)
        if match:
            title, index = _whole_title(match["title"], lines, index, grammar, skip)
            entries.append(ContentsEntry(title, len(sections) or None, line.spans[0][0]))
            blocks.append(Block("contents", line.start, lines[index - 1].end))
            seen.add(fold(title))
        elif fold(line.text) not in seen and _stands_over_entry(lines, index, grammar, skip):
            sections.append(Section(len(sections) + 1, " ".join(line.text.split())))
            blocks.append(Block("contents", line.start, line.end))
            seen.add(fold(line.text))
            index += 1
        else:
            break
    return Contents(tuple(sections), tuple(entries), index, tuple(blocks))


def _whole_title(
    title: str, lines: Sequence[Line], index: int, grammar: Grammar, skip: frozenset[int]
) -> tuple[str, int]:
    """The title that begins on a line, and the index of the first line behind it."""
    parts = [title]
    index += 1
    while index < len(lines):
        line = lines[index]
        if line.blank or line.number in skip or grammar.contents_entry.match(line.text):
            break
        if _stands_over_entry(lines, index, grammar, skip) and not line.text[0].islower():
            break
        parts.append(line.text)
        index += 1
    return " ".join(" ".join(parts).split()), index


def _stands_over_entry(lines: Sequence[Line], index: int, grammar: Grammar, skip: frozenset[int]) -> bool:
    following = (line for line in lines[index + 1 :] if not line.blank and line.number not in skip)
    below = next(following, None)
    return below is not None and bool(grammar.contents_entry.match(below.text))
