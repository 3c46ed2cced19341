"""The file of a table read, as typed columns; what of it can't be read is told."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv
import pyarrow.parquet as pq

from cstdata.models import TableName
from cstdata.package.verification.places import CsvPlaces, Places
from cstdata.problems import Problem
from cstdata.tabular import arrow_schema, columns_of
from cstdata.tabular.checks import check_columns
from cstdata.tabular.masks import rows_where
from cstdata.tabular.texts import read_texts
from cstdata.tabular.violations import Violation

__all__ = ["ReadTable", "read_csv", "read_parquet"]

_MARK = b"\xef\xbb\xbf"
_FIRST_DAY, _LAST_DAY = -719162, 2932896
"""The days of the years 1 and 9999, counted from 1970; Python has no others."""


@dataclass(frozen=True, slots=True)
class ReadTable:
    """The table of a file.

    Args:
        path: The file.
        name: The table.
        data: Its columns that are of the right type; faulty cells are null.
        places: Where its rows stand.
        violations: What of it could not be read as the table's columns.
        unread: Those violations that are about a cell.
        ragged: Rows with too few or too many cells; they are not in ``data``.
    """

    path: Path
    name: TableName
    data: pa.Table
    places: Places = field(default_factory=Places)
    violations: Sequence[Violation] = ()
    unread: Sequence[Violation] = ()
    ragged: Sequence[Problem] = ()

    @property
    def faulty(self) -> bool:
        """Whether something could not be read."""
        return bool(self.violations or self.unread or self.ragged)


def read_csv(path: Path, name: TableName, *, text: bool) -> ReadTable | Problem:
    """The table of a CSV file, or why there is none."""
    try:
        content = path.read_bytes()
        content.decode()
    except OSError as error:
        return _unreadable(path, name, str(error.strerror))
    except UnicodeDecodeError as error:
        return _unreadable(path, name, f"byte {error.start} is no UTF-8 ({error.reason})", content, error.start)
    violations = []
    if content.startswith(_MARK):
        violations.append(Violation("table-columns", "the file starts with a byte order mark", expected="none"))
        content = content.removeprefix(_MARK)
    if content.count(b'"') % 2:
        return _unreadable(path, name, "a quotation mark is not closed", content, content.rfind(b'"'))
    return _read_csv(path, name, content, violations, text=text)


def _read_csv(
    path: Path, name: TableName, content: bytes, marks: list[Violation], *, text: bool
) -> ReadTable | Problem:
    uneven: list[pa.csv.InvalidRow] = []

    def skip(row: pa.csv.InvalidRow) -> str:
        uneven.append(row)
        return "skip"

    if not content.endswith((b"\n", b"\r")):
        content += b"\n"  # pyarrow takes a header without a line end for nothing
    known = [column.name for column in columns_of(name, text=True)]
    try:
        texts = pa.csv.read_csv(
            pa.BufferReader(content),
            # One block: a row may be as long as the file. One thread: rows are then numbered.
            read_options=pa.csv.ReadOptions(use_threads=False, block_size=min(len(content) + 1, 2**31 - 1)),
            parse_options=pa.csv.ParseOptions(newlines_in_values=True, invalid_row_handler=skip),
            convert_options=pa.csv.ConvertOptions(
                column_types=dict.fromkeys(known, pa.string()),
                null_values=[""],
                strings_can_be_null=True,
                quoted_strings_can_be_null=False,
            ),
        )
    except (pa.ArrowException, ValueError) as error:
        return _unreadable(path, name, str(error))
    # pyarrow numbers the rows from 1 with the header, without empty lines.
    places = CsvPlaces(content, [row.number - 1 for row in uneven])
    violations = [*marks, *check_columns(name, texts.column_names, text=text)]
    data, unread = read_texts(name, texts.select(_single(texts.column_names, known)))
    ragged = [_ragged(path, name, row, places) for row in uneven]
    return ReadTable(path, name, data, places, violations, unread, ragged)


def _single(names: Sequence[str], known: Sequence[str]) -> list[str]:
    """Which of the known columns stand there, and once."""
    times = Counter(names)
    return [name for name in known if times[name] == 1]


def _ragged(path: Path, name: TableName, row: pa.csv.InvalidRow, places: CsvPlaces) -> Problem:
    return Problem(
        code="table-row-length",
        message=f"row {row.number - 1}: it has {row.actual_columns} cells",
        source=str(path),
        line=places.line(row.number - 1),
        column=1,
        table=name,
        value=row.text[:200],
        expected=f"{row.expected_columns} cells",
    )


def read_parquet(path: Path, name: TableName, *, text: bool) -> ReadTable | Problem:
    """The table of a Parquet file, or why there is none."""
    try:
        data = pq.ParquetFile(path).read().combine_chunks()
        data.validate(full=True)
    except (pa.ArrowException, OSError, MemoryError, ValueError) as error:
        return _unreadable(path, name, str(error))
    violations = check_columns(name, data.column_names, text=text)
    single = _single(data.column_names, [column.name for column in columns_of(name, text=True)])
    wanted = arrow_schema(name, text=True)
    typed: dict[str, pa.ChunkedArray] = {}
    unread: list[Violation] = []
    for column in columns_of(name, text=True):
        if column.name not in single:
            continue
        values, expected = data.column(column.name), wanted.field(column.name).type
        if values.type != expected:
            violations.append(
                Violation(
                    "table-type", "the column has another type", None, column.name, str(values.type), str(expected)
                )
            )
            continue
        if column.kind == "date":
            values, wrong = _days(values, column.name)
            unread += wrong
        typed[column.name] = values
    return ReadTable(path, name, pa.table(typed), Places(), violations, unread)


def _days(values: pa.ChunkedArray, column: str) -> tuple[pa.ChunkedArray, list[Violation]]:
    days = values.cast(pa.int32())
    strange = pc.fill_null(pc.or_(pc.less(days, _FIRST_DAY), pc.greater(days, _LAST_DAY)), False)
    wrong = [
        Violation(
            "table-type",
            "this is no date",
            row,
            column,
            f"day {days[row].as_py()} from 1970-01-01",
            "a day of the years 1 to 9999",
        )
        for row in rows_where(strange)
    ]
    return pc.if_else(strange, pa.scalar(None, pa.date32()), values), wrong


def _unreadable(path: Path, name: TableName, why: str, content: bytes = b"", offset: int | None = None) -> Problem:
    return Problem(
        code="package-file-unreadable",
        message=f"the file can't be read: {' '.join(why.split())}",
        source=str(path),
        line=None if offset is None else content.count(b"\n", 0, offset) + 1,
        table=name,
        advice="It is cut off or damaged; build or download the package again.",
    )
