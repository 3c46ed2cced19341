"""Table Schemas (Data Package v2) of the tables."""

from typing import Any

from cstdata.models import RECORD_TYPES, ByKind, TableName
from cstdata.tabular.cells import cell_text
from cstdata.tabular.columns import Column, ColumnKind, columns_of

__all__ = ["TABLE_SCHEMA_PROFILE", "table_schema"]

TABLE_SCHEMA_PROFILE = "https://datapackage.org/profiles/2.0/tableschema.json"

_TYPES: dict[ColumnKind, str] = {
    "string": "string",
    "integer": "integer",
    "number": "number",
    "decimal": "number",
    "date": "date",
    "strings": "array",
    "spans": "array",
}


def table_schema(table: TableName, *, text: bool = False) -> dict[str, Any]:
    """The Table Schema of a table: fields, primary key, foreign keys.

    Lists are JSON arrays in CSV, since an empty list and a null are then two things. A reference whose
    target depends on another column has no foreign key in this language; ``cstdata validate`` checks it.
    """
    record_type = RECORD_TYPES[table]
    columns = columns_of(table, text=text)
    schema: dict[str, Any] = {
        "$schema": TABLE_SCHEMA_PROFILE,
        "fields": [_field(column, record_type.primary_key) for column in columns],
        "missingValues": [""],
        "primaryKey": list(record_type.primary_key),
    }
    keys = [
        {"fields": [column.name], "reference": _reference(table, column.references)}
        for column in columns
        if column.references is not None and not isinstance(column.references, ByKind)
    ]
    if keys:
        schema["foreignKeys"] = keys
    return schema


def _reference(table: TableName, target: TableName) -> dict[str, Any]:
    fields = list(RECORD_TYPES[target].primary_key)
    # A table that refers to itself leaves the resource out (Data Package v2).
    return {"fields": fields} if target == table else {"resource": target, "fields": fields}


def _field(column: Column, primary_key: tuple[str, ...]) -> dict[str, Any]:
    field: dict[str, Any] = {
        "name": column.name,
        "type": _TYPES[column.kind],
        "description": column.description,
    }
    if column.example is not None:
        # In Table Schema an example is of the field's type; numbers stay numbers, all else is its text.
        field["example"] = column.example if column.kind == "integer" else cell_text(column.example, column.kind)
    if column.unit:
        field["unit"] = column.unit
    if column.enum:
        field["categories"] = list(column.enum)
    constraints: dict[str, Any] = {} if column.nullable else {"required": True}
    if primary_key == (column.name,):
        constraints["unique"] = True
    named = {"enum": column.enum and list(column.enum), "pattern": _pattern(column), "minimum": column.minimum}
    named |= {"maximum": column.maximum, "maxLength": column.max_length}
    if column.kind in ("string", "strings", "spans"):
        named["minLength"] = column.min_length
    constraints |= {name: value for name, value in named.items() if value is not None}
    if constraints:
        field["constraints"] = constraints
    return field


def _pattern(column: Column) -> str | None:
    # To Python, in which most readers of Table Schema are written, `$` also stands before a last line feed.
    return None if column.pattern is None else column.pattern.removesuffix("$") + r"(?!\n)$"
