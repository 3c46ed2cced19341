"""The two editions of a package: the same tables as CSV and as Parquet; how each is written and read."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet as pq

from cstdata.models import TableName
from cstdata.tabular import columns_of
from cstdata.tabular.cells import column_text

__all__ = ["CSV", "EDITIONS", "PARQUET", "Edition", "EditionName"]

EditionName = Literal["csv", "parquet"]

ROW_GROUP = 100_000
"""Rows in a row group; fixed, since the bytes of a Parquet file depend on it."""


@dataclass(frozen=True, slots=True)
class Edition:
    """A form in which a package holds its tables.

    Args:
        name: ``csv`` or ``parquet``.
        descriptor: Where its descriptor stands in the package.
        folder: Where its tables stand in the package.
        suffix: The ending of its files' names.
        media_type: Their media type.
        write: Writes a table to a file.
    """

    name: EditionName
    descriptor: str
    folder: str
    suffix: str
    media_type: str
    write: Callable[[TableName, pa.Table, Path], None]

    def file(self, table: TableName) -> str:
        """Where a table stands in the package."""
        return f"{self.folder}/{table}{self.suffix}"


def _write_csv(table: TableName, data: pa.Table, path: Path) -> None:
    arrays, names = [], []
    for column in columns_of(table, text="text" in data.column_names):
        # Strings and lists are quoted, numbers and dates are not; an empty cell is a null and nothing else.
        values = data.column(column.name)
        arrays.append(values if column.kind in ("integer", "date") else column_text(values, column.kind))
        names.append(column.name)
    pa.csv.write_csv(pa.table(arrays, names=names), path)


def _write_parquet(table: TableName, data: pa.Table, path: Path) -> None:
    del table
    pq.write_table(
        data.combine_chunks(),
        path,
        row_group_size=ROW_GROUP,
        compression="zstd",
        compression_level=3,
        use_dictionary=True,
        write_statistics=True,
        version="2.6",
    )


CSV = Edition("csv", "datapackage.json", "data", ".csv", "text/csv", _write_csv)
PARQUET = Edition(
    "parquet",
    "parquet/datapackage.json",
    "parquet",
    ".parquet",
    "application/vnd.apache.parquet",
    _write_parquet,
)
EDITIONS = (CSV, PARQUET)
