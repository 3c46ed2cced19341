"""One source to the records of its issues."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Generic, TypeVar, cast

from cstdata.convert import NOTHING, Conversion, convert, validate
from cstdata.models import Article, Block, Document, Issue, Record, TableName
from cstdata.parser import parse_all
from cstdata.pipeline.reports import BuiltDocument, Figures
from cstdata.problems import CstdataError, Problem, count_errors
from cstdata.readers import read_bytes
from cstdata.records import drafts_of_bytes
from cstdata.sources import Source

__all__ = ["Outcome", "Part", "Records", "records_of"]

Records = Mapping[TableName, Sequence[Record]]
C = TypeVar("C")


@dataclass(frozen=True, slots=True)
class Part(Generic[C]):
    """An issue that was read.

    Args:
        document: What is counted of it.
        issue: The issue.
        titles: The titles of its articles.
        figures: By what it is compared with copies.
        from_record_file: Whether it was read from a record file.
        problems: What is wrong with it.
        content: All of it, as records or in another form.
    """

    document: BuiltDocument
    issue: Issue
    titles: tuple[str, ...]
    figures: Figures
    from_record_file: bool
    problems: tuple[Problem, ...]
    content: C


@dataclass(frozen=True, slots=True)
class Outcome(Generic[C]):
    """What came of one source, and what is wrong with the source as a whole."""

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
    return _outcome([_part(conversion, source)], [conversion])


def _of_document(source: Source, *, text: bool) -> Outcome[Records]:
    document = read_bytes(source.read(), name=source.name, media_type=source.media_type, source=source.label)
    parts: list[Part[Records] | None] = []
    conversions: list[Conversion] = []
    problems = list(document.problems)
    newsletters = parse_all(document.document)
    alone = len(newsletters) == 1
    if source.given and not alone:
        problems.append(_given_for_several(len(newsletters), source.label))
    for newsletter in newsletters:
        given = source.given if alone else NOTHING
        conversion = convert(newsletter, text=text, source=source.label, given=given)
        part = _part(conversion, source)
        if part is not None:
            built = replace(part.document, layout=newsletter.layout, evidence=newsletter.evidence)
            part = replace(part, document=built)
        parts.append(part)
        conversions.append(conversion)
    outcome = _outcome(parts, conversions)
    return replace(outcome, problems=(*problems, *outcome.problems))


def _given_for_several(number: int, source: str) -> Problem:
    return Problem(
        code="several-issues",
        message=f"a date or number is given for a document that holds {number} issues; it was given to none",
        source=source,
        line=1,
        column=1,
        advice="Give each issue in a file of its own.",
    )


def _outcome(parts: Sequence[Part[Records] | None], conversions: Sequence[Conversion]) -> Outcome[Records]:
    """The parts; of what was rejected the problems are left."""
    lost = (conversion.problems for part, conversion in zip(parts, conversions, strict=True) if part is None)
    return Outcome(tuple(part for part in parts if part is not None), tuple(chain.from_iterable(lost)))


def _part(conversion: Conversion, source: Source) -> Part[Records] | None:
    """The issue of a conversion; None where it was rejected."""
    records = conversion.records
    documents = [document for document in cast("Sequence[Document]", records["documents"]) if document.copy_of is None]
    if not documents or not records["issues"]:
        return None
    document, issue = documents[0], cast("Issue", records["issues"][0])
    articles = cast("Sequence[Article]", records["articles"])
    blocks = [b for b in cast("Sequence[Block]", records["blocks"]) if b.document_id == document.document_id]
    unknown = sum(block.end - block.start for block in blocks if block.kind == "unknown")
    built = BuiltDocument(
        source=source.label,
        document_id=document.document_id,
        issue_id=issue.issue_id,
        layout=document.layout,
        evidence=(),
        articles=len(articles),
        characters=document.characters,
        unknown_characters=unknown,
    )
    figures = Figures(
        dated=(issue.published or issue.published_inferred) is not None,
        errors=count_errors(conversion.problems),
        printed=(issue.number is not None) + (issue.published is not None),
        articles=len(articles),
        contents_titles=sum(article.contents_title is not None for article in articles),
        unknown_characters=unknown,
        characters=sum(block.end - block.start for block in blocks),
    )
    titles = tuple(article.title for article in articles)
    return Part(built, issue, titles, figures, source.is_record_file, conversion.problems, records)
