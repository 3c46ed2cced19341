"""Titles among the chunks of a body: brought into chunks of their own, and told from text."""

import re
from collections.abc import Sequence
from dataclasses import replace

from cstdata.parser.chunks import BULLET_MARK, Chunk
from cstdata.parser.sentences import TITLE_WORDS, ends_as_title, hangs, has_headline_form, starts_anew
from cstdata.parser.titles import TitleList

__all__ = ["is_capital_head", "is_headline", "looks_like_title", "with_own_titles", "without_leading_stop"]

TITLE_LINES = 3
"""The most lines of a title."""

CAPITAL_WORDS = 6
"""The most words of the head of a section in capitals."""

_LEADING_STOP = re.compile(r"[.\s]+(?=[^.\s])")


def looks_like_title(chunk: Chunk) -> bool:
    """Whether the chunk has the form of a title: a short line without a final stop."""
    text = chunk.text
    if chunk.is_source or chunk.is_item or len(text.split()) > TITLE_WORDS or not starts_anew(text):
        return False
    return ends_as_title(text)


def is_headline(chunk: Chunk) -> bool:
    """Whether the chunk is a title by its form alone: three words or more, most of them with a capital."""
    if not looks_like_title(chunk) or is_capital_head(chunk):
        return False
    return has_headline_form(chunk.text)


def is_capital_head(chunk: Chunk) -> bool:
    """Whether the chunk is the head of a section: a few words, all in capitals. No article has such a title."""
    text = chunk.text
    letters = sum(map(str.isalpha, text)) if text.isupper() else 0
    return letters > CAPITAL_WORDS and 1 <= len(text.split()) <= CAPITAL_WORDS


def without_leading_stop(chunk: Chunk) -> Chunk:
    """The title without a stop that stands in front of it (printed so on 2002-06-30)."""
    stop = _LEADING_STOP.match(chunk.text)
    return replace(chunk, spans=chunk.cut(stop.end())[1].spans) if stop else chunk


def with_own_titles(chunks: Sequence[Chunk], known: TitleList) -> list[Chunk]:
    """The chunks, with each known title in one of its own.

    A title with no empty line between it and its neighbours is cut off; one that a page break or an empty
    line cuts in two is put together.
    """
    parts = [part for chunk in _without_title_marks(chunks, known) for part in _split(chunk, known)]
    whole: list[Chunk] = []
    index = 0
    while index < len(parts):
        joined, used = _joined(parts, index, known)
        whole.append(joined)
        index += used
    return whole


def _without_title_marks(chunks: Sequence[Chunk], known: TitleList) -> list[Chunk]:
    """The chunks, with bullets taken off titles: a title may be printed as it is in the list, also over two bullets."""
    texts = [BULLET_MARK.sub("", chunk.text, count=1) for chunk in chunks]
    plain = list(chunks)
    for index, chunk in enumerate(chunks):
        whole = " ".join(texts[index : index + 2])
        if BULLET_MARK.match(chunk.text) and known.has(texts[index]):
            plain[index] = _without_mark(chunk)
        elif index + 1 < len(chunks) and chunk.is_item and chunks[index + 1].is_item and known.has(whole):
            plain[index : index + 2] = [_without_mark(chunk), _without_mark(chunks[index + 1])]
    return plain


def _without_mark(chunk: Chunk) -> Chunk:
    mark = BULLET_MARK.match(chunk.text)
    return replace(chunk, spans=chunk.cut(mark.end())[1].spans) if mark else chunk


def _split(chunk: Chunk, known: TitleList) -> list[Chunk]:
    """The chunk, cut in front of and behind each title that fills whole lines of it."""
    if known.has(chunk.text):
        return [chunk]
    starts = [0, *chunk.line_ends(), len(chunk.text) + 1]
    cuts: set[int] = set()
    first = 0
    while first < len(starts) - 1:
        last = next(
            (
                last
                for last in range(min(first + TITLE_LINES, len(starts) - 1), first, -1)
                if known.has(chunk.text[starts[first] : starts[last] - 1])
            ),
            None,
        )
        if last is not None:
            cuts |= {starts[first], starts[last]}
        first = last or first + 1
    return chunk.parts(sorted(cuts - {0, len(chunk.text) + 1}))


def _joined(chunks: Sequence[Chunk], index: int, known: TitleList) -> tuple[Chunk, int]:
    """The chunk at ``index``, with those behind it that its title goes on in, and how many they are together."""
    chunk = chunks[index]
    likeness, _ = known.best(chunk.text)
    best, used = chunk, 1
    if chunk.is_source or chunk.is_item or likeness == 100.0:  # noqa: PLR2004
        return best, used
    whole = chunk
    for count, following in enumerate(chunks[index + 1 : index + TITLE_LINES], start=2):
        # A title of its own below goes on with none above.
        if following.is_source or following.is_item or known.has(following.text) or not _short(whole, following):
            break
        whole = whole.joined(following)
        together, _ = known.best(whole.text)
        if together > likeness and known.has(whole.text):
            best, used, likeness = whole, count, together
    return best, used


def _short(first: Chunk, second: Chunk) -> bool:
    return len(first.text.split()) + len(second.text.split()) <= TITLE_WORDS and (
        hangs(first.text) or not first.text.endswith(".")
    )
