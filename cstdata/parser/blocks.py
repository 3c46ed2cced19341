"""The promise that nothing is lost: every character of a document in exactly one block."""

from collections.abc import Iterable

from cstdata.parser.newsletter import Block
from cstdata.readers import Document

__all__ = ["cover"]


def cover(document: Document, known: Iterable[Block]) -> tuple[Block, ...]:
    """Blocks that cover the document once, in order: the known ones, and what lies between them.

    A gap that prints nothing is a block of kind ``blank``, any other one ``unknown``.

    Raises:
        ValueError: Two known blocks overlap, or one is empty or outside the document; a mistake of the parser.
    """
    blocks: list[Block] = []
    cursor = 0
    for block in sorted(known, key=lambda block: block.start):
        if block.start < cursor or block.end <= block.start or block.end > len(document.text):
            raise ValueError(f"block {block} of {document.name} overlaps another, which ends at {cursor}")
        blocks += _gap(document, cursor, block.start)
        blocks.append(block)
        cursor = block.end
    return (*blocks, *_gap(document, cursor, len(document.text)))


def _gap(document: Document, start: int, end: int) -> list[Block]:
    if start == end:
        return []
    return [Block("unknown" if document.clean([(start, end)]).text else "blank", start, end)]
