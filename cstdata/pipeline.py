"""The whole line: documents or record files to a package, documents to record files.

Each document is worked on by itself, in this process or in several; what they give is put together in the
order of the issues, so that neither the number of workers nor the order of the files shows.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass, field, replace
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any, TypeVar, cast

import pyarrow as pa

from cstdata.convert import Conversion, catalogue_records, convert, country_records, validate
from cstdata.models import TABLE_NAMES, Block, Document, Issue, TableName
from cstdata.package.writing import write_package
from cstdata.parser import parse
from cstdata.problems import CstdataError, Problem, count_errors, worst_first
from cstdata.readers import read
from cstdata.records import SCHEMA_NAME, drafts_of_file, record_file_text
from cstdata.schemas import schema_files
from cstdata.sources import find_sources, is_record_file
from cstdata.tabular import arrow_table, empty_table

__all__ = ["DATA_VERSION", "BuildReport", "ParseReport", "build_package", "parse_documents"]

DATA_VERSION = "0.1.0"
"""The version of the data that comes with this version of the library."""

BATCH = 50
"""Documents that a worker takes at a time; sending them one by one costs eighty times as much."""


R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class BuiltDocument:
    """A document that is in the package: its file, its ids, its layout, what was seen and counted."""

    source: str
    document_id: str
    issue_id: str
    layout: str
    evidence: tuple[str, ...]
    articles: int
    characters: int
    unknown_characters: int


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did.

    Args:
        package: The folder of the package; None where nothing could be built.
        documents: The documents that are in it.
        rows: The number of rows of each table.
        problems: What is wrong, worst first.
    """

    package: Path | None
    documents: tuple[BuiltDocument, ...]
    rows: Mapping[TableName, int]
    problems: tuple[Problem, ...]

    def errors(self, *, strict: bool = False) -> int:
        """How many problems are errors; with ``strict`` warnings count too."""
        return count_errors(self.problems, strict=strict)

    def as_dict(self) -> dict[str, Any]:
        """The report as JSON holds it."""
        return {
            "package": None if self.package is None else str(self.package),
            "documents": [asdict(document) for document in self.documents],
            "rows": dict(self.rows),
            "problems": [asdict(problem) for problem in self.problems],
        }


@dataclass(frozen=True, slots=True)
class ParseReport:
    """The record files that were written, and what is wrong, worst first."""

    files: tuple[Path, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What came of one source: its tables, or None, and problems."""

    source: str
    document: BuiltDocument | None
    issue: Issue | None = None
    tables: Mapping[TableName, pa.Table] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class _Parsed:
    """What came of one document: the text of its record file, or no issue, and problems."""

    source: str
    issue_id: str | None
    content: str
    problems: tuple[Problem, ...]


def build_package(
    sources: Sequence[Path],
    out: Path,
    *,
    text: bool = False,
    workers: int = 1,
    data_version: str = DATA_VERSION,
) -> BuildReport:
    """Build a package from documents, folders and record files.

    What is damaged is left out and reported; the rest is built. Where nothing is left, no package is written.

    Args:
        sources: Files and folders.
        out: The folder of the package.
        text: Whether articles and paragraphs keep their prose (from documents; record files have none).
        workers: The number of processes.
        data_version: The version that the descriptors carry.

    Raises:
        OutputRefusedError: ``out`` holds something that is no part of a package.
        OSError: The disk says so; ``out`` is as it was.
    """
    found = find_sources(sources)
    outcomes = list(_run(partial(_build_one, text=text), found.files, workers))
    problems = [*found.problems, *(problem for outcome in outcomes for problem in outcome.problems)]
    kept, repeated = _single_issues(outcomes)
    problems += repeated
    if not kept:
        return BuildReport(None, (), {}, tuple(worst_first(problems)))
    issues = (outcome.issue for outcome in kept if outcome.issue)
    tables = _together([outcome.tables for outcome in kept], issues, text=text)
    write_package(tables, out, version=data_version, schemas=schema_files(text=text), text=text)
    return BuildReport(
        package=out,
        documents=tuple(outcome.document for outcome in kept if outcome.document),
        rows={name: table.num_rows for name, table in tables.items()},
        problems=tuple(worst_first(problems)),
    )


def parse_documents(sources: Sequence[Path], out: Path, *, workers: int = 1) -> ParseReport:
    """Write the record file of each document into the folder ``out``, named by its issue.

    A record file that is there and differs is left as it is and reported.

    Raises:
        OSError: The disk says so.
    """
    found = find_sources(sources)
    out.mkdir(parents=True, exist_ok=True)
    schema = _schema_reference(out)
    done = list(_run(partial(_record_file, schema=schema), found.files, workers))
    problems = [*found.problems, *(problem for parsed in done for problem in parsed.problems)]
    written: dict[str, _Parsed] = {}
    for parsed in sorted(done, key=lambda parsed: (parsed.issue_id or "", parsed.content, parsed.source)):
        if parsed.issue_id is None:
            continue
        first = written.setdefault(parsed.issue_id, parsed)
        if first is not parsed:
            problems.append(
                Problem(
                    code="issue-repeated",
                    message=f"the same issue was read from {first.source}; this one is left out",
                    source=parsed.source,
                    table="issues",
                    record=parsed.issue_id,
                    advice="Give one copy of each issue.",
                )
            )
    files = []
    for issue_id, parsed in written.items():
        path = out / f"{issue_id}.yaml"
        if path.exists() and path.read_bytes() != parsed.content.encode():
            problems.append(_kept(path, issue_id))
            continue
        path.write_bytes(parsed.content.encode())
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


def _run(work: Callable[[Path], R], paths: Sequence[Path], workers: int) -> Iterator[R]:
    """The results in the order of ``paths``."""
    if workers <= 1 or len(paths) <= 1:
        yield from map(work, paths)
        return
    size = min(BATCH, -(-len(paths) // workers))
    # Spawned, not forked: the libraries under us keep threads, which a fork does not carry over.
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        yield from pool.map(work, paths, chunksize=size)


def _convert_file(path: Path, *, text: bool) -> tuple[Conversion, tuple[str, ...]]:
    """The records of a document or record file, and the evidence for its layout.

    Raises:
        CstdataError: Nothing of the file can be used.
    """
    if is_record_file(path):
        return validate(drafts_of_file(path), source=str(path)), ()
    document = read(path)
    try:
        newsletter = parse(document.document)
    except CstdataError as error:
        raise CstdataError(error.problem.at(str(path))) from None
    conversion = convert(newsletter, text=text, source=str(path))
    return replace(conversion, problems=(*document.problems, *conversion.problems)), newsletter.evidence


def _build_one(path: Path, *, text: bool) -> _Outcome:
    source = str(path)
    try:
        conversion, evidence = _convert_file(path, text=text)
    except CstdataError as error:
        return _Outcome(source, None, problems=(error.problem,))
    records = conversion.records
    if not records["documents"] or not records["issues"]:
        return _Outcome(source, None, problems=conversion.problems)
    document, issue = cast("Document", records["documents"][0]), cast("Issue", records["issues"][0])
    blocks = cast("Sequence[Block]", records["blocks"])
    return _Outcome(
        source=source,
        document=BuiltDocument(
            source=source,
            document_id=document.document_id,
            issue_id=issue.issue_id,
            layout=document.layout,
            evidence=evidence,
            articles=len(records["articles"]),
            characters=document.characters,
            unknown_characters=sum(block.end - block.start for block in blocks if block.kind == "unknown"),
        ),
        issue=issue,
        tables={name: arrow_table(name, rows, text=text) for name, rows in records.items()},
        problems=conversion.problems,
    )


def _record_file(path: Path, *, schema: str) -> _Parsed:
    try:
        conversion, _ = _convert_file(path, text=False)
    except CstdataError as error:
        return _Parsed(str(path), None, "", (error.problem,))
    if not conversion.records["issues"]:
        return _Parsed(str(path), None, "", conversion.problems)
    issue_id = conversion.records["issues"][0].identity
    return _Parsed(str(path), issue_id, record_file_text(conversion.records, schema=schema), conversion.problems)


def _single_issues(outcomes: Iterable[_Outcome]) -> tuple[list[_Outcome], list[Problem]]:
    """One outcome an issue, in the order of the issues, whatever the order of the files."""
    kept: dict[str, _Outcome] = {}
    problems: list[Problem] = []
    built = [(outcome.document, outcome) for outcome in outcomes if outcome.document]
    for document, outcome in sorted(built, key=lambda p: (p[0].issue_id, p[0].document_id, p[0].source)):
        first = kept.setdefault(document.issue_id, outcome)
        if first is not outcome:
            problems.append(_repeated(document, first))
    return list(kept.values()), problems


def _repeated(document: BuiltDocument, first: _Outcome) -> Problem:
    same = first.document is not None and first.document.document_id == document.document_id
    return Problem(
        code="document-repeated" if same else "issue-repeated",
        message=(
            f"{'the same document' if same else 'the same issue'} was read from {first.source}; this one is left out"
        ),
        source=document.source,
        line=1,
        column=1,
        table="issues",
        record=document.issue_id,
        advice="Give one copy of each issue.",
    )


def _together(
    parts: Sequence[Mapping[TableName, pa.Table]], issues: Iterable[Issue], *, text: bool
) -> dict[TableName, pa.Table]:
    tables = {
        name: pa.concat_tables([empty_table(name, text=text), *(part[name] for part in parts)]).combine_chunks()
        for name in TABLE_NAMES
    }
    tables["countries"] = arrow_table("countries", country_records())
    tables["catalogue"] = arrow_table("catalogue", catalogue_records(issues))
    return tables
