"""Number and date of the issue."""

import re
from datetime import date

from invented.page import Page, Piece
from invented.quirks.registry import quirk

_DATE = re.compile(r"(?P<month>[A-Z][a-z]+) (?P<day>\d+),? ?(?P<year>\d{4})")


def _redate(page: Page, form: str) -> None:
    """Print the date in another form."""
    for piece in page.all("published", "number_and_date"):
        piece.text = _DATE.sub(lambda match: form.format(**match.groupdict()), piece.text)


@quirk("B D", "`No.` for `N0.`: the first number of B in 5 of 11", alters="number")
def number_with_letter(page: Page) -> None:
    page.all("number")[0].text = f"No.{page.number}"


@quirk("F3 G H", "from 2014: `No.23`, `No. 6` with one space", alters="number")
def number_behind_blank(page: Page) -> None:
    (piece,) = page.all("number")
    piece.text = f"No. {page.number}" if page.family != "F3" else f"No.{page.number}"


@quirk("B", "B pages give the number twice; here once", alters="number")
def number_printed_once(page: Page) -> None:
    page.remove(page.all("number")[0])


@quirk("B D F3 G H", "missing number: 27 of 86", alters="number")
def number_missing(page: Page) -> None:
    page.remove(*page.all("number"))
    for piece in page.all("number_and_date"):
        piece.text = piece.text.partition(" ")[2]
    page.number = None
    page.reports.add("masthead-incomplete")
    # Emphasis that was to begin with the number begins with the date.
    for piece in page.all("published"):
        piece.mark = "*" if page.family == "H" else ""
        piece.above = None if page.family == "G" else piece.above


@quirk("B D F3 G", "missing date: 11 of 86", alters="date")
def date_missing(page: Page) -> None:
    page.remove(*page.all("published"))
    for piece in page.all("number_and_date"):
        piece.text = piece.text.partition(" ")[0]
    page.published = None
    page.reports.add("masthead-incomplete")


@quirk("A D", "number follows the date until 2012, but for a misprint: `N0.336` for 233", alters="number")
def number_misprinted(page: Page) -> None:
    wanted = page.number
    assert wanted is not None
    page.number = wanted + 103
    for piece in page.all("number", "number_and_date"):
        piece.text = piece.text.replace(str(wanted), str(page.number))
    page.reports.add("masthead-contradicts-itself")


@quirk("A", "two spaces after the month: 2001-02, 2003-02", alters="date")
def date_with_two_blanks(page: Page) -> None:
    _redate(page, "{month}  {day},{year}")


@quirk("A B C D", "month misspelt: `Mayh`, 2000-05-20", alters="date")
def month_misspelt(page: Page) -> None:
    month = f"{page.published:%B}"
    _redate(page, f"{month[:3]}h{month[3:]} {{day}}, {{year}}")


@quirk("A B C D F1", "no space after the comma: A, early B; in others a space, always from 2010", alters="date")
def date_comma_the_other_way(page: Page) -> None:
    _redate(page, "{month} {day},{year}" if page.family == "D" else "{month} {day}, {year}")


@quirk("A B C D F1", "a space before the comma: `20 ,2008`", alters="date")
def date_blank_before_comma(page: Page) -> None:
    _redate(page, "{month} {day} ,{year}")


@quirk("F3 G H C D", "no comma, 2014 to 2016; with one here", alters="date")
def date_comma_or_none(page: Page) -> None:
    _redate(page, "{month} {day}, {year}" if page.family in {"F3", "G", "H"} else "{month} {day} {year}")


@quirk("B", "number and date on lines of their own: B from 2005", alters="date")
def date_on_own_line(page: Page) -> None:
    for piece in page.all("number_and_date"):
        number, _, day = piece.text.partition(" ")
        page.behind(piece, Piece("published", day, above=1))
        piece.role, piece.text = "number", number


@quirk("G", "garbled month of 2017: each character 31 too low, no day, no year", alters="date")
def month_garbled(page: Page) -> None:
    (piece,) = page.all("published")
    piece.text = "".join(chr(ord(letter) - 31) for letter in f"{page.published:%b}")
    page.published = None
    page.reports |= {"masthead-incomplete"}
    page.allows |= {"masthead-unread"}


@quirk("A C", "the last issue of February is dated 28 or 29", alters="day", published=date(2000, 2, 29))
def last_of_february(page: Page) -> None:
    assert page.published == date(2000, 2, 29)


@quirk("A B C D F1", "the date in the address, or beside the page, is that of the upload", alters="address")
def date_of_upload_in_address(page: Page) -> None:
    page.name = "t20041118_18192.txt"
    masthead = ("number", "publisher", "masthead")
    page.before(page.all(*masthead)[0], Piece("navigation", "2004/11/18 10:25", above=0))
