"""Documents to record files."""

import os
from collections.abc import Sequence
from datetime import date
from functools import partial
from os import PathLike
from pathlib import Path

from cstdata.pipeline.conversion import Records, records_of
from cstdata.pipeline.gathering import Kept, gather
from cstdata.pipeline.reports import ParseReport
from cstdata.problems import Problem, worst_first
from cstdata.records import SCHEMA_NAME, record_file_text
from cstdata.schemas import schema_files

__all__ = ["parse_documents"]


def parse_documents(
    sources: Sequence[str | PathLike[str]], out: Path, *, workers: int = 1, published: date | None = None
) -> ParseReport:
    """Write the record file of each issue into the folder ``out``, named by its issue.

    A record file that is there and differs is left as it is and reported.

    Args:
        sources: As `cstdata.pipeline.build_package` takes them.
        out: The folder; made where it is not there.
        workers: The number of processes.
        published: As `cstdata.pipeline.build_package` takes it.

    Raises:
        SeveralDocumentsError: As `cstdata.pipeline.build_package`.
        OSError: The disk says so.
    """
    gathered = gather(sources, partial(records_of, text=False), workers, published)
    problems = list(gathered.problems)
    out.mkdir(parents=True, exist_ok=True)
    schema = _schema_reference(out)
    files = []
    for kept in gathered.kept:
        path = out / f"{kept.part.issue.issue_id}.yaml"
        content = record_file_text(_records(kept), schema=schema).encode()
        if path.exists() and path.read_bytes() != content:
            problems.append(_left(path, kept.part.issue.issue_id))
            continue
        path.write_bytes(content)
        files.append(path)
    return ParseReport(tuple(files), gathered.choices, tuple(worst_first(problems)))


def _records(kept: Kept[Records]) -> Records:
    """The records of an issue, and what is kept of the parts that were not read for it."""
    content = {name: list(rows) for name, rows in kept.part.content.items()}
    documents = {record.identity for record in content["documents"]}
    for unread in kept.unread:
        for document in unread.part.content["documents"]:
            if document.identity not in documents:
                documents.add(document.identity)
                content["documents"].append(document.model_copy(update={"copy_of": unread.copy_of}))
        content["blocks"] += (block.model_copy(update={"article_id": None}) for block in unread.part.content["blocks"])
    return content


def _left(path: Path, issue_id: str) -> Problem:
    """A record file that stands there already and is another: somebody may have corrected it."""
    return Problem(
        code="record-file-exists",
        message="another record file of this issue is there, perhaps with corrections; it was left as it is",
        source=str(path),
        table="issues",
        record=issue_id,
        advice="Name another folder and compare the two, or take the file away first.",
    )


def _schema_reference(out: Path) -> str:
    """Where the schema of a record file stands, from ``out``; it is put there where no checkout has one."""
    for parent in (out.resolve(), *out.resolve().parents):
        schema = parent / "schema" / SCHEMA_NAME
        if schema.is_file():
            return Path(os.path.relpath(schema, out.resolve())).as_posix()
    (out / SCHEMA_NAME).write_text(schema_files()[SCHEMA_NAME], encoding="utf-8", newline="\n")
    return SCHEMA_NAME
