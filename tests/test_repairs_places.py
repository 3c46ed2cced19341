"""Repairs can be seen and undone, and text without damage has none."""

import string
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from reading import document, doubts, found, read, repairs

from cstdata.parser.repairs import find_repairs, repaired
from cstdata.parser.repairs.reading import Find, Reading

COMMON = [
    "research",
    "company",
    "development",
    "government",
    "technology",
    "project",
    "cooperation",
    "ministry",
    "province",
    "agreement",
    "conference",
    "university",
    "laboratory",
    "industry",
    "international",
    "scientific",
    "production",
    "equipment",
    "machine",
    "agriculture",
    "forest",
    "village",
    "meeting",
    "minister",
    "expert",
    "delegation",
    "national",
    "economy",
    "market",
    "satellite",
    "computer",
    "hospital",
    "doctor",
    "medicine",
    "vaccine",
]
SMALL = ["the", "of", "and", "in", "to", "with", "from", "for", "by", "on"]
SENTENCE = st.lists(st.tuples(st.sampled_from(SMALL), st.sampled_from(COMMON)), min_size=2, max_size=8).map(
    lambda pairs: f"The {' '.join(word for pair in pairs for word in pair)} is new."
)
DAMAGE = st.text(
    string.ascii_letters + string.digits + " .,-\n\u00a1\u00af\u00c3\u00a9\u2162\uff0c\u2032'@/C", max_size=80
)


@given(st.lists(SENTENCE, min_size=1, max_size=5).map("\n\n".join))
def test_clean_text_has_no_repairs(text: str) -> None:
    assert repairs(text) == []
    assert doubts(text) == ()


@given(st.lists(st.one_of(SENTENCE, DAMAGE), max_size=6).map("\n".join).filter(str.strip))
def test_a_repair_is_undone_by_what_was_printed(text: str) -> None:
    printed = document(text)
    undone = printed.text
    made = found(text)
    assert all(first.end <= second.start for first, second in pairwise(made))
    for repair in made:
        assert printed.text[repair.start : repair.end] == repair.printed != repair.read
        assert repair.printed.strip() == repair.printed
        assert not repair.read or repair.read.strip() == repair.read
    for repair in reversed(made):
        read_so = undone[: repair.start] + (repair.read or "") + undone[repair.end :]
        undone = read_so[: repair.start] + repair.printed + read_so[repair.start + len(repair.read or "") :]
    assert undone == printed.text


@given(st.lists(st.one_of(SENTENCE, DAMAGE), max_size=6).map("\n".join).filter(str.strip), st.data())
def test_every_stretch_of_clean_text_has_its_place(text: str, data: st.DataObject) -> None:
    printed = document(text)
    made, _ = find_repairs(printed)
    whole = repaired(printed, made)
    placed = whole.clean([(0, len(whole.text))])
    if not placed.text:
        return
    first = data.draw(st.integers(0, len(placed.text) - 1))
    last = data.draw(st.integers(first + 1, len(placed.text)))
    start, end = placed.span(first, last)
    assert 0 <= start <= end <= len(whole.text)
    inside = {place for repair in made for place in range(repair.start, repair.end)}
    for character, offset in zip(placed.text, placed.offsets, strict=True):
        if offset not in inside and character != " " and offset not in {repair.end for repair in made}:
            assert whole.text[offset] == character


def test_a_repair_over_a_part_of_an_earlier_one_takes_it_in_whole() -> None:
    reading = Reading(document("one two three four"))
    reading.apply([Find("split_word", 4, 13, "twothree")])
    reading.apply([Find("space", 8, 17, "ree, four")])
    assert reading.text.rstrip() == "one twotree, four"
    assert [(r.kind, r.start, r.end, r.read) for r in reading.repairs()] == [("space", 4, 18, "twotree, four")]


def test_of_two_finds_that_overlap_the_first_is_taken() -> None:
    reading = Reading(document("one two three"))
    reading.apply([Find("space", 4, 13, "twothree"), Find("split_word", 0, 7, "onetwo")])
    assert [repair.read for repair in reading.repairs()] == ["onetwo"]


@st.composite
def damaged(draw: st.DrawFn) -> tuple[str, str, str]:
    """A clean sentence, the same with one damage, and the printed damage."""
    words = draw(SENTENCE).split(" ")
    at = draw(st.sampled_from([index for index, word in enumerate(words) if word in COMMON]))
    kind = draw(st.sampled_from(["split", "join", "gbk", "wide"]))
    clean = list(words)
    word = words[at]
    if kind == "split":
        cut = draw(st.integers(1, len(word) - 1))
        words[at] = f"{word[:cut]} {word[cut:]}"
    elif kind == "join":
        words[at - 1 : at + 1] = [f"{words[at - 1]}{word}"]
        at -= 1
    elif kind == "gbk":
        clean[at] = f"{word}'s"
        words[at] = f"{word}\u00a1\u00afs"
    else:
        words[at] = "".join(chr(ord(character) + 0xFEE0) for character in word)
    return " ".join(clean), " ".join(words), words[at]


READ_BACK = 0.75
"""How much of the damage is read back at least; a cut may give two words (man age), or a join none (inlaboratory)."""


def test_most_damage_is_read_back_and_none_is_read_as_something_else() -> None:
    outcomes: list[bool] = []

    @given(damaged())
    def one(case: tuple[str, str, str]) -> None:
        clean, printed, _ = case
        reading = read(printed)
        assert reading in {clean, printed}
        outcomes.append(reading == clean)

    one()
    assert sum(outcomes) >= READ_BACK * len(outcomes)
