"""An issue set in the layout of its family, as that family mostly is."""

import textwrap
from collections.abc import Callable, Iterator

from invented.content import Issue, Story
from invented.page import Page, Piece

PUBLISHER = "The Ministry of Science and Technology"
COUNTRY = "People's Republic of China"
DEPARTMENT = "Department of International Cooperation"
MOST = "Ministry of Science and Technology(MOST), P.R.China"
TITLE = "CHINA SCIENCE AND TECHNOLOGY NEWSLETTER"
EDITORS = "Monthly-Editorial Board:7, Invented Lane Beijing 100001, china"
CONTACT = "Contact: Gu Invented E-mail:desk@example.org second@example.org <http://www.example.org>"
MASTHEAD = ("number", "published", "number_and_date")
"""The roles of the lines of the masthead with number or date."""

WIDTH = 100
"""The width of the lines of G."""

SITE = (
    "Embassy of the People's Republic of China in an Island",
    "Home   About the Embassy   Consular Service   Science & Education   Contact Us",
    "Home > Science & Education > S&T Newsletter",
)


def compose(issue: Issue) -> Page:
    """The issue as a page of its family."""
    page = Page(issue.family, issue.number, issue.published, list(_LAYOUTS[issue.family](issue)), issue.author)
    page.pieces[0].above = 0
    if issue.family == "H":
        page.name, page.media_type = "invented.md", "text/markdown"
    if not page.all("number", "number_and_date"):
        page.number = None
        page.reports.add("masthead-incomplete")
    if not page.all("published", "number_and_date"):
        page.published = None
        page.reports.add("masthead-incomplete")
    page.width = WIDTH if issue.family == "G" else None
    if not page.all("entry"):
        page.allows.add("article-unlisted")
    return page


def with_comma(issue: Issue, gap: str = " ") -> str:
    """The date as `September 30,1998` or `September 30, 1998`."""
    return f"{issue.published:%B} {issue.published.day},{gap}{issue.published.year}"


def without_comma(issue: Issue) -> str:
    """The date as `July 15 2016`."""
    return f"{issue.published:%B} {issue.published.day} {issue.published.year}"


def _head(role: str, *lines: str, above: int = 0) -> Iterator[Piece]:
    for index, line in enumerate(lines):
        yield Piece(role, line, above=0 if index else above)


def _contents(issue: Issue, mark: str, above: int = 0, first: int = 1) -> Iterator[Piece]:
    """The contents list, with its sections where the family has them."""
    section = None
    for position, story in enumerate(issue.stories, start=1):
        gap = first if position == 1 else above
        if story.section is not None and issue.family not in ("B", "E1") and story.section != section:
            section = story.section
            yield Piece("entry_section", issue.sections[section])
            gap = 1
        yield Piece("entry", story.title, position, mark=mark, above=gap)


def _body(
    issue: Issue, above: int = 1, over_title: int = 1, *, section_tail: str = "", heads: bool = True
) -> Iterator[Piece]:
    section = None
    for position, story in enumerate(issue.stories, start=1):
        if heads and story.section is not None and story.section != section:
            section = story.section
            yield Piece("section", issue.sections[section], tail=section_tail, above=over_title)
        yield from _story(story, position, above, over_title)


def _story(story: Story, position: int, above: int, over_title: int) -> Iterator[Piece]:
    yield Piece("title", story.title, position, above=over_title)
    for paragraph in story.paragraphs:
        yield Piece("paragraph", paragraph, position, above=above)
    if story.source:
        yield Piece("source", story.source, position, above=above)


def _a(issue: Issue) -> Iterator[Piece]:
    yield Piece("navigation", "Home > Announcement Board")
    yield from _head("publisher", PUBLISHER, COUNTRY, above=2)
    yield Piece("number_and_date", f"N0.{issue.number} {with_comma(issue, '')}", above=2)
    yield from _contents(issue, "* ")
    yield from _body(issue, over_title=2)


def _b(issue: Issue) -> Iterator[Piece]:
    yield Piece("navigation", "Home > Announcement Board")
    yield Piece("number", f"N0.{issue.number}", above=0)
    yield from _head("masthead", "CHINA  SCIENCE  AND  TECHNOLOGY", "NEWSLETTER", PUBLISHER, COUNTRY, above=1)
    if issue.published.year < 2005:
        yield Piece("number_and_date", f"N0.{issue.number} {with_comma(issue, '')}", above=2)
    else:
        yield Piece("number", f"N0.{issue.number}", above=2)
        yield Piece("published", with_comma(issue, ""))
    yield Piece("contents_heading", "IN THIS ISSUE", above=2)
    yield from _contents(issue, "* ", above=1)
    yield from _body(issue)


def _c(issue: Issue) -> Iterator[Piece]:
    yield Piece("navigation", f"Home > NewsLetter > {issue.published.year}")
    yield from _head("publisher", PUBLISHER, COUNTRY, above=1)
    yield Piece("published", with_comma(issue, ""), above=4)
    yield from _contents(issue, "* ", first=5)
    yield from _body(issue, over_title=5)


def _d(issue: Issue) -> Iterator[Piece]:
    yield from _head("publisher", PUBLISHER, COUNTRY)
    yield Piece("number", f"N0.{issue.number}", tail=" |", above=0)
    yield Piece("published", with_comma(issue), tail=" |", above=0)
    yield from _contents(issue, "* ", first=0)
    yield Piece("navigation", "|", above=0)
    body = list(_body(issue, above=0, over_title=0))
    body[-1].tail = " |"
    yield from body


def _e1(issue: Issue) -> Iterator[Piece]:
    yield from _body(issue, above=0, over_title=0, section_tail=" |")


def _e2(issue: Issue) -> Iterator[Piece]:
    yield from _body(issue)


def _f1(issue: Issue) -> Iterator[Piece]:
    for line in SITE:
        yield Piece("navigation", line)
    yield from list(_c(issue))[1:]


def _f2(issue: Issue) -> Iterator[Piece]:
    yield from _contents(issue, "* ")
    yield from _body(issue)


def _f3(issue: Issue) -> Iterator[Piece]:
    for line in SITE:
        yield Piece("navigation", line)
    yield Piece("newsletter", f"Newsletter({issue.published.year}-{issue.number:02})", above=2)
    yield from _head("department", DEPARTMENT, MOST, above=1)
    yield Piece("number", f"No. {issue.number}")
    yield Piece("published", without_comma(issue))
    yield Piece("contents_heading", "Table of Contents")
    yield from _contents(issue, "l  ")
    yield from _body(issue, over_title=3, heads=False)
    yield from _head("footer", EDITORS, above=3)
    yield from _head("footer", CONTACT, above=1)
    yield from _head("navigation", "Home | Site Map | Back to Top", above=2)


def _g(issue: Issue) -> Iterator[Piece]:
    yield Piece("navigation", "China Science and Technology Newsletter")
    yield Piece("navigation", "Total Page:8")
    yield Piece("navigation", "File Type:pdf, Size:1020Kb")
    yield Piece("newsletter", TITLE)
    yield Piece("department", f"{DEPARTMENT} {MOST}", above=None)
    yield Piece("number", f"No.{issue.number}", above=None)
    yield Piece("published", without_comma(issue), above=None)
    run = list(_contents(issue, ""))
    for piece in run[1:]:
        piece.above = 0 if piece.role == "entry_section" else None
    yield from run
    for piece in _body(issue, above=0, heads=False):
        if piece.role == "paragraph":
            piece.printed = wrapped(piece.text, WIDTH)
        yield piece
    yield from _head("footer", EDITORS, CONTACT, above=1)


def wrapped(text: str, width: int) -> str:
    """The text in lines of a width."""
    return textwrap.fill(text, width, break_on_hyphens=False, break_long_words=False)


def _h(issue: Issue) -> Iterator[Piece]:
    yield Piece("newsletter", TITLE)
    yield Piece("department", DEPARTMENT, mark="*")
    yield Piece("department", MOST, tail="*", above=0)
    yield Piece("number", f"No.{issue.number}", mark="*")
    yield Piece("published", without_comma(issue), tail="*", above=0)
    for piece in _contents(issue, "- **"):
        piece.tail = "**" if piece.role == "entry" else ""
        yield piece
    yield from _body(issue)
    yield from _head("footer", EDITORS)
    yield from _head("footer", CONTACT, above=1)


_LAYOUTS: dict[str, Callable[[Issue], Iterator[Piece]]] = {
    "A": _a,
    "B": _b,
    "C": _c,
    "D": _d,
    "E1": _e1,
    "E2": _e2,
    "F1": _f1,
    "F2": _f2,
    "F3": _f3,
    "G": _g,
    "H": _h,
}
