"""Typed columns to the text of CSV cells, and back; the text is canonical, so equal values are equal bytes."""

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

import pyarrow as pa

from cstdata.tables.columns import ColumnKind

__all__ = ["cell_text", "column_text", "parse_cell"]


def cell_text(value: Any, kind: ColumnKind) -> str | None:
    """The text of a value: ISO dates, plain decimals without trailing zeros, lists as JSON; None for a null."""
    if value is None:
        return None
    if kind == "decimal":
        return f"{Decimal(value).normalize():f}"
    if kind == "number":
        return repr(float(value))
    if kind == "strings":
        return json.dumps(list(value), ensure_ascii=False, separators=(",", ":"))
    if kind == "spans":
        pairs = [[span["start"], span["end"]] if isinstance(span, dict) else list(span) for span in value]
        return json.dumps(pairs, separators=(",", ":"))
    return value.isoformat() if isinstance(value, date) else str(value)


def column_text(column: pa.ChunkedArray | pa.Array, kind: ColumnKind) -> pa.Array | pa.ChunkedArray:
    """The text of a whole column, as strings with nulls."""
    if kind == "string":
        return column
    if kind in ("integer", "date"):
        return column.cast(pa.string())
    return pa.array([cell_text(value, kind) for value in column.to_pylist()], pa.string())


def parse_cell(text: str | None, kind: ColumnKind) -> Any:
    """The value that a cell's text stands for.

    Raises:
        ValueError: The text is no value of this kind.
    """
    if text is None:
        return None
    return _PARSERS[kind](text)


def _canonical(value: Any, text: str) -> Any:
    if str(value) != text:
        raise ValueError(f"{text!r} is not written as {value}")
    return value


def _decimal(text: str) -> Decimal:
    try:
        value = Decimal(text)
    except InvalidOperation:
        raise ValueError(f"{text!r} is no number") from None
    if not value.is_finite():
        raise ValueError(f"{text!r} is no finite number")
    return value


def _list(text: str, kind: ColumnKind) -> Sequence[Any]:
    values = json.loads(text)
    if not isinstance(values, list):
        raise ValueError(f"{text!r} is no JSON array")
    if kind == "strings":
        if not all(isinstance(value, str) for value in values):
            raise ValueError(f"{text!r} is no JSON array of strings")
        return values
    if not all(isinstance(v, list) and len(v) == 2 and all(type(n) is int for n in v) for v in values):  # noqa: PLR2004
        raise ValueError(f"{text!r} is no JSON array of [start, end]")
    return [{"start": start, "end": end} for start, end in values]


_PARSERS: Mapping[ColumnKind, Callable[[str], Any]] = {
    "string": str,
    "integer": lambda text: _canonical(int(text), text),
    "number": float,
    "decimal": _decimal,
    "date": lambda text: _canonical(date.fromisoformat(text), text),
    "strings": lambda text: _list(text, "strings"),
    "spans": lambda text: _list(text, "spans"),
}
