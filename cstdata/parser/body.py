"""The body of a newsletter: which chunk is a title, a section, a source line, and what makes an article."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from cstdata.parser.chunks import LIST_MARK, SOURCE, Chunk
from cstdata.parser.contents import Contents
from cstdata.parser.hyphens import vocabulary
from cstdata.parser.newsletter import Article, Block, Repair, Section
from cstdata.parser.paragraphs import pieces_of
from cstdata.parser.titles import align, likeness
from cstdata.problems import Problem
from cstdata.readers import Document

__all__ = ["Body", "read_body"]

TITLE_WORDS = 30
"""The most words of a title."""

SAME = 92.0
"""The least likeness at which a line is a title of the contents list wherever it stands."""


@dataclass(frozen=True, slots=True)
class Body:
    """The articles of the body, the sections (with those that stand only in the body), blocks and repairs."""

    sections: tuple[Section, ...]
    articles: tuple[Article, ...]
    blocks: tuple[Block, ...]
    repairs: tuple[Repair, ...]
    problems: tuple[Problem, ...]


@dataclass
class _Draft:
    """An article while it is read."""

    title: Chunk
    section: int | None
    chunks: list[Chunk] = field(default_factory=list)
    sources: list[Chunk] = field(default_factory=list)


def read_body(document: Document, chunks: Sequence[Chunk], contents: Contents) -> Body:
    """Put the chunks behind the contents list together to articles.

    A title follows a source line or the contents list, or is spelt as one of the contents list; articles
    that stand in no contents list are found by the form of their title. A section's title that stands in
    the contents list alone still gives its articles their section.
    """
    sections = list(contents.sections)
    drafts: list[_Draft] = []
    blocks: list[Block] = []
    problems: list[Problem] = []
    section: int | None = None
    expecting = True
    for index, chunk in enumerate(chunks):
        following = chunks[index + 1] if index + 1 < len(chunks) else None
        if SOURCE.match(chunk.text) and drafts:
            drafts[-1].sources.append(chunk)
            expecting = True
        elif (found := _section(chunk, following, sections, contents, expecting=expecting)) is not None:
            section = found.position
            if found.position > len(sections):
                sections.append(found)
            blocks.append(Block("section", chunk.start, chunk.end))
            expecting = True
        elif _is_title(chunk, following, contents, expecting=expecting):
            drafts.append(_Draft(chunk, section))
            expecting = False
        elif drafts:
            drafts[-1].chunks.append(chunk)
            expecting = False
        else:
            blocks.append(Block("unknown", chunk.start, chunk.end))
    articles, more_blocks, repairs, more_problems = _finish(document, drafts, contents)
    return Body(
        tuple(sections),
        tuple(articles),
        (*blocks, *more_blocks),
        tuple(repairs),
        (*problems, *more_problems),
    )


def _section(
    chunk: Chunk, following: Chunk | None, sections: Sequence[Section], contents: Contents, *, expecting: bool
) -> Section | None:
    """The section that the chunk is the title of, or None."""
    for section in sections:
        if likeness(chunk.text, section.title) >= SAME:
            return section
    # By form: a short line that is in no contents list, over a title that is.
    if (
        expecting
        and following is not None
        and _looks_like_title(chunk)
        and _best(chunk, contents) < SAME
        and _looks_like_title(following)
        and _best(following, contents) >= SAME
        and not LIST_MARK.match(chunk.text)
    ):
        return Section(len(sections) + 1, chunk.text)
    return None


def _is_title(chunk: Chunk, following: Chunk | None, contents: Contents, *, expecting: bool) -> bool:
    if not _looks_like_title(chunk):
        return False
    if expecting:
        return following is not None or _best(chunk, contents) >= SAME
    return _best(chunk, contents) >= SAME


def _looks_like_title(chunk: Chunk) -> bool:
    text = chunk.text
    if SOURCE.match(text) or LIST_MARK.match(text) or len(text.split()) > TITLE_WORDS:
        return False
    return not text.endswith((".", ";", ":", ",")) or text.endswith(("Ltd.", "Co.", "Inc.", "U.S."))


def _best(chunk: Chunk, contents: Contents) -> float:
    return max((likeness(chunk.text, entry.title) for entry in contents.entries), default=0.0)


def _finish(
    document: Document, drafts: Sequence[_Draft], contents: Contents
) -> tuple[list[Article], list[Block], list[Repair], list[Problem]]:
    pairs = align([draft.title.text for draft in drafts], [entry.title for entry in contents.entries])
    words = vocabulary(document.text)
    articles: list[Article] = []
    blocks: list[Block] = []
    repairs: list[Repair] = []
    problems: list[Problem] = []
    section: int | None = None
    for position, (draft, pair) in enumerate(zip(drafts, pairs, strict=True), start=1):
        entry = contents.entries[pair] if pair is not None else None
        # The contents list says the section; an article that is not in it stands in the running one.
        section = entry.section if entry else (draft.section or section)
        pieces = pieces_of(draft.chunks, words)
        repairs += (repair for piece in pieces for repair in piece.repairs)
        own = [Block("title", draft.title.start, draft.title.end, position)]
        own += (Block(piece.kind, c.start, c.end, position) for piece in pieces for c in piece.chunks)
        own += (Block("citation", source.start, source.end, position) for source in draft.sources)
        blocks += own
        article = Article(
            position=position,
            title=draft.title.placed,
            contents_title=entry.title if entry else None,
            section=section,
            paragraphs=tuple(piece.paragraph() for piece in pieces),
            sources=tuple(source.placed for source in draft.sources),
            start=draft.title.spans[0][0],
            end=max(c.spans[-1][1] for c in (draft.title, *draft.chunks, *draft.sources)),
        )
        articles.append(article)
        problems += _doubts(document, article)
    found = set(pairs)
    problems += (
        _missing(document, entry.title, entry.start)
        for index, entry in enumerate(contents.entries)
        if index not in found
    )
    return articles, blocks, repairs, problems


def _doubts(document: Document, article: Article) -> list[Problem]:
    line, column = document.position(article.start)
    doubts: list[Problem] = []
    if not article.paragraphs:
        doubts.append(
            Problem(code="article-without-text", severity="warning", message="no text stands under the title")
        )
    if article.contents_title is None:
        doubts.append(
            Problem(
                code="article-unlisted",
                severity="warning",
                message="the title does not stand in the contents list; it was found by its form",
            )
        )
    if not article.sources:
        doubts.append(Problem(code="article-without-source", severity="warning", message="the article names no source"))
    return [replace(doubt, line=line, column=column, value=article.title.text) for doubt in doubts]


def _missing(document: Document, title: str, start: int) -> Problem:
    line, column = document.position(start)
    return Problem(
        code="article-missing",
        message="the contents list names an article that the body does not have",
        value=title,
        expected="an article with this title behind the contents list",
        advice="Is the document cut off?",
        line=line,
        column=column,
    )
