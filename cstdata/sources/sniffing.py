"""What bytes are, by how they begin."""

import re
from typing import Literal, get_args

from cstdata.records import FORMAT
from cstdata.sources.source import RECORD_FILE

__all__ = ["HEAD", "ArchiveKind", "archive_kind", "archive_kind_of_name", "document_type"]

ArchiveKind = Literal["zip", "tar", "gz", "bz2", "xz", "zst"]
"""A ZIP archive, or a tar archive, plain or compressed."""

HEAD = 1024
"""The bytes at the beginning of a file that say whether it is an archive."""

_MAGIC: tuple[tuple[ArchiveKind, int, bytes], ...] = (
    ("zip", 0, b"PK\x03\x04"),
    ("zip", 0, b"PK\x05\x06"),
    ("gz", 0, b"\x1f\x8b"),
    ("bz2", 4, b"1AY&SY"),
    ("xz", 0, b"\xfd7zXZ\x00"),
    ("zst", 0, b"\x28\xb5\x2f\xfd"),
    ("tar", 257, b"ustar"),
)
_NAME = re.compile(r"\.(?P<zip>zip)$|\.(?P<tar>tar)$|\.tar\.(?P<kind>gz|bz2|xz|zst)$|\.t(?P<short>gz|bz2|xz|zst)$")

_PDF = b"%PDF-"
_HTML = re.compile(
    rb"(?is)^\W*(?:<!--.*?-->\s*|<\?xml[^>]*>\s*)*<(?:!doctype\s+html|html|head|body|table|title|meta)\b"
)
_RECORDS = re.compile(rb"""(?m)^[{\s]*["']?format["']?\s*:\s*["']?""" + re.escape(FORMAT.encode()))
_MARKDOWN = re.compile(rb"(?m)^#{1,6} \S|\*\*[^\s*][^*\n]*\*\*|^\*[^\s*][^*\n]*\*\s*$")
_SNIFFED = 64 * 1024


def archive_kind(head: bytes) -> ArchiveKind | None:
    """The kind of archive that begins with these `HEAD` bytes; None where they are no archive's."""
    return next((kind for kind, place, magic in _MAGIC if head[place : place + len(magic)] == magic), None)


def archive_kind_of_name(name: str) -> ArchiveKind | None:
    """The kind of archive that the name says; None where it says none."""
    match = _NAME.search(name.lower())
    found = next((group for group in match.groups() if group), None) if match else None
    return next((kind for kind in get_args(ArchiveKind) if kind == found), None)


def document_type(data: bytes) -> str:
    """The media type of a document or record file without a name; plain text where nothing speaks for another.

    Text is taken for Markdown where it has headings, or bold or emphasised stretches.
    """
    head = data[:_SNIFFED]
    if _PDF in head[:HEAD]:
        return "application/pdf"
    # Of UTF-16 and UTF-32 the ASCII characters are left without their zero bytes; of UTF-8 the mark goes.
    plain = head.replace(b"\x00", b"").removeprefix(b"\xef\xbb\xbf").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")
    if _HTML.match(plain):
        return "text/html"
    if _RECORDS.search(plain):
        return RECORD_FILE
    return "text/markdown" if _MARKDOWN.search(plain.replace(b"\r\n", b"\n").replace(b"\r", b"\n")) else "text/plain"
