"""Documents to record files."""

import os
from collections.abc import Sequence
from functools import partial
from os import PathLike
from pathlib import Path

from cstdata.pipeline.conversion import records_of
from cstdata.pipeline.gathering import gather
from cstdata.pipeline.reports import ParseReport
from cstdata.problems import Problem, worst_first
from cstdata.records import SCHEMA_NAME, record_file_text
from cstdata.schemas import schema_files

__all__ = ["parse_documents"]


def parse_documents(sources: Sequence[str | PathLike[str]], out: Path, *, workers: int = 1) -> ParseReport:
    """Write the record file of each issue into the folder ``out``, named by its issue.

    A record file that is there and differs is left as it is and reported.

    Args:
        sources: As `cstdata.pipeline.build_package` takes them.
        out: The folder; made where it is not there.
        workers: The number of processes.

    Raises:
        OSError: The disk says so.
    """
    parts, problems = gather(sources, partial(records_of, text=False), workers)
    out.mkdir(parents=True, exist_ok=True)
    schema = _schema_reference(out)
    files = []
    for part in parts:
        path = out / f"{part.issue.issue_id}.yaml"
        content = record_file_text(part.content, schema=schema).encode()
        if path.exists() and path.read_bytes() != content:
            problems.append(_kept(path, part.issue.issue_id))
            continue
        path.write_bytes(content)
        files.append(path)
    return ParseReport(tuple(files), tuple(worst_first(problems)))


def _kept(path: Path, issue_id: str) -> Problem:
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
