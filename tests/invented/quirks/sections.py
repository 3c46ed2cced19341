"""Heads of sections."""

from invented.page import Page, Piece
from invented.quirks.registry import quirk


@quirk("B E1", "four blanks in `SPECIAL    ISSUES`: 1", alters="section-head")
def section_with_four_blanks(page: Page) -> None:
    piece = page.all("section")[0]
    piece.text = "SPECIAL ISSUES"
    piece.printed, piece.undo = "SPECIAL    ISSUES", True


@quirk(
    "B E1",
    "`SPECIAL FEATURES` and others, in capitals, on lines of their own; an unknown one here",
    alters="section-head",
)
def section_of_another_name(page: Page) -> None:
    page.all("section")[-1].text = "NEWS FROM HARBOURS"


@quirk(
    "B", "an all-capitals line is never an article's title; here the section holds the unlisted one", alters="listed"
)
def section_over_unlisted_article(page: Page) -> None:
    section = page.all("section")[-1]
    article = page.pieces[page.index(section) + 1].article
    page.remove(*page.all("entry", article=article))
    page.reports.add("article-unlisted")


@quirk(
    "F3 H G", "headed groups in ordinary case; here over the articles too, or in the list alone", alters="section-heads"
)
def sections_in_list_and_body(page: Page) -> None:
    heads = page.all("section")
    if heads:
        page.remove(*heads)
        return
    for head in page.all("entry_section"):
        entry = page.pieces[page.index(head) + 1]
        (title,) = page.all("title", article=entry.article)
        page.before(title, Piece("section", head.text, above=2))
