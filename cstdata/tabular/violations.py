"""What a check of a table finds."""

from dataclasses import dataclass

from cstdata.problems import Code

__all__ = ["Violation"]


@dataclass(frozen=True, slots=True)
class Violation:
    """A cell, a row or a table that breaks a rule.

    Args:
        code: The rule.
        message: What is wrong.
        row: The index of the row, from 0; None where the whole table is meant.
        column: The column, if one is meant.
        value: What was found, as text.
        expected: What would be right.
    """

    code: Code
    message: str
    row: int | None = None
    column: str | None = None
    value: str | None = None
    expected: str | None = None
