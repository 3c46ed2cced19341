"""What a site prints under a newsletter: menus, other titles, rights, addresses, in any language."""

import re
from collections.abc import Callable, Sequence

from cstdata.parser.chunks import Chunk
from cstdata.parser.sentences import ends_sentence

__all__ = ["surroundings_length"]

WORDS = 15
"""The most words of a line of a site that has no sign of its own."""

_SIGN = re.compile(
    r"\|.*\||\s\|\s|©|\(c\)\s|\bcopyright\b|\ball\s+rights\s+reserved\b|^(?:https?://|www\.)\S+$|^(?:tel|fax|add(?:ress)?|e-?mail|icp)\b\s*[.:：]"  # noqa: RUF001
    r"|\b(?:tel|fax)\s*[.:：]\s*[+(\d]|\bICP备|版权所有|^(?:last\s+)?updated?(?:\s+on)?\s*[:：]"  # noqa: RUF001
    r"|^\W*(?:\[\s*(?:print|close|top|back|home|next|previous|email|save)[^\[\]]{0,15}\]\W*)+$"
    r"|\b(?:terms\s+of\s+(?:service|use)|privacy\s+policy|site\s*map|related\s+(?:news|links|articles|documents)|recommended)\b",
    re.IGNORECASE,
)


def surroundings_length(chunks: Sequence[Chunk], known: Callable[[str], bool], *, foreign: bool) -> int:
    """How many chunks at the end of a document are the site's.

    They have signs of a menu, of rights or addresses, or are written in other letters; on a site of somebody else
    short lines without a stop are its own, too.

    Args:
        chunks: The chunks of a body.
        known: Whether a text is a title of the contents list, or the beginning of one.
        foreign: Whether the site is not the publisher's.
    """
    length = 0
    for count, chunk in enumerate(reversed(chunks), start=1):
        signed = bool(_SIGN.search(chunk.text)) or _other_letters(chunk.text)
        if chunk.is_source or known(chunk.text) or (ends_sentence(chunk.text) and not signed):
            break
        if signed:
            length = count
        elif len(chunk.text.split()) > WORDS:
            break
        elif foreign:
            length = count
    return length


def _other_letters(text: str) -> bool:
    """Whether most letters are none of the Latin alphabet."""
    letters = [character for character in text if character.isalpha()]
    return sum(character > "\u024f" for character in letters) * 2 > len(letters)
