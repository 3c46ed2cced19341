"""Newsletters typeset as PDF: two columns under a masthead, page footers, in whatever order the lines are drawn.

The sample newsletters are the copy. They are taken apart crudely and not by the parser, so that what the reader
gives can be held against something that is not of its own making.
"""

import io
import random
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import pytest

stringWidth = pytest.importorskip("reportlab.pdfbase.pdfmetrics").stringWidth  # noqa: N816 - its name
Canvas = pytest.importorskip("reportlab.pdfgen.canvas").Canvas

SAMPLES = Path(__file__).parent.parent / "cstdata" / "newsletters" / "samples"
NAMES = tuple(sorted(path.stem for path in SAMPLES.glob("*.md")))

Kind = Literal["section", "title", "heading", "paragraph", "item", "source"]
Order = Literal["written", "shuffled", "rows", "words"]

_FOOTER = re.compile(r"Monthly-Editorial Board|Contact: ")
_CLOSED = re.compile(r"[.?!:;][\"”’)]*$|[.?!][\"”’],?$")  # noqa: RUF001
_KEEP = ("co-", "recently-")


@dataclass
class Piece:
    """A part of the copy."""

    kind: Kind
    text: str


@dataclass
class Copy:
    """The copy of a newsletter: masthead, contents list, body, page footer."""

    masthead: list[str] = field(default_factory=list)
    contents: list[tuple[str, list[str]]] = field(default_factory=list)
    body: list[Piece] = field(default_factory=list)
    footer: list[str] = field(default_factory=list)

    def articles(self) -> list[str]:
        """The text of each article, title to source."""
        found: list[list[str]] = []
        for piece in self.body:
            if piece.kind == "title":
                found.append([])
            if piece.kind != "section":
                found[-1].append(piece.text)
        return ["\n".join(parts) for parts in found]

    def printed(self) -> str:
        """All that is printed once: no footers."""
        heads = [line for section, titles in self.contents for line in (section, *titles)]
        return "\n".join([*self.masthead, *heads, *(piece.text for piece in self.body)])


def for_standard_fonts(text: str) -> str:
    """The text in letters that the standard fonts of PDF have; of the samples they lack one."""
    return text.replace("ő", "ö")


def read_copy(name: str, *, standard_fonts: bool = True) -> Copy:
    """The copy of a sample newsletter."""
    text = (SAMPLES / f"{name}.md").read_text(encoding="utf-8")
    text = re.sub(r"[*]+|<(http[^>]*)>", r"\1", text)
    text = for_standard_fonts(text) if standard_fonts else text
    copy = Copy()
    lines = [line.strip() for line in text.splitlines()]
    footers = [line for line in lines if _FOOTER.match(line)]
    copy.footer = list(dict.fromkeys(footers)) or [
        "Monthly-Editorial Board:12, Example Road Beijing 100000, china",
        "Contact: Ding Example E-mail:editor@example.org news@example.org http://www.example.org",
    ]
    rest = iter([line for line in lines if not _FOOTER.match(line)])
    following = _head(copy, rest)
    _body(copy, following, rest)
    return copy


def _head(copy: Copy, lines: Iterator[str]) -> str:
    """Take masthead and contents list; give the first line of the body."""
    for line in lines:
        if line.startswith("- "):
            copy.contents[-1][1].append(line[2:])
        elif line and copy.contents and copy.contents[-1][1] and line == copy.contents[0][0]:
            return line
        elif line and re.search(r"\b20\d\d$", "".join(copy.masthead[-1:])):
            if copy.contents and not copy.contents[-1][1]:
                return line
            copy.contents.append((line, []))
        elif line:
            copy.masthead.append(line)
    raise AssertionError("a sample without a body")


def _body(copy: Copy, first: str, lines: Iterator[str]) -> None:
    sections = {section for section, _ in copy.contents}
    parted = True
    for line in (first, *lines):
        last = copy.body[-1] if copy.body else None
        if not line:
            parted = True
            continue
        if line in sections:
            copy.body.append(Piece("section", line))
        elif last is None or (last.kind in ("section", "source") and last.text.endswith((")", *sections))):
            copy.body.append(Piece("title", line))
        elif line.startswith("(Source"):
            copy.body.append(Piece("source", line))
        elif last.kind == "source" or (last.kind in ("paragraph", "item") and _goes_on(last.text, line, parted)):
            last.text = _joined(last.text, line)
        elif line.startswith("- "):
            copy.body.append(Piece("item", line))
        elif len(line.split()) <= 10 and not _CLOSED.search(line) and not line.endswith("-"):
            copy.body.append(Piece("heading", line))
        else:
            copy.body.append(Piece("paragraph", line))
        parted = False


def _goes_on(before: str, line: str, parted: bool) -> bool:
    if line.startswith("- ") or re.match(r"\d\. ", line):
        return False
    return line[0].islower() or not _CLOSED.search(before) or not parted


def _joined(before: str, line: str) -> str:
    if before.endswith("-"):
        return (before if before.endswith(_KEEP) else before[:-1]) + line
    return f"{before} {line}"


def folded(text: str) -> str:
    """The letters, digits and signs of a text, without blanks and hyphens."""
    return re.sub(r"[\s\-\u2010\u00a0\u2022]+", "", text)


# reportlab: every line is placed by hand, so that lines can be drawn in any order --------------------------------


@dataclass
class Setting:
    """How a newsletter is typeset; lengths in points."""

    order: Order = "written"
    paragraphs: Literal["gap", "indent"] = "gap"
    justified: bool = True
    hyphenated: bool = True
    numbered: bool = False
    header: str = ""
    gutter: float = 20.0
    columns: int = 2
    contents_wide: bool = True
    bottom: float = 80.0
    seed: int = 0


@dataclass
class Placed:
    """A line on a page."""

    page: int
    x: float
    y: float
    font: str
    size: float
    text: str
    word_space: float = 0.0


WIDTH, HEIGHT = 595.0, 842.0
LEFT, TOP = 50.0, 800.0
REGULAR, BOLD, ITALIC = "Times-Roman", "Times-Bold", "Times-Italic"


class _Galley:
    """The column that is being filled."""

    def __init__(self, setting: Setting) -> None:
        self.setting = setting
        self.placed: list[Placed] = []
        self.page, self.column, self.y, self.top = 1, 0, TOP, TOP
        self.width = (WIDTH - 2 * LEFT - (setting.columns - 1) * setting.gutter) / setting.columns

    @property
    def x(self) -> float:
        return LEFT + self.column * (self.width + self.setting.gutter)

    def feed(self, leading: float) -> None:
        self.y -= leading
        if self.y < self.setting.bottom:
            self.column += 1
            if self.column == self.setting.columns:
                self.page, self.column, self.top = self.page + 1, 0, TOP
            self.y = self.top - leading

    def space(self, height: float) -> None:
        if self.y < self.top:
            self.y -= height

    def wide(self, text: str, font: str, size: float, *, centred: bool) -> None:
        self.y -= size * 1.3
        x = (WIDTH - stringWidth(text, font, size)) / 2 if centred else LEFT
        self.placed.append(Placed(self.page, x, self.y, font, size, text))

    def paragraph(self, text: str, font: str, size: float, *, first: float = 0.0, rest: float = 0.0) -> None:
        hyphenated = self.setting.hyphenated and font == REGULAR
        rows = list(_rows(text, font, size, self.width, first, rest, hyphenated=hyphenated))
        for number, (row, natural) in enumerate(rows):
            indent = first if number == 0 else rest
            self.feed(size * 1.2)
            gaps = row.count(" ")
            loose = self.width - indent - natural
            stretched = self.setting.justified and font == REGULAR and number < len(rows) - 1 and gaps
            self.placed.append(
                Placed(self.page, self.x + indent, self.y, font, size, row, loose / gaps if stretched else 0.0)
            )


def _rows(
    text: str, font: str, size: float, width: float, first: float, rest: float, *, hyphenated: bool
) -> Iterator[tuple[str, float]]:
    row, room = "", width - first
    for word in text.split():
        longer = f"{row} {word}" if row else word
        if stringWidth(longer, font, size) <= room:
            row = longer
            continue
        tail = word
        if hyphenated:
            for cut in _cuts(word):
                start = f"{row} {word[:cut]}".strip() + ("" if word[cut - 1] == "-" else "-")
                if stringWidth(start, font, size) <= room:
                    row, tail = start, word[cut:]
                    break
        yield row, stringWidth(row, font, size)
        row, room = tail, width - rest
    yield row, stringWidth(row, font, size)


def _cuts(word: str) -> list[int]:
    """Where a word may be cut, the last place first: behind its hyphens, between consonants of a long word."""
    cuts = [match.end() for match in re.finditer(r"(?<=\w\w)-(?=\w\w)", word)]
    if re.fullmatch(r"[a-z]{7,}[.,;]?", word):
        cuts += [
            match.start() + 1 for match in re.finditer(r"(?<=[a-z]{2})[bcdfglmnprst](?=[bcdfglmnprst][a-z]{2})", word)
        ]
    return sorted(cuts, reverse=True)


def set_lines(copy: Copy, setting: Setting) -> list[Placed]:
    """The lines of a newsletter, page by page in reading order, each page's header before and footer behind it."""
    galley = _Galley(setting)
    for number, line in enumerate(copy.masthead):
        galley.wide(line, BOLD if number == 0 else ITALIC, 15 if number == 0 else 10, centred=True)
    galley.y -= 8
    if setting.contents_wide:
        for section, titles in copy.contents:
            galley.wide(section, REGULAR, 10, centred=False)
            for title in titles:
                galley.wide(f"• {title}", BOLD, 10, centred=False)
            galley.y -= 6
    galley.y -= 10
    galley.top = galley.y
    if not setting.contents_wide:
        for section, titles in copy.contents:
            galley.paragraph(section, REGULAR, 10)
            for title in titles:
                galley.paragraph(f"• {title}", BOLD, 10, rest=10)
            galley.space(6)
    for piece, previous in zip(copy.body, [None, *copy.body], strict=False):
        _set_piece(galley, piece, previous)
    return [*galley.placed, *_furniture(copy, galley)]


def _set_piece(galley: _Galley, piece: Piece, previous: Piece | None) -> None:
    gaps = galley.setting.paragraphs == "gap"
    if piece.kind == "section":
        galley.space(12)
        galley.paragraph(piece.text, BOLD, 12)
    elif piece.kind == "title":
        galley.space(10)
        galley.paragraph(piece.text, BOLD, 11)
    elif piece.kind == "item":
        galley.paragraph("•" + piece.text[1:], REGULAR, 10, rest=8)
    else:
        galley.space(6 if gaps else 0)
        follows = previous is not None and previous.kind in ("paragraph", "item")
        indented = not gaps and piece.kind == "paragraph" and follows
        galley.paragraph(piece.text, BOLD if piece.kind == "heading" else REGULAR, 10, first=14 if indented else 0)


def _furniture(copy: Copy, galley: _Galley) -> Iterator[Placed]:
    for page in range(1, galley.page + 1):
        if galley.setting.header and page > 1:
            yield Placed(page, LEFT, 815, ITALIC, 8, galley.setting.header)
        for number, line in enumerate(copy.footer):
            yield Placed(page, LEFT, 50 - 10 * number, REGULAR, 8, line)
        if galley.setting.numbered:
            yield Placed(page, WIDTH / 2 - 6, 22, REGULAR, 8, f"- {page} -")


def draw(lines: Sequence[Placed], setting: Setting) -> bytes:
    """The PDF of placed lines."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(WIDTH, HEIGHT), invariant=1)
    canvas.setTitle("A title that is not printed")
    for page in range(1, max(line.page for line in lines) + 1):
        for line in _in_order([line for line in lines if line.page == page], setting):
            text = canvas.beginText(line.x, line.y)
            text.setFont(line.font, line.size)
            text.setWordSpace(line.word_space)
            text.textOut(line.text)
            canvas.drawText(text)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _in_order(lines: list[Placed], setting: Setting) -> list[Placed]:
    if setting.order == "rows":
        return sorted(lines, key=lambda line: (-line.y, line.x))
    if setting.order == "words":
        lines = [word for line in lines for word in _words(line)]
    if setting.order in ("shuffled", "words"):
        random.Random(setting.seed).shuffle(lines)  # noqa: S311
    return lines


def _words(line: Placed) -> Iterator[Placed]:
    x = line.x
    for word in line.text.split(" "):
        if word:
            yield Placed(line.page, x, line.y, line.font, line.size, word)
        x += stringWidth(word + " ", line.font, line.size) + line.word_space


def reportlab_pdf(copy: Copy, setting: Setting | None = None) -> bytes:
    """A newsletter typeset with reportlab."""
    setting = setting or Setting()
    return draw(set_lines(copy, setting), setting)


# typst: justified and hyphenated by a typesetter that breaks paragraphs as a whole ---------------------------------


def typst_pdf(
    copy: Copy,
    *,
    indent: bool = False,
    columns: int = 2,
    gutter: str = "7mm",
    boxed: bool = False,
    footer: bool = True,
    between: Mapping[int, str] | None = None,
) -> bytes:
    """A newsletter typeset with typst.

    Args:
        copy: The newsletter.
        indent: Whether paragraphs begin with an indent rather than under a gap.
        columns: How many.
        gutter: What is between them.
        boxed: Whether the contents list stands in a frame at the head of the first column.
        footer: Whether pages have one.
        between: What else stands above pieces of the body, in the language of typst, by their indices.
    """
    typst = pytest.importorskip("typst")
    page = f'#set page(paper: "a4", columns: {columns}, footer: {_typst_footer(copy) if footer else "none"})'
    paragraph = "first-line-indent: 1.2em, spacing: 0.65em" if indent else "spacing: 1.2em"
    parts = [
        page,
        f"#set columns(gutter: {gutter})",
        f'#set text(lang: "en", size: 10pt, hyphenate: true)\n#set par(justify: true, {paragraph})',
        _typst_masthead(copy),
        _typst_contents(copy, boxed=boxed),
        *_typst_body(copy, between or {}),
    ]
    compiled: bytes = typst.compile("\n\n".join(parts).encode())
    return compiled


def _typst_footer(copy: Copy) -> str:
    return f"text(size: 8pt)[{' #linebreak() '.join(map(_typst_string, copy.footer))}]"


def _typst_masthead(copy: Copy) -> str:
    lines = " #linebreak() ".join(
        f"*{_typst_string(line)}*" if number == 0 else f"_{_typst_string(line)}_"
        for number, line in enumerate(copy.masthead)
    )
    return f'#place(top + center, scope: "parent", float: true)[#set par(justify: false)\n{lines}]'


def _typst_contents(copy: Copy, *, boxed: bool) -> str:
    parts = []
    for section, titles in copy.contents:
        parts.append(_typst_string(section))
        parts.append("\n".join(f"- *{_typst_string(title)}*" for title in titles))
    contents = "\n\n".join(parts)
    return f"#rect(width: 100%, inset: 8pt)[{contents}]" if boxed else contents


def _typst_body(copy: Copy, between: Mapping[int, str]) -> Iterator[str]:
    for index, piece in enumerate(copy.body):
        if index in between:
            yield between[index]
        text = _typst_string(piece.text.removeprefix("- "))
        if piece.kind in ("section", "title", "heading"):
            size = 12 if piece.kind == "section" else 10
            set_text = f"text(size: {size}pt, strong(par(justify: false, first-line-indent: 0pt)[{text}]))"
            yield f"#block(sticky: true, above: 1.6em, below: 1em, {set_text})"
        else:
            yield f"- {text}" if piece.kind == "item" else text


def _typst_string(text: str) -> str:
    return '#"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
