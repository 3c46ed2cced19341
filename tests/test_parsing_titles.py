"""Titles: known by the contents list however they are spelt, and by their form."""

import pytest
from newsletter_factory import SECTION, SOURCE, assert_covered, codes_of, issue_of, parsed

from cstdata.parser.titles import align, fold, likeness

LISTED = ["Copper Found Under Lake Orla", "Bakers Patent Rice Yeast", "Turbine Students Win Regatta"]
TEXT = "A sentence stands here."


def issue(*titles: str, listed=LISTED, source: str = SOURCE) -> str:
    chunks = [chunk for title in titles for chunk in (title, TEXT, source) if chunk]
    return issue_of(SECTION, *chunks, titles=listed)


def titles_of(text: str) -> list[str]:
    return [article.title.text for article in parsed(text).articles]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("S&T in Kenya", "Science and Technology in Kenya"),
        ("Kenya, Peru & Chad", "Kenya, Peru and Chad"),
        ("HELD IN LIMA", "Held in Lima"),
        ("China’s Lakes", "China's Lakes"),  # noqa: RUF001
        ("STI Forum", "Science, Technology and Innovation Forum"),
        ("Hi-tech Zones", "High-Tech Zones"),
        ("Five－year Plan", "Five-Year Plan"),  # noqa: RUF001
    ],
)
def test_the_same_title_in_another_spelling_folds_alike(first, second):
    assert fold(first) == fold(second)
    assert likeness(first, second) == 100


def test_shorthand_is_written_out_as_whole_words_only():
    assert fold("STING of Bees") == "stingofbees"


@pytest.mark.parametrize(
    ("titles", "expected"),
    [
        (LISTED, [0, 1, 2]),
        ([LISTED[0], LISTED[2]], [0, 2]),
        ([LISTED[0], "Moss Grows on the Moon", LISTED[1]], [0, None, 1]),
        (["Coper Fuond Under Lake Orla", "Bakers Patent Rise Yeasts", LISTED[2]], [0, 1, 2]),
        ([LISTED[2], LISTED[0]], [2, 0]),
        ([], []),
        (
            ["Copper Found Under Lake Orla After a Search of Two Long Years by Divers", "Moss", *LISTED[1:]],
            [0, None, 1, 2],
        ),
        ([LISTED[0], "Patent on Rice Yeast for Bakers", LISTED[2]], [0, 1, 2]),
        ([LISTED[0], "Moss Grows on the Moon", LISTED[2]], [0, None, 2]),
        ([LISTED[0], LISTED[0]], [0, None]),
    ],
    ids=["all", "missing", "unlisted", "misspelt", "order", "none", "longer", "reworded", "other", "twice"],
)
def test_titles_are_paired_in_their_order(titles, expected):
    assert align(titles, LISTED) == expected


def test_no_list_pairs_nothing():
    assert align(LISTED, []) == [None, None, None]


@pytest.mark.parametrize(
    "printed",
    [
        "Copper Found Under Lake Orla.",
        "COPPER FOUND UNDER LAKE ORLA",
        "**Copper Found Under Lake Orla**",
        "## Copper Found Under Lake Orla",
        "Coper Found Under Lake Orla",
        "Copper Found Under\nLake Orla",
        "Copper Found Under\n\nLake Orla",
        "Copper Found\n\nUnder Lake\n\nOrla",
    ],
    ids=["stop", "capitals", "bold", "heading", "misspelt", "two lines", "two chunks", "three chunks"],
)
def test_forms_of_a_listed_title(printed):
    newsletter = parsed(issue(printed, *LISTED[1:]))
    assert [article.contents_title for article in newsletter.articles] == LISTED
    assert [[p.text.text for p in article.paragraphs] for article in newsletter.articles] == [[TEXT]] * 3
    assert newsletter.problems == ()
    assert_covered(newsletter)


@pytest.mark.parametrize(
    "title",
    [
        "Will the Lake Freeze Again?",
        "Fire on the Harbour Bridge!",
        "A Title With a Stop Ltd.",
        "Prices of Tin, Zinc and Lead: a Review; With Tables,",
        "Report of the " + "Committee of the Society of the Friends of the " * 6 + "Lake",
        "1st Regatta of the Turbine Students",
        "“Quiet Waters” Opens",
        "2016: a Year of Storms",
    ],
)
def test_a_listed_title_may_end_and_begin_as_it_likes(title):
    newsletter = parsed(issue(LISTED[0], title, listed=[LISTED[0], title]))
    assert [article.contents_title for article in newsletter.articles] == [LISTED[0], title]
    assert newsletter.problems == ()


def test_a_title_with_no_empty_line_between_it_and_its_paragraph():
    text = issue(*LISTED).replace(f"{LISTED[1]}\n\n{TEXT}", f"{LISTED[1]}\n{TEXT} It is longer than its title by far.")
    newsletter = parsed(text)
    assert [article.title.text for article in newsletter.articles] == LISTED
    assert newsletter.articles[1].paragraphs[0].text.text == f"{TEXT} It is longer than its title by far."


def test_a_title_right_over_a_paragraph_in_lines_no_wider():
    text = issue(*LISTED).replace(f"{LISTED[1]}\n\n{TEXT}", f"{LISTED[1]}\nThe bakers came early\nwith their yeast.")
    newsletter = parsed(text)
    assert [article.title.text for article in newsletter.articles] == LISTED
    assert newsletter.articles[1].paragraphs[0].text.text == "The bakers came early with their yeast."


def test_a_title_right_under_a_source_line():
    assert titles_of(issue(*LISTED).replace(f"{SOURCE}\n\n", f"{SOURCE}\n")) == LISTED


def test_an_unlisted_article_is_found_by_its_form_and_reported():
    newsletter = parsed(issue(LISTED[0], "Moss Grows on the Moon", LISTED[1], LISTED[2]))
    assert [article.title.text for article in newsletter.articles] == [LISTED[0], "Moss Grows on the Moon", *LISTED[1:]]
    [problem] = newsletter.problems
    assert (problem.code, problem.severity, problem.value) == ("article-unlisted", "warning", "Moss Grows on the Moon")


def test_an_unlisted_first_article():
    newsletter = parsed(issue("Moss Grows on the Moon", *LISTED))
    assert [article.contents_title for article in newsletter.articles] == [None, *LISTED]
    assert {article.section for article in newsletter.articles} == {1}


def test_a_listed_title_is_known_under_an_article_without_source():
    newsletter = parsed(issue(*LISTED, source=""))
    assert [article.title.text for article in newsletter.articles] == LISTED
    assert codes_of(newsletter) == ["article-without-source"] * 3


def test_the_next_title_misspelt_is_known_under_an_article_without_source():
    printed = "Bakers Patented Rise Yeasts"
    assert titles_of(issue(LISTED[0], printed, LISTED[2], source="")) == [LISTED[0], printed, LISTED[2]]


def test_a_title_that_comes_again_inside_its_article_is_a_sub_heading():
    text = issue_of(SECTION, LISTED[0], TEXT, LISTED[0], TEXT, SOURCE, titles=LISTED[:1])
    [article] = parsed(text).articles
    assert [p.kind for p in article.paragraphs] == ["paragraph", "heading", "paragraph"]


def test_a_sentence_behind_a_source_line_is_no_title():
    text = issue_of(SECTION, LISTED[0], TEXT, SOURCE, "It rained on the next day.", SOURCE, titles=LISTED[:1])
    [article] = parsed(text).articles
    assert [p.text.text for p in article.paragraphs] == [TEXT, "It rained on the next day."]
    assert len(article.sources) == 2


def test_text_without_a_title_is_unknown_and_its_article_missing():
    newsletter = parsed(issue_of(SECTION, TEXT, LISTED[1], TEXT, SOURCE, titles=LISTED[:2]))
    assert sorted(codes_of(newsletter)) == ["article-missing", "text-unknown"]


def test_a_title_without_text_is_reported():
    newsletter = parsed(issue_of(SECTION, LISTED[0], SOURCE, LISTED[1], TEXT, SOURCE, titles=LISTED[:2]))
    assert codes_of(newsletter) == ["article-without-text"]
