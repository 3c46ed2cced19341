"""What is known of an issue beside its document: given by hand where the document does not print it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from cstdata.parser import Newsletter
from cstdata.parser.numbering import number_of_date
from cstdata.problems import Problem

__all__ = ["NOTHING", "Given", "answered", "check_given"]


@dataclass(frozen=True, slots=True)
class Given:
    """The date and the number of an issue, as somebody says that they are; None where nobody does."""

    published: date | None = None
    number: int | None = None

    def __bool__(self) -> bool:
        """Whether anything is given."""
        return self.published is not None or self.number is not None


NOTHING = Given()


def check_given(newsletter: Newsletter, given: Given) -> Iterator[Problem]:
    """Where what is given is not what is printed; what is printed stands."""
    masthead = newsletter.masthead
    line = newsletter.document.first_line
    for field, what, printed, said in (
        ("published", "date", masthead.published, given.published),
        ("number", "number", masthead.number, given.number),
    ):
        if printed is not None and said is not None and printed != said:
            yield Problem(
                code="given-contradicts",
                message=f"the {what} that is given by hand is not the printed one, which stands",
                table="issues",
                field=field,
                value=str(said),
                expected=str(printed),
                line=line,
                column=1,
            )
    day, number = masthead.published or given.published, masthead.number or given.number
    wanted = number_of_date(day) if day is not None else None
    by_hand = masthead.published is None or masthead.number is None
    if given and by_hand and wanted is not None and number is not None and wanted != number:
        yield Problem(
            code="given-contradicts",
            severity="warning",
            message=f"the issue of {day} is No. {wanted} by the rules; date or number is given wrongly, or misprinted",
            table="issues",
            field="number",
            value=str(number),
            expected=str(wanted),
            line=line,
            column=1,
        )


def answered(problems: Iterable[Problem], given: Given, name: str, *, dated: bool) -> Iterator[Problem]:
    """The problems without those that what is given settles; where the date stays unknown, how to give it.

    Args:
        problems: Those of a newsletter.
        given: What is given.
        name: The name of its file.
        dated: Whether its date is known in the end.
    """
    for problem in problems:
        if problem.code != "masthead-incomplete":
            yield problem
        elif problem.field is not None and getattr(given, problem.field) is not None:
            continue
        elif problem.field == "published" and not dated:
            yield replace(
                problem,
                message=f"{problem.message}; the id of the issue is made of the document's hash",
                advice=f"Give it with --published YYYY-MM-DD, or as published: YYYY-MM-DD in a file {name}.meta.yaml.",
            )
        else:
            yield problem
