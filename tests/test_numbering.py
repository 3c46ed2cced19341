"""Numbers and dates of issues follow from each other, by the rules of each era."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cstdata.parser.numbering import date_after, date_of_number, number_of_date


@pytest.mark.parametrize(
    ("published", "number"),
    [
        (date(1998, 9, 30), 164),
        (date(1999, 9, 20), 199),
        (date(2000, 2, 29), 215),
        (date(2000, 8, 30), 233),
        (date(2003, 7, 10), 336),
        (date(2012, 4, 20), 652),
        (date(2014, 12, 10), 23),
        (date(2015, 6, 25), 12),
        (date(2016, 5, 30), 10),
        (date(2016, 7, 15), 13),
        (date(2016, 2, 29), 4),
    ],
)
def test_the_number_follows_from_the_date_and_the_date_from_the_number(published: date, number: int) -> None:
    assert number_of_date(published) == number
    assert date_of_number(number, year=published.year) == published


@pytest.mark.parametrize("day", [date(2016, 5, 29), date(2014, 12, 15), date(2013, 5, 30), date(1998, 8, 30)])
def test_a_day_without_an_issue_has_no_number(day: date) -> None:
    assert number_of_date(day) is None


@pytest.mark.parametrize(("number", "year"), [(0, 2016), (25, 2016), (164, 2005), (1, None), (5000, None)])
def test_a_number_without_an_issue_has_no_date(number: int, year: int | None) -> None:
    assert date_of_number(number, year=year) is None


@given(st.integers(0, 8000))
def test_every_number_comes_back_from_its_date(days: int) -> None:
    day = date(1998, 9, 1) + timedelta(days=days)
    number = number_of_date(day)
    if number is not None:
        assert date_of_number(number, year=day.year) == day


def test_the_known_issues_agree_but_for_one_misprint() -> None:
    """2000-08-30 is printed as No. 336, which comes again, rightly, on 2003-07-10."""
    assert number_of_date(date(2000, 8, 30)) != 336
    assert date_of_number(336) == date(2003, 7, 10)


@pytest.mark.parametrize(
    ("latest", "number", "month", "expected"),
    [
        (date(2017, 6, 8), 11, 6, date(2017, 6, 15)),
        (date(2017, 12, 20), None, 12, date(2017, 12, 30)),
        (date(2017, 12, 20), None, None, date(2017, 12, 30)),
        (date(2016, 12, 28), 1, None, date(2017, 1, 15)),
        (date(2017, 6, 15), 11, None, date(2017, 6, 15)),
        (date(2017, 6, 8), 11, 7, None),
        (date(2011, 6, 8), 11, 6, None),
    ],
    ids=["both", "month", "neither", "next year", "same day", "contradiction", "numbers that run on"],
)
def test_an_issue_comes_out_after_its_sources(
    latest: date, number: int | None, month: int | None, expected: date | None
) -> None:
    assert date_after(latest, number=number, month=month) == expected
