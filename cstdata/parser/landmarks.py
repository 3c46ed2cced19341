"""What shows itself by what it says, also inside a line: parts of a masthead, page footers, source lines (family G)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from cstdata.parser.grammar import Grammar
from cstdata.parser.sources import find_source, source_head
from cstdata.readers import Document, Line, Span

__all__ = ["Part", "footers_inside", "masthead_parts", "source_places"]

MASTHEAD_LENGTH = 3_000
"""How far into the document the masthead may stand, in characters."""

MASTHEAD_GAP = 60
"""How many characters of another kind may stand between two parts of the masthead."""

LEAST_PARTS = 2
"""The fewest kinds of parts that stand together in a masthead."""

_ANYWHERE = {"number", "date", "month"}
"""Parts that stand in sentences, too."""


def footers_inside(document: Document, grammar: Grammar) -> list[Span]:
    """The places of page footers, wherever they stand, also inside a line."""
    found: list[Span] = []
    for form in grammar.footer_inside:
        for match in form.finditer(document.text, *document.extent):
            if not any(start < match.end() and match.start() < end for start, end in found):
                found.append(match.span())
    return sorted(found)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a masthead: what it is, and its place."""

    kind: str
    span: Span


def masthead_parts(document: Document, grammar: Grammar) -> list[list[Part]]:
    """The parts of mastheads, those near each other together; one kind alone is none."""
    clusters: list[list[Part]] = [[]]
    cursor, end = document.extent
    end = min(end, cursor + MASTHEAD_LENGTH)
    while cursor < end:
        found = [
            Part(kind, match.span())
            for kind, form in grammar.masthead_inside.items()
            if (match := form.search(document.text, cursor, end)) is not None
        ]
        nearest = min(found, key=lambda part: (part.span[0], -part.span[1]), default=None)
        if nearest is None:
            break
        if clusters[-1] and nearest.span[0] - cursor > MASTHEAD_GAP:
            clusters.append([])
        # A second number stands in a title: "No. 3 Quay ...".
        if nearest.kind not in _ANYWHERE or nearest.kind not in {part.kind for part in clusters[-1]}:
            clusters[-1].append(nearest)
        cursor = nearest.span[1]
    kinds = ({part.kind for part in parts} for parts in clusters)
    return [
        parts
        for parts, found in zip(clusters, kinds, strict=True)
        if len(found) >= LEAST_PARTS and not found <= _ANYWHERE
    ]


def source_places(document: Document, lines: Sequence[Line]) -> list[Span]:
    """The places of source lines in brackets, also inside lines."""
    text = document.text[: document.extent[1]]
    found: list[Span] = []
    start = lines[0].start if lines else len(text)
    for match in re.finditer(r"[(\[（【]", text[start:]):  # noqa: RUF001 - full-width forms occur
        place = start + match.start()
        if found and place < found[-1][1]:
            continue
        piece = " ".join(text[place : place + 400].split())
        if source_head(piece) is None:
            continue
        first, last = find_source(_up_to_bracket(piece))
        if first == 0 and last is not None:
            found.append((place, _length(text, place, _up_to_bracket(piece)[:last])))
    return found


def _up_to_bracket(text: str) -> str:
    depth = 0
    for index, character in enumerate(text):
        depth += (character in "([（【") - (character in ")]）】")  # noqa: RUF001
        if depth == 0:
            return text[: index + 1]
    return text


def _length(text: str, start: int, clean: str) -> int:
    """The end of the stretch from ``start`` on that reads as ``clean``, blanks aside."""
    wanted = sum(not character.isspace() for character in clean)
    place = start
    while wanted and place < len(text):
        wanted -= not text[place].isspace()
        place += 1
    return place
