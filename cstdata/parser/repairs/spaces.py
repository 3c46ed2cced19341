"""Blanks that are missing behind a comma, or stand in front of one."""

import re
from collections.abc import Iterator

from cstdata.parser.repairs.lexicon import Lexicon
from cstdata.parser.repairs.near import near
from cstdata.parser.repairs.reading import Doubt, Find

__all__ = ["find_spaces"]

_MISSING = re.compile(
    r"(?<![\w.@/-])(?P<before>[^\W\d_]{2,}[)\"'\u2019\u201d]?[,;])(?P<after>[^\W\d_]{2,})(?![\w@]*[.@/,]\w)"
)
_BEFORE = re.compile(r"(?P<before>[^\W_]+[)\u201d]?) (?P<comma>,)(?P<after>(?=\s)|(?:(?:19|20)\d\d\b|[^\W\d_]+))")

_MISSING_HINT = re.compile(r"[,;](?=[^\W\d_])")
_BEFORE_HINT = re.compile(" ,")


def find_spaces(text: str, lexicon: Lexicon) -> Iterator[Find | Doubt]:  # noqa: ARG001 - as the other finders
    """Commas with no blank behind them, or with one in front."""
    for match in near(_MISSING, text, _MISSING_HINT):
        yield Find("space", match.start(), match.end(), f"{match['before']} {match['after']}")
    for match in near(_BEFORE, text, _BEFORE_HINT):
        after = f" {match['after']}" if match["after"] else ""
        yield Find("space", match.start(), match.end(), f"{match['before']},{after}")
