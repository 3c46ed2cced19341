"""What counts as the naming of a country."""

import csv
from importlib import resources

import pycountry
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cstdata.facts.countries import country_forms, country_names, find_countries


def named(text: str) -> list[str]:
    return [match.country_id for match in find_countries(text)]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Norway and the Republic of Kenya wrote a joint report.", ["NOR", "KEN"]),
        ("Engineers from the USA, the U.S., the US and the United States of America", ["USA"] * 4),
        ("the P.R.China, the P. R. China, the PRC and the People's Republic of China", ["CHN"] * 4),
        (
            "the ROK and the Republic of Korea, but also the DPRK and North Korea",
            ["KOR", "KOR", "PRK", "PRK"],
        ),
        ("Viet Nam, Burma, Ivory Coast, Holland and Türkiye", ["VNM", "MMR", "CIV", "NLD", "TUR"]),
        ("the Netherland, the Phillipines and Kazakstan, as misprinted", ["NLD", "PHL", "KAZ"]),
        ("the Democratic Republic of the Congo, the Republic of the Congo", ["COD", "COG"]),
        ("visitors from Hong Kong, Macau and Taiwan", ["HKG", "MAC", "TWN"]),
    ],
)
def test_names_of_countries_are_found(text: str, codes: list[str]) -> None:
    assert named(text) == codes


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Dutch, Byelorussian and New Zealander growers", ["NLD", "BLR", "NZL"]),
        ("Two Danes, a Spaniard and some Americans", ["DNK", "ESP", "USA"]),
        ("South African, North Korean and Papua New Guinean guests", ["ZAF", "PRK", "PNG"]),
        ("Nigerien and Nigerian millet", ["NER", "NGA"]),
    ],
)
def test_adjectives_and_peoples_are_found(text: str, codes: list[str]) -> None:
    assert named(text) == codes


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Sino-Danish", ["CHN", "DNK"]),
        ("Sino-foreign ventures", ["CHN"]),
        ("Franco\u2013German and Indo-Japanese", ["FRA", "DEU", "IND", "JPN"]),
        ("US-China, China/Russia, Chinese-Ukrainian", ["USA", "CHN", "CHN", "RUS", "CHN", "UKR"]),
        ("non-Chinese makers and China\u2019s own", ["CHN", "CHN"]),
        ("the Indo-Pacific and Anglo-Saxon law; Mr. Franco spoke", []),
    ],
)
def test_bilateral_forms_name_both_sides(text: str, codes: list[str]) -> None:
    assert named(text) == codes


@pytest.mark.parametrize(
    "text",
    [
        "cruises in the South China Sea and the Indian Ocean",
        "herders of Inner Mongolia and miners of New Mexico",
        "krill off Antarctica",
        "the EU, Latin America, West Africa, North American and Pan-American bodies",
        "Georgia Institute of Technology in Atlanta, Georgia",
        "an English summary by Frances Hall",
        "please tell us; it may be turkey",
    ],
)
def test_phrases_without_a_country_name_none(text: str) -> None:
    assert named(text) == []


def test_a_form_inside_a_longer_word_is_none() -> None:
    assert named("Chinatown, Indianapolis, Omanization, 3Japan and Japan3") == []


def test_the_georgia_of_the_us_is_told_from_the_state() -> None:
    assert named("Armenia and Georgia") == ["ARM", "GEO"]
    assert named("peaches from Georgia, USA") == ["USA"]


@pytest.mark.parametrize(
    "text",
    ["US$ 5 million", "US $843", "NZ$12", "40 US dollars", "7 million Swiss francs", "Hong Kong dollars"],
)
def test_money_names_no_country(text: str) -> None:
    assert named(text) == []


def test_verbs_and_adjectives_that_look_like_money_hide_no_country() -> None:
    assert named("China won two prizes, Brazil marks the day, and Japan real estate rose") == [
        "CHN",
        "BRA",
        "JPN",
    ]


def test_persons_who_are_called_like_countries_name_none() -> None:
    assert named("Dr. Israel, Mr.Ireland, Prof. Alan M. French, Paul Jordan and Ms. Ruth Ann Holland") == []
    assert named("Alan FRENCH sings") == []
    assert named("Israel, Ireland, French and Jordan") == ["ISR", "IRL", "FRA", "JOR"]


def test_titles_in_capitals_are_read() -> None:
    assert named("SINO-FRENCH LABORATORY OPENS IN SOUTH AFRICA") == ["CHN", "FRA", "ZAF"]
    assert named("THE SOUTH CHINA SEA") == []


def test_capitals_of_short_names_are_abbreviations() -> None:
    assert named("MALI and OMAN are two laboratories") == []


def test_a_lost_apostrophe_does_not_hide_a_country() -> None:
    assert named("Chinas and Finlands share") == ["CHN", "FIN"]


def test_a_line_end_inside_a_name_is_a_blank_and_places_are_those_of_the_text() -> None:
    text = "  the United\r\n   States  and  Republic of\u00a0 Korea\u2019s  \n  Peru"
    found = [(text[match.start : match.end], match.country_id) for match in find_countries(text)]
    assert found == [("United\r\n   States", "USA"), ("Republic of\u00a0 Korea", "KOR"), ("Peru", "PER")]


def test_country_names_are_all_of_the_standard_sorted_and_short() -> None:
    names = country_names()
    assert list(names) == sorted(country.alpha_3 for country in pycountry.countries)
    assert (names["BOL"], names["VNM"], names["FRA"]) == ("Bolivia", "Vietnam", "France")


def test_every_country_is_found_by_its_short_name() -> None:
    missed = {code for code, name in country_names().items() if named(f"In {name}, rain") != [code]}
    assert missed == {"ATA"}


def test_the_gazetteer_is_sorted_without_double_forms_and_with_known_codes_only() -> None:
    file = resources.files("cstdata.gazetteer").joinpath("countries.csv").read_text(encoding="utf-8")
    rows = [tuple(row) for row in csv.reader(file.splitlines())]
    assert rows[0] == ("country_id", "kind", "form")
    assert rows[1:] == sorted(rows[1:])
    assert len({form for _, _, form in rows}) == len(rows)
    assert {kind for _, kind, _ in rows[1:]} == {"name", "adjective", "combining", "not"}
    assert all((code == "") if kind == "not" else (code in country_names()) for code, kind, _ in rows[1:])


pieces = st.one_of(
    st.sampled_from(
        [
            "US",
            "China",
            "Sino",
            "Korea",
            "Republic of",
            "South",
            " ",
            "  \n",
            "-",
            "\u2019s",
            "$",
            "Dr.",
            "Jordan",
            "ISRAEL",
        ]
    ),
    st.text(max_size=4),
)


@given(st.lists(pieces, max_size=25).map("".join))
def test_matches_are_in_order_apart_and_known_forms(text: str) -> None:
    reached = 0
    for match in find_countries(text):
        assert reached <= match.start < match.end <= len(text)
        reached = match.end
        printed = " ".join(text[match.start : match.end].replace("\u2019", "'").split())
        assert country_forms()[printed] == match.country_id
