"""The patterns of a layout family, read from a data file beside its class."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

__all__ = ["Grammar", "Signal", "load_grammar"]


@dataclass(frozen=True, slots=True)
class Signal:
    """A line that a document of the family shows: its name in messages, and its form."""

    name: str
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Grammar:
    """The forms of the lines of a layout family.

    Args:
        name: The letter of the family.
        description: The family in a sentence.
        signals: What a document must show to be of the family.
        masthead: The lines of the masthead, by field; the value is the group of that name.
        contents_entry: A title in the contents list, in the group ``title``.
        footer: The lines of the page footer, in order; groups ``address``, ``contact``, ``rest``.
    """

    name: str
    description: str
    signals: tuple[Signal, ...]
    masthead: Mapping[str, re.Pattern[str]]
    contents_entry: re.Pattern[str]
    footer: tuple[re.Pattern[str], ...]


@cache
def load_grammar(name: str) -> Grammar:
    """The grammar in ``layouts/<name>.toml``."""
    text = files("cstdata.parser").joinpath("layouts", f"{name}.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)
    return Grammar(
        name=data["name"],
        description=data["description"],
        signals=tuple(Signal(signal["name"], re.compile(signal["pattern"])) for signal in data["signals"]),
        masthead={field: re.compile(pattern) for field, pattern in data["masthead"].items()},
        contents_entry=re.compile(data["contents"]["entry"]),
        footer=tuple(re.compile(line["pattern"]) for line in data["footer"]),
    )
