"""The text of a document while it is repaired, and the way back to the printed place."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from cstdata.models.types import RepairKind
from cstdata.parser.newsletter import Repair
from cstdata.readers import Document, Span

__all__ = ["Doubt", "Find", "Reading"]


@dataclass(frozen=True, slots=True)
class Find:
    """``text[start:end]``, which neither begins nor ends with a blank, is to be read as ``read``."""

    kind: RepairKind
    start: int
    end: int
    read: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """What begins at ``start`` may be damaged; what it could be."""

    start: int
    printed: str
    candidates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Edit:
    """A find in the printed text, and where what is read for it stands in the text so far."""

    kind: RepairKind
    start: int
    end: int
    read: str
    at: int

    @property
    def stop(self) -> int:
        return self.at + len(self.read)


class Reading:
    """The lines of a document, without markup, each ended by a line feed, as they are read so far."""

    def __init__(self, document: Document) -> None:
        self.document = document
        parts: list[str] = []
        self._starts: list[int] = []
        self._spans: list[Span] = []
        length = 0
        for line in document.lines:
            for start, end in line.spans:
                self._starts.append(length)
                self._spans.append((start, end))
                parts.append(document.text[start:end])
                length += end - start
            parts.append("\n")
            length += 1
        self.text = self._printed = "".join(parts)
        self._edits: list[_Edit] = []
        self._doubts: dict[int, Doubt] = {}

    def apply(self, finds: Iterable[Find | Doubt]) -> None:
        """Read the text with the finds; of two that overlap the first is taken, and the longer one of two at a place.

        One that lies over an earlier one takes it in, so that each printed place has one reading.
        """
        edits: list[_Edit] = []
        waiting = self._edits[::-1]
        taken = 0
        found = list(finds)
        for doubt in found:
            if isinstance(doubt, Doubt):
                self._doubts.setdefault(self._place(doubt.start), doubt)
        for find in sorted((f for f in found if isinstance(f, Find)), key=lambda f: (f.start, -f.end)):
            while waiting and waiting[-1].stop <= find.start:
                edits.append(waiting.pop())
                taken = edits[-1].stop
            if find.start < taken or find.start >= find.end:
                continue
            start, end, within = find.start, find.end, []
            while waiting and waiting[-1].at < find.end:
                within.append(waiting.pop())
                start, end = min(start, within[-1].at), max(end, within[-1].stop)
            read = self.text[start : find.start] + find.read + self.text[find.end : end]
            edit = _Edit(find.kind, self._before(start), self._behind(end), read, start)
            taken = end
            if self._lies_together(edit.start, edit.end):
                edits.append(edit)
            else:
                edits += within
        edits += reversed(waiting)
        if edits != self._edits:
            self._read(edits)

    def _read(self, edits: Iterable[_Edit]) -> None:
        parts: list[str] = []
        self._edits = []
        cursor = length = 0
        for edit in edits:
            parts += [self._printed[cursor : edit.start], edit.read]
            length += edit.start - cursor
            self._edits.append(_Edit(edit.kind, edit.start, edit.end, edit.read, length))
            length += len(edit.read)
            cursor = edit.end
        parts.append(self._printed[cursor:])
        self.text = "".join(parts)

    def repairs(self) -> tuple[Repair, ...]:
        """What is read otherwise than printed, in order."""
        return tuple(
            Repair(edit.kind, *place, printed, edit.read or None)
            for edit in self._edits
            if (printed := self._printed[edit.start : edit.end]) != edit.read
            and (place := self._in_document(edit.start, edit.end))
        )

    def doubts(self) -> list[tuple[int, Doubt]]:
        """What is doubtful, with its place in the document, in order."""
        return [
            (self._in_document(start, start + 1)[0], doubt)
            for start, doubt in sorted(self._doubts.items(), key=lambda pair: pair[0])
            if not any(edit.start <= start < edit.end for edit in self._edits)
        ]

    def _place(self, at: int) -> int:
        """Where a character of the text so far is printed; the start of what it is read for."""
        index = bisect_right(self._edits, at, key=lambda edit: edit.at) - 1
        if index < 0:
            return at
        edit = self._edits[index]
        return edit.start if at < edit.stop else edit.end + at - edit.stop

    def _before(self, at: int) -> int:
        return self._place(at)

    def _behind(self, at: int) -> int:
        """Where what ends at ``at`` in the text so far ends in print."""
        index = bisect_right(self._edits, at - 1, key=lambda edit: edit.at) - 1
        if index < 0:
            return at
        edit = self._edits[index]
        return edit.end + at - edit.stop

    def _lies_together(self, start: int, end: int) -> bool:
        """Whether no markup stands inside."""
        first, last = self._in_document(start, end)
        return last - first == end - start

    def _in_document(self, start: int, end: int) -> Span:
        return self._offset(start), self._offset(end - 1) + 1

    def _offset(self, at: int) -> int:
        index = bisect_right(self._starts, at) - 1
        return self._spans[index][0] + at - self._starts[index]
