"""Layouts in which masthead, contents list and body follow each other, each in lines of their own."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cstdata.models.types import BlockKind
from cstdata.parser.blocks import cover
from cstdata.parser.body import Habits, read_body
from cstdata.parser.cells import pipe_lines, without_pipes
from cstdata.parser.chunks import are_broken, chunks_of
from cstdata.parser.contents import Contents, find_contents, with_joined_titles
from cstdata.parser.footer import find_footers
from cstdata.parser.grammar import Grammar, Signal, without_marks
from cstdata.parser.hyphens import vocabulary
from cstdata.parser.layouts.base import Evidence
from cstdata.parser.masthead import find_masthead, running_heads
from cstdata.parser.newsletter import Block, Newsletter, Repair
from cstdata.parser.repairs import find_repairs, repaired
from cstdata.problems import CstdataError, Problem
from cstdata.readers import Document, Line

__all__ = ["LinedLayout", "Outline"]


@dataclass(frozen=True, slots=True)
class Outline:
    """What of a document is contents list and what is body.

    Args:
        document: The document, its lines cut where they run together what belongs apart.
        contents: The contents list.
        breaks: The starts of lines in the body that begin something new.
    """

    document: Document
    contents: Contents
    breaks: frozenset[int] = frozenset()


WITHOUT_TEXT: frozenset[BlockKind] = frozenset({"navigation", "caption", "signature", "blank", "unknown"})
"""What no table has the text of."""


class LinedLayout:
    """A family whose lines a `Grammar` describes."""

    def __init__(self, grammar: Grammar) -> None:
        self.grammar = grammar

    @property
    def name(self) -> str:
        """The letter of the family."""
        return self.grammar.name

    @property
    def rank(self) -> int:
        """How little its documents show; see `Grammar.rank`."""
        return self.grammar.rank

    def evidence(self, document: Document) -> Evidence:
        """Which of the signals stand on some line."""
        shown, lacking = [], []
        for signal in self.grammar.signals:
            line = _line_with(signal, document)
            if signal.absent:
                lacking += [] if line is None else [f"a text without {signal.name} (line {line.number})"]
            elif line is None:
                lacking.append(signal.name)
            else:
                shown.append(f"{signal.name} (line {line.number})")
        return Evidence(tuple(shown), tuple(lacking))

    def parse(self, document: Document, evidence: Evidence) -> Newsletter:
        """Read masthead, contents list and body; see `cstdata.parser.layouts.base.Layout.parse`."""
        document, inside = self.prepared(document)
        empty_cells = pipe_lines(document) if self.grammar.cells else []
        if self.grammar.cells:
            document = without_pipes(document)
        repairs, doubts = find_repairs(document)
        document = repaired(document, repairs)
        footers = find_footers(document, self.grammar, inside)
        head = find_masthead(document, self.grammar, footers.lines)
        running = [
            line for line in running_heads(document, self.grammar, head.next_line) if line.start not in footers.lines
        ]
        navigation = self._navigation(document, head.next_line, footers.lines)
        skip = footers.lines | {line.start for line in (*running, *navigation)}
        outline = self.outline(document, head.next_line, skip)
        document, contents = outline.document, outline.contents
        words = vocabulary(line.text for line in document.lines if line.start not in skip)
        contents, joined = with_joined_titles(document, contents, words)
        body_lines = document.lines[contents.next_line :]
        broken = self.grammar.lines == "printed" and are_broken([line for line in body_lines if line.start not in skip])
        form = "whole" if self.grammar.lines == "printed" and not broken else self.grammar.lines
        chunks = chunks_of(document, body_lines, skip, form=form, breaks=outline.breaks)
        sources = self.grammar.sources == "always" or (
            self.grammar.sources == "seen" and any(chunk.is_source for chunk in chunks)
        )
        begins = document.lines[contents.next_line].start if contents.next_line < len(document.lines) else 0
        paged = (
            self.grammar.paged
            or broken
            or bool(document.pages)
            or any(start > begins for start, _ in footers.places[:-1])
        )
        habits = Habits(sources=sources, paged=paged, foreign=self.grammar.foreign)
        body = read_body(document, chunks, contents, words, habits)
        if not body.articles:
            raise _without_body(document, contents, found=bool(chunks))
        blocks = cover(
            document,
            (
                *head.blocks,
                *contents.blocks,
                *body.blocks,
                *(Block("footer", start, end) for start, end in footers.places),
                *(Block("footer", line.start, line.end) for line in running),
                *(Block("navigation", line.start, line.end) for line in (*navigation, *empty_cells)),
            ),
        )
        return Newsletter(
            document=document,
            layout=self.name,
            evidence=evidence.shown,
            masthead=head.masthead,
            contact=footers.contact,
            sections=body.sections,
            articles=body.articles,
            blocks=blocks,
            repairs=_kept((*repairs, *joined, *body.repairs), blocks),
            problems=(*head.problems, *contents.problems, *body.problems, *doubts, *_unknown(document, blocks)),
        )

    def prepared(self, document: Document) -> tuple[Document, frozenset[int]]:
        """The document with lines cut before it is read, and the starts of lines that are known to be footers."""
        return document, frozenset()

    def outline(self, document: Document, first: int, skip: frozenset[int]) -> Outline:
        """Contents list and body, from line index ``first`` on; lines whose starts are in ``skip`` are part of none."""
        return Outline(document, find_contents(document, self.grammar, first, skip))

    def _navigation(self, document: Document, first: int, skip: frozenset[int]) -> list[Line]:
        """The lines of the site around the newsletter, from line index ``first`` on."""
        return [
            line
            for line in document.lines[first:]
            if line.start not in skip and any(form.match(line.text) for form in self.grammar.navigation)
        ]


def _line_with(signal: Signal, document: Document) -> Line | None:
    """The first line that has the form of a signal; only the first printed one counts where it says so."""
    for line in document.lines:
        if signal.pattern.match(line.text) or signal.pattern.match(without_marks(line.text)):
            return line
        if signal.first and not line.blank:
            return None
    return None


def _without_body(document: Document, contents: Contents, *, found: bool) -> CstdataError:
    last = contents.blocks[-1].start if contents.blocks else 0
    line, column = document.position(last)
    titles = f"a contents list of {len(contents.entries)} titles"
    what = f"no article was found behind {titles}" if found else f"the document ends in {titles}"
    return CstdataError(
        Problem(
            code="contents-without-body",
            message=what,
            expected="the articles behind it",
            line=line,
            column=column,
            advice="The copy is cut off; find a whole one.",
        )
    )


def _kept(repairs: Iterable[Repair], blocks: Sequence[Block]) -> tuple[Repair, ...]:
    """The repairs in text that a table has, in order."""
    starts = [block.start for block in blocks]
    kept: list[Repair] = []
    for repair in sorted(repairs, key=lambda repair: repair.start):
        block = blocks[bisect_right(starts, repair.start) - 1]
        if repair.end <= block.end and block.kind not in WITHOUT_TEXT:
            kept.append(repair)
    return tuple(kept)


def _unknown(document: Document, blocks: tuple[Block, ...]) -> list[Problem]:
    problems = []
    for block in blocks:
        if block.kind == "unknown":
            line, column = document.position(block.start)
            problems.append(
                Problem(
                    code="text-unknown",
                    severity="warning",
                    message=f"no rule of the layout knows these {block.end - block.start} characters",
                    line=line,
                    column=column,
                )
            )
    return problems
