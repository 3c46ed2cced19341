"""The seams between titles that are run together, found by what comes again (family G).

The titles of a contents list may follow each other without a mark, and a title may stand on one line with the text
under it. What the contents list and the body both have is a title.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from cstdata.parser.contents import SPECIAL
from cstdata.parser.recurrence import BETWEEN_SENTENCES
from cstdata.parser.sentences import TITLE_WORDS, hangs
from cstdata.parser.titles import SAME, letters_of
from cstdata.readers import Document, Span

__all__ = ["ListedTitle", "Titles", "split_titles"]

CONTENTS_WORDS = 250
"""The most words of a contents list."""

SECTION_WORDS = 16
"""The most words of the title of a section, and one more."""

ANCHOR = 20
"""The fewest letters that, coming again, show where the body begins."""

LEAST_WORDS = 4
"""The fewest words of the title of an article under that of a section."""

TITLE_LETTERS = 12
"""The least score of the beginning of an article that is its title in the contents list."""

ERROR_COST = 3
"""How many letters that agree make up for one that does not."""

ANCHOR_LETTERS = 5
"""The letters of the first word that a title and its like in the contents list begin with."""

WORD_ALIKE = 75.0
"""The least likeness of two words that are one, misspelt."""

_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Word:
    """A word: its place in the document, and the place of its first letter among all letters."""

    start: int
    end: int
    first: int
    letters: str


class Letters:
    """The words of a stretch of a document, and their letters and digits put together, case folded.

    Args:
        document: The document.
        spans: The places of the stretch, in order.
    """

    def __init__(self, document: Document, spans: Sequence[Span]) -> None:
        self.words: list[Word] = []
        parts: list[str] = []
        count = 0
        for start, end in spans:
            for match in _WORD.finditer(document.text, start, end):
                letters = letters_of(match[0])
                self.words.append(Word(match.start(), match.end(), count, letters))
                parts.append(letters)
                count += len(letters)
        self.text = "".join(parts)
        self._starts = [word.first for word in self.words]
        self._offsets = [word.start for word in self.words]

    def word_at(self, letter: int) -> int:
        """The index of the word that a letter stands in, or that begins there."""
        index = bisect_left(self._starts, letter)
        while index + 1 < len(self.words) and self._starts[index + 1] <= letter:
            index += 1
        if index == len(self.words) or self._starts[index] > letter:
            index -= 1
        return index

    def begins_word(self, letter: int) -> bool:
        """Whether a word begins with the letter."""
        index = bisect_left(self._starts, letter)
        return index < len(self._starts) and self._starts[index] == letter

    def index_of(self, offset: int) -> int:
        """The index of the first word from an offset of the document on."""
        return bisect_left(self._offsets, offset)


@dataclass(frozen=True, slots=True)
class ListedTitle:
    """A title of the contents list: its place there, and the place of the article's title in the body."""

    listed: Span
    body: Span


@dataclass(frozen=True, slots=True)
class Titles:
    """Where the body begins, and the titles that stand in it and in the contents list.

    Args:
        body: The offset at which the body begins.
        pairs: The titles, in the order of the contents list.
    """

    body: int
    pairs: tuple[ListedTitle, ...]


def split_titles(document: Document, spans: Sequence[Span], sources: Sequence[Span]) -> Titles:
    """Find the titles of a contents list and of the body in a text that runs them together.

    The body begins where something of the contents list comes again. An article begins there and behind each source
    line; its title is the beginning that the contents list has as well, letter by letter, a few letters aside.

    Args:
        document: The document.
        spans: What stands behind the masthead, without footers.
        sources: The places of source lines.
    """
    letters = Letters(document, spans)
    first_source = min((start for start, _ in sources), default=document.extent[1])
    body = _begin_of_body(document, letters, first_source)
    begins = letters.words[body].start if body < len(letters.words) else document.extent[1]
    contents = Letters(document, [(start, min(end, begins)) for start, end in spans if start < begins])
    starts = {begins, *(end for _, end in sources)} if body else {end for _, end in sources}
    ends = {line.spans[0][0]: line.spans[-1][1] for line in document.lines if line.spans}
    found: list[ListedTitle] = []
    for start in sorted({*starts, *(place for place in ends if place >= begins)}):
        pair = _paired(document, letters, letters.index_of(start), contents)
        if pair is None:
            continue
        pair = _whole_lines(document, pair)
        length = pair.body[1] - pair.body[0]
        # Inside an article only a whole line, or much of one, is taken for a title.
        if start in starts or length >= 2 * TITLE_LETTERS or ends.get(start) == pair.body[1]:
            found.append(pair)
    titles = [pair for pair in found if not _holds_section(document, pair, found)]
    # What stands where an article begins goes before what a line of text happens to begin with.
    titles.sort(key=lambda pair: (pair.body[0] not in starts, pair.body[0] - pair.body[1]))
    pairs: list[ListedTitle] = []
    for pair in titles:
        if not any(_overlap(pair.listed, other.listed) or _overlap(pair.body, other.body) for other in pairs):
            pairs.append(pair)
    return Titles(begins, tuple(sorted(pairs, key=lambda pair: pair.listed)))


def _holds_section(document: Document, pair: ListedTitle, found: Sequence[ListedTitle]) -> bool:
    """Whether the title is that of a section and that of the article on the line under it, in both places.

    A title over two lines has no second half that could be one by itself; and where articles have empty lines above
    them, no title of a section stands right over one.
    """
    for inner in found:
        if pair.body[0] < inner.body[0] < pair.body[1]:
            above = document.text[pair.body[0] : inner.body[0]]
            own = document.text[slice(*inner.body)]
            apart = not _stands_apart(document, pair.body[0]) or _stands_apart(document, inner.body[0])
            if _follows_section(document, pair, found) or not apart:
                return False
            if len(above.split()) <= SECTION_WORDS and not hangs(above.strip()) and len(own.split()) >= LEAST_WORDS:
                return True
    return False


def _stands_apart(document: Document, offset: int) -> bool:
    """Whether an empty line stands above the line of a character."""
    above = document.line_at(offset).start - 1
    return above > 0 and document.line_at(above).blank


def _follows_section(document: Document, pair: ListedTitle, found: Sequence[ListedTitle]) -> bool:
    """Whether something stands in the list between the title and the one before it on its line: its section."""
    line = document.line_at(pair.listed[0])
    ends = [other.listed[1] for other in found if other.listed[1] <= pair.listed[0]]
    above = document.text[max([line.spans[0][0], *ends]) : pair.listed[0]]
    return any(character.isalnum() for character in SPECIAL.sub("", above + " "))


def _whole_lines(document: Document, pair: ListedTitle) -> ListedTitle:
    """The pair with both titles up to the ends of their lines, where the rest of one is that of the other, cut off."""
    listed, body = (_rest_of_line(document, span[1]) for span in (pair.listed, pair.body))
    first, second = (letters_of(document.text[slice(*rest)]) for rest in (listed, body))
    if first and second.startswith(first) and len(document.text[slice(*body)].split()) <= TITLE_WORDS:
        return ListedTitle((pair.listed[0], listed[1]), (pair.body[0], body[1]))
    return pair


def _rest_of_line(document: Document, offset: int) -> Span:
    line = document.line_at(offset - 1)
    return offset, max(line.spans[-1][1], offset) if line.spans else offset


def _overlap(first: Span, second: Span) -> bool:
    return first[0] < second[1] and second[0] < first[1]


def _begin_of_body(document: Document, letters: Letters, first_source: int) -> int:
    """The index of the word at which the body begins; 0 where nothing comes again.

    What comes again stands at the beginning, or behind the title of a section; and a list has no sentences.
    """
    for index, word in enumerate(letters.words[:SECTION_WORDS]):
        # Titles and their sections begin with a capital or a figure; what recurs in text mostly does not.
        if document.text[word.start].islower():
            continue
        phrase = letters.text[word.first : word.first + ANCHOR]
        again = letters.text.find(phrase, word.first + ANCHOR) if len(phrase) == ANCHOR else -1
        while again >= 0 and not letters.begins_word(again):
            again = letters.text.find(phrase, again + 1)
        if again < 0:
            continue
        first, found = _from_its_beginning(document, letters, index, letters.word_at(again))
        begins = letters.words[found].start
        if (
            found - first <= CONTENTS_WORDS
            and begins <= first_source
            and not document.text[begins].islower()
            and not BETWEEN_SENTENCES.search(document.text, letters.words[0].start, begins)
        ):
            return found
    return _begin_by_line(document, letters, first_source)


def _from_its_beginning(document: Document, letters: Letters, first: int, again: int) -> tuple[int, int]:
    """Two words that agree, moved back on their line as long as those before them do, a slip of spelling aside."""
    words = letters.words
    while first and again - 1 > first and fuzz.ratio(words[first - 1].letters, words[again - 1].letters) >= WORD_ALIKE:
        if words[again].start == document.line_at(words[again].start).spans[0][0]:
            break
        first, again = first - 1, again - 1
    return first, again


def _begin_by_line(document: Document, letters: Letters, first_source: int) -> int:
    """The index of the word that begins the first line which the list above it has, misspelt; 0 where none does."""
    for line in document.lines:
        if not line.spans or not letters.words or line.spans[0][0] <= letters.words[0].start:
            continue
        begins = line.spans[0][0]
        if begins > first_source or BETWEEN_SENTENCES.search(document.text, letters.words[0].start, begins):
            break
        title, index = letters_of(line.text), letters.index_of(begins)
        if index >= len(letters.words) or letters.words[index].start != begins:
            continue
        above = letters.text[: letters.words[index].first]
        if ANCHOR <= len(title) <= len(above) and fuzz.partial_ratio(title, above) >= SAME:
            return index
    return 0


def _paired(document: Document, letters: Letters, index: int, contents: Letters) -> ListedTitle | None:
    """The title at the beginning of an article, if the contents list has it; both with their places."""
    words = letters.words[index : index + TITLE_WORDS]
    if not words or not contents.words:
        return None
    best: tuple[int, int, int, int] | None = None
    for place in _anchors(words, contents):
        if contents.begins_word(place):
            for count, word in enumerate(words, start=1):
                length = word.first + len(word.letters) - words[0].first
                score, end = _agreement(letters.text[words[0].first : words[0].first + length], contents, place)
                # The text under a title may begin as the next title does, but not with its capitals.
                below = contents.words[contents.word_at(max(end - 1, place))]
                small, listed_small = document.text[word.start].islower(), document.text[below.start].islower()
                text = small and not listed_small and word.letters == below.letters
                if not text and (best is None or score > best[0]):
                    best = (score, count, place, end)
                if score < length - 4 * TITLE_LETTERS:
                    break
    if best is None or best[0] < TITLE_LETTERS:
        return None
    _, count, place, end = best
    first, last = contents.word_at(place), contents.word_at(max(end - 1, place))
    return ListedTitle((contents.words[first].start, contents.words[last].end), (words[0].start, words[count - 1].end))


def _anchors(words: Sequence[Word], contents: Letters) -> list[int]:
    """The letters of the list at which its words begin as the title does: in the first word, or else in the second."""
    found: list[int] = []
    for place, word in enumerate(contents.words):
        below = contents.words[place + 1] if place + 1 < len(contents.words) else None
        same = word.letters[:ANCHOR_LETTERS] == words[0].letters[:ANCHOR_LETTERS]
        alike = (
            below is not None
            and len(words) > 1
            and below.letters == words[1].letters
            and fuzz.ratio(word.letters, words[0].letters) >= WORD_ALIKE
        )
        if word.letters and (same or alike):
            found.append(word.first)
    return found


def _agreement(title: str, contents: Letters, place: int) -> tuple[int, int]:
    """How well a title agrees with the contents list from a letter on, and the letter behind it there."""
    best = (-len(title), place + len(title))
    for end in range(place + len(title) - 4, place + len(title) + 5):
        if end > place and (end == len(contents.text) or contents.begins_word(end)):
            distance = Levenshtein.distance(title, contents.text[place:end])
            best = max(best, (len(title) - ERROR_COST * distance, end))
    return best
