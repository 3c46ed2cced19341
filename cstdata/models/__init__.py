"""The canonical record types: the only place where a table or a column is defined.

Arrow schemas, Table Schemas, JSON Schemas and the data dictionary are made from these.
"""

from collections.abc import Iterable

from cstdata.models.actors import Country, Mention, Organization, Person, Place, Role
from cstdata.models.base import ByKind, Record, RecordDefinitionError, Reference, column
from cstdata.models.curation import CatalogueEntry, Correction
from cstdata.models.documents import Block, Document, Repair
from cstdata.models.happenings import (
    Abbreviation,
    Agreement,
    AgreementParty,
    AgreementSignatory,
    Event,
    EventParticipant,
    Quantity,
)
from cstdata.models.names import TABLE_NAMES, TableName
from cstdata.models.newsletters import Article, Citation, Issue, Paragraph, Section

__all__ = [
    "RECORD_TYPES",
    "TABLE_NAMES",
    "Abbreviation",
    "Agreement",
    "AgreementParty",
    "AgreementSignatory",
    "Article",
    "Block",
    "ByKind",
    "CatalogueEntry",
    "Citation",
    "Correction",
    "Country",
    "Document",
    "Event",
    "EventParticipant",
    "Issue",
    "Mention",
    "Organization",
    "Paragraph",
    "Person",
    "Place",
    "Quantity",
    "Record",
    "RecordDefinitionError",
    "Reference",
    "Repair",
    "Role",
    "Section",
    "TableName",
    "column",
]


def _by_table(record_types: Iterable[type[Record]]) -> dict[TableName, type[Record]]:
    found: dict[TableName, type[Record]] = {}
    for record_type in record_types:
        first = found.setdefault(record_type.table_name, record_type)
        if first is not record_type:
            raise RecordDefinitionError(
                f"{record_type.__name__}: the table {record_type.table_name!r} is {first.__name__}'s; name another"
            )
    missing = [name for name in TABLE_NAMES if name not in found]
    if missing:
        raise RecordDefinitionError(f"no record type has table={missing[0]!r}; write one, or take it out of TableName")
    return {name: found[name] for name in TABLE_NAMES}


RECORD_TYPES: dict[TableName, type[Record]] = _by_table(Record.__subclasses__())
"""The record type of each table, in canonical order; a name without a class, or with two, fails at import."""
