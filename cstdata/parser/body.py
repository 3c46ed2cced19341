"""The body of a newsletter: which chunk is a title, a section, a source line, and what makes an article."""

from collections.abc import Sequence, Set
from dataclasses import dataclass, field, replace

from cstdata.parser.captions import is_caption
from cstdata.parser.chunks import Chunk
from cstdata.parser.contents import SPECIAL, Contents
from cstdata.parser.headlines import (
    is_capital_head,
    is_headline,
    looks_like_title,
    with_own_titles,
    without_leading_stop,
)
from cstdata.parser.joining import joined_chunk
from cstdata.parser.newsletter import Article, Block, Repair, Section
from cstdata.parser.paragraphs import pieces_of
from cstdata.parser.sentences import ends_item
from cstdata.parser.signatures import SIGNATURE_LINES, signature_length
from cstdata.parser.surroundings import surroundings_length
from cstdata.parser.titles import SAME, TitleList, align
from cstdata.problems import Problem
from cstdata.readers import Document

__all__ = ["Body", "Habits", "read_body"]


NEXT_ALIKE = 80.0
"""The least likeness at which a line under a finished sentence is the next title of the contents list."""


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
    signature: list[Chunk] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Habits:
    """What is known of a document before its body is read.

    Args:
        sources: Whether articles end with a source line; where none does, a title may stand under any sentence.
        paged: Whether page ends may part what belongs together.
        foreign: Whether the newsletter stands on a site of somebody else.
    """

    sources: bool
    paged: bool
    foreign: bool


def read_body(document: Document, chunks: Sequence[Chunk], contents: Contents, words: Set[str], habits: Habits) -> Body:
    """Put the chunks behind the contents list together to articles.

    A title follows a source line or the contents list, or is spelt as one of the contents list; articles
    that stand in no contents list are found by the form of their title. A section's title that stands in
    the contents list alone still gives its articles their section.

    Args:
        document: The document.
        chunks: What stands behind the contents list, without footers.
        contents: The contents list.
        words: The `cstdata.parser.hyphens.vocabulary` of the document.
        habits: What is known of the document.
    """
    known = TitleList([entry.title for entry in contents.entries])
    end = len(chunks) - surroundings_length(
        chunks, lambda text: known.has(text) or known.begins(text) is not None, foreign=habits.foreign
    )
    site = [Block("navigation", *place) for chunk in chunks[end:] for place in chunk.places]
    sorting = _Sorting(chunks[:end], contents, sources=habits.sources)
    sorting.run()
    articles, more_blocks, repairs, problems = _finish(document, sorting.drafts, contents, words, habits)
    return Body(
        tuple(sorting.sections),
        tuple(articles),
        (*sorting.blocks, *more_blocks, *site),
        tuple(repairs),
        tuple(problems),
    )


class _Sorting:
    """Goes through the chunks once and says of each what it is.

    ``expecting`` is whether an article may begin: behind the contents list, a section's title, a source line.
    """

    def __init__(self, chunks: Sequence[Chunk], contents: Contents, *, sources: bool) -> None:
        titles = [entry.title for entry in contents.entries]
        # The body may lack the words that some titles of sections begin with: "Special Issue: ".
        names = [section.title for section in contents.sections]
        shorter = [SPECIAL.sub("", name) for name in names]
        self.chunks = with_own_titles(chunks, TitleList([*titles, *names, *shorter]))
        self.sources = sources
        self.listed = TitleList(titles)
        self.names = TitleList([*names, *shorter])
        self.sections_listed = contents.sections
        self.sections = list(contents.sections)
        self.signed: set[int] = set()
        self.drafts: list[_Draft] = []
        self.blocks: list[Block] = []
        self.section: int | None = None
        self.expecting = True
        self.begun: set[int] = set()
        self.used: set[int] = set()

    def run(self) -> None:
        """Sort all chunks."""
        for index, chunk in enumerate(self.chunks):
            following = self.chunks[index + 1] if index + 1 < len(self.chunks) else None
            if self.drafts and index not in self.signed:
                self._sign(index)
            self._sort(chunk, following, signed=index in self.signed)

    def _sign(self, index: int) -> None:
        """Note the chunks of a sign-off block that begins here: above the title of an article, or at the end."""
        last = min(index + SIGNATURE_LINES + 1, len(self.chunks))
        stop = next((place for place in range(index, last) if self._has_place(self.chunks[place])), last)
        length = signature_length(self.chunks[max(index - 1, 0) : stop], min(index, 1))
        below = index + length
        ends = below == len(self.chunks) or self._has_place(self.chunks[below]) or is_headline(self.chunks[below])
        if length and ends and self.drafts[-1].chunks:
            self.signed.update(range(index, index + length))

    def _has_place(self, chunk: Chunk) -> bool:
        """Whether the chunk is a title of the contents list, of an article or a section, or the head of a section."""
        return self._is_unused_title(chunk) or self.names.has(chunk.text) or is_capital_head(chunk)

    def _sort(self, chunk: Chunk, following: Chunk | None, *, signed: bool) -> None:
        if signed:
            self.drafts[-1].signature.append(chunk)
            self.expecting = True
        elif chunk.is_source and self.drafts:
            self.drafts[-1].sources.append(chunk)
            self.expecting = True
        elif (section := self._section(chunk, following)) is not None:
            self.section = section
            self.begun.add(section)
            self._leave(chunk, "section")
            self.expecting = True
        elif self._is_title(chunk, following):
            score, entry = self.listed.best(chunk.text)
            if entry is not None and score >= NEXT_ALIKE:
                self.used.add(entry)
            self.drafts.append(_Draft(without_leading_stop(chunk), self.section))
            self.expecting = False
        elif not self.drafts or self._trails(chunk, following):
            self._leave(chunk, "unknown")
        else:
            self.drafts[-1].chunks.append(chunk)
            self.expecting = not self.sources and ends_item(chunk.text)

    def _leave(self, chunk: Chunk, kind: str) -> None:
        self.blocks += (Block("section" if kind == "section" else "unknown", *place) for place in chunk.places)

    def _section(self, chunk: Chunk, following: Chunk | None) -> int | None:
        """The position of the section that the chunk is the title of, or None."""
        over_title = following is not None and self._may_be_title(following)
        score, index = self.names.best(chunk.text)
        if index is not None and score >= SAME:
            position = index % len(self.sections_listed) + 1
            own = self._is_unused_title(chunk)
            fits = (self.expecting or over_title) and not (own and (position in self.begun or not over_title))
            return position if fits else None
        if not self.sources and is_capital_head(chunk):
            self.sections.append(Section(len(self.sections) + 1, chunk.text))
            return len(self.sections)
        # By form: a short line that is in no contents list, over a title that is.
        if (
            self.sources
            and self.expecting
            and following is not None
            and looks_like_title(chunk)
            and not self.listed.has(chunk.text)
            and self._is_unused_title(following)
        ):
            self.sections.append(Section(len(self.sections) + 1, chunk.text))
            return len(self.sections)
        return None

    def _may_be_title(self, chunk: Chunk) -> bool:
        return self._is_unused_title(chunk) or (looks_like_title(chunk) and self.listed.best(chunk.text)[0] > 0)

    def _is_unused_title(self, chunk: Chunk) -> bool:
        """Whether the chunk is a title of the contents list that has not come yet."""
        score, entry = self.listed.best(chunk.text)
        return score >= SAME and entry not in self.used

    def _is_cut_title(self, chunk: Chunk) -> bool:
        """Whether the chunk, which ends the document, is the beginning of a title that has not come yet."""
        entry = self.listed.begins(chunk.text)
        return entry is not None and entry not in self.used

    def _is_title(self, chunk: Chunk, following: Chunk | None) -> bool:
        if self._is_unused_title(chunk):
            return not chunk.is_source
        if following is None and not chunk.is_source and self._is_cut_title(chunk):
            return True
        if not looks_like_title(chunk) or following is None:
            return False
        if self.expecting and not self.sources:
            return is_headline(chunk) and not following.is_item and not self._is_unused_title(following)
        if self.expecting:
            return not following.is_source or self.listed.best(chunk.text)[0] > 0
        # Under an article without a source line: the next title, misspelt.
        score, entry = self.listed.best(chunk.text)
        above = self.drafts[-1].chunks if self.drafts else []
        return score >= NEXT_ALIKE and entry == self._next() and bool(above) and ends_item(above[-1].text)

    def _next(self) -> int:
        return max(self.used, default=-1) + 1

    def _trails(self, chunk: Chunk, following: Chunk | None) -> bool:
        """Whether the chunk ends the document under the last source line, and is no sentence."""
        return self.expecting and following is None and bool(self.drafts[-1].sources) and looks_like_title(chunk)


def _finish(
    document: Document, drafts: Sequence[_Draft], contents: Contents, words: Set[str], habits: Habits
) -> tuple[list[Article], list[Block], list[Repair], list[Problem]]:
    pairs = align([draft.title.text for draft in drafts], [entry.title for entry in contents.entries])
    articles: list[Article] = []
    blocks: list[Block] = []
    repairs: list[Repair] = []
    problems: list[Problem] = []
    section: int | None = None
    for position, (draft, pair) in enumerate(zip(drafts, pairs, strict=True), start=1):
        entry = contents.entries[pair] if pair is not None else None
        # The contents list says the section; an article that is not in it stands in the running one.
        section = (entry.section if entry else None) or draft.section or section
        captions, chunks = _captions(draft.chunks, sources=habits.sources)
        pieces = pieces_of(chunks, words, paged=habits.paged)
        blocks += (Block("caption", *place, position) for caption in captions for place in caption.places)
        title, title_repairs = joined_chunk(draft.title, words)
        cited = [joined_chunk(source, words) for source in draft.sources]
        repairs += title_repairs
        repairs += (repair for piece in pieces for repair in piece.repairs)
        repairs += (repair for _, source_repairs in cited for repair in source_repairs)
        blocks += (Block("title", *place, position) for place in draft.title.places)
        blocks += (Block(piece.kind, *place, position) for piece in pieces for c in piece.chunks for place in c.places)
        blocks += (Block("signature", *place, position) for signed in draft.signature for place in signed.places)
        blocks += (Block("citation", *place, position) for source in draft.sources for place in source.places)
        article = Article(
            position=position,
            title=title,
            contents_title=entry.title if entry else None,
            section=section,
            paragraphs=tuple(piece.paragraph() for piece in pieces),
            sources=tuple(source for source, _ in cited),
            start=draft.title.spans[0][0],
            end=max(c.spans[-1][1] for c in (draft.title, *draft.chunks, *draft.signature, *draft.sources)),
        )
        articles.append(article)
        problems += _doubts(document, article, sources=habits.sources)
    found = set(pairs)
    problems += (
        _missing(document, entry.title, entry.start)
        for index, entry in enumerate(contents.entries)
        if index not in found
    )
    return articles, blocks, repairs, problems


def _captions(chunks: Sequence[Chunk], *, sources: bool) -> tuple[list[Chunk], list[Chunk]]:
    """The chunks of an article that are captions, and the others; only pages without source lines have bare ones."""
    captions: list[Chunk] = []
    others: list[Chunk] = []
    for index, chunk in enumerate(chunks):
        following = chunks[index + 1] if index + 1 < len(chunks) else None
        (captions if is_caption(chunk, following, under_title=not sources and not others) else others).append(chunk)
    return captions, others


def _doubts(document: Document, article: Article, *, sources: bool) -> list[Problem]:
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
    if sources and not article.sources:
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
