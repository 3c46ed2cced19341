"""Several issues in one file: each is built as if it stood in a file of its own."""

import json
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from newsletter_factory import article_of, chance, make_issue, render
from test_archives import tree
from test_web_layouts import A, B, C, D, F

from cstdata.package.verification import verify_package
from cstdata.parser import Newsletter, parse, parse_all
from cstdata.pipeline import build_package, parse_documents
from cstdata.problems import CstdataError
from cstdata.readers import Document, read_bytes

H = article_of("The tide came in.", "Nobody saw it.")
H_LATER = article_of("The tide stood still.").replace("August 15", "August 30").replace("No.15", "No.16")
G = """Library of Copies

Total Page:8

CHINA SCIENCE AND TECHNOLOGY NEWSLETTER Department of International Cooperation Ministry of Science and Technology(MOST), P.R.China No.21 November 10 2014

Special Issue: Water and Stone Pump Lifts Sea Water over the Dunes Orchards Second Orchard for the Islands

Pump Lifts Sea Water over the Dunes

The pump was built in two years. Its makers hope to sell it along the coast.

(Source: Harbour Daily, October 11, 2014)

Second Orchard for the Islands

Gardeners planted pears in the dunes. Nobody had tried it before. (Source: Harbour Daily, October 12, 2014)
"""  # noqa: E501 - that lines are run together is what this family is known by
ALL = {"A": A, "B": B, "C": C, "D": D, "F": F, "G": G, "H": H}


def document_of(text: str) -> Document:
    return read_bytes(text.encode(), name="x.txt", media_type="text/plain").document


def said(newsletter: Newsletter) -> tuple[object, ...]:
    """All that a newsletter says, without its places."""
    articles = [
        (
            a.title.text,
            a.contents_title,
            a.section,
            [(p.kind, p.text.text) for p in a.paragraphs],
            [s.text for s in a.sources],
        )
        for a in newsletter.articles
    ]
    sections = [(section.position, section.title) for section in newsletter.sections]
    return newsletter.layout, newsletter.masthead, newsletter.contact, sections, articles


def assert_covered(newsletters: tuple[Newsletter, ...], text: str) -> None:
    blocks = [block for newsletter in newsletters for block in newsletter.blocks]
    assert blocks[0].start == 0
    assert blocks[-1].end == len(text)
    assert all(first.end == second.start for first, second in pairwise(blocks))


def redated(text: str, number: int) -> str:
    """An issue of family H with a number, and the date that belongs to it."""
    return text.replace("No.15", f"No.{number}").replace(
        "August 15 2016", f"{('May', 'July')[number % 2]} {number} 2016"
    )


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.permutations(sorted(ALL)), st.integers(1, 7), st.integers(0, 3))
def test_newsletters_of_any_families_one_after_the_other_give_what_each_gives_alone(
    order: list[str], number: int, empty_lines: int
) -> None:
    texts = [ALL[family] for family in order[:number]]
    text = ("\n" * (empty_lines + 1)).join(texts)
    newsletters = parse_all(document_of(text))
    assert [said(newsletter) for newsletter in newsletters] == [said(parse(document_of(one))) for one in texts]
    assert_covered(newsletters, text)
    assert not [block for newsletter in newsletters for block in newsletter.blocks if block.kind == "unknown"]


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(0, 10_000), min_size=2, max_size=5))
def test_invented_newsletters_one_after_the_other_give_what_each_gives_alone(seeds: list[int]) -> None:
    texts = [redated(render(make_issue(chance(seed)), chance(seed)), n) for n, seed in enumerate(seeds, start=1)]
    text = "".join(texts)
    newsletters = parse_all(document_of(text))
    assert [said(newsletter) for newsletter in newsletters] == [said(parse(document_of(one))) for one in texts]
    assert_covered(newsletters, text)


def test_one_newsletter_is_read_as_ever() -> None:
    assert parse_all(document_of(A)) == (parse(document_of(A)),)


def test_a_masthead_that_is_printed_again_on_a_later_page_is_no_other_issue() -> None:
    head, _, body = H.partition("The tide came in.")
    again = "CHINA SCIENCE AND TECHNOLOGY NEWSLETTER\n\nNo.15\nAugust 15 2016\n\n"
    [newsletter] = parse_all(document_of(f"{head}The tide came in.\n\n{again}{body}"))
    assert [p.text.text for p in newsletter.articles[0].paragraphs] == ["The tide came in.", "Nobody saw it."]


def test_a_ministry_and_a_date_in_the_text_are_no_masthead() -> None:
    signed = C.replace(
        "Quay Rebuilt in Record Time\n\n\nEngineers",
        "Quay Rebuilt in Record Time\n\n\nMinistry of Science and Technology\n\nMay 3, 2001\n\nEngineers",
    )
    assert signed != C
    assert len(parse_all(document_of(signed))) == 1


def built(text: str, tmp_path: Path, name: str = "both.md") -> Path:
    (tmp_path / name).write_text(text, encoding="utf-8")
    report = build_package([tmp_path / name], tmp_path / "built")
    assert not [problem for problem in report.problems if problem.severity == "error"]
    return tmp_path / "built"


def test_all_issues_of_a_file_point_to_its_one_document(tmp_path: Path) -> None:
    (tmp_path / "both.md").write_text(H + H_LATER, encoding="utf-8")
    report = build_package([tmp_path / "both.md"], tmp_path / "out")
    assert report.rows["documents"] == 1
    assert report.rows["issues"] == 2
    assert [d.issue_id for d in report.documents] == ["cstn-2016-08-15", "cstn-2016-08-30"]
    assert len({d.document_id for d in report.documents}) == 1
    assert verify_package(tmp_path / "out").problems == ()


@pytest.mark.parametrize("texts", [(H, H_LATER), (H_LATER, A, H), (D, C, B, F)], ids=["two", "any order", "four"])
def test_the_record_files_of_all_issues_give_the_package_that_the_document_gives(
    texts: tuple[str, ...], tmp_path: Path
) -> None:
    out = built("\n".join(texts), tmp_path)
    files = parse_documents([tmp_path / "both.md"], tmp_path / "records").files
    assert len(files) == len(texts)
    for number, order in enumerate((files, files[::-1])):
        report = build_package(order, tmp_path / f"again{number}")
        assert not [problem for problem in report.problems if problem.severity == "error"]
        assert tree(tmp_path / f"again{number}") == tree(out)


def test_where_a_record_file_of_a_document_is_missing_its_text_is_unknown_and_told(tmp_path: Path) -> None:
    built("\n".join((A, H, H_LATER)), tmp_path)
    files = parse_documents([tmp_path / "both.md"], tmp_path / "records").files
    for left_out in files:
        given_files = [file for file in files if file != left_out]
        report = build_package(given_files, tmp_path / "again")
        [error] = [problem for problem in report.problems if problem.severity == "error"]
        assert error.code == "blocks-cover"
        assert error.source in map(str, given_files)
        assert verify_package(tmp_path / "again").problems == ()


def test_record_files_that_say_different_things_of_their_document_are_told(tmp_path: Path) -> None:
    built(H + H_LATER, tmp_path)
    one, other = parse_documents([tmp_path / "both.md"], tmp_path / "records").files
    other.write_text(other.read_text(encoding="utf-8").replace("name: both.md", "name: two.md"), encoding="utf-8")
    report = build_package([one, other], tmp_path / "again")
    [error] = [problem for problem in report.problems if problem.severity == "error"]
    assert (error.code, error.table, error.field) == ("table-key", "documents", "name")
    assert verify_package(tmp_path / "again").problems == ()


@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_damaged_issue_is_named_by_its_line_in_the_file_and_the_others_are_built(place: int, tmp_path: Path) -> None:
    cut = B[: B.index("SPECIAL ISSUE\n")]
    texts = [A, H]
    texts.insert(place, cut)
    (tmp_path / "three.md").write_text("\n".join(texts), encoding="utf-8")
    report = build_package([tmp_path / "three.md"], tmp_path / "out")
    [error] = [problem for problem in report.problems if problem.severity == "error"]
    above = "\n".join(texts[:place]).count("\n")
    assert error.code == "contents-without-body"
    assert error.line is not None
    assert above < error.line <= above + cut.count("\n") + 2
    assert [d.layout for d in report.documents] == ["A", "H"]
    assert sum(d.unknown_characters for d in report.documents) > len(cut) / 2
    assert verify_package(tmp_path / "out").problems == ()


def test_where_no_issue_can_be_read_the_first_error_is_told() -> None:
    cut = B[: B.index("SPECIAL ISSUE\n")]
    with pytest.raises(CstdataError, match="contents-without-body"):
        parse_all(document_of(cut + cut.replace("527", "528")))


def test_issues_without_a_date_in_one_file_have_ids_of_their_own(tmp_path: Path) -> None:
    texts = [H.replace("No.15\nAugust 15 2016", f"No.{number}") for number in (3, 4)]
    (tmp_path / "both.md").write_text("".join(texts), encoding="utf-8")
    report = build_package([tmp_path / "both.md"], tmp_path / "out")
    assert len({d.issue_id for d in report.documents}) == 2
    assert json.loads((tmp_path / "out" / "datapackage.json").read_text(encoding="utf-8"))
    assert verify_package(tmp_path / "out").problems == ()


def test_a_web_page_of_several_issues_is_split_like_its_text() -> None:
    page = f"<html><body><table><tr><td>{(A + C).replace(chr(10), '<br>' + chr(10))}</td></tr></table></body></html>"
    found = parse_all(read_bytes(page.encode(), name="x.html", media_type="text/html").document)
    assert [newsletter.masthead.published for newsletter in found] == [date(2001, 5, 20), date(2007, 5, 20)]
    alone = [parse(read_bytes(text.encode(), name="x", media_type="text/plain").document) for text in (A, C)]
    assert [[article.title.text for article in newsletter.articles] for newsletter in found] == [
        [article.title.text for article in newsletter.articles] for newsletter in alone
    ]
    assert all(first.blocks[-1].end == second.blocks[0].start for first, second in pairwise(found))
