"""Markdown and plain text: the content of a line without its markup, each character at its place."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from newsletter_factory import document_of

from cstdata.readers.document import is_blank
from cstdata.readers.markdown import markdown_lines

MARKDOWN = st.lists(
    st.one_of(
        st.sampled_from(
            [
                *(
                    "*",
                    "**",
                    "***",
                    "_",
                    "__",
                    "-",
                    "+",
                    "#",
                    "##",
                    "[",
                    "]",
                    "(",
                    ")",
                    "](",
                    "<",
                    ">",
                    "|",
                    "~",
                    "!",
                    "![",
                ),
                *("\\", "\\*", "\\_", "\\\\", "`", "&amp;", "&lt;", ":", "'", '"', "1.", "a", "b", "word", "Wort"),
                *("<http://a.org>", "<me@a.org>", "[a](b)", "[a](<b> 'c')", "\u4e2d", "\u00a0", "\x07"),
            ]
        ),
        st.sampled_from([" ", " ", "\n", "\n\n", "\r\n", "\r", "\t", "    "]),
        st.text(max_size=3),
    ),
    max_size=40,
).map(lambda parts: "".join(parts).replace("\0", ""))


def lines_of(text: str) -> list[str]:
    return [line.text for line in document_of(text).lines]


def marks_of(text: str) -> list[set[str]]:
    return [set(line.marks) for line in document_of(text).lines if line.text]


@given(text=MARKDOWN, media_type=st.sampled_from(["text/markdown", "text/plain"]))
@settings(max_examples=500, deadline=None)
def test_every_character_of_a_line_stands_at_its_place(text, media_type):
    document = document_of("x\n" + text, media_type=media_type)
    cursor = 0
    for line in document.lines:
        assert line.start == cursor
        cursor = line.end
        assert line.text == "".join(document.text[start:end] for start, end in line.spans)
        inner = line.start
        for start, end in line.spans:
            assert inner <= start < end <= line.end
            inner = end
        if line.text:
            assert not is_blank(line.text[0])
            assert not is_blank(line.text[-1])
    assert cursor == len(document.text)


@given(text=MARKDOWN)
@settings(max_examples=300, deadline=None)
def test_letters_and_digits_are_never_taken_for_markup(text):
    # But for the address of a link, which no reader sees.
    plain = re.sub(r"\[a\]\((?:b|<b> 'c')\)", "", text).replace("](", "")
    assert [c for c in "".join(lines_of(f"x {plain}")) if c.isalnum()] == [c for c in f"x {plain}" if c.isalnum()]


@pytest.mark.parametrize(
    ("printed", "content"),
    [
        ("*slanted* and **bold** and ***both***", "slanted and bold and both"),
        ("- **A Bold Title**", "- A Bold Title"),
        ("see <http://www.example.org> there", "see http://www.example.org there"),
        ("see <http://www.example.org/%E4%B8%AD> there", "see http://www.example.org/%E4%B8%AD there"),
        ("mail <a.b@example.org>", "mail a.b@example.org"),
        ("a [harbour](http://x.org/abc 'a title') bc", "a harbour bc"),
        ("[one](a(b)c) two [three](<d e>)", "one two three"),
        (r"five \* six \_ seven \\ eight", r"five * six _ seven \ eight"),
        (r"1\. Not a list", "1. Not a list"),
        ("**bold**\\* note", "bold* note"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("**lonely", "**lonely"),
        ("a**b*c", "a**b*c"),
        ("AT&amp;T &lt;b&gt;", "AT&amp;T &lt;b&gt;"),
        ("<b>raw</b> `code`", "<b>raw</b> `code`"),
        ("## A Heading ##", "A Heading"),
        ("# # sharp", "# sharp"),
        ("#5 is no heading", "#5 is no heading"),
        ("    indented by four", "indented by four"),
        ("1. One", "1. One"),
        ("snake_case_word", "snake_case_word"),
    ],
)
def test_markup_is_left_out_and_all_else_is_content(printed, content):
    assert lines_of(printed) == [content]


def test_a_character_of_a_link_address_is_not_taken_for_one_behind_the_link():
    document = document_of("[Ask](http://z.org/me) me")
    assert document.lines[0].text == "Ask me"
    assert document.lines[0].spans[-1] == (22, 25)


def test_emphasis_over_several_lines_marks_each_of_them():
    text = "*First line\nsecond line*\n\nplain"
    assert lines_of(text) == ["First line", "second line", "", "plain"]
    assert marks_of(text) == [{"emphasis"}, {"emphasis"}, set()]


def test_marks_cover_the_whole_line_but_its_list_mark():
    assert marks_of("- **All bold**\n\n**Half** bold\n\n# Head") == [{"strong"}, set(), {"heading"}]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_of_all_kinds(end):
    assert lines_of(end.join(["*a", "b*", "", "- **c**"])) == ["a", "b", "", "- c"]


def test_text_behind_what_the_parser_reads_otherwise_is_not_lost():
    # CommonMark puts another character in the place of NUL.
    [line] = markdown_lines("a\x00*b*\x00 [c](d) <http://e.org/\u00e9> f")
    assert line.text == "a\x00b\x00 c http://e.org/\u00e9 f"


def test_many_brackets_are_content():
    text = "[" * 20_000 + "](x)"
    assert lines_of(text) == [text]


def test_plain_text_has_no_markup():
    document = document_of("  *a*  \n\n# b", media_type="text/plain")
    assert [line.text for line in document.lines] == ["*a*", "", "# b"]
    assert [line.spans for line in document.lines] == [((2, 5),), (), ((9, 12),)]
