"""Bad input through the whole line: a named error with the file, the rest is built, the exit status says so."""

import itertools
from hashlib import sha256
from pathlib import Path

import pytest
from click.testing import CliRunner
from newsletter_factory import article_of

from cstdata.cli.build import command
from cstdata.pipeline import build_package
from cstdata.sources import sample_newsletters

GOOD = article_of("The tide came in.", "Nobody saw it.")
SAME_DAY = article_of("The tide went out.", title="Bakers Patent Rice Yeast on an Island")
OTHER = article_of("The tide stood still.").replace("August 15", "August 30").replace("No.15", "No.16")


def contents_only(text: str) -> str:
    return text[: text.index("**\n") - 3]


BAD = {
    "empty.md": (b"", "document-empty"),
    "blank.md": (b" \n\n", "document-empty"),
    "binary.md": (b"\x89PNG\r\n\x00\x00", "document-binary"),
    "broken.md": (GOOD.replace("tide", "“tide”").encode() + b"\xff", "document-undecodable"),
    "letter.md": (b"Dear all,\n\nthe boat is late.\n", "not-a-newsletter"),
    "cut.md": (contents_only(GOOD).encode(), "contents-without-body"),
    "picture.png": (b"\x89PNG", "document-unsupported"),
}


def write(folder: Path, files: dict[str, str | bytes]) -> list[Path]:
    for name, content in files.items():
        (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return [folder / name for name in files]


@pytest.mark.parametrize("name", BAD)
def test_a_bad_document_is_a_named_error_and_the_others_are_built(tmp_path, name):
    data, code = BAD[name]
    bad, good = write(tmp_path, {name: data, "good.md": GOOD})
    report = build_package([bad, good], tmp_path / "out")
    [error] = [problem for problem in report.problems if problem.severity == "error"]
    assert (error.code, error.source) == (code, str(bad))
    assert [document.source for document in report.documents] == [str(good)]
    assert report.rows["issues"] == 1
    assert report.package is not None


@pytest.mark.parametrize("name", BAD)
def test_the_exit_status_is_1_and_the_message_on_standard_error_names_the_file(tmp_path, name):
    data, code = BAD[name]
    bad, good = write(tmp_path, {name: data, "good.md": GOOD})
    done = CliRunner().invoke(command, [str(bad), str(good), "--out", str(tmp_path / "out")])
    assert done.exit_code == 1
    assert f"[{code}]" in done.stderr
    assert str(bad) in done.stderr
    assert "1 issue" in done.stdout
    assert (tmp_path / "out" / "datapackage.json").exists()


def test_good_documents_have_exit_status_0(tmp_path):
    paths = write(tmp_path, {"good.md": GOOD})
    assert CliRunner().invoke(command, [*map(str, paths), "--out", str(tmp_path / "out")]).exit_code == 0


def test_where_all_is_bad_nothing_is_written(tmp_path):
    paths = write(tmp_path, {name: data for name, (data, _) in BAD.items()})
    report = build_package(paths, tmp_path / "out")
    assert report.package is None
    assert not (tmp_path / "out").exists()
    assert {problem.code for problem in report.problems} >= {code for _, code in BAD.values()}


def test_a_missing_file_is_a_named_error(tmp_path):
    report = build_package([tmp_path / "gone.md"], tmp_path / "out")
    assert [problem.code for problem in report.problems] == ["document-unreadable"]


@pytest.mark.parametrize(
    ("second", "code"),
    [(GOOD, "document-repeated"), (SAME_DAY, "issue-repeated")],
    ids=["the same document", "two documents of a date"],
)
def test_of_one_issue_one_document_stands(tmp_path, second, code):
    paths = write(tmp_path, {"a.md": GOOD, "b.md": second})
    report = build_package(paths, tmp_path / "out")
    [error] = [problem for problem in report.problems if problem.code.endswith("repeated")]
    [kept] = report.documents
    assert error.code == code
    assert error.severity == ("warning" if second == GOOD else "error")
    assert not report.choices
    assert {error.source, kept.source} == set(map(str, paths))
    assert kept.source in error.message


def tree(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_the_order_of_the_files_makes_no_difference(tmp_path):
    files = {"a.md": GOOD, "b.md": SAME_DAY, "c.md": OTHER, "d.md": b""}
    paths = write(tmp_path, files)
    packages, problems = [], []
    for number, order in enumerate([paths, paths[::-1], [paths[2], paths[0], paths[3], paths[1]]]):
        report = build_package(order, tmp_path / f"out{number}")
        packages.append(tree(tmp_path / f"out{number}"))
        problems.append(report.problems)
    for one, other in itertools.pairwise(packages):
        assert one == other
    for one, other in itertools.pairwise(problems):
        assert one == other


def test_a_sample_cut_anywhere_is_built_or_refused_by_name(tmp_path):
    text = sample_newsletters()[0].read_text(encoding="utf-8")
    cuts = range(50, len(text), len(text) // 25)
    paths = write(tmp_path, {f"{cut}.md": text[:cut] for cut in cuts})
    report = build_package(paths, tmp_path / "out")
    assert len(report.documents) == 1
    named = {problem.source for problem in report.problems} | {document.source for document in report.documents}
    assert named == set(map(str, paths))
