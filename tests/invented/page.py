"""An issue set in a layout: pieces in order, each with what it means and how it is printed."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from random import Random

from invented.prose import Author

TEXT_ROLES = ("paragraph", "heading", "list_item")
BODY_ROLES = ("section", "title", *TEXT_ROLES, "caption", "signature", "source")


SHORT, LONG = 0.7, 1.2
"""A line as long as these parts of a width may go on below."""


class Unfit(Exception):  # noqa: N818 - no error, but two quirks that do not go together
    """The page has no place for a quirk."""


@dataclass
class Piece:
    """A part of a page.

    Args:
        role: What it is: one of the kinds of blocks, or a line of the masthead by its name, or ``entry`` and
            ``entry_section`` of the contents list.
        text: What it means: what a parser should read.
        article: The article it belongs to, from 1; of an entry the article that it lists.
        printed: How it is printed, where that is otherwise than ``text``.
        mark: What is printed in front of it: bullet, blanks.
        tail: What is printed behind it.
        above: The empty lines above it; None where it stands on the line of the piece above, after a blank.
        undo: Whether it may only be read as it is meant. Else it may also be read as it is printed: what a repair makes
            of it is tested with the repairs.
    """

    role: str
    text: str
    article: int | None = None
    printed: str | None = None
    mark: str = ""
    tail: str = ""
    above: int | None = 1
    undo: bool = False

    @property
    def shown(self) -> str:
        """What is printed of it."""
        return self.mark + (self.text if self.printed is None else self.printed) + self.tail

    def damage(self, old: str, new: str, count: int = 1) -> None:
        """Print ``new`` where ``old`` is meant."""
        shown = self.text if self.printed is None else self.printed
        assert old in shown, f"{old!r} is not in {shown!r}"
        self.printed = shown.replace(old, new, count)

    def write(self, old: str, new: str, count: int = 1) -> None:
        """Mean and print ``new`` in the place of ``old``: damage that nobody is to undo."""
        assert old in self.text, f"{old!r} is not in {self.text!r}"
        self.text = self.text.replace(old, new, count)
        if self.printed is not None:
            self.printed = self.printed.replace(old, new, count)


@dataclass
class Page:
    """A page: its pieces, what its masthead should be read as, and what is to be reported.

    Args:
        family: The family that it is set in.
        number, published: What the masthead prints, as it should be read.
        pieces: The pieces, in order.
        author: Who writes what quirks add.
        reports: The codes of the problems that a parser should report.
        gaps: What stands on an empty line; one is drawn for each.
        name: The name of the file.
        media_type: The media type of the file.
        allows: The codes of further problems that it may report.
        width: The width of its lines, where paragraphs stand on several with no empty line between them.
        exact: Whether the text of the articles can be read as it was written, and not only its words.
    """

    family: str
    number: int | None
    published: date | None
    pieces: list[Piece]
    author: Author
    reports: set[str] = field(default_factory=set)
    allows: set[str] = field(default_factory=set)
    gaps: tuple[str, ...] = ("",)
    name: str = "invented.txt"
    media_type: str = "text/plain"
    width: int | None = None
    exact: bool = True

    @property
    def random(self) -> Random:
        """The chance of its author."""
        return self.author.random

    def all(self, *roles: str, article: int | None = None) -> list[Piece]:
        """The pieces of these roles, of one article if it is given."""
        return [piece for piece in self.pieces if piece.role in roles and (article is None or piece.article == article)]

    def one(self, *roles: str, article: int | None = None) -> Piece:
        """One of them by chance that is printed as it is meant.

        Raises:
            Unfit: There is none.
        """
        found = [piece for piece in self.all(*roles, article=article) if piece.printed is None]
        if not found:
            raise Unfit(roles)
        return self.random.choice(found)

    @property
    def articles(self) -> int:
        """How many articles it has."""
        return len(self.all("title"))

    def index(self, piece: Piece) -> int:
        """Where a piece stands."""
        return next(index for index, other in enumerate(self.pieces) if other is piece)

    def before(self, piece: Piece, *new: Piece) -> None:
        """Put pieces in front of one."""
        at = self.index(piece)
        self.pieces[at:at] = new

    def behind(self, piece: Piece, *new: Piece) -> None:
        """Put pieces behind one; where cells end, the last one ends with it."""
        at = self.index(piece) + 1
        if piece.tail and new and piece.role in TEXT_ROLES:
            new[-1].tail, piece.tail = piece.tail, ""
        self.pieces[at:at] = new

    def remove(self, *pieces: Piece) -> None:
        """Take pieces out."""
        for piece in pieces:
            del self.pieces[self.index(piece)]

    def spaced(self, piece: Piece) -> Piece:
        """The piece with as many empty lines above it as a paragraph of the page has."""
        return replace(piece, above=self.all("paragraph")[0].above)

    def printed(self) -> str:
        """The page, printed."""
        return "".join(self._parts()) + "\n"

    def _parts(self) -> Iterator[str]:
        for index, piece in enumerate(self.pieces):
            if index:
                yield " " if piece.above is None else "\n"
                for _ in range(self._above(index)):
                    yield self.random.choice(self.gaps) + "\n"
            yield piece.shown

    def _above(self, index: int) -> int:
        """The empty lines above a piece; one at least where nobody could tell that it begins anew."""
        piece, before = self.pieces[index], self.pieces[index - 1]
        if piece.role not in TEXT_ROLES or before.role not in TEXT_ROLES or self.width is None:
            return piece.above or 0
        last = len(before.shown.rpartition("\n")[2])
        full = SHORT * self.width < last < LONG * self.width
        return max(piece.above or 0, int(full))
