"""What a layout family is to the parser."""

from dataclasses import dataclass
from typing import Protocol

from cstdata.parser.newsletter import Newsletter
from cstdata.readers import Document

__all__ = ["Evidence", "Layout"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What of a family's signals a document shows, and what it lacks."""

    shown: tuple[str, ...]
    lacking: tuple[str, ...]

    @property
    def fits(self) -> bool:
        """Whether the document shows all of them."""
        return not self.lacking


class Layout(Protocol):
    """A family of layouts: recognises its documents by their content, and reads them."""

    @property
    def name(self) -> str:
        """The letter of the family."""
        ...

    @property
    def rank(self) -> int:
        """Families of a higher rank are looked at only where none of a lower one fits."""
        ...

    def evidence(self, document: Document) -> Evidence:
        """What speaks for the document being of this family."""
        ...

    def parse(self, document: Document, evidence: Evidence) -> Newsletter:
        """Read a document of this family.

        Raises:
            CstdataError: ``contents-without-body``: nothing stands behind the contents list.
        """
        ...
