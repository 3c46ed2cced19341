"""What people know beside the documents: which issues exist, and what was corrected."""

from datetime import date
from typing import Annotated

from cstdata.models.base import Record, column
from cstdata.models.names import TableName
from cstdata.models.types import Id, IssueId, Position, Text, Url, Version

__all__ = ["CatalogueEntry", "Correction"]


class CatalogueEntry(Record, table="catalogue", key=("catalogue_id",)):
    """An issue that is known to exist, so that a reader sees which are missing."""

    catalogue_id: Annotated[Id, column("A readable id of the entry.", example="known-2016-07-15")]
    number: Annotated[Position | None, column("The number as printed.", example=13)] = None
    published: Annotated[date | None, column("The date as printed.", example=date(2016, 7, 15))] = None
    number_inferred: Annotated[Position | None, column("The number that follows from the date.", example=13)] = None
    published_inferred: Annotated[
        date | None, column("The date that follows from the number.", example=date(2016, 7, 15))
    ] = None
    layout: Annotated[Text | None, column("The layout family of the known copy.", example="H")] = None
    url: Annotated[Url | None, column("Where a copy was seen.", example="http://example.org/newsletter.htm")] = None
    issue_id: Annotated[
        IssueId | None,
        column("The issue, where this package holds it.", references="issues", example="cstn-2016-07-15"),
    ] = None
    other_url: Annotated[Url | None, column("Where another copy was seen.", example="http://example.org/copy.htm")] = (
        None
    )
    contents_titles: Annotated[
        int | None,
        column("The number of titles in the contents list of the known copy.", unit="title", ge=0, example=7),
    ] = None


class Correction(Record, table="corrections", key=("correction_id",)):
    """A cell that was corrected by hand, and why."""

    correction_id: Annotated[Id, column("A readable id of the correction.", example="correction-1")]
    table: Annotated[TableName, column("The table in which it was made.", example="articles")]
    record_id: Annotated[Text, column("The primary key of the corrected row.", example="cstn-2016-07-15.03")]
    column: Annotated[Text, column("The corrected column.", example="title")]
    old: Annotated[Text | None, column("The value before; null where there was none.", example="Titel")] = None
    new: Annotated[Text | None, column("The value after; null where it was taken away.", example="Title")] = None
    reason: Annotated[Text, column("Why, so that another can judge.", example="misread; the page says so")]
    applied_in: Annotated[Version, column("The data version from which on it holds.", example="0.1.0")]
