"""Newsletters as pages of the web: one of a ministry, made of tables; one of an embassy, made of divisions.

The copy is that of `typesetting`; what stands around it on such sites is of our own invention.
"""

# ruff: noqa: RUF001 - Russian letters

import re
import textwrap
from collections.abc import Iterator
from html.entities import codepoint2name
from itertools import groupby

from typesetting import SAMPLES, Copy, Piece

MINISTRY = """<HTML><HEAD><TITLE>Ministry of Tides - Newsletter</TITLE>
<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=gb2312">
<STYLE TYPE="text/css"><!-- TD {{ font-size: 12px }} --></STYLE>
<SCRIPT LANGUAGE="JavaScript"><!--
function go(page) {{ document.write("<P>No.99<BR>May 9 2019</P>"); }}
//--></SCRIPT></HEAD>
<BODY BGCOLOR=#FFFFFF TOPMARGIN=0>
<TABLE WIDTH=778 BORDER=0 CELLPADDING=0 ALIGN=center><TR><TD COLSPAN=2><IMG SRC=/images/top.jpg ALT="Ministry of Tides">
<MAP NAME=m><AREA SHAPE=rect HREF=/ ALT=Home></MAP></TD></TR>
<TR><TD COLSPAN=2 ALIGN=right><A HREF=/>Home</A>&nbsp;|&nbsp;<A HREF=/map>Site Map</A>&nbsp;|&nbsp;<A HREF=/cn>中文</A>
<FORM ACTION=/search><INPUT NAME=q><SELECT><OPTION>All of the site</OPTION></SELECT></FORM></TD></TR>
<TR><TD WIDTH=150 VALIGN=top><TABLE><TR><TD><A HREF=/a>About Us</A><TR><TD><A HREF=/n>Newsletter</A>
<TR><TD><A HREF=/s>S&amp;T Programmes</A></TABLE></TD>
<TD VALIGN=top><FONT SIZE=2>Home &gt; <A HREF=/b>Announcement Board</A></FONT><HR>
<TABLE WIDTH="100%"><TR><TD ALIGN=center>{masthead}</TD></TR>
<TR><TD><!-- contents -->{contents}</TD></TR><TR><TD HEIGHT=9><IMG SRC=dot.gif></TD></TR>
<TR><TD>{body}</TD></TR></TABLE>
<HR WIDTH=90%><P ALIGN=center>{footer}</P></TD></TR>
<TR><TD COLSPAN=2 ALIGN=center><A HREF="#top">Back to Top</A>
<P>Copyright &copy; Ministry of Tides. All rights reserved.</TD></TR></TABLE></BODY></HTML>
"""

EMBASSY = """<!DOCTYPE html>
<html lang="ru"><head><meta charset="utf-8"><title>Посольство Острова</title><link rel="stylesheet" href="/s.css">
<style>.hidden {{ display: none }}</style><script src="/jquery.js"></script></head>
<body><div id="wrap"><div class="header"><img src="/flag.png" alt="Флаг"><ul class="menu">
<li><a href="/">Главная</a></li>
<li><a href="/about">О посольстве</a><ul><li><a href="/staff">Сотрудники</a></ul></li>
<li><a href="/en">English</a></li>
</ul></div>
<div class="crumbs">Главная &raquo; Наука и техника</div>
<div class="print" style="display:none">Версия для печати</div>
<div class=TRS_Editor><style type="text/css">.TRS_Editor P {{ margin: 0 }}</style>
{masthead}
<!-- list --><div class="toc"><ul>{contents}</ul></div>
{body}
</div></div><noscript><p>Включите скрипты.</p></noscript></body></html>
"""


def ministry_page(copy: Copy) -> str:
    """The newsletter in one cell of a table in a table, its source wrapped, its paragraphs never closed."""
    contents = "".join(
        f"<P><FONT COLOR=#003366>{escaped(section)}</FONT><UL>"
        + "".join(
            f'\n<LI><A HREF="#{number}"><B>{escaped(title)}</B></A>' for number, title in enumerate(titles, start=1)
        )
        + "\n</UL>"
        for section, titles in copy.contents
    )
    body = "".join(_old_block(list(pieces)) for _, pieces in groupby(copy.body, key=_in_list))
    title, *rest = copy.masthead
    masthead = f"<FONT SIZE=4><B>{escaped(title)}</B></FONT><P><I>{'<BR>'.join(map(escaped, rest))}</I>"
    page = MINISTRY.format(
        masthead=masthead, contents=contents, body=body, footer="<BR>\n".join(map(escaped, copy.footer))
    )
    return "\n".join(textwrap.fill(line, 76, break_long_words=False) for line in page.splitlines())


def _in_list(piece: Piece) -> int:
    # Items that stand under each other are one list; all else stands alone.
    return -1 if piece.kind == "item" else id(piece)


def _old_block(pieces: list[Piece]) -> str:
    if pieces[0].kind == "item":
        return "<UL>" + "".join(f"\n<LI>{escaped(piece.text.removeprefix('- '))}" for piece in pieces) + "\n</UL>"
    text = escaped(pieces[0].text)
    forms = {
        "section": f'<P ALIGN="center"><FONT SIZE=4><B>{text}</B></FONT>',
        "title": f'<P ALIGN="center"><A NAME=x></A><FONT SIZE=3 COLOR=#003366><B>{text}</B></FONT></P>',
        "heading": f"<P><B>{text}</B>",
        "source": f"<P ALIGN=right><FONT SIZE=2>{text}</FONT>",
        "paragraph": f"<P>&nbsp;&nbsp;&nbsp; {text}",
    }
    return "\n" + forms[pieces[0].kind]


def embassy_page(name: str) -> str:
    """The sample newsletter as it stands, page breaks and footers and all, its contents in nested lists."""
    text = (SAMPLES / f"{name}.md").read_text(encoding="utf-8")
    blocks = re.split(r"\n\n+", text.strip("\n"))
    first = next(index for index, block in enumerate(blocks) if block.startswith("- **"))
    last = next(index for index in range(first, len(blocks)) if not _in_contents(blocks, index))
    contents = "".join(
        f"<li>{escaped(section)}<ul>"
        + "".join(f'<li><a href="#t">{escaped(title.strip("-* "))}</a></li>' for title in titles.splitlines())
        + "</ul></li>\n"
        for section, titles in zip(blocks[first - 1 : last : 2], blocks[first:last:2], strict=True)
    )
    masthead = "".join(f"<p align=center>{_lines(block)}</p>" for block in blocks[: first - 1])
    body = "\n".join(_word_block(block) for block in blocks[last:])
    return EMBASSY.format(masthead=masthead, contents=contents, body=body)


def _in_contents(blocks: list[str], index: int) -> bool:
    return blocks[index].startswith("- **") or blocks[index + 1].startswith("- **")


def _word_block(block: str) -> str:
    """A block as Word saved it: a class of its own, spans, empty names of its own, everything escaped."""
    if block.startswith("- "):
        items = re.split(r"\n(?=- )", block)
        return "<ul>" + "".join(f'<li class="MsoNormal">{_lines(item[2:])}</li>' for item in items) + "</ul>"
    return f'<p class="MsoNormal"><span lang="EN-US" style="font-family:Times">{_lines(block)}<o:p></o:p></span></p>'


def _lines(block: str) -> str:
    return "<br>".join(escaped(line.strip("*")) for line in block.splitlines())


def escaped(text: str) -> str:
    """The text in ASCII, by named entities and numbers in turn."""
    return "".join(_entity(text))


def _entity(text: str) -> Iterator[str]:
    for index, character in enumerate(re.sub(r"<(http[^>]*)>", r"\1", text)):
        if character in '&<>"':
            yield f"&{codepoint2name[ord(character)]};"
        elif character.isascii():
            yield character
        elif index % 2 and ord(character) in codepoint2name:
            yield f"&{codepoint2name[ord(character)]};"
        else:
            yield f"&#{ord(character)};" if index % 3 else f"&#x{ord(character):X};"
