"""The catalogue: every issue of the newsletter that is known to exist, and which of them a package holds."""

import csv
from collections.abc import Iterable
from datetime import date
from importlib.resources import files

from cstdata.models import CatalogueEntry, Issue

__all__ = ["catalogue_records"]


def catalogue_records(held: Iterable[Issue]) -> list[CatalogueEntry]:
    """The catalogue, in the order of dates.

    The file ``catalogue.csv`` lists the issues seen on the sites of the ministry, of embassies and of document hosts;
    an inferred number or date follows by the rules of `cstdata.parser.numbering`.

    Args:
        held: The issues that a package holds; their entries are found by the date, printed or inferred.
    """
    by_date = {issue.published or issue.published_inferred: issue.issue_id for issue in held}
    by_date.pop(None, None)
    text = files(__package__).joinpath("catalogue.csv").read_text(encoding="utf-8")
    return [_entry(row, by_date) for row in csv.DictReader(text.splitlines())]


def _entry(row: dict[str, str], by_date: dict[date | None, str]) -> CatalogueEntry:
    values: dict[str, object] = {name: value or None for name, value in row.items()}
    for name in ("published", "published_inferred"):
        values[name] = date.fromisoformat(row[name]) if row[name] else None
    for name in ("number", "number_inferred", "contents_titles"):
        values[name] = int(row[name]) if row[name] else None
    day = values["published"] or values["published_inferred"]
    held = by_date.get(day) if isinstance(day, date) else None
    return CatalogueEntry.model_validate(values | {"issue_id": held}, strict=True)
