"""Drafts to records: types and constraints by the models, keys that are single, references that are met."""

import gc
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from cstdata.convert.drafts import Draft
from cstdata.convert.orphans import drop_orphans
from cstdata.facts.countries import country_names
from cstdata.models import RECORD_TYPES, TABLE_NAMES, Country, Record, TableName
from cstdata.models.types import FORMS
from cstdata.problems import Problem

__all__ = ["Conversion", "Draft", "country_records", "validate"]


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
    problems += drop_orphans(good)
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
        details = error.errors(include_url=False)
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
    form = FORMS.get(detail.get("ctx", {}).get("pattern", ""))
    line, column = draft.fields.get(name or "", draft.place)
    return Problem(
        code="record-invalid",
        message=f"the text is not {form}" if form else re.sub(r"^Value error, ", "", detail["msg"]),
        table=draft.table,
        record=_key_text(draft),
        field=".".join(path) or None,
        value=None if detail["type"] == "missing" or name is None else str(detail["input"])[:200],
        expected=f"{description[0].lower()}{description[1:].rstrip('.')}" if description else None,
        advice=None if name is None or name in columns else f"The columns are {', '.join(columns)}.",
        line=line,
        column=column,
    )


def _single(pairs: Sequence[tuple[Record, Draft]]) -> tuple[list[tuple[Record, Draft]], list[Problem]]:
    """The records whose key did not come before; the first of each key stays."""
    first: dict[tuple[Any, ...], Draft] = {}
    good: list[tuple[Record, Draft]] = []
    problems: list[Problem] = []
    for record, draft in pairs:
        other = first.setdefault(tuple(getattr(record, name) for name in record.primary_key), draft)
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
