"""The pages of the ministry and of embassies (families A, B, C, D, F), each in a newsletter of our own."""

from datetime import date
from itertools import pairwise

import pytest

from cstdata.convert import convert
from cstdata.models import Issue
from cstdata.parser import parse
from cstdata.parser.newsletter import Newsletter
from cstdata.readers import read_bytes

HEAD = "The Ministry of Science and Technology\nPeople's Republic of China\n"
LEAD = (
    "Engineers from the harbour towns met in Qingdao on May 3, 2001 to look at a pump that lifts sea water over "
    "the dunes without any wind."
)
MORE = "The pump was built in two years. Its makers hope to sell it along the coast."

A = f"""Home > Announcement Board


{HEAD}

N0.259 May  20,2001
    * Pump Lifts Sea Water over the Dunes
    * Second Orchard for the Islands: Pears and
      Plums
    * Quay Rebuilt in Record Time

Pump Lifts Sea Water over the Dunes

{LEAD}

* Build ten more pumps;

* Train their keepers.

  Second Orchard for the Islands: Pears and
Plums

{MORE}

 Lamp Oil from Fish Bones

{LEAD}

1. Why bones

{MORE}

. Quay Rebuilt in Record Tme

{LEAD}

{MORE}
"""

B = f"""Home > Announcement Board
N0.527

CHINA  SCIENCE  AND  TECHNOLOGY
NEWSLETTER
{HEAD}


N0.527

October 30,2008

IN THIS ISSUE

* Pump Lifts Sea Water over the Dunes

* Quay Rebuilt in Record Time

SPECIAL ISSUE

Harbours and Their Keepers

{LEAD}

INTERNATIONAL COOPERATION

Pump Lifts Sea Water over the Dunes

YAN Wei (left) and Ada Bright inspect the pump.

{LEAD}

Quay Rebuilt in Record Time

Masons carry stones down to the quay

{LEAD}
"""

C = f"""Home > NewsLetter > 2007

{HEAD}



May 20,2007




* Pump Lifts Sea Water over the Dunes

*Quay Rebuilt in Record Time




Pump Lifts Sea Water

over the Dunes


{LEAD}



Quay Rebuilt in Record Time


{LEAD}

1)   lay the stones;

2)   lift the cranes.
"""

D = f"""{HEAD}N0.652 |
April 20, 2012 |
* Pump Lifts Sea Water over the Dunes
*Quay Rebuilt in Record Time
|
Pump Lifts Sea Water over the Dunes
{LEAD}
{MORE}
Lamp Oil from Fish Bones
{LEAD}
Quay Rebuilt in Record Time |
{LEAD}
- to lay the stones;
- to lift the cranes.
{MORE} |
"""

F = f"""Embassy of an Island

Home   About   Contact

Newsletter(2015-12)

Department of International Cooperation
Ministry of Science and Technology(MOST), P.R.China

No. 12

June 25 2015

Table of Contents

Special Issue: Water and Stone

l  Pump Lifts Sea Water over the Dunes

Orchards

l  Second orchard for the islands


Pump Lifts Sea Water over the Dunes

{LEAD} The steps are:

l    lay the stones;
l    lift the cranes.

(Source: Harbour Daily, June 11, 2015)

Second Orchard for the Islands

{MORE}

(Source: www.example.cn, June 15, 2015)

Monthly-Editorial Board:1, Quay Road Beijing 100000, china

Contact: Eva Example   E-mail:e@example.org  http://www.example.org

Suggest to a Friend:     Print

Home | Site Map | Back to Top
"""

ALL = {"A": A, "B": B, "C": C, "D": D, "F": F}


def parsed(text: str) -> Newsletter:
    return parse(read_bytes(text.encode(), name="x.txt", media_type="text/plain").document)


def outline(newsletter: Newsletter) -> list[tuple[str, str | None, list[str]]]:
    return [(a.title.text, a.contents_title, [p.kind for p in a.paragraphs]) for a in newsletter.articles]


@pytest.mark.parametrize("family", ALL)
def test_the_family_is_known_by_its_content(family: str) -> None:
    assert parsed(ALL[family]).layout == family


@pytest.mark.parametrize("family", ALL)
def test_every_character_stands_in_one_known_block(family: str) -> None:
    newsletter = parsed(ALL[family])
    assert newsletter.blocks[0].start == 0
    assert newsletter.blocks[-1].end == len(ALL[family])
    assert all(first.end == second.start for first, second in pairwise(newsletter.blocks))
    assert not [block for block in newsletter.blocks if block.kind == "unknown"]


@pytest.mark.parametrize(
    ("family", "number", "published"),
    [
        ("A", 259, date(2001, 5, 20)),
        ("B", 527, date(2008, 10, 30)),
        ("C", None, date(2007, 5, 20)),
        ("D", 652, date(2012, 4, 20)),
        ("F", 12, date(2015, 6, 25)),
    ],
)
def test_number_and_date(family: str, number: int | None, published: date) -> None:
    masthead = parsed(ALL[family]).masthead
    assert (masthead.number, masthead.published) == (number, published)


def test_the_masthead_of_a_page() -> None:
    assert parsed(A).masthead.title is None
    assert parsed(A).masthead.publisher == "The Ministry of Science and Technology, People's Republic of China"
    assert parsed(B).masthead.title == "CHINA SCIENCE AND TECHNOLOGY NEWSLETTER"


def test_a_page_without_source_lines() -> None:
    newsletter = parsed(A)
    assert outline(newsletter) == [
        (
            "Pump Lifts Sea Water over the Dunes",
            "Pump Lifts Sea Water over the Dunes",
            ["paragraph", "list_item", "list_item"],
        ),
        (
            "Second Orchard for the Islands: Pears and Plums",
            "Second Orchard for the Islands: Pears and Plums",
            ["paragraph"],
        ),
        ("Lamp Oil from Fish Bones", None, ["paragraph", "heading", "paragraph"]),
        ("Quay Rebuilt in Record Tme", "Quay Rebuilt in Record Time", ["paragraph", "paragraph"]),
    ]
    assert [problem.code for problem in newsletter.problems] == ["article-unlisted"]


def test_sections_in_capitals_and_captions() -> None:
    newsletter = parsed(B)
    assert [section.title for section in newsletter.sections] == ["SPECIAL ISSUE", "INTERNATIONAL COOPERATION"]
    assert [(article.title.text, article.section) for article in newsletter.articles] == [
        ("Harbours and Their Keepers", 1),
        ("Pump Lifts Sea Water over the Dunes", 2),
        ("Quay Rebuilt in Record Time", 2),
    ]
    assert [[p.kind for p in article.paragraphs] for article in newsletter.articles] == [["paragraph"]] * 3
    assert [block.kind for block in newsletter.blocks].count("caption") == 2


def test_a_title_over_two_lines_with_an_empty_one_between() -> None:
    newsletter = parsed(C)
    assert [article.title.text for article in newsletter.articles] == [
        "Pump Lifts Sea Water over the Dunes",
        "Quay Rebuilt in Record Time",
    ]
    assert [p.text.text for p in newsletter.articles[1].paragraphs[1:]] == ["1) lay the stones;", "2) lift the cranes."]


def test_cells_that_end_in_a_pipe() -> None:
    newsletter = parsed(D)
    assert outline(newsletter) == [
        ("Pump Lifts Sea Water over the Dunes", "Pump Lifts Sea Water over the Dunes", ["paragraph", "paragraph"]),
        ("Lamp Oil from Fish Bones", None, ["paragraph"]),
        (
            "Quay Rebuilt in Record Time",
            "Quay Rebuilt in Record Time",
            ["paragraph", "list_item", "list_item", "paragraph"],
        ),
    ]
    assert newsletter.articles[2].paragraphs[-1].text.text == MORE


def test_a_reprint_with_sections_sources_and_navigation() -> None:
    newsletter = parsed(F)
    assert [section.title for section in newsletter.sections] == ["Special Issue: Water and Stone", "Orchards"]
    assert [[p.kind for p in article.paragraphs] for article in newsletter.articles] == [
        ["paragraph", "list_item", "list_item"],
        ["paragraph"],
    ]
    assert [article.sources[0].text for article in newsletter.articles] == [
        "(Source: Harbour Daily, June 11, 2015)",
        "(Source: www.example.cn, June 15, 2015)",
    ]
    assert newsletter.contact.emails == ("e@example.org",)


@pytest.mark.parametrize(
    ("text", "number", "published", "number_inferred", "published_inferred"),
    [
        (A, 259, date(2001, 5, 20), None, None),
        (C, None, date(2007, 5, 20), 475, None),
        (B.replace("October 30,2008", ""), 527, None, None, date(2008, 10, 30)),
    ],
)
def test_a_number_or_date_that_is_not_printed_follows_from_the_other(
    text: str,
    number: int | None,
    published: date | None,
    number_inferred: int | None,
    published_inferred: date | None,
) -> None:
    conversion = convert(parsed(text), text=False, source="x.txt")
    (issue,) = conversion.records["issues"]
    assert isinstance(issue, Issue)
    assert (issue.number, issue.published) == (number, published)
    assert (issue.number_inferred, issue.published_inferred) == (number_inferred, published_inferred)
    assert issue.issue_id == f"cstn-{published or published_inferred}"
