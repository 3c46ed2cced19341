"""Captions of pictures: they stand under a title or between paragraphs and are no part of the text."""

import re

from cstdata.parser.chunks import NUMBER_MARK, Chunk
from cstdata.parser.sentences import ends_sentence, hangs, holds_sentences, in_title_case, starts_anew, tells

__all__ = ["is_caption"]

CUED_WORDS = 40
"""The most words of a caption that says where somebody stands, or that it is one."""

LEAST_WORDS, MOST_WORDS = 5, 16
"""The words of one that says neither."""

LEAD_WORDS = 25
"""The least words of the paragraph under one that ends with a stop."""

_PAST = re.compile(r"\b[a-z]{3,}ed\b")

_CUE = re.compile(
    r"\((?:(?:first|second|third|fourth)\s+)?(?:from\s+)?(?:the\s+)?(?:left|right|center|centre|middle|front|photo|picture)\)"
    r"|^(?:Photo|Picture)s?\b(?:\s+by)?\s*[:：]|^File\s+photo\b|\((?:file\s+)?photo\b[^)]*\)$",  # noqa: RUF001
    re.IGNORECASE,
)


def is_caption(chunk: Chunk, following: Chunk | None, *, under_title: bool) -> bool:
    """Whether the chunk is a caption.

    It says who stands where; or it is a short line without figures right under the title, over a longer paragraph,
    where a report never begins so: its first sentence has a date. With a stop at its end it has no verb of a report.
    """
    text = chunk.text
    if chunk.is_item or NUMBER_MARK.match(text) or holds_sentences(text):
        return False
    length = len(text.split())
    if _CUE.search(text):
        return length <= CUED_WORDS
    if not under_title or following is None or following.is_item or not LEAST_WORDS <= length <= MOST_WORDS:
        return False
    if any(character.isdigit() for character in text) or not starts_anew(text) or not starts_anew(following.text):
        return False
    if ends_sentence(text):
        reported = tells(text) or _PAST.search(text)
        return text.endswith(".") and not reported and len(following.text.split()) >= LEAD_WORDS
    return not hangs(text) and not in_title_case(text) and not text.endswith((",", ";"))
