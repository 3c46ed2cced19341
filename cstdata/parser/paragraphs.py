"""Logical paragraphs: sentences that page breaks cut in two are put together again."""

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from cstdata.models.types import ParagraphKind
from cstdata.parser.chunks import LIST_MARK, NUMBER_MARK, Chunk, line_joint, merge_spans
from cstdata.parser.hyphens import CUT, keeps_hyphen
from cstdata.parser.newsletter import Paragraph, Repair
from cstdata.readers import Span

__all__ = ["Piece", "pieces_of"]

HEADING_WORDS = 12
"""The most words of a bare sub-heading."""

NUMBERED_HEADING_WORDS = 25
"""The most words of a numbered one."""

_CLOSE = "\"'”’)]）»"  # noqa: RUF001 - full-width forms occur
_FULL_STOP = re.compile(rf"[.?!:。…][{re.escape(_CLOSE)}]*$")
_ITEM_END = re.compile(rf"[;；.?!][{re.escape(_CLOSE)}]*(?:\s+and)?$")  # noqa: RUF001
_SENTENCE_END = re.compile(rf"[.?!][{re.escape(_CLOSE)}]*\s+[{re.escape(_CLOSE)}\"“]*[A-Z0-9]")
_LAST_WORD = re.compile(r"[\w&.-]+$")


@cache
def _words(name: str) -> frozenset[str]:
    lines = files(__package__).joinpath(name).read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


@dataclass
class Piece:
    """A paragraph while it is put together.

    Args:
        kind: What it is.
        chunks: The chunks that it is made of.
        spans: The places of its clean text so far.
        repairs: The cut words in it.
    """

    kind: ParagraphKind
    chunks: list[Chunk]
    spans: list[Span]
    repairs: list[Repair] = field(default_factory=list)

    def paragraph(self) -> Paragraph:
        """The finished paragraph."""
        spans = merge_spans(self.spans)
        return Paragraph(self.kind, spans, self.chunks[0].document.clean(spans))


def pieces_of(chunks: Sequence[Chunk], words: Set[str]) -> list[Piece]:
    """The paragraphs of an article's body.

    Args:
        chunks: The body in order, without title, footers and source lines.
        words: The `cstdata.parser.hyphens.vocabulary` of the document.
    """
    pieces: list[Piece] = []
    for index, chunk in enumerate(chunks):
        following = chunks[index + 1] if index + 1 < len(chunks) else None
        previous = pieces[-1] if pieces else None
        if previous and _continues(previous, chunk, following):
            _append(previous, chunk, words)
        else:
            pieces.append(Piece(_kind(chunk, previous, following), [chunk], []))
            _append(pieces[-1], chunk, words, first=True)
    return pieces


def _append(piece: Piece, chunk: Chunk, words: Set[str], *, first: bool = False) -> None:
    """Put the lines of ``chunk`` behind the piece: cut words joined, all else parted by one blank."""
    if not first:
        piece.chunks.append(chunk)
    document = chunk.document
    for span in _line_spans(chunk):
        before = document.clean(piece.spans[-1:]).text
        if CUT.search(before):
            start, end = piece.spans[-1]
            while document.text[end - 1] not in "-\u2010":
                end -= 1
            keep = keeps_hyphen(before, document.clean([span]).text, words)
            printed = document.text[end - 1]
            piece.repairs.append(Repair("hyphen", end - 1, end, printed, printed if keep else None))
            piece.spans[-1] = (start, end if keep else end - 1)
        elif piece.spans:
            piece.spans.append(line_joint(document, piece.spans[-1][1]))
        piece.spans.append(span)


def _line_spans(chunk: Chunk) -> list[Span]:
    """The spans of a chunk, parted where a line ends."""
    parts: list[Span] = []
    for start, end in chunk.spans:
        cursor = start
        for match in re.finditer(r"\s*[\r\n]\s*", chunk.document.text[start:end]):
            parts.append((cursor, start + match.start()))
            cursor = start + match.end()
        parts.append((cursor, end))
    return [(start, end) for start, end in parts if start < end]


def _kind(chunk: Chunk, previous: Piece | None, following: Chunk | None) -> ParagraphKind:
    text = chunk.text
    length = len(text.split())
    if NUMBER_MARK.match(text):
        # Under an item of a list stands the next item; a sub-heading has its paragraph below and another above.
        after_item = previous is not None and previous.kind == "list_item"
        goes_on = following is not None and not LIST_MARK.match(following.text) and _starts_anew(following.text)
        ends_well = not _FULL_STOP.search(text) and not _hangs(text)
        if ends_well and goes_on and not after_item and length <= NUMBERED_HEADING_WORDS:
            return "heading"
        return "paragraph" if _SENTENCE_END.search(NUMBER_MARK.sub("", text, count=1)) else "list_item"
    if LIST_MARK.match(text):
        return "list_item"
    starts = following is not None and _starts_anew(following.text)
    if length <= HEADING_WORDS and starts and not _FULL_STOP.search(text) and not _hangs(text) and _starts_anew(text):
        return "heading"
    return "paragraph"


def _continues(piece: Piece, chunk: Chunk, following: Chunk | None) -> bool:
    """Whether the chunk goes on with the sentence at the end of the piece."""
    if LIST_MARK.match(chunk.text) or piece.kind == "heading":
        return False
    before = piece.chunks[-1].text
    if not _starts_anew(chunk.text):
        return True
    if piece.kind == "list_item":
        between_items = following is not None and bool(LIST_MARK.match(following.text))
        return not _ITEM_END.search(before) and (_hangs(before) or between_items)
    return not _FULL_STOP.search(before) or _ends_in_abbreviation(before)


def _starts_anew(text: str) -> bool:
    """Whether a sentence can begin so: with a capital, a digit or an opening quotation mark."""
    first = text.lstrip("\"'“‘([（")[:1]  # noqa: RUF001
    return bool(first) and not first.islower() and first not in ",;:.)"


def _hangs(text: str) -> bool:
    """Whether the text can't end here: in a cut word, after a comma, after a word that needs another."""
    last = _LAST_WORD.search(text)
    return (
        bool(CUT.search(text))
        or text[-1:] in ",;&("
        or bool(last and last[0].casefold() in _words("hanging_words.txt"))
    )


def _ends_in_abbreviation(text: str) -> bool:
    return text.rpartition(" ")[2].strip("(\"'“") in _words("abbreviations_before_a_name.txt")
