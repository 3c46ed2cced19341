"""That the blocks of each document cover it, also where some of its issues are missing."""

from collections.abc import Iterator, Mapping
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from cstdata.models import Block
from cstdata.problems import Problem
from cstdata.tabular import arrow_table

__all__ = ["covered", "single_documents"]

_Row = Mapping[str, Any]


def single_documents(documents: pa.Table, sources: Mapping[str, str]) -> tuple[pa.Table, list[Problem]]:
    """The documents, each once: the issues in one document each bring its row along.

    Args:
        documents: The table, with rows that come again.
        sources: The file of each document, for messages.
    """
    first: dict[str, tuple[int, _Row]] = {}
    problems: dict[str, Problem] = {}
    for index, row in enumerate(documents.to_pylist()):
        key = row["document_id"]
        _, other = first.setdefault(key, (index, row))
        differing = [name for name in row if row[name] != other[name]]
        if differing:
            problems[key] = Problem(
                code="table-key",
                message="several record files hold this document, and say different things of it; one of them is taken",
                source=sources.get(key),
                table="documents",
                record=key,
                field=", ".join(differing),
                advice="Make them say the same.",
            )
    return documents.take(pa.array([index for index, _ in first.values()], pa.int64())), list(problems.values())


def covered(documents: pa.Table, blocks: pa.Table, sources: Mapping[str, str]) -> tuple[pa.Table, list[Problem]]:
    """The blocks, with one of kind ``unknown`` for each gap that they leave in their document.

    Gaps come from record files: where those of some issues in a document are missing, or blocks were rejected.

    Args:
        documents: The table of documents.
        blocks: The table of blocks.
        sources: The file of each document, for messages.
    """
    problems: list[Problem] = []
    filled: list[Block] = []
    for document in _badly_covered(documents, blocks):
        key = document["document_id"]
        rows = blocks.filter(pc.equal(blocks["document_id"], key)).sort_by("start").to_pylist()
        gaps = list(_gaps(document, rows))
        filled += gaps
        problems.append(
            Problem(
                code="blocks-cover",
                message=(
                    f"blocks are missing: {sum(gap.end - gap.start for gap in gaps)} characters of the document are in "
                    "none, and are kept as unknown"
                    if gaps
                    else "the blocks overlap, or go beyond the document"
                ),
                source=sources.get(key),
                table="documents",
                record=key,
                advice="Give the record files of all issues in the document." if gaps else None,
            )
        )
    return pa.concat_tables([blocks, arrow_table("blocks", filled)]).combine_chunks(), problems


def _badly_covered(documents: pa.Table, blocks: pa.Table) -> Iterator[_Row]:
    lengths = blocks.select(["document_id", "end"]).append_column("length", pc.subtract(blocks["end"], blocks["start"]))
    sums = lengths.group_by("document_id").aggregate([("length", "sum"), ("end", "max")]).to_pylist()
    found = {row["document_id"]: (row["length_sum"], row["end_max"]) for row in sums}
    for document in documents.select(["document_id", "characters"]).to_pylist():
        characters = document["characters"]
        if found.get(document["document_id"], (0, 0)) != (characters, characters):
            yield document


def _gaps(document: _Row, blocks: list[_Row]) -> Iterator[Block]:
    key, taken = document["document_id"], {row["position"] for row in blocks}
    cursor, position = 0, 0
    for row in (*blocks, {"start": document["characters"], "end": 0, "position": 0}):
        # Blocks that are missing have left their positions free.
        if row["start"] > cursor and position + 1 not in taken:
            yield Block(
                block_id=f"{key[:12]}.b{position + 1}",
                document_id=key,
                position=position + 1,
                kind="unknown",
                start=cursor,
                end=row["start"],
            )
        cursor, position = max(cursor, row["end"]), row["position"]
