"""The names of the tables, as a type: what an editor completes and a type checker knows."""

from typing import Literal, get_args

__all__ = ["TABLE_NAMES", "TableName"]

TableName = Literal[
    "documents",
    "issues",
    "sections",
    "articles",
    "paragraphs",
    "blocks",
    "citations",
    "persons",
    "roles",
    "organizations",
    "countries",
    "places",
    "mentions",
    "events",
    "event_participants",
    "agreements",
    "agreement_parties",
    "agreement_signatories",
    "quantities",
    "abbreviations",
    "catalogue",
    "repairs",
    "corrections",
]

TABLE_NAMES: tuple[TableName, ...] = get_args(TableName)
"""Every table in its canonical order: parents stand before what refers to them where that is possible."""
