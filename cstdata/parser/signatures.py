"""Sign-off blocks: the name, the post and the country of an author, on lines of their own under the text."""

import re
from collections.abc import Sequence

from cstdata.parser.chunks import Chunk
from cstdata.parser.sentences import ends_sentence

__all__ = ["SIGNATURE_LINES", "signature_length"]

SIGNATURE_LINES = 6
"""The most lines of a sign-off block."""

WORDS = 10
"""The most words of one."""

INDENT = 20
"""From so many blanks in front of a line on it stands at the right."""

_PART = r"[^\W\d_a-z][\w'\u2019.-]*"
_NAME = re.compile(
    rf"(?:(?:Mr|Mrs|Ms|Dr|Prof|Madame|Madam|Sir|H\.E)\.?\s+)?{_PART}(?:\s+(?:{_PART}|de|van|von|bin|al|el|der|den|dos|da)){{1,4}}$"
)
_CLOSING = re.compile(
    r"(?:Yours|Sincerely|Respectfully|Faithfully|(?:With\s+)?(?:best|kind)\s+(?:regards|wishes))\b", re.IGNORECASE
)


def signature_length(chunks: Sequence[Chunk], first: int) -> int:
    """How many chunks from ``first`` on are a sign-off block; 0 where none begins.

    Its lines are short and have no stop. They stand at the right; or the first one is a name, another line follows
    it, and a sentence ends above.

    Args:
        chunks: The chunks of a body.
        first: The index of the first one.
    """
    length = 0
    lines: list[str] = []
    right = True
    for chunk in chunks[first : first + SIGNATURE_LINES]:
        own = _lines(chunk)
        short = all(len(line.split()) <= WORDS for line in own)
        stands_right = _stands_right(chunk)
        if (
            chunk.is_item
            or chunk.is_source
            or not short
            or ends_sentence(chunk.text)
            or len(lines) + len(own) > SIGNATURE_LINES
        ):
            break
        if length and right and not stands_right:
            break
        right = right and stands_right
        lines += own
        length += 1
        if not right and len(lines) >= 3:  # noqa: PLR2004 - name, post, country
            break
    if not lines:
        return 0
    if right:
        return length
    above = first > 0 and (ends_sentence(chunks[first - 1].text) or bool(_CLOSING.match(chunks[first - 1].text)))
    named = bool(_NAME.match(lines[0])) or bool(_CLOSING.match(lines[0]))
    return length if above and named and len(lines) >= 2 else 0  # noqa: PLR2004


def _lines(chunk: Chunk) -> list[str]:
    return [chunk.document.clean([span]).text for span in chunk.line_spans()]


def _stands_right(chunk: Chunk) -> bool:
    document = chunk.document
    return all(start - document.line_at(start).start >= INDENT for start, _ in chunk.line_spans())
