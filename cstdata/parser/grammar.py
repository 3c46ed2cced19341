"""The patterns of a layout family, read from a data file beside its class."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from cstdata.models.types import BlockKind

__all__ = ["Grammar", "Lines", "Signal", "load_grammar", "without_marks"]

Lines = Literal["wrapped", "whole", "printed"]


@dataclass(frozen=True, slots=True)
class Signal:
    """A line that a document of the family shows, or does not show.

    Args:
        name: What it is, in messages.
        pattern: Its form.
        absent: Whether a document of the family must not show it.
        first: Whether it must be the first printed line.
    """

    name: str
    pattern: re.Pattern[str]
    absent: bool = False
    first: bool = False


@dataclass(frozen=True, slots=True)
class Grammar:
    """The forms of the lines of a layout family.

    Args:
        name: The letter of the family.
        description: The family in a sentence.
        rank: Families of a higher rank are looked at only where none of a lower one fits: they show less.
        signals: What a document must show, and must not show, to be of the family.
        masthead: The lines of the masthead, by name; the groups of each are fields of the masthead.
        masthead_inside: The parts of a masthead, by kind, where they stand inside lines.
        strangers: What lines of another form inside a masthead are.
        contents_entry: A title in the contents list, in the group ``title``.
        contents_mark: The mark of a title with nothing behind it.
        contents_heading: A line over the list that is no section's title.
        footer: The lines of the page footer; groups ``address``, ``contact``, ``rest``.
        footer_inside: Footers that stand inside lines.
        footer_beside: Lines that belong to a footer only where they stand beside one.
        page_number: A line that holds nothing but the number of the page, in the group ``page``.
        navigation: Lines of the site around the newsletter.
        cells: Whether the text was taken out of a table, whose cells end in pipes.
        lines: How paragraphs stand on lines: ``wrapped`` at a width, with empty lines between them or not; ``whole``,
            each on one; ``printed`` as on a page of print.
        sources: Whether an article ends with a source line; ``seen`` where the document itself says so. Where none
            does, a title is known by its form under any finished sentence.
        paged: Whether page ends may part what belongs together, also where no footer shows them.
        foreign: Whether the newsletter stands on a site that is not its publisher's.
    """

    name: str
    description: str
    rank: int
    signals: tuple[Signal, ...]
    masthead: Mapping[str, re.Pattern[str]]
    masthead_inside: Mapping[str, re.Pattern[str]]
    strangers: BlockKind
    contents_entry: re.Pattern[str]
    contents_mark: re.Pattern[str]
    contents_heading: re.Pattern[str]
    footer: tuple[re.Pattern[str], ...]
    footer_inside: tuple[re.Pattern[str], ...]
    footer_beside: tuple[re.Pattern[str], ...]
    page_number: re.Pattern[str]
    navigation: tuple[re.Pattern[str], ...]
    cells: bool
    lines: Lines
    sources: Literal["always", "never", "seen"]
    paged: bool
    foreign: bool


@cache
def load_grammar(name: str) -> Grammar:
    """The grammar in ``layouts/<name>.toml``; what it does not say stands in the grammar that it names as its base."""
    data = _data(name)
    contents, footer, body = data["contents"], data["footer"], data["body"]
    return Grammar(
        name=data["name"],
        description=data["description"],
        rank=data["rank"],
        signals=tuple(
            Signal(
                signal["name"],
                re.compile(signal["pattern"]),
                signal.get("absent", False),
                signal.get("first", False),
            )
            for signal in data["signals"]
        ),
        masthead={field: re.compile(pattern) for field, pattern in data["masthead"].items() if pattern},
        masthead_inside={kind: re.compile(pattern) for kind, pattern in data["masthead_inside"]["parts"].items()},
        strangers=data["masthead_inside"]["strangers"],
        contents_entry=re.compile(contents["entry"]),
        contents_mark=re.compile(contents["mark"]),
        contents_heading=re.compile(contents["heading"]),
        footer=tuple(re.compile(pattern) for pattern in footer["lines"]),
        footer_inside=tuple(re.compile(pattern, re.DOTALL) for pattern in footer["inside"]),
        footer_beside=tuple(re.compile(pattern) for pattern in footer["beside"]),
        page_number=re.compile(footer["page_number"]),
        navigation=tuple(re.compile(pattern) for pattern in data["navigation"]["lines"]),
        cells=body["cells"],
        lines=body["lines"],
        sources=body["sources"],
        paged=body["paged"],
        foreign=body["foreign"],
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
