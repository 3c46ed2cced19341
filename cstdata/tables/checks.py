"""A table checked in columns: what fails is found by vector operations, row by row only where something fails."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc
from rapidfuzz import process

from cstdata.models import RECORD_TYPES, ByKind, TableName
from cstdata.problems import Code
from cstdata.tables.arrow import arrow_schema
from cstdata.tables.cells import cell_text, parse_cell
from cstdata.tables.columns import Column, columns_of

__all__ = ["Violation", "check_columns", "check_references", "check_rows", "read_texts"]


@dataclass(frozen=True, slots=True)
class Violation:
    """A cell, a row or a table that breaks a rule.

    Args:
        code: The rule.
        message: What is wrong.
        row: The index of the row, from 0; None where the whole table is meant.
        column: The column, if one is meant.
        value: What was found, as text.
        expected: What would be right.
    """

    code: Code
    message: str
    row: int | None = None
    column: str | None = None
    value: str | None = None
    expected: str | None = None


def check_columns(table: TableName, names: Sequence[str], *, text: bool) -> list[Violation]:
    """Columns that are missing, too many, doubled or in another order."""
    wanted = [column.name for column in columns_of(table, text=text)]
    found = [
        Violation("table-columns", "the column is missing", column=name, expected=f"the columns {', '.join(wanted)}")
        for name in wanted
        if name not in names
    ]
    for index, name in enumerate(names):
        if name not in wanted:
            found.append(
                Violation(
                    "table-columns",
                    "the table has no such column",
                    column=name,
                    value=name,
                    expected=f"one of {', '.join(wanted)}",
                )
            )
        elif name in names[:index]:
            found.append(Violation("table-columns", "the column stands twice", column=name, value=name))
    if not found and list(names) != wanted:
        found.append(
            Violation(
                "table-columns",
                "the columns are in another order",
                value=", ".join(names),
                expected=", ".join(wanted),
            )
        )
    return found


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
    if column.kind not in ("strings", "spans"):
        try:
            return texts.cast(arrow_type), []
        except pa.ArrowInvalid:
            pass  # at least one cell is wrong: look which
    values, wrong = [], []
    for row, text in enumerate(texts.to_pylist()):
        try:
            values.append(parse_cell(text, column.kind))
        except ValueError:
            values.append(None)
            wrong.append(
                Violation(
                    "table-type",
                    f"this is no {_KIND_NAMES[column.kind]}",
                    row,
                    column.name,
                    text,
                    _KIND_FORMS[column.kind],
                )
            )
    return pa.array(values, arrow_type), wrong


_KIND_NAMES = {
    "integer": "integer",
    "number": "number",
    "decimal": "decimal number",
    "date": "date",
    "strings": "list of texts",
    "spans": "list of spans",
}
_KIND_FORMS = {
    "integer": "digits",
    "number": "a number like 39.9",
    "decimal": "a number like 1300000 or 0.4",
    "date": "a date like 2016-07-15",
    "strings": 'a JSON array like ["a","b"]',
    "spans": "a JSON array like [[806,960],[961,1062]]",
}


def check_rows(table: TableName, data: pa.Table, unread: Iterable[Violation] = ()) -> list[Violation]:
    """What a typed table breaks of its own rules: required, enumerations, constraints, order, primary key.

    Args:
        table: Its name.
        data: Its rows, in the types of `arrow_schema`; columns may be missing.
        unread: Violations of `read_texts`; their cells are not called missing too.
    """
    known = {(violation.row, violation.column) for violation in unread}
    violations: list[Violation] = []
    for column in columns_of(table, text=True):
        if column.name in data.column_names:
            found = _check_column(column, data.column(column.name))
            violations += (v for v in found if v.code != "table-required" or (v.row, v.column) not in known)
    violations += _check_order(table, data)
    violations += _check_key(table, data)
    return violations


def _rows(mask: pa.ChunkedArray | pa.Array) -> list[int]:
    """The indices at which a mask is true; nulls are not."""
    found: list[int] = pc.indices_nonzero(pc.fill_null(mask, False)).to_pylist()
    return found


def _check_column(column: Column, values: pa.ChunkedArray) -> list[Violation]:
    violations: list[Violation] = []

    def add(code: Code, message: str, mask: pa.ChunkedArray | pa.Array, expected: str) -> None:
        for row in _rows(mask):
            value = cell_text(values[row].as_py(), column.kind)
            violations.append(Violation(code, message, row, column.name, value, expected))

    if not column.nullable and values.null_count:
        add("table-required", "the value is missing", pc.is_null(values), f"a value: {column.description}")
    if column.enum is not None:
        allowed = pc.is_in(values, value_set=pa.array(column.enum, pa.string()))
        add(
            "table-enum",
            "the value is not in the enumeration",
            pc.and_not(pc.is_valid(values), allowed),
            f"one of {', '.join(column.enum)}",
        )
        return violations
    if column.minimum is not None:
        add(
            "table-constraint",
            "the number is too small",
            pc.less(values, column.minimum),
            f"at least {column.minimum}",
        )
    if column.maximum is not None:
        add(
            "table-constraint",
            "the number is too large",
            pc.greater(values, column.maximum),
            f"at most {column.maximum}",
        )
    if column.kind == "string":
        violations += _check_text(column, values)
    elif column.kind in ("strings", "spans") and column.min_length:
        add(
            "table-constraint",
            "the list is too short",
            pc.less(pc.list_value_length(values), column.min_length),
            f"at least {column.min_length} entries",
        )
    if column.kind == "spans":
        violations += _check_spans(column, values)
    return violations


def _check_text(column: Column, values: pa.ChunkedArray) -> list[Violation]:
    masks: list[tuple[pa.ChunkedArray, str]] = []
    if column.pattern is not None:
        masks.append((pc.invert(pc.match_substring_regex(values, column.pattern)), f"the form {column.pattern}"))
    if column.min_length is not None:
        masks.append((pc.less(pc.utf8_length(values), column.min_length), f"at least {column.min_length} characters"))
    if column.max_length is not None:
        masks.append((pc.greater(pc.utf8_length(values), column.max_length), f"at most {column.max_length} characters"))
    found: dict[int, Violation] = {}
    for mask, expected in masks:
        for row in _rows(mask):
            found.setdefault(
                row,
                Violation(
                    "table-constraint",
                    "the text has the wrong form",
                    row,
                    column.name,
                    values[row].as_py(),
                    expected,
                ),
            )
    return list(found.values())


def _check_spans(column: Column, values: pa.ChunkedArray) -> list[Violation]:
    violations = []
    flat = pc.list_flatten(values)
    parents = pc.list_parent_indices(values)
    start, end = pc.struct_field(flat, "start"), pc.struct_field(flat, "end")
    for index in _rows(pc.or_(pc.greater(start, end), pc.less(start, 0))):
        row = parents[index].as_py()
        value = cell_text(values[row].as_py(), column.kind)
        violations.append(
            Violation(
                "table-constraint",
                "a span ends before it starts",
                row,
                column.name,
                value,
                "0 <= start <= end",
            )
        )
    return violations


def _check_order(table: TableName, data: pa.Table) -> list[Violation]:
    violations = []
    for low, high in RECORD_TYPES[table].ordered_pairs:
        if low in data.column_names and high in data.column_names:
            for row in _rows(pc.greater(data.column(low), data.column(high))):
                first, second = data.column(low)[row].as_py(), data.column(high)[row].as_py()
                violations.append(
                    Violation(
                        "table-order",
                        f"{low} ({first}) is after {high} ({second})",
                        row,
                        low,
                        str(first),
                        f"at most {second}",
                    )
                )
    return violations


def _check_key(table: TableName, data: pa.Table) -> list[Violation]:
    key = RECORD_TYPES[table].primary_key
    if not data.num_rows or any(name not in data.column_names for name in key):
        return []
    groups = data.select(list(key)).append_column("#", pa.array(range(data.num_rows))).group_by(list(key))
    counted = groups.aggregate([("#", "count"), ("#", "min")])
    doubled = counted.filter(pc.greater(counted.column("#_count"), 1))
    if not doubled.num_rows:
        return []
    first = {tuple(row[name] for name in key): row["#_min"] for row in doubled.to_pylist()}
    violations = []
    for row, values in enumerate(zip(*(data.column(name).to_pylist() for name in key), strict=True)):
        if values in first and row != first[values] and None not in values:
            violations.append(
                Violation(
                    "table-key",
                    f"the key stands already in row {first[values] + 1}",
                    row,
                    ", ".join(key),
                    "/".join(str(value) for value in values),
                    "a key of its own",
                )
            )
    return violations


def check_references(table: TableName, tables: Mapping[TableName, pa.Table]) -> list[Violation]:
    """References of a table that no row of the table referred to meets; the nearest key is named.

    Tables that are not there are passed over: that they are missing has been said.
    """
    data = tables[table]
    violations: list[Violation] = []
    for column in columns_of(table, text=True):
        reference = column.references
        if reference is None or column.name not in data.column_names:
            continue
        values = data.column(column.name)
        if not isinstance(reference, ByKind):
            violations += _check_reference(column.name, values, pc.is_valid(values), reference, tables)
            continue
        kinds = data.column(reference.column)
        for kind, target in reference.tables.items():
            violations += _check_reference(column.name, values, pc.equal(kinds, kind), target, tables)
    return violations


def _check_reference(
    name: str,
    values: pa.ChunkedArray,
    concerned: pa.ChunkedArray,
    target: TableName,
    tables: Mapping[TableName, pa.Table],
) -> list[Violation]:
    key = RECORD_TYPES[target].primary_key[0]
    if target not in tables or key not in tables[target].column_names:
        return []
    keys = pc.drop_null(tables[target].column(key))
    unmet = pc.and_(
        pc.and_(concerned, pc.is_valid(values)), pc.invert(pc.is_in(values, value_set=keys.combine_chunks()))
    )
    rows = _rows(unmet)
    if not rows:
        return []
    known = keys.to_pylist()
    violations = []
    for row in rows:
        value = values[row].as_py()
        near = process.extractOne(value, known, score_cutoff=60)
        expected = f"a key of {target}{f'; nearest {near[0]!r}' if near else ''}"
        violations.append(Violation("table-reference", f"{target} has no such row", row, name, value, expected))
    return violations
