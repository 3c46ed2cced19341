"""One newsletter as Markdown, as pages of the web and as PDF gives the same articles, paragraphs and citations.

The Markdown is as it comes with the library, with pages that break inside sentences and words. The PDFs are set in
two columns by two typesetters, justified and hyphenated, with a footer inside each sentence that goes on over a page.
Nothing is made alike before it is compared. Only for reportlab, which sets in the standard fonts of PDF, a letter
that those lack is replaced in the Markdown as well.
"""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from typesetting import (
    NAMES,
    SAMPLES,
    Setting,
    folded,
    for_standard_fonts,
    read_copy,
    reportlab_pdf,
    set_lines,
    typst_pdf,
)
from webpages import embassy_page, ministry_page

import cstdata
from cstdata.readers import read

Tables = dict[str, list[dict[str, Any]]]
Markdown = Callable[..., Tables]

PAGES: dict[str, Callable[[str], str]] = {
    "ministry": lambda name: ministry_page(read_copy(name, standard_fonts=False)),
    "embassy": embassy_page,
}
REPORTLAB = {
    "as written": Setting(),
    "indented, shuffled, numbered": Setting(order="shuffled", paragraphs="indent", numbered=True),
    "row by row, short pages, a header": Setting(order="rows", bottom=420, header="Newsletter, continued"),
    "contents in a column, word by word": Setting(order="words", contents_wide=False, gutter=14),
    "one column": Setting(columns=1),
}
TYPST = {
    "gaps": {"indent": False},
    "indents": {"indent": True},
    "narrow gutter": {"indent": True, "gutter": "4mm"},
    "one column": {"columns": 1},
}


CAPTION = "Photo: Guests of the laboratory look at a pump."
FIGURE = f"#rect(width: 80%, height: 3cm, fill: gray)\n#text(size: 8pt)[{CAPTION}]"
OVER_BOTH = f'#place(bottom + center, scope: "parent", float: true)[{FIGURE}]'
TABLE = "#table(columns: 3, [Year], [Projects], [Money], [2014], [12], [RMB 3 million], [2015], [17], [RMB 5 million])"


def tables_of(content: bytes, name: str, folder: Path) -> Tables:
    """What is built from a document."""
    source = folder / name
    source.write_bytes(content)
    report = cstdata.build([source], out=folder / f"package-{name}", text=True)
    assert [problem for problem in report.problems if problem.code != "article-unlisted"] == []
    package = cstdata.open(folder / f"package-{name}")
    return {table.name: package.load(table.name).to_pylist() for table in package.tables()}


SAID = {
    "issues": "issue_id number published title publisher department contact emails website address",
    "sections": "section_id position title",
    "articles": "article_id section_id position title contents_title words text_sha256 text",
    "paragraphs": "paragraph_id position kind words text_sha256 text",
    "citations": "citation_id position name url published",
    "mentions": "mention_id kind entity_id text",
    "abbreviations": "article_id short long",
}


def said(tables: Tables) -> Tables:
    """What the newsletter says, without its places."""
    return {
        name: [{column: row[column] for column in columns.split() if column != "mention_id"} for row in tables[name]]
        for name, columns in SAID.items()
    }


@pytest.fixture(scope="module")
def as_markdown(tmp_path_factory: pytest.TempPathFactory) -> Markdown:
    """What is built from the Markdown of a sample newsletter."""

    @cache
    def build(name: str, *, standard_fonts: bool = False) -> Tables:
        text = (SAMPLES / f"{name}.md").read_text(encoding="utf-8")
        text = for_standard_fonts(text) if standard_fonts else text
        return tables_of(text.encode(), "issue.md", tmp_path_factory.mktemp("markdown"))

    return build


def assert_same(tables: Tables, as_printed: Tables) -> None:
    for name, rows in said(as_printed).items():
        found = said(tables)[name]
        assert [row for row in found if row not in rows] == [row for row in rows if row not in found], name
        assert found == rows


@pytest.mark.parametrize("site", PAGES)
@pytest.mark.parametrize("name", NAMES)
def test_a_page_of_the_web_says_the_same(name: str, site: str, tmp_path: Path, as_markdown: Markdown) -> None:
    page = tables_of(PAGES[site](name).encode(), "page.html", tmp_path)
    assert_same(page, as_markdown(name))
    assert not any(block["kind"] == "unknown" for block in page["blocks"])


@pytest.mark.parametrize("setting", REPORTLAB)
@pytest.mark.parametrize("name", NAMES)
def test_a_pdf_set_line_by_line_says_the_same(name: str, setting: str, tmp_path: Path, as_markdown: Markdown) -> None:
    copy = read_copy(name)
    pdf = tables_of(reportlab_pdf(copy, REPORTLAB[setting]), "issue.pdf", tmp_path)
    assert_same(pdf, as_markdown(name, standard_fonts=True))
    assert not any(block["kind"] == "unknown" for block in pdf["blocks"])


@pytest.mark.parametrize("setting", TYPST)
@pytest.mark.parametrize("name", NAMES)
def test_a_pdf_set_by_paragraphs_says_the_same(name: str, setting: str, tmp_path: Path, as_markdown: Markdown) -> None:
    pdf = tables_of(typst_pdf(read_copy(name, standard_fonts=False), **TYPST[setting]), "issue.pdf", tmp_path)
    assert_same(pdf, as_markdown(name))
    assert not any(block["kind"] == "unknown" for block in pdf["blocks"])


@pytest.mark.parametrize("indent", [False, True])
@pytest.mark.parametrize("name", NAMES)
def test_a_pdf_with_its_contents_in_a_box_says_the_same(
    name: str, indent: bool, tmp_path: Path, as_markdown: Markdown
) -> None:
    copy = read_copy(name, standard_fonts=False)
    pdf = tables_of(typst_pdf(copy, boxed=True, indent=indent), "issue.pdf", tmp_path)
    assert_same(pdf, as_markdown(name))


@pytest.mark.parametrize("indent", [False, True])
@pytest.mark.parametrize("name", NAMES)
def test_a_pdf_without_footers_says_the_same_but_for_the_contact(
    name: str, indent: bool, tmp_path: Path, as_markdown: Markdown
) -> None:
    copy = read_copy(name, standard_fonts=False)
    pdf = tables_of(typst_pdf(copy, footer=False, indent=indent), "issue.pdf", tmp_path)
    as_printed = as_markdown(name)
    assert pdf["issues"][0]["contact"] is None
    assert_same({**pdf, "issues": as_printed["issues"]}, as_printed)
    assert len({block["page"] for block in pdf["blocks"]}) > 1


@pytest.mark.parametrize("figure", [FIGURE, OVER_BOTH], ids=["in a column", "over both columns"])
@pytest.mark.parametrize("name", NAMES)
def test_a_figure_with_its_caption_is_no_part_of_an_article(
    name: str, figure: str, tmp_path: Path, as_markdown: Markdown
) -> None:
    copy = read_copy(name, standard_fonts=False)
    place = [index for index, piece in enumerate(copy.body) if piece.kind == "paragraph"][-4]
    pdf = tables_of(typst_pdf(copy, between={place: figure}), "issue.pdf", tmp_path)
    assert_same(pdf, as_markdown(name))
    text = read(tmp_path / "issue.pdf").document.text
    captions = [text[block["start"] : block["end"]] for block in pdf["blocks"] if block["kind"] == "caption"]
    assert [" ".join(caption.split()) for caption in captions] == [CAPTION]


@pytest.mark.parametrize("name", NAMES)
def test_a_table_in_a_column_parts_nothing_else(name: str, tmp_path: Path, as_markdown: Markdown) -> None:
    copy = read_copy(name, standard_fonts=False)
    place = [index for index, piece in enumerate(copy.body) if piece.kind == "paragraph"][5]
    pdf = tables_of(typst_pdf(copy, between={place: TABLE}), "issue.pdf", tmp_path)
    as_printed = {row["text_sha256"] for row in as_markdown(name)["paragraphs"]}
    added = [row["text"] for row in pdf["paragraphs"] if row["text_sha256"] not in as_printed]
    assert added == ["Year Projects Money", "2014 12 RMB 3 million", "2015 17 RMB 5 million"]
    assert as_printed <= {row["text_sha256"] for row in pdf["paragraphs"]}


def test_every_block_of_a_pdf_has_the_page_that_it_begins_on(tmp_path: Path) -> None:
    setting = REPORTLAB["row by row, short pages, a header"]
    copy = read_copy(NAMES[0])
    pdf = tables_of(reportlab_pdf(copy, setting), "issue.pdf", tmp_path)
    printed: dict[int, str] = {}
    for line in set_lines(copy, setting):
        printed[line.page] = printed.get(line.page, "") + folded(line.text) + "\n"
    assert_pages(pdf, tmp_path / "issue.pdf", printed)


def test_every_block_of_a_pdf_by_a_real_typesetter_has_its_page(tmp_path: Path) -> None:
    data = typst_pdf(read_copy(NAMES[1]))
    pdf = tables_of(data, "issue.pdf", tmp_path)
    document = pypdfium2.PdfDocument(data)
    printed = {
        number: "\n".join(folded(line) for line in page.get_textpage().get_text_range().splitlines())
        for number, page in enumerate(document, start=1)
    }
    document.close()
    assert_pages(pdf, tmp_path / "issue.pdf", printed)


def assert_pages(pdf: Tables, path: Path, printed: dict[int, str]) -> None:
    text = read(path).document.text
    pages = [block["page"] for block in pdf["blocks"]]
    assert pages == sorted(pages)
    assert set(pages) == set(printed)
    for block in pdf["blocks"]:
        if block["kind"] != "blank":
            first = text[block["start"] : block["end"]].strip().splitlines()[0]
            assert folded(first) in printed[block["page"]].splitlines() or folded(first) in printed[block["page"]]
