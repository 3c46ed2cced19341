"""The family of a layout is found by what a document holds, never by its name."""

import pytest
from newsletter_factory import article_of, document_of, parsed

from cstdata.parser import detect
from cstdata.problems import CstdataError
from cstdata.readers import read_bytes

TEXT = article_of("The tide came in.")


@pytest.mark.parametrize("name", ["a.md", "invoice.md", "cstn-1999-01-10.md"])
def test_the_name_does_not_matter(name):
    layout, evidence = detect(read_bytes(TEXT.encode(), name=name, media_type="text/markdown").document)
    assert layout.name == "H"
    assert evidence.fits


def test_the_evidence_names_signals_and_lines():
    _, evidence = detect(document_of(TEXT))
    assert "title line (line 3)" in evidence.shown


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("AND TECHNOLOGY", "& TECHNOLOGY"),
        ("CHINA SCIENCE AND TECHNOLOGY NEWSLETTER", "**China Science and Technology Newsletter**"),
        ("*No.15\n", "*"),
        ("August 15 2016*", "*"),
        ("\n", "\r\n"),
        ("- **", "• **"),
    ],
    ids=["ampersand", "case", "no number", "no date", "line ends", "bullet"],
)
def test_small_differences_do_not_hide_the_family(old, new):
    assert detect(document_of(TEXT.replace(old, new)))[0].name == "H"


def test_what_is_no_newsletter_is_refused_with_what_was_seen_and_what_lacks():
    with pytest.raises(CstdataError) as caught:
        parsed("CHINA SCIENCE AND TECHNOLOGY NEWSLETTER\n\nNo.3\n\nA letter about a boat.\n")
    problem = caught.value.problem
    assert problem.code == "not-a-newsletter"
    shown, lacking = problem.message.split("lacks")
    assert "title (line 1)" in shown
    assert "department" in lacking


def test_several_issues_in_one_document_are_refused_at_the_second():
    other = TEXT.replace("No.15", "No.16").replace("August 15", "August 30")
    with pytest.raises(CstdataError) as caught:
        parsed(TEXT + other)
    problem = caught.value.problem
    assert problem.code == "several-issues"
    assert "several issues" in problem.message
    assert (TEXT + other).split("\n")[problem.line - 1] == "*No.16"


def test_a_document_of_two_families_is_refused_with_what_speaks_for_each():
    page = TEXT.replace("*No.15", "Newsletter(2016-15)\n\nTable of Contents\n\n*No.15")
    with pytest.raises(CstdataError) as caught:
        detect(document_of(page))
    problem = caught.value.problem
    assert problem.code == "layout-ambiguous"
    assert "F: title with year and number (line 8)" in problem.message
    assert "H: title line (line 3)" in problem.message
