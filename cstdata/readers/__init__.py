"""Bytes to documents: text in which every character keeps its place.

A reader is a function from bytes to text and lines. `read` finds the one for a file by its media type. Of text and
Markdown the text is the decoded file itself; of HTML and PDF it is what is printed, and places count that.
"""

import re
import stat
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from cstdata.problems import CstdataError, Problem
from cstdata.readers.document import INK, Document, Line, PlacedText, Span, Substitution, sha256
from cstdata.readers.encoding import decode
from cstdata.readers.markdown import markdown_lines
from cstdata.readers.text import text_lines

__all__ = [
    "LARGEST",
    "MEDIA_TYPES",
    "Document",
    "Line",
    "PlacedText",
    "ReadDocument",
    "Span",
    "Substitution",
    "file_bytes",
    "read",
    "read_bytes",
    "too_large",
]

LARGEST = 64 * 1024 * 1024
"""The largest document that is read, in bytes; a newsletter has some ten thousand."""

MEDIA_TYPES = {
    ".md": "text/markdown",
    ".markdown": "text/markdown",
    ".txt": "text/plain",
    ".text": "text/plain",
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "text/html",
    ".pdf": "application/pdf",
}
"""The media type of a file by the ending of its name."""

# C0 and C1 without the white space among them, and the marks that turn the direction of writing.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class _Printed:
    """What a reader makes of bytes; ``doubts`` are problems without their file."""

    text: str
    lines: tuple[Line, ...]
    encoding: str | None
    pages: tuple[Span, ...] = ()
    running: frozenset[int] = frozenset()
    doubts: tuple[Problem, ...] = ()


def _decoded(lines: Callable[[str], tuple[Line, ...]], data: bytes) -> _Printed:
    decoded = decode(data)
    return _Printed(
        decoded.text, lines(decoded.text), decoded.encoding, doubts=_detected(decoded.how, decoded.encoding)
    )


def _html(data: bytes) -> _Printed:
    from cstdata.readers.html import html_text  # noqa: PLC0415 - imported where used: most documents are no pages

    page = html_text(data)
    return _Printed(page.text, page.lines, page.encoding, doubts=_detected(page.how, page.encoding))


def _pdf(data: bytes) -> _Printed:
    from cstdata.readers.pdf import pdf_text  # noqa: PLC0415 - imported where used

    pdf = pdf_text(data)
    doubts = []
    if pdf.damaged:
        doubts.append(_incomplete(f"{pdf.damaged} drawings are damaged; text that stood there is missing"))
    if pdf.without_text:
        pages = ", ".join(map(str, pdf.without_text))
        doubts.append(_incomplete(f"no text stands on page {pages}; it may be a picture"))
    return _Printed(pdf.text, pdf.lines, None, pdf.pages, pdf.running, tuple(doubts))


def _incomplete(message: str) -> Problem:
    return Problem(code="document-incomplete", severity="warning", message=message, advice="Find a better copy.")


def _detected(how: str, encoding: str) -> tuple[Problem, ...]:
    if how != "detected":
        return ()
    return (
        Problem(
            code="encoding-detected",
            severity="warning",
            message=f"the text is not UTF-8; it was read as {encoding}",
            advice="Check its quotation marks and accents.",
        ),
    )


_READERS: dict[str, tuple[str, Callable[[bytes], _Printed]]] = {
    "text/markdown": ("markdown", partial(_decoded, markdown_lines)),
    "text/plain": ("text", partial(_decoded, text_lines)),
    "text/html": ("html", _html),
    "application/pdf": ("pdf", _pdf),
}


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """A document and what its reader has to say about it."""

    document: Document
    problems: tuple[Problem, ...]


def read(path: Path) -> ReadDocument:
    """Read a file.

    Raises:
        CstdataError: The file can't be read, is too large, empty, binary, not decodable, or of a kind for
            which there is no reader; the problem names the file and the place.
    """
    source = str(path)
    media_type = _known(MEDIA_TYPES.get(path.suffix.lower()), path.name, source)
    return read_bytes(file_bytes(path, source=source), name=path.name, media_type=media_type, source=source)


def file_bytes(path: Path, *, source: str) -> bytes:
    """The bytes of a file, ``source`` in messages.

    Raises:
        CstdataError: ``document-unreadable`` or ``document-too-large``.
    """
    try:
        status = path.stat()
        # A pipe or a device has no size and may have no end.
        if not stat.S_ISREG(status.st_mode):
            raise CstdataError(Problem(code="document-unreadable", message="this is no regular file", source=source))
        if status.st_size > LARGEST:
            raise CstdataError(too_large(status.st_size, source))
        return path.read_bytes()
    except OSError as error:
        raise CstdataError(
            Problem(code="document-unreadable", message=f"can't read the file: {error.strerror}", source=source)
        ) from error


def too_large(size: int, source: str) -> Problem:
    """That a file of ``size`` bytes is larger than `LARGEST`."""
    return Problem(
        code="document-too-large",
        message=f"the file has {size} bytes",
        expected=f"at most {LARGEST}",
        advice="Give the newsletters one by one.",
        source=source,
    )


def read_bytes(data: bytes, *, name: str, media_type: str | None, source: str | None = None) -> ReadDocument:
    """Read the bytes of a document.

    Args:
        data: The bytes.
        name: The name of the file, without folders.
        media_type: One of the values of `MEDIA_TYPES`; None where it is not known.
        source: The file as the caller named it, for messages.

    Raises:
        CstdataError: As `read`.
    """
    source = source or name
    media_type = _known(media_type, name, source)
    reader, printed_by = _READERS[media_type]
    try:
        printed = printed_by(data)
    except CstdataError as error:
        raise CstdataError(error.problem.at(source)) from None
    if INK.search(printed.text) is None:
        raise CstdataError(
            Problem(code="document-empty", message=f"the document is empty ({len(data)} bytes)", source=source)
        )
    document = Document(
        name=name,
        document_id=sha256(data),
        size=len(data),
        media_type=media_type,
        reader=reader,
        encoding=printed.encoding,
        text=printed.text,
        lines=printed.lines,
        pages=printed.pages,
        running=printed.running,
    )
    doubts = (replace(doubt, source=source) for doubt in printed.doubts)
    return ReadDocument(document, (*doubts, *_control_characters(document, source)))


def _known(media_type: str | None, name: str, source: str) -> str:
    if media_type in _READERS:
        return media_type
    raise CstdataError(
        Problem(
            code="document-unsupported",
            message=f"there is no reader for {media_type or 'a file of this kind'}",
            value=name,
            expected=f"a name that ends in one of {', '.join(sorted(MEDIA_TYPES))}",
            source=source,
        )
    )


def _control_characters(document: Document, source: str) -> list[Problem]:
    found = _CONTROL.findall(document.text)
    if not found:
        return []
    offset = document.text.index(found[0])
    line, column = document.position(offset)
    return [
        Problem(
            code="control-character",
            severity="warning",
            message=f"{len(found)} control characters, taken as blanks; the first is here",
            value=f"U+{ord(found[0]):04X}",
            source=source,
            line=line,
            column=column,
        )
    ]
