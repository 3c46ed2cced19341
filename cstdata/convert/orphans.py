"""Records that refer to what is not there: taken out, and told of once for each thing that is missing."""

from collections import Counter
from dataclasses import dataclass, field

from cstdata.convert.drafts import Draft, Place
from cstdata.facts.countries import country_names
from cstdata.models import ByKind, Record, TableName
from cstdata.problems import Problem

__all__ = ["drop_orphans"]

_Pairs = list[tuple[Record, Draft]]
_Key = tuple[TableName, str]
"""A table and the primary key of a record of it."""


@dataclass(slots=True)
class _Loss:
    """What hangs on a record that is not there: its rows by table, and the first reference to it."""

    table: TableName
    record: str
    column: str
    place: Place
    rows: Counter[TableName] = field(default_factory=Counter)
    detached: int = 0


def drop_orphans(good: dict[TableName, _Pairs]) -> list[Problem]:
    """Take out of ``good`` what refers to a record that is not there, and what refers to that, and so on.

    Blocks stay, without their article: they say what every character of the document is.

    Returns:
        One problem for each record that is not there, whatever hangs on it.
    """
    known: dict[TableName, set[str]] = {
        table: {record.identity for record, _ in pairs} for table, pairs in good.items()
    }
    known["countries"] |= country_names().keys()
    causes: dict[_Key, _Key] = {}
    losses: dict[_Key, _Loss] = {}
    found = True
    while found:
        found = False
        for table, pairs in good.items():
            kept: _Pairs = []
            for record, draft in pairs:
                unmet = _unmet(record, known)
                if unmet is None:
                    kept.append((record, draft))
                    continue
                found = True
                name, parent = unmet
                cause = causes.get(parent, parent)
                place = draft.fields.get(name, draft.place)
                loss = losses.setdefault(cause, _Loss(table, record.identity, name, place))
                if table == "blocks" and name == "article_id":
                    loss.detached += 1
                    kept.append((record.model_copy(update={name: None}), draft))
                    continue
                loss.rows[table] += 1
                causes[table, record.identity] = cause
                known[table].discard(record.identity)
            good[table] = kept
    return [_problem(cause, losses[cause]) for cause in sorted(losses)]


def _unmet(record: Record, known: dict[TableName, set[str]]) -> tuple[str, _Key] | None:
    """The first reference of a record that is not met: its column, and what it refers to."""
    for name, reference in type(record).references().items():
        value = getattr(record, name)
        if value is None:
            continue
        target = reference.tables[getattr(record, reference.column)] if isinstance(reference, ByKind) else reference
        if value not in known[target]:
            return name, (target, value)
    return None


def _problem(cause: _Key, loss: _Loss) -> Problem:
    target, value = cause
    lost = [f"{number} of {table}" for table, number in sorted(loss.rows.items())]
    told = [f"left out: {', '.join(lost)}"] if lost else []
    if loss.detached:
        told.append(f"{loss.detached} of blocks stay without it")
    return Problem(
        code="record-orphaned",
        message=f"{target} has no such record, or it was rejected ({'; '.join(told)})",
        table=loss.table,
        record=loss.record,
        field=loss.column,
        value=value,
        expected=f"the key of a record of {target}",
        line=loss.place[0],
        column=loss.place[1],
    )
