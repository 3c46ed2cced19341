"""Bytes to text: by mark, by proof, by detection; never by a guess that nobody hears of.

The ladder and its order follow what was measured on such pages: statistical detectors call English with
GBK quotation marks a Windows code page, so those bytes are looked for by themselves.
"""

import codecs
import re
from dataclasses import dataclass
from typing import Literal

from charset_normalizer import from_bytes

from cstdata.problems import CstdataError, Problem

__all__ = ["GBK_PUNCTUATION", "Decoded", "decode"]

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
GBK_PUNCTUATION = re.compile(rb"\xa1[\xa1-\xb1]|\xa3[\xa8-\xac]")
"""Quotation marks, dashes and brackets of GBK, as bytes."""

_MULTIBYTE_UTF8 = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_CODE_PAGES = ("cp1252", "gb18030", "big5", "shift_jis", "euc_kr", "cp1251", "koi8_r")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of some bytes.

    Args:
        text: All of it, with a byte order mark where there is one and line ends as they are.
        encoding: The encoding, as Python's codecs name it.
        how: ``mark`` by a byte order mark, ``proven`` as strict UTF-8, ``detected`` else.
    """

    text: str
    encoding: str
    how: Literal["mark", "proven", "detected"]


def decode(data: bytes) -> Decoded:
    """The text of ``data``.

    Raises:
        CstdataError: ``document-binary`` or ``document-undecodable``, with the offset of the first byte that
            is not text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text = _strict(data, encoding)
            if (nul := text.find("\0")) >= 0:
                raise _binary(len(text[:nul].encode(encoding)))
            return Decoded(text, encoding, "mark")
    if (nul := data.find(0)) >= 0:
        raise _binary(nul)
    try:
        return Decoded(data.decode("utf-8"), "utf-8", "proven")
    except UnicodeDecodeError as error:
        return _detect(data, error)


def _binary(place: int) -> CstdataError:
    return CstdataError(
        Problem(
            code="document-binary",
            message=f"byte {place} is NUL: this is no text",
            expected="a text in UTF-8",
            advice="Give the newsletter as text or Markdown.",
        )
    )


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise _undecodable(data, error, f"its byte order mark says {encoding}") from None


def _detect(data: bytes, error: UnicodeDecodeError) -> Decoded:
    # A text that is UTF-8 but for a few bytes is a damaged one; another encoding would only hide that.
    broken = data.decode("utf-8", "replace").count("\ufffd")
    whole = len(_MULTIBYTE_UTF8.findall(data))
    if whole and whole >= broken:
        raise _undecodable(data, error, "the rest is UTF-8") from None
    if error.reason == "unexpected end of data" and len(data) - error.start > 1:
        raise _undecodable(data, error, "the rest is UTF-8, cut off inside a character") from None
    if GBK_PUNCTUATION.search(data):
        try:
            return Decoded(data.decode("gb18030"), "gb18030", "detected")
        except UnicodeDecodeError:
            pass
    best = from_bytes(data, cp_isolation=list(_CODE_PAGES)).best()
    if best is None:
        raise _undecodable(data, error, "no other encoding fits either") from None
    return Decoded(data.decode(best.encoding), best.encoding, "detected")


def _undecodable(data: bytes, error: UnicodeDecodeError, why: str) -> CstdataError:
    return CstdataError(
        Problem(
            code="document-undecodable",
            message=f"byte {error.start} can't be read as {error.encoding} ({error.reason}), and {why}",
            value=f"0x{data[error.start]:02x}",
            line=data.count(b"\n", 0, error.start) + 1,
            expected="a text in UTF-8",
            advice="Save the file as UTF-8.",
        )
    )
