"""The catalogue lists every issue that is known to exist, and says which of them a package holds."""

from datetime import date
from pathlib import Path

import pytest

import cstdata
from cstdata.convert.catalogue import catalogue_records
from cstdata.parser.numbering import date_of_number, number_of_date

MISPRINT = date(2000, 8, 30)
"""Printed as No. 336, which comes again, rightly, on 2003-07-10; by the rules it is No. 233."""

KNOWN = catalogue_records(())


@pytest.mark.parametrize("entry", KNOWN, ids=lambda entry: entry.catalogue_id)
def test_numbers_and_dates_of_known_issues_follow_the_rules(entry) -> None:
    day = entry.published or entry.published_inferred
    number = entry.number or entry.number_inferred
    if day is None:
        assert number is None
        return
    wanted = number_of_date(day)
    assert wanted is not None
    assert date_of_number(wanted, year=day.year) == day
    if day == MISPRINT:
        assert (number, wanted) == (336, 233)
    elif number is not None:
        assert number == wanted


def test_what_is_inferred_is_not_printed() -> None:
    for entry in KNOWN:
        assert entry.number is None or entry.number_inferred is None
        assert entry.published is None or entry.published_inferred is None


def test_a_package_says_which_known_issues_it_holds() -> None:
    rows = cstdata.load("catalogue").to_pylist()
    assert len(rows) == len(KNOWN)
    held = {row["issue_id"]: row["published"] for row in rows if row["issue_id"]}
    assert held == {"cstn-2016-05-30": date(2016, 5, 30), "cstn-2016-07-15": date(2016, 7, 15)}


def test_an_issue_that_is_in_no_catalogue_leaves_it_as_it_is(tmp_path: Path) -> None:
    cstdata.build(out=tmp_path / "package", samples=True)
    rows = cstdata.load("catalogue", package=tmp_path / "package").to_pylist()
    assert [row["issue_id"] for row in rows] == [None] * len(KNOWN)
