"""The contents list and the sections."""

import pytest
from newsletter_factory import SOURCE, assert_covered, codes_of, masthead, parsed

from cstdata.problems import CstdataError

FIRST, SECOND, THIRD = "Copper Found Under Lake Orla", "Bakers Patent Rice Yeast", "Turbine Students Win Regatta"


def issue(contents: str, *body: str) -> str:
    return masthead() + contents + "\n\n" + "\n\n".join(body) + "\n"


def article(title: str) -> str:
    return f"{title}\n\nA sentence stands here.\n\n{SOURCE}"


BODY = ("Earth", article(FIRST), article(SECOND), "Sport", article(THIRD))
USUAL = f"Earth\n\n- **{FIRST}**\n- **{SECOND}**\n\nSport\n\n- **{THIRD}**"

CONTENTS = {
    "usual": USUAL,
    "lists in a list": f"- Earth\n  - {FIRST}\n  - {SECOND}\n- Sport\n  - {THIRD}",
    "lists in a list, under a heading": f"Contents\n\n* Earth\n   * {FIRST}\n   * {SECOND}\n* Sport\n   * {THIRD}",
    "no empty lines": USUAL.replace("\n\n", "\n"),
    "bullets": USUAL.replace("- ", "• "),
    "bullets without blank": USUAL.replace("- ", "•"),
    "Wingdings": USUAL.replace("- **", "l  ").replace("**", ""),
    "asterisks": USUAL.replace("- **", "* ").replace("**", ""),
    "empty lines in the list": USUAL.replace("\n- ", "\n\n\n- "),
    "wrapped": USUAL.replace("Under Lake", "Under\nLake"),
    "wrapped and last": USUAL.replace("Students Win", "Students\nWin"),
    "wrapped and indented": USUAL.replace("Rice Yeast", "\n   Rice Yeast"),
    "heading": "IN THIS ISSUE\n\n" + USUAL,
    "table of contents": "Table of Contents\n\n" + USUAL,
    "a mark with nothing behind it": USUAL.replace(f"- **{SECOND}**", f"- **{SECOND}**\n-\n- "),
    "bold never closed": USUAL.replace("**\n", "\n"),
    "section title in Markdown": USUAL.replace("Earth", "## Earth").replace("Sport", "**Sport**"),
}


@pytest.mark.parametrize("contents", CONTENTS.values(), ids=CONTENTS.keys())
def test_forms_of_the_contents_list(contents):
    newsletter = parsed(issue(contents, *BODY))
    assert [section.title for section in newsletter.sections] == ["Earth", "Sport"]
    assert [a.contents_title for a in newsletter.articles] == [FIRST, SECOND, THIRD]
    assert [a.section for a in newsletter.articles] == [1, 1, 2]
    assert newsletter.problems == ()
    assert_covered(newsletter)


BODIES = {
    "section in capitals": ("EARTH", *BODY[1:3], "SPORT", BODY[4]),
    "first section missing": BODY[1:],
    "all sections missing": (*BODY[1:3], BODY[4]),
    "title right under its section": (f"Earth\n{BODY[1]}", BODY[2], f"Sport\n{BODY[4]}"),
}


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES.keys())
def test_forms_of_section_titles_in_the_body(body):
    newsletter = parsed(issue(USUAL, *body))
    assert [section.title for section in newsletter.sections] == ["Earth", "Sport"]
    assert [a.section for a in newsletter.articles] == [1, 1, 2]
    assert [a.title.text for a in newsletter.articles] == [FIRST, SECOND, THIRD]
    assert newsletter.problems == ()


@pytest.mark.parametrize("cut", ["Found\nUnder", "Under\nLake"])
def test_a_title_over_the_same_two_lines_in_list_and_body(cut):
    text = issue(USUAL, *BODY).replace(cut.replace("\n", " "), cut)
    newsletter = parsed(text)
    assert [a.contents_title for a in newsletter.articles] == [FIRST, SECOND, THIRD]
    assert newsletter.problems == ()


def test_a_special_issue_line_is_the_title_of_its_section():
    newsletter = parsed(issue(USUAL.replace("Earth", "Special Issue: Ores"), "Special Issue: Ores", *BODY[1:]))
    assert [section.title for section in newsletter.sections] == ["Special Issue: Ores", "Sport"]
    assert newsletter.problems == ()


def test_the_body_right_under_the_list_is_not_part_of_its_last_title():
    newsletter = parsed(issue(USUAL + "\n" + BODY[0], *BODY[1:]))
    assert [a.contents_title for a in newsletter.articles] == [FIRST, SECOND, THIRD]


def test_a_section_that_stands_only_in_the_body():
    contents = f"- **{FIRST}**\n- **{SECOND}**"
    newsletter = parsed(issue(contents, "Earth", article(FIRST), article(SECOND)))
    assert [section.title for section in newsletter.sections] == ["Earth"]
    assert [a.section for a in newsletter.articles] == [1, 1]


def test_a_section_name_that_comes_as_a_sub_heading_is_a_sub_heading():
    newsletter = parsed(issue(USUAL, "Earth", FIRST, "Soil was dug.", "Sport", "Nobody ran.", SOURCE, *BODY[2:]))
    assert [(p.kind, p.text.text) for p in newsletter.articles[0].paragraphs] == [
        ("paragraph", "Soil was dug."),
        ("heading", "Sport"),
        ("paragraph", "Nobody ran."),
    ]


def test_a_list_inside_an_article_is_no_contents_list():
    body = ("Earth", f"{FIRST}\n\nThere are three ores:\n\n- red;\n- green.\n\n{SOURCE}", *BODY[2:])
    newsletter = parsed(issue(USUAL, *body))
    assert [p.kind for p in newsletter.articles[0].paragraphs] == ["paragraph", "list_item", "list_item"]
    assert newsletter.problems == ()


def test_a_listed_article_that_is_not_there_is_an_error_at_its_entry():
    text = issue(USUAL, *BODY[:3])
    [problem] = parsed(text).problems
    assert (problem.code, problem.severity, problem.value) == ("article-missing", "error", THIRD)
    assert THIRD in text.split("\n")[problem.line - 1]


@pytest.mark.parametrize("cut", ["- **" + SECOND, "Under Lake", "**\n\nSport"])
def test_a_document_cut_in_its_contents_list_is_refused(cut):
    text = issue(USUAL, *BODY)
    with pytest.raises(CstdataError) as caught:
        parsed(text[: text.index(cut) + 8])
    assert caught.value.problem.code == "contents-without-body"


def test_text_without_any_title_behind_the_list_is_refused():
    with pytest.raises(CstdataError) as caught:
        parsed(issue(USUAL, "Only a sentence stands here."))
    assert caught.value.problem.code == "contents-without-body"
    assert "no article" in caught.value.problem.message


def test_without_a_contents_list_articles_are_found_by_their_form_and_said_to_be_unlisted():
    newsletter = parsed(issue("", article(FIRST).replace("here.", "here:\n\n- one;\n- two."), article(SECOND)))
    assert [a.title.text for a in newsletter.articles] == [FIRST, SECOND]
    assert codes_of(newsletter) == ["article-unlisted", "article-unlisted"]


def test_an_article_that_begins_with_a_list_does_not_go_on_with_the_contents():
    newsletter = parsed(issue(USUAL, f"{FIRST}\n\n- red ore;\n- green ore.\n\n{SOURCE}", BODY[2], BODY[4]))
    assert [a.contents_title for a in newsletter.articles] == [FIRST, SECOND, THIRD]
    assert [p.kind for p in newsletter.articles[0].paragraphs] == ["list_item", "list_item"]


def test_the_title_of_a_section_over_two_lines_in_the_list():
    body = (SECTION_TITLE, *BODY[1:3], "Sport", BODY[4])
    for printed in (SECTION_TITLE.replace(" Its ", "\nIts "), SECTION_TITLE.replace("Mountains", "Moun-\ntains")):
        newsletter = parsed(issue(USUAL.replace("Earth", printed), *body))
        assert [section.title for section in newsletter.sections] == [SECTION_TITLE, "Sport"]
        assert [a.section for a in newsletter.articles] == [1, 1, 2]
        assert newsletter.problems == ()


SECTION_TITLE = "The Earth and Its Mountains and Valleys"
