"""Layouts in which masthead, contents list and body follow each other, each in lines of their own."""

from cstdata.parser.blocks import cover
from cstdata.parser.body import read_body
from cstdata.parser.chunks import chunks_of
from cstdata.parser.contents import find_contents
from cstdata.parser.footer import find_footers
from cstdata.parser.grammar import Grammar
from cstdata.parser.layouts.base import Evidence
from cstdata.parser.masthead import find_masthead
from cstdata.parser.newsletter import Block, Newsletter
from cstdata.problems import CstdataError, Problem
from cstdata.readers import Document

__all__ = ["LinedLayout"]


class LinedLayout:
    """A family whose lines a `Grammar` describes."""

    def __init__(self, grammar: Grammar) -> None:
        self.grammar = grammar

    @property
    def name(self) -> str:
        """The letter of the family."""
        return self.grammar.name

    def evidence(self, document: Document) -> Evidence:
        """Which of the signals stand on some line."""
        shown, lacking = [], []
        for signal in self.grammar.signals:
            line = next((line for line in document.lines if signal.pattern.match(line.text)), None)
            if line is None:
                lacking.append(signal.name)
            else:
                shown.append(f"{signal.name} (line {line.number})")
        return Evidence(tuple(shown), tuple(lacking))

    def parse(self, document: Document, evidence: Evidence) -> Newsletter:
        """Read masthead, contents list and body; see `cstdata.parser.layouts.base.Layout.parse`."""
        footers = find_footers(document, self.grammar)
        head = find_masthead(document, self.grammar)
        contents = find_contents(document, self.grammar, head.next_line, footers.lines)
        chunks = chunks_of(document, document.lines[contents.next_line :], footers.lines)
        body = read_body(document, chunks, contents)
        if not body.articles:
            last = contents.blocks[-1] if contents.blocks else Block("masthead", 0, 1)
            line, column = document.position(last.start)
            raise CstdataError(
                Problem(
                    code="contents-without-body",
                    message=f"the document ends in its contents list, after {len(contents.entries)} titles",
                    expected="the articles behind it",
                    line=line,
                    column=column,
                    advice="The copy is cut off; find a whole one.",
                )
            )
        blocks = cover(
            document,
            (
                *head.blocks,
                *contents.blocks,
                *body.blocks,
                *(Block("footer", start, end) for start, end in footers.places),
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
            repairs=body.repairs,
            problems=(*head.problems, *body.problems, *_unknown(document, blocks)),
        )


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
