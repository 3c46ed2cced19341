"""Standard input: a newsletter, a record file or an archive, known by its bytes."""

import json
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result
from newsletter_factory import article_of
from test_archives import FILES, pack
from test_web_layouts import A, B

from cstdata.cli import _cstdata
from cstdata.pipeline import parse_documents
from cstdata.sources.sniffing import document_type

MARKDOWN = article_of("The tide came in.", "Nobody saw it.")
PAGE = "<!DOCTYPE html>\n<html><body>" + "".join(f"<p>{line}</p>" for line in A.splitlines() if line) + "</body></html>"


def run(data: bytes, *words: object) -> Result:
    return CliRunner().invoke(_cstdata, [str(word) for word in words], input=data)


def documents_of(report: Path) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(report.read_text(encoding="utf-8"))["documents"]
    return found


@pytest.mark.parametrize(("text", "layout"), [(MARKDOWN, "H"), (A, "A"), (B, "B"), (PAGE, "A")])
def test_a_newsletter_on_standard_input_is_built(text: str, layout: str, tmp_path: Path) -> None:
    done = run(text.encode(), "build", "-", "--out", tmp_path / "out", "--report", tmp_path / "report.json")
    assert done.exit_code == 0, done.output
    [document] = documents_of(tmp_path / "report.json")
    assert (document["source"], document["layout"]) == ("<stdin>", layout)


def test_a_newsletter_on_standard_input_is_parsed(tmp_path: Path) -> None:
    assert run(MARKDOWN.encode(), "parse", "-", "--out", tmp_path).exit_code == 0
    record = yaml.safe_load((tmp_path / "cstn-2016-08-15.yaml").read_text(encoding="utf-8"))
    assert (record["document"]["name"], record["document"]["media_type"]) == ("standard-input.md", "text/markdown")


def test_a_record_file_on_standard_input_is_built(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(MARKDOWN, encoding="utf-8")
    [record] = parse_documents([tmp_path / "a.md"], tmp_path / "records").files
    done = run(record.read_bytes(), "build", "-", "--out", tmp_path / "out")
    assert done.exit_code == 0, done.output
    as_json = json.dumps(yaml.safe_load(record.read_text(encoding="utf-8")), default=str)
    assert run(as_json.encode(), "build", "-", "--out", tmp_path / "out").exit_code == 0


@pytest.mark.parametrize("kind", [".zip", ".tar.gz"])
def test_an_archive_on_standard_input_is_opened(kind: str, tmp_path: Path) -> None:
    data = pack(tmp_path / "archive", FILES, kind).read_bytes()
    done = run(data, "build", "-", "--out", tmp_path / "out", "--report", tmp_path / "report.json")
    assert done.exit_code == 0, done.output
    assert [d["source"] for d in documents_of(tmp_path / "report.json")] == [f"<stdin>!{name}" for name in FILES]


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        (b"%PDF-1.7\n", "application/pdf"),
        (b"\n\n%PDF-1.4\n", "application/pdf"),
        (PAGE.encode(), "text/html"),
        (PAGE.encode("utf-16"), "text/html"),
        (b"\xef\xbb\xbf <?xml version='1.0'?>\n<!-- a page --><HTML>", "text/html"),
        (b"<table><tr><td>", "text/html"),
        (b"# comment\nformat: cstdata-record-file/1\n", "application/yaml"),
        (b'{"format": "cstdata-record-file/1"}', "application/yaml"),
        (b"{\n  'format' : 'cstdata-record-file/1'}", "application/yaml"),
        (MARKDOWN.encode(), "text/markdown"),
        (b"# Title\n\ntext", "text/markdown"),
        (A.encode(), "text/plain"),
        (B.replace("\n", "\r\n").encode(), "text/plain"),
        (b"* one\n* two\n", "text/plain"),
        (b"the <html> element", "text/plain"),
        (b"", "text/plain"),
    ],
)
def test_the_media_type_is_known_by_the_bytes(data: bytes, media_type: str) -> None:
    assert document_type(data) == media_type


@pytest.mark.parametrize(("data", "code"), [(b"", "document-empty"), (b"Dear all,\n", "not-a-newsletter")])
def test_what_is_wrong_with_standard_input_is_named(data: bytes, code: str, tmp_path: Path) -> None:
    done = run(data, "build", "-", "--out", tmp_path / "out")
    assert done.exit_code == 1
    assert f"error[{code}]" in done.stderr
    assert "<stdin>" in done.stderr


def test_standard_input_without_an_end_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cstdata.sources.finding.LARGEST", 100)
    done = run(bytes(101), "build", "-", "--out", tmp_path / "out")
    assert "<stdin>: error[document-too-large]" in done.stderr


def test_standard_input_is_read_once(tmp_path: Path) -> None:
    done = run(MARKDOWN.encode(), "build", "-", "-", "--out", tmp_path / "out")
    assert done.exit_code == 0
