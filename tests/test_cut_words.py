"""Words cut at line ends in the contents list, in titles, in source lines; markup inside lines."""

import pytest
from newsletter_factory import SECTION, SOURCE, article_of, masthead, paragraphs_of, parsed

from cstdata.parser.hyphens import keeps_hyphen

TEXT = "A sentence stands here."
CUT = f"""{masthead()}{SECTION}

- **Harbour Labora-
tory Opens Its Doors in Rizhao**
- **Turbine Students Win Regatta**

{SECTION}

Harbour Labo-
ratory Opens Its Doors in Rizhao

{TEXT}

(Source: website of the Coastal Acade-
my, 27 Febru-
ary 2016)

Turbine Students Win Regatta

{TEXT}

{SOURCE}
"""


def test_titles_and_sources_are_read_without_the_hyphens_of_cuts() -> None:
    newsletter = parsed(CUT)
    first, second = newsletter.articles
    assert first.title.text == first.contents_title == "Harbour Laboratory Opens Its Doors in Rizhao"
    assert [source.text for source in first.sources] == ["(Source: website of the Coastal Academy, 27 February 2016)"]
    assert second.contents_title == second.title.text


def test_each_of_these_cuts_is_a_repair_with_its_place() -> None:
    newsletter = parsed(CUT)
    places = [CUT[repair.start - 4 : repair.end] for repair in newsletter.repairs]
    assert places == ["bora-", "Labo-", "cade-", "ebru-"]
    assert {(repair.kind, repair.printed, repair.read) for repair in newsletter.repairs} == {("hyphen", "-", None)}


@pytest.mark.parametrize(
    ("before", "after", "known", "keeps"),
    [
        ("Kenji MORI-", "NAGA", set(), False),
        ("the CAS-", "TWAS Centre", {"cas", "twas"}, True),
        ("the IFRE-", "MER", {"ifremer", "mer", "ifre"}, False),
        ("an X-", "RAY tube", set(), True),
        ("a coal-", "fired plant", set(), True),
        ("a gas-", "fired plant", {"gas"}, True),
        ("the unre-", "lated", set(), False),
        ("it was re-", "built", set(), False),
        ("a proto-", "type", set(), False),
        ("in Hi-", "roshima", set(), False),
        ("a hi-", "tech zone", set(), True),
    ],
)
def test_capitals_and_compounds_at_a_cut(before: str, after: str, known: set[str], keeps: bool) -> None:
    assert keeps_hyphen(before, after, known) is keeps


def test_markup_inside_a_line_is_no_text() -> None:
    assert paragraphs_of("The words are *very* plain, **bold** and _thin_, and end with <http://www.example.org>.") == [
        ("paragraph", "The words are very plain, bold and thin, and end with http://www.example.org.")
    ]
    newsletter = parsed(article_of("The pump-*lift* works."))
    assert newsletter.repairs == ()
