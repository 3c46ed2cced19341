"""Text that was taken out of a table: its cells end in a pipe."""

from dataclasses import replace

from cstdata.readers import Document, Line

__all__ = ["pipe_lines", "without_pipes"]


def without_pipes(document: Document) -> Document:
    """The document with pipes at line ends taken for what they are, markup; every character stays at its place."""
    return replace(document, lines=tuple(_without_pipe(document, line) for line in document.lines))


def _without_pipe(document: Document, line: Line) -> Line:
    if not line.text.endswith("|"):
        return line
    content = document.clean(line.spans)
    end = len(content.text.rstrip("| "))
    if not end:
        return replace(line, spans=(), text="")
    _, last = content.span(0, end)
    spans = tuple((start, min(stop, last)) for start, stop in line.spans if start < last)
    return replace(line, spans=spans, text=document.content(spans))


def pipe_lines(document: Document) -> list[Line]:
    """The lines that hold nothing but pipes: empty cells."""
    return [line for line in document.lines if line.text and not line.text.strip("| ")]
