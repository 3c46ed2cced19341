"""A table checked in columns: what fails is found by vector operations, row by row only where something fails."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import pyarrow as pa
import pyarrow.compute as pc

from cstdata.models import RECORD_TYPES, TableName
from cstdata.models.types import FORMS, GREATEST
from cstdata.problems import Code
from cstdata.tabular.cells import cell_text
from cstdata.tabular.columns import Column, columns_of
from cstdata.tabular.masks import rows_where
from cstdata.tabular.violations import Violation

__all__ = ["check_columns", "check_rows"]


def check_columns(table: TableName, names: Sequence[str], *, text: bool) -> list[Violation]:
    """Columns that are missing, too many, doubled or in another order."""
    wanted = [column.name for column in columns_of(table, text=text)]
    listed = ", ".join(wanted)
    times = Counter(names)
    found = [
        Violation("table-columns", "the column is missing", column=name, expected=f"the columns {listed}")
        for name in wanted
        if name not in times
    ]
    for name, number in times.items():
        if name not in wanted:
            message, expected = "the table has no such column", f"one of {listed}"
            found.append(Violation("table-columns", message, column=name, value=name, expected=expected))
        elif number > 1:
            found.append(Violation("table-columns", "the column stands twice", column=name, value=name))
    if not found and list(names) != wanted:
        message = "the columns are in another order"
        found.append(Violation("table-columns", message, value=", ".join(names), expected=listed))
    return found


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


def _check_column(column: Column, values: pa.ChunkedArray) -> list[Violation]:
    # A cell that breaks several rules of one kind is told of once.
    found: dict[tuple[int, Code], Violation] = {}
    for code, message, mask, expected in _rules(column, values):
        for row in rows_where(mask):
            value = cell_text(values[row].as_py(), column.kind)
            found.setdefault((row, code), Violation(code, message, row, column.name, value, expected))
    violations = list(found.values())
    if column.kind == "strings":
        violations += _check_items(column, values)
    if column.kind == "spans":
        violations += _check_spans(column, values)
    return violations


def _rules(column: Column, values: pa.ChunkedArray) -> Iterator[tuple[Code, str, pa.ChunkedArray, str]]:
    """What the cells of a column are held against: rule, message, the mask of those that break it, what is right."""
    if not column.nullable and values.null_count:
        yield "table-required", "the value is missing", pc.is_null(values), f"a value: {column.description}"
    if column.enum is not None:
        allowed = pc.is_in(values, value_set=pa.array(column.enum, pa.string()))
        strange = pc.and_not(pc.is_valid(values), allowed)
        yield "table-enum", "the value is not in the enumeration", strange, f"one of {', '.join(column.enum)}"
        return
    if column.kind == "number":
        yield "table-constraint", "the number is not finite", pc.invert(pc.is_finite(values)), "a finite number"
    if column.minimum is not None:
        small = pc.less(values, column.minimum)
        yield "table-constraint", "the number is too small", small, f"at least {column.minimum}"
    if column.maximum is not None:
        large = pc.greater(values, column.maximum)
        yield "table-constraint", "the number is too large", large, f"at most {column.maximum}"
    if column.kind == "string":
        for mask, expected in _wrong_texts(values, column.pattern, column.min_length, column.max_length):
            yield "table-constraint", "the text has the wrong form", mask, expected
    elif column.min_length is not None:
        short = pc.less(pc.list_value_length(values), column.min_length)
        yield "table-constraint", "the list is too short", short, f"at least {column.min_length} entries"


def _wrong_texts(
    values: pa.ChunkedArray, pattern: str | None, min_length: int | None, max_length: int | None
) -> list[tuple[pa.ChunkedArray, str]]:
    """What is expected of texts, with the mask of those that are otherwise."""
    masks = []
    if pattern is not None:
        form = FORMS.get(pattern, f"the form {pattern}")
        masks.append((pc.invert(pc.match_substring_regex(values, _re2(pattern))), form))
    if min_length is not None:
        masks.append((pc.less(pc.utf8_length(values), min_length), f"at least {min_length} characters"))
    if max_length is not None:
        masks.append((pc.greater(pc.utf8_length(values), max_length), f"at most {max_length} characters"))
    return masks


def _re2(pattern: str) -> str:
    """A pattern of the models as pyarrow's engine reads it, which knows code points by another escape."""
    return re.sub(r"\\u([0-9a-f]{4})", r"\\x{\1}", pattern)


def _check_items(column: Column, values: pa.ChunkedArray) -> list[Violation]:
    items, parents = pc.list_flatten(values), pc.list_parent_indices(values)
    return [
        Violation(
            "table-constraint",
            "a text of the list has the wrong form",
            parents[index].as_py(),
            column.name,
            items[index].as_py(),
            expected,
        )
        for mask, expected in _wrong_texts(items, column.item_pattern, None, None)
        for index in rows_where(mask)
    ]


def _check_spans(column: Column, values: pa.ChunkedArray) -> list[Violation]:
    items, parents = pc.list_flatten(values), pc.list_parent_indices(values)
    start, end = pc.struct_field(items, "start"), pc.struct_field(items, "end")
    wrong = pc.or_(pc.less(start, 0), pc.or_(pc.greater(start, GREATEST), pc.greater(end, GREATEST)))
    wrong = pc.or_(wrong, pc.greater(start, end))
    violations = []
    for index in rows_where(wrong):
        row = parents[index].as_py()
        value = cell_text([items[index].as_py()], column.kind)
        violations.append(
            Violation("table-constraint", "a span ends before it starts", row, column.name, value, "0 <= start <= end")
        )
    return violations


def _check_order(table: TableName, data: pa.Table) -> list[Violation]:
    violations = []
    for low, high in RECORD_TYPES[table].ordered_pairs:
        if low in data.column_names and high in data.column_names:
            for row in rows_where(pc.greater(data.column(low), data.column(high))):
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
