"""Logical paragraphs: sentences that page breaks cut in two are put together again."""

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass, field

from cstdata.models.types import ParagraphKind
from cstdata.parser.chunks import BULLET_MARK, NUMBER_MARK, Chunk, line_joint, merge_spans
from cstdata.parser.hyphens import CUT, is_suspended, keeps_hyphen
from cstdata.parser.newsletter import Paragraph, Repair
from cstdata.parser.sentences import ends_item, ends_sentence, hangs, holds_sentences, starts_anew, tells
from cstdata.readers import Span

__all__ = ["Piece", "pieces_of"]

_SPEAKER = re.compile(r"(?:[QA]|Question|Answer)\s*\d{0,2}\s*[:：.]\s")  # noqa: RUF001

HEADING_WORDS = 12
"""The most words of a bare sub-heading."""

PLAIN_HEADING_WORDS = 5
"""The most words of one that may have a verb."""

NUMBERED_HEADING_WORDS = 25
"""The most words of a numbered or emphasised one."""


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


def pieces_of(chunks: Sequence[Chunk], words: Set[str], *, paged: bool) -> list[Piece]:
    """The paragraphs of an article's body.

    Args:
        chunks: The body in order, without title, footers and source lines.
        words: The `cstdata.parser.hyphens.vocabulary` of the document.
        paged: Whether the document has pages, whose ends may part what belongs together. On a page of a site only what
            can't begin a sentence goes on with the one above; an end that lacks its stop is a loss of the copy.
    """
    pieces: list[Piece] = []
    for index, chunk in enumerate(chunks):
        following = chunks[index + 1] if index + 1 < len(chunks) else None
        if pieces and (_continues(pieces, chunk, following) if paged else _is_rest(pieces[-1], chunk)):
            _append(pieces[-1], chunk, words)
        else:
            pieces.append(Piece(_kind(chunk, pieces, following), [chunk], []))
            mark = BULLET_MARK.match(chunk.text)
            _append(pieces[-1], chunk.cut(mark.end())[1] if mark else chunk, words, first=True)
    return pieces


def _append(piece: Piece, chunk: Chunk, words: Set[str], *, first: bool = False) -> None:
    """Put the lines of ``chunk`` behind the piece: cut words joined, all else parted by one blank."""
    if not first:
        piece.chunks.append(chunk)
    document = chunk.document
    for span in chunk.line_spans():
        before = document.clean(piece.spans[-1:])
        after = document.clean([span]).text
        if CUT.search(before.text) and not is_suspended(after):
            at, end = before.span(len(before.text) - 1, len(before.text))
            printed = document.text[at:end]
            # One that is read for another sign has a row of its own already.
            keep = printed != before.text[-1] or keeps_hyphen(before.text, after, words)
            if printed == before.text[-1]:
                piece.repairs.append(Repair("hyphen", at, end, printed, printed if keep else None))
            piece.spans[-1] = (piece.spans[-1][0], end if keep else at)
        elif piece.spans:
            piece.spans += line_joint(document, piece.spans[-1][1], span[0])
        piece.spans.append(span)


def _kind(chunk: Chunk, pieces: Sequence[Piece], following: Chunk | None) -> ParagraphKind:
    text = chunk.text
    if NUMBER_MARK.match(text):
        # Under an item of a list stands the next item; a sub-heading has its paragraph below and another above.
        after_item = bool(pieces) and pieces[-1].kind == "list_item"
        if not after_item and _is_numbered_heading(text, following):
            return "heading"
        return "paragraph" if holds_sentences(NUMBER_MARK.sub("", text, count=1)) else "list_item"
    if chunk.is_item:
        return "list_item"
    return "heading" if _is_heading(chunk, following) else "paragraph"


def _is_numbered_heading(text: str, following: Chunk | None) -> bool:
    if following is None or following.is_item or not starts_anew(following.text) or hangs(text):
        return False
    if holds_sentences(NUMBER_MARK.sub("", text, count=1)) or text.endswith((":", ";")):
        return False
    return len(text.split()) <= (HEADING_WORDS if ends_sentence(text) else NUMBERED_HEADING_WORDS)


def _is_heading(chunk: Chunk, following: Chunk | None) -> bool:
    """Whether the chunk is a sub-heading: a few words over a paragraph, without a stop or a verb, or emphasised."""
    text = chunk.text
    length = len(text.split())
    if (
        _SPEAKER.match(text)
        or following is None
        or not starts_anew(following.text)
        or not starts_anew(text)
        or hangs(text)
    ):
        return False
    if chunk.marks - following.marks and length <= NUMBERED_HEADING_WORDS and not holds_sentences(text):
        return True
    if length > HEADING_WORDS:
        return False
    if text.endswith("?"):
        return not holds_sentences(text) and text[0].isalnum() and not following.is_item
    return not ends_sentence(text) and (length <= PLAIN_HEADING_WORDS or not tells(text))


def _continues(pieces: Sequence[Piece], chunk: Chunk, following: Chunk | None) -> bool:
    """Whether the chunk goes on with the sentence at the end of the last piece."""
    piece = pieces[-1]
    if chunk.is_item or piece.kind == "heading":
        return False
    before = piece.chunks[-1].text
    if not starts_anew(chunk.text):
        return True
    if piece.kind == "list_item":
        return not ends_item(before) and (hangs(before) or _between_items(pieces, following))
    if ends_sentence(before):
        return False
    # A text may break off in front of a sub-heading, but not in a word that calls for another one.
    return hangs(before) or not _is_heading(chunk, following)


def _is_rest(piece: Piece, chunk: Chunk) -> bool:
    """Whether the chunk is the rest of a sentence that an empty line or the end of a line cuts in two."""
    if chunk.is_item or piece.kind == "heading" or starts_anew(chunk.text):
        return False
    return not ends_sentence(piece.chunks[-1].text)


def _between_items(pieces: Sequence[Piece], following: Chunk | None) -> bool:
    """Whether an item without its end is cut: the list goes on below, or all items above it have their ends."""
    if following is not None and following.is_item:
        return True
    above = [piece for piece in pieces[:-1] if piece.kind == "list_item"]
    return bool(above) and all(ends_item(piece.chunks[-1].text) for piece in above)
