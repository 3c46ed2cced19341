"""A table of texts, as CSV holds it, to a typed table; and which cells are no value of their column's type."""

from collections.abc import Mapping

import pyarrow as pa
import pyarrow.compute as pc

from cstdata.models import TableName
from cstdata.tabular.arrow import arrow_schema
from cstdata.tabular.cells import parse_cell
from cstdata.tabular.columns import Column, ColumnKind, columns_of
from cstdata.tabular.violations import Violation

__all__ = ["read_texts"]

_NAMES: Mapping[ColumnKind, str] = {
    "integer": "integer",
    "number": "number",
    "decimal": "decimal number",
    "date": "date",
    "strings": "list of texts",
    "spans": "list of spans",
}
_FORMS: Mapping[ColumnKind, str] = {
    "integer": "digits, as 42",
    "number": "a number like 39.9",
    "decimal": "a number like 1300000 or 0.4, with at most 26 digits before and 12 after the point",
    "date": "a date like 2016-07-15",
    "strings": 'a JSON array like ["a","b"]',
    "spans": "a JSON array like [[806,960],[961,1062]]",
}


def read_texts(table: TableName, texts: pa.Table) -> tuple[pa.Table, list[Violation]]:
    """The typed table of a table of texts (CSV cells), and the cells whose text is no value of their type.

    Such a cell is null in the typed table. Columns that the table does not have are left out.
    """
    violations: list[Violation] = []
    arrays: list[pa.Array | pa.ChunkedArray] = []
    fields: list[pa.Field] = []
    schema = arrow_schema(table, text=True)
    for column in columns_of(table, text=True):
        if column.name not in texts.column_names:
            continue
        field = schema.field(column.name)
        array, wrong = _typed(texts.column(column.name), column, field.type)
        arrays.append(array)
        fields.append(field.with_nullable(True))
        violations += wrong
    return pa.Table.from_arrays(arrays, schema=pa.schema(fields)), violations


def _typed(
    texts: pa.ChunkedArray, column: Column, arrow_type: pa.DataType
) -> tuple[pa.Array | pa.ChunkedArray, list[Violation]]:
    if column.kind == "string":
        return texts, []
    if column.kind in ("integer", "date"):
        quick = _cast(texts, arrow_type)
        if quick is not None:
            return quick, []
    values, wrong = [], []
    for row, text in enumerate(texts.to_pylist()):
        try:
            values.append(parse_cell(text, column.kind))
        except ValueError:
            values.append(None)
            message = f"this is no {_NAMES[column.kind]}"
            wrong.append(Violation("table-type", message, row, column.name, text, _FORMS[column.kind]))
    return pa.array(values, arrow_type), wrong


def _cast(texts: pa.ChunkedArray, arrow_type: pa.DataType) -> pa.ChunkedArray | None:
    """All cells at once; None where one is not canonical (pyarrow reads 007, 0x10 and the year 0000)."""
    try:
        typed = texts.cast(arrow_type)
    except pa.ArrowInvalid:
        return None
    same = pc.all(pc.equal(typed.cast(pa.string()), texts)).as_py() is not False
    first_year = pc.any(pc.starts_with(texts, "0000")).as_py() is True
    return typed if same and not first_year else None
