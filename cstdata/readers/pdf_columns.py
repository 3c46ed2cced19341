"""Where words stand on pages: rows, columns, running headers and footers, paragraphs.

Only geometry is used, never the order in which a page was drawn: two columns may be drawn line by line across the
page, or in any order. Places are in points, upwards and to the right.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice, pairwise, takewhile
from statistics import median

__all__ = ["BLANK", "Flow", "Page", "Row", "Word", "arrange", "continues", "leading_of", "parted"]

BLANK = 0.08
"""The least gap between two words as a part of the height of their font.

A blank is about a quarter, less where a slanted letter before it leans over; parts of one word touch.
"""

EDGE_ROWS = 6
"""How many rows at the top or the bottom of a page may be running headers or footers."""

GUTTER = 6.0
"""The least width of a gutter, in points; blanks between words of ten points have two to five."""

CANDIDATES = 12
"""How many places where rows begin most often are looked at for a gutter."""

JUSTIFIED_ROWS, JUSTIFIED = 3, 0.3
"""More rows than these, and than this part of all, end at one place in a justified column."""

COLUMN_ROWS = 4
"""The fewest rows side by side that show a gutter; a page with fewer takes the gutter of the other pages."""


@dataclass(slots=True)
class Word:
    """A word and its box.

    Args:
        text: What is printed.
        x0, y0, x1, y1: The box, of the height of the font.
        index: Which word of the page it is in the order of drawing.
        spaced: Whether a blank stands before it, after the word drawn before.
        bold, italic: What its font is.
    """

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    index: int = 0
    spaced: bool = True
    bold: bool = False
    italic: bool = False

    @property
    def height(self) -> float:
        """The height of its box."""
        return self.y1 - self.y0


@dataclass(slots=True)
class Row:
    """Words on one line, from left to right."""

    words: list[Word]
    text: str = ""
    x0: float = 0.0
    x1: float = 0.0
    y0: float = 0.0
    y1: float = 0.0
    bold: bool = False
    italic: bool = False

    def __post_init__(self) -> None:
        self.text = _joined(self.words)
        self.x0 = self.words[0].x0
        self.x1 = max(word.x1 for word in self.words)
        # Most of its letters say how high the line is: not a raised sign, nor a name in another font.
        letters: Counter[tuple[float, float]] = Counter()
        for word in self.words:
            letters[word.y0, word.y1] += len(word.text)
        self.y0, self.y1 = max(letters, key=lambda box: (letters[box], box[1] - box[0], box))
        self.bold = all(word.bold for word in self.words if word.text not in "•-*")
        self.italic = all(word.italic for word in self.words if word.text not in "•-*")

    @property
    def height(self) -> float:
        """The height of its font."""
        return self.y1 - self.y0

    @property
    def middle(self) -> float:
        """The height at which it stands."""
        return (self.y0 + self.y1) / 2


@dataclass(slots=True)
class Flow:
    """Rows of one column, downwards.

    Args:
        rows: The rows.
        left, right: The edges of the column.
        margin: Where the lines of a justified column end; None where it is ragged.
        wide: Whether they stand over both columns of a page.
    """

    rows: list[Row]
    left: float = 0.0
    right: float = 0.0
    margin: float | None = None
    wide: bool = False

    def __post_init__(self) -> None:
        self.left = min(row.x0 for row in self.rows)
        self.right = max(row.x1 for row in self.rows)
        ends = Counter(round(row.x1) for row in self.rows)
        edge = max(ends, key=lambda place: (ends[place] + ends[place + 1], -place))
        if ends[edge] + ends[edge + 1] > max(JUSTIFIED_ROWS, JUSTIFIED * len(self.rows)):
            self.margin = float(edge)


@dataclass(slots=True)
class Page:
    """A page in reading order: what runs at its top, its columns, what runs at its bottom."""

    head: list[Row] = field(default_factory=list)
    flows: list[Flow] = field(default_factory=list)
    foot: list[Row] = field(default_factory=list)


def arrange(pages: Sequence[Sequence[Word]]) -> list[Page]:
    """Put the words of all pages in reading order."""
    rows = [_rows(words) for words in pages]
    running = _running(rows)
    arranged = [
        Page(head=page[:top], foot=page[len(page) - bottom :])
        for page, (top, bottom) in zip(rows, running, strict=True)
    ]
    bodies = [page[top : len(page) - bottom] for page, (top, bottom) in zip(rows, running, strict=True)]
    pieces = [[piece for row in body for piece in _pieces(row)] for body in bodies]
    gutters = [_gutter(page, COLUMN_ROWS) for page in pieces]
    known = Counter(round(gutter) for gutter in gutters if gutter is not None)
    for page, found, gutter in zip(arranged, pieces, gutters, strict=True):
        if gutter is None and known:
            common = max(known, key=lambda place: (known[place], -place))
            gutter = _gutter(found, 1, near=float(common))  # noqa: PLW2901 - what the other pages know
        page.flows = _flows(found, gutter)
    return arranged


# Rows --------------------------------------------------------------------------------------------------------------


def _overlap(a: Word | Row, b: Word | Row) -> float:
    """How much of the lower one of two boxes stands beside the other, from 0 to 1."""
    lower = min(a.y1 - a.y0, b.y1 - b.y0)
    return (min(a.y1, b.y1) - max(a.y0, b.y0)) / lower if lower > 0 else float(a.y0 <= b.y0 <= a.y1)


def _rows(words: Iterable[Word]) -> list[Row]:
    """The rows of words, downwards; each word goes to the row whose first word it stands beside."""
    rows: list[list[Word]] = []
    # The tall words first among those at one height, so that a raised sign finds its line.
    for word in sorted(words, key=lambda word: (-round(word.y0 + word.y1), -word.height, word.x0, word.index)):
        near = [row for row in rows[-3:] if _overlap(row[0], word) > 0.5]  # noqa: PLR2004 - the half
        if near:
            max(near, key=lambda row: _overlap(row[0], word)).append(word)
        else:
            rows.append([word])
    return [Row(sorted(row, key=lambda word: (word.x0, word.index))) for row in rows]


def _joined(words: Sequence[Word]) -> str:
    parts: list[str] = []
    for index, word in enumerate(words):
        if index:
            before = words[index - 1]
            as_drawn = word.index == before.index + 1 and word.spaced
            apart = word.x0 - before.x1 > BLANK * max(word.height, before.height)
            parts.append(" " if as_drawn or apart else "")
        parts.append(word.text)
    return "".join(parts)


def _pieces(row: Row) -> Iterator[Row]:
    """The row, parted where the gap between two words is too wide for a blank."""
    waiting: list[Word] = []
    for word in row.words:
        if waiting and word.x0 - waiting[-1].x1 > max(GUTTER, 0.6 * row.height):
            yield Row(waiting)
            waiting = []
        waiting.append(word)
    yield Row(waiting)


# Headers and footers -----------------------------------------------------------------------------------------------


def _running(pages: Sequence[Sequence[Row]]) -> list[tuple[int, int]]:
    """For each page the number of its first and of its last rows that run through the pages."""
    heads = [[_form(row) for row in page[:EDGE_ROWS]] for page in pages]
    feet = [[_form(row) for row in page[: -EDGE_ROWS - 1 : -1]] for page in pages]
    top_places, bottom_places = _places(heads), _places(feet)
    found = []
    for number, page in enumerate(pages):
        # A masthead stands on the first page, so there a small line at the top is none of those that run.
        top = _repeated(heads[number], number, top_places) or (_set_apart(page) if number else 0)
        bottom = _repeated(feet[number], number, bottom_places) or _set_apart(page[::-1])
        if top + bottom >= len(page):
            # The whole page repeats itself: it is text, or there is none.
            top, bottom = 0, 0
        found.append((top, bottom))
    return found


def _form(row: Row) -> tuple[str, float]:
    """What a row says but for its numbers, and where it stands."""
    text = "".join("#" if character.isdigit() else character for character in row.text)
    while "##" in text:
        text = text.replace("##", "#")
    return text, row.y0


def _places(edges: Sequence[Sequence[tuple[str, float]]]) -> dict[str, list[tuple[int, float]]]:
    """On which pages and where the rows at the edges of pages stand, by what they say."""
    places: dict[str, list[tuple[int, float]]] = {}
    for number, rows in enumerate(edges):
        for text, height in rows:
            places.setdefault(text, []).append((number, height))
    return places


def _repeated(rows: Sequence[tuple[str, float]], number: int, places: Mapping[str, Sequence[tuple[int, float]]]) -> int:
    """How many rows from the edge of page ``number`` inwards stand so on another page."""
    count = 0
    for text, height in rows:
        twins = (page != number and abs(height - place) < 4 for page, place in places[text])  # noqa: PLR2004 - a third of a line
        if not any(twins):
            break
        count += 1
    return count


def _set_apart(page: Sequence[Row]) -> int:
    """How many rows at the edge where ``page`` begins are in small type and far from the text."""
    if len(page) <= EDGE_ROWS:
        return 0
    usual = median(row.height for row in page)
    count = 0
    for row in page[:EDGE_ROWS]:
        if row.height > 0.92 * usual:
            break
        count += 1
    if not 0 < count < EDGE_ROWS:
        return 0
    outer, inner = page[count - 1], page[count]
    return count if max(outer.y0, inner.y0) - min(outer.y1, inner.y1) > usual else 0


# Columns -----------------------------------------------------------------------------------------------------------


def _gutter(pieces: Sequence[Row], least: int, near: float | None = None) -> float | None:
    """The left edge of the right column, or None on a page of one column.

    A gutter is a place where many pieces of rows begin at the same distance from the left, with other pieces
    beside them to the left, and a strip before it that no word enters. What runs over both columns (a masthead,
    the title of a section) may cross it above or below.
    """
    if not pieces:
        return None
    left, right = min(piece.x0 for piece in pieces), max(piece.x1 for piece in pieces)
    inner = [piece.x0 for piece in pieces if left + 0.25 * (right - left) < piece.x0 < left + 0.75 * (right - left)]
    if near is None:
        starts = Counter(round(x0) for x0 in inner)
        often = sorted(starts, key=lambda place: (-starts[place] - starts[place + 1], place))[:CANDIDATES]
        candidates = [place for place in often if starts[place] + starts[place + 1] >= COLUMN_ROWS]
    else:
        candidates = [round(near)]
    scores = {place: _side_by_side(pieces, float(place)) for place in sorted(candidates)}
    best = max(scores, key=lambda place: scores[place], default=None)
    return float(best) if best is not None and scores[best] >= least else None


def _side_by_side(pieces: Sequence[Row], edge: float) -> int:
    """How many rows begin at ``edge`` with others to their left, where nothing crosses the strip before it."""
    crossing = sorted(piece.middle for piece in pieces if _crosses(piece, edge))
    beside = sorted(piece.middle for piece in pieces if piece.x1 <= edge - GUTTER / 2)
    starting = sorted(piece.middle for piece in pieces if abs(piece.x0 - edge) <= 2)  # noqa: PLR2004 - points
    ends = [float("-inf"), *crossing, float("inf")]
    return sum(min(_between(beside, low, high), _between(starting, low, high)) for low, high in pairwise(ends))


def _crosses(piece: Row, edge: float) -> bool:
    """Whether a piece of a row enters the strip before the right column from the left."""
    return piece.x0 < edge - GUTTER and piece.x1 > edge - GUTTER / 2


def _between(middles: Sequence[float], low: float, high: float) -> int:
    return max(bisect_left(middles, high) - bisect_right(middles, low), 0)


def _flows(pieces: Sequence[Row], gutter: float | None) -> list[Flow]:
    """The columns in reading order: between rows that run over both, the left one before the right one."""
    if not pieces:
        return []
    if gutter is None:
        return [Flow(_rows(word for piece in pieces for word in piece.words))]
    wide, left, right = _sides(pieces, gutter)
    flows: list[Flow] = []
    over: list[Row] = []
    done_left = done_right = 0
    for row in (*wide, None):
        end = row.middle if row else float("-inf")
        lefts, rights = _above(left, done_left, end), _above(right, done_right, end)
        done_left, done_right = done_left + len(lefts), done_right + len(rights)
        if lefts and not rights and len(lefts) <= 2:  # noqa: PLR2004 - the end of a wide paragraph, a short line
            over += lefts
        elif lefts or rights:
            flows += [Flow(over, wide=True)] if over else []
            flows += _columns(lefts, rights)
            over = []
        if row:
            over.append(row)
    return [*flows, Flow(over, wide=True)] if over else flows


def _columns(lefts: list[Row], rights: list[Row]) -> list[Flow]:
    """The two columns side by side; a line above the right one may reach into the gutter, and is no measure."""
    flows = [Flow(rows) for rows in (lefts, rights) if rows]
    beside = [row.x1 for row in lefts if rights and row.middle <= rights[0].y1]
    if beside:
        flows[0].right = max(beside)
    return flows


def _above(rows: Sequence[Row], first: int, end: float) -> list[Row]:
    """The rows from ``first`` on that stand above ``end``."""
    return list(takewhile(lambda row: row.middle >= end, islice(rows, first, None)))


def _sides(pieces: Sequence[Row], gutter: float) -> tuple[list[Row], list[Row], list[Row]]:
    """The rows over both columns, those of the left, those of the right one, each downwards."""
    wide, narrow = _split(pieces, lambda piece: _crosses(piece, gutter))
    # What stands close beside a row over both columns is a part of it.
    upwards = sorted(wide, key=lambda row: row.middle)
    middles = [row.middle for row in upwards]

    def joins(piece: Row) -> bool:
        place = bisect_left(middles, piece.middle)
        near = upwards[max(place - 2, 0) : place + 2]
        return any(_overlap(row, piece) > 0.5 and _apart(row, piece) < 2 * row.height for row in near)  # noqa: PLR2004

    parts, narrow = _split(narrow, joins)
    right, left = _split(narrow, lambda piece: piece.x0 >= gutter - GUTTER)
    over, lefts, rights = (
        _rows(word for piece in side for word in piece.words) for side in (wide + parts, left, right)
    )
    return over, lefts, rights


def _split(pieces: Iterable[Row], wanted: Callable[[Row], bool]) -> tuple[list[Row], list[Row]]:
    """The pieces that are wanted, and the others."""
    yes: list[Row] = []
    no: list[Row] = []
    for piece in pieces:
        (yes if wanted(piece) else no).append(piece)
    return yes, no


def _apart(a: Row, b: Row) -> float:
    return max(a.x0, b.x0) - min(a.x1, b.x1)


# Paragraphs --------------------------------------------------------------------------------------------------------

_MARKS = ("•", "- ", "* ", "·", "●", "◆")
_ENDS = (".", "?", "!", ":", ")", "”", '"', "]")
SHORT = 2.0
"""How far before the margin, in points, a line of a justified column ends short."""

WIDER = 1.18
"""How much wider than between the lines of a paragraph the gap is that parts two."""


def leading_of(pages: Sequence[Page]) -> float:
    """The usual distance between two lines of text as a multiple of their height; 0 where there are none."""
    found: Counter[float] = Counter()
    for page in pages:
        for flow in page.flows:
            for above, below in zip(flow.rows, flow.rows[1:], strict=False):
                if _same_style(above, below) and below.height > 0:
                    found[round((above.y0 - below.y0) / below.height, 1)] += 1
    return max(found, key=lambda step: (found[step], -step)) if found else 0.0


def parted(flow: Flow, index: int, leading: float) -> bool:
    """Whether a paragraph ends above the row ``index`` of the flow, by style, gap, indent or a short line."""
    above, below = flow.rows[index - 1], flow.rows[index]
    if not _same_style(above, below):
        return True
    if above.y0 - below.y0 > WIDER * leading * min(above.height, below.height):
        return True
    if _centred(flow, above) and _centred(flow, below):
        return False
    if below.text.startswith(_MARKS):
        return False
    return _indented(flow, index) or _would_have_fit(flow, above, below)


def continues(flow: Flow, following: Flow, *, indents: bool) -> bool:
    """Whether the last paragraph of a column goes on at the top of the next one.

    Args:
        flow: The column.
        following: The next one.
        indents: Whether the first lines of paragraphs are indented in this document.
    """
    above, below = flow.rows[-1], following.rows[0]
    if (
        flow.wide != following.wide
        or not _same_style(above, below)
        or abs((flow.right - flow.left) - (following.right - following.left)) > 0.3 * max(flow.right - flow.left, 1.0)
    ):
        return False
    if flow.margin is not None and not above.bold and _ends_short(flow, above):
        return False
    if indents:
        return not _indented(following, 0)
    return (flow.margin is not None and not above.bold) or not _would_have_fit(flow, above, below)


def _ends_short(flow: Flow, row: Row) -> bool:
    """Whether a row of a justified column ends before the margin, as only the last one of a paragraph does."""
    return flow.margin is not None and row.x1 < flow.margin - SHORT


def _same_style(a: Row, b: Row) -> bool:
    return a.bold == b.bold and abs(a.height - b.height) <= 0.06 * max(a.height, b.height)


def _centred(flow: Flow, row: Row) -> bool:
    before, behind = row.x0 - flow.left, flow.right - row.x1
    return min(before, behind) > row.height and abs(before - behind) < row.height / 2


def _indented(flow: Flow, index: int) -> bool:
    """Whether a row begins further in than the row above it and the one below it."""
    row = flow.rows[index]
    step = 0.6 * row.height
    if row.x0 - flow.left < step:
        return False
    above = flow.rows[index - 1] if index else None
    below = flow.rows[index + 1] if index + 1 < len(flow.rows) else None
    if above and (row.x0 - above.x0 < step or above.text.startswith(_MARKS)):
        # As far in as the row above, or the second line of an item: new only where the row above ends well short.
        ends = _would_have_fit(flow, above, row) or (above.text.endswith(_ENDS) and _ends_short(flow, above))
        return above.x0 - flow.left >= step and ends
    return below is None or row.x0 - below.x0 >= step or _would_have_fit(flow, row, below)


def _would_have_fit(flow: Flow, above: Row, below: Row) -> bool:
    """Whether a sentence ends in a line that had room for the first word of the next line, which begins another."""
    if not above.text.endswith(_ENDS) or below.text[:1].islower():
        return False
    first = below.words[0]
    right = flow.right if flow.margin is None else flow.margin
    return right - above.x1 > first.x1 - first.x0 + 0.8 * above.height
