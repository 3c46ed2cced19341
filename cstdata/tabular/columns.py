"""The columns of a table, read off its record type: what every other form of a schema is made from."""

import inspect
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from cstdata.models import RECORD_TYPES, ByKind, Record, TableName

__all__ = ["Column", "ColumnKind", "columns_of", "table_description"]

ColumnKind = Literal["string", "integer", "number", "decimal", "date", "strings", "spans"]
"""``strings`` is a list of strings, ``spans`` a list of (start, end)."""

_KINDS: Mapping[Any, ColumnKind] = {
    str: "string",
    int: "integer",
    float: "number",
    Decimal: "decimal",
    date: "date",
}


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table.

    Args:
        name: Its name.
        kind: The kind of its values.
        nullable: Whether a value may be missing.
        description: What it holds.
        example: A valid value.
        unit: The unit of its numbers, if they have one.
        references: The table that it refers to, if it does.
        only_with_text: Whether it stands only in packages with prose.
        enum: The values of a closed enumeration.
        pattern: The regular expression that every value matches.
        minimum: The least number.
        maximum: The greatest number.
        min_length: The least length of a string or a list.
        max_length: The greatest length of a string.
        item_pattern: The regular expression that every text of a list matches.
    """

    name: str
    kind: ColumnKind
    nullable: bool
    description: str
    example: object
    unit: str | None
    references: TableName | ByKind | None
    only_with_text: bool
    enum: tuple[str, ...] | None
    pattern: str | None
    minimum: float | None
    maximum: float | None
    min_length: int | None
    max_length: int | None
    item_pattern: str | None


def table_description(table: TableName) -> str:
    """What a row of the table is, as its record type says."""
    return inspect.getdoc(RECORD_TYPES[table]) or ""


@cache
def columns_of(table: TableName, *, text: bool = False) -> tuple[Column, ...]:
    """The columns of a table, in order; those that hold prose only with ``text``."""
    record_type = RECORD_TYPES[table]
    properties = record_type.model_json_schema()["properties"]
    columns = (_column(record_type, name, properties[name]) for name in record_type.model_fields)
    return tuple(column for column in columns if text or not column.only_with_text)


def _column(record_type: type[Record], name: str, schema: Mapping[str, Any]) -> Column:
    field = record_type.model_fields[name]
    declared = record_type.declared(name)
    constraints: dict[str, Any] = dict(schema)
    for branch in schema.get("anyOf", ()):
        if branch.get("type") != "null":
            constraints = {**branch, **constraints}
    return Column(
        name=name,
        kind=_kind(field.annotation),
        nullable=_nullable(field.annotation),
        description=field.description or "",
        example=(field.examples or [None])[0],
        unit=declared.get("unit"),
        references=declared.get("references"),
        only_with_text=declared.get("only_with_text", False),
        enum=tuple(constraints["enum"]) if "enum" in constraints else None,
        pattern=constraints.get("pattern") if _kind(field.annotation) == "string" else None,
        minimum=_plain(constraints.get("minimum")),
        maximum=_plain(constraints.get("maximum")),
        min_length=constraints.get("minLength", constraints.get("minItems")),
        max_length=constraints.get("maxLength"),
        item_pattern=constraints.get("items", {}).get("pattern"),
    )


def _plain(bound: float | None) -> float | None:
    """A bound without a needless fraction: versions of pydantic write -90 or -90.0."""
    return int(bound) if isinstance(bound, float) and bound.is_integer() else bound


def _nullable(annotation: Any) -> bool:
    return get_origin(annotation) in (Union, UnionType) and NoneType in get_args(annotation)


def _kind(annotation: Any) -> ColumnKind:
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _kind(arguments[0])
    if origin in (Union, UnionType):
        return _kind(next(argument for argument in arguments if argument is not NoneType))
    if origin is Literal:
        return "string"
    if origin is tuple:
        item = get_args(arguments[0])[0] if get_origin(arguments[0]) is Annotated else arguments[0]
        return "strings" if item is str else "spans"
    return _KINDS[annotation]
