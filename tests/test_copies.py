"""Several documents of one issue: the better one is read, the others are kept, and the report says so."""

import json
from itertools import permutations
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner
from newsletter_factory import issue_of
from test_archives import tree
from test_several_issues import H_LATER
from test_web_layouts import A, C

from cstdata.cli import _cstdata
from cstdata.package.verification import verify_package
from cstdata.pipeline import BuildReport, build_package, parse_documents

TITLES = ("Harbour Laboratory Opens in Rizhao", "Bakers Patent Rice Yeast", "Bamboo Bridge Rebuilt by Students")
TEXTS = ("The tide came in. Nobody saw it.", "The dough rose for two days.", "The bridge is green.")
SECTION = "News From the Coast"


def articles(number: int = 3) -> list[str]:
    return [
        chunk
        for title, text in zip(TITLES[:number], TEXTS, strict=False)
        for chunk in (title, text, "(Source: Lakeside Daily, July 6, 2016)")
    ]


def undated(text: str) -> str:
    """The newsletter without its date and without what it could be inferred from."""
    return text.replace("\nAugust 15 2016*", "*").replace(", July 6, 2016", "")


WHOLE = issue_of(SECTION, *articles(), titles=TITLES)
CUT = issue_of(SECTION, *articles(2), titles=TITLES)
WITHOUT_NUMBER = WHOLE.replace("No.15\n", "")
UNDATED = undated(WHOLE)
UNKNOWN = WHOLE + "\nStray words at the end\n"
LONGER = WHOLE.replace("The bridge is green.", "The bridge is green. It is also long.")
SAME_DAY = issue_of(
    SECTION, "Telescope Records Faint Nebula", *articles(1)[1:], titles=("Telescope Records Faint Nebula",)
)


def build(tmp_path: Path, **files: str) -> BuildReport:
    for name, text in files.items():
        (tmp_path / f"{name}.md").write_text(text, encoding="utf-8")
    return build_package([tmp_path / f"{name}.md" for name in files], tmp_path / "out")


def rows(tmp_path: Path, table: str, out: str = "out") -> list[dict[str, object]]:
    found: list[dict[str, object]] = pq.read_table(tmp_path / out / "parquet" / f"{table}.parquet").to_pylist()
    return found


@pytest.mark.parametrize(
    ("better", "worse", "by"),
    [
        (WHOLE, CUT, "errors"),
        (WHOLE, WITHOUT_NUMBER, "printed"),
        (WHOLE, UNDATED, "dated"),
        (WHOLE, WHOLE.replace(f"- **{TITLES[0]}**\n", ""), "contents_titles"),
        (WHOLE, UNKNOWN, "unknown_characters"),
        (LONGER, WHOLE, "characters"),
    ],
    ids=["errors", "number and date", "date", "contents titles", "unknown text", "length"],
)
def test_the_better_copy_is_read(better: str, worse: str, by: str, tmp_path: Path) -> None:
    report = build(tmp_path, better=better, worse=worse)
    [choice] = report.choices
    assert (Path(choice.read.source).stem, choice.by) == ("better", by)
    assert [Path(copy.source).stem for copy in choice.copies] == ["worse"]
    assert [document.source for document in report.documents] == [choice.read.source]
    assert not [problem for problem in report.problems if problem.severity == "error"]
    assert verify_package(tmp_path / "out").problems == ()


def test_the_other_copy_is_kept_as_a_document_with_its_blocks(tmp_path: Path) -> None:
    build(tmp_path, better=WHOLE, worse=CUT)
    documents = {str(row["name"]): row for row in rows(tmp_path, "documents")}
    assert documents["better.md"]["copy_of"] is None
    assert documents["worse.md"]["copy_of"] == documents["better.md"]["document_id"]
    blocks = [row for row in rows(tmp_path, "blocks") if row["document_id"] == documents["worse.md"]["document_id"]]
    assert blocks[-1]["end"] == len(CUT)
    assert {row["article_id"] for row in blocks} == {None}
    [issue] = rows(tmp_path, "issues")
    assert issue["document_id"] == documents["better.md"]["document_id"]
    assert len(rows(tmp_path, "articles")) == 3


def test_what_is_wrong_with_a_copy_that_is_not_read_is_a_warning(tmp_path: Path) -> None:
    report = build(tmp_path, better=WHOLE, worse=CUT)
    told = {(p.code, p.severity) for p in report.problems if str(p.source).endswith("worse.md")}
    assert ("article-missing", "warning") in told


def test_neither_the_order_nor_the_names_of_the_files_show(tmp_path: Path) -> None:
    texts = {"a": WHOLE, "b": CUT, "c": UNDATED, "d": LONGER, "e": H_LATER}
    packages = []
    for number, order in enumerate(list(permutations(texts))[::17]):
        paths = []
        for name in order:
            (tmp_path / f"{name}.md").write_text(texts[name], encoding="utf-8")
            paths.append(tmp_path / f"{name}.md")
        report = build_package(paths, tmp_path / f"out{number}")
        assert [len(choice.copies) for choice in report.choices] == [3]
        packages.append(tree(tmp_path / f"out{number}"))
    assert all(package == packages[0] for package in packages)


def test_copies_that_are_alike_in_all_figures_are_chosen_by_their_hash(tmp_path: Path) -> None:
    other = WHOLE.replace("green", "white")
    first = build(tmp_path, a=WHOLE, b=other).choices[0]
    second = build(tmp_path, a=other, b=WHOLE).choices[0]
    assert first.by == second.by == "hash"
    assert first.read.document_id == second.read.document_id


def test_a_copy_without_a_date_is_known_by_its_titles(tmp_path: Path) -> None:
    report = build(tmp_path, dated=CUT, undated=UNDATED)
    [choice] = report.choices
    assert choice.issue_id == "cstn-2016-08-15"
    assert Path(choice.read.source).stem == "dated"


def test_an_undated_document_of_other_articles_is_an_issue_of_its_own(tmp_path: Path) -> None:
    report = build(tmp_path, dated=WHOLE, undated=undated(SAME_DAY))
    assert not report.choices
    assert len(report.documents) == 2


def test_one_title_in_common_makes_no_copy_of_an_undated_document(tmp_path: Path) -> None:
    alone = undated(issue_of(SECTION, *articles(1), titles=TITLES[:1]))
    assert not build(tmp_path, dated=WHOLE, undated=alone).choices


def test_undated_documents_of_the_same_articles_are_copies_of_each_other(tmp_path: Path) -> None:
    report = build(tmp_path, one=UNDATED, two=undated(LONGER))
    [choice] = report.choices
    assert (Path(choice.read.source).stem, choice.by) == ("two", "characters")
    assert [document.issue_id for document in report.documents] == [choice.issue_id]


def test_documents_of_one_date_with_other_articles_are_no_copies(tmp_path: Path) -> None:
    report = build(tmp_path, one=WHOLE, two=SAME_DAY, three=LONGER)
    errors = [problem for problem in report.problems if problem.severity == "error"]
    assert {error.code for error in errors} == {"issue-repeated"}
    assert len(report.documents) == 1


def test_two_record_files_of_one_issue_are_an_error(tmp_path: Path) -> None:
    files = []
    for name, text in {"one": WHOLE, "two": LONGER}.items():
        (tmp_path / f"{name}.md").write_text(text, encoding="utf-8")
        files += parse_documents([tmp_path / f"{name}.md"], tmp_path / name).files
    report = build_package(files, tmp_path / "out")
    assert [p.code for p in report.problems if p.severity == "error"] == ["issue-repeated"]
    assert not report.choices


def test_a_record_file_goes_before_the_document_that_it_corrects(tmp_path: Path) -> None:
    (tmp_path / "one.md").write_text(WHOLE, encoding="utf-8")
    [record] = parse_documents([tmp_path / "one.md"], tmp_path / "records").files
    for order in ([tmp_path / "one.md", record], [record, tmp_path / "one.md"]):
        report = build_package(order, tmp_path / "out")
        assert [document.source for document in report.documents] == [str(record)]
        assert [p.code for p in report.problems if p.severity == "error"] == ["issue-repeated"]


def test_the_record_file_keeps_the_copies_and_gives_the_package_that_the_documents_give(tmp_path: Path) -> None:
    build(tmp_path, a=WHOLE, b=CUT, c=UNDATED, d=H_LATER)
    parsed = parse_documents([tmp_path / f"{name}.md" for name in "abcd"], tmp_path / "records")
    assert [len(choice.copies) for choice in parsed.choices] == [2]
    assert len(parsed.files) == 2
    assert build_package(parsed.files, tmp_path / "again").problems == ()
    assert tree(tmp_path / "again") == tree(tmp_path / "out")


@pytest.mark.parametrize(
    ("both", "issues"),
    [(CUT + H_LATER, 2), (H_LATER + CUT, 2), (A + CUT + C + H_LATER, 4)],
    ids=["first", "last", "inside"],
)
def test_a_copy_in_a_file_of_several_issues_leaves_the_others_alone(both: str, issues: int, tmp_path: Path) -> None:
    report = build(tmp_path, both=both, whole=WHOLE)
    [choice] = report.choices
    assert Path(choice.read.source).stem == "whole"
    assert len(report.documents) == issues
    assert {row["copy_of"] for row in rows(tmp_path, "documents")} == {None}
    assert verify_package(tmp_path / "out").problems == ()
    parsed = parse_documents([tmp_path / "both.md", tmp_path / "whole.md"], tmp_path / "records")
    assert not [p for p in build_package(parsed.files, tmp_path / "again").problems if p.severity == "error"]
    assert tree(tmp_path / "again") == tree(tmp_path / "out")


def test_a_file_of_several_issues_may_be_a_copy_as_a_whole(tmp_path: Path) -> None:
    report = build(tmp_path, both=CUT + H_LATER, whole=WHOLE, later=H_LATER + "\n")
    assert len(report.choices) == 2
    assert verify_package(tmp_path / "out").problems == ()
    later = {Path(choice.read.source).stem for choice in report.choices}
    assert "whole" in later


def test_the_choice_with_the_figures_of_each_copy_is_in_the_report_and_told(tmp_path: Path) -> None:
    build(tmp_path, a=WHOLE, b=CUT)
    report = tmp_path / "report.json"
    words = ["build", tmp_path / "a.md", tmp_path / "b.md", "--out", tmp_path / "out", "--report", report]
    done = CliRunner().invoke(_cstdata, [str(word) for word in words])
    assert done.exit_code == 0, done.output
    assert f"note: cstn-2016-08-15 was read from {tmp_path / 'a.md'} (errors: 0, not 1)" in done.stderr
    [choice] = json.loads(report.read_text(encoding="utf-8"))["choices"]
    assert choice["issue_id"] == "cstn-2016-08-15"
    assert choice["read"]["figures"]["articles"] == 3
    assert choice["copies"][0]["figures"]["articles"] == 2
    assert choice["copies"][0]["source"] == str(tmp_path / "b.md")
