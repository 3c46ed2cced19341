"""Cells in which the two editions of a package differ."""

from collections.abc import Iterator, Mapping

from cstdata.models import TABLE_NAMES, TableName
from cstdata.package.verification.messages import problems_of
from cstdata.package.verification.reading import ReadTable
from cstdata.problems import Problem
from cstdata.tabular import columns_of
from cstdata.tabular.cells import column_text
from cstdata.tabular.violations import Violation

__all__ = ["compare"]


def compare(csv: Mapping[TableName, ReadTable], parquet: Mapping[TableName, ReadTable]) -> list[Problem]:
    """Where the editions differ, by the order of their rows; told of the CSV edition."""
    problems: list[Problem] = []
    for name in TABLE_NAMES:
        if name in csv and name in parquet and csv[name].data.column_names and parquet[name].data.column_names:
            problems += problems_of(csv[name], _differences(csv[name], parquet[name]))
    return problems


def _differences(csv: ReadTable, parquet: ReadTable) -> Iterator[Violation]:
    here, there = csv.data.num_rows + len(csv.ragged), parquet.data.num_rows
    if here != there:
        message = "the editions have different numbers of rows"
        yield Violation("package-editions-differ", message, None, None, f"{here} in CSV", f"{there} as in Parquet")
    elif not csv.ragged:  # rows that were left out shift the others
        yield from _cells(csv, parquet)


def _cells(csv: ReadTable, parquet: ReadTable) -> Iterator[Violation]:
    unread = {(violation.row, violation.column) for violation in (*csv.unread, *parquet.unread)}
    for column in columns_of(csv.name, text=True):
        if column.name not in csv.data.column_names or column.name not in parquet.data.column_names:
            continue
        here, there = csv.data.column(column.name), parquet.data.column(column.name)
        if here.equals(there):
            continue
        texts = (column_text(values, column.kind).to_pylist() for values in (here, there))
        for row, (one, other) in enumerate(zip(*texts, strict=True)):
            if one != other and (row, column.name) not in unread:
                yield Violation(
                    "package-editions-differ",
                    "the cell differs from the Parquet edition",
                    row,
                    column.name,
                    "" if one is None else one,
                    "nothing, as in Parquet" if other is None else f"{other[:200]!r} as in Parquet",
                )
