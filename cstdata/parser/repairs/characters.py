"""Characters that were another one: bytes read in the wrong encoding, full-width forms, signs for an apostrophe."""

import re
import unicodedata
from collections.abc import Iterator

from cstdata.parser.repairs.near import near
from cstdata.parser.repairs.reading import Find

__all__ = ["find_marks", "find_mojibake", "find_widths"]

# Rows A1 (signs) and A3 (full-width ASCII) of GB 2312. Not three fractions behind a pound sign, which are English.
_GBK_SIGN = re.compile(r"(?:\u00a1[\u00a1-\u00fe]|\u00a3[\u00a1-\u00bb\u00bf-\u00fe])+")
_GBK_TEXT = re.compile(r"(?:[\u00b0-\u00f7][\u00a1-\u00fe]){2,}")
_CJK = re.compile(r"[\u3400-\u9fff]+")
_FOREIGN = re.compile("[\u00a1-\u00f7][^\\x00-\x7f]")
_GBK_READ = frozenset(
    "\u3000\u3001\u3002\u00b7\u2026\u2014\uff5e\u2018\u2019\u201c\u201d\u3008\u3009\u300a\u300b\u300c\u300d\u300e\u300f\u3010\u3011\u00b1\u00d7\u00b0\u2032\u2033\u2103"
)
_STRAIGHT = str.maketrans("\u2018\u2019\u201c\u201d", "''\"\"")
_DOUBLED = re.compile(r"(\u2014|\u2026)\1")

# What the bytes of UTF-8 give in Windows-1252: a lead character and one to three that follow it.
_FOLLOWS = (
    "\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013\u2014\u2018-\u201a"
    "\u201c-\u201e\u2020-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122"
)
_UTF8 = re.compile(rf"[\u00c2-\u00df][{_FOLLOWS}]|[\u00e0-\u00ef][{_FOLLOWS}]{{2}}|[\u00f0-\u00f4][{_FOLLOWS}]{{3}}")

_WIDE = re.compile(
    r"[\uff01-\uff5e\uffe0-\uffe6\u2160-\u217f\ufb00-\ufb06\u2103\u2109\u00b5\u3371-\u337a\u3380-\u33df]"
)

_MARK_HINT = re.compile("[\u2032\u2035\u00b4`\u02b9]")
_OPENING = re.compile(r"(?<!\w)`\w")
_LETTER = r"[^\W\d_]"
_MARK = re.compile(
    rf"(?:(?<=[^\W\d_A-Z])|(?<=\b[DLO]))[\u2032\u2035\u00b4`\u02b9](?={_LETTER}{{1,2}}\b|{_LETTER}{{4,}}|{_LETTER}{{3}})"
    r"|(?<=[a-z]s)[\u2032\u00b4](?=\s)"
)


def find_mojibake(text: str) -> Iterator[Find]:
    """Bytes of GBK read as Latin-1, and of UTF-8 read as Windows-1252.

    Quotes that GBK wrote become straight ones: it has only one character for an apostrophe and a closing quote.
    """
    if text.isascii() or not _FOREIGN.search(text):
        return
    for pattern in (_GBK_SIGN, _GBK_TEXT):
        for match in pattern.finditer(text):
            read = _from_gbk(match[0])
            follows = text[match.end() : match.end() + 1]
            if read is not None and not (match[0][-2:] == "\u00a1\u00c1" and follows.islower()):
                yield Find("mojibake", match.start(), match.end(), read)
    for match in _UTF8.finditer(text):
        read = _from_utf8(text, match)
        if read is not None:
            yield Find("mojibake", match.start(), match.end(), read)


def _from_gbk(printed: str) -> str | None:
    try:
        read = printed.encode("latin-1").decode("gb18030")
    except UnicodeError:
        return None
    if not all(c in _GBK_READ or "\uff01" <= c <= "\uff5e" for c in read) and not _CJK.fullmatch(read):
        return None
    return _DOUBLED.sub(r"\1", read.translate(_STRAIGHT)).replace("\u3000", "")


def _from_utf8(text: str, match: re.Match[str]) -> str | None:
    # ftfy takes longer to import than a newsletter to read; few need it.
    import ftfy  # noqa: PLC0415
    from ftfy.badness import is_bad  # noqa: PLC0415

    start = max(text.rfind(" ", 0, match.start()), text.rfind("\n", 0, match.start())) + 1
    end = re.compile(r"\s|\Z").search(text, match.end())
    word = text[start : end.start() if end else None]
    if not is_bad(word):
        return None
    read = ftfy.fix_encoding(match[0])
    return read if read != match[0] and len(read) == 1 else None


def find_widths(text: str) -> Iterator[Find]:
    """Full-width letters, digits and signs, ligatures, Roman numerals and units in one character, as NFKC has them.

    What stands in Chinese text stays: there the full-width signs are the right ones.
    """
    if text.isascii():
        return
    for match in _WIDE.finditer(text):
        start, end = match.span()
        if not _CJK.match(text[end : end + 1]) and not _CJK.match(text[start - 1 : start] if start else ""):
            yield Find("width", start, end, unicodedata.normalize("NFKC", match[0]))


def find_marks(text: str) -> Iterator[Find]:
    """Prime, acute and grave signs that stand for an apostrophe."""
    quotes = _OPENING.search(text) is not None
    for match in near(_MARK, text, _MARK_HINT):
        if match[0] == "`" and quotes:
            continue
        yield Find("quote", match.start(), match.end(), "'")
