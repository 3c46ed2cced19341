"""Layouts in which masthead, contents list and body follow each other, each in lines of their own."""

from cstdata.parser.blocks import cover
from cstdata.parser.body import read_body
from cstdata.parser.cells import pipe_lines, without_pipes
from cstdata.parser.chunks import chunks_of
from cstdata.parser.contents import Contents, find_contents
from cstdata.parser.footer import find_footers
from cstdata.parser.grammar import Grammar, without_marks
from cstdata.parser.hyphens import vocabulary
from cstdata.parser.layouts.base import Evidence
from cstdata.parser.masthead import find_masthead, running_heads
from cstdata.parser.newsletter import Block, Newsletter
from cstdata.problems import CstdataError, Problem
from cstdata.readers import Document, Line

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
        lines = document.lines
        for signal in self.grammar.signals:
            forms = (
                signal.pattern.match(line.text) or signal.pattern.match(without_marks(line.text)) for line in lines
            )
            line = next((line for line, form in zip(lines, forms, strict=True) if form), None)
            if signal.absent:
                lacking += [] if line is None else [f"a text without {signal.name} (line {line.number})"]
            elif line is None:
                lacking.append(signal.name)
            else:
                shown.append(f"{signal.name} (line {line.number})")
        return Evidence(tuple(shown), tuple(lacking))

    def parse(self, document: Document, evidence: Evidence) -> Newsletter:
        """Read masthead, contents list and body; see `cstdata.parser.layouts.base.Layout.parse`."""
        empty_cells = pipe_lines(document) if self.grammar.cells else []
        if self.grammar.cells:
            document = without_pipes(document)
        footers = find_footers(document, self.grammar)
        head = find_masthead(document, self.grammar, footers.lines)
        running = [
            line for line in running_heads(document, self.grammar, head.next_line) if line.start not in footers.lines
        ]
        navigation = self._navigation(document, head.next_line, footers.lines)
        skip = footers.lines | {line.start for line in (*running, *navigation)}
        contents = find_contents(document, self.grammar, head.next_line, skip)
        words = vocabulary(line.text for line in document.lines if line.start not in skip)
        chunks = chunks_of(document, document.lines[contents.next_line :], skip, each_line=self.grammar.cells)
        body = read_body(document, chunks, contents, words, sources=self.grammar.sources)
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
            repairs=body.repairs,
            problems=(*head.problems, *body.problems, *_unknown(document, blocks)),
        )

    def _navigation(self, document: Document, first: int, skip: frozenset[int]) -> list[Line]:
        """The lines of the site around the newsletter, from line index ``first`` on."""
        return [
            line
            for line in document.lines[first:]
            if line.start not in skip and any(form.match(line.text) for form in self.grammar.navigation)
        ]


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
