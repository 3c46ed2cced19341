"""Commands: exit status, what goes to which stream, options that contradict each other."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cstdata.cli import _cstdata, main

SAMPLES = sorted((Path(__file__).parent.parent / "cstdata/newsletters/samples").glob("*.md"))


def run(*words: object) -> Result:
    return CliRunner().invoke(_cstdata, [str(word) for word in words])


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("built") / "package"
    assert run("build", *SAMPLES, "--out", out).exit_code == 0
    return out


def test_a_module_run_is_the_command() -> None:
    done = subprocess.run([sys.executable, "-m", "cstdata", "--version"], capture_output=True, text=True, check=True)
    assert done.stdout == "cstdata, version 0.1.0\n"


def test_help_lists_each_command_and_each_command_has_help() -> None:
    for name in ("build", "parse", "validate", "tables", "show", "schema"):
        assert name in run("--help").stdout
        assert run(name, "--help").exit_code == 0


def test_warnings_count_with_strict_only(tmp_path: Path) -> None:
    assert run("build", "--samples", "--out", tmp_path / "a").exit_code == 0
    strict = run("build", "--samples", "--strict", "--out", tmp_path / "b")
    assert strict.exit_code == 1
    assert "warning[article-unlisted]" in strict.stderr
    assert (tmp_path / "b" / "datapackage.json").is_file()


@pytest.mark.parametrize(
    "words",
    [
        ("build", "--samples", SAMPLES[0], "--out", "x"),
        ("build", "--samples", "--out", "x", "--data-version", "1.0"),
        ("build", "--samples"),
        ("build", "--samples", "--out", "x", "--workers", "0"),
        ("show", "article"),
        ("show", "articles", "--columns", "titel"),
        ("parse", "--out", "x"),
        ("no-such-command",),
    ],
)
def test_wrong_usage_is_status_2(words: tuple[object, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    done = run(*words)
    assert done.exit_code == 2, done.output
    assert not (tmp_path / "x").exists()


def test_an_output_folder_with_other_things_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("mine")
    done = run("build", "--samples", "--out", tmp_path)
    assert done.exit_code == 2
    assert "thesis.txt" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


def test_a_name_that_is_not_there_names_the_nearest() -> None:
    assert "did you mean 'articles'?" in run("show", "article").stderr


def test_a_disk_that_refuses_is_status_3(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(SystemExit) as ended:
        main(["build", "--samples", "--out", str(tmp_path / "file" / "package")])
    assert ended.value.code == 3
    assert "error" in capsys.readouterr().err


def test_a_package_that_is_not_there_is_status_1(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for words in (["validate", str(tmp_path)], ["tables", "--package", str(tmp_path)]):
        with pytest.raises(SystemExit) as ended:
            main(words)
        assert ended.value.code == 1
        assert "error[package-missing]" in capsys.readouterr().err


def test_the_report_says_what_was_read_and_found(tmp_path: Path) -> None:
    bad = tmp_path / "bad.md"
    bad.write_text("no newsletter")
    report = tmp_path / "report.json"
    done = run("build", SAMPLES[0], bad, "--out", tmp_path / "package", "--report", report)
    assert done.exit_code == 1
    said = json.loads(report.read_text(encoding="utf-8"))
    (document,) = said["documents"]
    assert document["layout"] == "H"
    assert document["unknown_characters"] == 0
    assert document["evidence"]
    assert said["rows"]["issues"] == 1
    assert {"code": "not-a-newsletter", "source": str(bad), "line": 1}.items() <= said["problems"][0].items()


def test_tables_and_rows_are_printed_for_programs(package: Path) -> None:
    tables = json.loads(run("tables", "--package", package, "--json").stdout)
    rows = {table["name"]: table["rows"] for table in tables}
    lines = run("show", "articles", "--package", package, "--format", "jsonl", "--limit", "0").stdout.splitlines()
    assert len(lines) == rows["articles"] == 18
    assert json.loads(lines[0])["article_id"] == "cstn-2016-02-29.01"
    csv = run(
        "show", "articles", "--package", package, "--format", "csv", "--columns", "article_id,words", "--limit", "1"
    )
    assert csv.stdout.splitlines()[0] == "article_id,words"
    assert len(csv.stdout.splitlines()) == 2


def test_a_reader_that_stops_early_ends_the_command_in_silence() -> None:
    words = [sys.executable, "-m", "cstdata", "show", "blocks", "--limit", "0", "--format", "jsonl"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert json.loads(process.stdout.readline())["position"] == 1
        process.stdout.close()
        assert process.stderr.read() == ""


def test_validation_for_programs(package: Path) -> None:
    (result,) = json.loads(run("validate", package, "--format", "json").stdout)
    assert result["problems"] == []
    assert result["rows"]["articles"] == 18


def test_parsing_leaves_a_corrected_record_file_alone(tmp_path: Path) -> None:
    assert run("parse", SAMPLES[0], "--out", tmp_path).exit_code == 0
    (file,) = tmp_path.glob("*.yaml")
    assert run("parse", SAMPLES[0], "--out", tmp_path).exit_code == 0
    corrected = file.read_text(encoding="utf-8").replace("contact:", "contact: Corrected", 1)
    file.write_text(corrected, encoding="utf-8")
    done = run("parse", SAMPLES[0], "--out", tmp_path)
    assert done.exit_code == 1
    assert "record-file-exists" in done.stderr
    assert file.read_text(encoding="utf-8") == corrected
