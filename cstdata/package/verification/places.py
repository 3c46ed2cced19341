"""Where the rows of a file stand."""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

__all__ = ["CsvPlaces", "Places", "row_lines"]


class Places:
    """Rows that are counted, in a file that has no lines."""

    def of(self, row: int) -> tuple[int, int | None]:
        """The number of a row, from 1, and the line on which it begins, for the index of a row in the table."""
        return row + 1, None


class CsvPlaces(Places):
    """Rows of a CSV file; the file is gone through once, when the first line is asked for.

    Args:
        content: The bytes of the file.
        skipped: The rows, from 1 behind the header, that are not in the table.
    """

    def __init__(self, content: bytes, skipped: Sequence[int]) -> None:
        self._content = content
        self._skipped = frozenset(skipped)

    def of(self, row: int) -> tuple[int, int | None]:
        """The number of a row in the file, from 1, and the line on which it begins."""
        return self._rows[row] if row < len(self._rows) else (row + 1, None)

    def line(self, number: int) -> int | None:
        """The line on which the row ``number``, from 1, begins."""
        return self._lines[number] if number < len(self._lines) else None

    @cached_property
    def _lines(self) -> list[int]:
        return list(row_lines(self._content))

    @cached_property
    def _rows(self) -> list[tuple[int, int]]:
        rows = enumerate(self._lines)
        return [(number, line) for number, line in rows if number and number not in self._skipped]


_CELL = re.compile(rb'(?:"[^"]*(?:""[^"]*)*"?)?[^,\r\n]*(?:,|\r\n?|\n|\Z)')
_LINE_END = re.compile(rb"\r\n?|\n")


def row_lines(content: bytes) -> Iterator[int]:
    """The line, from 1, on which each row of a CSV file begins, the header first; empty lines are no rows."""
    line, fresh = 1, True
    for match in _CELL.finditer(content):
        cell = match[0]
        if fresh and cell.strip(b"\r\n"):
            yield line
            fresh = False
        fresh = fresh or not cell.endswith(b",")
        line += len(_LINE_END.findall(cell))
