"""The content of an invented issue: what is to be printed, in no layout yet."""

from dataclasses import dataclass
from datetime import date
from random import Random

from cstdata.parser.numbering import number_of_date
from invented.prose import WORDS, Author

DATES: dict[str, tuple[date, ...]] = {
    "A": (date(2000, 7, 20), date(2001, 3, 20), date(2002, 5, 10), date(2003, 2, 28)),
    "B": (date(1998, 9, 30), date(2003, 6, 20), date(2005, 2, 10), date(2008, 10, 30)),
    "C": (date(2006, 12, 20), date(2007, 5, 20), date(2010, 6, 20)),
    "D": (date(2009, 11, 20), date(2012, 4, 20)),
    "E1": (date(2003, 9, 10), date(2004, 5, 20)),
    "E2": (date(1998, 11, 20), date(2000, 8, 30)),
    "F1": (date(2009, 10, 20), date(2011, 3, 10)),
    "F2": (date(2011, 8, 30),),
    "F3": (date(2015, 3, 25), date(2015, 6, 25)),
    "G": (date(2010, 6, 10), date(2014, 11, 10), date(2015, 9, 25)),
    "H": (date(2016, 5, 30), date(2016, 7, 15)),
}
"""When issues of each family were printed. F1 to F3: the three kinds of reprints."""

FAMILIES = tuple(DATES)
WITH_SECTIONS = ("F3", "G", "H")
"""Families whose contents lists have sections."""

WITH_CAPITALS = ("B", "E1")
"""Families whose bodies have heads in capitals."""

WITH_SOURCES = ("F3", "G", "H")
"""Families whose articles end with a source line."""


@dataclass
class Story:
    """An article: title, paragraphs, source line, and the index of its section."""

    title: str
    paragraphs: list[str]
    section: int | None
    source: str | None


@dataclass
class Issue:
    """An issue and the author of more like it."""

    family: str
    number: int
    published: date
    sections: list[str]
    stories: list[Story]
    author: Author


def make_issue(family: str, random: Random, *, stories: int | None = None, published: date | None = None) -> Issue:
    """An issue as one of the family's.

    Args:
        family: One of `FAMILIES`.
        random: The chance.
        stories: How many articles; three to five if not said.
        published: Its date; one of the family's if not said.
    """
    day = published or random.choice(DATES[family])
    number = number_of_date(day)
    assert number is not None
    author = Author(random, day, capitals=2005 <= day.year <= 2012)
    count = stories or random.randint(3, 5)
    if family in WITH_SECTIONS:
        sections = random.sample(WORDS["sections"], 2)
    elif family in WITH_CAPITALS:
        sections = random.sample(WORDS["capital_sections"][1:], 2)
    else:
        sections = []
    first = random.randint(1, count - 1)
    told = []
    for index in range(count):
        paragraphs = [author.lead(), *(author.paragraph() for _ in range(random.randint(1, 2)))]
        section = int(index >= first) if sections else None
        told.append(Story(author.title(), paragraphs, section, make_source(author) if family in WITH_SOURCES else None))
    return Issue(family, number, day, sections, told, author)


def make_source(author: Author) -> str:
    """A source line."""
    return f"(Source: {author.pick('papers')}, {author.day()})"
