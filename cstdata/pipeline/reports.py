"""What a build, or a parse, did."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from cstdata.models import TableName
from cstdata.problems import Problem, count_errors

__all__ = ["BuildReport", "BuiltDocument", "ParseReport"]


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
        problems: What is wrong, worst first.
    """

    package: Path | None
    documents: tuple[BuiltDocument, ...]
    rows: Mapping[TableName, int]
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
            "problems": [asdict(problem) for problem in self.problems],
        }


@dataclass(frozen=True, slots=True)
class ParseReport:
    """The record files that were written, and what is wrong, worst first."""

    files: tuple[Path, ...]
    problems: tuple[Problem, ...]
