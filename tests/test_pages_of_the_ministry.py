"""Pages as they stood on the sites of the ministry and of embassies, 1998 to 2015, beside the text that they print.

Each page, of our own invention, is parsed to the same newsletter as its plain-text twin: the same family, masthead,
sections, articles, paragraphs and sources.
"""

# ruff: noqa: RUF001, E501 - what such pages print, as they print it

import re
from dataclasses import dataclass
from typing import Any

import pytest

from cstdata.parser import parse
from cstdata.parser.newsletter import Newsletter
from cstdata.problems import CstdataError
from cstdata.readers import read_bytes

PUMP, ORCHARD, QUAY = (
    "Pump Lifts Sea Water over the Dunes",
    "Second Orchard for the Islands",
    "Quay Rebuilt in Record Time",
)
LEAD = (
    "Engineers from the harbour towns met in Qingdao on May 3, 2001 to look at a pump that lifts sea water over the "
    "dunes without any wind. Its keeper’s “slow wheel” turns at 5℃ & below."
)
MORE = "The pump was built in two years. Its makers hope to sell it along the coast of Peru at USD 1,200 apiece."
LAST = "Masons had carried 40,000 stones down to the quay by the end of April 2001, said Prof. Sun Example."


def wrapped(text: str, width: int = 60) -> str:
    """The text with its lines ended as an editor ended them in the source of the page."""
    return re.sub(rf"(.{{1,{width}}})(?: |$)", r"\1\r\n", text).rstrip("\r\n")


def numbered(text: str) -> str:
    """The text with the marks that Word saves as numbers of its own code page, which is no Unicode."""
    return text.replace("&", "&amp;").replace("’", "&#146;").replace("“", "&#147;").replace("”", "&#148;")


def unicode(text: str) -> str:
    """The text with its marks as numbers of Unicode."""
    return text.replace("&", "&amp;").replace("’", "&#8217;").replace("“", "&#8220;").replace("”", "&#x201D;")


def plain(text: str) -> str:
    """The text with nothing but its ampersands written otherwise."""
    return text.replace("&", "&amp;")


A_TEXT = f"""Home > Announcement Board

The Ministry of Science and Technology
People's Republic of China

N0.259 May  20,2001

* {PUMP}
* {ORCHARD}
* {QUAY}

{PUMP}

{LEAD}

{MORE}

{ORCHARD}

{MORE}

* plant ten more rows;

* train their keepers.

{QUAY}

{LEAD}

{LAST}
"""

A_ONE_CELL = f"""<HTML><HEAD><META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=gb2312"><TITLE>Ministry</TITLE></HEAD>
<BODY BGCOLOR="#FFFFFF" TEXT=#000000><TABLE WIDTH=600 ALIGN=CENTER><TR><TD><A HREF=/>Home</A> &gt; <A HREF=/b>Announcement Board</A>
</TD></TR><TR><TD><FONT FACE="Times New Roman" SIZE=2><CENTER>The Ministry of Science and Technology<BR>
People's Republic of China</CENTER><BR><BR>N0.259&nbsp;May&nbsp;
20,2001<BR>
&nbsp;&nbsp;&nbsp;&nbsp;* {PUMP}<BR>
&nbsp;&nbsp;&nbsp;&nbsp;* {ORCHARD}<BR>
&nbsp;&nbsp;&nbsp;&nbsp;* {QUAY}<BR><BR>
<B>{PUMP}</B><BR><BR>
&nbsp;&nbsp; {wrapped(plain(LEAD))}<BR><BR>&nbsp;&nbsp; {wrapped(MORE)}<BR>&nbsp;<BR>
<B>{ORCHARD}</B><BR><BR>{wrapped(MORE)}<BR><BR>* plant ten more rows;<BR><BR>* train their keepers.<BR><BR><BR>
<B>{QUAY}</B>
<BR><BR>
{wrapped(plain(LEAD))}<BR><BR>{wrapped(LAST)}</FONT></TD></TR></TABLE></BODY></HTML>"""

A_PARAGRAPHS = f"""<!-- saved from url=(0040)http://www.example.org/english/t259.htm -->
<html><head><meta http-equiv=Content-Type content="text/html; charset=gb2312"><script language=javascript src=/top.js></script>
<style>p {{ font-size: 9pt }}</style></head><body topmargin=0><a name=top></a>
<table border=0><tr><td colspan=3><img src=logo.gif alt="The Ministry of Science and Technology"><tr><td width=1 bgcolor=#cccccc>
<td><p>Home &gt; Announcement Board<script>document.write('<p>No.1 May 1 2019</p>')</script>
<p align=center><font size=4 color=navy>The Ministry of Science and Technology<br>People's Republic of China</font>
<p align="right">N0.259 May&nbsp; 20,2001
<p>&nbsp;
<ul><li><a href="#1">{PUMP}</a><li><a href="#2">{ORCHARD}</a>
<li><a href="#3">{QUAY}</a></ul>
<p>&nbsp;</p><hr>
<p align=center><a name=1></a><b><font color=#000080>{PUMP}</font></b>
<p>{wrapped(numbered(LEAD))}
<p>{wrapped(MORE)}
<p><a href=#top><img src=up.gif border=0 alt="Back to top"></a>
<p align=center><a name=2></a><b><font color=#000080>{ORCHARD}</font></b><p align=justify>{wrapped(MORE)}
<ul><li>plant ten more rows;<li>train their keepers.</ul><p align=center><a name=3></a><b>{QUAY}</b>
<!-- <p>Not yet ready: Lamp Oil from Fish Bones</p> -->
<P ALIGN=JUSTIFY>{wrapped(unicode(LEAD))}<P>{wrapped(LAST)}<div style="display: none">Print this page</div>
<td width=1></table></body></html>"""

A_PRE_TEXT = f"""The Ministry of Science and Technology
People's Republic of China

N0.259 May  20,2001

    * {PUMP}
    * {QUAY}

{PUMP}

{wrapped(MORE)}

{QUAY}

{wrapped(LAST)}
"""

A_PRE = f"""<html><body><pre>
{plain(A_PRE_TEXT)}</pre></body></html>"""

A_WRAPPED_PRE = f"""<html><body><table><tr><td><pre><font size=3>The Ministry of Science and Technology
People's Republic of China</font>

N0.259 May  20,2001

    * <a href=#a>{PUMP}</a>
    * <a href=#b>{QUAY}</a>
</pre><h4><a name=a>{PUMP}</a></h4><pre>{wrapped(MORE)}
</pre><h4><a name=b>{QUAY}</a></h4><pre>
{wrapped(LAST)}
</pre></table></body></html>"""

B_TEXT = f"""Home > Announcement Board

N0.527

CHINA  SCIENCE  AND  TECHNOLOGY
NEWSLETTER
The Ministry of Science and Technology
People's Republic of China

N0.527
October 30,2008

IN THIS ISSUE

* {PUMP}
* {QUAY}

SPECIAL ISSUE

{ORCHARD}

{MORE}

INTERNATIONAL COOPERATION

{PUMP}

YAN Wei (left) and Ada Bright inspect the pump.

{LEAD}

{QUAY}

{LAST}
"""

B_WORD = f"""<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns="http://www.w3.org/TR/REC-html40"><head>
<meta http-equiv=Content-Type content="text/html; charset=windows-1252"><meta name=Generator content="Microsoft Word 9">
<!--[if gte mso 9]><xml><o:DocumentProperties><o:Author>Nobody</o:Author></o:DocumentProperties></xml><![endif]-->
<style><!-- p.MsoNormal {{mso-style-parent:""; margin:0cm}} --></style></head>
<body lang=ZH-CN><div class=Section1 style='layout-grid:15.6pt'>
<p class=MsoNormal><span lang=EN-US>Home &gt; Announcement Board<o:p></o:p></span></p>
<p class=MsoNormal align=center><b><span lang=EN-US>N0.527<o:p></o:p></span></b></p>
<p class=MsoNormal align=center style='text-align:center'><b><span lang=EN-US style='font-size:22.0pt'>CHINA<span
style='mso-spacerun: yes'>&nbsp; </span>SCIENCE<span style='mso-spacerun: yes'>&nbsp; </span>AND<span style='mso-spacerun: yes'>&nbsp;
</span>TECHNOLOGY<br>NEWSLETTER<o:p></o:p></span></b></p>
<p class=MsoNormal align=center><span lang=EN-US>The Ministry of Science and Technology<br>People's Republic of China</span></p>
<p class=MsoNormal><span lang=EN-US><![if !supportEmptyParas]>&nbsp;<![endif]><o:p></o:p></span></p>
<p class=MsoNormal><span lang=EN-US>N0.527<br clear=all>October 30,2008</span></p>
<p class=MsoNormal><b>IN THIS ISSUE<o:p></o:p></b></p>
<p class=MsoNormal style='mso-list:l0 level1 lfo1'><![if !supportLists]><span lang=EN-US>*<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp;
</span></span><![endif]><span lang=EN-US>{PUMP}</span></p>
<p class=MsoNormal style='mso-list:l0 level1 lfo1'><span lang=EN-US>*<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;
</span>{QUAY}</span></p>
<h1><span lang=EN-US>SPECIAL ISSUE<o:p></o:p></span></h1>
<h2><span lang=EN-US>{ORCHARD}</span></h2><p class=MsoBodyText><span lang=EN-US>{wrapped(MORE)}<o:p>&nbsp;</o:p></span></p>
<h1>INTERNATIONAL <st1:place w:st="on">COOPERATION</st1:place></h1>
<h2>{PUMP}</h2>
<table class=MsoTable><tr><td><img width=320 src="t527.files/image001.jpg" alt="Engineers of the harbour at their work" v:shapes="_x0000_i1025"></td></tr>
<tr><td><p class=MsoCaption>YAN Wei (left) and Ada Bright inspect the pump.</p></td></tr></table>
<p class=MsoNormal style='text-indent:21.0pt'><span lang=EN-US>{wrapped(numbered(LEAD))}</span></p>
<h2>{QUAY}</h2><p class=MsoNormal>{wrapped(LAST)}<a style='mso-comment-reference:N_1'></a><![if !supportNestedAnchors]><![endif]></p>
</div></body></html>"""

C_TEXT = f"""Home > NewsLetter > 2007

The Ministry of Science and Technology

People's Republic of China

May 20,2007

* {PUMP}

* {QUAY}

{PUMP}

{LEAD}

{MORE}

{QUAY}

{LAST}

1) lay the stones;

2) lift the cranes.

Copyright © Ministry of Science and Technology. All rights reserved.
"""

C_TRS = f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml"><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312" /></head><body>
<table><tr><td>Home &gt; <a href="/n">NewsLetter</a> &gt; 2007</td></tr><tr><td>
<!--enpproperty <articleid>7</articleid><date>2009-01-01</date><title>No.9</title>/enpproperty-->
<table><tr><td class="cm"><div class="TRS_Editor"><style type="text/css">.TRS_Editor P{{line-height:1.5}}</style><div class="TRS_Editor">
<p align="center"><strong>The Ministry of Science and Technology</strong></p><p align="center">People&#39;s Republic of China</p>
<p>&nbsp;</p><p>&nbsp;</p>
<p>&nbsp;</p><p align="right">May 20,2007</p><p>&nbsp;</p><p>* {PUMP}</p><p>*&nbsp;{QUAY}</p><p>　　</p><p>&nbsp;</p>
<p><strong>{PUMP}</strong></p><p>　　{plain(LEAD)}</p><p>　　{MORE}</p><p>&nbsp;</p><p>&nbsp;</p>
<p><strong>{QUAY}<br /></strong></p><p>　　{LAST}</p><p>1) lay the stones;</p><p>2) lift the cranes.</p></div></div></td></tr></table></td></tr>
<tr><td><p>Copyright &copy; Ministry of Science and Technology. All rights reserved.</p></td></tr></table>
<script type="text/javascript">var n = "<td>" + 1;</script></body></html>"""

D_TEXT = f"""The Ministry of Science and Technology
People's Republic of China
N0.652 |
April 20, 2012 |
* {PUMP}
*{QUAY}
|
{PUMP}
{LEAD}
{MORE}
{QUAY} |
{LAST}
- to lay the stones;
- to lift the cranes. |
"""

D_CELLS = f"""<html><body><table><tbody><tr><td colspan=2><p>The Ministry of Science and Technology<br>People's Republic of China</p></td></tr>
<tr><td>N0.652</td><td align=right>April 20, 2012</td></tr>
<tr><td colspan=2>* {PUMP}<br>*{QUAY}<br></td></tr><tr><td><img src=line.gif></td><td></td></tr>
<tr><td colspan=2><p>{PUMP}</p><p>{plain(LEAD)}</p><p>{MORE}</p></td></tr>
<tr><td>{QUAY}<td></tr><tr><td>{LAST}
<ul><li>to lay the stones;<li>to lift the cranes.</ul></table></body></html>"""

LABS = (
    "The Chinese Academy of Sciences and the Ministry of Science and Technology of China will send researchers of two "
    "laboratories in Beijing and Shanghai to the coast, where technology for pumps is developed."
)
E1_TEXT = f"""INTERNATIONAL COOPERATION |
{PUMP}
{LEAD}
{LABS}
{QUAY}
{LAST}
{LABS}
"""
E2_TEXT = E1_TEXT.partition("\n")[2]

E2_CELLS = f"""<table><tr><td><b>{PUMP}</b><p>{wrapped(plain(LEAD))}<p>{wrapped(LABS)}</td></tr>
<tr><td><b>{QUAY}</b><p>{LAST}<p>{LABS}</table>"""
E1_CELLS = f"<TABLE><TR><TD><FONT COLOR=red><B>INTERNATIONAL COOPERATION</B></FONT></TD></TR></TABLE>{E2_CELLS}"

F_TEXT = f"""Посольство Острова

Главная | О посольстве | Контакты

The Ministry of Science and Technology
People's Republic of China

May 20,2007

* {PUMP}
* {QUAY}

{PUMP}

{LEAD}

{QUAY}

{LAST}

Suggest to a Friend:     Print

© 中华人民共和国科学技术部 版权所有
"""

F_RUSSIAN = f"""<html><head><meta charset=utf-8></head><body><div id=head><h1>Посольство Острова</h1></div>
<div class=nav><a href=/>Главная</a> | <a href=/about>О посольстве</a> | <a href=/c>Контакты</a></div>
<div id=News_Body_Txt_A><div align=center>The Ministry of Science and Technology<br>People&rsquo;s Republic of China</div>
<div>&nbsp;</div><div align=right>May 20,2007</div>
<ul><li><a href="javascript:void(0)">{PUMP}</a></li><li><a href="#q">{QUAY}</a></li></ul>
<div align=center><strong>{PUMP}</strong></div><div>&nbsp;</div><div>{unicode(LEAD)}</div>
<div align=center><strong>{QUAY}</strong></div><div>{LAST}</div></div>
<div>Suggest to a Friend: &nbsp;&nbsp;&nbsp; <a href="javascript:print()">Print</a></div>
<div id=foot>&copy; 中华人民共和国科学技术部 版权所有</div></body></html>"""

F_2015_TEXT = f"""Embassy of an Island

Newsletter(2015-12)

Department of International Cooperation
Ministry of Science and Technology(MOST), P.R.China

No. 12

June 25 2015

Table of Contents

Special Issue: Water and Stone

l  {PUMP}

Orchards

l  {ORCHARD}

{PUMP}

{LEAD} The steps are:

l    lay the stones;
l    lift the cranes.

(Source: Harbour Daily, June 11, 2015)

{ORCHARD}

{MORE}

(Source: www.example.cn, June 15, 2015)

Monthly-Editorial Board:1, Quay Road Beijing 100000, china

Contact: Eva Example   E-mail:e@example.org  http://www.example.org
"""

F_2015 = f"""<HTML><BODY><TABLE><TR><TD>Embassy of an Island</TD></TR><TR><TD><P>Newsletter(2015-12)</P>
<P>Department of International Cooperation<BR>Ministry of Science and Technology(MOST), P.R.China</P><P>No. 12<P>June 25 2015
<P>Table of Contents</P><UL><LI>Special Issue: Water and Stone<UL><LI><A href="#1">{PUMP}</A></LI></UL></LI>
<LI>Orchards<UL><LI><A href="#2">{ORCHARD}</A></LI></UL></LI></UL>
<P><STRONG>{PUMP}</STRONG></P><P>{numbered(LEAD)} The steps are:</P>
<P><FONT face=Wingdings>l<SPAN>&nbsp;&nbsp; </SPAN></FONT>lay the stones;<BR><FONT face=Wingdings>l<SPAN>&nbsp;&nbsp; </SPAN></FONT>lift the cranes.</P>
<P align=right>(Source: <I>Harbour Daily</I>, June 11, 2015)
<P><STRONG>{ORCHARD}</STRONG><P>{MORE}<P align=right>(Source: <A href="http://www.example.cn">www.example.cn</A>, June 15, 2015)
<HR><P>Monthly-Editorial Board:1, Quay Road Beijing 100000, china</P><P>Contact: Eva Example&nbsp; E-mail:<A
href="mailto:e@example.org">e@example.org</A>&nbsp; <A href="http://www.example.org">http://www.example.org</A></TABLE></BODY></HTML>"""


TITLES = (PUMP, ORCHARD, QUAY)
BODY = (PUMP, LEAD, MORE, ORCHARD, MORE, "* plant ten more rows;", "* train their keepers.", QUAY, LEAD, LAST)


def a_page(contents: str, body: str, below: str = "") -> str:
    """A page of family A around a contents list, a body and what the site prints below."""
    return (
        "<TABLE><TR><TD>Home &gt; Announcement Board<TR><TD><CENTER>The Ministry of Science and Technology<BR>"
        f"People's Republic of China</CENTER><P ALIGN=right>N0.259 May 20,2001{contents}{body}{below}</TABLE>"
    )


def listed(mark: str) -> str:
    """The titles under each other with a typed mark."""
    return "<P>" + "<BR>\n".join(mark + title for title in TITLES) + "</P>"


def indented(blanks: str) -> str:
    """The body as one paragraph, with a line end and blanks in front of each."""
    return "<BR>\n".join(f"<B>{text}</B>" if text in TITLES else blanks + plain(text) for text in BODY)


PARAGRAPHS = "".join(f"<P>{plain(text)}" for text in BODY)
BROKEN_TITLES = "".join(f"<P>{plain(text).replace(' over', '<BR>over', text in TITLES)}" for text in BODY)
WRAPPED_LINES = "<BR><BR>".join(wrapped(plain(text)).replace("\r\n", "<BR>\n") for text in BODY)
PICTURES = "".join(f"<TR><TD><IMG SRC=dot.gif ALT=*><TD><A HREF=#>{title}</A>" for title in TITLES)
BELOW = (
    "<TR><TD>【<A HREF=javascript:print()>打印</A>】【<A HREF=javascript:close()>关闭</A>】</TD></TR>"
    "<TR><TD>Updated: 2001-05-25 10:20</TD></TR><TR><TD>Ministry of Tides, 15 Quay Road, Beijing 100000, China<BR>"
    "Tel: 86-10-5550000 ICP备00000000<BR>潮汐部 版权所有"
)
OTHER_WAYS = {
    "paragraphs on lines that begin with blanks": a_page(listed("* "), indented("&nbsp;&nbsp;&nbsp; ")),
    "paragraphs on lines that begin with wide blanks": a_page(listed("　　* "), indented("　　")),
    "paragraphs on lines": a_page(listed("* "), indented("")),
    "every line ended, as in mail": a_page(listed("* "), WRAPPED_LINES),
    "titles over two lines": a_page(listed("* "), BROKEN_TITLES),
    "pictures for bullets": a_page(f"<TABLE>{PICTURES}</TABLE>", PARAGRAPHS),
    "middle dots for bullets": a_page(listed("·"), PARAGRAPHS),
    "a numbered list": a_page(f"<OL><LI>{'<LI>'.join(TITLES)}</OL>", PARAGRAPHS),
    "what the site prints below, in Chinese": a_page(listed("* "), PARAGRAPHS, BELOW),
    "links below": a_page(listed("* "), PARAGRAPHS, "<TR><TD>[<A HREF=#>Print</A>] [<A HREF=#>Close</A>]"),
}


@dataclass(frozen=True)
class Page:
    """A page, the text that it prints, and the encoding of its bytes."""

    html: str
    text: str
    encoding: str = "utf-8"
    family: str | None = None


PAGES = {
    "A, all in one cell, line ends for paragraphs, in GBK": Page(A_ONE_CELL, A_TEXT, "gbk", "A"),
    "A, the same in UTF-8 that calls itself gb2312": Page(A_ONE_CELL, A_TEXT, "utf-8", "A"),
    "A, the same with a byte order mark": Page(A_ONE_CELL, A_TEXT, "utf-8-sig", "A"),
    "A, the same in GBK that calls itself Latin-1": Page(
        A_ONE_CELL.replace("gb2312", "iso-8859-1"), A_TEXT, "gbk", "A"
    ),
    "A, the same in GBK that calls itself UTF-8": Page(A_ONE_CELL.replace("gb2312", "utf-8"), A_TEXT, "gbk", "A"),
    "A, paragraphs and items never closed": Page(A_PARAGRAPHS, A_TEXT, "gbk", "A"),
    "A, text as it stood in mail": Page(A_PRE, A_PRE_TEXT, "utf-8", "A"),
    "A, the same between headings": Page(A_WRAPPED_PRE, A_PRE_TEXT, "utf-8", "A"),
    "B, saved from Word": Page(B_WORD, B_TEXT, "cp1252", "B"),
    "C, of an editor that puts empty paragraphs": Page(C_TRS, C_TEXT, "gbk", "C"),
    "D, in cells": Page(D_CELLS, D_TEXT, "utf-8", "A"),
    "E1, in cells": Page(E1_CELLS, E1_TEXT, "gbk", "E1"),
    "E2, in cells": Page(E2_CELLS, E2_TEXT, "gbk", "E2"),
    "F, under navigation in Russian": Page(F_RUSSIAN, F_TEXT, "utf-8", "C"),
    "F, of 2015, lists in lists": Page(F_2015, F_2015_TEXT, "utf-8", "F"),
    **{f"A, {name}": Page(html, A_TEXT, "gbk", "A") for name, html in OTHER_WAYS.items()},
}


def parsed(data: bytes, media_type: str) -> Newsletter:
    return parse(read_bytes(data, name="x", media_type=media_type).document)


def said(newsletter: Newsletter) -> dict[str, Any]:
    masthead = newsletter.masthead
    return {
        "masthead": (masthead.number, masthead.published, masthead.title, masthead.department),
        "contact": newsletter.contact,
        "sections": [section.title for section in newsletter.sections],
        "articles": [(article.title.text, article.contents_title, article.section) for article in newsletter.articles],
        "paragraphs": [
            (article.position, paragraph.kind, paragraph.text.text)
            for article in newsletter.articles
            for paragraph in article.paragraphs
        ],
        "sources": [source.text for article in newsletter.articles for source in article.sources],
        "problems": [problem.code for problem in newsletter.problems],
    }


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_read_as_the_text_that_it_prints(name: str) -> None:
    page = PAGES[name]
    newsletter = parsed(page.html.encode(page.encoding, "xmlcharrefreplace"), "text/html")
    twin = parsed(page.text.encode(), "text/plain")
    assert said(newsletter) == said(twin)
    assert newsletter.articles
    assert not any(block.kind == "unknown" for block in newsletter.blocks)
    assert page.family is None or newsletter.layout == page.family


def test_a_page_of_frames_says_where_its_text_is() -> None:
    page = f"<html><frameset rows='80,*'><frame src=top.htm><frame src=t259.htm><noframes>{MORE}</noframes></frameset></html>"
    with pytest.raises(CstdataError, match=r"t259\.htm"):
        parsed(page.encode(), "text/html")
