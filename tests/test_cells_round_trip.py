"""Any value survives CSV and Parquet; models, column checks and frictionless give the same verdict on it."""

import contextlib
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import frictionless
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError
from random_records import ODD, odd_texts, records, values

from cstdata.models import RECORD_TYPES, TABLE_NAMES, Record, TableName
from cstdata.models.decimals import decimal_text
from cstdata.package.edition import CSV, PARQUET
from cstdata.package.verification.reading import ReadTable, read_csv, read_parquet
from cstdata.tabular import Column, arrow_table, columns_of, table_schema
from cstdata.tabular.cells import cell_text, parse_cell
from cstdata.tabular.checks import check_rows
from cstdata.tabular.columns import ColumnKind

COLUMNS = {
    "string": ("sections", "title"),
    "integer": ("articles", "start"),
    "number": ("places", "latitude"),
    "decimal": ("quantities", "value"),
    "date": ("events", "start"),
    "strings": ("issues", "emails"),
    "spans": ("paragraphs", "spans"),
}
"""A column of each kind."""

quick = settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))


def column_of(table: Any, name: str) -> Column:
    return next(column for column in columns_of(table, text=True) if column.name == name)


def through_files(table: TableName, data: pa.Table, folder: Path) -> tuple[pa.Table, pa.Table]:
    """The table, written and read again, by CSV and by Parquet."""
    CSV.write(table, data, folder / "a.csv")
    PARQUET.write(table, data, folder / "a.parquet")
    csv = read_csv(folder / "a.csv", table, text="text" in data.column_names)
    parquet = read_parquet(folder / "a.parquet", table, text="text" in data.column_names)
    assert isinstance(csv, ReadTable)
    assert isinstance(parquet, ReadTable)
    assert not csv.faulty
    assert not parquet.faulty
    return csv.data, parquet.data


@pytest.mark.parametrize("kind", COLUMNS)
@quick
@given(data=st.data())
def test_the_text_of_a_value_stands_for_it(kind: ColumnKind, data: st.DataObject) -> None:
    value = data.draw(values(column_of(*COLUMNS[kind])))
    text = cell_text(value, kind)
    assert text is not None
    read = parse_cell(text, kind)
    if kind == "spans":
        read = tuple((span["start"], span["end"]) for span in read)
    assert (tuple(read) if kind == "strings" else read) == value
    assert cell_text(read, kind) == text, "the text is canonical"


@pytest.mark.parametrize("table", TABLE_NAMES)
def test_any_records_survive_both_editions(table: TableName, tmp_path: Path) -> None:
    @settings(quick, max_examples=12)
    @given(st.lists(records(table, text=True), max_size=5))
    def check(rows: list[Record]) -> None:
        data = arrow_table(table, rows, text=True)
        plain = data.to_pylist()
        for read in through_files(table, data, tmp_path):
            assert read.to_pylist() == plain
            assert {violation.code for violation in check_rows(table, read)} <= {"table-key"}

    check()


@pytest.mark.parametrize("text", [*(f"a{odd}b" for odd in ODD if odd not in "\x0b\x0c\r\n\x1c\x85\u2028\u2029"), "=A1"])
def test_odd_text_survives_both_editions(text: str, tmp_path: Path) -> None:
    row = RECORD_TYPES["sections"].model_validate(RECORD_TYPES["sections"].example().model_dump() | {"title": text})
    for read in through_files("sections", arrow_table("sections", [row]), tmp_path):
        assert read["title"].to_pylist() == [text]


@pytest.mark.parametrize(
    "text", ["a\nb", "a\r\nb", "a\rb", "\n", '"', '""', ",", "a,b\n\n", "\u2028", " a ", "\x00", "null"]
)
def test_prose_of_several_lines_survives_both_editions(text: str, tmp_path: Path) -> None:
    example = RECORD_TYPES["articles"].example().model_dump()
    rows = [RECORD_TYPES["articles"].model_validate(example | {"text": value}) for value in (text, None, "b")]
    for read in through_files("articles", arrow_table("articles", rows, text=True), tmp_path):
        assert read["text"].to_pylist() == [text, None, "b"]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("0", "0"),
        ("-0.00", "0"),
        ("1.10", "1.1"),
        ("1E+3", "1000"),
        ("-2.50", "-2.5"),
        ("1300000", "1300000"),
        ("0.000000000001", "0.000000000001"),
        ("99999999999999999999999999.999999999999", "99999999999999999999999999.999999999999"),
        ("-12345678901234567890123456.123456789012", "-12345678901234567890123456.123456789012"),
    ],
)
def test_a_decimal_keeps_every_digit(value: str, text: str, tmp_path: Path) -> None:
    assert decimal_text(Decimal(value)) == text
    example = RECORD_TYPES["quantities"].example().model_dump()
    row = RECORD_TYPES["quantities"].model_validate(example | {"value": Decimal(value), "value_max": None})
    for read in through_files("quantities", arrow_table("quantities", [row]), tmp_path):
        assert read["value"].to_pylist() == [Decimal(value)]
        assert read["value_max"].to_pylist() == [None]


def test_an_empty_list_is_not_a_null_nor_an_empty_text(tmp_path: Path) -> None:
    row = RECORD_TYPES["issues"].model_validate(RECORD_TYPES["issues"].example().model_dump() | {"emails": ()})
    for read in through_files("issues", arrow_table("issues", [row]), tmp_path):
        assert read["emails"].to_pylist() == [[]]


def test_a_quoted_nothing_in_csv_is_an_empty_text_and_refused(tmp_path: Path) -> None:
    rows = [RECORD_TYPES["sections"].example()]
    CSV.write("sections", arrow_table("sections", rows), tmp_path / "a.csv")
    changed = (tmp_path / "a.csv").read_text(encoding="utf-8").replace('"International Cooperation"', '""')
    (tmp_path / "a.csv").write_text(changed, encoding="utf-8")
    read = read_csv(tmp_path / "a.csv", "sections", text=False)
    assert isinstance(read, ReadTable)
    assert read.data["title"].to_pylist() == [""]
    assert [(v.code, v.value) for v in check_rows("sections", read.data)] == [("table-constraint", "")]


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        *(("integer", text) for text in ("", "007", "+5", " 5", "5.0", "0x10", "1_0", "٣", "-0", str(2**63), "nan")),
        *(("number", text) for text in ("", "nan", "inf", "1e400", "1_0", " 1", "0x1p3", "1,5", "one", "1e99999")),
        *(("decimal", text) for text in ("", "NaN", "1e27", "1e-13", "1e9999999999", " 1", "1_0", "1,5", "٣")),
        *(("date", text) for text in ("", "2016-7-5", "20160715", "2016-02-30", "0000-01-01", "10000-01-01", "today")),
        *(("date", text) for text in ("2016-W28-5", " 2016-07-15", "2016-07-15T00:00:00")),
        *(("strings", text) for text in ("", "a", "{}", "[1]", "[null]", '["a"', '["\\ud800"]', "[" * 9999, "NaN")),
        *(("spans", text) for text in ("", "[1,2]", "[[1]]", '[["1",2]]', "[[1.5,2]]", "[[true,2]]", f"[[0,{2**64}]]")),
    ],
)
def test_a_text_that_is_no_value_of_its_kind_is_told_and_stops_nothing(kind: ColumnKind, text: str) -> None:
    from cstdata.tabular.texts import read_texts  # noqa: PLC0415

    table, name = COLUMNS[kind]
    with pytest.raises(ValueError, match=r"."):
        parse_cell(text, kind)
    good = cell_text(RECORD_TYPES[table].model_fields[name].examples[0], kind)
    texts = pa.table({name: pa.array([good, text, None, good], pa.string())})
    data, wrong = read_texts(table, texts)
    assert [(violation.code, violation.row, violation.column, violation.value) for violation in wrong] == [
        ("table-type", 1, name, text)
    ]
    assert wrong[0].expected is not None
    assert pc.is_valid(data[name]).to_pylist() == [True, False, False, True]


@quick
@given(odd_texts, st.sampled_from(["integer", "number", "decimal", "date", "strings", "spans"]))
@example("[[1,2]", "spans")
def test_any_text_is_a_value_or_a_value_error(text: str, kind: ColumnKind) -> None:
    with contextlib.suppress(ValueError):
        parse_cell(text, kind)


# --- three engines, one verdict

BLANKS = [chr(code) for code in range(0x10000) if chr(code).isspace()] + ["\ufeff", "\u200b", "\u180e", "\x00"]
SAMPLES = [
    *("", "a", "é", "中国", "\U0001f600", "A B", "abc", "ABC", "a.b-c_d", "a..b", "0" * 64, "F" * 64, "1.2.3"),
    *("cstn-2016-07-15", "cstn-0123456789ab", "http://a", "https://a.b/c?d=é", "http://", "ftp://a"),
    *(form.format(blank) for form in ("{}", "a{}", "{}a", "a{}b", "http://a{}", "http://a{}b") for blank in BLANKS),
    *(f"{text}\n" for text in ("ABC", "a.b", "0" * 64, "1.2.3", "cstn-2016-07-15", "http://a")),
]
PATTERNS = {
    found.pattern: (table, found.name)
    for table in TABLE_NAMES
    for found in columns_of(table, text=True)
    if found.pattern is not None and found.references is None
}


@pytest.mark.parametrize("pattern", PATTERNS, ids=["/".join(place) for place in PATTERNS.values()])
def test_models_columns_and_frictionless_give_the_same_verdict_on_a_text(pattern: str) -> None:
    table, name = PATTERNS[pattern]
    example = RECORD_TYPES[table].example().model_dump()
    field = frictionless.Schema.from_descriptor(table_schema(table)).get_field(name)
    data = pa.table({name: pa.array(SAMPLES, pa.string())})
    refused = {violation.row for violation in check_rows(table, data) if violation.code == "table-constraint"}
    verdicts = []
    for row, text in enumerate(SAMPLES):
        try:
            RECORD_TYPES[table].model_validate(example | {name: text})
            model = True
        except ValidationError:
            model = False
        assert (row not in refused) == model, (text, "columns")
        if text:  # to Table Schema an empty cell is a null
            assert (not field.read_cell(text)[1]) == model, (text, "frictionless")
        verdicts.append(model)
    assert any(verdicts)
    assert not all(verdicts)


@pytest.mark.parametrize(
    ("table", "name", "value"),
    [
        ("articles", "start", -1),
        ("articles", "start", 2**53),
        ("articles", "position", 0),
        ("places", "latitude", 90.5),
        ("places", "latitude", -91.0),
        ("places", "latitude", float("nan")),
        ("places", "longitude", float("inf")),
        ("blocks", "kind", "poem"),
        ("persons", "person_id", "a" * 201),
        ("paragraphs", "spans", []),
        ("paragraphs", "spans", [(5, 4)]),
        ("paragraphs", "spans", [(-1, 4)]),
        ("paragraphs", "spans", [(0, 2**53)]),
        ("issues", "emails", [" a"]),
        ("issues", "emails", ["a", ""]),
        ("sections", "title", None),
    ],
)
def test_models_and_columns_refuse_the_same_values(table: TableName, name: str, value: Any, tmp_path: Path) -> None:
    example = RECORD_TYPES[table].example()
    with pytest.raises(ValidationError, match=name):
        RECORD_TYPES[table].model_validate(example.model_dump() | {name: value})
    wrong = example.model_copy(update={name: value})
    data = arrow_table(table, [example.model_copy(update={example.primary_key[0]: "other"}), wrong])
    path = tmp_path / "a.parquet"
    pq.write_table(pa.table({column: data[column] for column in data.column_names}), path)
    read = read_parquet(path, table, text=False)
    assert isinstance(read, ReadTable)
    found = [(violation.row, violation.column) for violation in check_rows(table, read.data)]
    assert (1, name) in found


def test_dates_that_python_has_not_are_told(tmp_path: Path) -> None:
    events = arrow_table("events", [RECORD_TYPES["events"].example()] * 3)
    days = pa.array([-719163, 0, 2932897], pa.int32()).cast(pa.date32())
    events = events.set_column(events.column_names.index("start"), events.schema.field("start"), days)
    pq.write_table(events, tmp_path / "a.parquet")
    read = read_parquet(tmp_path / "a.parquet", "events", text=False)
    assert isinstance(read, ReadTable)
    assert [violation.row for violation in read.unread] == [0, 2]
    assert read.data["start"].to_pylist() == [None, date(1970, 1, 1), None]
