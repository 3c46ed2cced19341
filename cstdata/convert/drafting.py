"""A newsletter and its facts as drafts of records: ids, places, hashes."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from hashlib import sha256

from cstdata.convert.drafts import Draft
from cstdata.convert.given import Given
from cstdata.facts import ArticleFacts, extract
from cstdata.parser import Newsletter
from cstdata.parser.dates import DATE
from cstdata.parser.newsletter import Article, Masthead
from cstdata.parser.numbering import date_after, date_of_number, number_of_date
from cstdata.problems import Problem

__all__ = ["NEWSLETTER", "count_words", "draft_newsletter", "text_sha256"]

NEWSLETTER = "China Science and Technology Newsletter"
"""The title of an issue whose masthead prints none."""

SEASON = timedelta(days=92)
"""How far the sources of an issue lie apart at most."""


def draft_newsletter(newsletter: Newsletter, given: Given, *, text: bool) -> tuple[list[Draft], list[Problem]]:
    """The drafts of all records of a newsletter, and doubts on the way.

    Ids of structure count positions (``.03.p2``); those of facts hold the place (``.03.country-1043``), so
    that they stay when a later rule finds more.
    """
    masthead = newsletter.masthead
    found = [extract(article) for article in newsletter.articles]
    inferred = _published_inferred(masthead, found, given)
    day = masthead.published or inferred
    issue_id = f"cstn-{day or _undated_id(newsletter)}"
    drafts = [*_issue(newsletter, issue_id, inferred, given)]
    problems: list[Problem] = []
    for article, facts in zip(newsletter.articles, found, strict=True):
        drafts += _article(newsletter, article, issue_id, text=text)
        drafts += _facts(newsletter, facts, f"{issue_id}.{article.position:02d}")
        problems += _undated(newsletter, facts)
    drafts += _coverage(newsletter, issue_id)
    return drafts, problems


def _undated_id(newsletter: Newsletter) -> str:
    """What stands in an id for the date that is not known; another for each issue in a document."""
    document_id = newsletter.document.document_id
    if newsletter.part == 1:
        return document_id[:12]
    return sha256(f"{document_id}/{newsletter.part}".encode()).hexdigest()[:12]


def _issue(newsletter: Newsletter, issue_id: str, inferred: date | None, given: Given) -> Iterator[Draft]:
    document, masthead, contact = newsletter.document, newsletter.masthead, newsletter.contact
    yield Draft(
        "documents",
        {
            "document_id": document.document_id,
            "name": document.name,
            "media_type": document.media_type,
            "bytes": document.size,
            "characters": len(document.text),
            "layout": "+".join(dict.fromkeys(newsletter.beside)) or newsletter.layout,
            "reader": document.reader,
            "encoding": document.encoding,
        },
        (1, 1),
    )
    yield Draft(
        "issues",
        {
            "issue_id": issue_id,
            "document_id": document.document_id,
            "number": masthead.number,
            "number_inferred": _number_inferred(masthead, inferred, given),
            "published": masthead.published,
            "published_inferred": inferred,
            "title": masthead.title or NEWSLETTER,
            "publisher": masthead.publisher,
            "department": masthead.department,
            "contact": contact.name,
            "emails": contact.emails,
            "website": contact.website,
            "address": contact.address,
        },
        (1, 1),
    )
    for section in newsletter.sections:
        yield Draft(
            "sections",
            {
                "section_id": f"{issue_id}.s{section.position}",
                "issue_id": issue_id,
                "position": section.position,
                "title": section.title,
            },
            (1, 1),
        )


def _number_inferred(masthead: Masthead, inferred: date | None, given: Given) -> int | None:
    """The number that is given, or follows from the date, where none is printed."""
    if masthead.number is None and given.number is not None:
        return given.number
    day = masthead.published or inferred
    return number_of_date(day) if masthead.number is None and day is not None else None


def _published_inferred(masthead: Masthead, found: Sequence[ArticleFacts], given: Given) -> date | None:
    """The date that is given, or follows, where none is printed.

    It follows from the number where that runs on over the years; later from what is printed of number and month, and
    from the sources that the articles name: an issue comes out after them.
    """
    if masthead.published is not None:
        return None
    number = given.number if masthead.number is None else masthead.number
    if given.published is not None or (number is None and masthead.month is None):
        return given.published
    running = date_of_number(number) if number is not None else None
    if running is not None:
        return running
    days = sorted(
        citation.match.published for facts in found for citation in facts.citations if citation.match.published
    )
    if not days:
        return None
    middle = days[len(days) // 2]
    # A source of another season is a misprint of its year.
    latest = max(day for day in days if abs(day - middle) <= SEASON)
    return date_after(latest, number=number, month=masthead.month)


def _article(newsletter: Newsletter, article: Article, issue_id: str, *, text: bool) -> Iterator[Draft]:
    position = newsletter.document.position
    article_id = f"{issue_id}.{article.position:02d}"
    prose = "\n".join(paragraph.text.text for paragraph in article.paragraphs)
    yield Draft(
        "articles",
        {
            "article_id": article_id,
            "issue_id": issue_id,
            "section_id": f"{issue_id}.s{article.section}" if article.section else None,
            "position": article.position,
            "title": article.title.text,
            "contents_title": article.contents_title,
            "start": article.start,
            "end": article.end,
            "words": count_words(prose),
            "text_sha256": text_sha256(prose),
            "text": (prose or None) if text else None,
        },
        position(article.start),
    )
    for number, paragraph in enumerate(article.paragraphs, start=1):
        clean = paragraph.text.text
        yield Draft(
            "paragraphs",
            {
                "paragraph_id": f"{article_id}.p{number}",
                "article_id": article_id,
                "position": number,
                "kind": paragraph.kind,
                "spans": paragraph.spans,
                "words": count_words(clean),
                "text_sha256": text_sha256(clean),
                "text": clean if text else None,
            },
            position(paragraph.spans[0][0]),
        )


def _facts(newsletter: Newsletter, facts: ArticleFacts, article_id: str) -> Iterator[Draft]:
    position = newsletter.document.position
    for number, citation in enumerate(facts.citations, start=1):
        yield Draft(
            "citations",
            {
                "citation_id": f"{article_id}.c{number}",
                "article_id": article_id,
                "position": number,
                "name": citation.match.name,
                "url": citation.match.url,
                "published": citation.match.published,
                "start": citation.start,
                "end": citation.end,
            },
            position(citation.start),
        )
    for country in facts.countries:
        yield Draft(
            "mentions",
            {
                "mention_id": f"{article_id}.country-{country.start}",
                "article_id": article_id,
                "paragraph_id": f"{article_id}.p{country.paragraph}" if country.paragraph else None,
                "kind": "country",
                "entity_id": country.match.country_id,
                "text": country.text,
                "start": country.start,
                "end": country.end,
            },
            position(country.start),
        )
    for abbreviation in facts.abbreviations:
        yield Draft(
            "abbreviations",
            {
                "abbreviation_id": f"{article_id}.abbreviation-{abbreviation.start}",
                "article_id": article_id,
                "short": abbreviation.match.short,
                "long": abbreviation.match.long,
                "start": abbreviation.start,
                "end": abbreviation.end,
            },
            position(abbreviation.start),
        )


def _coverage(newsletter: Newsletter, issue_id: str) -> Iterator[Draft]:
    document = newsletter.document
    head = document.document_id[:12]
    for number, block in enumerate(newsletter.blocks, start=newsletter.first_block):
        yield Draft(
            "blocks",
            {
                "block_id": f"{head}.b{number}",
                "document_id": document.document_id,
                "position": number,
                "kind": block.kind,
                "start": block.start,
                "end": block.end,
                "article_id": f"{issue_id}.{block.article:02d}" if block.article else None,
                "page": document.page(block.start),
            },
            document.position(block.start),
        )
    for repair in newsletter.repairs:
        yield Draft(
            "repairs",
            {
                "repair_id": f"{head}.r{repair.start}",
                "document_id": document.document_id,
                "kind": repair.kind,
                "start": repair.start,
                "end": repair.end,
                "printed": repair.printed,
                "read": repair.read,
            },
            document.position(repair.start),
        )


def _undated(newsletter: Newsletter, facts: ArticleFacts) -> Iterator[Problem]:
    for citation in facts.citations:
        if citation.match.printed_date and citation.match.published is None:
            line, column = newsletter.document.position(citation.start)
            whole = DATE.fullmatch(citation.match.printed_date) is not None
            yield Problem(
                code="citation-unread",
                severity="error" if whole else "warning",
                message=f"the date of a source is {'no date of the calendar' if whole else 'not a whole date'}",
                value=citation.match.printed_date,
                expected="a form like July 6, 2016 or 27 May 2016",
                table="citations",
                field="published",
                line=line,
                column=column,
            )


def count_words(text: str) -> int:
    """The number of words: what blanks part, if it has a letter or digit."""
    return sum(any(character.isalnum() for character in token) for token in text.split())


def text_sha256(text: str) -> str:
    """The SHA-256 of clean text as UTF-8, in hexadecimal digits."""
    return sha256(text.encode()).hexdigest()
