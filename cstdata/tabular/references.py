"""References between tables, checked in columns."""

from collections.abc import Mapping

import pyarrow as pa
import pyarrow.compute as pc
from rapidfuzz import process

from cstdata.models import RECORD_TYPES, ByKind, TableName
from cstdata.tabular.columns import columns_of
from cstdata.tabular.masks import rows_where
from cstdata.tabular.violations import Violation

__all__ = ["check_references"]

_NEAREST = 20
"""How many unmet values of a column get the nearest key named; to look for it takes time."""


def check_references(table: TableName, tables: Mapping[TableName, pa.Table]) -> list[Violation]:
    """References of a table that no row of the table referred to meets; the nearest key is named.

    Tables and columns that are not there are passed over: that they are missing has been said.
    """
    data = tables[table]
    violations: list[Violation] = []
    for column in columns_of(table, text=True):
        reference = column.references
        if reference is None or column.name not in data.column_names:
            continue
        values = data.column(column.name)
        if not isinstance(reference, ByKind):
            violations += _check(column.name, values, pc.is_valid(values), reference, tables)
        elif reference.column in data.column_names:
            kinds = data.column(reference.column)
            for kind, target in reference.tables.items():
                concerned = pc.and_(pc.is_valid(values), pc.fill_null(pc.equal(kinds, kind), False))
                violations += _check(column.name, values, concerned, target, tables)
    return violations


def _check(
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
    unmet = pc.and_(concerned, pc.invert(pc.is_in(values, value_set=keys.combine_chunks())))
    rows = rows_where(unmet)
    known = keys.to_pylist() if rows else []
    nearest: dict[str, str] = {}
    violations = []
    for row in rows:
        value = values[row].as_py()
        if value not in nearest and len(nearest) < _NEAREST:
            near = process.extractOne(value, known, score_cutoff=60)
            nearest[value] = f"; nearest {near[0]!r}" if near else ""
        expected = f"a key of {target}{nearest.get(value, '')}"
        violations.append(Violation("table-reference", f"{target} has no such row", row, name, value, expected))
    return violations
