"""All that the rules find in one article, each with its place in the document."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from cstdata.facts.abbreviations import AbbreviationMatch, find_abbreviations
from cstdata.facts.citations import CitationMatch, read_sources
from cstdata.facts.countries import CountryMatch, find_countries
from cstdata.parser.newsletter import Article
from cstdata.readers import PlacedText

__all__ = ["ArticleFacts", "Found", "extract"]


class _Match(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


M = TypeVar("M", bound=_Match)


@dataclass(frozen=True, slots=True)
class Found(Generic[M]):
    """A match and its place.

    Args:
        match: What a rule found in clean text.
        text: What is printed there, clean.
        start, end: The place in the document's text.
        paragraph: The paragraph, from 1; None in a title or a source line.
    """

    match: M
    text: str
    start: int
    end: int
    paragraph: int | None


@dataclass(frozen=True, slots=True)
class ArticleFacts:
    """The facts of an article, in the order of the text."""

    citations: tuple[Found[CitationMatch], ...]
    countries: tuple[Found[CountryMatch], ...]
    abbreviations: tuple[Found[AbbreviationMatch], ...]


def extract(article: Article) -> ArticleFacts:
    """The facts of an article: countries in title and body, short forms in the body, sources."""
    body = [(position, paragraph.text) for position, paragraph in enumerate(article.paragraphs, start=1)]
    passages: list[tuple[int | None, PlacedText]] = [(None, article.title), *body]
    first: dict[str, Found[AbbreviationMatch]] = {}
    for position, text in body:
        for found in _placed(find_abbreviations(text.text), text, position):
            first.setdefault(found.match.short, found)
    return ArticleFacts(
        citations=tuple(f for line in article.sources for f in _placed(read_sources(line.text), line, None)),
        countries=tuple(f for position, text in passages for f in _placed(find_countries(text.text), text, position)),
        abbreviations=tuple(first.values()),
    )


def _placed(matches: Iterable[M], text: PlacedText, paragraph: int | None) -> Iterable[Found[M]]:
    for match in matches:
        start, end = text.span(match.start, match.end)
        yield Found(match, text.text[match.start : match.end], start, end, paragraph)
