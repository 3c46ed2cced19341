"""The masthead: title, number, date, department, publisher, above the contents list."""

from dataclasses import dataclass

from cstdata.parser.dates import parse_date
from cstdata.parser.grammar import Grammar
from cstdata.parser.newsletter import Block, Masthead
from cstdata.problems import Problem
from cstdata.readers import Document, Line

__all__ = ["MastheadFound", "find_masthead"]


@dataclass(frozen=True, slots=True)
class MastheadFound:
    """The masthead, the index of the first line behind it, its blocks, and what is doubtful about it."""

    masthead: Masthead
    next_line: int
    blocks: tuple[Block, ...]
    problems: tuple[Problem, ...]


def find_masthead(document: Document, grammar: Grammar) -> MastheadFound:
    """Read the masthead; what stands above its first line is navigation."""
    values: dict[str, tuple[str, Line]] = {}
    blocks: list[Block] = []
    index = 0
    while index < len(document.lines):
        line = document.lines[index]
        if line.blank:
            index += 1
            continue
        field = next(((name, m[name]) for name, form in grammar.masthead.items() if (m := form.match(line.text))), None)
        if field is None and values:
            break
        if field is None:
            blocks.append(Block("navigation", line.start, line.end))
        else:
            values.setdefault(field[0], (field[1], line))
            blocks.append(Block("masthead", line.start, line.end))
        index += 1
    masthead, problems = _read(document, values)
    return MastheadFound(masthead, index, tuple(blocks), problems)


def _read(document: Document, values: dict[str, tuple[str, Line]]) -> tuple[Masthead, tuple[Problem, ...]]:
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
                    line=1,
                    column=1,
                )
            )
    number = text("number")
    return (
        Masthead(
            title=text("title") or "",
            number=int(number) if number else None,
            published=published,
            department=text("department"),
            publisher=text("publisher"),
        ),
        tuple(problems),
    )
