"""Characters that came out of a wrong encoding or another form are read as what they were; right ones stay."""

import pytest
from reading import read, repairs


@pytest.mark.parametrize(
    ("printed", "signs", "meant"),
    [
        ("The mill%s wheel turns.", "\u2019s", "The mill's wheel turns."),
        ("She said%s twice.", ": \u201cIt turns\u201d", 'She said: "It turns" twice.'),
        ("A wheel%s turns.", "\u2014\u2014the old one\u2014\u2014", "A wheel\u2014the old one\u2014 turns."),
        ("See %s of May.", "\u300aThe Wheel\u300b", "See \u300aThe Wheel\u300b of May."),
        ("The wheel %s turns.", "\uff08old\uff09", "The wheel (old) turns."),
        ("It is 20%s warm.", "\u2103", "It is 20°C warm."),
        ("The lake %s is deep.", "湖泊", "The lake 湖泊 is deep."),
    ],
)
def test_gbk_bytes_read_as_latin_1_are_what_they_were(printed: str, signs: str, meant: str) -> None:
    assert read(printed % signs.encode("gb18030").decode("latin-1")) == meant


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("The mill\u00e2\u20ac\u2122s wheel.", "The mill\u2019s wheel."),
        ("A caf\u00c3\u00a9 by the lake.", "A café by the lake."),
        ("From S\u00c3\u00a3o Tom\u00c3\u00a9 to here.", "From São Tomé to here."),
    ],
)
def test_utf8_bytes_read_as_windows_1252_are_what_they_were(printed: str, meant: str) -> None:
    assert read(printed) == meant


@pytest.mark.parametrize(
    "text",
    [
        "São Paulo, Ömnögovi, Róisín Ní Mháille, Risø, Łódź, İstanbul, CAFÉ®, Ångström, naïve façade",
        "¡Éxito total! ¡Ábrelo ya! ¡África!",
        "£5 and £½ million, 5° of slope, ±3%, 10 \u00d7 12, ³He and m², ①②③, ½ litre, and so on\u2026",
        "\u201cCurly\u201d and \u2018single\u2019 ones, the mill\u2019s too",
        "Die Förderung der Forschung für Äcker, Öfen und Übermaß",
        "科技部\uff08北京\uff09发布\uff0c共\uff13项。",
    ],
)
def test_right_characters_stay(text: str) -> None:
    assert repairs(text) == []


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("Phase \u2162 of the project", "Phase III of the project"),
        ("\uff21\uff22\uff23 of \uff12\uff10 items\uff0cthree of them old", "ABC of 20 items, three of them old"),
        ("kept at 25\u2103 and 5 \u00b5m thick", "kept at 25°C and 5 \u03bcm thick"),
        ("an e\ufb03cient \ufb01lter", "an efficient filter"),
    ],
)
def test_forms_of_width_are_those_of_nfkc(printed: str, meant: str) -> None:
    assert read(printed) == meant


@pytest.mark.parametrize("sign", "\u2032\u00b4`")
def test_a_sign_between_letters_is_an_apostrophe(sign: str) -> None:
    assert read(f"The mill{sign}s wheel") == "The mill's wheel"


@pytest.mark.parametrize(
    "text", ["a 5\u2032 end and 3\u2032-UTR", "A\u2032B and B\u2032C are lines", "the `name` of it and the `list`s"]
)
def test_other_primes_and_accents_stay(text: str) -> None:
    assert repairs(text) == []


def test_what_lies_over_an_earlier_repair_is_one_row() -> None:
    assert repairs("From Beijing\uff0cthe train goes north.") == [("space", "Beijing\uff0cthe", "Beijing, the")]
