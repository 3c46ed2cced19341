"""Lines put together to one text: cut words joined, all else parted by one blank."""

from collections.abc import Iterable, Set

from cstdata.parser.chunks import Chunk, line_joint, merge_spans
from cstdata.parser.hyphens import CUT, is_suspended, keeps_hyphen
from cstdata.parser.newsletter import Repair
from cstdata.readers import Document, PlacedText, Span

__all__ = ["append_line", "joined_chunk", "joined_lines"]


def append_line(document: Document, spans: list[Span], line: Span, words: Set[str]) -> list[Repair]:
    """Put a line behind a text; where the text ends in a cut word, say what became of its hyphen.

    Args:
        document: The document.
        spans: The places of the text; the last one is shortened by the hyphen of a cut, and the line's is added.
        line: The place of the line, or of its part between two pieces of markup.
        words: The `cstdata.parser.hyphens.vocabulary` of the document.
    """
    repairs: list[Repair] = []
    if spans and _line_ends_between(document, spans[-1][1], line[0]):
        before = document.clean(spans[-1:])
        after = document.clean([line]).text
        if CUT.search(before.text) and not is_suspended(after):
            start, end = before.span(len(before.text) - 1, len(before.text))
            printed = document.text[start:end]
            # One that is read for another sign has a row of its own already.
            keep = printed != before.text[-1] or keeps_hyphen(before.text, after, words)
            if printed == before.text[-1]:
                repairs.append(Repair("hyphen", start, end, printed, printed if keep else None))
            spans[-1] = (spans[-1][0], end if keep else start)
        else:
            spans += line_joint(document, spans[-1][1], line[0])
    spans.append(line)
    return repairs


def _line_ends_between(document: Document, before: int, behind: int) -> bool:
    # Between two parts of one line stands markup; the blanks around it are in the parts.
    return document.line_at(before - 1).end <= behind


def joined_lines(document: Document, lines: Iterable[Span], words: Set[str]) -> tuple[PlacedText, list[Repair]]:
    """The clean text of lines that stand under each other, and what became of the hyphens at their ends."""
    spans: list[Span] = []
    repairs: list[Repair] = []
    for line in lines:
        repairs += append_line(document, spans, line, words)
    return document.clean(merge_spans(spans)), repairs


def joined_chunk(chunk: Chunk, words: Set[str]) -> tuple[PlacedText, list[Repair]]:
    """The clean text of a chunk, and what became of the hyphens at the ends of its lines."""
    return joined_lines(chunk.document, chunk.line_spans(), words)
