"""Drafts to records: types and constraints by the models, keys that are single, references that are met."""

import gc
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from cstdata.facts.countries import country_names
from cstdata.models import RECORD_TYPES, TABLE_NAMES, ByKind, Country, Record, TableName
from cstdata.problems import Problem

__all__ = ["Conversion", "Draft", "country_records", "validate"]

Place = tuple[int, int]
"""A line and a column, both from 1."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A record to be.

    Args:
        table: Its table.
        values: Its values by column, in the types of the model.
        place: Where it stands in the file that it comes from.
        fields: Where its values stand, as far as that is known.
    """

    table: TableName
    values: Mapping[str, Any]
    place: Place
    fields: Mapping[str, Place] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Conversion:
    """The good records of one newsletter, by table, and what is wrong with the others."""

    records: Mapping[TableName, Sequence[Record]]
    problems: tuple[Problem, ...]


@cache
def country_records() -> tuple[Country, ...]:
    """The code table of ISO 3166-1."""
    return tuple(Country(country_id=code, name=name) for code, name in country_names().items())


def validate(drafts: Iterable[Draft], *, source: str) -> Conversion:
    """The drafts that the models accept, with keys that are single and references that are met.

    What hangs on a rejected record (the paragraphs of an article) is rejected with it, in one complaint.

    Args:
        drafts: The drafts of one newsletter.
        source: The file that they come from, for messages.
    """
    by_table: dict[TableName, list[Draft]] = {name: [] for name in TABLE_NAMES}
    for draft in drafts:
        by_table[draft.table].append(draft)
    good: dict[TableName, list[tuple[Record, Draft]]] = {}
    problems: list[Problem] = []
    with _collector_paused():
        for table, items in by_table.items():
            records, rejected = _of_their_type(table, items)
            good[table], twice = _single(records)
            problems += rejected + twice
    problems += _drop_orphans(good)
    records_only = {table: [record for record, _ in pairs] for table, pairs in good.items()}
    return Conversion(records_only, tuple(problem.at(source) for problem in problems))


@contextmanager
def _collector_paused() -> Iterator[None]:
    # The cyclic collector walks every held object again and again: four times slower on large batches.
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


@cache
def _adapter(table: TableName) -> TypeAdapter[list[Any]]:
    record_type = RECORD_TYPES[table]
    return TypeAdapter(list[record_type])  # type: ignore[valid-type]


def _of_their_type(table: TableName, drafts: Sequence[Draft]) -> tuple[list[tuple[Record, Draft]], list[Problem]]:
    try:
        records = _adapter(table).validate_python([draft.values for draft in drafts], strict=True)
    except ValidationError as error:
        details = error.errors(include_url=False, include_context=False)
    else:
        return list(zip(records, drafts, strict=True)), []
    failed = {int(detail["loc"][0]) for detail in details}
    kept = [draft for index, draft in enumerate(drafts) if index not in failed]
    records = _adapter(table).validate_python([draft.values for draft in kept], strict=True)
    problems = [_rejection(drafts[int(detail["loc"][0])], detail) for detail in details]
    return list(zip(records, kept, strict=True)), problems


def _key_text(draft: Draft) -> str:
    return "/".join(str(draft.values.get(name, "?")) for name in RECORD_TYPES[draft.table].primary_key)


def _rejection(draft: Draft, detail: ErrorDetails) -> Problem:
    columns = RECORD_TYPES[draft.table].model_fields
    path = [str(part) for part in detail["loc"][1:]]
    name = path[0] if path else None
    description = columns[name].description if name in columns else None
    found = None if detail["type"] == "missing" or name is None else repr(detail["input"])[:200]
    line, column = draft.fields.get(name or "", draft.place)
    return Problem(
        code="record-invalid",
        message=re.sub(r"^Value error, ", "", detail["msg"]),
        table=draft.table,
        record=_key_text(draft),
        field=".".join(path) or None,
        value=found,
        expected=f"{description[0].lower()}{description[1:].rstrip('.')}" if description else None,
        advice=None if name is None or name in columns else f"The columns are {', '.join(columns)}.",
        line=line,
        column=column,
    )


def _single(pairs: Sequence[tuple[Record, Draft]]) -> tuple[list[tuple[Record, Draft]], list[Problem]]:
    """The records whose key did not come before; the first of each key stays."""
    first: dict[str, Draft] = {}
    good: list[tuple[Record, Draft]] = []
    problems: list[Problem] = []
    for record, draft in pairs:
        other = first.setdefault(record.identity, draft)
        if other is draft:
            good.append((record, draft))
            continue
        problems.append(
            Problem(
                code="table-key",
                message=f"the key stands already in line {other.place[0]}",
                table=draft.table,
                record=record.identity,
                field=", ".join(record.primary_key),
                value=record.identity,
                expected="a key of its own",
                line=draft.place[0],
                column=draft.place[1],
            )
        )
    return good, problems


def _drop_orphans(good: dict[TableName, list[tuple[Record, Draft]]]) -> list[Problem]:
    """Take out what refers to a record that is not there, again until nothing more does."""
    lost: Counter[tuple[TableName, str, TableName, str]] = Counter()
    first: dict[tuple[TableName, str, TableName, str], Place] = {}
    changed = True
    while changed:
        changed = False
        known = {table: {record.identity for record, _ in pairs} for table, pairs in good.items()}
        known["countries"] |= set(country_names())
        for table, pairs in good.items():
            kept = []
            for record, draft in pairs:
                unmet = _unmet(record, known)
                if unmet is None:
                    kept.append((record, draft))
                    continue
                lost[table, *unmet] += 1
                first.setdefault((table, *unmet), draft.fields.get(unmet[0], draft.place))
            changed = changed or len(kept) < len(pairs)
            good[table] = kept
    return [
        Problem(
            code="record-orphaned",
            message=f"{number} left out: {target} has no such record, or it was rejected",
            table=table,
            field=name,
            value=value,
            expected=f"the key of a record of {target}",
            line=first[table, name, target, value][0],
            column=first[table, name, target, value][1],
        )
        for (table, name, target, value), number in sorted(lost.items())
    ]


def _unmet(record: Record, known: Mapping[TableName, set[str]]) -> tuple[str, TableName, str] | None:
    for name, reference in type(record).references().items():
        value = getattr(record, name)
        if value is None:
            continue
        kind = reference.tables[getattr(record, reference.column)] if isinstance(reference, ByKind) else reference
        if value not in known[kind]:
            return name, kind, value
    return None
