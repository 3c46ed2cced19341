"""Which number an issue of a date has, and which date an issue of a number.

Until 2012 three issues a month were numbered on, dated the 10th, the 20th and the last day (at most the 30th),
from No. 164 of 30 September 1998; 54 of the 55 printed numbers that are known agree, the other is a misprint. From
2014 on the number begins anew each year, with two issues a month: dated the 10th and the 25th in 2014 and 2015,
the 15th and the last day (at most the 30th) after that. Of 2013 nothing is known.
"""

from calendar import monthrange
from datetime import date, timedelta

__all__ = ["date_after", "date_of_number", "number_of_date", "numbers_of_month"]

_FIRST_NUMBER, _FIRST_YEAR, _FIRST_MONTH = 164, 1998, 9
_LAST_RUNNING_YEAR = 2012
_FIRST_YEARLY_YEAR = 2014
_FIRST_YEAR_OF_THE_15TH = 2016
_LATEST_DAY = 30
_THIRDS = (10, 20)
"""The days of the first two issues of a month, until 2012."""


def number_of_date(published: date) -> int | None:
    """The number of the issue of a date; None where no issue has that date by the rules."""
    year, month = published.year, published.month
    if (year, month) >= (_FIRST_YEAR, _FIRST_MONTH) and year <= _LAST_RUNNING_YEAR:
        days: tuple[int, ...] = (*_THIRDS, _last_day(year, month))
        if published.day not in days:
            return None
        months = 12 * (year - _FIRST_YEAR) + month - _FIRST_MONTH
        return _FIRST_NUMBER + 3 * months + days.index(published.day) - 2
    if year >= _FIRST_YEARLY_YEAR:
        days = _halves(year, month)
        return 2 * (month - 1) + days.index(published.day) + 1 if published.day in days else None
    return None


def date_of_number(number: int, *, year: int | None = None) -> date | None:
    """The date of the issue of a number; None where the rules give none.

    Args:
        number: The number as printed.
        year: The year, where the number counts within one (from 2014).
    """
    if year is not None and year >= _FIRST_YEARLY_YEAR:
        month, half = divmod(number - 1, 2)
        return date(year, month + 1, _halves(year, month + 1)[half]) if number >= 1 and month < 12 else None  # noqa: PLR2004
    months, third = divmod(number - _FIRST_NUMBER + 2, 3)
    years, month = divmod(_FIRST_MONTH - 1 + months, 12)
    found = _FIRST_YEAR + years
    if months < 0 or found > _LAST_RUNNING_YEAR or year not in (None, found):
        return None
    return date(found, month + 1, (*_THIRDS, _last_day(found, month + 1))[third])


def numbers_of_month(month: int) -> tuple[int, int]:
    """The numbers of the two issues of a month, from 1, where issues are numbered within the year."""
    return 2 * month - 1, 2 * month


def date_after(latest: date, *, number: int | None = None, month: int | None = None) -> date | None:
    """The date of the first issue that can name a source of a date, where issues are numbered within the year.

    Args:
        latest: The date of the latest source that an article of the issue names.
        number: The number of the issue, where it is printed.
        month: The month of the issue, from 1, where it is printed.

    Returns:
        The first date by the rules, on that day or after it, that has the number and the month; None where there is
        none within a year.
    """
    if latest.year < _FIRST_YEARLY_YEAR:
        return None
    days = (
        date(year, m, day) for year in (latest.year, latest.year + 1) for m in range(1, 13) for day in _halves(year, m)
    )
    return next(
        (
            day
            for day in days
            if latest <= day <= latest + timedelta(days=366)
            and number in (None, number_of_date(day))
            and month in (None, day.month)
        ),
        None,
    )


def _last_day(year: int, month: int) -> int:
    return min(_LATEST_DAY, monthrange(year, month)[1])


def _halves(year: int, month: int) -> tuple[int, ...]:
    return (15, _last_day(year, month)) if year >= _FIRST_YEAR_OF_THE_15TH else (10, 25)
