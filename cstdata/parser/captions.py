"""Captions of pictures: they stand under a title or between paragraphs and are no part of the text."""

import re

from cstdata.parser.chunks import NUMBER_MARK, Chunk
from cstdata.parser.sentences import holds_sentences, starts_anew

__all__ = ["is_caption"]

CUED_WORDS = 40
"""The most words of a caption that says where somebody stands, or that it is one."""

LEAST_WORDS, MOST_WORDS = 6, 14
"""The words of one that says neither."""

LEAD_WORDS = 25
"""The least words of the paragraph under it."""

_CUE = re.compile(
    r"\((?:(?:first|second|third|fourth)\s+)?(?:from\s+)?(?:the\s+)?(?:left|right|center|centre|middle|front|photo|picture)\)"
    r"|^(?:Photo|Picture)s?\b(?:\s+by)?\s*[:：]|^File\s+photo\b|\((?:file\s+)?photo\b[^)]*\)$",  # noqa: RUF001
    re.IGNORECASE,
)


def is_caption(chunk: Chunk, following: Chunk | None, *, under_title: bool) -> bool:
    """Whether the chunk is a caption.

    It says who stands where; or it is a short line without figures right under the title, over a longer paragraph,
    where a report never begins so: its first sentence has a date.
    """
    text = chunk.text
    length = len(text.split())
    if following is None or chunk.is_item or NUMBER_MARK.match(text) or holds_sentences(text):
        return False
    if _CUE.search(text):
        return length <= CUED_WORDS
    return (
        under_title
        and LEAST_WORDS <= length <= MOST_WORDS
        and starts_anew(text)
        and not text.endswith((":", ",", ";", "?"))
        and not any(character.isdigit() for character in text)
        and starts_anew(following.text)
        and not following.is_item
        and len(following.text.split()) >= LEAD_WORDS
    )
