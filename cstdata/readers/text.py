"""Plain text: every line is its own content."""

from cstdata.readers.document import Line, physical_lines, stripped

__all__ = ["text_lines"]


def text_lines(text: str) -> tuple[Line, ...]:
    """The lines of a plain text."""
    lines = []
    for number, (start, end) in enumerate(physical_lines(text), start=1):
        first, last = stripped(text, start, end)
        spans = ((first, last),) if first < last else ()
        lines.append(Line(number, start, end, spans, text[first:last]))
    return tuple(lines)
