"""One source to the records of its issues."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar, cast

from cstdata.convert import Conversion, convert, validate
from cstdata.models import Block, Document, Issue, Record, TableName
from cstdata.parser import parse
from cstdata.pipeline.reports import BuiltDocument
from cstdata.problems import CstdataError, Problem
from cstdata.readers import read_bytes
from cstdata.records import drafts_of_bytes
from cstdata.sources import Source

__all__ = ["Outcome", "Part", "Records", "records_of"]

Records = Mapping[TableName, Sequence[Record]]
C = TypeVar("C")


@dataclass(frozen=True, slots=True)
class Part(Generic[C]):
    """An issue that was read: what is counted of it, the issue, and its content, as records or in another form."""

    document: BuiltDocument
    issue: Issue
    content: C


@dataclass(frozen=True, slots=True)
class Outcome(Generic[C]):
    """What came of one source."""

    parts: tuple[Part[C], ...]
    problems: tuple[Problem, ...]


def records_of(source: Source, *, text: bool) -> Outcome[Records]:
    """The issues of a document or record file, and what is wrong with it.

    Args:
        source: The document or record file.
        text: Whether articles and paragraphs keep their prose.
    """
    try:
        conversion, evidence = _convert(source, text=text)
    except CstdataError as error:
        return Outcome((), (error.problem,))
    part = _part(conversion, evidence, source.label)
    return Outcome(() if part is None else (part,), conversion.problems)


def _convert(source: Source, *, text: bool) -> tuple[Conversion, tuple[str, ...]]:
    """The records of a document or record file, and the evidence for its layout.

    Raises:
        CstdataError: Nothing of the file can be used.
    """
    if source.is_record_file:
        return validate(drafts_of_bytes(source.read(), source=source.label), source=source.label), ()
    document = read_bytes(source.read(), name=source.name, media_type=source.media_type, source=source.label)
    try:
        newsletter = parse(document.document)
    except CstdataError as error:
        raise CstdataError(error.problem.at(source.label)) from None
    conversion = convert(newsletter, text=text, source=source.label)
    return replace(conversion, problems=(*document.problems, *conversion.problems)), newsletter.evidence


def _part(conversion: Conversion, evidence: tuple[str, ...], source: str) -> Part[Records] | None:
    records = conversion.records
    if not records["documents"] or not records["issues"]:
        return None
    document, issue = cast("Document", records["documents"][0]), cast("Issue", records["issues"][0])
    blocks = cast("Sequence[Block]", records["blocks"])
    built = BuiltDocument(
        source=source,
        document_id=document.document_id,
        issue_id=issue.issue_id,
        layout=document.layout,
        evidence=evidence,
        articles=len(records["articles"]),
        characters=document.characters,
        unknown_characters=sum(block.end - block.start for block in blocks if block.kind == "unknown"),
    )
    return Part(built, issue, records)
