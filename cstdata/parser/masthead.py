"""The masthead: title, number, date, department, publisher, above the contents list."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from cstdata.parser.dates import garbled_month, parse_date
from cstdata.parser.grammar import Grammar, without_marks
from cstdata.parser.newsletter import Block, Masthead
from cstdata.parser.numbering import number_of_date, numbers_of_month
from cstdata.problems import CstdataError, Problem
from cstdata.readers import Document, Line

__all__ = ["MastheadFound", "find_masthead", "running_heads"]

STRANGERS = 3
"""The most lines of another form inside a masthead."""

STRANGER_WORDS = 12
"""The most words of such a line."""

Fields = dict[str, tuple[str, Line]]


@dataclass(frozen=True, slots=True)
class MastheadFound:
    """The masthead, the index of the first line behind it, its blocks, and what is doubtful about it."""

    masthead: Masthead
    next_line: int
    blocks: tuple[Block, ...]
    problems: tuple[Problem, ...]


def find_masthead(document: Document, grammar: Grammar, skip: frozenset[int]) -> MastheadFound:
    """Read the masthead, where the family has one; what stands above its first line is navigation.

    A few lines of another form may stand between its lines; no rule knows them.

    Raises:
        CstdataError: ``several-issues``: further down begins another issue.
    """
    reader = _Reader(grammar)
    if grammar.masthead:
        for index, line in enumerate(document.lines):
            if not line.blank and line.start not in skip and not reader.take(index, line):
                break
        _refuse_several(document.lines[reader.next_line :], grammar, reader.values)
    values, slips = _of_two_numbers(document, reader)
    masthead, problems = _read(document, values)
    problems = (*problems, *slips)
    return MastheadFound(masthead, reader.next_line, tuple(reader.blocks), problems)


class _Reader:
    """Goes along the lines from the top of a document to the end of its masthead."""

    def __init__(self, grammar: Grammar) -> None:
        self.grammar = grammar
        self.values: Fields = {}
        self.blocks: list[Block] = []
        self.next_line = 0
        self.other_number: tuple[str, Line] | None = None
        self._strangers: list[Line] = []
        self._navigation: list[Line] = []

    def take(self, index: int, line: Line) -> bool:
        """Read a printed line; whether the masthead may go on below it."""
        if fields := _fields(line, self.grammar):
            self._field(index, line, fields)
        elif not self.values:
            self.blocks.append(Block("navigation", line.start, line.end))
        elif any(form.match(line.text) for form in self.grammar.navigation):
            self._navigation.append(line)
        else:
            self._strangers.append(line)
            return (
                len(self._strangers) <= STRANGERS
                and len(line.text.split()) <= STRANGER_WORDS
                and not self.grammar.contents_entry.match(line.text)
            )
        return True

    def _field(self, index: int, line: Line, fields: dict[str, str]) -> None:
        self.blocks += (Block("navigation", other.start, other.end) for other in self._navigation)
        if self.grammar.strangers != "unknown":
            self.blocks += (Block(self.grammar.strangers, other.start, other.end) for other in self._strangers)
        self._strangers.clear()
        self._navigation.clear()
        self.next_line = index + 1
        self.blocks.append(Block("masthead", line.start, line.end))
        for name, value in fields.items():
            # A site heads its page with the title, too; the masthead's own is in capitals.
            if name not in self.values or (name == "title" and value.isupper() and not self.values[name][0].isupper()):
                self.values[name] = (value, line)
            elif name == "number" and int(value) != int(self.values[name][0]):
                self.other_number = (value, line)


def running_heads(document: Document, grammar: Grammar, first: int) -> Iterator[Line]:
    """The lines of a masthead that is printed again between the pages, from line index ``first`` on."""
    running = False
    for line in document.lines[first:]:
        if line.blank:
            continue
        running = bool(_fields(line, grammar)) and (running or _is_title(line, grammar))
        if running:
            yield line


def _fields(line: Line, grammar: Grammar) -> dict[str, str]:
    for pattern in grammar.masthead.values():
        if match := pattern.match(without_marks(line.text)):
            return match.groupdict()
    return {}


def _is_title(line: Line, grammar: Grammar) -> bool:
    return "title" in grammar.masthead and bool(grammar.masthead["title"].match(without_marks(line.text)))


def _of_two_numbers(document: Document, reader: _Reader) -> tuple[Fields, tuple[Problem, ...]]:
    """The fields of the masthead; of two numbers (family B) the one that fits the date, else the first."""
    if reader.other_number is None:
        return reader.values, ()
    values, other = reader.values, reader.other_number
    published = parse_date(values["published"][0]) if "published" in values else None
    if published is not None and number_of_date(published) == int(other[0]):
        values, other = values | {"number": other}, values["number"]
    printed, line = other
    slip = Problem(
        code="masthead-contradicts-itself",
        severity="warning",
        message="the masthead prints another number, too; this one is taken for a misprint",
        value=printed,
        expected=values["number"][0],
        line=line.number,
        column=document.position(line.spans[0][0])[1],
    )
    return values, (slip,)


def _refuse_several(lines: Sequence[Line], grammar: Grammar, values: Fields) -> None:
    """A title line with another number or date under it begins another issue.

    Args:
        lines: The lines below the masthead.
        grammar: The forms of the family.
        values: What the masthead says.
    """
    below_title = False
    for line in lines:
        if line.blank:
            continue
        below_title = _is_title(line, grammar) or (below_title and bool(fields := _fields(line, grammar)))
        if not below_title or _is_title(line, grammar):
            continue
        for name in ("number", "published"):
            if name in fields and name in values and _differs(fields[name], values[name][0]):
                raise CstdataError(
                    Problem(
                        code="several-issues",
                        message="the document holds several issues; here begins another one",
                        value=line.text,
                        expected="one issue in one file",
                        line=line.number,
                        column=1,
                        advice="Give each issue in a file of its own.",
                    )
                )


def _differs(first: str, second: str) -> bool:
    return "".join(first.split()).casefold() != "".join(second.split()).casefold()


def _read(document: Document, values: Fields) -> tuple[Masthead, tuple[Problem, ...]]:
    problems: list[Problem] = []

    def text(field: str) -> str | None:
        return " ".join(values[field][0].split()) if field in values else None

    published = None
    if "published" in values:
        printed, line = values["published"]
        published = parse_date(printed)
        if published is None:
            problems.append(
                Problem(
                    code="masthead-unread",
                    message="the date of the issue is no date of the calendar",
                    value=printed,
                    expected="a form like July 15 2016",
                    line=line.number,
                    column=document.position(line.spans[0][0])[1],
                )
            )
    for field, what in (("number", "number"), ("published", "date")):
        if field not in values:
            problems.append(
                Problem(
                    code="masthead-incomplete",
                    severity="warning",
                    message=f"the masthead has no {what}",
                    table="issues",
                    field=field,
                    line=document.first_line,
                    column=1,
                )
            )
    number = text("number")
    month = garbled_month(values["month"][0]) if "month" in values else None
    problems += _contradiction(document, values, published, month)
    return (
        Masthead(
            title=" ".join(part for part in (text("title"), text("title_end")) if part) or None,
            number=int(number) if number else None,
            published=published,
            month=month,
            department=text("department"),
            publisher=", ".join(part for part in (text("publisher"), text("publisher_country")) if part) or None,
        ),
        tuple(problems),
    )


def _contradiction(document: Document, values: Fields, published: date | None, month: int | None) -> Iterator[Problem]:
    """A printed number that is not that of the printed date, or month; one of them is a misprint."""
    if "number" not in values:
        return
    printed, line = values["number"]
    wanted: tuple[int, ...] = ()
    if published is not None:
        found = number_of_date(published)
        wanted = () if found is None else (found,)
    elif month is not None:
        wanted = numbers_of_month(month)
    if wanted and int(printed) not in wanted:
        yield Problem(
            code="masthead-contradicts-itself",
            severity="warning",
            message=f"by the rules the issue of {published or f'month {month}'} has another number; "
            "one of them is a misprint",
            value=printed,
            expected=" or ".join(map(str, wanted)),
            line=line.number,
            column=document.position(line.spans[0][0])[1],
        )
