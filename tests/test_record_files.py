"""Record files: the same package as from the documents, any record survives, faults are told with line and column."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from random_records import newsletters, odd_texts

import cstdata
from cstdata.convert import validate
from cstdata.models import Record, TableName
from cstdata.pipeline import parse_documents
from cstdata.problems import CstdataError, Problem
from cstdata.records import drafts_of_file, drafts_of_text, record_file_text
from cstdata.records.writing import _Dumper, _Row
from cstdata.records.yamlnodes import compose
from cstdata.sources import bundled_record_files, sample_newsletters

HEAD = f"""\
format: cstdata-record-file/1
document:
  document_id: {"a" * 64}
  name: a.md
  media_type: text/markdown
  bytes: 10
  characters: 10
  layout: H
  reader: markdown
  encoding: utf-8
issue:
  issue_id: cstn-2016-07-15
  title: NEWSLETTER
"""
LINES = HEAD.count("\n")


def tree(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def fault(text: str) -> Problem:
    with pytest.raises(CstdataError) as caught:
        drafts_of_text(text)
    return caught.value.problem


def records_of(text: str) -> dict[TableName, list[Record]]:
    conversion = validate(drafts_of_text(text), source="a.yaml")
    assert conversion.problems == ()
    return {table: sorted(rows, key=lambda row: row.identity) for table, rows in conversion.records.items() if rows}


# --- round trips


def test_documents_and_their_record_files_give_the_same_package_to_the_byte(tmp_path: Path) -> None:
    parsed = parse_documents(sample_newsletters(), tmp_path / "records")
    assert len(parsed.files) == len(sample_newsletters())
    cstdata.build(sample_newsletters(), out=tmp_path / "one")
    report = cstdata.build(parsed.files, out=tmp_path / "two")
    assert report.problems == ()
    assert tree(tmp_path / "one") == tree(tmp_path / "two")


def test_a_record_file_of_a_record_file_is_the_same_file(tmp_path: Path) -> None:
    once = parse_documents(sample_newsletters(), tmp_path / "once").files
    twice = parse_documents(once, tmp_path / "twice").files
    assert [path.read_bytes() for path in once] == [path.read_bytes() for path in twice]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(newsletters())
def test_any_valid_record_survives_the_file(records: dict[TableName, list[Record]]) -> None:
    wanted = {table: sorted(rows, key=lambda row: row.identity) for table, rows in records.items() if rows}
    assert records_of(record_file_text(records)) == wanted


@settings(max_examples=400, deadline=None)
@given(odd_texts)
def test_any_text_survives_as_a_text(text: str) -> None:
    for row in ({"a": text}, _Row(a=text), {"a": [text]}):
        written = yaml.dump(row, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=100_000)
        node = compose(written)
        assert node.plain() == row
        inner = node.value["a"]
        assert not (inner.value[0] if isinstance(inner.value, list) else inner).number


@pytest.mark.parametrize("text", ["1e5", "12e3", "-.5", "+1", "0123", "no", "Null", "~", "2016-07-15", "1:30", "0x1f"])
def test_a_text_that_looks_like_something_else_is_quoted(text: str) -> None:
    records = records_of(HEAD.replace("NEWSLETTER", f"'{text}'"))
    written = record_file_text(records)
    assert f"title: '{text}'" in written
    assert records_of(written) == records


def test_a_record_file_holds_no_prose() -> None:
    for path in bundled_record_files():
        content = path.read_text(encoding="utf-8")
        root = compose(content).plain()
        for article in root["articles"]:
            assert "text" not in article
            assert all("text" not in paragraph for paragraph in article["paragraphs"])


def test_a_record_file_names_its_schema_for_editors(tmp_path: Path) -> None:
    parsed = parse_documents(sample_newsletters()[:1], tmp_path)
    first = parsed.files[0].read_text(encoding="utf-8").splitlines()[0]
    assert first == "# yaml-language-server: $schema=records.schema.json"
    assert (tmp_path / "records.schema.json").is_file()


def test_records_of_two_newsletters_are_no_record_file() -> None:
    records = records_of(HEAD)
    records["issues"] *= 2
    with pytest.raises(ValueError, match="these are 2 issues"):
        record_file_text(records)


# --- JSON


@pytest.mark.parametrize("ascii_only", [True, False])
@pytest.mark.parametrize("indent", [None, 2, "\t"])
def test_json_is_read_as_yaml_is(ascii_only: bool, indent: int | str | None, tmp_path: Path) -> None:
    title = 'A / "\\" \U0001f600 \\ud83d\\ude00 中国'
    root = compose(HEAD).plain()
    root["issue"]["title"] = title
    path = tmp_path / "a.json"
    path.write_text(json.dumps(root, ensure_ascii=ascii_only, indent=indent), encoding="utf-8")
    conversion = validate(drafts_of_file(path), source=str(path))
    assert conversion.problems == ()
    assert conversion.records["issues"][0].model_dump()["title"] == title


def test_half_a_surrogate_pair_in_json_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text('{"format": "cstdata-record-file/1",\n "issue": "\\ud83d"}', encoding="utf-8")
    with pytest.raises(CstdataError) as caught:
        drafts_of_file(path)
    assert caught.value.problem.line == 2


# --- what is no YAML, or too much of it

SYNTAX = {
    # what: text, line, column, message
    "nothing": ("", 1, 1, "holds nothing"),
    "a comment alone": ("# nothing\n", 1, 1, "holds nothing"),
    "a list that is not closed": ("a: 1\nb: [1,\n", 3, 1, "no YAML"),
    "a text that is not closed": ('a: 1\nb: "x\n', 3, 1, "no YAML"),
    "a tab for indentation": ("a:\n\tb: 1\n", 2, 1, "no YAML"),
    "two values on a line": ("a: b: c\n", 1, 5, "no YAML"),
    "an at sign": ("a: 1\nb: @x\n", 2, 4, "no YAML"),
    "a doubled key": ("a: 1\nb: 2\na: 3\n", 3, 1, "the key 'a' stands already in line 1"),
    "a doubled key inside": ("a: {b: 1,\n    b: 2}\n", 2, 5, "the key 'b' stands already in line 1"),
    "an anchor": ("a: &x 1\n", 1, 4, "anchors and aliases"),
    "an alias": ("a: *x\n", 1, 4, "anchors and aliases"),
    "an alias as a key": ("a: 1\n*x : 2\n", 2, 1, "anchors and aliases"),
    "an anchor on a key": ("a: 1\n&x b: 2\n", 2, 1, "anchors and aliases"),
    "a tag": ("a: 1\nb: !!int '5'\n", 2, 4, "the tag tag:yaml.org,2002:int"),
    "a tag that makes objects": ("a: !!python/object/apply:os.system [ls]\n", 1, 4, "the tag"),
    "a tag on a mapping": ("a: !!set {b}\n", 1, 4, "the tag"),
    "a tag on a key": ("!!str a: 1\n", 1, 1, "the tag"),
    "a list as a key": ("a: 1\n[b]: 2\n", 2, 1, "a key is a text"),
    "a mapping as a key": ("? {a: 1}\n: 2\n", 1, 3, "a key is a text"),
    "a second document": ("a: 1\n---\nb: 1\n", 2, 1, "a second document"),
    "a control character": ("a: 1\nb: x\x07y\n", 2, 5, "no character U+0007"),
    "a null character": ("a: x\x00\n", 1, 5, "no character U+0000"),
    "nested deeply": ("a: " + "[" * 500 + "]" * 500, 1, 23, "too deeply"),
    "a number without end": ("a: 1\nb: " + "9" * 5000, 2, 4, "more than 1000 digits"),
}


@pytest.mark.parametrize("what", SYNTAX)
def test_what_is_no_plain_yaml_is_told_with_line_and_column(what: str) -> None:
    text, line, column, message = SYNTAX[what]
    problem = fault(text)
    assert problem.code == "record-file-syntax"
    assert message in problem.message
    assert (problem.line, problem.column) == (line, column)


def test_a_billion_laughs_are_refused_at_the_first() -> None:
    lines = ["a0: &a0 [lol]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 30)]
    problem = fault("\n".join(lines))
    assert (problem.code, problem.line, problem.column) == ("record-file-syntax", 1, 5)


# --- what is YAML and no record file

FORM = {
    "a list": ("- a\n", 1, 1, "a record file is a mapping"),
    "no format": (HEAD.partition("\n")[2], 1, 1, "the format of the record file is not known"),
    "another format": (HEAD.replace("file/1", "file/2"), 1, 9, "the format of the record file is not known"),
    "an unknown part": (f"{HEAD}weather: fine\n", LINES + 1, 1, "a record file has no 'weather'"),
    "no issue": (HEAD.partition("issue:")[0], 1, 1, "the record file has no 'issue'"),
    "no document": (f"format: cstdata-record-file/1\n{HEAD[HEAD.index('issue:') :]}", 1, 1, "has no 'document'"),
    "an issue that is a list": (HEAD.partition("issue:")[0] + "issue: []\n", 11, 8, "is no mapping"),
    "articles that are none": (f"{HEAD}articles: 7\n", LINES + 1, 11, "'articles' is no list"),
    "an article that is a text": (f"{HEAD}articles:\n- a\n", LINES + 2, 3, "a record of articles is no mapping"),
    "paragraphs that are none": (
        f"{HEAD}articles:\n- article_id: a\n  paragraphs: {{}}\n",
        LINES + 3,
        15,
        "'paragraphs' is no list",
    ),
    "an article without its key": (
        f"{HEAD}articles:\n- title: A\n  paragraphs: []\n",
        LINES + 2,
        3,
        "a record with others that hang on it has no 'article_id'",
    ),
    "a document without its key": (HEAD.replace("document_id", "document_ld"), 3, 3, "has no 'document_id'"),
    "what the nesting says": (
        f"{HEAD}articles:\n- article_id: a\n  issue_id: cstn-2016-07-16\n",
        LINES + 3,
        3,
        "the records around say this column already",
    ),
    "prose": (f"{HEAD}articles:\n- article_id: a\n  text: It met.\n", LINES + 3, 3, "a record file holds no prose"),
}


@pytest.mark.parametrize("what", FORM)
def test_what_is_no_record_file_is_told_with_line_and_column(what: str) -> None:
    text, line, column, message = FORM[what]
    problem = fault(text)
    assert problem.code == "record-file-format"
    assert message in problem.message
    assert problem.expected is not None
    assert (problem.line, problem.column) == (line, column)


# --- values that are none of the column

WRONG_VALUES = {
    "a word for a number": ("bytes: 10", "bytes: ten", "bytes", "ten"),
    "a quoted number": ("bytes: 10", "bytes: '10'", "bytes", "10"),
    "a fraction": ("bytes: 10", "bytes: 1.5", "bytes", "1.5"),
    "a null": ("bytes: 10", "bytes: ~", "bytes", "None"),
    "a truth": ("bytes: 10", "bytes: true", "bytes", "True"),
    "a list": ("bytes: 10", "bytes: [10]", "bytes", "[10]"),
    "a number for a text": ("layout: H", "layout: 8", "layout", "8"),
    "a number beyond all": ("bytes: 10", "bytes: 99999999999999999999", "bytes", "99999999999999999999"),
    "an unknown column": ("layout: H", "layuot: H", "layuot", "H"),
}


@pytest.mark.parametrize("what", WRONG_VALUES)
def test_a_wrong_value_is_told_with_line_and_column(what: str) -> None:
    old, new, field, value = WRONG_VALUES[what]
    conversion = validate(drafts_of_text(HEAD.replace(old, new)), source="a.yaml")
    problem = next(problem for problem in conversion.problems if problem.field == field)
    line = HEAD[: HEAD.index(old)].count("\n") + 1
    column = 3 if field == "layuot" else 3 + len(f"{field}: ")
    assert problem.code == "record-invalid"
    assert (problem.source, problem.line, problem.column) == ("a.yaml", line, column)
    assert problem.value == value


@pytest.mark.parametrize("printed", ["2016-7-5", "20160715", "2016-02-30", "15 July 2016", "2016-07-15T00:00:00"])
def test_a_date_is_a_day_of_the_calendar_in_one_form(printed: str) -> None:
    conversion = validate(drafts_of_text(f"{HEAD}  published: {printed}\n"), source="a.yaml")
    problem = next(problem for problem in conversion.problems if problem.field == "published")
    assert (problem.value, problem.line, problem.column) == (printed, LINES + 1, 14)


@pytest.mark.parametrize("value", ["1e99999999999999999999", "1e400", "nan", ".inf", "1e-13"])
def test_an_amount_beyond_the_tables_is_told(value: str) -> None:
    text = f"""{HEAD}articles:
- article_id: a
  quantities:
  - {{quantity_id: q, value: {value}, unit: CNY, qualifier: exact, text: x, start: 1, end: 2}}
"""
    conversion = validate(drafts_of_text(text), source="a.yaml")
    problem = next(problem for problem in conversion.problems if problem.table == "quantities")
    assert (problem.field, problem.line, problem.column) == ("value", LINES + 4, 29)


# --- bytes that are no text


def broken_bytes() -> Iterator[tuple[str, bytes, int, int]]:
    before = HEAD.encode()
    yield "Latin-1", before + "  address: Santé".encode("latin-1"), LINES + 1, 16
    yield "cut inside a character", before + "  address: 中".encode()[:-1], LINES + 1, 12
    yield "behind other characters", before + "  address: 中国".encode() + b"\xff", LINES + 1, 14
    yield "UTF-16", HEAD.encode("utf-16"), 1, 1


@pytest.mark.parametrize(("what", "content", "line", "column"), list(broken_bytes()))
def test_bytes_that_are_no_utf8_are_told_with_line_and_column(
    what: str, content: bytes, line: int, column: int, tmp_path: Path
) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(content)
    with pytest.raises(CstdataError) as caught:
        drafts_of_file(path)
    problem = caught.value.problem
    assert problem.code == "document-undecodable", what
    assert (problem.source, problem.line, problem.column) == (str(path), line, column)


def test_a_byte_order_mark_is_no_part_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + HEAD.replace("layout: H", "layout: 8").encode())
    problem = validate(drafts_of_file(path), source=str(path)).problems[0]
    assert (problem.line, problem.column) == (8, 11)


@pytest.mark.parametrize("line_end", ["\r\n", "\r"])
def test_line_ends_of_other_systems_are_read(line_end: str) -> None:
    assert records_of(HEAD.replace("\n", line_end)) == records_of(HEAD)


def test_a_file_that_can_not_be_read_is_told(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none.yaml"):
        with pytest.raises(CstdataError, match=re.escape(f"{path}: error[document-unreadable]")):
            drafts_of_file(path)
