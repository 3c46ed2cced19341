"""Whether the blocks of each document cover it: every character once, in order."""

from collections.abc import Iterator

import pyarrow as pa
import pyarrow.compute as pc

from cstdata.tabular.violations import Violation

__all__ = ["check_cover", "check_uncovered"]


def check_cover(documents: pa.Table, blocks: pa.Table) -> list[Violation]:
    """Rows of blocks that leave a gap or overlap, or end before or after their document does."""
    if not _has(documents, "document_id", "characters") or not _has(blocks, "document_id", "start", "end"):
        return []
    length = _lengths(documents)
    violations: list[Violation] = []
    current: str | None = None
    reached, last = 0, 0
    for document, start, end, row in (*_in_order(blocks), (None, 0, 0, 0)):
        if document != current:
            if current is not None and length.get(current) not in (None, reached):
                message = "the last block does not end with its document"
                violations.append(
                    Violation("blocks-cover", message, last, "end", str(reached), f"{length[current]}, its length")
                )
            current, reached = document, 0
        if document is not None and start != reached:
            what = "leaves a gap before it" if start > reached else "overlaps the one before it"
            violations.append(Violation("blocks-cover", f"the block {what}", row, "start", str(start), str(reached)))
        reached, last = max(end, reached), row
    return violations


def check_uncovered(documents: pa.Table, blocks: pa.Table) -> list[Violation]:
    """Rows of documents that have characters and no block."""
    if not _has(documents, "document_id", "characters") or not _has(blocks, "document_id"):
        return []
    covered = set(blocks.column("document_id").to_pylist())
    return [
        Violation("blocks-cover", "no block covers the document", row, "characters", str(characters), "blocks of it")
        for row, (document, characters) in enumerate(_pairs(documents))
        if document is not None and characters and document not in covered
    ]


def _has(table: pa.Table, *names: str) -> bool:
    return set(names) <= set(table.column_names)


def _pairs(documents: pa.Table) -> Iterator[tuple[str | None, int | None]]:
    return zip(documents.column("document_id").to_pylist(), documents.column("characters").to_pylist(), strict=True)


def _lengths(documents: pa.Table) -> dict[str, int | None]:
    return {document: characters for document, characters in _pairs(documents) if document is not None}


def _in_order(blocks: pa.Table) -> Iterator[tuple[str, int, int, int]]:
    """Document, start, end and row of each block that has all three, by document and place."""
    rows = blocks.select(["document_id", "start", "end"]).append_column("row", pa.array(range(blocks.num_rows)))
    valid = pc.and_(pc.is_valid(rows["document_id"]), pc.and_(pc.is_valid(rows["start"]), pc.is_valid(rows["end"])))
    rows = rows.filter(valid).sort_by([("document_id", "ascending"), ("start", "ascending"), ("end", "ascending")])
    return zip(*(rows[name].to_pylist() for name in ("document_id", "start", "end", "row")), strict=True)
