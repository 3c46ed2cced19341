"""A date and a number that a document does not print, given by hand: ``--published``, and sidecar files."""

from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from newsletter_factory import article_of
from test_archives import KINDS, pack, tree
from test_web_layouts import LEAD, MORE, A, C

import cstdata
from cstdata.cli import _cstdata
from cstdata.models import Issue
from cstdata.package.verification import verify_package
from cstdata.pipeline import build_package, parse_documents
from cstdata.problems import Problem
from cstdata.sources.sidecars import read_sidecar

H = article_of("The tide came in.", "Nobody saw it.")
SCIENCE = "Scientists of the Chinese Academy of Sciences study the technology of China."
BODY = f"Pump Lifts Sea Water over the Dunes\n\n{SCIENCE} {LEAD}\n\n{SCIENCE} {MORE}\n"
SIDECAR = "published: 1999-06-10\nnumber: 189\n"


def run(*words: object) -> Result:
    return CliRunner().invoke(_cstdata, [str(word) for word in words])


def write(folder: Path, **files: str) -> Path:
    """Files; two underscores in a keyword stand for a stop."""
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / name.replace("__", ".")).write_text(text, encoding="utf-8")
    return folder


def issues(package: Path) -> list[dict[str, object]]:
    found: list[dict[str, object]] = cstdata.load("issues", package=package).to_pylist()
    return found


def codes(problems: tuple[Problem, ...]) -> set[tuple[str, str]]:
    return {(problem.code, problem.severity) for problem in problems}


def test_without_a_date_the_id_is_made_of_the_hash_and_a_warning_says_how_to_give_it(tmp_path: Path) -> None:
    write(tmp_path, a__txt=BODY)
    report = build_package([tmp_path / "a.txt"], tmp_path / "out")
    [document] = report.documents
    assert document.issue_id == f"cstn-{document.document_id[:12]}"
    [advice] = [problem.advice for problem in report.problems if problem.field == "published"]
    assert advice is not None
    assert "--published YYYY-MM-DD" in advice
    assert "a.txt.meta.yaml" in advice
    assert verify_package(tmp_path / "out").problems == ()


def test_the_option_gives_the_date_of_a_body_without_a_masthead(tmp_path: Path) -> None:
    write(tmp_path, a__txt=BODY)
    done = run("build", "--published", "1999-06-10", tmp_path / "a.txt", "--out", tmp_path / "out")
    assert done.exit_code == 0, done.output
    [issue] = issues(tmp_path / "out")
    assert issue["issue_id"] == "cstn-1999-06-10"
    assert (issue["published"], issue["published_inferred"]) == (None, date(1999, 6, 10))
    assert (issue["number"], issue["number_inferred"]) == (None, 189)
    assert "has no date" not in done.stderr


def test_the_option_goes_with_parse_and_with_python(tmp_path: Path) -> None:
    write(tmp_path, a__txt=BODY)
    done = run("parse", "--published", "1999-06-10", tmp_path / "a.txt", "--out", tmp_path / "records")
    assert done.exit_code == 0, done.output
    cstdata.build([tmp_path / "a.txt"], out=tmp_path / "one", published="1999-06-10")
    cstdata.build([tmp_path / "a.txt"], out=tmp_path / "two", published=date(1999, 6, 10))
    cstdata.build([tmp_path / "records" / "cstn-1999-06-10.yaml"], out=tmp_path / "three")
    assert tree(tmp_path / "one") == tree(tmp_path / "two") == tree(tmp_path / "three")


@pytest.mark.parametrize("value", ["1999-6-10", "19990610", "June 10, 1999", "1999-06-31", ""])
def test_what_is_no_date_is_wrong_usage(value: str, tmp_path: Path) -> None:
    write(tmp_path, a__txt=BODY)
    for command in ("build", "parse"):
        done = run(command, "--published", value, tmp_path / "a.txt", "--out", tmp_path / "out")
        assert done.exit_code == 2, done.output
        assert "--published" in done.stderr


def test_a_date_for_several_documents_is_wrong_usage(tmp_path: Path) -> None:
    folder = write(tmp_path / "in", a__txt=BODY, b__txt=A)
    for command in ("build", "parse"):
        for sources in ([folder], [folder / "a.txt", folder / "b.txt"], [folder / "*.txt"]):
            done = run(command, "--published", "1999-06-10", *sources, "--out", tmp_path / "out")
            assert done.exit_code == 2, done.output
            assert "several documents" in done.stderr
    assert not (tmp_path / "out").exists()


def test_a_date_for_no_document_or_a_record_file_is_wrong_usage(tmp_path: Path) -> None:
    write(tmp_path, a__md=H)
    [record] = parse_documents([tmp_path / "a.md"], tmp_path / "records").files
    for sources in ([], ["--samples"], [record]):
        done = run("build", "--published", "1999-06-10", *sources, "--out", tmp_path / "out")
        assert done.exit_code == 2, done.output


def test_a_date_for_a_file_of_several_issues_is_given_to_none(tmp_path: Path) -> None:
    write(tmp_path, a__md=A + C)
    report = build_package([tmp_path / "a.md"], tmp_path / "out", published=date(1999, 6, 10))
    assert ("several-issues", "error") in codes(report.problems)
    assert [document.issue_id for document in report.documents] == ["cstn-2001-05-20", "cstn-2007-05-20"]


def test_a_printed_date_stands_and_one_that_differs_is_an_error(tmp_path: Path) -> None:
    write(tmp_path, a__md=H)
    report = build_package([tmp_path / "a.md"], tmp_path / "out", published=date(2016, 8, 30))
    assert ("given-contradicts", "error") in codes(report.problems)
    [issue] = issues(tmp_path / "out")
    assert (issue["published"], issue["published_inferred"]) == (date(2016, 8, 15), None)


def test_a_given_date_that_is_the_printed_one_changes_nothing(tmp_path: Path) -> None:
    write(tmp_path, a__md=H)
    build_package([tmp_path / "a.md"], tmp_path / "one")
    report = build_package([tmp_path / "a.md"], tmp_path / "two", published=date(2016, 8, 15))
    assert report.problems == ()
    assert tree(tmp_path / "one") == tree(tmp_path / "two")


def test_a_given_date_that_the_printed_number_belies_is_a_warning(tmp_path: Path) -> None:
    write(tmp_path, a__md=H.replace("\nAugust 15 2016*", "*"))
    report = build_package([tmp_path / "a.md"], tmp_path / "out", published=date(2016, 8, 30))
    assert ("given-contradicts", "warning") in codes(report.problems)
    [issue] = issues(tmp_path / "out")
    assert (issue["number"], issue["published_inferred"]) == (15, date(2016, 8, 30))


def test_a_sidecar_gives_date_and_number(tmp_path: Path) -> None:
    folder = write(tmp_path / "in", a__txt=BODY, a__txt__meta__yaml=SIDECAR)
    for number, source in enumerate((folder / "a.txt", folder, folder / "*", folder / "*.txt")):
        report = build_package([source], tmp_path / f"out{number}")
        assert not [problem for problem in report.problems if problem.severity == "error"]
        assert ("sidecar-without-document", "warning") not in codes(report.problems)
        [issue] = issues(tmp_path / f"out{number}")
        assert (issue["published_inferred"], issue["number_inferred"]) == (date(1999, 6, 10), 189)


def test_the_shell_may_name_the_sidecar_beside_its_document(tmp_path: Path) -> None:
    folder = write(tmp_path / "in", a__txt=BODY, a__txt__meta__yaml=SIDECAR)
    report = build_package([folder / "a.txt.meta.yaml", folder / "a.txt"], tmp_path / "out")
    assert codes(report.problems) <= {("article-unlisted", "warning")}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("first", ["document", "sidecar"])
def test_a_sidecar_in_an_archive_stands_beside_its_document(kind: str, first: str, tmp_path: Path) -> None:
    files = {"x/a.txt": BODY, "x/a.txt.meta.yaml": SIDECAR}
    archive = pack(tmp_path / f"a{kind}", files if first == "document" else dict(reversed(files.items())), kind)
    report = build_package([archive], tmp_path / "out")
    assert [document.issue_id for document in report.documents] == ["cstn-1999-06-10"]
    assert not [problem for problem in report.problems if problem.code.startswith("sidecar")]


def test_the_option_goes_before_the_sidecar(tmp_path: Path) -> None:
    folder = write(tmp_path / "in", a__txt=BODY, a__txt__meta__yaml="published: 1999-06-20\nnumber: 189\n")
    build_package([folder / "a.txt"], tmp_path / "out", published=date(1999, 6, 10))
    [issue] = issues(tmp_path / "out")
    assert (issue["issue_id"], issue["number_inferred"]) == ("cstn-1999-06-10", 189)


def test_a_number_alone_gives_the_date_while_numbers_run_on(tmp_path: Path) -> None:
    folder = write(tmp_path / "in", a__txt=BODY, a__txt__meta__yaml="number: 189\n")
    build_package([folder], tmp_path / "out")
    assert issues(tmp_path / "out")[0]["issue_id"] == "cstn-1999-06-10"


@pytest.mark.parametrize("name", ["b__txt__meta__yaml", "a__png__meta__yaml"])
def test_a_sidecar_without_its_document_is_a_warning(name: str, tmp_path: Path) -> None:
    files = {"a__md": H, name: SIDECAR}
    folder = write(tmp_path / "in", **files)
    sidecar = folder / name.replace("__", ".")
    archive = pack(
        tmp_path / "a.zip", {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}, ".zip"
    )
    for sources, place in (([folder], str(sidecar)), ([archive], f"{archive}!{sidecar.name}")):
        report = build_package(sources, tmp_path / "out")
        assert [(p.code, p.severity, p.source) for p in report.problems] == [
            ("sidecar-without-document", "warning", place)
        ]


def test_a_sidecar_that_is_named_without_its_document_is_a_warning(tmp_path: Path) -> None:
    folder = write(tmp_path / "in", a__txt=BODY, a__txt__meta__yaml=SIDECAR)
    report = build_package([folder / "a.txt.meta.yaml"], tmp_path / "out")
    assert codes(report.problems) == {("sidecar-without-document", "warning")}


def test_a_printed_number_that_differs_from_the_sidecar_is_an_error(tmp_path: Path) -> None:
    folder = write(tmp_path / "in", a__md=H, a__md__meta__yaml="number: 14\n")
    report = build_package([folder], tmp_path / "out")
    assert codes(report.problems) == {("given-contradicts", "error")}
    assert issues(tmp_path / "out")[0]["number"] == 15


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("published: 1999-06-10\ncolour: green\n", 2, 1),
        ("published: June 1999\n", 1, 12),
        ("number: 3\npublished: 1999-6-1\n", 2, 12),
        ("published: 1999-06-31\n", 1, 12),
        ("published: 19990610\n", 1, 12),
        ("published: [1999-06-10]\n", 1, 12),
        ("number: twelve\n", 1, 9),
        ("number: 0\n", 1, 9),
        ("number: -3\n", 1, 9),
        ("number: true\n", 1, 9),
        ("number: 1.5\n", 1, 9),
        ("number: '12'\n", 1, 9),
        ("- published\n", 1, 1),
        ("number: 3\nnumber: 4\n", 2, 1),
        ("number: &a 3\n", 1, 9),
        ("number: [\n", 2, 1),
        ("", 1, 1),
    ],
)
def test_what_is_wrong_in_a_sidecar_is_told_with_line_and_column(
    text: str, line: int, column: int, tmp_path: Path
) -> None:
    folder = write(tmp_path / "in", a__md=H, a__md__meta__yaml=text)
    report = build_package([folder], tmp_path / "out")
    [error] = [problem for problem in report.problems if problem.code != "given-contradicts"]
    assert (error.code, error.severity, error.source) == (
        "sidecar-invalid",
        "error",
        str(folder / "a.md.meta.yaml"),
    )
    assert (error.line, error.column) == (line, column)
    assert len(report.documents) == 1


def test_a_sidecar_that_is_no_utf8_is_told() -> None:
    given, [problem] = read_sidecar(b"number: \xff", "a")
    assert not given
    assert (problem.code, problem.source) == ("sidecar-invalid", "a")


def test_what_is_right_in_a_sidecar_is_given_though_something_else_is_wrong() -> None:
    given, [problem] = read_sidecar(b"published: 1999-06-10\nnumber: none\n", "a")
    assert given.published == date(1999, 6, 10)
    assert problem.field is None


def test_the_columns_say_that_values_may_be_given_by_hand() -> None:
    for name in ("number_inferred", "published_inferred"):
        assert "given by hand" in (Issue.model_fields[name].description or "")
