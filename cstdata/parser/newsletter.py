"""What a parsed newsletter is made of. Every part knows its place in the document; prose stays text."""

from dataclasses import dataclass
from datetime import date

from cstdata.models.types import BlockKind, ParagraphKind, RepairKind
from cstdata.problems import Problem
from cstdata.readers import Document, PlacedText, Span

__all__ = [
    "Article",
    "Block",
    "Contact",
    "ContentsEntry",
    "Masthead",
    "Newsletter",
    "Paragraph",
    "Repair",
    "Section",
]


@dataclass(frozen=True, slots=True)
class Masthead:
    """What stands above the contents list; None where it is not printed.

    Args:
        title: The title of the newsletter.
        number: The number of the issue.
        published: The date of the issue.
        month: The month of the issue, from 1, where it is all of the date that can be read.
        department: The department that edits it.
        publisher: The ministry that publishes it.
    """

    title: str | None = None
    number: int | None = None
    published: date | None = None
    month: int | None = None
    department: str | None = None
    publisher: str | None = None


@dataclass(frozen=True, slots=True)
class Contact:
    """What the page footer says of the editors."""

    name: str | None = None
    emails: tuple[str, ...] = ()
    website: str | None = None
    address: str | None = None


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """A title in the contents list, the section that it is listed under (from 1), its place and those of its lines."""

    title: str
    section: int | None
    start: int
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A headed group of articles; ``position`` from 1."""

    position: int
    title: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A logical paragraph: its kind, its places, its clean text."""

    kind: ParagraphKind
    spans: tuple[Span, ...]
    text: PlacedText


@dataclass(frozen=True, slots=True)
class Article:
    """An article.

    Args:
        position: Which article of the issue it is, from 1.
        title: The title over the body.
        contents_title: The title in the contents list, where it stands there.
        section: The position of the section that it stands in.
        paragraphs: The logical paragraphs, in order.
        sources: The source lines, in order, with their brackets.
        start, end: The place from the title to the last line.
    """

    position: int
    title: PlacedText
    contents_title: str | None
    section: int | None
    paragraphs: tuple[Paragraph, ...]
    sources: tuple[PlacedText, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the document and what it is; ``article`` is the position of the article it belongs to."""

    kind: BlockKind
    start: int
    end: int
    article: int | None = None


@dataclass(frozen=True, slots=True)
class Repair:
    """A place that is read otherwise than printed; ``read`` is None where the characters are left out."""

    kind: RepairKind
    start: int
    end: int
    printed: str
    read: str | None


@dataclass(frozen=True, slots=True)
class Newsletter:
    """An issue, parsed.

    Args:
        document: The document that it was read from.
        layout: The family of its layout, a letter of `docs/layouts.md`.
        evidence: What the family was recognised by.
        blocks: What every character is; they cover the document once.
        problems: What is doubtful or missing.
        part: Which of the newsletters in its document it is, from 1.
        beside: The layouts of all newsletters in its document, in their order; none where it stands alone.
        first_block: Which of the document's blocks its first one is, from 1.
    """

    document: Document
    layout: str
    evidence: tuple[str, ...]
    masthead: Masthead
    contact: Contact
    sections: tuple[Section, ...]
    articles: tuple[Article, ...]
    blocks: tuple[Block, ...]
    repairs: tuple[Repair, ...]
    problems: tuple[Problem, ...]
    part: int = 1
    beside: tuple[str, ...] = ()
    first_block: int = 1
