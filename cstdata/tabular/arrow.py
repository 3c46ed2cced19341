"""Records to Arrow tables."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate, chain
from typing import Any

import pyarrow as pa

from cstdata.models import Record, TableName
from cstdata.tabular.columns import Column, ColumnKind, columns_of

__all__ = ["arrow_schema", "arrow_table", "empty_table"]

SPAN = pa.struct([pa.field("start", pa.int64(), nullable=False), pa.field("end", pa.int64(), nullable=False)])

_TYPES: Mapping[ColumnKind, pa.DataType] = {
    "string": pa.string(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "decimal": pa.decimal128(38, 12),
    "date": pa.date32(),
    "strings": pa.list_(pa.field("item", pa.string(), nullable=False)),
    "spans": pa.list_(pa.field("item", SPAN, nullable=False)),
}


def arrow_schema(table: TableName, *, text: bool = False) -> pa.Schema:
    """The Arrow schema of a table; each field carries its description, and its unit where it has one."""
    return pa.schema([_field(column) for column in columns_of(table, text=text)])


def _field(column: Column) -> pa.Field:
    metadata = {"description": column.description}
    if column.unit:
        metadata["unit"] = column.unit
    return pa.field(column.name, _TYPES[column.kind], nullable=column.nullable, metadata=metadata)


def arrow_table(table: TableName, records: Sequence[Record], *, text: bool = False) -> pa.Table:
    """The table of the records, in their order."""
    schema = arrow_schema(table, text=text)
    arrays = [
        _array([getattr(record, column.name) for record in records], column.kind)
        for column in columns_of(table, text=text)
    ]
    return pa.Table.from_arrays(arrays, schema=schema)


def empty_table(table: TableName, *, text: bool = False) -> pa.Table:
    """The table without rows."""
    return arrow_schema(table, text=text).empty_table()


def _array(values: Sequence[Any], kind: ColumnKind) -> pa.Array:
    if kind != "spans":
        return pa.array(values, _TYPES[kind])
    flat = list(chain.from_iterable(values))
    spans = pa.StructArray.from_arrays(
        [pa.array([start for start, _ in flat], pa.int64()), pa.array([end for _, end in flat], pa.int64())],
        fields=list(SPAN),
    )
    return pa.ListArray.from_arrays(pa.array(_offsets(values), pa.int32()), spans, type=_TYPES["spans"])


def _offsets(lists: Iterable[Sequence[object]]) -> list[int]:
    return list(accumulate((len(values) for values in lists), initial=0))
