"""Record files to drafts, with the line and column of every record and value."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, get_args, get_origin

from cstdata.convert import Draft
from cstdata.models import RECORD_TYPES, TableName
from cstdata.problems import Code, CstdataError, Problem
from cstdata.readers import file_bytes
from cstdata.records.nesting import ROOT, Nest
from cstdata.records.yamlnodes import Node, compose

__all__ = ["FORMAT", "SUFFIXES", "drafts_of_bytes", "drafts_of_file", "drafts_of_text"]

FORMAT = "cstdata-record-file/1"
"""What the key ``format`` of a record file says."""

SUFFIXES = (".yaml", ".yml", ".json")
"""The endings of the names of record files."""


_SURROGATES = re.compile(r"(?<!\\)((?:\\\\)*)\\u(d[89ab][0-9a-f]{2})\\u(d[c-f][0-9a-f]{2})", re.IGNORECASE)


def drafts_of_file(path: Path) -> list[Draft]:
    """The drafts in a record file.

    Raises:
        CstdataError: The file can't be read, is not UTF-8, no YAML or JSON, or not of the form of a record file.
    """
    source = str(path)
    return drafts_of_bytes(file_bytes(path, source=source), source=source)


def drafts_of_bytes(data: bytes, *, source: str) -> list[Draft]:
    """The drafts in the bytes of a record file, which messages call ``source``.

    Raises:
        CstdataError: As `drafts_of_file`.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise CstdataError(_undecodable(error, source)) from None
    if text.lstrip().startswith("{"):
        text = _SURROGATES.sub(_joined, text)
    try:
        return drafts_of_text(text)
    except CstdataError as error:
        raise CstdataError(error.problem.at(source)) from None


def _undecodable(error: UnicodeDecodeError, source: str) -> Problem:
    before = error.object[: error.start]
    return Problem(
        code="document-undecodable",
        message=f"byte {error.start} can't be read as UTF-8 ({error.reason})",
        value=f"0x{error.object[error.start]:02x}",
        expected="a record file in UTF-8",
        line=before.count(b"\n") + 1,
        column=len(before.rpartition(b"\n")[2].decode("utf-8-sig")) + 1,
        source=source,
    )


def _joined(match: re.Match[str]) -> str:
    # JSON writes a character beyond U+FFFF as two escapes, which YAML does not know.
    code = 0x10000 + ((int(match[2], 16) - 0xD800) << 10) + int(match[3], 16) - 0xDC00
    return f"{match[1]}\\U{code:08x}"


def drafts_of_text(text: str) -> list[Draft]:
    """The drafts in the text of a record file.

    Raises:
        CstdataError: ``record-file-syntax`` or ``record-file-format``, with line and column.
    """
    root = compose(text)
    if not isinstance(root.value, dict):
        raise _form(root, "a record file is a mapping", f"format: {FORMAT}")
    version = root.value.get("format")
    if version is None or version.value != FORMAT:
        raise _form(version or root, "the format of the record file is not known", f"format: {FORMAT}")
    known = {"format", *(nest.name for nest in ROOT)}
    for name, place in (root.keys or {}).items():
        if name not in known:
            raise _form(Node(place, name), f"a record file has no {name!r}", f"one of {', '.join(sorted(known))}")
    for nest in ROOT:
        if nest.single and nest.name not in root.value:
            raise _form(root, f"the record file has no {nest.name!r}", f"a mapping under the key {nest.name!r}")
    drafts: list[Draft] = []
    implied: dict[str, Any] = {}
    for nest in ROOT:
        if nest.name in root.value:
            drafts += _rows(nest, root.value[nest.name], implied)
    return drafts


def _rows(nest: Nest, node: Node, implied: dict[str, Any]) -> Iterator[Draft]:
    if nest.single:
        rows = [node]
    elif isinstance(node.value, list):
        rows = node.value
    else:
        raise _form(node, f"{nest.name!r} is no list", "a list of records")
    for row in rows:
        if not isinstance(row.value, dict):
            raise _form(row, f"a record of {nest.table} is no mapping", "columns and values")
        yield from _row(nest, row, implied)


def _row(nest: Nest, node: Node, implied: dict[str, Any]) -> Iterator[Draft]:
    record_type = RECORD_TYPES[nest.table]
    inside = {inner.name: inner for inner in nest.inside}
    keys = node.keys or {}
    values: dict[str, Any] = {name: implied[name] for name in nest.parents if name in implied}
    fields = {}
    for name, child in node.value.items():
        if name in inside:
            continue
        if name in nest.parents:
            raise _form(Node(keys[name], name), "the records around say this column already", "no such key")
        if name in record_type.model_fields and record_type.declared(name).get("only_with_text"):
            raise _form(Node(keys[name], name), "a record file holds no prose", "no such key")
        values[name] = _value(nest.table, name, child)
        fields[name] = child.place if name in record_type.model_fields else keys[name]
    yield Draft(nest.table, values, node.place, fields)
    key = record_type.primary_key[0]
    below = implied if nest.single else dict(implied)
    if key in values:
        below[key] = values[key]
    elif nest.single or any(name in node.value for name in inside):
        raise _form(node, f"a record with others that hang on it has no {key!r}", f"the key {key!r}")
    for name, inner in inside.items():
        if name in node.value:
            yield from _rows(inner, node.value[name], below)


def _value(table: TableName, name: str, node: Node) -> Any:
    """The value in the type of its column, where the form allows it; else as it is, for the model to refuse."""
    columns = RECORD_TYPES[table].model_fields
    value = node.plain()
    if name not in columns:
        return value
    wanted = _types(columns[name].annotation)
    if date in wanted and isinstance(value, str):
        return _date(value)
    if Decimal in wanted and (node.number or type(value) is int):
        return _decimal(value)
    if float in wanted and (node.number or type(value) is int):
        return float(value)
    if tuple in wanted and isinstance(value, list):
        return tuple(tuple(item) if isinstance(item, list) else item for item in value)
    return value


def _types(annotation: Any) -> set[Any]:
    """The plain types in an annotation: of ``date | None`` date and NoneType."""
    origin = get_origin(annotation)
    if origin is tuple:
        return {tuple}
    if origin is None:
        return {annotation}
    return {found for argument in get_args(annotation) for found in _types(argument)}


def _decimal(value: str | int) -> Any:
    try:
        return Decimal(value)
    except InvalidOperation:  # an exponent of many digits
        return value


def _date(text: str) -> Any:
    try:
        value = date.fromisoformat(text)
    except ValueError:
        return text
    return value if value.isoformat() == text else text


def _form(node: Node, message: str, expected: str, code: Code = "record-file-format") -> CstdataError:
    value = node.value if isinstance(node.value, str | int) else None
    return CstdataError(
        Problem(
            code=code,
            message=message,
            value=None if value is None else str(value),
            expected=expected,
            line=node.place[0],
            column=node.place[1],
        )
    )
