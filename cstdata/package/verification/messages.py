"""Violations in a file as problems: with row, line and key of the record, the first of each rule."""

from collections import defaultdict
from collections.abc import Iterable

from cstdata.models import RECORD_TYPES
from cstdata.package.verification.reading import ReadTable
from cstdata.problems import Code, Problem
from cstdata.tabular.violations import Violation

__all__ = ["SHOWN", "problems_of"]

SHOWN = 20
"""The most problems that are listed of one rule in one table of one edition."""

LONG = 200
"""The most characters of a value that a message prints."""


def problems_of(read: ReadTable, violations: Iterable[Violation]) -> list[Problem]:
    """The first violations of each rule with their rows and lines, and a count of those that are more."""
    by_code: dict[Code, list[Violation]] = defaultdict(list)
    for violation in violations:
        by_code[violation.code].append(violation)
    problems: list[Problem] = []
    for code, found in by_code.items():
        problems += (_problem(read, violation) for violation in found[:SHOWN])
        if len(found) > SHOWN:
            problems.append(
                Problem(
                    code=code,
                    message=f"{len(found) - SHOWN} more of this rule, {len(found)} in all",
                    source=str(read.path),
                    table=read.name,
                )
            )
    return problems


def _problem(read: ReadTable, violation: Violation) -> Problem:
    record = line = None
    where = ""
    if violation.row is not None:
        number, line = read.places.of(violation.row)
        where = f"row {number}: "
        record = _record(read, violation.row)
    return Problem(
        code=violation.code,
        message=f"{where}{violation.message}",
        source=str(read.path),
        line=line,
        table=read.name,
        record=record,
        field=violation.column,
        value=None if violation.value is None else _short(violation.value),
        expected=violation.expected,
    )


def _record(read: ReadTable, row: int) -> str | None:
    key = RECORD_TYPES[read.name].primary_key
    parts = [read.data.column(name)[row].as_py() for name in key if name in read.data.column_names]
    return _short("/".join(str(part) for part in parts if part is not None)) or None


def _short(text: str) -> str:
    return text if len(text) <= LONG else f"{text[:LONG]}…"
