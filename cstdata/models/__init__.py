"""The canonical record types: the only place where a table or a column is defined.

Arrow schemas, Table Schemas, JSON Schemas and the data dictionary are made from these.
"""

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

_defined = {record_type.table_name: record_type for record_type in Record.__subclasses__()}

RECORD_TYPES: dict[TableName, type[Record]] = {name: _defined[name] for name in TABLE_NAMES}
"""The record type of each table, in canonical order; a name without a class fails here, at import."""
