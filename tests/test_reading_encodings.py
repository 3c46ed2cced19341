"""Bytes to text: by mark, by proof, by detection with a warning, or refused with the place."""

import codecs
import os

import pytest

from cstdata import readers
from cstdata.problems import CstdataError
from cstdata.readers import read, read_bytes

PLAIN = "The ferry left at noon.\nNobody waved.\n"
ACCENTS = "Émile Durand of the Université de Liège came, with the café's owner, to see the façade of the château.\n" * 4
CURLY = "The “Orchid” project and the “Lotus” project, said Lu, are “sisters” in China’s south.\n" * 3  # noqa: RUF001


def decoded(data: bytes):
    return read_bytes(data, name="a.txt", media_type="text/plain")


def refusal(data: bytes):
    with pytest.raises(CstdataError) as caught:
        decoded(data)
    return caught.value.problem


def test_utf8_is_read_without_a_word():
    done = decoded(CURLY.encode())
    assert (done.document.text, done.document.encoding, done.problems) == (CURLY, "utf-8", ())


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_a_byte_order_mark_says_the_encoding(mark, encoding):
    done = decoded(mark + CURLY.encode(encoding))
    assert done.document.encoding == encoding
    assert done.document.text == "\ufeff" + CURLY
    assert done.document.lines[0].text == CURLY.split("\n", maxsplit=1)[0]
    assert done.problems == ()


def test_cp1252_is_detected_and_said():
    done = decoded(ACCENTS.encode("cp1252"))
    assert done.document.text == ACCENTS
    [problem] = done.problems
    assert (problem.code, problem.severity) == ("encoding-detected", "warning")
    assert "cp1252" in problem.message


def test_gbk_quotation_marks_in_english_are_not_taken_for_a_windows_code_page():
    done = decoded(CURLY.encode("gb18030"))
    assert (done.document.text, done.document.encoding) == (CURLY, "gb18030")
    assert [problem.code for problem in done.problems] == ["encoding-detected"]


def test_damaged_utf8_is_an_error_and_no_guess():
    data = CURLY.encode()
    place = data.index(b"project")
    problem = refusal(data[:place] + b"\xff" + data[place:])
    assert problem.code == "document-undecodable"
    assert f"byte {place} " in problem.message
    assert problem.value == "0xff"


def test_one_whole_and_one_broken_character_are_damaged_utf8():
    assert refusal("caf\u00e9 \u2014 open".encode().replace(b"\x94", b"")).code == "document-undecodable"


def test_utf8_cut_off_inside_a_character_is_damaged():
    problem = refusal("The price was 3 \u20ac".encode()[:-1])
    assert problem.code == "document-undecodable"
    assert "cut off" in problem.message


def test_the_line_of_an_undecodable_byte_is_said():
    problem = refusal("one\ntwo “2”\nthree ".encode() + b"\xfe")
    assert problem.line == 3


def test_a_wrong_byte_order_mark_is_an_error():
    problem = refusal(codecs.BOM_UTF16_LE + b"\x00\xd8")
    assert problem.code == "document-undecodable"
    assert "byte order mark" in problem.message


def test_nul_is_binary_and_its_place_is_said():
    problem = refusal(b"PK\x03\x04\x00\x00")
    assert problem.code == "document-binary"
    assert "byte 4 " in problem.message


@pytest.mark.parametrize(
    ("data", "place"),
    [(codecs.BOM_UTF8 + b"ab\0", 5), (codecs.BOM_UTF16_BE + "ab\0".encode("utf-16-be"), 6)],
)
def test_nul_behind_a_byte_order_mark_is_binary_too(data, place):
    problem = refusal(data)
    assert problem.code == "document-binary"
    assert f"byte {place} " in problem.message


@pytest.mark.parametrize(
    "data",
    [b"", b" \r\n\t\n", codecs.BOM_UTF8, "\u00a0\u3000\n".encode(), codecs.BOM_UTF16_LE + "\n \n".encode("utf-16-le")],
    ids=["nothing", "white space", "only a mark", "wide blanks", "blank utf-16"],
)
def test_a_document_that_prints_nothing_is_empty(data):
    assert refusal(data).code == "document-empty"


def test_an_unknown_kind_is_refused_before_it_is_read(tmp_path):
    path = tmp_path / "letter.docx"
    with pytest.raises(CstdataError) as caught:
        read(path)
    assert caught.value.problem.code == "document-unsupported"
    assert caught.value.problem.source == str(path)
    assert ".md" in caught.value.problem.expected


def test_too_large_a_file_is_refused_with_its_size(tmp_path, monkeypatch):
    monkeypatch.setattr(readers, "LARGEST", 10)
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" * 10)
    assert read(path).document.size == 10
    path.write_bytes(b"x" * 11)
    with pytest.raises(CstdataError) as caught:
        read(path)
    assert caught.value.problem.code == "document-too-large"
    assert "11" in caught.value.problem.message


def test_a_file_that_vanished_is_named(tmp_path):
    with pytest.raises(CstdataError) as caught:
        read(tmp_path / "gone.md")
    assert caught.value.problem.code == "document-unreadable"
    assert caught.value.problem.source.endswith("gone.md")


def test_a_folder_is_no_document(tmp_path):
    (tmp_path / "folder.md").mkdir()
    with pytest.raises(CstdataError) as caught:
        read(tmp_path / "folder.md")
    assert caught.value.problem.code == "document-unreadable"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_refused_and_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe.md")
    with pytest.raises(CstdataError) as caught:
        read(tmp_path / "pipe.md")
    assert caught.value.problem.code == "document-unreadable"


def test_control_characters_are_warned_of_with_the_place_of_the_first():
    done = decoded(b"One line.\nA bell\x07 rings\x0b twice.\n")
    [problem] = done.problems
    assert (problem.code, problem.line, problem.column, problem.value) == ("control-character", 2, 7, "U+0007")
    assert problem.message.startswith("2 ")
    assert done.document.clean([(10, 33)]).text == "A bell rings twice."


def test_signs_that_turn_the_direction_of_writing_are_warned_of():
    [problem] = decoded("pay \u202e001 dollars".encode()).problems
    assert problem.value == "U+202E"


def test_tabs_and_form_feeds_are_white_space():
    assert decoded(b"a\tb\x0cc\n").problems == ()


def test_marks_without_width_part_no_words():
    document = decoded("infor\u00admation\u200b tech\ufeffnology".encode()).document
    placed = document.clean([(0, len(document.text))])
    assert placed.text == "information technology"
    assert all(document.text[place] == character for place, character in zip(placed.offsets, placed.text, strict=True))


def test_white_space_of_all_kinds_becomes_one_blank_with_a_place():
    document = decoded("a \u00a0\t\n\u2003b\n".encode()).document
    placed = document.clean([(0, len(document.text))])
    assert (placed.text, list(placed.offsets)) == ("a b", [0, 1, 6])
    assert placed.span(1, 3) == (1, 7)


@pytest.mark.parametrize("text", [PLAIN, PLAIN.replace("\n", "\r\n"), PLAIN.replace("\n", "\r"), PLAIN.rstrip()])
def test_positions_count_lines_and_columns_from_one(text):
    document = decoded(text.encode()).document
    assert document.position(0) == (1, 1)
    assert document.position(text.index("Nobody")) == (2, 1)
    assert document.position(text.index("waved")) == (2, 8)
