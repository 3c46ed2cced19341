"""What is said when input is wrong: one form for everything that is found in documents, records and packages."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal, Self

__all__ = ["Code", "CstdataError", "Problem", "Severity", "count_errors", "worst_first"]

Severity = Literal["error", "warning"]

Code = Literal[
    # documents
    "document-empty",
    "document-binary",
    "document-undecodable",
    "document-unreadable",
    "document-too-large",
    "document-unsupported",
    "document-encrypted",
    "document-images-only",
    "document-incomplete",
    "document-repeated",
    "encoding-detected",
    "control-character",
    # archives
    "archive-damaged",
    "archive-too-large",
    "archive-nested",
    "archive-member-path",
    "archive-member-kind",
    "archive-member-encrypted",
    "archive-member-unread",
    "archive-member-repeated",
    # sidecar files
    "sidecar-invalid",
    "sidecar-without-document",
    # newsletters
    "not-a-newsletter",
    "layout-ambiguous",
    "masthead-incomplete",
    "masthead-unread",
    "masthead-contradicts-itself",
    "given-contradicts",
    "several-issues",
    "contents-unparted",
    "contents-without-body",
    "article-missing",
    "article-unlisted",
    "article-without-source",
    "article-without-text",
    "citation-unread",
    "text-unknown",
    "repair-doubtful",
    "issue-repeated",
    # records
    "record-invalid",
    "record-orphaned",
    "record-file-syntax",
    "record-file-format",
    "record-file-exists",
    # packages
    "package-missing",
    "package-descriptor",
    "package-file-missing",
    "package-file-unreadable",
    "package-file-undeclared",
    "package-size",
    "package-hash",
    "package-editions-differ",
    "table-columns",
    "table-row-length",
    "table-type",
    "table-required",
    "table-enum",
    "table-constraint",
    "table-key",
    "table-reference",
    "table-order",
    "blocks-cover",
]
"""What can be wrong; `docs/problems.md` has a paragraph on each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing that is wrong, with its place.

    Args:
        code: The rule that found it.
        message: What was found and what was expected, as a sentence.
        severity: ``error`` where something was left out or can't be trusted, else ``warning``.
        source: The file, as the caller named it.
        line: The line in the source, from 1.
        column: The column in the line, in characters, from 1.
        table: The table, where a record is concerned.
        record: The primary key of the record.
        field: The column of the table.
        value: What was found, as text.
        expected: What would be right.
        advice: What to do.
    """

    code: Code
    message: str
    severity: Severity = "error"
    source: str | None = None
    line: int | None = None
    column: int | None = None
    table: str | None = None
    record: str | None = None
    field: str | None = None
    value: str | None = None
    expected: str | None = None
    advice: str | None = None

    def at(self, source: str) -> Self:
        """The same problem, in the file ``source``."""
        return replace(self, source=source)

    def __str__(self) -> str:
        """The problem as a compiler would print it, on one line."""
        place = ":".join(str(part) for part in (self.source, self.line, self.column) if part is not None)
        record = " ".join(part for part in (self.table, self.record, self.field) if part)
        parts = [f"{place}: " if place else "", f"{self.severity}[{self.code}]: "]
        parts += [f"{record}: " if record else "", self.message]
        if self.value is not None:
            parts.append(f"; found {self.value!r}")
        if self.expected is not None:
            parts.append(f"; expected {self.expected}")
        if self.advice is not None:
            parts.append(f". {self.advice}")
        return _ON_ONE_LINE.sub(lambda match: repr(match[0])[1:-1], "".join(parts))


# Line ends, what a terminal would act upon, and halves of surrogate pairs, which can't be printed at all.
_ON_ONE_LINE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


class CstdataError(Exception):
    """A problem that ends the work on one input; ``problem`` holds it whole."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self.problem = problem

    def __str__(self) -> str:
        return str(self.problem)

    def __reduce__(self) -> tuple[type["CstdataError"], tuple[Problem]]:
        """Pickle by the problem alone, so that the error crosses processes."""
        return type(self), (self.problem,)


def count_errors(problems: Iterable[Problem], *, strict: bool = False) -> int:
    """How many of the problems are errors; with ``strict`` warnings count too."""
    return sum(strict or problem.severity == "error" for problem in problems)


def worst_first(problems: Iterable[Problem]) -> list[Problem]:
    """The problems with errors before warnings, then by file, place and code, each once."""
    return sorted(
        set(problems),
        key=lambda p: (
            p.severity != "error",
            p.source or "",
            p.line or 0,
            p.column or 0,
            p.code,
            p.message,
            str(p),
        ),
    )
