"""The forms in which countries are named: those of ISO 3166-1 (pycountry), and those of ``countries.csv``."""

import csv
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import pycountry

__all__ = ["CountryForm", "country_forms"]


class CountryForm(NamedTuple):
    """A form.

    Args:
        text: The form as printed.
        kind: ``name``, ``adjective`` (also of the people), ``combining`` (as in Sino-Dutch), or ``not``: a phrase that
            holds the name of no country.
        country_id: The alpha-3 code of the country; empty for a phrase that holds none.
    """

    text: str
    kind: str
    country_id: str


@cache
def country_forms() -> tuple[CountryForm, ...]:
    """All forms, those of the standard first; a form may stand in both."""
    return (*_of_the_standard(), *_of_the_file())


def _of_the_standard() -> Iterator[CountryForm]:
    for country in pycountry.countries:
        for attribute in ("official_name", "name", "common_name"):
            name = getattr(country, attribute, None)
            if name is not None:
                yield CountryForm(name, "name", country.alpha_3)


def _of_the_file() -> Iterator[CountryForm]:
    text = files(__package__).joinpath("countries.csv").read_text(encoding="utf-8")
    for row in csv.DictReader(text.splitlines()):
        yield CountryForm(row["form"], row["kind"], row["country_id"])
