"""The PDF reader on newsletters that are typeset here, and on what is no newsletter and no PDF."""

import io
import random
import re
import zlib
from collections import Counter
from collections.abc import Callable
from typing import Any

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typesetting import NAMES, Canvas, Copy, Order, Setting, folded, read_copy, reportlab_pdf, set_lines, typst_pdf

from cstdata.parser.chunks import chunks_of
from cstdata.problems import CstdataError
from cstdata.readers import Document
from cstdata.readers.pdf import MOST_PAGES, PdfText, pdf_text

SETTINGS = {
    "written": Setting(),
    "shuffled": Setting(order="shuffled", paragraphs="indent", numbered=True),
    "row by row": Setting(order="rows", header="A newsletter, continued"),
    "row by row, ragged": Setting(order="rows", justified=False, hyphenated=False, paragraphs="indent", bottom=420),
    "word by word": Setting(order="words", contents_wide=False, numbered=True, gutter=14),
    "short pages": Setting(order="shuffled", bottom=520, header="A newsletter, continued", numbered=True),
    "one column": Setting(order="shuffled", columns=1),
}


def body_of(read: PdfText) -> str:
    return "\n".join(line.text for line in read.lines if line.number not in read.running)


def assert_covered(read: PdfText) -> None:
    assert [line.number for line in read.lines] == list(range(1, len(read.lines) + 1))
    assert "".join(read.text[line.start : line.end] for line in read.lines) == read.text
    for line in read.lines:
        assert "".join(read.text[start:end] for start, end in line.spans) == line.text
    assert "".join(read.text[start:end] for start, end in read.pages) == read.text


def chunks(read: PdfText) -> list[str]:
    document = Document("n", "0", 0, "application/pdf", "pdf", None, read.text, read.lines, read.pages, read.running)
    running = frozenset(line.start for line in read.lines if line.number in read.running)
    return [folded(chunk.text) for chunk in chunks_of(document, read.lines, running)]


@pytest.fixture(params=NAMES)
def copy(request: pytest.FixtureRequest) -> Copy:
    return read_copy(request.param)


def assert_whole_and_in_order(read: PdfText, copy: Copy) -> None:
    assert_covered(read)
    body = folded(body_of(read))
    for article in copy.articles():
        assert folded(article) in body
    assert body == folded(copy.printed())
    for line in copy.footer:
        assert read.text.count(line) == len(read.pages)


@pytest.mark.parametrize("name", SETTINGS)
def test_every_word_in_order_however_the_page_was_drawn(copy: Copy, name: str) -> None:
    read = pdf_text(reportlab_pdf(copy, SETTINGS[name]))
    assert_whole_and_in_order(read, copy)
    running = [line.text for line in read.lines if line.number in read.running]
    kinds = len(copy.footer) + SETTINGS[name].numbered
    assert len(running) == kinds * len(read.pages) + bool(SETTINGS[name].header) * (len(read.pages) - 1)


@pytest.mark.parametrize(("columns", "indent"), [(2, False), (2, True), (1, False)])
def test_every_word_in_order_from_a_real_typesetter(copy: Copy, columns: int, indent: bool) -> None:
    assert_whole_and_in_order(pdf_text(typst_pdf(copy, columns=columns, indent=indent)), copy)


@pytest.mark.parametrize("name", ["written", "shuffled", "row by row, ragged", "short pages"])
def test_pages_are_kept(copy: Copy, name: str) -> None:
    lines = set_lines(copy, SETTINGS[name])
    read = pdf_text(reportlab_pdf(copy, SETTINGS[name]))
    assert len(read.pages) == max(line.page for line in lines)
    for number, (start, end) in enumerate(read.pages, start=1):
        printed = folded("".join(line.text for line in lines if line.page == number))
        assert Counter(folded(read.text[start:end])) == Counter(printed)
    assert read.without_text == ()


@pytest.mark.parametrize("name", ["written", "shuffled", "row by row", "one column"])
def test_paragraphs_are_parted_but_where_a_page_ends(copy: Copy, name: str) -> None:
    read = pdf_text(reportlab_pdf(copy, SETTINGS[name]))
    found = chunks(read)
    missing = [piece.text for piece in copy.body if folded(piece.text) not in found]
    assert len(missing) < len(read.pages)


def test_lines_stay_lines() -> None:
    setting = Setting(order="rows")
    copy = read_copy(NAMES[0])
    text = pdf_text(reportlab_pdf(copy, setting)).text.splitlines()
    for line in set_lines(copy, setting):
        assert line.text in text


def test_hyphens_at_line_ends_stay_at_line_ends() -> None:
    for data in (reportlab_pdf(read_copy(NAMES[0])), typst_pdf(read_copy(NAMES[0]))):
        text = pdf_text(data).text
        assert re.search(r"[a-z][-\u2010]\n[a-z]", text)
        assert not re.search("[\x02\ufffe\u00ad]| -\n", text)


def test_bold_and_italic_lines_are_marked(copy: Copy) -> None:
    for read in (pdf_text(reportlab_pdf(copy)), pdf_text(typst_pdf(copy))):
        marks = {line.text: line.marks for line in read.lines if not line.blank}
        assert marks[copy.masthead[0]] == {"strong"}
        assert marks[copy.masthead[1]] == {"emphasis"}
        strong = folded(" ".join(line.text for line in read.lines if "strong" in line.marks))
        assert all(folded(piece.text) in strong for piece in copy.body if piece.kind in ("title", "heading"))
        assert not any("strong" in line.marks for line in read.lines if line.text.startswith("(Source"))


def test_the_same_bytes_give_the_same_text() -> None:
    data = typst_pdf(read_copy(NAMES[0]))
    assert pdf_text(data) == pdf_text(data)


# Small pages -------------------------------------------------------------------------------------------------------


def page_of(*draw: Callable[[Any], None], rotation: int = 0, **options: Any) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842), invariant=1, **options)
    for page in draw:
        page(canvas)
        canvas.setPageRotation(rotation)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def rows(canvas: Any, x: float, y: float, *lines: str, size: float = 10, leading: float = 12) -> None:
    canvas.setFont("Times-Roman", size)
    for number, line in enumerate(lines):
        canvas.drawString(x, y - leading * number, line)


LEFT = tuple(
    f"left line {word} goes to the edge of its column" for word in ["one", "two", "three", "four", "five", "six"]
)
RIGHT = tuple(line.replace("left", "right") for line in LEFT)


def test_columns_whose_lines_stand_at_different_heights() -> None:
    def draw(canvas: Any) -> None:
        for number in range(6):
            rows(canvas, 310, 693 - 12 * number, RIGHT[number])
            rows(canvas, 50, 700 - 12 * number, LEFT[number])

    assert pdf_text(page_of(draw)).text.splitlines() == [*LEFT, *RIGHT]


def test_a_title_over_both_columns_parts_them() -> None:
    wide = "A title that is so long that it runs over the left column and over the right column of the page"

    def draw(canvas: Any) -> None:
        for number in range(6):
            rows(canvas, 310, 700 - 12 * number, RIGHT[number].replace("line", "above"))
            rows(canvas, 50, 700 - 12 * number, LEFT[number].replace("line", "above"))
            rows(canvas, 310, 560 - 12 * number, RIGHT[number])
            rows(canvas, 50, 560 - 12 * number, LEFT[number])
        rows(canvas, 50, 595, wide, size=12)

    text = [line for line in pdf_text(page_of(draw)).text.splitlines() if line]
    above = [line.replace("line", "above") for line in (*LEFT, *RIGHT)]
    assert text == [*above, wide, *LEFT, *RIGHT]


def test_a_page_with_two_rows_takes_the_gutter_of_the_others() -> None:
    def full(canvas: Any) -> None:
        rows(canvas, 50, 700, *LEFT)
        rows(canvas, 310, 700, *RIGHT)

    def short(canvas: Any) -> None:
        rows(canvas, 50, 700, *LEFT[:2])
        rows(canvas, 310, 700, *RIGHT[:2])

    read = pdf_text(page_of(full, short))
    start, end = read.pages[1]
    assert [line for line in read.text[start:end].splitlines() if line] == [*LEFT[:2], *RIGHT[:2]]


def test_the_small_footer_of_a_single_page_is_not_read_between_the_columns() -> None:
    def draw(canvas: Any) -> None:
        rows(canvas, 50, 700, *LEFT)
        rows(canvas, 310, 700, *RIGHT)
        rows(canvas, 50, 40, "Editors: 1 Nowhere Lane", size=8)

    read = pdf_text(page_of(draw))
    assert read.text.splitlines()[-1] == "Editors: 1 Nowhere Lane"
    assert read.running == {read.lines[-1].number}


def test_page_numbers_and_running_headers_are_lines_of_their_own() -> None:
    def page(number: int) -> Callable[[Any], None]:
        def draw(canvas: Any) -> None:
            rows(canvas, 50, 810, "The Running Header")
            rows(canvas, 50, 700, *(f"{line} {'abc'[number - 9]}" for line in LEFT))
            rows(canvas, 300, 30, str(number))

        return draw

    read = pdf_text(page_of(page(9), page(10), page(11)))
    running = [line.text for line in read.lines if line.number in read.running]
    assert running == ["The Running Header", "9", "The Running Header", "10", "The Running Header", "11"]


@pytest.mark.parametrize(
    ("last", "goes_on"),
    [
        ("A sentence that fills its line to the end of its column.", True),
        ("A short one.", False),
        ("A short one without a stop", False),
    ],
)
def test_an_empty_line_stands_round_a_footer_where_the_paragraph_ends(last: str, goes_on: bool) -> None:
    full = [f"{word} sentence that fills its line to the end of its column," for word in ("A", "B", "C", "D", "E", "F")]

    def draw(canvas: Any, *lines: str) -> None:
        rows(canvas, 50, 700, *lines)
        rows(canvas, 50, 40, "Editors: 1 Nowhere Lane", size=8)

    read = pdf_text(page_of(lambda canvas: draw(canvas, *full, last), lambda canvas: draw(canvas, *full)))
    inside = f"{last}\nEditors: 1 Nowhere Lane\n{full[0]}"
    assert (inside in read.text) == goes_on
    assert (inside.replace("\n", "\n\n") in read.text) != goes_on
    assert read.text[slice(*read.pages[1])].startswith(full[0])


def test_raised_and_lowered_signs_stay_in_their_word() -> None:
    def draw(canvas: Any) -> None:
        text = canvas.beginText(50, 700)
        text.setFont("Times-Roman", 10)
        text.textOut("The 13")
        text.setFont("Times-Roman", 6)
        text.setRise(4)
        text.textOut("th")
        text.setFont("Times-Roman", 10)
        text.setRise(0)
        text.textOut(" plan gives 80 m")
        text.setFont("Times-Roman", 6)
        text.setRise(4)
        text.textOut("2")
        text.setFont("Times-Roman", 10)
        text.setRise(0)
        text.textOut(" of glass and H")
        text.setFont("Times-Roman", 6)
        text.setRise(-2)
        text.textOut("2")
        text.setFont("Times-Roman", 10)
        text.setRise(0)
        text.textOut("O for each.")
        canvas.drawText(text)
        rows(canvas, 50, 688, "And a line below.")

    assert pdf_text(page_of(draw)).text == "The 13th plan gives 80 m2 of glass and H2O for each.\nAnd a line below.\n"


def test_ligatures_become_letters() -> None:
    typst = pytest.importorskip("typst")
    source = b'#"The o\xef\xac\x83ce, \xef\xac\x81rst in the \xef\xac\x82eet, and an office fitted for flows."'
    text = pdf_text(typst.compile(source)).text
    assert " ".join(text.split()) == "The office, first in the fleet, and an office fitted for flows."


@pytest.mark.parametrize("rotation", [90, 180, 270])
def test_pages_that_are_shown_turned(rotation: int) -> None:
    def draw(canvas: Any) -> None:
        turns = {90: (0, 1, -1, 0, 595, 0), 180: (-1, 0, 0, -1, 595, 842), 270: (0, -1, 1, 0, 0, 842)}
        canvas.transform(*turns[rotation])
        rows(canvas, 50, 500, *LEFT)
        rows(canvas, 310, 500, *RIGHT)

    assert pdf_text(page_of(draw, rotation=rotation)).text.splitlines() == [*LEFT, *RIGHT]


def test_a_paragraph_goes_on_over_a_page_without_a_footer() -> None:
    def first(canvas: Any) -> None:
        rows(
            canvas,
            50,
            700,
            "A sentence that fills the line to its very end and goes",
            "on as long as the page lasts, when the",
        )

    def second(canvas: Any) -> None:
        rows(canvas, 50, 700, "next page takes it up and brings it to its end as it is", "due.")

    read = pdf_text(page_of(first, second))
    assert "when the\nnext page" in read.text
    assert read.text[slice(*read.pages[1])].startswith("next page")


def test_a_page_without_text_is_told() -> None:
    read = pdf_text(page_of(lambda canvas: rows(canvas, 50, 700, "Text."), lambda _: None))
    assert read.without_text == (2,)
    assert_covered(read)


# What can't be read ------------------------------------------------------------------------------------------------


def with_picture(canvas: Any) -> None:
    canvas.drawInlineImage(pytest.importorskip("PIL.Image").new("RGB", (20, 20), "red"), 50, 50)


def encrypted(password: str) -> bytes:
    encryption = pytest.importorskip("reportlab.lib.pdfencrypt").StandardEncryption(password, "owner")
    return page_of(lambda canvas: rows(canvas, 50, 700, "Not for all."), encrypt=encryption)


def raw_pdf(pages: int, drawing: bytes) -> bytes:
    font = b"<</F<</Type/Font/Subtype/Type1/BaseFont/Times-Roman>>>>"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count %d/Kids[%s]>>" % (pages, b" 3 0 R" * pages),
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font%s>>>>" % font,
        b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(drawing), drawing),
    ]
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"xref\n0 5\n0000000000 65535 f \n%strailer<</Size 5/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (
        table,
        len(out),
    )


UNREADABLE: dict[str, tuple[Callable[[], bytes], str]] = {
    "a password": (lambda: encrypted("secret"), "encrypted and needs a password"),
    "pictures only": (lambda: page_of(with_picture), "1 pictures on 1 pages and no text"),
    "empty pages": (lambda: page_of(lambda _: None), "prints no text"),
    "no pages": (lambda: raw_pdf(0, zlib.compress(b"")), "no pages"),
    "not a PDF": (lambda: b"<html>%%EOF", "does not begin as a PDF does"),
    "nothing": (lambda: b"", "does not begin as a PDF does"),
    "cut off": (lambda: reportlab_pdf(read_copy(NAMES[0]))[:-200], "cut off"),
    "broken": (lambda: b"%PDF-1.4\nno objects\n%%EOF", "broken"),
    "a broken page": (lambda: raw_pdf(1, b"").replace(b"/Type/Page/", b"/Type/Pine/"), "page 1 of the PDF is broken"),
    "damaged drawing": (lambda: raw_pdf(1, b"\x78\x9c damaged"), "what is drawn on its pages is damaged"),
    "too many pages": (lambda: raw_pdf(MOST_PAGES + 1, zlib.compress(b"")), f"{MOST_PAGES + 1} pages"),
    "a bomb": (lambda: raw_pdf(1, zlib.compress(b" " * 20_000_000)), "inflate without measure"),
    "too many characters": (
        lambda: raw_pdf(4, zlib.compress(b"BT /F 9 Tf 9 9 Td" + b"(aaaaaaaaaaaaaaaaaaaa)Tj" * 100 + b" ET")),
        "too many characters",
    ),
}


@pytest.mark.parametrize("case", UNREADABLE)
def test_what_cannot_be_read_is_a_named_error(case: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cstdata.readers.pdf.MOST_CHARACTERS", 5000)
    make, message = UNREADABLE[case]
    # A document with a password before it: what pdfium says of one must not be said of the next.
    with pytest.raises(CstdataError):
        pdf_text(encrypted("other"))
    with pytest.raises(CstdataError) as caught:
        pdf_text(make())
    assert message in caught.value.problem.message


def test_a_password_for_its_owner_alone_locks_nobody_out() -> None:
    read = pdf_text(encrypted(""))
    assert (read.text, read.damaged) == ("Not for all.\n", 0)


def test_damage_behind_readable_text_is_counted() -> None:
    drawing = zlib.compress(b"BT /F 10 Tf 50 700 Td (Readable) Tj ET" + random.Random(1).randbytes(4000))  # noqa: S311
    read = pdf_text(raw_pdf(1, drawing[:-2000] + b"\xff" * 2000))
    assert read.damaged == 1
    assert pdf_text(raw_pdf(1, drawing)).damaged == 0


def test_documents_are_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cstdata.readers.pdf.MOST_CHARACTERS", 5000)
    closed: list[object] = []
    close = pypdfium2.PdfDocument.close
    monkeypatch.setattr(pypdfium2.PdfDocument, "close", lambda self: (closed.append(self), close(self)))
    pdf_text(page_of(lambda canvas: rows(canvas, 50, 700, "Text.")))
    for case in ("too many pages", "too many characters", "pictures only"):
        with pytest.raises(CstdataError):
            pdf_text(UNREADABLE[case][0]())
    assert len(closed) == 4


def read_or_refused(data: bytes) -> None:
    try:
        read = pdf_text(data)
    except CstdataError as error:
        assert error.problem.message  # noqa: PT017 - both outcomes are right
    else:
        assert_covered(read)


@settings(max_examples=100, deadline=None)
@given(data=st.binary(max_size=400), framed=st.booleans())
def test_any_bytes_are_read_or_refused(data: bytes, framed: bool) -> None:
    read_or_refused(b"%PDF-1.5\n" + data + b"\n%%EOF" if framed else data)


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_damaged_newsletters_are_read_or_refused(data: st.DataObject) -> None:
    whole = bytearray(WHOLE[data.draw(st.integers(0, 1))])
    for _ in range(data.draw(st.sampled_from((1, 4, 40)))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    read_or_refused(bytes(whole))


WHOLE = (reportlab_pdf(read_copy(NAMES[0])), typst_pdf(read_copy(NAMES[0])))


@settings(max_examples=30, deadline=None)
@given(
    order=st.sampled_from(("written", "shuffled", "rows", "words")),
    gutter=st.integers(10, 40),
    bottom=st.integers(80, 560),
    seed=st.integers(0, 1000),
    flags=st.lists(st.booleans(), min_size=5, max_size=5),
)
def test_any_setting_is_read_in_order(order: Order, gutter: int, bottom: int, seed: int, flags: list[bool]) -> None:
    justified, hyphenated, numbered, wide, indents = flags
    setting = Setting(
        order=order,
        paragraphs="indent" if indents else "gap",
        justified=justified,
        hyphenated=hyphenated,
        numbered=numbered,
        gutter=gutter,
        bottom=bottom,
        contents_wide=wide,
        seed=seed,
    )
    copy = read_copy(NAMES[seed % len(NAMES)])
    assert_whole_and_in_order(pdf_text(reportlab_pdf(copy, setting)), copy)
