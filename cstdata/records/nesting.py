"""How the tables of one newsletter nest in a record file."""

from collections.abc import Iterator
from dataclasses import dataclass

from cstdata.models import TableName

__all__ = ["ROOT", "Nest", "walk"]


@dataclass(frozen=True, slots=True)
class Nest:
    """Rows of a table inside a row of another one, or at the root.

    Args:
        name: The name in the file.
        table: The table.
        parents: The columns that are left out, since the rows around hold them.
        inside: What nests inside each row.
        single: Whether there is one row, not a list of them.
    """

    name: str
    table: TableName
    parents: tuple[str, ...] = ()
    inside: tuple["Nest", ...] = ()
    single: bool = False


def _of_article(table: TableName, *inside: Nest) -> Nest:
    return Nest(table, table, ("article_id",), inside)


_OF_DOCUMENT = (Nest("blocks", "blocks", ("document_id",)), Nest("repairs", "repairs", ("document_id",)))

ROOT: tuple[Nest, ...] = (
    Nest("document", "documents", single=True),
    Nest("issue", "issues", ("document_id",), single=True),
    Nest("sections", "sections", ("issue_id",)),
    Nest(
        "articles",
        "articles",
        ("issue_id",),
        (
            _of_article("paragraphs"),
            _of_article("citations"),
            _of_article("mentions"),
            _of_article("roles"),
            _of_article("quantities"),
            _of_article("abbreviations"),
            _of_article("events", Nest("participants", "event_participants", ("event_id",))),
            _of_article(
                "agreements",
                Nest("parties", "agreement_parties", ("agreement_id",)),
                Nest("signatories", "agreement_signatories", ("agreement_id",)),
            ),
        ),
    ),
    Nest("persons", "persons"),
    Nest("organizations", "organizations"),
    Nest("places", "places"),
    *_OF_DOCUMENT,
    Nest("copies", "documents", (), _OF_DOCUMENT),
)
"""The order of a record file: what people read and correct first, what a machine checks last."""


def walk(nests: tuple[Nest, ...] = ROOT) -> Iterator[Nest]:
    """All nests, outer ones first."""
    for nest in nests:
        yield nest
        yield from walk(nest.inside)
