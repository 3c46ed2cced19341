"""Figures that were cut in two, and ordinals."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files

from cstdata.parser.repairs.lexicon import Lexicon
from cstdata.parser.repairs.reading import Doubt, Find

__all__ = ["find_figures"]

_MAYBE = re.compile(r"\d[.,]? [.,]?\d|\d (?:st|nd|rd|th)\b")


def find_figures(text: str, lexicon: Lexicon) -> Iterator[Find | Doubt]:  # noqa: ARG001 - as the other finders
    """Figures with a blank inside that belong together, by `figures.toml`."""
    starts = {_start(text, maybe.start()) for maybe in _MAYBE.finditer(text)}
    for start in sorted(starts):
        if match := _first(_patterns("made"), text, start):
            yield Find("split_word", *match.span("figure"), _together(match))
        elif match := _first(_patterns("doubtful"), text, start):
            yield Doubt(match.start("figure"), match["figure"], (_together(match),))


def _start(text: str, digit: int) -> int:
    """Where the figure begins that a digit is part of."""
    while digit and (text[digit - 1].isdigit() or (text[digit - 1] in ",." and text[digit - 2 : digit - 1].isdigit())):
        digit -= 1
    return digit


def _first(patterns: Sequence[re.Pattern[str]], text: str, start: int) -> re.Match[str] | None:
    return next((match for pattern in patterns if (match := pattern.match(text, start))), None)


def _together(match: re.Match[str]) -> str:
    return match["figure"].replace(" ", "")


@cache
def _patterns(kind: str) -> tuple[re.Pattern[str], ...]:
    table = tomllib.loads(files(__package__).joinpath("figures.toml").read_text(encoding="utf-8"))
    lists: Mapping[str, Sequence[str]] = table["lists"]
    return tuple(re.compile(_filled(row["pattern"], lists), re.VERBOSE) for row in table[kind])


def _filled(pattern: str, lists: Mapping[str, Sequence[str]]) -> str:
    """The pattern with its lists; a look behind takes words of one length only, so each word has its own."""
    for name, words in lists.items():
        escaped = [re.escape(word) for word in words]
        behind = "|".join(f"(?<={word})" for word in escaped)
        pattern = pattern.replace(f"(?<={{{name}}})", f"(?:{behind})")
        pattern = pattern.replace(f"{{{name}}}", f"(?:{'|'.join(escaped)})")
    return pattern
