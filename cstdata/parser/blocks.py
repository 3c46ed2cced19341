"""The promise that nothing is lost: every character of a document in exactly one block."""

from collections.abc import Iterable

from cstdata.models.types import BlockKind
from cstdata.parser.newsletter import Block
from cstdata.readers import Document
from cstdata.readers.document import stripped

__all__ = ["cover"]


def cover(document: Document, known: Iterable[Block]) -> tuple[Block, ...]:
    """Blocks that cover the document once, in order: the known ones, and what lies between them.

    What prints nothing in a gap is a block of kind ``blank``, what stands between its first and its last printed
    character one of kind ``unknown``.

    The document is covered as far as its lines go: a part of one has some of the lines and all of the text.

    Raises:
        ValueError: Two known blocks overlap, or one is empty or outside the document; a mistake of the parser.
    """
    blocks: list[Block] = []
    cursor, last = document.extent
    for block in sorted(known, key=lambda block: block.start):
        if block.start < cursor or block.end <= block.start or block.end > last:
            raise ValueError(f"block {block} of {document.name} overlaps another, which ends at {cursor}")
        blocks += _gap(document, cursor, block.start)
        blocks.append(block)
        cursor = block.end
    return (*blocks, *_gap(document, cursor, last))


def _gap(document: Document, start: int, end: int) -> list[Block]:
    first, last = stripped(document.text, start, end)
    gaps: list[tuple[BlockKind, int, int]] = [("blank", start, first), ("unknown", first, last), ("blank", last, end)]
    return [Block(kind, begin, stop) for kind, begin, stop in gaps if begin < stop]
