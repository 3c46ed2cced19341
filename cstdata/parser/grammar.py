"""The patterns of a layout family, read from a data file beside its class."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

__all__ = ["Grammar", "Signal", "load_grammar", "without_marks"]


@dataclass(frozen=True, slots=True)
class Signal:
    """A line that a document of the family shows, or does not show: its name in messages, and its form."""

    name: str
    pattern: re.Pattern[str]
    absent: bool = False


@dataclass(frozen=True, slots=True)
class Grammar:
    """The forms of the lines of a layout family.

    Args:
        name: The letter of the family.
        description: The family in a sentence.
        signals: What a document must show, and must not show, to be of the family.
        masthead: The lines of the masthead, by name; the groups of each are fields of the masthead.
        contents_entry: A title in the contents list, in the group ``title``.
        contents_mark: The mark of a title with nothing behind it.
        contents_heading: A line over the list that is no section's title.
        footer: The lines of the page footer; groups ``address``, ``contact``, ``rest``.
        footer_beside: Lines that belong to a footer only where they stand beside one.
        page_number: A line that holds nothing but the number of the page, in the group ``page``.
        navigation: Lines of the site around the newsletter.
        cells: Whether the text was taken out of a table, whose cells end in pipes and stand one on a line.
        sources: Whether an article ends with a source line. Where none does, a title is known by its form under any
            finished sentence.
    """

    name: str
    description: str
    signals: tuple[Signal, ...]
    masthead: Mapping[str, re.Pattern[str]]
    contents_entry: re.Pattern[str]
    contents_mark: re.Pattern[str]
    contents_heading: re.Pattern[str]
    footer: tuple[re.Pattern[str], ...]
    footer_beside: tuple[re.Pattern[str], ...]
    page_number: re.Pattern[str]
    navigation: tuple[re.Pattern[str], ...]
    cells: bool
    sources: bool


@cache
def load_grammar(name: str) -> Grammar:
    """The grammar in ``layouts/<name>.toml``; what it does not say stands in the grammar that it names as its base."""
    data = _data(name)
    contents, footer, body = data["contents"], data["footer"], data["body"]
    return Grammar(
        name=data["name"],
        description=data["description"],
        signals=tuple(
            Signal(signal["name"], re.compile(signal["pattern"]), signal.get("absent", False))
            for signal in data["signals"]
        ),
        masthead={field: re.compile(pattern) for field, pattern in data["masthead"].items()},
        contents_entry=re.compile(contents["entry"]),
        contents_mark=re.compile(contents["mark"]),
        contents_heading=re.compile(contents["heading"]),
        footer=tuple(re.compile(pattern) for pattern in footer["lines"]),
        footer_beside=tuple(re.compile(pattern) for pattern in footer["beside"]),
        page_number=re.compile(footer["page_number"]),
        navigation=tuple(re.compile(pattern) for pattern in data["navigation"]["lines"]),
        cells=body["cells"],
        sources=body["sources"],
    )


def _data(name: str) -> dict[str, Any]:
    text = files("cstdata.parser").joinpath("layouts", f"{name}.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)
    if "base" not in data:
        return data
    base = _data(data.pop("base"))
    return base | {key: base.get(key, {}) | value if isinstance(value, dict) else value for key, value in data.items()}


def without_marks(text: str) -> str:
    """A line without the asterisks and underscores at its ends that an emphasis never closed leaves there."""
    return text.strip("*_ ")
