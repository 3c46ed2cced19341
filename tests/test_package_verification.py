"""Every damage to a package is found, with table, row, column, value and reason; an intact one gives nothing."""

import csv
import hashlib
import io
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import frictionless
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner

import cstdata
from cstdata.cli.validate import command
from cstdata.models import TABLE_NAMES
from cstdata.package.edition import CSV, EDITIONS, PARQUET, Edition
from cstdata.package.verification import SHOWN, Verification, verify_package
from cstdata.package.verification.places import row_lines
from cstdata.problems import Code, CstdataError, Problem

Rows = list[list[str]]

pytestmark = pytest.mark.usefixtures("descriptors_held_against_the_standard_once")


@pytest.fixture(scope="module")
def intact(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("intact") / "p"
    cstdata.build(samples=True, text=True, out=out)
    return out


@pytest.fixture
def package(intact: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(intact, tmp_path / "p"))


# --- damages


def change_csv(package: Path, table: str, change: Callable[[Rows], object]) -> None:
    """Change the cells of a CSV file; the header is row 0."""
    path = package / f"data/{table}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    change(rows)
    text = io.StringIO()
    # Texts stay quoted and nulls empty, as this package writes them.
    for row in rows:
        text.write(",".join(f'"{cell.replace(chr(34), chr(34) * 2)}"' if cell else "" for cell in row) + "\n")
    path.write_text(text.getvalue(), encoding="utf-8", newline="")


def change_parquet(package: Path, table: str, change: Callable[[list[dict[str, Any]]], object]) -> None:
    path = package / f"parquet/{table}.parquet"
    data = pq.read_table(path)
    rows = data.to_pylist()
    change(rows)
    schema = pa.schema([field.with_nullable(True) for field in data.schema])
    pq.write_table(pa.Table.from_pylist(rows, schema), path)


def adapt(package: Path, edition: Edition, table: str, **more: Any) -> None:
    """Let the descriptor say of the file what is now true, and ``more``."""
    path = package / edition.descriptor
    descriptor = json.loads(path.read_text(encoding="utf-8"))
    resource = next(resource for resource in descriptor["resources"] if resource["name"] == table)
    content = (package / edition.file(table)).read_bytes()
    resource |= {"bytes": len(content), "hash": f"sha256:{hashlib.sha256(content).hexdigest()}", **more}
    del resource["logicalHash"], resource["rows"]
    path.write_text(json.dumps(descriptor), encoding="utf-8")


def cell(table: str, row: int, column: str, value: str | None) -> tuple[Callable[[Path], str], Callable[[Path], str]]:
    """A changed cell, in CSV and in Parquet; gives the value that was there before."""

    def in_csv(package: Path) -> str:
        before = []

        def change(rows: Rows) -> None:
            index = rows[0].index(column)
            before.append(rows[row][index])
            rows[row][index] = value or ""

        change_csv(package, table, change)
        return before[0]

    def in_parquet(package: Path) -> str:
        before = []

        def change(rows: list[dict[str, Any]]) -> None:
            before.append(str(rows[row - 1][column]))
            rows[row - 1][column] = value

        change_parquet(package, table, change)
        return before[0]

    return in_csv, in_parquet


def find(result: Verification, code: Code, table: str, edition: Edition) -> list[Problem]:
    source = f"{edition.folder}/{table}{edition.suffix}"
    return [
        problem
        for problem in result.problems
        if problem.code == code and problem.table == table and (problem.source or "").endswith(source)
    ]


def key_at(package: Path, table: str, row: int) -> str:
    data = pq.read_table(package / f"parquet/{table}.parquet")
    return str(data.column(0)[row - 1].as_py())


# --- intact


def test_an_intact_package_gives_nothing(intact: Path) -> None:
    result = verify_package(intact)
    assert result.problems == ()
    assert result.errors(strict=True) == 0
    assert set(result.rows) == set(TABLE_NAMES)
    assert result.rows["issues"] == 3
    run = CliRunner().invoke(command, [str(intact), "--strict"])
    assert (run.exit_code, run.stderr) == (0, "")


def test_it_is_checked_where_it_is_from_a_relative_path(intact: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(intact.parent)
    assert cstdata.validate("p").problems == ()
    monkeypatch.chdir(intact)
    assert cstdata.validate(".").problems == ()


# --- the ten damages: a cell of a table

CELLS: dict[str, tuple[str, int, str, str | None, Code, str]] = {
    # damage: table, row, column, new value, rule, what is expected
    "a missing reference": (
        "paragraphs",
        4,
        "article_id",
        "cstn-2016-02-29.77",
        "table-reference",
        "a key of articles",
    ),
    "an unknown country": ("mentions", 2, "entity_id", "XQX", "table-reference", "a key of countries"),
    "a null": ("articles", 3, "title", None, "table-required", "a value: The title over the body, with repairs."),
    "a bad enumeration": ("blocks", 5, "kind", "poem", "table-enum", "one of navigation, masthead"),
    "a wrong form": ("articles", 3, "text_sha256", "XYZ", "table-constraint", "64 hexadecimal digits"),
    "blanks around a text": ("sections", 2, "title", " A", "table-constraint", "one line of text, without blanks"),
}


@pytest.mark.parametrize("adapted", [False, True], ids=["hash as it was", "hash adapted"])
@pytest.mark.parametrize("edition", EDITIONS, ids=lambda edition: str(edition.name))
@pytest.mark.parametrize("damage", CELLS)
def test_a_damaged_cell_is_told(damage: str, edition: Edition, adapted: bool, package: Path) -> None:
    table, row, column, value, code, expected = CELLS[damage]
    key = key_at(package, table, row)
    cell(table, row, column, value)[EDITIONS.index(edition)](package)
    if adapted:
        adapt(package, edition, table)
    result = verify_package(package)
    (problem,) = find(result, code, table, edition)
    assert problem.message.startswith(f"row {row}: ")
    assert (problem.field, problem.value, problem.record) == (column, value, key)
    assert expected in (problem.expected or "")
    assert (problem.line is None) == (edition is PARQUET)
    assert bool(find(result, "package-hash", table, edition)) == (not adapted)
    differ = find(result, "package-editions-differ", table, CSV)
    assert [(problem.field, problem.record) for problem in differ] == [(column, key)]
    if adapted:
        assert CliRunner().invoke(command, [str(package)]).exit_code == 1


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda edition: str(edition.name))
def test_a_cell_that_is_changed_to_a_valid_one_is_told_by_the_other_edition(edition: Edition, package: Path) -> None:
    before = cell("articles", 2, "title", "Another Title")[EDITIONS.index(edition)](package)
    adapt(package, edition, "articles")
    (problem,) = verify_package(package).problems
    assert problem.code == "package-editions-differ"
    assert (problem.table, problem.field) == ("articles", "title")
    assert problem.record == key_at(package, "articles", 2)
    told = ("Another Title", before) if edition is CSV else (before, "Another Title")
    assert problem.value == told[0]
    assert problem.expected == f"{told[1]!r} as in Parquet"
    assert problem.message == "row 2: the cell differs from the Parquet edition"


@pytest.mark.parametrize("adapted", [False, True], ids=["hash as it was", "hash adapted"])
@pytest.mark.parametrize("edition", EDITIONS, ids=lambda edition: str(edition.name))
def test_a_doubled_key_is_told_with_both_rows(edition: Edition, adapted: bool, package: Path) -> None:
    key = key_at(package, "citations", 1)
    cell("citations", 6, "citation_id", key)[EDITIONS.index(edition)](package)
    if adapted:
        adapt(package, edition, "citations")
    (problem,) = find(verify_package(package), "table-key", "citations", edition)
    assert problem.message == "row 6: the key stands already in row 1"
    assert (problem.field, problem.value, problem.expected) == ("citation_id", key, "a key of its own")


@pytest.mark.parametrize("adapted", [False, True], ids=["hash as it was", "hash adapted"])
@pytest.mark.parametrize("edition", EDITIONS, ids=lambda edition: str(edition.name))
def test_a_row_that_is_gone_is_told_where_it_is_referred_to(edition: Edition, adapted: bool, package: Path) -> None:
    key = key_at(package, "articles", 5)
    if edition is CSV:
        change_csv(package, "articles", lambda rows: rows.pop(5))
    else:
        change_parquet(package, "articles", lambda rows: rows.pop(4))
    if adapted:
        adapt(package, edition, "articles")
    result = verify_package(package)
    for table in ("paragraphs", "citations"):
        found = find(result, "table-reference", table, edition)
        assert {problem.value for problem in found if problem.record} == {key}
        assert all("a key of articles; nearest 'cstn-" in (p.expected or "") for p in found if p.record)
    (count,) = find(result, "package-editions-differ", "articles", CSV)
    assert "different numbers of rows" in count.message
    assert (count.value, count.expected) == (
        ("17 in CSV", "18 as in Parquet") if edition is CSV else ("18 in CSV", "17 as in Parquet")
    )


@pytest.mark.parametrize(
    ("table", "column", "value", "message"),
    [
        ("articles", "start", "twelve", "this is no integer"),
        ("articles", "start", "007", "this is no integer"),
        ("citations", "published", "2016-02-30", "this is no date"),
        ("paragraphs", "spans", "[[1,2]", "this is no list of spans"),
        ("issues", "emails", "a@b.c", "this is no list of texts"),
    ],
)
def test_a_wrong_type_in_csv_is_told_with_line_and_value(
    table: str, column: str, value: str, message: str, package: Path
) -> None:
    cell(table, 2, column, value)[0](package)
    adapt(package, CSV, table)
    result = verify_package(package)
    (problem,) = find(result, "table-type", table, CSV)
    assert problem.message == f"row 2: {message}"
    assert (problem.field, problem.value, problem.record) == (column, value, key_at(package, table, 2))
    assert problem.line is not None
    line = (package / f"data/{table}.csv").read_text(encoding="utf-8").split("\n")[problem.line - 1]
    assert line.startswith(f'"{problem.record}"')
    assert not find(result, "table-required", table, CSV), "a cell that can't be read is not missing too"
    assert not find(result, "package-editions-differ", table, CSV)


@pytest.mark.parametrize("adapted", [False, True], ids=["hash as it was", "hash adapted"])
def test_a_wrong_type_in_parquet_is_told_with_both_types(adapted: bool, package: Path) -> None:
    path = package / "parquet/articles.parquet"
    data = pq.read_table(path)
    index = data.column_names.index("words")
    pq.write_table(data.set_column(index, "words", data["words"].cast(pa.string())), path)
    if adapted:
        adapt(package, PARQUET, "articles")
    (problem,) = find(verify_package(package), "table-type", "articles", PARQUET)
    assert (problem.field, problem.value, problem.expected) == ("words", "string", "int64")


@pytest.mark.parametrize("key", ["bytes", "hash", "rows", "logicalHash"])
@pytest.mark.parametrize("edition", EDITIONS, ids=lambda edition: str(edition.name))
def test_a_wrong_size_hash_or_count_is_told_with_the_right_one(key: str, edition: Edition, package: Path) -> None:
    path = package / edition.descriptor
    descriptor = json.loads(path.read_text(encoding="utf-8"))
    right = descriptor["resources"][3][key]
    wrong = descriptor["resources"][3][key] = right + 1 if isinstance(right, int) else f"{right[:-1]}x"
    path.write_text(json.dumps(descriptor), encoding="utf-8")
    (problem,) = [problem for problem in verify_package(package).problems if problem.severity == "error"]
    assert problem.code == ("package-size" if key == "bytes" else "package-hash")
    assert (problem.table, problem.value, problem.expected) == ("articles", str(right), str(wrong))
    assert key in problem.message
    assert CliRunner().invoke(command, [str(package)]).exit_code == 1


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda edition: str(edition.name))
def test_a_missing_file_is_told_by_its_name(edition: Edition, package: Path) -> None:
    (package / edition.file("citations")).unlink()
    (problem,) = verify_package(package).problems
    assert (problem.code, problem.table) == ("package-file-missing", "citations")
    assert problem.source == str(package / edition.file("citations"))
    assert CliRunner().invoke(command, [str(package)]).exit_code == 1


@pytest.mark.parametrize("adapted", [False, True], ids=["hash as it was", "hash adapted"])
@pytest.mark.parametrize("edition", EDITIONS, ids=lambda edition: str(edition.name))
def test_a_column_too_many_is_told(edition: Edition, adapted: bool, package: Path) -> None:
    if edition is CSV:
        change_csv(package, "sections", lambda rows: [row.append("colour") for row in rows])
    else:
        path = package / "parquet/sections.parquet"
        data = pq.read_table(path)
        pq.write_table(data.append_column("colour", pa.array(["red"] * data.num_rows)), path)
    if adapted:
        adapt(package, edition, "sections")
    (problem,) = find(verify_package(package), "table-columns", "sections", edition)
    assert (problem.message, problem.field) == ("the table has no such column", "colour")
    assert problem.expected == "one of section_id, issue_id, position, title"


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda edition: str(edition.name))
def test_missing_doubled_and_moved_columns_are_told(edition: Edition, package: Path) -> None:
    def write(table: str, names: list[str]) -> None:
        data = pq.read_table(package / f"parquet/{table}.parquet")
        chosen = pa.Table.from_arrays([data[name] for name in names], names=names)
        if edition is PARQUET:
            pq.write_table(chosen, package / f"parquet/{table}.parquet")
        else:
            pa.csv.write_csv(chosen, package / f"data/{table}.csv")

    write("sections", ["section_id", "position", "title"])
    write("countries", ["country_id", "name", "name"])
    write("abbreviations", ["article_id", "abbreviation_id", "short", "long", "start", "end"])
    result = verify_package(package)
    told = {
        table: [(problem.message, problem.field) for problem in find(result, "table-columns", table, edition)]
        for table in ("sections", "countries", "abbreviations")
    }
    assert told == {
        "sections": [("the column is missing", "issue_id")],
        "countries": [("the column stands twice", "name")],
        "abbreviations": [("the columns are in another order", None)],
    }


@pytest.mark.parametrize("adapted", [False, True], ids=["hash as it was", "hash adapted"])
@pytest.mark.parametrize("left", [0, 3, 200, -5])
def test_a_cut_off_parquet_file_is_told(left: int, adapted: bool, package: Path) -> None:
    path = package / "parquet/articles.parquet"
    path.write_bytes(path.read_bytes()[:left])
    if adapted:
        adapt(package, PARQUET, "articles")
    result = verify_package(package)
    (problem,) = find(result, "package-file-unreadable", "articles", PARQUET)
    assert problem.advice is not None
    assert "\n" not in str(problem)
    assert result.rows["articles"] == 18, "the CSV edition is read all the same"
    assert CliRunner().invoke(command, [str(package)]).exit_code == 1


# --- CSV alone


def test_rows_of_other_length_are_told_and_do_not_shift_the_lines_of_others(package: Path) -> None:
    def change(rows: Rows) -> None:
        rows[2].append("more")
        rows[4].pop()
        rows[6][rows[0].index("kind")] = "poem"

    change_csv(package, "blocks", change)
    adapt(package, CSV, "blocks")
    result = verify_package(package)
    lengths = find(result, "table-row-length", "blocks", CSV)
    assert [(p.message, p.line, p.expected) for p in lengths] == [
        ("row 2: it has 9 cells", 3, "8 cells"),
        ("row 4: it has 7 cells", 5, "8 cells"),
    ]
    (wrong,) = find(result, "table-enum", "blocks", CSV)
    assert wrong.message.startswith("row 6: ")
    assert wrong.line == 7
    assert wrong.record == key_at(package, "blocks", 6)


def test_a_line_is_that_of_the_file_though_cells_have_several_lines(package: Path) -> None:
    cell("articles", 5, "title", " A")[0](package)
    (problem,) = find(verify_package(package), "table-constraint", "articles", CSV)
    lines = (package / "data/articles.csv").read_text(encoding="utf-8").split("\n")
    assert problem.line is not None
    assert problem.line > 6
    assert lines[problem.line - 1].startswith(f'"{problem.record}"')


@pytest.mark.parametrize(
    ("content", "lines"),
    [
        (b"", []),
        (b"a,b", [1]),
        (b"a,b\n1,2\n", [1, 2]),
        (b'a,b\n"1\n\n",2\n3,4\n', [1, 2, 5]),
        (b"\n\na,b\n\n1,2\n\n", [3, 5]),
        (b'a\r\n"x""\r\n"\r\ny', [1, 2, 4]),
        (b"a\r1\r2", [1, 2, 3]),
        (b'a,b\nx"y,2\n3,4\n', [1, 2, 3]),
        (b'a,b\n"x"y,2\n3,4\n', [1, 2, 3]),
        (b'a,b\n,\n"",""\n', [1, 2, 3]),
        (b'a\n"never closed\n1\n', [1, 2]),
    ],
)
def test_rows_begin_on_lines(content: bytes, lines: list[int]) -> None:
    assert list(row_lines(content)) == lines


CONTENTS: dict[str, tuple[Callable[[bytes], bytes], Code, str]] = {
    "nothing": (lambda _: b"", "package-file-unreadable", "Empty CSV"),
    "Latin-1": (lambda content: content + "é".encode("latin-1"), "package-file-unreadable", "is no UTF-8"),
    "a byte order mark": (lambda content: b"\xef\xbb\xbf" + content, "table-columns", "byte order mark"),
    "semicolons": (lambda content: content.replace(b",", b";"), "table-columns", "the column is missing"),
    "an open quotation mark": (lambda content: content + b'"', "package-file-unreadable", "is not closed"),
    "no header": (lambda content: content.partition(b"\n")[2], "table-columns", "the column is missing"),
    "two headers": (
        lambda content: content.partition(b"\n")[0] + b"\n" + content,
        "table-type",
        "row 1: this is no integer",
    ),
    "the header alone": (lambda content: content.partition(b"\n")[0], "package-editions-differ", "numbers of rows"),
}


@pytest.mark.parametrize("what", CONTENTS)
def test_a_damaged_csv_file_is_told(what: str, package: Path) -> None:
    change, code, message = CONTENTS[what]
    path = package / "data/sections.csv"
    path.write_bytes(change(path.read_bytes()))
    adapt(package, CSV, "sections")
    found = find(verify_package(package), code, "sections", CSV)
    assert found
    assert message in found[0].message


def test_line_ends_of_windows_change_the_hash_and_nothing_else(package: Path) -> None:
    path = package / "data/sections.csv"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert {problem.code for problem in verify_package(package).problems} == {"package-size", "package-hash"}
    adapt(package, CSV, "sections")
    assert verify_package(package).problems == ()


# --- between rows and files


def test_places_out_of_order_are_told(package: Path) -> None:
    cell("citations", 1, "end", "1")[0](package)
    (problem,) = find(verify_package(package), "table-order", "citations", CSV)
    assert problem.field == "start"
    assert problem.expected == "at most 1"


@pytest.mark.parametrize(
    ("column", "step", "messages"),
    [
        ("start", 1, ["the block leaves a gap before it"]),
        ("start", -1, ["the block overlaps the one before it"]),
        ("end", 1, ["the block overlaps the one before it"]),
        ("end", -1, ["the block leaves a gap before it"]),
    ],
)
def test_blocks_that_leave_a_gap_or_overlap_are_told(
    column: str, step: int, messages: list[str], package: Path
) -> None:
    wide = next(
        index
        for index, row in enumerate(pq.read_table(package / "parquet/blocks.parquet").to_pylist(), start=1)
        if index > 2 and row["end"] - row["start"] > 5
    )

    def change(rows: Rows) -> None:
        index = rows[0].index(column)
        rows[wide][index] = str(int(rows[wide][index]) + step)

    change_csv(package, "blocks", change)
    adapt(package, CSV, "blocks")
    row = wide if column == "start" else wide + 1
    found = find(verify_package(package), "blocks-cover", "blocks", CSV)
    assert [problem.message for problem in found] == [f"row {row}: {message}" for message in messages]
    assert abs(int(found[0].value or 0) - int(found[0].expected or 0)) == 1


def test_a_last_block_that_is_gone_or_all_of_a_document_are_told(package: Path) -> None:
    change_csv(package, "blocks", lambda rows: rows.pop())
    (problem,) = find(verify_package(package), "blocks-cover", "blocks", CSV)
    assert "the last block does not end with its document" in problem.message
    document = key_at(package, "documents", 1)
    change_csv(package, "blocks", lambda rows: rows.__setitem__(slice(None), [r for r in rows if r[1] != document]))
    (problem,) = find(verify_package(package), "blocks-cover", "documents", CSV)
    assert problem.message == "row 1: no block covers the document"
    assert problem.record == document


def test_a_file_that_no_resource_names_is_a_warning(package: Path) -> None:
    (package / "data" / "more.csv").write_text("a\n", encoding="utf-8")
    (package / "parquet" / "more").mkdir()
    result = verify_package(package)
    assert [(problem.code, problem.severity) for problem in result.problems] == [
        ("package-file-undeclared", "warning")
    ] * 2
    assert (result.errors(), result.errors(strict=True)) == (0, 2)
    assert CliRunner().invoke(command, [str(package)]).exit_code == 0
    assert CliRunner().invoke(command, [str(package), "--strict"]).exit_code == 1


def test_of_many_violations_the_first_are_shown_and_all_are_counted(package: Path) -> None:
    number = pq.read_table(package / "parquet/blocks.parquet").num_rows
    change_csv(package, "blocks", lambda rows: [row.__setitem__(rows[0].index("kind"), "poem") for row in rows[1:]])
    found = find(verify_package(package), "table-enum", "blocks", CSV)
    shown = [problem for problem in found if problem.record]
    assert [problem.line for problem in shown] == list(range(2, SHOWN + 2))
    (total,) = [problem for problem in found if not problem.record]
    assert total.message == f"{number - SHOWN} more of this rule, {number} in all"


def test_a_long_value_is_cut_in_the_message(package: Path) -> None:
    cell("blocks", 1, "kind", "x" * 5000)[0](package)
    (problem,) = find(verify_package(package), "table-enum", "blocks", CSV)
    assert problem.value == "x" * 200 + "…"


# --- descriptors


def change_descriptor(package: Path, edition: Edition, change: Callable[[dict[str, Any]], object]) -> None:
    path = package / edition.descriptor
    descriptor = json.loads(path.read_text(encoding="utf-8"))
    change(descriptor)
    path.write_text(json.dumps(descriptor), encoding="utf-8")


DESCRIPTORS: dict[str, tuple[Callable[[dict[str, Any]], object], Code, str]] = {
    "no resources": (lambda d: d.pop("resources"), "package-descriptor", "no object with a list of resources"),
    "a resource that is none": (lambda d: d["resources"].append(7), "package-descriptor", "a resource is no object"),
    "an unknown table": (
        lambda d: d["resources"][0].update(name="things"),
        "package-descriptor",
        "there is no such table",
    ),
    "a table twice": (
        lambda d: d["resources"].append(d["resources"][0]),
        "package-descriptor",
        "the resource is declared twice",
    ),
    "a table that is gone": (lambda d: d["resources"].pop(3), "package-file-missing", "has no such resource"),
    "a path out": (lambda d: d["resources"][3].update(path="../x.csv"), "package-descriptor", "not that of the table"),
    "an absolute path": (lambda d: d["resources"][3].update(path="/etc/passwd"), "package-descriptor", "not that of"),
    "an address": (lambda d: d["resources"][3].update(path="http://a/b.csv"), "package-descriptor", "not that of"),
    "a schema elsewhere": (lambda d: d["resources"][3].update(schema="s.json"), "package-descriptor", "not fetched"),
    "a profile elsewhere": (lambda d: d.update(profile="http://localhost:9/p"), "package-descriptor", "not fetched"),
    "a wrong date": (lambda d: d.update(created="yesterday"), "package-descriptor", "created"),
    "a number for a key": (lambda d: d["resources"][3]["schema"].update(primaryKey=7), "package-descriptor", ""),
}


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda edition: str(edition.name))
@pytest.mark.parametrize("what", DESCRIPTORS)
def test_a_damaged_descriptor_is_told(what: str, edition: Edition, package: Path) -> None:
    change, code, message = DESCRIPTORS[what]
    change_descriptor(package, edition, change)
    found = [problem for problem in verify_package(package).problems if problem.code == code]
    assert any(message in problem.message for problem in found)
    assert all(problem.source == str(package / edition.descriptor) for problem in found)


@pytest.mark.parametrize("content", ["", "{", "[]", "7", '{"a": 1, "a": 2}', '{"a": NaN}', "[" * 99999, "\xff"])
@pytest.mark.parametrize("edition", EDITIONS, ids=lambda edition: str(edition.name))
def test_what_is_no_descriptor_is_told_with_its_line(content: str, edition: Edition, package: Path) -> None:
    (package / edition.descriptor).write_bytes(content.encode("latin-1"))
    found = [problem for problem in verify_package(package).problems if problem.code == "package-descriptor"]
    assert [(problem.source, problem.line) for problem in found] == [(str(package / edition.descriptor), 1)]


def test_a_schema_of_another_version_is_a_warning(package: Path) -> None:
    change_descriptor(package, CSV, lambda d: d["resources"][2]["schema"]["fields"][1].update(description="Other."))
    (problem,) = verify_package(package).problems
    assert (problem.code, problem.severity, problem.table) == ("package-descriptor", "warning", "sections")


def test_without_its_parquet_edition_a_package_is_not_whole(package: Path) -> None:
    shutil.rmtree(package / "parquet")
    result = verify_package(package)
    assert [problem.code for problem in result.problems] == ["package-file-missing"]
    assert result.rows["articles"] == 18


def test_where_there_is_no_package_it_says_so(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none"):
        with pytest.raises(CstdataError) as caught:
            verify_package(path)
        assert caught.value.problem.code == "package-missing"
        assert caught.value.problem.source == str(path)


def test_links_that_leave_the_package_are_not_followed(package: Path, tmp_path: Path) -> None:
    (package / "data/issues.csv").rename(tmp_path / "issues.csv")
    (package / "data/issues.csv").symlink_to(tmp_path / "issues.csv")
    (problem,) = verify_package(package).problems
    assert (problem.code, problem.table) == ("package-file-missing", "issues")


# --- beside stock frictionless

AGREED: dict[str, Callable[[Path], object]] = {
    "nothing": lambda _: None,
    "a missing reference": cell(*CELLS["a missing reference"][:4])[0],
    "a null": cell(*CELLS["a null"][:4])[0],
    "a bad enumeration": cell(*CELLS["a bad enumeration"][:4])[0],
    "a wrong form": cell(*CELLS["a wrong form"][:4])[0],
    "a line feed at an end": cell("sections", 1, "title", "A\n")[0],
    "a wide blank at an end": cell("sections", 1, "title", "A\u3000")[0],
    "a doubled key": lambda package: cell("citations", 6, "citation_id", key_at(package, "citations", 1))[0](package),
    "a missing row": lambda package: change_csv(package, "articles", lambda rows: rows.pop(5)),
    "a wrong type": cell("articles", 2, "start", "twelve")[0],
    "a column too many": lambda package: change_csv(package, "sections", lambda rows: [r.append("x") for r in rows]),
    "a cell too many": lambda package: change_csv(package, "sections", lambda rows: rows[1].append("x")),
    "a missing file": lambda package: (package / "data/citations.csv").unlink(),
}


@pytest.mark.parametrize("damage", AGREED)
def test_stock_frictionless_comes_to_the_same_verdict(damage: str, package: Path) -> None:
    AGREED[damage](package)
    for table in ("articles", "blocks", "citations", "paragraphs", "sections"):
        if (package / f"data/{table}.csv").is_file():
            adapt(package, CSV, table)
    report = frictionless.validate(str(package / "datapackage.json"))
    ours = [problem for problem in verify_package(package).problems if not problem.code.endswith("editions-differ")]
    assert report.valid == (damage == "nothing") == (not ours)


# --- the command


def test_the_command_prints_a_problem_as_a_compiler_does(package: Path) -> None:
    cell("blocks", 5, "kind", "poem")[0](package)
    script = [sys.executable, "-m", "cstdata", "validate", "p"]
    env = os.environ | {"PYTHONPATH": str(Path(cstdata.__path__[0]).parent)}
    done = subprocess.run(script, cwd=package.parent, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    key = key_at(package, "blocks", 5)
    assert (
        f"p/data/blocks.csv:6: error[table-enum]: blocks {key} kind: row 5: the value is not in the enumeration; "
        "found 'poem'; expected one of navigation, masthead"
    ) in done.stderr
    assert "Traceback" not in done.stderr


def test_the_command_gives_json_to_programs(package: Path) -> None:
    (package / "data/citations.csv").unlink()
    run = CliRunner().invoke(command, [str(package), "--format", "json"])
    (result,) = json.loads(run.stdout)
    assert result["package"] == str(package)
    assert result["problems"][0]["code"] == "package-file-missing"
    assert result["problems"][0]["table"] == "citations"
    assert run.exit_code == 1


def test_bytes_that_are_no_text_in_a_parquet_file_are_told(package: Path) -> None:
    path = package / "parquet/sections.parquet"
    data = pq.read_table(path)
    titles = pa.array([b"\xff\xfe"] * data.num_rows, pa.binary()).view(pa.string())
    pq.write_table(data.set_column(data.column_names.index("title"), "title", titles), path)
    adapt(package, PARQUET, "sections")
    (problem,) = find(verify_package(package), "package-file-unreadable", "sections", PARQUET)
    assert "UTF8" in problem.message
