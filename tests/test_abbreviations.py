"""Which short forms a text defines, and as what."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cstdata.facts.abbreviations import find_abbreviations


def defined(text: str) -> dict[str, str]:
    return {match.short: match.long for match in find_abbreviations(text)}


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("under the Kyoto Centre for Ocean Studies (KCOS) in", "KCOS", "Kyoto Centre for Ocean Studies"),
        ("a Ministry of Soil and Tides(MOST) note", "MOST", "Ministry of Soil and Tides"),
        ("the Asia-Pacific Seed Bank (APSB)", "APSB", "Asia-Pacific Seed Bank"),
        ("data from liquid helium cooling (LHC)", "LHC", "liquid helium cooling"),
        ("money for research & development (R&D)", "R&D", "research & development"),
        ("its National Science and Technology (S&T) Projects", "S&T", "Science and Technology"),
        (
            "loans to small- and medium-sized enterprises (SMEs)",
            "SMEs",
            "small- and medium-sized enterprises",
        ),
        ("emissions of sulfur dioxide (SO2)", "SO2", "sulfur dioxide"),
        ("the Sixth Framework Programme (FP6)", "FP6", "Sixth Framework Programme"),
        ("in the United Kingdom (UK)", "UK", "United Kingdom"),
        (
            "the Large Mirror Sky Telescope (hereinafter referred to as “LMST”)",
            "LMST",
            "Large Mirror Sky Telescope",
        ),
        ("the “Clean River Plan” (CRP)", "CRP", "Clean River Plan"),
    ],
)
def test_words_give_the_letters(text: str, short: str, long: str) -> None:
    assert defined(text) == {short: long}


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        (
            "the National Natural History Fund of Chile (NHFC)",
            "NHFC",
            "National Natural History Fund of Chile",
        ),
        ("with the Norwegian Institute of Marine Life (IML)", "IML", "Norwegian Institute of Marine Life"),
        ("with the U.S. Bureau of Tides (BOT)", "BOT", "U.S. Bureau of Tides"),
        ("the Korean Center for Seed Care (Korea CSC)", "Korea CSC", "Korean Center for Seed Care"),
    ],
)
def test_a_bodys_name_takes_in_the_words_in_front(text: str, short: str, long: str) -> None:
    assert defined(text) == {short: long}


@pytest.mark.parametrize(
    ("text", "long"),
    [
        ("Aino Virta, head of Academy Section (KIB)", "Academy Section"),
        ("Norway\u2019s Bureau of Tides (BOT)", "Bureau of Tides"),
        ("Tsinghua University Institute of Tides (IOT)", "Institute of Tides"),
        ("MOST Institute of Tides (IOT)", "Institute of Tides"),
        ("in Peru, Institute of Tides (IOT)", "Institute of Tides"),
    ],
)
def test_posts_owners_and_other_bodies_stay_outside(text: str, long: str) -> None:
    assert list(defined(text).values()) == [long]


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        (
            "Director of the National Institute for Glacier Watch (PYRX)",
            "PYRX",
            "National Institute for Glacier Watch",
        ),
        ("Head of Council for Tides (ZKW)", "ZKW", "Council for Tides"),
        (
            "Geologist of the Volcanic, Seismic and Tidal Institute (OVSIK)",
            "OVSIK",
            "Volcanic, Seismic and Tidal Institute",
        ),
        ("the Center for Wind, Wave and Tide Power (QIEM)", "QIEM", "Center for Wind, Wave and Tide Power"),
        ("Institute of Botany and Tidal Agency (QIEM)", "QIEM", "Tidal Agency"),
        (
            "the Brazilian Farm Research Corporation (Embrapa)",
            "Embrapa",
            "Brazilian Farm Research Corporation",
        ),
    ],
)
def test_foreign_letters_stand_for_the_body_in_front(text: str, short: str, long: str) -> None:
    assert defined(text) == {short: long}


@pytest.mark.parametrize(
    "text",
    [
        "a field (15 mu=1 hectare) and a plan (2006-2020) on the right (left)",
        "The Tidal Institute (CHINA), the Wave Institute (USA) and the Sea Institute (Beijing)",
        "the Tidal Institute (CAS) paid (US$ 3 million) to staff (166 people) of group Two (II)",
        "by Decree (No. 3) of the Ministry of Tides (Source: Tide Daily, May 3)",
        "led by the Council of Tides (Wang Gang) and the Court of Tides (WAN Gang)",
        "rain was measured in the valley (XKQ)",
    ],
)
def test_other_brackets_define_nothing(text: str) -> None:
    assert defined(text) == {}


def test_a_long_form_never_crosses_a_sentence_end() -> None:
    assert defined("They left for the Tidal. Energy Board met (TEB)") == {}
    assert defined("It met. Tidal Energy Board (TEB)") == {"TEB": "Tidal Energy Board"}
    assert defined("Gulf Oil Co. Ltd. Norway (GOCLN)") == {"GOCLN": "Gulf Oil Co. Ltd. Norway"}


def test_a_long_form_is_not_much_longer_than_its_short_form() -> None:
    filler = " ".join(["Tidal"] * 12)
    assert defined(f"Wave {filler} Board (WB)") == {}


def test_only_the_first_definition_counts_and_a_mere_mention_is_none() -> None:
    text = "(TEB) is cited. The Tidal Energy Board (TEB) and the Texas Eel Bureau (TEB) met."
    assert [(match.short, match.long) for match in find_abbreviations(text)] == [("TEB", "Tidal Energy Board")]


def test_places_are_those_of_the_text_and_blanks_are_cut_in_the_long_form_only() -> None:
    text = "At the Tidal\n  Energy\u00a0Board ( “TEB”, Oslo )"
    (match,) = find_abbreviations(text.replace("( “", "(“").replace(" )", ")"))
    assert (match.short, match.long) == ("TEB", "Tidal Energy Board")
    assert (match.start, match.end) == (7, 7 + len("Tidal\n  Energy\u00a0Board (“TEB"))


pieces = st.one_of(
    st.sampled_from(
        [
            " ",
            " ",
            "the ",
            "of ",
            "Tidal",
            "Board",
            "and ",
            "-",
            ", ",
            ". ",
            "\n\n",
            " (TB)",
            "(T&B)",
            " (China TB)",
            "(“IV”)",
        ]
    ),
    st.text(max_size=5),
)


@given(st.lists(pieces, max_size=30).map("".join))
def test_matches_are_in_order_apart_and_end_with_their_short_form(text: str) -> None:
    reached = 0
    shorts = set()
    for match in find_abbreviations(text):
        assert reached <= match.start < match.end <= len(text)
        reached = match.end
        printed = " ".join(text[match.start : match.end].split())
        assert printed.startswith(match.long)
        assert printed.endswith(match.short)
        assert match.long == " ".join(match.long.split())
        shorts.add(match.short)
    assert len(shorts) == len(find_abbreviations(text))
