"""Patterns that are slow to try at every character, tried where a quick one has found something."""

import re
from collections.abc import Iterator

__all__ = ["near"]

REACH = 60
"""How many characters around a hint a match may begin and end."""


def near(pattern: re.Pattern[str], text: str, hint: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """The matches of ``pattern`` around those of ``hint``, each once, in order."""
    reached = 0
    for found in hint.finditer(text):
        if found.start() < reached:
            continue
        for match in pattern.finditer(text, max(reached, found.start() - REACH), found.end() + REACH):
            reached = max(reached, match.end())
            yield match
