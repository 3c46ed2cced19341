"""Source lines: found in all their forms, and read as names, addresses and dates."""

from datetime import date

import pytest
from newsletter_factory import FOOTER, SECTION, TITLE, article_of, assert_covered, issue_of, parsed

from cstdata.facts import extract
from cstdata.facts.citations import read_sources

TEXT = "The tide came in."
DAY = date(2016, 7, 6)


def read_one(line: str):
    [match] = read_sources(line)
    return match.name, match.published


@pytest.mark.parametrize(
    "line",
    [
        "(Source: Lakeside Daily, July 6, 2016)",
        "(Source: Lakeside Daily, 6 July 2016)",
        "(Source: Lakeside Daily, 6 July, 2016)",
        "(Source: Lakeside Daily, July 6th, 2016)",
        "(Source: Lakeside Daily,July 6,2016)",
        "(Source: Lakeside Daily, July 6 2016 )",
        "(Source: Lakeside Daily, 2016-07-06)",
        "(Source: Lakeside Daily, 2016/7/6)",
        "(Source: Lakeside Daily July 6, 2016)",
        "(Source: July 6, 2016, Lakeside Daily)",
        "(Source:Lakeside Daily, Jul. 6, 2016)",
        "(source: Lakeside Daily, July 6, 2016).",
        "(SOURCE: Lakeside Daily, July 6, 2016.)",
        "(Sources: Lakeside Daily, July 6, 2016)",
        "(From: Lakeside Daily, July 6, 2016)",
        "(Souce: Lakeside Daily, July 6, 2016)",
        "(Source from: Lakeside Daily, July 6, 2016)",
        "(Source Lakeside Daily, July 6, 2016)",
        "[Source: Lakeside Daily, July 6, 2016]",
        "（Source：Lakeside Daily，July 6, 2016）",  # noqa: RUF001
        "Source: Lakeside Daily, July 6, 2016",
        "Source: Lakeside Daily, July 6, 2016)",
        "(Source: Lakeside Daily, July 6, 2016",
        "(Lakeside Daily, July 6, 2016)",
        "(Source: Lakeside Daily,\nJuly 6, 2016)",
        "(Source: Lakeside Daily,\n\nJuly 6, 2016)",
        f"(Source: Lakeside Daily,\n\n{FOOTER}\n\nJuly 6, 2016)",
        "(Source: Lakeside\nDaily, July 6, 2016)",
        "Source: Lakeside Daily,\nJuly 6, 2016",
        "*(Source: Lakeside Daily, July 6, 2016)*",
    ],
)
def test_forms_of_a_source_line(line):
    newsletter = parsed(issue_of(SECTION, TITLE, TEXT, line))
    [article] = newsletter.articles
    assert [p.text.text for p in article.paragraphs] == [TEXT]
    [citation] = extract(article).citations
    assert (citation.match.name, citation.match.published) == ("Lakeside Daily", DAY)
    assert newsletter.problems == ()
    assert_covered(newsletter)


@pytest.mark.parametrize("gap", [" ", "\n"])
def test_a_source_behind_its_text(gap):
    newsletter = parsed(issue_of(SECTION, TITLE, f"{TEXT}{gap}(Source: Lakeside Daily, July 6, 2016)"))
    [article] = newsletter.articles
    assert [p.text.text for p in article.paragraphs] == [TEXT]
    assert [s.text for s in article.sources] == ["(Source: Lakeside Daily, July 6, 2016)"]
    assert_covered(newsletter)


def test_text_behind_a_source_on_its_line():
    newsletter = parsed(
        issue_of(SECTION, TITLE, TEXT, "(Source: Xinhua) The tide went out.", "(Source: Lakeside Daily)")
    )
    [article] = newsletter.articles
    assert [p.text.text for p in article.paragraphs] == [TEXT, "The tide went out."]
    assert [s.text for s in article.sources] == ["(Source: Xinhua)", "(Source: Lakeside Daily)"]


def test_two_source_lines_are_two_sources():
    newsletter = parsed(issue_of(SECTION, TITLE, TEXT, "(Source: Xinhua)\n(Source: Lakeside Daily)"))
    [article] = newsletter.articles
    assert [found.match.name for found in extract(article).citations] == ["Xinhua", "Lakeside Daily"]


def test_a_sentence_that_names_a_source_is_no_source_line():
    sentences = (
        "Source: the river rises under the old glacier, where two engineers of the lake survey measured its depth.",
        "The course (from: the lake) is long.",
        "(From the lake it was seen well.)",
    )
    [article] = parsed(article_of(*sentences)).articles
    assert [p.text.text for p in article.paragraphs] == list(sentences)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("(Source: Xinhua)", ("Xinhua", None)),
        ("(Source: website of the Academy (CAS), 6 July 2016)", ("website of the Academy (CAS)", DAY)),
        ("(Source: Academy of Tides (AT))", ("Academy of Tides (AT)", None)),
        ("(Source: Journal of Tides, Vol. 3, July 6, 2016)", ("Journal of Tides, Vol. 3", DAY)),
        ("(Source: 21st Century Herald)", ("21st Century Herald", None)),
        ("(Source: P.R.China Weekly)", ("P.R.China Weekly", None)),
        ("(Source: July 6, 2016)", ("July 6, 2016", DAY)),
    ],
)
def test_names_and_dates(line, expected):
    assert read_one(line) == expected


@pytest.mark.parametrize("printed", ["July 36, 2016", "30 February 2016", "July 2016", "July 6", "July 5-6, 2016"])
def test_a_date_that_is_none_or_not_whole_is_kept_as_printed(printed):
    [match] = read_sources(f"(Source: Xinhua, {printed})")
    assert (match.name, match.published, match.printed_date) == ("Xinhua", None, printed)


@pytest.mark.parametrize(
    ("name", "url"),
    [
        ("www.example.org", "http://www.example.org"),
        ("example.org.cn", "http://example.org.cn"),
        ("Tidenet.com", "http://Tidenet.com"),
        ("https://example.org/a/b?c=d", "https://example.org/a/b?c=d"),
        ("http://www.example.org", "http://www.example.org"),
        ("P.R.China", None),
        ("U.S", None),
        ("website of the Academy", None),
    ],
)
def test_addresses(name, url):
    [match] = read_sources(f"(Source: {name}, July 6, 2016)")
    assert (match.name, match.url, match.published) == (name, url, DAY)


@pytest.mark.parametrize(
    "line",
    [
        "(Sources: Xinhua, July 6, 2016; Lakeside Daily, 7 July 2016)",
        "(Sources: Xinhua, July 6, 2016；Lakeside Daily, 7 July 2016)",  # noqa: RUF001
        "(Source: Xinhua, July 6, 2016, Lakeside Daily, 7 July 2016)",
        "(Source: Xinhua, July 6, 2016 and Lakeside Daily, 7 July 2016)",
    ],
)
def test_several_sources_in_a_line_have_their_own_places(line):
    first, second = read_sources(line)
    assert (first.name, first.published) == ("Xinhua", DAY)
    assert (second.name, second.published) == ("Lakeside Daily", date(2016, 7, 7))
    assert line[first.start : first.end] == "Xinhua, July 6, 2016"
    assert line[second.start : second.end] == "Lakeside Daily, 7 July 2016"


def test_a_single_source_has_the_place_of_its_line():
    line = "(Source: Xinhua, July 6, 2016)"
    [match] = read_sources(line)
    assert (match.start, match.end) == (0, len(line))


@pytest.mark.parametrize("line", ["(Source: )", "(Source:", "(Source: ;;)"])
def test_an_empty_source_line_names_none(line):
    assert read_sources(line) == []
