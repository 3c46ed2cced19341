"""The masthead, and the page footer that tells of the editors."""

from datetime import date

import pytest
from newsletter_factory import (
    FOOTER,
    SECTION,
    SOURCE,
    TITLE,
    article_of,
    assert_covered,
    codes_of,
    document_of,
    issue_of,
    paragraphs_of,
    parsed,
)
from test_web_layouts import B

from cstdata.parser import parse

TEXT = article_of("The tide came in.")


def test_the_fields_of_the_masthead():
    masthead = parsed(TEXT).masthead
    assert masthead.title == "CHINA SCIENCE AND TECHNOLOGY NEWSLETTER"
    assert (masthead.number, masthead.published) == (15, date(2016, 8, 15))
    assert masthead.department == "Department of International Cooperation"
    assert masthead.publisher == "Ministry of Science and Technology(MOST), P.R.China"


@pytest.mark.parametrize(
    ("printed", "number", "published"),
    [
        ("*N0. 15\nAugust 15, 2016*", 15, date(2016, 8, 15)),
        ("*No.15\n\n15 August 2016*", 15, date(2016, 8, 15)),
        ("*No.15 August 15 2016*", 15, date(2016, 8, 15)),
        ("No. 15, August 15th, 2016", 15, date(2016, 8, 15)),
        ("**No.15**\n\nAugst 15 2016", 15, date(2016, 8, 15)),
    ],
)
def test_forms_of_number_and_date(printed, number, published):
    newsletter = parsed(TEXT.replace("*No.15\nAugust 15 2016*", printed))
    assert (newsletter.masthead.number, newsletter.masthead.published) == (number, published)
    assert len(newsletter.articles) == 1
    assert newsletter.problems == ()


def test_an_impossible_date_is_an_error_with_its_place():
    [problem] = parsed(TEXT.replace("August 15", "August 35")).problems
    assert (problem.code, problem.severity, problem.value) == ("masthead-unread", "error", "August 35 2016")
    assert TEXT.split("\n")[problem.line - 1] == "August 15 2016*"


@pytest.mark.parametrize(("printed", "what"), [("*No.15\n", "number"), ("August 15 2016", "date")])
def test_a_missing_number_or_date_is_warned_of(printed, what):
    [problem] = parsed(TEXT.replace(printed, "*" if what == "number" else "")).problems
    assert (problem.code, problem.severity) == ("masthead-incomplete", "warning")
    assert what in problem.message


def test_lines_above_the_title_are_navigation():
    newsletter = parsed("Home > Newsletter > 2016\n\n" + TEXT)
    assert newsletter.blocks[0].kind == "navigation"
    assert newsletter.masthead.number == 15


def test_a_footer_above_the_title_is_a_footer():
    newsletter = parsed(FOOTER + TEXT)
    assert newsletter.blocks[0].kind == "footer"
    assert_covered(newsletter)


def test_an_unknown_line_inside_the_masthead_does_not_end_it():
    newsletter = parsed(TEXT.replace("*No.15", "Printed on rice paper\n\n*No.15"))
    assert newsletter.masthead.number == 15
    assert [article.title.text for article in newsletter.articles] == [TITLE]
    assert codes_of(newsletter) == ["text-unknown"]


def test_a_masthead_printed_again_on_each_page_is_no_text():
    head = "CHINA SCIENCE AND TECHNOLOGY NEWSLETTER\n\n*No.15\nAugust 15 2016*"
    assert paragraphs_of("The boats of the", head, "fishermen came home.") == [
        ("paragraph", "The boats of the fishermen came home.")
    ]


def test_the_contact_is_read_from_the_footer():
    contact = parsed(article_of("One.", FOOTER, "Two.")).contact
    assert (contact.name, contact.address) == ("Gu Invented", "7, Invented Lane Beijing 100001, china")
    assert contact.emails == ("desk@example.org", "second@example.org")
    assert contact.website == "http://www.example.org"


FOOTERS = {
    "usual": FOOTER,
    "joined": FOOTER.replace("\n\n", " "),
    "no empty line": FOOTER.replace("\n\n", "\n"),
    "first line alone": FOOTER.split("\n\n", maxsplit=1)[0],
    "second line alone": FOOTER.split("\n\n")[1],
    "other names": "Editorial Board: 3 Quay, Dalian\n\nContact: Eva Strand, Tel: 0411-12 E-mail: e@example.net",
    "mail without hyphen": "Monthly - Editorial Board：9 Quay\n\nContact Person: Eva Email: e@example.net",  # noqa: RUF001
    "sponsor": "Sponsor: Office of Tides\n\n" + FOOTER,
    "organizer below": FOOTER + "\n\nOrganizer: Society of Tides\nTel: 010-123456",
    "page number": "14\n\n" + FOOTER,
    "page number below": FOOTER + "\n\n- 3 -",
    "address over two lines": "Monthly-Editorial Board:7, Invented Lane\nBeijing 100001, china\n"
    "Contact: Gu Invented E-mail:desk@example.org",
    "mail over two lines": FOOTER.replace(" second@", "\nsecond@"),
    "only a page number": "7",
    "page of pages": "Page 2 of 8",
}


@pytest.mark.parametrize("footer", FOOTERS.values(), ids=FOOTERS.keys())
def test_a_footer_inside_a_sentence_is_no_part_of_it(footer):
    text = article_of("The boats of the northern fishermen came", footer, "home before dark.")
    newsletter = parsed(text)
    assert [p.text.text for p in newsletter.articles[0].paragraphs] == [
        "The boats of the northern fishermen came home before dark."
    ]
    assert_covered(newsletter)
    assert "unknown" not in {block.kind for block in newsletter.blocks}


def test_text_right_under_a_footer_is_text():
    assert paragraphs_of("The boats", FOOTER + "\ncame home.") == [("paragraph", "The boats came home.")]


def test_a_paragraph_that_begins_like_a_footer_is_a_paragraph():
    assert paragraphs_of("Contact: the two towns speak by radio.", "Publisher: nobody knows.", "The end came.") == [
        ("paragraph", "Contact: the two towns speak by radio."),
        ("paragraph", "Publisher: nobody knows."),
        ("paragraph", "The end came."),
    ]


def test_numbers_that_do_not_count_pages_are_text():
    texts = [text for _, text in paragraphs_of("In all there were", "5", "boats, and of them", "2", "came home.")]
    assert "2" in " ".join(texts).split()


def test_names_behind_the_last_source_line_are_a_footer():
    newsletter = parsed(issue_of(SECTION, TITLE, "It rained.", SOURCE, "Editor: Gu\nTel: 010-99"))
    assert [p.text.text for p in newsletter.articles[0].paragraphs] == ["It rained."]
    assert newsletter.problems == ()


def test_a_line_behind_the_last_source_line_is_unknown_and_reported():
    newsletter = parsed(issue_of(SECTION, TITLE, "It rained.", SOURCE, "Printed in Example"))
    assert codes_of(newsletter) == ["text-unknown"]
    assert [p.text.text for p in newsletter.articles[0].paragraphs] == ["It rained."]


def test_a_number_that_contradicts_the_date_is_a_warning_and_both_are_kept() -> None:
    newsletter = parsed(TEXT.replace("*No.15", "*No.9"))
    (problem,) = newsletter.problems
    assert (problem.code, problem.severity, problem.value, problem.expected) == (
        "masthead-contradicts-itself",
        "warning",
        "9",
        "15",
    )
    assert (newsletter.masthead.number, newsletter.masthead.published) == (9, date(2016, 8, 15))


def test_of_two_numbers_the_one_that_fits_the_date_is_taken_and_the_other_is_told():
    """Family B prints the number twice."""
    above, between, below = B.split("N0.527")
    for first, second in (("N0.572", "N0.527"), ("N0.527", "N0.572")):
        page = f"{above}{first}{between}{second}{below}"
        newsletter = parse(document_of(page, media_type="text/plain"))
        assert newsletter.masthead.number == 527
        [problem] = [problem for problem in newsletter.problems if problem.code == "masthead-contradicts-itself"]
        assert (problem.severity, problem.value, problem.expected) == ("warning", "572", "527")


@pytest.mark.parametrize(("number", "told"), [(11, False), (12, False), (13, True)])
def test_a_number_of_another_month_is_told_where_only_the_month_can_be_read(number, told):
    """In the copies of 2017 each character of the month is 31 too low: June."""
    page = article_of("The tide came in.").replace("*No.15\nAugust 15 2016*", f"*No.{number}\n+VOF*")
    newsletter = parsed(page)
    assert newsletter.masthead.month == 6
    assert ("masthead-contradicts-itself" in codes_of(newsletter)) is told
