"""A quirk: what it does to a page, and where it is seen."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from random import Random

from invented.content import make_issue
from invented.layouts import compose
from invented.page import Page

Change = Callable[[Page], None]

QUIRKS: dict[str, "Quirk"] = {}
"""All quirks by name, in the order in which they are put on a page."""


@dataclass(frozen=True)
class Quirk:
    """A quirk of the real newsletters.

    Args:
        name: Its name in tests and in `docs/quirks.md`.
        families: The families that show it, or would read it alike.
        seen: What the catalogue of layouts says of it, in a few words.
        alters: What it changes; two quirks that change one thing do not go together.
        change: What it does to a page.
        stories: How many articles its issue has, if that matters.
        published: The date of its issue, if that matters.
    """

    name: str
    families: tuple[str, ...]
    seen: str
    alters: str
    change: Change
    stories: int | None = None
    published: date | None = None


def quirk(
    families: str, seen: str, *, alters: str = "", stories: int | None = None, published: date | None = None
) -> Callable[[Change], Change]:
    """Enter a function as a quirk, under its name with hyphens."""

    def enter(change: Change) -> Change:
        name = change.__name__.strip("_").replace("_", "-")
        assert name not in QUIRKS, name
        QUIRKS[name] = Quirk(name, tuple(families.split()), seen, alters or name, change, stories, published)
        return change

    return enter


def page_with(family: str, quirks: list[Quirk], random: Random) -> Page:
    """A page of a family with these quirks.

    Raises:
        Unfit: They do not go together on it.
    """
    stories = next((quirk.stories for quirk in quirks if quirk.stories), None)
    published = next((quirk.published for quirk in quirks if quirk.published), None)
    page = compose(make_issue(family, random, stories=stories, published=published))
    for quirk in quirks:
        quirk.change(page)
    return page
