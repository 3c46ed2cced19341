"""Source lines: how they begin and end, in their usual form and in those that a slip of the pen makes of it."""

import re

from rapidfuzz.distance import OSA

from cstdata.parser.dates import DATE

__all__ = ["ends_source", "find_source", "is_complete", "is_source", "source_head"]

LONGEST = 50
"""The most words of a source line."""

LONGEST_BARE = 14
"""The most words of one without brackets and without a date."""

_OPEN = "([（【"  # noqa: RUF001 - full-width forms occur
_CLOSE = ")]）】"  # noqa: RUF001
_BRACKETED = re.compile(
    r"[(\[（【]\s*(?P<word>[A-Za-z]{4,9})(?:\s+from)?\s*(?:[:：;；]|\s(?=\S))\s*",  # noqa: RUF001
)
_BARE = re.compile(r"(?P<word>[A-Za-z]{6,7})(?:\s+from)?\s*[:：]\s*(?=\S)")  # noqa: RUF001
_NEWSLETTER = re.compile(
    r"[(\[（【]\s*(?:From\s+)?(?:the\s+)?(?P<name>China\s+Science\s+(?:and|&)\s+Technology\s+Newsletter)\b[^()]{0,60}[)\]）】]\s*$",  # noqa: RUF001
    re.IGNORECASE,
)
"""What the reprint of a single article ends with."""

_UNNAMED = re.compile(rf"[(\[（【]\s*[^\W\d_][^()]*?[\s,，](?:{DATE.pattern})\s*[.。]?[)\]）】]\s*[.。]?$")  # noqa: RUF001
_DATE_AT_END = re.compile(rf"(?:{DATE.pattern})[.。)\]）】\s]*$")  # noqa: RUF001
_DATE_ONLY = re.compile(rf"(?:{DATE.pattern})[.。)\]）】\s]*$")  # noqa: RUF001
_NO_NAME = re.compile(r"[\s.。)\]）】]*$")  # noqa: RUF001
_STOP = re.compile(r"[.。;；,，]")  # noqa: RUF001


def source_head(text: str, start: int = 0) -> int | None:
    """Where the name of the source begins if a source line begins at ``start``, else None."""
    if match := _NEWSLETTER.match(text, start):
        return match.start("name")
    match = _BRACKETED.match(text, start)
    if match:
        colon = match[0].rstrip()[-1] in ":：;；"  # noqa: RUF001
        if _is_source_word(match["word"], exact=not colon):
            return match.end()
        return None
    match = _BARE.match(text, start)
    return match.end() if match and _is_source_word(match["word"], exact=True) else None


def is_source(text: str) -> bool:
    """Whether the text begins with a source line."""
    return find_source(text)[0] == 0


def is_complete(text: str) -> bool:
    """Whether a source line has its end: its bracket is closed, or a date stands last."""
    if text[:1] in _OPEN:
        return _closing(text, 0) is not None or bool(_DATE_AT_END.search(text))
    return not text.endswith((",", "，", "and"))  # noqa: RUF001


def ends_source(text: str) -> bool:
    """Whether the text can be the second half of a source line: a few words up to a bracket or a date."""
    if len(text.split()) > LONGEST_BARE or source_head(text) is not None:
        return False
    ending = text.rstrip(".。 ")
    return (ending[-1:] in _CLOSE and ending.count("(") < ending.count(")")) or bool(_DATE_ONLY.match(text))


def find_source(text: str) -> tuple[int, int] | tuple[None, None]:
    """The place of the source line in a text, at its start or its end; None twice where there is none."""
    if source_head(text) is not None or _UNNAMED.match(text):
        end = _end(text)
        return (0, end) if end is not None else (None, None)
    # Behind its text only a line with brackets is known from a sentence about sources.
    for start in range(len(text) - 1, max(len(text) - 400, 0), -1):
        if text[start] in _OPEN and source_head(text, start) is not None:
            closing = _closing(text, start)
            if closing is not None and _NO_NAME.match(text, closing):
                return start, len(text)
    return None, None


def _end(text: str) -> int | None:
    """Where the source line that begins the text ends; None where it is none for its length."""
    if text[0] not in _OPEN:
        short = len(text.split()) <= LONGEST_BARE and (not text.endswith(".") or text.endswith(("Ltd.", "Co.")))
        dated = len(text.split()) <= LONGEST and _DATE_AT_END.search(text)
        return len(text) if short or dated else None
    end = _closing(text, 0)
    if end is None:
        if len(text.split()) <= LONGEST:
            return len(text)
        dated = DATE.search(text, 0, LONGEST * 6)
        end = dated.end() if dated else None
    if end is not None and (stop := _STOP.match(text, end)):
        end = stop.end()
    return end


def _closing(text: str, start: int) -> int | None:
    """The place behind the bracket that closes the one at ``start``."""
    depth = 0
    for place in range(start, len(text)):
        depth += (text[place] in _OPEN) - (text[place] in _CLOSE)
        if depth == 0:
            return place + 1
    return None


def _is_source_word(word: str, *, exact: bool) -> bool:
    folded = word.casefold()
    if folded in ("source", "sources"):
        return True
    # In front of a colon also "From" and what is one slip away from "source".
    return not exact and (
        folded in ("from", "resource", "resources") or OSA.distance(folded.rstrip("s"), "source", score_cutoff=1) <= 1
    )
