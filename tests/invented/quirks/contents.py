"""The contents list."""

from invented.page import Page, Piece, Unfit
from invented.quirks.registry import quirk

LISTED = "A B C D F1 F2"


def _halves(piece: Piece) -> tuple[str, str]:
    """A title in two halves."""
    words = piece.text.split()
    if piece.printed is not None or len(words) < 4:
        raise Unfit(piece)
    half = (len(words) + 1) // 2
    return " ".join(words[:half]), " ".join(words[half:])


def entries(page: Page) -> list[Piece]:
    """The titles of the contents list.

    Raises:
        Unfit: It has none.
    """
    found = page.all("entry")
    if not found:
        raise Unfit("list")
    return found


def _marked(page: Page, *marks: str) -> None:
    for index, piece in enumerate(entries(page)):
        piece.mark = marks[index % len(marks)]


@quirk(LISTED, "`*` with and without a blank in one list: 17", alters="marks")
def marks_mixed(page: Page) -> None:
    _marked(page, "* ", "*")


@quirk(LISTED, "`*` never with a blank: 4", alters="marks")
def marks_without_blank(page: Page) -> None:
    _marked(page, "*")


@quirk("A C F2", "indented `    * `, one a line: 10", alters="marks")
def marks_indented(page: Page) -> None:
    _marked(page, "    * ")


@quirk("A C F2 H", "bullets: 1998, early 2000", alters="marks")
def marks_bullets(page: Page) -> None:
    if page.family == "H":
        for piece in page.all("entry"):
            piece.tail = ""
    _marked(page, page.random.choice(("\u2022 ", "\u2022", "\u00b7 ")))


@quirk("A C F2", "numbered `1.` without a blank: 5", alters="marks")
def marks_numbers(page: Page) -> None:
    for index, piece in enumerate(page.all("entry"), start=1):
        piece.mark = f"{index}."


@quirk("A C F1 F3", "no mark: 5 (2001, and two of 2015)", alters="marks")
def marks_none(page: Page) -> None:
    _marked(page, "")


@quirk("A C D G", "no list: 8", alters="list")
def contents_none(page: Page) -> None:
    if any(_asks(title) for title in page.all("title")):
        raise Unfit("question")
    page.remove(*page.all("entry", "entry_section"))
    page.allows.add("article-unlisted")
    page.all("title")[0].above = page.all("title")[0].above or 1


@quirk("A B C D F1 F3 G H", "two titles (a special issue) to nine", alters="count", stories=2)
def contents_of_two(page: Page) -> None:
    assert page.articles == 2


@quirk("A B C D F1 F3 G H", "two titles (a special issue) to nine", alters="count", stories=9)
def contents_of_nine(page: Page) -> None:
    assert page.articles == 9


@quirk("A C", "first title straight under the date line, or below empty lines", alters="first")
def first_entry_apart(page: Page) -> None:
    entries(page)[0].above = 0 if page.family == "C" else 2


@quirk("A B C D F2", "a title over two lines, the second indented: 2001-01-20", alters="entry")
def entry_on_indented(page: Page) -> None:
    piece = page.one("entry")
    piece.printed = "\n      ".join(_halves(piece))


@quirk("A C F2 F3", "a title over two lines, the second with its own mark: eight marks, seven titles", alters="entry")
def entry_on_under_mark(page: Page) -> None:
    piece = page.one("entry")
    piece.printed = f"\n{piece.mark}".join(_halves(piece))
    piece.undo = True


@quirk("A C F2 H", "empty lines inside the list: 2002-12-20, two before the last title", alters="gap")
def gap_in_list(page: Page) -> None:
    entries(page)[-1].above = 2


@quirk("G", "section names in square brackets inside the list: 2017", alters="entry-sections")
def sections_in_brackets(page: Page) -> None:
    heads = _heads(page)
    for piece in heads:
        piece.printed, piece.undo = f"[{piece.text}]", True
    heads[1].above = None


@quirk("F3 G H", "`Special Issue: ...` above the list: 2014 and 2015", alters="entry-sections")
def special_issue(page: Page) -> None:
    _rename(page, "Special Issue: Partners along the Coastal Road")


@quirk("F3 G H", "`Special Issue: ...` above the list, cut to its second half", alters="entry-sections")
def special_issue_cut(page: Page) -> None:
    _rename(page, "along the Coastal Road")


def _rename(page: Page, title: str) -> None:
    for piece in (*_heads(page)[:1], *page.all("section")[:1]):
        piece.text = title


def _heads(page: Page) -> list[Piece]:
    heads = page.all("entry_section")
    if len(heads) < 2:
        raise Unfit("sections")
    return heads


@quirk("A B C D F1 F2 F3 H", "an article that is in no contents list: 6 of 19 lists", alters="listed")
def article_unlisted(page: Page) -> None:
    _unlist(page, page.random.randint(2, page.articles))


@quirk("A B C D F1 F2 H", "an article that is in no contents list: the first one, 2008-03-20", alters="listed")
def first_article_unlisted(page: Page) -> None:
    _unlist(page, 1)


def _asks(title: Piece) -> bool:
    """Whether a title is a question: without a list nobody can tell it from a heading in the article above."""
    return title.text.endswith("?")


def _unlist(page: Page, article: int) -> None:
    listed = page.all("entry", article=article)
    if len(page.all("entry")) < 2 or not listed or any(map(_asks, page.all("title", article=article))):
        raise Unfit(article)
    at = page.index(listed[0])
    alone = page.pieces[at - 1].role == "entry_section" and page.pieces[at + 1].role != "entry"
    if alone:
        raise Unfit(article)
    page.pieces[at + 1].above = listed[0].above if page.pieces[at + 1].role == "entry" else page.pieces[at + 1].above
    page.remove(*listed)
    page.reports.add("article-unlisted")
