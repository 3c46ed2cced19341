"""How a command ends: its exit status, and its problems on standard error."""

from collections.abc import Iterable, Sequence

import click

from cstdata.problems import Problem, count_errors

__all__ = ["ENVIRONMENT", "INVALID", "exit_status", "plural", "print_notes", "print_problems", "summary"]

INVALID = 1
ENVIRONMENT = 3


def print_problems(problems: Sequence[Problem]) -> None:
    """Each problem on a line of standard error, as a compiler prints it; errors in red on a terminal."""
    for problem in problems:
        click.secho(str(problem), err=True, fg="red" if problem.severity == "error" else "yellow")


def print_notes(notes: Iterable[object]) -> None:
    """What is good to know and not wrong, each on a line of standard error."""
    for note in notes:
        click.echo(f"note: {note}", err=True)


def exit_status(problems: Sequence[Problem], *, strict: bool) -> int:
    """0, or 1 where there is an error (with ``strict`` also where there is a warning)."""
    return INVALID if count_errors(problems, strict=strict) else 0


def summary(problems: Sequence[Problem]) -> str:
    """How many errors and warnings there are, in words."""
    errors = count_errors(problems)
    return f"{plural(errors, 'error')}, {plural(len(problems) - errors, 'warning')}"


def plural(number: int, noun: str) -> str:
    """A number and a noun, in the plural unless it is one."""
    return f"{number} {noun}{'' if number == 1 else 's'}"
