"""Valid records at random, made from the models: for tests that hold for any record."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from cstdata.models import RECORD_TYPES, ByKind, Record, TableName
from cstdata.models.types import GREATEST
from cstdata.tabular import Column, columns_of

__all__ = ["decimals", "newsletters", "odd_texts", "proses", "records", "texts", "values"]

ODD = [
    *"\t\n\r\x0b\x0c\x1c\x1f\x00\x07\x7f\x85\u00a0\u2028\u2029\u3000\u200b\ufeff\u00ad\u0301\ufffe\U0001f600\U00020000",
    *"'\"#:,-?[]{}&*!|>%@`~=\\;$^",
    "1e5",
    "12e3",
    "0x1f",
    "no",
    "null",
    "~",
    "2016-07-15",
    "=1+1",
    "- ",
    ": ",
    " #",
]
"""What YAML, CSV, terminals, spreadsheets or regular expressions take for something else."""

characters = st.characters(exclude_categories=["Cs"])
odd_texts = st.lists(st.one_of(st.sampled_from(ODD), characters, st.text("ab 1.", max_size=4)), max_size=8).map("".join)
"""Any text."""

_BLANKS = "".join(c for c in map(chr, range(0x10000)) if c.isspace()) + "\ufeff"

texts = odd_texts.map(lambda text: " ".join(text.splitlines()).strip(_BLANKS)).filter(bool)
"""What a column of type Text takes."""

proses = odd_texts.filter(bool)
"""What a column of prose takes."""

decimals = st.builds(
    lambda digits, scale, sign: sign * Decimal(digits).scaleb(-scale),
    st.one_of(st.integers(0, 10**26 - 1), st.integers(0, 1000), st.just(10**26 - 1)),
    st.integers(0, 12),
    st.sampled_from([1, -1]),
)
"""What a column of amounts takes."""

_IDS = st.from_regex(r"\A[a-z0-9]{1,6}([._-][a-z0-9]{1,6}){0,2}\Z")
_PATTERNS = {
    "issue_id": st.dates().map(lambda day: f"cstn-{day}"),
    "applied_in": st.from_regex(r"\A[0-9]{1,3}\.[0-9]{1,3}\.[0-9]{1,3}\Z"),
    "document_id": st.text("0123456789abcdef", min_size=64, max_size=64),
    "copy_of": st.text("0123456789abcdef", min_size=64, max_size=64),
    "text_sha256": st.text("0123456789abcdef", min_size=64, max_size=64),
    "country_id": st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=3, max_size=3),
    "country": st.sampled_from(["CHN", "PRT", "NLD"]),
}
_URLS = texts.map(lambda text: "https://" + "".join(c for c in text if c not in _BLANKS)).filter(
    lambda url: len(url) > 8
)


def _strings(column: Column) -> st.SearchStrategy[str]:
    if column.enum:
        return st.sampled_from(column.enum)
    if column.name in _PATTERNS:
        return _PATTERNS[column.name]
    if column.name in ("url", "other_url", "website"):
        return _URLS
    if column.max_length:
        return _IDS
    return proses if column.pattern is None else texts


def values(column: Column) -> st.SearchStrategy[Any]:  # noqa: PLR0911 - one a kind
    """Values that a column takes, without nulls."""
    match column.kind:
        case "integer":
            return st.integers(int(column.minimum or 0), GREATEST)
        case "number":
            return st.floats(column.minimum, column.maximum, allow_nan=False)
        case "decimal":
            return decimals
        case "date":
            return st.dates(date(1, 1, 1), date(9999, 12, 31))
        case "strings":
            return st.lists(texts, min_size=column.min_length or 0, max_size=3).map(tuple)
        case "spans":
            span = st.lists(st.integers(0, GREATEST), min_size=2, max_size=2).map(sorted).map(tuple)
            return st.lists(span, min_size=column.min_length or 0, max_size=3).map(tuple)
        case _:
            return _strings(column)


@st.composite
def records(draw: st.DrawFn, table: TableName, *, text: bool = False, **given: Any) -> Record:
    """A valid record of a table.

    Args:
        draw: Given by hypothesis.
        table: The table.
        text: Whether it may have prose.
        given: Values that are not at random.
    """
    row = dict(given)
    for column in columns_of(table, text=text):
        if column.name not in row:
            row[column.name] = draw(st.none() | values(column) if column.nullable else values(column))
    for low, high in RECORD_TYPES[table].ordered_pairs:
        if row[low] is not None and row[high] is not None and row[low] > row[high]:
            row[low], row[high] = row[high], row[low]
    return RECORD_TYPES[table].model_validate(row, strict=True)


ORDER: Sequence[TableName] = (
    "documents",
    "issues",
    "persons",
    "organizations",
    "places",
    "sections",
    "articles",
    "paragraphs",
    "blocks",
    "citations",
    "roles",
    "mentions",
    "events",
    "event_participants",
    "agreements",
    "agreement_parties",
    "agreement_signatories",
    "quantities",
    "abbreviations",
    "repairs",
)


@st.composite
def newsletters(draw: st.DrawFn) -> dict[TableName, list[Record]]:
    """All records of one newsletter, with references that are met."""
    found: dict[TableName, list[Record]] = {}
    keys: dict[str, list[str]] = {"countries": ["CHN", "PRT"]}
    for table in ORDER:
        number = 1 if table in ("documents", "issues") else draw(st.integers(0, 2))
        made = {}
        for index in range(number):
            given = draw(_references(table, keys))
            if given is None:
                continue
            key = RECORD_TYPES[table].primary_key
            if len(key) == 1 and table not in ("documents", "issues"):
                given[key[0]] = f"{draw(_IDS)}.{index}"
            record = draw(records(table, **given))
            made[record.identity] = record
        found[table] = list(made.values())
        keys[table] = list(made)
        if table == "issues":
            # An issue is that of the document that was read; blocks and repairs may be those of a copy.
            (read,) = keys["documents"]
            for copy in draw(st.lists(records("documents", copy_of=read), max_size=2, unique_by=lambda r: r.identity)):
                if copy.identity != read:
                    found["documents"].append(copy)
                    keys["documents"].append(copy.identity)
    return found


@st.composite
def _references(draw: st.DrawFn, table: TableName, keys: dict[str, list[str]]) -> dict[str, Any] | None:
    """Values for the columns that refer to other tables; None where something that must be there is not."""
    columns = {column.name: column for column in columns_of(table)}
    given: dict[str, Any] = {}
    for name, reference in RECORD_TYPES[table].references().items():
        target: str = reference
        if isinstance(reference, ByKind):
            kinds = [kind for kind, other in reference.tables.items() if keys.get(other)]
            given[reference.column] = kind = draw(st.sampled_from(kinds))
            target = reference.tables[kind]
        known = keys.get(target, [])
        if not known and not columns[name].nullable:
            return None
        choices = st.sampled_from(known) if known else st.none()
        given[name] = draw(st.none() | choices if columns[name].nullable else choices)
    return given
