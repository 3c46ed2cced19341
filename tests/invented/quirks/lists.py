"""Lists inside an article."""

from invented.page import Page, Piece
from invented.prose import WORDS
from invented.quirks.bodies import ALL, WEB, plain
from invented.quirks.registry import quirk


def _items(page: Page, count: int = 3) -> list[str]:
    return [page.author.fill(form) for form in page.random.sample(WORDS["items"], count)]


def _ended(items: list[str]) -> list[str]:
    """The items with semicolons, the last one with a stop."""
    return [*(f"{item};" for item in items[:-1]), f"{items[-1]}."]


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]


def _put(page: Page, *pieces: tuple[str, str, str], opening: str = "The plan has three steps:") -> None:
    """Put items behind a paragraph: role, mark, text of each."""
    paragraph = plain(page)
    paragraph.text += f" {opening}"
    page.behind(
        paragraph,
        *(page.spaced(Piece(role, text, paragraph.article, mark=mark)) for role, mark, text in pieces),
    )


@quirk(ALL, "`1. ` items, one line each", alters="lists")
def list_of_numbers(page: Page) -> None:
    items = _items(page)
    _put(page, *(("list_item", "", f"{n}. {_capital(item)}.") for n, item in enumerate(items, start=1)))


@quirk(ALL, "`1.` and a heading, then a paragraph: 2002-01", alters="lists")
def list_of_numbered_headings(page: Page) -> None:
    first, second = page.random.sample(WORDS["headings"], 2)
    _put(
        page,
        ("heading", "", f"1. {first}"),
        ("paragraph", "", page.author.paragraph()),
        ("heading", "", f"2. {second}"),
        ("paragraph", "", page.author.paragraph()),
        opening="Two matters were settled.",
    )


@quirk(ALL, "`1)` with blanks: 2006-12", alters="lists")
def list_of_bracketed_numbers(page: Page) -> None:
    _put(page, *(("list_item", "", f"{n})   {item}") for n, item in enumerate(_ended(_items(page)), start=1)))


@quirk(ALL, "`1) ...; 2) ...` in one paragraph: 2002-10, 2007-02", alters="lists")
def list_in_one_paragraph(page: Page) -> None:
    items = _items(page)
    piece = plain(page)
    piece.text += " The plan has three steps: " + "; ".join(f"{n}) {i}" for n, i in enumerate(items, start=1)) + "."


@quirk(ALL, "`- ` items: 2012-05", alters="lists")
def list_of_dashes(page: Page) -> None:
    _put(page, *(("list_item", "- ", f"to {item}") for item in _ended(_items(page))))


@quirk(WEB, "`* ` items, the mark of the contents list: 2001-10, 2003-06", alters="lists")
def list_of_stars(page: Page) -> None:
    _put(page, *(("list_item", "* ", f"{_capital(item)}.") for item in _items(page)))


@quirk("F3 G", "a one-letter `l` with blanks, a Wingdings bullet: 2015", alters="lists")
def list_of_wingdings(page: Page) -> None:
    _put(page, *(("list_item", "l    ", item) for item in _ended(_items(page))))


@quirk(ALL, "blanks inside list marks vary", alters="lists")
def list_of_varied_marks(page: Page) -> None:
    first, second, third = _items(page)
    _put(
        page,
        ("list_item", "", f"1.{_capital(first)};"),
        ("list_item", "", f"2.  {_capital(second)};"),
        ("list_item", "", f"3. {_capital(third)}."),
    )
