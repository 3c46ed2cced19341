"""A document read otherwise than printed: clean text holds what is read, and every character its printed place."""

import string
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cstdata.readers import Document, Substitution, read_bytes


def document(text: str, *substitutions: tuple[int, int, str]) -> Document:
    plain = read_bytes(text.encode(), name="invented.txt", media_type="text/plain").document
    return replace(plain, substitutions=tuple(Substitution(*substitution) for substitution in substitutions))


def clean(text: str, *substitutions: tuple[int, int, str]) -> str:
    return document(text, *substitutions).clean([(0, len(text))]).text


@pytest.mark.parametrize(
    ("printed", "substitution", "read"),
    [
        ("a pub lic park", (2, 9, "public"), "a public park"),
        ("a gate intothe park", (7, 14, "into the"), "a gate into the park"),
        ("no end ..", (7, 9, "."), "no end ."),
        ("a  park", (1, 3, "  "), "a park"),
        ("a. b", (0, 1, ""), ". b"),
        ("a b", (1, 2, "\u00ad"), "ab"),
    ],
)
def test_clean_text_holds_what_is_read(printed: str, substitution: tuple[int, int, str], read: str) -> None:
    assert clean(printed, substitution) == read


def test_letters_that_both_have_keep_their_places() -> None:
    placed = document("a pub lic park", (2, 9, "public")).clean([(0, 14)])
    assert placed.text == "a public park"
    assert [placed.span(at, at + 1) for at in range(2, 8)] == [(2, 3), (3, 4), (4, 5), (6, 7), (7, 8), (8, 9)]
    assert placed.span(2, 8) == (2, 9)


def test_an_inserted_character_has_no_width() -> None:
    placed = document("a gate intothe park", (7, 14, "into the")).clean([(0, 19)])
    assert placed.span(11, 12) == (11, 11)
    assert (placed.span(7, 11), placed.span(12, 15)) == ((7, 11), (11, 14))


def test_a_character_read_for_several_has_the_place_of_all() -> None:
    placed = document("the mill\u00a1\u00afs wheel", (8, 10, "'")).clean([(0, 17)])
    assert placed.text == "the mill's wheel"
    assert placed.span(8, 9) == (8, 10)


def test_a_substitution_that_a_span_cuts_is_not_made() -> None:
    placed = document("a pub lic park", (2, 9, "public")).clean([(0, 7), (7, 14)])
    assert placed.text == "a pub lic park"


def test_substitutions_in_several_spans_are_made() -> None:
    placed = document("pub lic, pri vate", (0, 7, "public"), (9, 17, "private")).clean([(9, 17), (0, 8)])
    assert placed.text == "privatepublic,"


def test_ends_are_behind_offsets_where_nothing_is_substituted() -> None:
    placed = document("a  park").clean([(0, 7)])
    assert list(placed.ends) == [offset + 1 for offset in placed.offsets]


WORDS = st.text(string.ascii_letters + " .,\u00a1\u2019\u00ad\n", max_size=6)


@given(parts=st.lists(st.tuples(WORDS, st.text("ab ", min_size=1, max_size=5), WORDS), max_size=5), tail=WORDS)
def test_every_character_knows_its_place(parts: list[tuple[str, str, str]], tail: str) -> None:
    text = ""
    substitutions = []
    for before, printed, read in parts:
        text += before
        substitutions.append((len(text), len(text) + len(printed), read))
        text += printed
    text += f"{tail}x"
    whole = document(text, *substitutions)
    placed = whole.clean([(0, len(text))])
    inside = {place for start, end, _ in substitutions for place in range(start, end)}
    for at, character in enumerate(placed.text):
        start, end = placed.span(at, at + 1)
        assert 0 <= start <= end <= len(text)
        if start not in inside and end > start and character != " ":
            assert text[start:end] == character
    for start, end in zip(placed.ends, placed.offsets[1:], strict=False):
        assert start <= end
