"""Signs that were lost or doubled are read where the text makes them plain."""

import pytest
from reading import doubts, read, repairs


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("It is kept at 20C.", "It is kept at 20°C."),
        ("It can be kept for a year at 4-30C.", "It can be kept for a year at 4-30°C."),
        ("They start at -50C or below 121C.", "They start at -50°C or below 121°C."),
        ("A heat of 379C was measured.", "A heat of 379°C was measured."),
        ("Some 10,000 m2 of glass on 3 million km2.", "Some 10,000 m² of glass on 3 million km²."),
        ("It holds 5 m3 and costs RMB 8 per m2.", "It holds 5 m³ and costs RMB 8 per m²."),
        ("The Town Plan2011-2015highlights roads.", "The Town Plan (2011-2015) highlights roads."),
        ("It is in the Town Plan2011-2015.", "It is in the Town Plan (2011-2015)."),
        ("It spent MB 800 billion on roads.", "It spent RMB 800 billion on roads."),
        ("the socalled cold chain against HIVAIDS", "the so-called cold chain against HIV/AIDS"),
        ("Chinas economy and Egypts new road", "China's economy and Egypt's new road"),
        ("The State Councils decision stands.", "The State Council's decision stands."),
        ("See wwwexamplegovcn and www.exampleorgcn.", "See www.example.gov.cn and www.example.org.cn."),
        ("Write to name@exampleorgcn or name@163com.", "Write to name@example.org.cn or name@163.com."),
        ("It is in force since 2002,. It was late.", "It is in force since 2002. It was late."),
        ("They met in Washington D.C.. It rained.", "They met in Washington D.C. It rained."),
    ],
)
def test_a_lost_or_doubled_sign_is_read(printed: str, meant: str) -> None:
    assert read(printed) == meant


@pytest.mark.parametrize(
    "text",
    [
        "The C-130 flew over 23C Road to Building 5C, and a Long March 2C rocket to 3C products.",
        "Vitamin C, hepatitis C and a 16C type; a model 40C; H2O, CO2, m2m, 3M2.",
        "Both Chinas, the two Koreas, the Americas, the Philippines and the Netherlands.",
        "Expo2010, Euro2008, the Plan (2011-2015) and the 2006-2020 plan, at http://example.org/plan2011-2015",
        "800 MB of memory, 2 MB 3 million times, an SD card and SD 5.",
        "www.example.gov.cn, name@example.org.cn, name@mail.example.com, http://www.example.org.cn/com.html",
        "He said that... and so on, etc., and went. See ../up and a..b, Co., Ltd.",
        "He stood at 700. The index closed at 2,700.",
    ],
)
def test_right_signs_stay(text: str) -> None:
    assert repairs(text) == []
    assert doubts(text) == ()


@pytest.mark.parametrize(
    ("text", "candidates"),
    [
        ("The glass is melted in pots at 700. Then it cools.", "at 700°. or at 700°C."),
        ("A New Lake\n\nreated by a dam, the lake is deep.", "Created or Treated"),
        ("It paid MB 30,000 for it.", "RMB"),
    ],
)
def test_what_may_have_been_lost_is_listed(text: str, candidates: str) -> None:
    assert repairs(text) == []
    assert [problem.expected for problem in doubts(text)] == [candidates]


def test_half_a_word_behind_a_page_break_lost_no_letter() -> None:
    assert doubts("It was a treat-\n\nPage 3 of the paper\n\nreated so.") == ()
