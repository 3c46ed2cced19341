"""Figures that a line end cut are put together where the text makes it plain."""

import pytest
from reading import doubts, read, repairs


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("Taxes of RMB 33 0 million were paid.", "Taxes of RMB 330 million were paid."),
        ("It cost USD 7 5 million.", "It cost USD 75 million."),
        ("Some 2 ,700 trees grow.", "Some 2,700 trees grow."),
        ("Some 1,2 70 trees grow.", "Some 1,270 trees grow."),
        ("It cost RMB 86 .5 million.", "It cost RMB 86.5 million."),
        ("It rose by 9. 3% a year.", "It rose by 9.3% a year."),
        ("Some 241, 000 trees grow.", "Some 241,000 trees grow."),
        ("The 13 th meeting and the 2 nd one.", "The 13th meeting and the 2nd one."),
        ("On March 1 5, 2001 it rained.", "On March 15, 2001 it rained."),
    ],
)
def test_a_figure_with_a_blank_inside_is_one(printed: str, meant: str) -> None:
    assert read(printed) == meant


@pytest.mark.parametrize(
    "text",
    [
        "In 2011, 12 projects began; on May 20, 300 people came; Nos. 241, 500 and 600.",
        "On March 12 20 million people voted. In 1999 12 million did.",
        "It fell in 2001. 5 million trees were lost.",
        "A table of 3 500 rows, 12 000 tons and 10 30 20.",
        "Room 20 02 is shut; the 863 and 973 Programs go on.",
    ],
)
def test_figures_that_stand_side_by_side_stay(text: str) -> None:
    assert repairs(text) == []
    assert doubts(text) == ()


@pytest.mark.parametrize(
    "text", ["It took some 12 20 million.", "It was built in 20 02 by the town.", "There are about 12, 300 trees."]
)
def test_figures_that_could_be_one_or_two_are_listed(text: str) -> None:
    assert repairs(text) == []
    assert [problem.code for problem in doubts(text)] == ["repair-doubtful"]
