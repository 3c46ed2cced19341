"""Damage that the text makes plain, read as it was meant: what is printed stays, and each reading is on record.

A repair that is in doubt is not made but listed.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from cstdata.parser.newsletter import Repair
from cstdata.parser.repairs.characters import find_marks, find_mojibake, find_widths
from cstdata.parser.repairs.figures import find_figures
from cstdata.parser.repairs.hosts import find_hosts
from cstdata.parser.repairs.hyphens import find_hyphens
from cstdata.parser.repairs.joined import find_joined
from cstdata.parser.repairs.lexicon import Lexicon
from cstdata.parser.repairs.reading import Doubt, Find, Reading
from cstdata.parser.repairs.signs import find_signs
from cstdata.parser.repairs.spaces import find_spaces
from cstdata.parser.repairs.split import find_split
from cstdata.problems import Problem
from cstdata.readers import Document, Substitution

__all__ = ["find_repairs", "repaired"]

Finder = Callable[[str, Lexicon], Iterator[Find | Doubt]]

MOST_DOUBTS = 20
"""The most doubtful places of a document that are listed one by one."""

CHARACTERS: tuple[Callable[[str], Iterator[Find]], ...] = (find_mojibake, find_widths, find_marks)
"""What is wrong with characters, whatever the words are."""

LANGUAGE: tuple[Finder, ...] = (
    find_hosts,
    find_figures,
    find_hyphens,
    find_split,
    find_signs,
    find_joined,
    find_spaces,
)
"""What is wrong with words and figures; each sees the text as the ones before it read it."""


def find_repairs(document: Document) -> tuple[tuple[Repair, ...], tuple[Problem, ...]]:
    """The repairs of a document in order, none over another, and the doubtful ones as problems."""
    reading = Reading(document)
    for find_characters in CHARACTERS:
        reading.apply(find_characters(reading.text))
    lexicon = Lexicon(reading.text)
    for find in LANGUAGE:
        reading.apply(find(reading.text, lexicon))
    return reading.repairs(), tuple(_problems(document, reading.doubts()))


def repaired(document: Document, repairs: Iterable[Repair]) -> Document:
    """The document, read with the repairs: in its clean text and in the text of its lines."""
    substitutions = tuple(Substitution(repair.start, repair.end, repair.read or "") for repair in repairs)
    if not substitutions:
        return document
    read = replace(document, substitutions=substitutions)
    touched = {read.line_at(substitution.start).start for substitution in substitutions}
    lines = (replace(line, text=read.content(line.spans)) if line.start in touched else line for line in document.lines)
    return replace(read, lines=tuple(lines))


def _problems(document: Document, doubts: Sequence[tuple[int, Doubt]]) -> Iterator[Problem]:
    for start, doubt in doubts[:MOST_DOUBTS]:
        line, column = document.position(start)
        yield Problem(
            code="repair-doubtful",
            severity="warning",
            message="the text may be damaged here; it is kept as printed",
            value=doubt.printed,
            expected=" or ".join(doubt.candidates),
            line=line,
            column=column,
        )
    if len(doubts) > MOST_DOUBTS:
        line, column = document.position(doubts[MOST_DOUBTS][0])
        yield Problem(
            code="repair-doubtful",
            severity="warning",
            message=f"{len(doubts)} places of the text may be damaged; the first {MOST_DOUBTS} are listed",
            line=line,
            column=column,
        )
