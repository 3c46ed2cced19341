"""What a parser should find on a page, how what it found differs, and whether it said so."""

import re
import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import accumulate

from cstdata.parser.newsletter import Article, Newsletter
from cstdata.problems import Problem
from invented.page import TEXT_ROLES, Page, Piece

LAYOUTS = {"F1": ("C", "F"), "F2": ("F",), "F3": ("F",)}
"""The letters that a page of a family may be recognised as, where it is not the family's own."""

DOUBTFUL = {
    "masthead": ("masthead-incomplete", "masthead-unread", "masthead-contradicts-itself"),
    "sections": ("article-missing", "article-unlisted", "article-without-text"),
    "articles": ("article-missing", "article-unlisted", "article-without-text", "article-without-source"),
    "article": (
        "article-missing",
        "article-unlisted",
        "article-without-text",
        "article-without-source",
        "repair-doubtful",
    ),
    "text": ("text-unknown",),
}
"""The problems that say of a difference, by what differs; the last kind says it of all."""

READINGS = (
    ("\u00a1\u00af", "'"),
    ("\u00a1\u00ae", "'"),
    ("\u00a1\u00b0", '"'),
    ("\u00a1\u00b1", '"'),
)
"""The quotation marks of GBK read as Latin-1."""


def clean(text: str) -> str:
    """The text with single blanks."""
    return " ".join(text.split())


@dataclass(frozen=True)
class Expected:
    """An article as it should be read; each text with how it is printed."""

    title: tuple[str, str]
    contents_title: tuple[str, str] | None
    section: str | None
    paragraphs: tuple[tuple[str, str, str], ...]
    sources: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Difference:
    """Something read otherwise than it was written: what, in which article (None: in none), both as text."""

    what: str
    article: int | None
    wanted: object
    got: object
    lines: tuple[range, ...] = ()

    def __str__(self) -> str:
        place = "" if self.article is None else f" of article {self.article}"
        return f"{self.what}{place}\n  wanted: {self.wanted}\n  got:    {self.got}"


def _texts(piece: Piece) -> tuple[str, str]:
    return clean(piece.text), clean(piece.text if piece.printed is None or piece.undo else piece.printed)


def expected_sections(page: Page) -> list[str]:
    """The sections of the contents list, and those that only the body has."""
    heads = page.all("entry_section")
    titles = [clean(piece.text) for piece in heads]
    # Without a contents list of sections each head in the body opens a section of its own.
    body = [clean(piece.text) for piece in page.all("section")]
    return titles + [title for title in body if title not in titles]


def expected_articles(page: Page) -> list[Expected]:
    """The articles, in the order of the body."""
    section_of: dict[int, str] = {}
    running = None
    for piece in page.pieces:
        if piece.role == "entry_section":
            running = clean(piece.text)
        elif piece.role == "entry" and running and piece.article is not None:
            section_of[piece.article] = running
    running = None
    found = []
    for piece in page.pieces:
        if piece.role == "section":
            running = clean(piece.text)
        if piece.role != "title":
            continue
        entries = page.all("entry", article=piece.article)
        own = [other for other in page.pieces if other.article == piece.article]
        running = section_of.get(piece.article or 0, running)
        found.append(
            Expected(
                _texts(piece),
                _texts(entries[0]) if entries else None,
                running,
                tuple((other.role, *_texts(other)) for other in own if other.role in TEXT_ROLES),
                tuple(_texts(other) for other in own if other.role == "source"),
            )
        )
    return found


def same_text(got: str, meant: str, printed: str) -> bool:
    """Whether a text is read as it is meant, or as it is printed, or partly so and partly so.

    What a repair is to make of a text is tested with the repairs. So blanks may differ where they are printed
    otherwise than meant, and signs that are one by Unicode's compatibility are.
    """
    if got in (meant, printed):
        return True
    if meant == printed:
        return _folded(got) == _folded(meant) and _blanks(got) == _blanks(meant)
    return _bare(got) in (_bare(meant), _bare(printed))


def _folded(text: str) -> str:
    for printed, read in READINGS:
        text = text.replace(printed, read)
    return unicodedata.normalize("NFKC", text)


def _blanks(text: str) -> int:
    return text.count(" ")


def _bare(text: str) -> str:
    return re.sub(r"\s", "", _folded(text)).replace("\u2019", "'").replace("\u201c", '"').replace("\u201d", '"')


def differences(page: Page, newsletter: Newsletter, text: str) -> list[Difference]:
    """Everything that was read otherwise than it was written."""
    found = list(_masthead(page, newsletter))
    found += _sections(page, newsletter)
    wanted = expected_articles(page)
    pairs, missing, extra = _paired(wanted, newsletter.articles)
    places = _places(page, text)
    for index in missing:
        found.append(Difference("articles", index + 1, wanted[index].title[0], "no such article", places[index + 1]))
    for index in extra:
        article = newsletter.articles[index]
        found.append(
            Difference("articles", None, "no such article", article.title.text, (_lines(newsletter, article),))
        )
    for index, article in pairs:
        for difference in _article(page, index + 1, wanted[index], article, newsletter):
            found.append(
                Difference(
                    difference.what,
                    index + 1,
                    difference.wanted,
                    difference.got,
                    (*places[index + 1], _lines(newsletter, article)),
                )
            )
    found += _others(page, newsletter)
    return found


def _masthead(page: Page, newsletter: Newsletter) -> Iterator[Difference]:
    letters = LAYOUTS.get(page.family, (page.family,))
    if newsletter.layout not in letters:
        yield Difference("masthead: layout", None, letters, newsletter.layout)
    for name in ("number", "published"):
        wanted, got = getattr(page, name), getattr(newsletter.masthead, name)
        if wanted != got:
            yield Difference(f"masthead: {name}", None, wanted, got)
    wanted = " ".join(clean(piece.text) for piece in page.all("newsletter")[:1]) or None
    if wanted and wanted != newsletter.masthead.title:
        yield Difference("masthead: title", None, wanted, newsletter.masthead.title)


def _sections(page: Page, newsletter: Newsletter) -> Iterator[Difference]:
    wanted = expected_sections(page)
    got = [section.title for section in newsletter.sections]
    if wanted != got:
        yield Difference("sections", None, wanted, got)


def _article(page: Page, position: int, wanted: Expected, got: Article, newsletter: Newsletter) -> Iterator[Difference]:
    if not same_text(got.title.text, *wanted.title):
        yield Difference("article: title", position, wanted.title, got.title.text)
    if (got.contents_title is None) != (wanted.contents_title is None) or (
        wanted.contents_title and not same_text(got.contents_title or "", *wanted.contents_title)
    ):
        yield Difference("article: contents title", position, wanted.contents_title, got.contents_title)
    sections = {section.position: section.title for section in newsletter.sections}
    if sections.get(got.section or 0) != wanted.section:
        yield Difference("article: section", position, wanted.section, sections.get(got.section or 0))
    sources = [source.text for source in got.sources]
    if len(sources) != len(wanted.sources) or not all(map(same_text, sources, *zip(*wanted.sources, strict=True))):
        yield Difference("article: sources", position, wanted.sources, sources)
    paragraphs = [(paragraph.kind, paragraph.text.text) for paragraph in got.paragraphs]
    if not page.exact:
        # What stands in which order nobody can tell; no letter may be lost.
        if _letters(text for _, text in paragraphs) != _letters(text for _, text, _ in wanted.paragraphs):
            yield Difference("article: letters", position, wanted.paragraphs, paragraphs)
        return
    same = len(paragraphs) == len(wanted.paragraphs) and all(
        kind == role and same_text(text, meant, printed)
        for (kind, text), (role, meant, printed) in zip(paragraphs, wanted.paragraphs, strict=True)
    )
    if not same:
        yield Difference("article: paragraphs", position, *_first_other(wanted.paragraphs, paragraphs))


def _first_other(wanted: Sequence[tuple[str, str, str]], got: Sequence[tuple[str, str]]) -> tuple[object, object]:
    """The first paragraph that differs, of each, where it begins to differ."""
    at = next(
        (
            index
            for index, ((role, meant, printed), (kind, text)) in enumerate(zip(wanted, got, strict=False))
            if role != kind or not same_text(text, meant, printed)
        ),
        min(len(wanted), len(got)),
    )
    kinds = [role for role, _, _ in wanted], [kind for kind, _ in got]
    first, second = wanted[at : at + 1], got[at : at + 1]
    texts = (first[0][1] if first else "", second[0][1] if second else "")
    alike = (index for index, (one, other) in enumerate(zip(*texts, strict=False)) if one != other)
    same = max(next(alike, min(map(len, texts))) - 40, 0)
    return tuple(  # type: ignore[return-value]
        f"{kind}; paragraph {at + 1} from {same}: {text[same : same + 160]!r}"
        for kind, text in zip(kinds, texts, strict=True)
    )


def _letters(texts: Iterator[str]) -> Counter[str]:
    return Counter(letter for text in texts for letter in _bare(text))


def _others(page: Page, newsletter: Newsletter) -> Iterator[Difference]:
    """Captions and signatures: blocks that hold nothing but them."""
    for kind in ("caption", "signature"):
        wanted = " ".join(clean(piece.text) for piece in page.all(kind))
        got = " ".join(
            clean(newsletter.document.text[block.start : block.end])
            for block in newsletter.blocks
            if block.kind == kind
        )
        if clean(wanted) != clean(got).rstrip(" |"):
            yield Difference(kind, None, wanted, got)


def _paired(
    wanted: Sequence[Expected], got: Sequence[Article]
) -> tuple[list[tuple[int, Article]], list[int], list[int]]:
    """Articles of both that are one by their titles, those only wanted, those only got."""
    pairs: list[tuple[int, Article]] = []
    used: set[int] = set()
    for index, article in enumerate(wanted):
        best = max(
            (other for other in range(len(got)) if other not in used),
            key=lambda other: SequenceMatcher(None, got[other].title.text, article.title[0]).ratio(),
            default=None,
        )
        if best is not None and SequenceMatcher(None, got[best].title.text, article.title[0]).ratio() > 0.6:
            used.add(best)
            pairs.append((index, got[best]))
    missing = [index for index in range(len(wanted)) if index not in {pair[0] for pair in pairs}]
    return pairs, missing, [index for index in range(len(got)) if index not in used]


def _places(page: Page, text: str) -> dict[int, tuple[range, ...]]:
    """The lines of each article on the page: its title and text, and its entry in the contents list."""
    ends = [0, *accumulate(len(line) for line in text.splitlines(keepends=True))]
    cursor = 0
    places: dict[int, list[range]] = {}
    for piece in page.pieces:
        start = text.index(piece.shown, cursor)
        cursor = start + len(piece.shown)
        if piece.article is not None:
            lines = range(bisect_right(ends, start), bisect_right(ends, max(cursor - 1, start)) + 1)
            places.setdefault(piece.article, []).append(lines)
    return {article: tuple(ranges) for article, ranges in places.items()}


def _lines(newsletter: Newsletter, article: Article) -> range:
    first, _ = newsletter.document.position(article.start)
    last, _ = newsletter.document.position(article.end - 1)
    return range(first, last + 1)


def unreported(found: Sequence[Difference], problems: Sequence[Problem]) -> list[Difference]:
    """The differences that no problem tells of.

    A problem tells of a difference of the masthead or the sections by its code; of one in an article by its code and
    its line: that of the article, as it is printed or as it was read, or of its entry in the contents list. An
    article that is read too much or too little is told where it begins or ends: in the article beside it.
    """
    return [difference for difference in found if not any(_tells(problem, difference) for problem in problems)]


def _tells(problem: Problem, difference: Difference) -> bool:
    what = difference.what.partition(":")[0]
    if problem.code not in (*DOUBTFUL.get(what, DOUBTFUL["article"]), *DOUBTFUL["text"]):
        return False
    if not difference.lines:
        return True
    return problem.line is not None and any(problem.line in lines for lines in difference.lines)
