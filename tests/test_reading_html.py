"""The HTML reader on pages such as were made between 1998 and 2017, and on what is no page."""

# ruff: noqa: RUF001 - what such pages print is what is tested

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cstdata.problems import CstdataError
from cstdata.readers.html import DEEPEST, HtmlText, html_text


def read(page: str) -> str:
    return html_text(page.encode()).text


def assert_covered(found: HtmlText) -> None:
    assert [line.number for line in found.lines] == list(range(1, len(found.lines) + 1))
    assert "".join(found.text[line.start : line.end] for line in found.lines) == found.text
    for line in found.lines:
        assert "".join(found.text[start:end] for start, end in line.spans) == line.text


PAGES = {
    "paragraphs": ("<p>One\n  line.</p><p>Two.</p>", "One line.\n\nTwo.\n"),
    "line ends": ("<p>No.9<br>May 10 2001<br/>\nLast", "No.9\nMay 10 2001\nLast\n"),
    "two line ends part": ("One.<br><br>Two.", "One.\n\nTwo.\n"),
    "divisions": ("<div>One<div>Two</div>Three</div>", "One\n\nTwo\n\nThree\n"),
    "inline elements": ("<p>A<b>B</b><font size=2>C</font> <i> D</i> <span>E </span>F</p>", "ABC D E F\n"),
    "headings": ("<h1>Head</h1>Text<h3>Lower</h3>", "Head\n\nText\n\nLower\n"),
    "a rule": ("One<hr>Two", "One\n\nTwo\n"),
    "centred": ("<center>One</center><blockquote>Two</blockquote>", "One\n\nTwo\n"),
    "definitions": ("<dl><dt>Term<dd>What it is</dl>", "Term\n\nWhat it is\n"),
    # lists
    "a list": ("Before<ul><li>One<li>Two</ul>After", "Before\n\n- One\n- Two\n\nAfter\n"),
    "a numbered list": ("<ol><li>One</li>\n<li>Two</li></ol>", "1. One\n2. Two\n"),
    "numbers as said": ("<ol start=4><li>One<li value=9>Two<li>Three</ol>", "4. One\n9. Two\n10. Three\n"),
    "letters": ("<ol type=a><li>One<li>Two</ol>", "a) One\nb) Two\n"),
    "nested lists": ("<ul><li>One<ul><li>In<li>Out</ul></li><li>Two</ul>", "- One\n  - In\n  - Out\n- Two\n"),
    "paragraphs in items": ("<ul><li><p>One</p></li><li><p>Two</p>more</li></ul>", "- One\n\n- Two\n\nmore\n"),
    "items without a list": ("<p>One<li>Two<li>Three", "One\n\n- Two\n- Three\n"),
    "an item with a mark of its own": (
        "<ul><li>• One<li>* Two</ul><ol><li>1. Three</ol>",
        "• One\n* Two\n\n1. Three\n",
    ),
    "an empty item": ("<ul><li><img src=x><li>Two</ul>", "- Two\n"),
    "a line end in an item": ("<ul><li>One<br>goes on<li>Two</ul>", "- One\ngoes on\n- Two\n"),
    # tables
    "cells": ("<table><tr><td>One<td>Two<tr><td>Three</table>", "One\n\nTwo\n\nThree\n"),
    "tables in tables": (
        "<table><tr><td>One<table><tr><td>In</td></tr></table>Two</td><td>Three</td></tr></table>Four",
        "One\n\nIn\n\nTwo\n\nThree\n\nFour\n",
    ),
    "text between rows": ("<table>One<tr><p>Two</p><td>Three</td></table>Four", "One\n\nTwo\n\nThree\n\nFour\n"),
    # entities
    "entities": ("AT&amp;T &lt;R&D&gt; &eacute;&#233;&#xE9; &#8220;x&#x201D;", "AT&T <R&D> ééé “x”\n"),
    "entities of the Windows code page": ("China&#146;s &#147;plan&#148; &#150; now", "China’s “plan” – now\n"),
    "broken entities": (
        "a&nbsp b &copy2015 &amp c &unknown; &#xZZ; 5 & 6",
        "a\u00a0 b ©2015 & c &unknown; &#xZZ; 5 & 6\n",
    ),
    "a no-break space": ("<p>&nbsp;&nbsp;One&nbsp;two</p><p>&nbsp;</p><p>x</p>", None),
    "soft hyphens and marks of no width": ("tech&shy;no\u200blogy\ufeff<wbr> park", "technology park\n"),
    # what is printed as it stands
    "preformatted": (
        "<pre>\nN0.12   May\n\n  * One\r\n  * Two</pre>After",
        "N0.12   May\n\n  * One\n  * Two\n\nAfter\n",
    ),
    "marks inside preformatted": ("<pre>One <b>two</b>\nthree</pre>", "One two\nthree\n"),
    # what is not printed
    "the title": ("<html><head><title>Not printed</title></head><body>One", "One\n"),
    "scripts": ("One<script>document.write('<p>no</p>')</script><style>p {}</style> two", "One two\n"),
    "comments": ("One<!-- <p>no</p> > --> two<!--> three", "One two three\n"),
    "no script": ("One<noscript><span>no</span></noscript> two", "One two\n"),
    "hidden": ("One<p hidden>no</p><div style='color:red; DISPLAY : none'>no</div><template>no</template> two", None),
    "pictures": ("One<img src=x alt='not this'> two", "One two\n"),
    "controls": ("One<select><option>no</select><textarea>no</textarea><button>no</button><input value=no>", "One\n"),
    "a page inside a form": ("<form action=x><p>One</p><input name=q></form>", "One\n"),
    "an inner frame": ("One<iframe src=x>no</iframe>", "One\n"),
    # broken pages
    "wrongly nested": ("<p><b>One <i>two</b> three</i> four<p>five", "One two three four\n\nfive\n"),
    "a heading closed by another": ("<h1>One</h2>Two", "One\n\nTwo\n"),
    "two bodies": ("<html><body>One</body></html><html><body><p>Two</body></html>", "One\n\nTwo\n"),
    "never closed": ("<table><tr><td><font size=2><p>One<p>Two", "One\n\nTwo\n"),
    "foreign markup": ("One<?php echo 1 ?><o:p>two</o:p><![CDATA[no]]><unknown>three</unknown>", "Onetwothree\n"),
    "quoted angles": ("<p title='a>b' class=x>One</p>", "One\n"),
    "a quotation": ("<p>He said <q>yes</q>.", "He said “yes”.\n"),
    "no markup": ("just words\nand more", "just words and more\n"),
    "a block by its style": ("<span style='display:block'>One</span><span style='display:block'>Two</span>", None),
}
SPECIAL = {
    "a no-break space": "\u00a0\u00a0One\u00a0two\n\n\u00a0\n\nx\n",
    "hidden": "One two\n",
    "a block by its style": "One\n\nTwo\n",
}


@pytest.mark.parametrize("name", PAGES)
def test_what_is_printed(name: str) -> None:
    page, text = PAGES[name]
    assert read(page) == (text or SPECIAL[name])
    assert_covered(html_text(page.encode()))


def test_marks_on_whole_lines() -> None:
    page = """<h2>Heading</h2><p><b>All of it</b></p><p><strong>Not</strong> all</p><p><em>Slanted<br>twice</em></p>
    <ul><li><a href=x><b>Item</b></a></li></ul><p style="font-weight:bold">By style</p><p><b><i>Both</i></b></p>
    <p>- <b>Typed mark</b></p><b><p>Around</p></b>"""
    marks = {line.text: set(line.marks) for line in html_text(page.encode()).lines if not line.blank}
    assert marks == {
        "Heading": {"heading"},
        "All of it": {"strong"},
        "Not all": set(),
        "Slanted": {"emphasis"},
        "twice": {"emphasis"},
        "- Item": {"strong"},
        "By style": {"strong"},
        "Both": {"strong", "emphasis"},
        "- Typed mark": {"strong"},
        "Around": {"strong"},
    }


OLD_PAGE = """<HTML><HEAD><TITLE>Not this</TITLE><META HTTP-EQUIV=Content-Type CONTENT="text/html; charset=gb2312">
<SCRIPT LANGUAGE=JavaScript><!--
document.write("<td>nor this</td>") //--></SCRIPT></HEAD>
<BODY BGCOLOR=#FFFFFF><TABLE WIDTH=760><TR><TD COLSPAN=2><IMG SRC=top.gif ALT="nor that"></TD></TR>
<TR><TD WIDTH=120><A HREF=/>Home</A><BR><A HREF=/news>News</A></TD><TD>
<TABLE><TR><TD ALIGN=center><FONT SIZE=4><B>The Ministry of Tides</B></FONT></TD></TR><TR><TD><P>N0.7 May 10,1999
<P><FONT FACE=Arial>&nbsp;&nbsp;&nbsp; * Salt from the Sea<BR>&nbsp;&nbsp;&nbsp; * Moon over Water</FONT>
<P><B>Salt from the Sea</B><P>A pan of salt\xa1\xaf holds 5\xa1\xe6 and
more; &#147;much&#148; is said.</TD></TR></TABLE></TD></TR></TABLE></BODY></HTML>"""


def test_an_old_page_whole() -> None:
    found = html_text(OLD_PAGE.encode("latin-1"))
    assert (found.encoding, found.how) == ("gb18030", "declared")
    assert [line.text for line in found.lines if not line.blank] == [
        "Home",
        "News",
        "The Ministry of Tides",
        "N0.7 May 10,1999",
        "* Salt from the Sea",
        "* Moon over Water",
        "Salt from the Sea",
        "A pan of salt’ holds 5℃ and more; “much” is said.",
    ]


GBK, LATIN, CYRILLIC = "中国’s “plan” 科学", "José’s café", "Посольство России"


def meta(charset: str) -> str:
    return f'<meta http-equiv="Content-Type" content="text/html; charset={charset}">'


ENCODINGS = {
    "UTF-8, declared": (meta("utf-8") + GBK, "utf-8", None, "utf-8", "proven"),
    "UTF-8, not declared": (GBK, "utf-8", None, "utf-8", "proven"),
    "UTF-8, declared as another": (meta("gb2312") + GBK, "utf-8", None, "utf-8", "proven"),
    "UTF-8 with a mark": (GBK, "utf-8-sig", None, "utf-8", "mark"),
    "UTF-16 with a mark": (GBK, "utf-16", None, "utf-16-le", "mark"),
    "GBK called gb2312": (meta("gb2312") + GBK, "gbk", None, "gb18030", "declared"),
    "GBK in an attribute": (f"<META charset='GBK'>{GBK}", "gbk", None, "gb18030", "declared"),
    "GBK by an XML declaration": (f'<?xml version="1.0" encoding="gb2312"?>{GBK}', "gbk", None, "gb18030", "declared"),
    "GBK by its server": (GBK, "gbk", "GBK", "gb18030", "declared"),
    "GBK called UTF-8": (meta("utf-8") + GBK * 9, "gbk", None, "gb18030", "detected"),
    "GBK called Latin-1": (meta("iso-8859-1") + "China’s “plan”", "gbk", None, "gb18030", "detected"),
    "GBK, not declared": ("China’s “plan”", "gbk", None, "gb18030", "detected"),
    "GBK, a comment says else": (f"<!-- {meta('big5')} -->{meta('gbk')}{GBK}", "gbk", None, "gb18030", "declared"),
    "Windows code page called Latin-1": (meta("ISO-8859-1") + LATIN, "cp1252", None, "cp1252", "declared"),
    "Cyrillic": (meta("windows-1251") + CYRILLIC, "cp1251", None, "cp1251", "declared"),
    "an unknown declaration": (meta("x-none") + "China’s “plan”", "gbk", None, "gb18030", "detected"),
}


@pytest.mark.parametrize("name", ENCODINGS)
def test_encodings(name: str) -> None:
    page, written, declared, encoding, how = ENCODINGS[name]
    found = html_text(page.encode(written), declared=declared)
    assert (found.encoding, found.how) == (encoding, how)
    for words in (GBK, LATIN, CYRILLIC, "China’s “plan”"):
        assert (words in found.text) == (words in page)


@pytest.mark.parametrize("page", ["", "  \n", "<p>&nbsp;</p>", "<title>Only this</title>", "<body><script>x</script>"])
def test_a_page_that_prints_nothing(page: str) -> None:
    with pytest.raises(CstdataError) as caught:
        read(page)
    assert caught.value.problem.code == "document-empty"


def test_a_page_of_frames_says_where_the_text_is() -> None:
    with pytest.raises(CstdataError) as caught:
        read("<frameset cols='20%,*'><frame src=menu.htm><frame src=news.htm></frameset>")
    assert caught.value.problem.code == "document-empty"
    assert "menu.htm, news.htm" in caught.value.problem.message


def test_a_binary_file_is_no_page() -> None:
    with pytest.raises(CstdataError) as caught:
        html_text(b"<p>\0\0\0")
    assert caught.value.problem.code == "document-binary"


def test_damaged_utf_8_is_not_taken_for_another_encoding() -> None:
    with pytest.raises(CstdataError) as caught:
        html_text((meta("gbk") + "“One” and “two”").encode() + b"\xff")
    assert caught.value.problem.code == "document-undecodable"


def test_deep_pages_are_read_and_bombs_refused() -> None:
    assert read("<div>" * (DEEPEST - 1) + "deep") == "deep\n"
    assert read("<p>x<td><li>" * 5000).count("x") == 5000
    with pytest.raises(CstdataError) as caught:
        read("<div>" * 300_000)
    assert caught.value.problem.code == "document-unreadable"
    formats = "".join(f"<font size={number}>" for number in range(DEEPEST - 1))
    with pytest.raises(CstdataError):
        read(formats + "<p>x" * 100_000)
    assert read("<p><font size=2>x" * 1500).count("x") == 1500


WORDS = st.text("abc déｅ“’&<>;.-*1\u00a0", min_size=1, max_size=8)
TAGS = ["p", "div", "b", "i", "br", "li", "ul", "ol", "table", "tr", "td", "h2", "pre", "font", "a", "center", "q"]


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        found = html_text(data)
    except CstdataError as error:
        assert error.problem.message  # noqa: PT017 - both outcomes are right
    else:
        assert_covered(found)
        assert html_text(data) == found


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["", *TAGS, *(f"/{tag}" for tag in TAGS)]), st.integers(0, 99)), max_size=40))
def test_no_word_is_lost_in_tag_soup(soup: list[tuple[str, int]]) -> None:
    page = "x" + "".join(f"<{tag}>" if tag else f" w{number} " for tag, number in soup)
    text = read(page)
    words = [f"w{number}" for tag, number in soup if not tag]
    # Text between rows of a table stands before the table, so the order may be another.
    assert sorted(word for word in text.split() if word.lstrip("“”").startswith("w")) == sorted(words)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.lists(WORDS, min_size=1, max_size=5), min_size=1, max_size=8))
def test_paragraphs_come_back(paragraphs: list[list[str]]) -> None:
    def escaped(word: str) -> str:
        return word.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")

    printed = [" ".join(" ".join(words).split(" ")) for words in paragraphs]
    if not any(text.strip() for text in printed):
        return
    text = read("".join(f"<p>{escaped(' '.join(words))}</p>" for words in paragraphs))
    found = [" ".join(block.split()) for block in text.split("\n\n")]
    assert [block for block in found if block] == [" ".join(one.split()) for one in printed if one.strip()]
