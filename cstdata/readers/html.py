"""Web pages: what a browser would print of them, line by line.

selectolax (lexbor) builds the tree as HTML5 prescribes, so that a page with tags never closed or wrongly nested
gives the text that its readers saw. The walk over the tree is ours: blocks are parted by an empty line, ``<br>`` and
items of lists by a line end, and nothing that is printed is judged here; navigation is for the parser to label.
All places count characters of the extracted text.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Literal

from selectolax.lexbor import LexborHTMLParser, LexborNode

from cstdata.problems import Code, CstdataError, Problem
from cstdata.readers.document import Line, Mark, is_blank
from cstdata.readers.encoding import GBK_PUNCTUATION, Decoded, decode
from cstdata.readers.text import text_lines

__all__ = ["DEEPEST", "HtmlText", "html_text"]

DEEPEST = 2_000
"""How deep elements may stand in each other; the work of parsing grows with its square."""

MOST_REOPENED = 3_000_000
"""How many elements the parser may have to open anew because formats were never closed."""


@dataclass(frozen=True, slots=True)
class HtmlText:
    """The text of a web page.

    Args:
        text: What is printed.
        lines: The lines of ``text``, in order, without gap.
        encoding: The encoding of the bytes, as Python's codecs name it.
        how: ``mark`` by a byte order mark, ``proven`` as strict UTF-8, ``declared`` by the page or its server,
            ``detected`` else.
    """

    text: str
    lines: tuple[Line, ...]
    encoding: str
    how: Literal["mark", "proven", "declared", "detected"]


def html_text(data: bytes, *, declared: str | None = None) -> HtmlText:
    """Read a web page.

    Args:
        data: Its bytes.
        declared: The encoding that the server named, where it is known; it goes before the page's own word.

    Raises:
        CstdataError: As `cstdata.readers.encoding.decode`; ``document-empty`` where nothing is printed, as in a
            page of frames; ``document-unreadable`` where elements stand deeper in each other than `DEEPEST`.
    """
    decoded, how = _decoded(data, declared)
    _forbid_bombs(decoded.text)
    tree = LexborHTMLParser(decoded.text)
    page = _Page()
    body = tree.body
    if body is not None:
        page.read(body)
    text, marks = page.finish()
    if all(is_blank(character) for character in text):
        raise _empty(tree, len(data))
    lines = tuple(
        replace(line, marks=marks[line.number]) if marks.get(line.number) and not line.blank else line
        for line in text_lines(text)
    )
    return HtmlText(text, lines, decoded.encoding, how)


def _error(code: Code, message: str, advice: str | None = None, expected: str | None = None) -> CstdataError:
    return CstdataError(Problem(code=code, message=message, advice=advice, expected=expected))


def _empty(tree: LexborHTMLParser, size: int) -> CstdataError:
    frames = [frame.attributes.get("src") or "" for frame in tree.css("frame, iframe")]
    if frames:
        return _error(
            "document-empty",
            f"the page prints nothing itself; it shows {len(frames)} other pages in frames: {', '.join(frames)[:200]}",
            "Save the page inside the frame.",
        )
    return _error(
        "document-empty", f"the page prints nothing ({size} bytes of markup)", "Save it from a browser, or as text."
    )


# Encodings ---------------------------------------------------------------------------------------------------------

_DECLARATIONS = (
    re.compile(rb"<meta\b[^>]*?\bcharset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE),
    re.compile(rb"^\s*<\?xml\b[^>]*?\bencoding\s*=\s*[\"']([\w.:-]+)", re.IGNORECASE),
)
_COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)
_HEAD = 8192

_ENCODINGS = {
    "gb18030": ("gb2312", "gbk", "gb18030", "gb_2312-80", "gb2312-80", "x-gbk", "cp936", "euc-cn", "chinese"),
    "big5hkscs": ("big5", "big5-hkscs", "x-x-big5"),
    "cp932": ("shift_jis", "shift-jis", "sjis", "x-sjis", "windows-31j"),
    "euc_jp": ("euc-jp", "x-euc-jp"),
    "cp949": ("euc-kr", "ks_c_5601-1987", "windows-949"),
    "cp1252": ("iso-8859-1", "iso8859-1", "latin1", "latin-1", "us-ascii", "ascii", "windows-1252", "cp1252"),
    "cp1250": ("windows-1250",),
    "cp1251": ("windows-1251",),
    "koi8_r": ("koi8-r",),
    "iso8859_2": ("iso-8859-2",),
    "iso8859_15": ("iso-8859-15",),
}
# As browsers read these names: gb2312 means its superset, Latin-1 means the Windows code page.
_BY_LABEL = {label: encoding for encoding, labels in _ENCODINGS.items() for label in labels}
_SINGLE_BYTE = {"cp1252", "cp1250", "cp1251", "koi8_r", "iso8859_2", "iso8859_15"}


def _decoded(data: bytes, declared: str | None) -> tuple[Decoded, Literal["mark", "proven", "declared", "detected"]]:
    """The text: by mark, by proof, as declared where that can be, else by the ladder of `decode`."""
    encoding = _BY_LABEL.get(declared.strip().lower()) if declared else None
    encoding = encoding or _declaration(data)
    if encoding and not _is_unicode(data) and not _contradicted(data, encoding):
        try:
            return Decoded(data.decode(encoding), encoding, "detected"), "declared"
        except UnicodeDecodeError:
            pass
    decoded = decode(data)
    return decoded, decoded.how


def _declaration(data: bytes) -> str | None:
    head = _COMMENT.sub(b"", data[:_HEAD])
    for form in _DECLARATIONS:
        if match := form.search(head):
            return _BY_LABEL.get(match[1].decode("ascii", "replace").lower())
    return None


def _is_unicode(data: bytes) -> bool:
    """Whether `decode` reads the bytes for certain, or refuses them as no text."""
    if data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")) or 0 in data:
        return True
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        # UTF-8 but for a few bytes is damaged UTF-8, whatever the page says of itself.
        read = data.decode("utf-8", "replace")
        broken = read.count("\ufffd")
        return sum(character > "\x7f" for character in read) - broken > broken
    return True


def _contradicted(data: bytes, encoding: str) -> bool:
    """Whether a declaration that no bytes can belie (each of a code page is a letter) is belied by quotation marks.

    Pages of the ministry call themselves Latin-1 and have the quotation marks of GBK.
    """
    return encoding in _SINGLE_BYTE and bool(GBK_PUNCTUATION.search(data))


# Elements ----------------------------------------------------------------------------------------------------------


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


_VOID = _names("area base br col embed frame hr img input keygen link meta param source track wbr")
_SELF_CLOSING = _names("p li dt dd td th tr tbody thead tfoot option optgroup")

_NOT_PRINTED = _names(
    "head title script style noscript template iframe frameset noframes noembed object applet audio video "
    "canvas select input textarea button datalist option optgroup map rp colgroup desc metadata"
)
"""Elements that print nothing, or a control in place of text. A form itself stays: old pages are one whole form."""

_BLOCKS = _names(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend main menu nav ol p pre section summary "
    "table tbody td tfoot th thead tr ul listing plaintext xmp"
)
_FORMATS = _names("a b big code em font i nobr s small strike strong tt u")
_LISTS = _names("ul ol menu dir")
_VERBATIM = _names("pre listing plaintext xmp")
_HEADINGS = _names("h1 h2 h3 h4 h5 h6")
_STRONG = _names("b strong")
_EMPHASIS = _names("i em")

_HIDDEN_STYLE = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)\b", re.IGNORECASE)
_BLOCK_STYLE = re.compile(r"(?:^|;)\s*display\s*:\s*block\b", re.IGNORECASE)
_STRONG_STYLE = re.compile(r"(?:^|;)\s*font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_EMPHASIS_STYLE = re.compile(r"(?:^|;)\s*font-style\s*:\s*(?:italic|oblique)", re.IGNORECASE)

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)([^<>]*)")
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_LINE_END = re.compile(r"\r\n|\r|\n")
_NO_WIDTH = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff]")
_OWN_BULLET = re.compile(r"[•·◆●○■□▪]|[-*]\s")
_OWN_NUMBER = re.compile(r"\(?(?:\d{1,2}|[a-z])[.)]\s")


def _forbid_bombs(text: str) -> None:
    """Refuse a page that costs the parser more than any honest page: too deep, or formats opened and never closed.

    HTML5 begins every format that is open anew in each paragraph (at most three of the same), so that a few thousand
    tags can make millions of elements.
    """
    depth = cost = 0
    formats = _Formats()
    for match in _TAG.finditer(text):
        name = match[2].lower()
        if match[1]:
            depth = max(0, depth - (name not in _SELF_CLOSING))
            formats.close(name)
            continue
        depth += name not in _VOID and name not in _SELF_CLOSING
        cost += formats.count
        if depth > DEEPEST or cost > MOST_REOPENED:
            raise _error(
                "document-unreadable",
                "the elements of the page stand too deep in each other, or are never closed",
                "Save the page from a browser, or as text.",
                f"at most {DEEPEST} in each other",
            )
        if name in _FORMATS:
            formats.open(name, match[3])


@dataclass(slots=True)
class _Formats:
    """The formats that are open, by their names; ``count`` of them would be opened anew."""

    by_name: dict[str, list[str]] = field(default_factory=dict)
    same: Counter[tuple[str, str]] = field(default_factory=Counter)
    count: int = 0

    def open(self, name: str, attributes: str) -> None:
        """Begin a format."""
        if self.same[name, attributes] < 3:  # noqa: PLR2004 - as HTML5 prescribes
            self.same[name, attributes] += 1
            self.by_name.setdefault(name, []).append(attributes)
            self.count += 1

    def close(self, name: str) -> None:
        """End the last format of the name."""
        if self.by_name.get(name):
            self.same[name, self.by_name[name].pop()] -= 1
            self.count -= 1


@dataclass(frozen=True, slots=True)
class _Element:
    """An element: its name, its attributes, its style."""

    tag: str
    attributes: dict[str, str | None]
    style: str

    @property
    def is_block(self) -> bool:
        """Whether it begins and ends lines."""
        return self.tag in _BLOCKS or bool(self.style and _BLOCK_STYLE.search(self.style))

    @property
    def is_hidden(self) -> bool:
        """Whether the page says that it is not to be shown."""
        return "hidden" in self.attributes or bool(self.style and _HIDDEN_STYLE.search(self.style))


@dataclass(slots=True)
class _List:
    """A list that is open: its next number, or None; the form of its numbers; how deep it stands in others."""

    number: int | None
    form: str
    depth: int


@dataclass(slots=True)
class _Page:
    """The text while it is put together."""

    rows: list[str] = field(default_factory=list)
    marks: dict[int, frozenset[Mark]] = field(default_factory=dict)
    row: list[str] = field(default_factory=list)
    row_marks: list[frozenset[Mark]] = field(default_factory=list)
    gap: bool = False
    bullet: str = ""
    lists: list[_List] = field(default_factory=list)
    strong: int = 0
    emphasis: int = 0
    heading: int = 0
    verbatim: int = 0

    def read(self, root: LexborNode) -> None:
        """Walk over the tree; without recursion, as pages may nest deeper than Python does."""
        for element, entering in _walk(root):
            if isinstance(element, str):
                self.words(element)
            elif entering:
                self.enter(element)
            else:
                self.leave(element)

    def enter(self, element: _Element) -> None:
        """Begin an element."""
        tag = element.tag
        if tag == "br":
            self.end_row(always=True)
        elif tag == "li":
            self.end_row()
            self.bullet = self.list_mark(element)
        elif element.is_block:
            # A list in an item, and the first block of an item, go on in the item's lines.
            nested = bool(self.lists) and tag in _LISTS
            self.end_row(gap=not nested and not self.bullet)
        if tag in _LISTS:
            self.lists.append(_list(element, len(self.lists)))
        elif tag == "q":
            self.words("“")
        self.count_marks(element, 1)

    def leave(self, element: _Element) -> None:
        """End an element."""
        tag = element.tag
        if tag == "q":
            self.words("”")
        self.count_marks(element, -1)
        if tag == "li":
            self.end_row()
            self.bullet = ""
        elif tag in _LISTS and self.lists:
            self.lists.pop()
            self.end_row(gap=not self.lists)
        elif element.is_block:
            self.end_row(gap=True)

    def count_marks(self, element: _Element, step: int) -> None:
        """Note that an element with a mark begins (1) or ends (-1)."""
        tag, style = element.tag, element.style
        self.strong += step * (tag in _STRONG or bool(style and _STRONG_STYLE.search(style)))
        self.emphasis += step * (tag in _EMPHASIS or bool(style and _EMPHASIS_STYLE.search(style)))
        self.heading += step * (tag in _HEADINGS)
        self.verbatim += step * (tag in _VERBATIM)

    def list_mark(self, item: _Element) -> str:
        """The mark of an item, indented by the lists that it stands in."""
        if not self.lists:
            return "- "
        inner = self.lists[-1]
        mark = "- "
        if inner.number is not None:
            value = _integer(item.attributes.get("value"))
            number = inner.number if value is None else value
            inner.number = number + 1
            mark = _numbered(number, inner.form)
        return "  " * inner.depth + mark

    def words(self, text: str) -> None:
        """Put text into the row; runs of blanks are one, but in preformatted text."""
        text = _NO_WIDTH.sub("", text)
        if self.verbatim:
            first, *others = _LINE_END.split(text)
            self.put(first)
            for other in others:
                self.end_row(always=True)
                self.put(other)
            return
        text = _BLANKS.sub(" ", text)
        if text.startswith(" ") and (not self.row or self.row[-1].endswith(" ")):
            text = text[1:]
        self.put(text)

    def put(self, text: str) -> None:
        """Put text into the row as it is."""
        if not text:
            return
        if self.bullet and text.strip():
            # Where the author typed a mark into the item, there would be two.
            own = (_OWN_BULLET if self.bullet.strip() == "-" else _OWN_NUMBER).match(text)
            self.row.insert(0, " " * (len(self.bullet) - len(self.bullet.lstrip())) if own else self.bullet)
            self.bullet = ""
        self.row.append(text)
        if text.strip() and text.strip() not in "-*+•·":
            now: list[Mark] = ["strong"] if self.strong else []
            now += ["emphasis"] if self.emphasis else []
            now += ["heading"] if self.heading else []
            self.row_marks.append(frozenset(now))

    def end_row(self, *, gap: bool = False, always: bool = False) -> None:
        """End the row; ``gap``: an empty line follows; ``always``: an empty row is a line, too."""
        text = "".join(self.row).rstrip(" \t\f")
        if text or always:
            if self.gap and self.rows and self.rows[-1]:
                self.rows.append("")
            self.gap = False
            self.rows.append(text)
            if self.row_marks:
                self.marks[len(self.rows)] = frozenset.intersection(*self.row_marks)
        self.row.clear()
        self.row_marks.clear()
        self.gap = self.gap or gap

    def finish(self) -> tuple[str, dict[int, frozenset[Mark]]]:
        """The text, and the marks of its lines by their numbers."""
        self.end_row()
        return "".join(row + "\n" for row in self.rows), self.marks


def _walk(root: LexborNode) -> Iterator[tuple[_Element | str, bool]]:
    """What is printed: text once, elements when they begin (True) and when they end (False)."""
    waiting: list[tuple[LexborNode | None, _Element | str, bool]] = [(root, _element(root), True)]
    while waiting:
        node, element, entering = waiting.pop()
        yield element, entering
        if node is None:
            continue
        waiting.append((None, element, False))
        child = node.last_child
        while child is not None:
            if child.is_text_node:
                waiting.append((None, child.text_content or "", True))
            elif child.is_element_node and child.tag not in _NOT_PRINTED:
                found = _element(child)
                if not found.is_hidden:
                    waiting.append((child, found, True))
            child = child.prev


def _element(node: LexborNode) -> _Element:
    attributes = node.attributes
    return _Element(node.tag or "", attributes, attributes.get("style") or "")


def _list(element: _Element, depth: int) -> _List:
    if element.tag != "ol":
        return _List(None, "", depth)
    start = _integer(element.attributes.get("start"))
    return _List(1 if start is None else start, element.attributes.get("type") or "1", depth)


def _integer(text: str | None) -> int | None:
    return int(text) if text and re.fullmatch(r"\s*-?[0-9]{1,6}\s*", text) else None


def _numbered(number: int, form: str) -> str:
    """The mark of a numbered item: ``1.``, or ``a)`` in lists with letters."""
    letters = 26
    if form in ("a", "A") and 1 <= number <= letters:
        return f"{chr(ord(form) + number - 1)}) "
    return f"{number}. "
