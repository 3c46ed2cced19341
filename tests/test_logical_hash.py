"""The logical hash is a fact about a table's content, not about how it is held."""

from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from random_records import records

from cstdata.models import RECORD_TYPES, Record, TableName
from cstdata.package.edition import CSV, PARQUET
from cstdata.package.verification.reading import ReadTable, read_csv, read_parquet
from cstdata.tabular import arrow_table, columns_of, empty_table, logical_hash

TABLES: list[TableName] = ["issues", "paragraphs", "places", "events", "quantities"]


def rows_of(table: TableName, number: int = 3) -> list[Record]:
    example = RECORD_TYPES[table].example()
    key = example.primary_key[0]
    return [example.model_copy(update={key: f"{getattr(example, key)}{index}"}) for index in range(number)]


@pytest.mark.parametrize("table", TABLES)
def test_it_is_the_same_over_editions_and_chunks(table: TableName, tmp_path: Path) -> None:
    @settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.lists(records(table), min_size=2, max_size=5))
    def check(rows: list[Record]) -> None:
        data = arrow_table(table, rows)
        wanted = logical_hash(table, data)
        chunked = pa.concat_tables([data.slice(0, 1), data.slice(1, 0), data.slice(1)])
        assert chunked.column(0).num_chunks > 1
        assert logical_hash(table, chunked) == wanted
        CSV.write(table, data, tmp_path / "a.csv")
        PARQUET.write(table, chunked, tmp_path / "a.parquet")
        for read in (
            read_csv(tmp_path / "a.csv", table, text=False),
            read_parquet(tmp_path / "a.parquet", table, text=False),
        ):
            assert isinstance(read, ReadTable)
            assert logical_hash(table, read.data) == wanted

    check()


@pytest.mark.parametrize("table", TABLES)
def test_it_differs_when_any_cell_differs(table: TableName) -> None:
    data = arrow_table(table, rows_of(table))
    hashes = {logical_hash(table, data)}
    for column in columns_of(table):
        if not column.nullable:
            continue
        changed = [
            row.model_copy(update={column.name: None}) if i == 1 else row for i, row in enumerate(rows_of(table))
        ]
        hashes.add(logical_hash(table, arrow_table(table, changed)))
    assert len(hashes) == 1 + sum(column.nullable for column in columns_of(table))


def persons(*rows: tuple[str | None, str | None]) -> str:
    example = RECORD_TYPES["persons"].example()
    made = [example.model_copy(update={"family_name": one, "given_name": other}) for one, other in rows]
    return logical_hash("persons", arrow_table("persons", made))


def test_what_looks_alike_when_put_together_differs() -> None:
    found = [
        persons(("a", "b")),
        persons(("b", "a")),
        persons(("ab", None)),
        persons((None, "ab")),
        persons(("a", None)),
        persons(("-", None)),
        persons((None, None)),
        persons(("a", "b"), ("c", "d")),
        persons(("a", "d"), ("c", "b")),
        persons(("c", "d"), ("a", "b")),
        persons(("1:a", None)),
        persons(("a\n1:b", None)),
        persons(("a", None), ("b", None)),
    ]
    assert len(set(found)) == len(found)


def test_tables_of_one_form_with_other_names_differ() -> None:
    names = ["agreement_parties", "agreement_signatories", "persons"]
    assert len({logical_hash(name, empty_table(name)) for name in names}) == 3


def test_it_is_the_hash_that_was_published() -> None:
    example = RECORD_TYPES["quantities"].example()
    found = logical_hash("quantities", arrow_table("quantities", [example]))
    assert found == "sha256:ac646f4fcb6093993f89dc934def30993c5f8cc0010691f4183c7aa6733cd9b2"
