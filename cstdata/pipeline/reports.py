"""What a build, or a parse, did."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, ClassVar

from cstdata.models import TableName
from cstdata.problems import Problem, count_errors

__all__ = ["BuildReport", "BuiltDocument", "Choice", "Copy", "Figures", "ParseReport"]


@dataclass(frozen=True, slots=True)
class Figures:
    """By what copies of one issue are compared.

    Args:
        dated: Whether its date is known, printed, inferred or given.
        errors: The errors in it.
        printed: How many of number and date are printed.
        articles: The articles.
        contents_titles: The articles whose title stands in the contents list too.
        unknown_characters: The characters that no rule of the layout knows.
        characters: The characters of its text.
    """

    dated: bool
    errors: int
    printed: int
    articles: int
    contents_titles: int
    unknown_characters: int
    characters: int

    ORDER: ClassVar[tuple[str, ...]] = (
        "dated",
        "errors",
        "printed",
        "articles",
        "contents_titles",
        "unknown_characters",
        "characters",
    )
    """The figures in the order in which they count."""

    @property
    def merits(self) -> tuple[int, ...]:
        """The figures in this order, the less the better."""
        return (
            -self.dated,
            self.errors,
            -self.printed,
            -self.articles,
            -self.contents_titles,
            self.unknown_characters,
            -self.characters,
        )


@dataclass(frozen=True, slots=True)
class Copy:
    """A document of an issue of which there are several: its file, its id, its figures."""

    source: str
    document_id: str
    figures: Figures


@dataclass(frozen=True, slots=True)
class Choice:
    """Which of several copies of an issue was read.

    Args:
        issue_id: The issue.
        by: The first figure in which the copy that was read is better than the next best, a name of `Figures`;
            ``hash`` where all are equal.
        read: The copy that was read.
        copies: The others, the better ones first.
    """

    issue_id: str
    by: str
    read: Copy
    copies: tuple[Copy, ...]

    def __str__(self) -> str:
        """The choice in a sentence, on one line."""
        others = ", ".join(copy.source for copy in self.copies)
        if self.by == "hash":
            return f"{self.issue_id} was read from {self.read.source}; as good: {others}"
        ours, theirs = getattr(self.read.figures, self.by), getattr(self.copies[0].figures, self.by)
        what = self.by.replace("_", " ")
        return f"{self.issue_id} was read from {self.read.source} ({what}: {ours}, not {theirs}); copies: {others}"


@dataclass(frozen=True, slots=True)
class BuiltDocument:
    """A document that is in the package: its file, its ids, its layout, what was seen and counted."""

    source: str
    document_id: str
    issue_id: str
    layout: str
    evidence: tuple[str, ...]
    articles: int
    characters: int
    unknown_characters: int


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did.

    Args:
        package: The folder of the package; None where nothing could be built.
        documents: The documents that are in it.
        rows: The number of rows of each table.
        choices: Which document was read of each issue of which there are copies, in the order of the issues.
        problems: What is wrong, worst first.
    """

    package: Path | None
    documents: tuple[BuiltDocument, ...]
    rows: Mapping[TableName, int]
    choices: tuple[Choice, ...]
    problems: tuple[Problem, ...]

    def errors(self, *, strict: bool = False) -> int:
        """How many problems are errors; with ``strict`` warnings count too."""
        return count_errors(self.problems, strict=strict)

    def as_dict(self) -> dict[str, Any]:
        """The report as JSON holds it."""
        return {
            "package": None if self.package is None else str(self.package),
            "documents": [asdict(document) for document in self.documents],
            "rows": dict(self.rows),
            "choices": [asdict(choice) for choice in self.choices],
            "problems": [asdict(problem) for problem in self.problems],
        }


@dataclass(frozen=True, slots=True)
class ParseReport:
    """The record files that were written, which of several copies they are from, and what is wrong, worst first."""

    files: tuple[Path, ...]
    choices: tuple[Choice, ...]
    problems: tuple[Problem, ...]
