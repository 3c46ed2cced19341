"""Layouts without a masthead: a contents list and a body, or a body alone.

Nothing in them says that they are the newsletter, so what they speak of has to.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from cstdata.parser.contents import Contents, find_contents
from cstdata.parser.layouts.base import Evidence
from cstdata.parser.layouts.lined import LinedLayout, Outline
from cstdata.parser.newsletter import Block
from cstdata.parser.recurrence import Recurrence
from cstdata.parser.sentences import has_headline_form, tells
from cstdata.parser.words import words
from cstdata.readers import Document, Line

__all__ = ["BodyOnlyLayout", "ReprintLayout"]

LEAST_LISTED = 2
"""The fewest titles of a contents list that come again."""

LEAST_WORDS = 2
"""The fewest words of each kind in a text that speaks of science in China."""

PARAGRAPH_WORDS = 15
"""The fewest words of a paragraph."""

HEAD_LINES = 60
"""The most printed lines above the end of a contents list."""

TITLE_LINES = 3
"""The most lines of a title."""

_WORD = re.compile(r"[a-z]+")


class BodyOnlyLayout(LinedLayout):
    """A family of which nothing is left but the body (E1, E2)."""

    def evidence(self, document: Document) -> Evidence:
        """Whether the document begins with a title or the head of a section, and speaks of science in China."""
        signals = super().evidence(document)
        shown, lacking = [*signals.shown], [*signals.lacking]
        if not self.grammar.signals:
            title = _opening_title(document)
            (shown if title else lacking).append(
                f"title of an article (line {title.number})" if title else "the title of an article on the first line"
            )
        about = _subject(document)
        (shown if about else lacking).append(
            "words on science in China" if about else "words on science and on China, several of each"
        )
        return Evidence(tuple(shown), tuple(lacking))

    def outline(self, document: Document, first: int, skip: frozenset[int]) -> Outline:
        """All is body."""
        del skip
        return Outline(document, Contents((), (), first, ()))


class ReprintLayout(LinedLayout):
    """A reprint whose masthead was left out: the navigation of a site, a contents list, the body (F)."""

    def evidence(self, document: Document) -> Evidence:
        """Whether a list names titles that come again."""
        first = self._first_entry(document)
        again = 0
        if first is not None:
            contents = find_contents(document, self.grammar, first, frozenset())
            body = [line for line in document.lines[contents.next_line :] if not line.blank]
            below = Recurrence(body)
            again = sum(below.below(entry.title, -1) is not None for entry in contents.entries)
        if again < LEAST_LISTED or not _subject(document):
            return Evidence(
                (), (f"a contents list of which {LEAST_LISTED} titles come again, and words on science in China",)
            )
        return Evidence((f"a contents list of which {again} titles come again",), ())

    def outline(self, document: Document, first: int, skip: frozenset[int]) -> Outline:
        """The contents list begins with its first mark; what stands above is the site's."""
        entry = self._first_entry(document)
        if entry is None:
            return super().outline(document, first, skip)
        contents = find_contents(document, self.grammar, entry, skip)
        above = tuple(
            Block("navigation", line.start, line.end)
            for line in document.lines[first:entry]
            if not line.blank and line.start not in skip
        )
        return Outline(
            document, Contents(contents.sections, contents.entries, contents.next_line, (*above, *contents.blocks))
        )

    def _first_entry(self, document: Document) -> int | None:
        """The index of the first line with a mark, or of the first that comes again, with another one not far below."""
        printed = [index for index, line in enumerate(document.lines) if not line.blank]
        marked = [
            place
            for place, index in enumerate(printed)
            if self.grammar.contents_entry.match(document.lines[index].text)
        ]
        first = _near(printed, marked)
        return _near(printed, self._again(document, printed)) if first is None else first

    def _again(self, document: Document, printed: Sequence[int]) -> list[int]:
        """The places of printed lines in the form of a title that come again, letter by letter."""
        lines = [document.lines[index] for index in printed]
        recurrence = Recurrence(lines)
        return [
            place
            for place, line in enumerate(lines[:HEAD_LINES])
            if has_headline_form(line.text) and recurrence.below(line.text, place, exact=True) is not None
        ]


def _near(printed: Sequence[int], places: Sequence[int]) -> int | None:
    return next((printed[first] for first, second in pairwise(places) if second - first <= TITLE_LINES), None)


def _opening_title(document: Document) -> Line | None:
    """The first printed line, if it is a title by its form and a paragraph follows it."""
    printed = [line for line in document.lines if not line.blank][: TITLE_LINES + 1]
    if len(printed) < 2 or printed[0].text.isupper():  # noqa: PLR2004 - a title and a paragraph
        return None
    below = next((index for index in range(1, len(printed)) if _is_text(printed[index].text)), None)
    title = " ".join(line.text for line in printed[:below])
    return printed[0] if below is not None and has_headline_form(title) else None


def _is_text(text: str) -> bool:
    """Whether a line is one of a paragraph, whole or wrapped at a width."""
    return len(text.split()) >= PARAGRAPH_WORDS or tells(text) or not has_headline_form(text)


def _subject(document: Document) -> bool:
    """Whether the text speaks of science and of China, several times each."""
    found = _WORD.findall(document.text[slice(*document.extent)].casefold())
    return all(
        sum(word in words(subject) for word in found) >= LEAST_WORDS for subject in ("subject_china", "subject_science")
    )
