"""One source to the records of its issues."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar, cast

from cstdata.convert import Conversion, convert, validate
from cstdata.models import Block, Document, Issue, Record, TableName
from cstdata.parser import parse_all
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
        if source.is_record_file:
            return _of_record_file(source)
        return _of_document(source, text=text)
    except CstdataError as error:
        return Outcome((), (error.problem.at(source.label),))


def _of_record_file(source: Source) -> Outcome[Records]:
    conversion = validate(drafts_of_bytes(source.read(), source=source.label), source=source.label)
    return Outcome(_parts(conversion, source.label), conversion.problems)


def _of_document(source: Source, *, text: bool) -> Outcome[Records]:
    document = read_bytes(source.read(), name=source.name, media_type=source.media_type, source=source.label)
    parts: list[Part[Records]] = []
    problems = list(document.problems)
    for newsletter in parse_all(document.document):
        conversion = convert(newsletter, text=text, source=source.label)
        parts += (
            replace(part, document=replace(part.document, layout=newsletter.layout, evidence=newsletter.evidence))
            for part in _parts(conversion, source.label)
        )
        problems += conversion.problems
    return Outcome(tuple(parts), tuple(problems))


def _parts(conversion: Conversion, source: str) -> tuple[Part[Records], ...]:
    """The issue of a conversion; none where it was rejected."""
    records = conversion.records
    if not records["documents"] or not records["issues"]:
        return ()
    document, issue = cast("Document", records["documents"][0]), cast("Issue", records["issues"][0])
    blocks = cast("Sequence[Block]", records["blocks"])
    built = BuiltDocument(
        source=source,
        document_id=document.document_id,
        issue_id=issue.issue_id,
        layout=document.layout,
        evidence=(),
        articles=len(records["articles"]),
        characters=document.characters,
        unknown_characters=sum(block.end - block.start for block in blocks if block.kind == "unknown"),
    )
    return (Part(built, issue, records),)
