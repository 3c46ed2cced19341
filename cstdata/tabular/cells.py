"""Typed columns to the text of CSV cells, and back; the text is canonical, so equal values are equal bytes."""

import json
import math
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import pyarrow as pa

from cstdata.models.decimals import decimal_text
from cstdata.tabular.columns import ColumnKind

__all__ = ["cell_text", "column_text", "parse_cell"]

_NUMBER = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]{1,4})?", re.ASCII)
_WHOLE_DIGITS = 26
_FRACTION_DIGITS = 12
_INT64 = 2**63


def cell_text(value: Any, kind: ColumnKind) -> str | None:
    """The text of a value: ISO dates, plain decimals without trailing zeros, lists as JSON; None for a null."""
    if value is None:
        return None
    if kind == "decimal":
        return decimal_text(Decimal(value))
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
    """The value that a cell's text stands for; one that the column's Arrow type can hold.

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


def _int64(value: int) -> int:
    if not -_INT64 <= value < _INT64:
        raise ValueError(f"{value} does not fit into 64 bits")
    return value


def _number(text: str) -> float:
    if not _NUMBER.fullmatch(text) or not math.isfinite(float(text)):
        raise ValueError(f"{text!r} is no finite number")
    return float(text)


def _decimal(text: str) -> Decimal:
    if not _NUMBER.fullmatch(text):
        raise ValueError(f"{text!r} is no number")
    value = Decimal(text)
    whole, _, fraction = decimal_text(value).lstrip("-").partition(".")
    if len(whole) > _WHOLE_DIGITS or len(fraction) > _FRACTION_DIGITS:
        raise ValueError(f"{text!r} has more than {_WHOLE_DIGITS} digits before, or {_FRACTION_DIGITS} after the point")
    return value


def _list(text: str) -> list[Any]:
    try:
        values = json.loads(text)
    except RecursionError:
        raise ValueError("the list is nested too deeply") from None
    if not isinstance(values, list):
        raise ValueError(f"{text!r} is no JSON array")
    return values


def _strings(text: str) -> Sequence[str]:
    values = _list(text)
    for value in values:
        if not isinstance(value, str):
            raise ValueError(f"{text!r} is no JSON array of strings")
        value.encode()  # half of a surrogate pair is no text: UnicodeEncodeError is a ValueError
    return values


def _spans(text: str) -> Sequence[Mapping[str, int]]:
    values = _list(text)
    if not all(isinstance(v, list) and len(v) == 2 and all(type(n) is int for n in v) for v in values):  # noqa: PLR2004
        raise ValueError(f"{text!r} is no JSON array of [start, end]")
    return [{"start": _int64(start), "end": _int64(end)} for start, end in values]


_PARSERS: Mapping[ColumnKind, Callable[[str], Any]] = {
    "string": str,
    "integer": lambda text: _int64(_canonical(int(text), text)),
    "number": _number,
    "decimal": _decimal,
    "date": lambda text: _canonical(date.fromisoformat(text), text),
    "strings": _strings,
    "spans": _spans,
}
