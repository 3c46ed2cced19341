"""Documents and record files to a package."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from os import PathLike
from pathlib import Path

import pyarrow as pa

from cstdata.convert import catalogue_records, country_records
from cstdata.models import TABLE_NAMES, TableName
from cstdata.package.writing import write_package
from cstdata.pipeline.conversion import Outcome, records_of
from cstdata.pipeline.covering import covered, single_documents
from cstdata.pipeline.gathering import Kept, Unread, gather
from cstdata.pipeline.reports import BuildReport
from cstdata.problems import Problem, worst_first
from cstdata.schemas import schema_files
from cstdata.sources import Source
from cstdata.tabular import arrow_table, empty_table

__all__ = ["DATA_VERSION", "build_package"]

DATA_VERSION = "0.1.0"
"""The version of the data that comes with this version of the library."""

Tables = Mapping[TableName, pa.Table]


def build_package(
    sources: Sequence[str | PathLike[str]],
    out: Path,
    *,
    text: bool = False,
    workers: int = 1,
    data_version: str = DATA_VERSION,
    published: date | None = None,
) -> BuildReport:
    """Build a package from documents and record files.

    What is damaged is left out and reported; the rest is built. Where nothing is left, no package is written.

    Args:
        sources: Files, folders, archives, patterns, or the text ``-`` for standard input.
        out: The folder of the package.
        text: Whether articles and paragraphs keep their prose (from documents; record files have none).
        workers: The number of processes.
        data_version: The version that the descriptors carry.
        published: The date of the issue, where the sources are one document that does not print it.

    Raises:
        SeveralDocumentsError: ``published`` is given, and the sources are not one document.
        OutputRefusedError: ``out`` holds something that is no part of a package.
        OSError: The disk says so; ``out`` is as it was.
    """
    gathered = gather(sources, partial(_tables_of, text=text), workers, published)
    if not gathered.kept:
        return BuildReport(None, (), {}, (), tuple(worst_first(gathered.problems)))
    tables, problems = _together(gathered.kept, text=text)
    write_package(tables, out, version=data_version, schemas=schema_files(text=text), text=text)
    return BuildReport(
        package=out,
        documents=tuple(kept.part.document for kept in gathered.kept),
        rows={name: table.num_rows for name, table in tables.items()},
        choices=gathered.choices,
        problems=tuple(worst_first((*gathered.problems, *problems))),
    )


def _tables_of(source: Source, *, text: bool) -> Outcome[Tables]:
    """As `records_of`, in Arrow tables, which pass between processes at little cost."""
    outcome = records_of(source, text=text)
    return Outcome(
        tuple(
            replace(part, content={name: arrow_table(name, rows, text=text) for name, rows in part.content.items()})
            for part in outcome.parts
        ),
        outcome.problems,
    )


def _together(kept: Sequence[Kept[Tables]], *, text: bool) -> tuple[dict[TableName, pa.Table], list[Problem]]:
    parts = [one.part for one in kept]
    contents = [content for one in kept for content in (one.part.content, *map(_unread_tables, one.unread))]
    tables = {
        name: pa.concat_tables(
            [empty_table(name, text=text), *(content[name] for content in contents if name in content)]
        ).combine_chunks()
        for name in TABLE_NAMES
    }
    tables["countries"] = arrow_table("countries", country_records())
    tables["catalogue"] = arrow_table("catalogue", catalogue_records(part.issue for part in parts))
    sources = {part.document.document_id: part.document.source for part in parts}
    tables["documents"], problems = single_documents(tables["documents"], sources)
    tables["blocks"], more = covered(tables["documents"], tables["blocks"], sources)
    return tables, [*problems, *more]


def _unread_tables(unread: Unread[Tables]) -> Tables:
    """What a package keeps of a part that was not read."""
    documents, blocks = unread.part.content["documents"], unread.part.content["blocks"]
    return {
        "documents": _all_set(documents, "copy_of", unread.copy_of),
        "blocks": _all_set(blocks, "article_id", None),
    }


def _all_set(table: pa.Table, name: str, value: str | None) -> pa.Table:
    """The table with one value in all rows of a column."""
    place = table.schema.get_field_index(name)
    return table.set_column(place, table.schema.field(place), pa.array([value] * table.num_rows, pa.string()))
