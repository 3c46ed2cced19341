"""Source lines, footers, and what becomes of a page as PDF text."""

import textwrap
from itertools import zip_longest

from invented.layouts import CONTACT, EDITORS
from invented.page import Page, Piece, Unfit
from invented.quirks.bodies import plain
from invented.quirks.registry import quirk

SOURCED = "F3 G H"


def _source(page: Page, form: str) -> None:
    day = page.author.published
    page.random.choice(page.all("source")).text = page.author.fill(
        form.replace("{dayfirst}", f"{day.day} {day:%B} {day.year}").replace("{host}", page.author.pick("hosts"))
    )


@quirk(SOURCED, "a date day-first: `27 May 2016`", alters="source")
def source_day_first(page: Page) -> None:
    _source(page, "(Source: Lakeside Daily, {dayfirst})")


@quirk(SOURCED, "the words `website of ...`", alters="source")
def source_website_of(page: Page) -> None:
    _source(page, "(Source: website of the Coastal Academy of Sciences, {date})")


@quirk(SOURCED, "a host as name", alters="source")
def source_host(page: Page) -> None:
    _source(page, "(Source: {host}, {date})")


@quirk(SOURCED, "source line: none in 1998 to 2012; here one article without", alters="source")
def source_missing(page: Page) -> None:
    page.remove(page.random.choice(page.all("source")))
    page.reports.add("article-without-source")


@quirk("E2", "a single-article reprint ends with the newsletter's name in brackets", alters="count", stories=2)
def reprint_of_one_article(page: Page) -> None:
    page.remove(*(piece for piece in page.pieces if piece.article == 2 or piece.role == "entry"))
    page.pieces[0].above = 0
    page.pieces.append(Piece("source", "(China Science and Technology Newsletter)", 1))
    page.allows.add("article-unlisted")


@quirk("H F3", "the page's footer between pages, between paragraphs", alters="footer")
def footer_between_paragraphs(page: Page) -> None:
    piece = page.random.choice(page.all("paragraph"))
    page.behind(piece, Piece("footer", EDITORS), Piece("footer", CONTACT))


@quirk("H F3", "the page's footer between pages, inside a sentence", alters="footer")
def footer_inside_sentence(page: Page) -> None:
    piece = plain(page)
    words = piece.text.split(" ")
    at = _cut(words)
    piece.printed = f"{' '.join(words[:at])}\n\n{EDITORS}\n\n{CONTACT}\n\n{' '.join(words[at:])}"
    piece.undo = True


def _cut(words: list[str]) -> int:
    """A place between two words in the middle, inside a sentence."""
    return next(
        at
        for at in range(len(words) // 2, len(words) - 3)
        if words[at - 1].isalpha() and words[at].islower() and words[at].isalpha()
    )


@quirk("H", "a page that ends behind an honorific: `Mr.` ends no sentence", alters="footer")
def page_ends_behind_honorific(page: Page) -> None:
    piece = plain(page)
    piece.text += " The talks were led by Prof. Tao Wenhai, who spoke last and at length about the old harbour lamps."
    piece.printed = piece.text.replace("Prof. Tao", f"Prof.\n\n{EDITORS}\n\n{CONTACT}\n\nTao")
    piece.undo = True


@quirk("G", "the footer, with address and mail, inside a sentence on one line", alters="footer")
def footer_inside_line(page: Page) -> None:
    piece = plain(page)
    words = piece.text.split(" ")
    at = _cut(words)
    piece.printed = " ".join([*words[:at], EDITORS, CONTACT, *words[at:]])
    piece.undo = True


@quirk("G", "contents and body in one line", alters="title-place")
def contents_and_body_in_one_line(page: Page) -> None:
    title = page.all("title")[0]
    title.above = None
    page.all("paragraph", article=title.article)[0].above = None


@quirk("G", "a title and its text in one line", alters="title-place")
def title_and_text_in_one_line(page: Page) -> None:
    title = page.random.choice(page.all("title")[1:])
    if not page.all("entry", article=title.article):
        raise Unfit(title)
    page.all("paragraph", article=title.article)[0].above = None


@quirk("G", "a source line behind the last sentence, on its line", alters="source-place")
def source_on_line_of_text(page: Page) -> None:
    for piece in page.all("source"):
        piece.above = None


@quirk("G", "two columns read across, so that sentences alternate", alters="columns")
def columns_read_across(page: Page) -> None:
    first, second = page.all("paragraph", article=page.articles)[:2]
    columns = (textwrap.wrap(piece.text, 60, break_on_hyphens=False) for piece in (first, second))
    pairs = zip_longest(*columns, fillvalue="")
    first.printed = "\n".join(line for pair in pairs for line in pair if line)
    first.text = " ".join(first.printed.split())
    page.remove(second)
    page.exact = False


@quirk("G", "hyphen and blank inside a word: 2017", alters="words")
def hyphen_and_blank_in_word(page: Page) -> None:
    piece = plain(page)
    piece.text += " All researchers of the harbour took part in it."
    piece.printed = piece.text.replace("researchers", "re- searchers")


@quirk("G", "an ordinal in two: `13 th`", alters="words")
def ordinal_split(page: Page) -> None:
    piece = plain(page)
    piece.text += " It was the 13th meeting of the keepers."
    piece.printed = piece.text.replace("13th", "13 th")


@quirk("G", "stops lost from hosts: 2014", alters="source")
def stops_lost_from_hosts(page: Page) -> None:
    piece = page.one("source")
    piece.text = page.author.fill("(Source: www.example.gov.cn, {date})")
    piece.damage("www.example.gov.cn", "wwwexamplegovcn")


@quirk("G F3", "stops lost from mail addresses and hosts in the footer: 2014", alters="contact")
def stops_lost_from_addresses(page: Page) -> None:
    for piece in page.all("footer"):
        piece.text = piece.text.replace(".org", "org").replace("www.", "www").replace("http://", "")


@quirk("G F3", "mail hidden as `[email protected]`", alters="contact")
def mail_hidden(page: Page) -> None:
    for piece in page.all("footer"):
        piece.text = piece.text.replace("desk@example.org", "[email protected]").replace("second@example.org ", "")


@quirk("G", "a Sponsor and Organizer block: 2017", alters="contact")
def sponsor_block(page: Page) -> None:
    page.remove(*page.all("footer"))
    page.pieces += [
        Piece("footer", "Sponsor:Department of International Cooperation, MOST", above=2),
        Piece("footer", "Organizer:Invented Exchange Center", above=0),
        Piece("footer", "Add:7, Invented Lane Beijing 100001, China", above=0),
        Piece("footer", "E-mail:desk@example.org", above=0),
    ]


@quirk("G", "page count and file size line; here in another order", alters="noise")
def page_count_elsewhere(page: Page) -> None:
    first = page.all("navigation")[1]
    first.text = "Total Page:16 File Type:pdf, Size:1020Kb"
    page.remove(page.all("navigation")[2])
