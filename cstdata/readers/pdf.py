"""PDF: the text of the pages in reading order, line by line.

pdfium (by pypdfium2) says which characters stand where; everything else is geometry, see `pdf_columns`. All places
count characters of the extracted text. Between two pages, and round a header or footer, stands an empty line, unless a
paragraph goes on over the page break; there is no form feed.
"""

import ctypes
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from cstdata.problems import Code, CstdataError, Problem
from cstdata.readers.document import Line, Mark, Span
from cstdata.readers.pdf_columns import BLANK, Flow, Page, Row, Word, arrange, continues, leading_of, parted
from cstdata.readers.text import text_lines

__all__ = ["MOST_CHARACTERS", "MOST_PAGES", "PdfText", "pdf_text"]

MOST_PAGES = 500
"""The most pages of a document; a newsletter has eight."""

MOST_CHARACTERS = 1_000_000
"""The most characters of a document; a newsletter has twenty thousand."""

LARGEST_DRAWING = 8 * 1024 * 1024
"""The most drawing commands of a page, in bytes; a page of a newsletter has some ten thousand."""

ENCRYPTED: Code = "document-encrypted"
IMAGES_ONLY: Code = "document-images-only"
BROKEN: Code = "document-unreadable"
TOO_LARGE: Code = "document-too-large"
EMPTY: Code = "document-empty"


@dataclass(frozen=True, slots=True)
class PdfText:
    """The text of a PDF.

    Args:
        text: What is printed, in reading order.
        lines: The lines of ``text``, in order, without gap.
        pages: For each page its place in ``text``; together they are the whole text.
        running: The numbers of the lines that are running headers, footers or page numbers.
        without_text: The numbers, from 1, of pages on which no text stands; they may be pictures.
        damaged: How many streams of drawing commands are damaged; text that stood there is missing.
    """

    text: str
    lines: tuple[Line, ...]
    pages: tuple[Span, ...]
    running: frozenset[int]
    without_text: tuple[int, ...]
    damaged: int


def pdf_text(data: bytes) -> PdfText:
    """Read a PDF.

    Raises:
        CstdataError: The bytes are no PDF, a broken or a truncated one, it needs a password, has no pages or too
            many, or no text stands on any page.
    """
    if b"%PDF-" not in data[:1024]:
        raise _error(BROKEN, "the file does not begin as a PDF does", expected="%PDF- and a version")
    if b"%%EOF" not in data:
        raise _error(BROKEN, "the PDF is cut off: it has no end mark", advice="Fetch it again.", expected="%%EOF")
    damaged = _damaged(data)
    document = _opened(data)
    try:
        pages, images = _read_pages(document)
    finally:
        document.close()
    if not any(pages):
        if damaged:
            raise _error(BROKEN, "the PDF is broken: what is drawn on its pages is damaged", advice="Fetch it again.")
        if images:
            raise _error(
                IMAGES_ONLY,
                f"the PDF has {images} pictures on {len(pages)} pages and no text",
                advice="It is a scan; put it through a text recognition (OCR) first.",
            )
        raise _error(EMPTY, f"the PDF prints no text on any of its {len(pages)} pages")
    return _text(pages, damaged)


def _error(code: Code, message: str, *, advice: str | None = None, expected: str | None = None) -> CstdataError:
    return CstdataError(Problem(code=code, message=message, advice=advice, expected=expected))


# What pdfium gives -------------------------------------------------------------------------------------------------

_PASSWORD = {pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY}
_BLANK = frozenset((0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x20, 0x85, 0xA0, 0x2028, 0x2029, 0x3000, *range(0x2000, 0x200B)))
# How pdfium marks a hyphen at a line end, in its two interfaces; a soft hyphen that has a glyph is printed, too.
_HYPHENS = frozenset((0x02, 0xFFFE, 0xAD))
_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
_BOLD = ("bold", "black", "heavy", "-demi", "semibd")
_ITALIC = ("italic", "oblique", "slanted", "kursiv")
_FARTHEST = 100_000.0
BACK, LETTER_SPACE = -0.5, 0.3
"""How far before the end of a word, and behind it, its next letter may stand, as a part of their height."""


_REASONS = {
    pdfium.FPDF_ERR_FORMAT: "its objects or its table of objects can't be read",
    pdfium.FPDF_ERR_FILE: "its file structure can't be read",
    pdfium.FPDF_ERR_PAGE: "a page can't be read",
}


def _opened(data: bytes) -> Any:
    """The document, which the caller closes.

    pdfium is called directly: where a document has no pages, pypdfium2 reports the error of the one before.
    """
    handle = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not handle:
        code = pdfium.FPDF_GetLastError()
        if code in _PASSWORD:
            raise _error(ENCRYPTED, "the PDF is encrypted and needs a password", advice="Save it without a password.")
        reason = _REASONS.get(code, f"pdfium gives error {code}")
        raise _error(BROKEN, f"the PDF is broken: {reason}", advice="Fetch it again, or print it to a new PDF.")
    return pypdfium2.PdfDocument(handle)


_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_NOT_DRAWING = re.compile(rb"/Image\b|/Length1\b|/(?:Type1|CIDFontType0|OpenType)C?\b|/ObjStm\b|/XRef\b")
_DEFLATED = re.compile(rb"/Filter\s*\[?\s*/FlateDecode\s*[\]/>]")


def _damaged(data: bytes) -> int:
    """How many streams of drawing commands are damaged; pdfium would draw what stands before the damage.

    What inflates without measure is refused, before pdfium reads it all.
    """
    damaged = 0
    for match in _STREAM.finditer(data):
        head = data[max(0, match.start() - 400) : match.start()].rpartition(b" obj")[2]
        if _NOT_DRAWING.search(head) or not _DEFLATED.search(head):
            continue
        inflater = zlib.decompressobj()
        try:
            inflated = inflater.decompress(memoryview(data)[match.end() :], LARGEST_DRAWING + 1)
        except zlib.error:
            damaged += 1
            continue
        if len(inflated) > LARGEST_DRAWING:
            raise _error(
                TOO_LARGE,
                "the drawing commands of a page of the PDF inflate without measure",
                expected=f"at most {LARGEST_DRAWING} bytes",
            )
        damaged += not inflater.eof
    # The streams of an encrypted document (by its owner, to be read by all) can't be looked into so.
    return 0 if b"/Encrypt" in data else damaged


def _read_pages(document: Any) -> tuple[list[list[Word]], int]:
    """The words of each page, and how many pictures stand on pages without words."""
    count = len(document)
    if not count:
        raise _error(EMPTY, "the PDF has no pages")
    if count > MOST_PAGES:
        raise _error(TOO_LARGE, f"the PDF has {count} pages", expected=f"at most {MOST_PAGES}")
    pages: list[list[Word]] = []
    images = characters = 0
    for number in range(count):
        try:
            words, seen, pictures = _read_page(document, number, MOST_CHARACTERS - characters)
        except pypdfium2.PdfiumError:
            raise _error(BROKEN, f"page {number + 1} of the PDF is broken", advice="Fetch it again.") from None
        pages.append(words)
        characters += seen
        images += pictures
    return pages, images


def _read_page(document: Any, number: int, room: int) -> tuple[list[Word], int, int]:
    """The words of a page, the number of its characters, the number of its pictures where it has no words."""
    page = document[number]
    try:
        textpage = page.get_textpage()
        try:
            count = textpage.count_chars()
            if count > room:
                raise _error(
                    TOO_LARGE, "the PDF has too many characters", expected=f"at most {MOST_CHARACTERS} on all its pages"
                )
            words = list(_words(textpage.raw, count, page.get_rotation()))
        finally:
            textpage.close()
        pictures = 0 if words else sum(1 for _ in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE]))
    finally:
        page.close()
    return words, count, pictures


@dataclass(slots=True)
class _Draft:
    """A word while it is read."""

    characters: list[str] = field(default_factory=list)
    first: int = 0
    x0: float = 0.0
    y0: float = 0.0
    x1: float = 0.0
    y1: float = 0.0

    def gap(self, x0: float, y0: float, y1: float) -> float | None:
        """How far behind the word a character stands, as a part of their height; None where it is not beside it."""
        height, own = y1 - y0, self.y1 - self.y0
        if min(y1, self.y1) - max(y0, self.y0) < 0.5 * min(height, own):
            return None
        # The box of a hyphen at a line end is as low as its stroke, so the higher of the two is the measure.
        return (x0 - self.x1) / max(height, own)

    def grow(self, x1: float, y0: float, y1: float) -> None:
        """Take in the box of a character."""
        self.x1 = max(self.x1, x1)
        if y1 - y0 > self.y1 - self.y0:
            self.y0, self.y1 = y0, y1


def _words(textpage: Any, count: int, rotation: int) -> Iterator[Word]:
    """The words of a page in the order in which they were drawn."""
    box = pdfium.FS_RECTF()
    unicode_of, box_of = pdfium.FPDFText_GetUnicode, pdfium.FPDFText_GetLooseCharBox
    draft = _Draft()
    spaced, index = True, 0
    for place in range(count):
        code = unicode_of(textpage, place)
        if code in _BLANK:
            if draft.characters:
                yield _word(textpage, draft, index, spaced=spaced)
                draft, index, spaced = _Draft(), index + 1, False
            # A line end that pdfium made up parts words that stand at different heights; only a blank is a blank.
            spaced = spaced or code not in (0x0D, 0x0A)
            continue
        box_of(textpage, place, box)
        x0, y0, x1, y1 = _sound(textpage, place, box)
        if rotation:
            x0, y0, x1, y1 = _turned(x0, y0, x1, y1, rotation)
        if draft.characters:
            gap = draft.gap(x0, y0, y1)
            if gap is not None and (
                BACK < gap < BLANK or (BLANK <= gap < LETTER_SPACE and _drawn_together(textpage, place))
            ):
                draft.characters.append(_printed(code))
                draft.grow(x1, y0, y1)
                continue
            yield _word(textpage, draft, index, spaced=spaced)
            index, spaced = index + 1, False
        draft = _Draft([_printed(code)], place, x0, y0, x1, y1)
    if draft.characters:
        yield _word(textpage, draft, index, spaced=spaced)


def _drawn_together(textpage: Any, place: int) -> bool:
    """Whether a character and the one before were drawn as one, so that a gap between them is letter spacing."""
    before, own = (pdfium.FPDFText_GetTextObject(textpage, index) for index in (place - 1, place))
    return ctypes.cast(before, ctypes.c_void_p).value == ctypes.cast(own, ctypes.c_void_p).value


def _sound(textpage: Any, place: int, box: Any) -> tuple[float, float, float, float]:
    """The box of a character, made possible where the document says nonsense."""
    x0, y0, x1, y1 = box.left, box.bottom, box.right, box.top
    if not (-_FARTHEST < x0 < _FARTHEST and -_FARTHEST < y0 < _FARTHEST):
        x0, y0 = 0.0, 0.0
    if not x0 <= x1 < _FARTHEST:
        x1 = x0
    if not y0 < y1 < _FARTHEST:
        y1 = y0 + min(max(pdfium.FPDFText_GetFontSize(textpage, place), 1.0), 100.0)
    return x0, y0, x1, y1


def _printed(code: int) -> str:
    if code in _HYPHENS:
        return "-"
    if code in _LIGATURES:
        return _LIGATURES[code]
    # A glyph that the font gives no character for is printed all the same.
    return chr(code) if 0 < code < 0x110000 else "\ufffd"  # noqa: PLR2004 - the last code point


def _word(textpage: Any, draft: _Draft, index: int, *, spaced: bool) -> Word:
    text = "".join(draft.characters)
    # Two halves of a character beyond the first 65,536 become one; half of one becomes U+FFFD.
    text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    if len(text) == 1 and "\ue000" <= text <= "\uf8ff":
        text = "•"  # bullets of Symbol and Wingdings stand in the private use area
    bold, italic = _style(textpage, draft.first)
    return Word(text, draft.x0, draft.y0, draft.x1, draft.y1, index, spaced, bold, italic)


def _style(textpage: Any, place: int) -> tuple[bool, bool]:
    """Whether the font of a character is bold, and whether it is italic."""
    name = ctypes.create_string_buffer(128)
    flags = ctypes.c_int()
    length = pdfium.FPDFText_GetFontInfo(textpage, place, name, len(name), ctypes.byref(flags))
    return _style_of(name.raw[: max(length - 1, 0)], flags.value)


_ITALIC_FLAG, _BOLD_FLAG = 1 << 6, 1 << 18


@cache
def _style_of(name: bytes, flags: int) -> tuple[bool, bool]:
    said = name.decode("latin-1").casefold()
    bold = any(word in said for word in _BOLD) or bool(flags & _BOLD_FLAG)
    return bold, any(word in said for word in _ITALIC) or bool(flags & _ITALIC_FLAG)


def _turned(x0: float, y0: float, x1: float, y1: float, degrees: int) -> tuple[float, float, float, float]:
    """A box as it stands on a page that is shown turned clockwise."""
    if degrees == 90:  # noqa: PLR2004
        return y0, -x1, y1, -x0
    if degrees == 180:  # noqa: PLR2004
        return -x1, -y1, -x0, -y0
    return -y1, x0, -y0, x1


# Text --------------------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Writer:
    """The text while it is put together."""

    rows: list[str] = field(default_factory=list)
    marks: dict[int, frozenset[Mark]] = field(default_factory=dict)
    running: set[int] = field(default_factory=set)
    length: int = 0

    def row(self, row: Row, *, apart: bool, running: bool = False) -> None:
        """Write a row, after an empty line where it stands ``apart``."""
        if apart:
            self.gap()
        self.put(row.text)
        found: list[Mark] = ["strong"] if row.bold else []
        found += ["emphasis"] if row.italic else []
        if found:
            self.marks[len(self.rows)] = frozenset(found)
        if running:
            self.running.add(len(self.rows))

    def gap(self) -> int:
        """Write an empty line where none stands, and say where the next line begins."""
        if self.rows and self.rows[-1]:
            self.put("")
        return self.length

    def put(self, text: str) -> None:
        """Write a line."""
        self.rows.append(text)
        self.length += len(text) + 1


def _text(words: list[list[Word]], damaged: int) -> PdfText:
    pages = arrange(words)
    leading = leading_of(pages)
    indents = _indents(pages, leading)
    writer = _Writer()
    starts: list[int] = []
    goes_on = False
    for page, following in zip(pages, [*pages[1:], Page()], strict=True):
        starts.append(writer.length if goes_on else writer.gap())
        before = goes_on
        goes_on = bool(page.flows and following.flows) and continues(
            page.flows[-1], following.flows[0], indents=indents
        )
        _write(writer, page, leading, indents=indents, from_above=before, goes_on=goes_on)
    text = "".join(row + "\n" for row in writer.rows)
    lines = tuple(
        replace(line, marks=writer.marks[line.number]) if line.number in writer.marks else line
        for line in text_lines(text)
    )
    spans = tuple(zip(starts, [*starts[1:], len(text)], strict=True))
    without = tuple(number for number, page in enumerate(words, start=1) if not page)
    return PdfText(text, lines, spans, frozenset(writer.running), without, damaged)


def _write(writer: _Writer, page: Page, leading: float, *, indents: bool, from_above: bool, goes_on: bool) -> None:
    """Write a page.

    Where a paragraph goes on from the page before (``from_above``) or on the next one (``goes_on``), no empty line
    parts it from the header or footer that stands inside it.
    """
    for index, row in enumerate(page.head):
        writer.row(row, apart=not index and not from_above, running=True)
    last: Flow | None = None
    for flow in page.flows:
        joined = from_above if last is None else continues(last, flow, indents=indents)
        writer.row(flow.rows[0], apart=not joined)
        for index in range(1, len(flow.rows)):
            writer.row(flow.rows[index], apart=parted(flow, index, leading))
        last = flow
    for index, row in enumerate(page.foot):
        writer.row(row, apart=not index and not goes_on, running=True)


def _indents(pages: list[Page], leading: float) -> bool:
    """Whether the document shows its paragraphs by indents rather than by gaps."""
    indents = gaps = 0
    for page in pages:
        for flow in page.flows:
            for index in range(1, len(flow.rows)):
                above, below = flow.rows[index - 1], flow.rows[index]
                if above.bold or below.bold or not parted(flow, index, leading):
                    continue
                indented = below.x0 - flow.left > 0.6 * below.height
                indents += indented
                gaps += not indented
    return indents > gaps
