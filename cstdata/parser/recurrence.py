"""Which lines come again further down: what a contents list names stands over the body, too."""

import re
from collections.abc import Sequence
from functools import cached_property

from rapidfuzz import fuzz, process

from cstdata.parser.sentences import ends_as_title
from cstdata.parser.titles import SAME, fold
from cstdata.readers import Line

__all__ = ["BETWEEN_SENTENCES", "TITLE_WORDS", "Recurrence", "can_be_title"]

TITLE_WORDS = 40
"""The most words of a line that can be a title."""

TITLE_LINES = 3
"""The most lines of a title."""

MOST_LOOKUPS = 200
"""How often a text is looked for letter by letter; a list has nine titles, a damaged one may have thousands."""

LEAST_LETTERS = 8
"""The fewest letters of a text that is looked for."""

BETWEEN_SENTENCES = re.compile(r"[a-z]{3}\.\s+[A-Z]")
"""The end of a sentence and the beginning of another one; the stops of abbreviations are none."""


def can_be_title(text: str) -> bool:
    """Whether a line can be a title or a part of one: short, and no sentence with its stop, nor several."""
    if len(text.split()) > TITLE_WORDS or BETWEEN_SENTENCES.search(text):
        return False
    # A part of one may end with a comma or a colon.
    return ends_as_title(text.rstrip(",:"))


class Recurrence:
    """The printed lines of a document, and where a text comes again among those that can be titles.

    Args:
        lines: The lines that print something, in order.
    """

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self._lookups = 0

    @cached_property
    def _candidates(self) -> dict[str, list[int]]:
        """Folded texts of lines, and of up to `TITLE_LINES` that follow each other, with the indices of their first."""
        found: dict[str, list[int]] = {}
        titles = [can_be_title(line.text) for line in self.lines]
        for first in range(len(self.lines)):
            text = ""
            for last in range(first, min(first + TITLE_LINES, len(self.lines))):
                if not titles[last]:
                    break
                text += fold(self.lines[last].text)
                found.setdefault(text, []).append(first)
        found.pop("", None)
        return found

    def below(self, text: str, index: int, *, exact: bool = False) -> int | None:
        """The index of the first line below ``index`` at which the text comes again; None where it does not.

        Args:
            text: The text of one or more lines.
            index: The index of its last line.
            exact: Whether the letters have to be the same; else two texts of `SAME` likeness are one.
        """
        folded = fold(text)
        if len(folded) < LEAST_LETTERS:
            return None
        again = [place for place in self._candidates.get(folded, ()) if place > index]
        if not again and not exact and self._lookups < MOST_LOOKUPS:
            self._lookups += 1
            alike = process.extract(folded, list(self._candidates), scorer=fuzz.ratio, score_cutoff=SAME, limit=None)
            again = [place for other, _, _ in alike for place in self._candidates[other] if place > index]
        return min(again, default=None)
