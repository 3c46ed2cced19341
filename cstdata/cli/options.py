"""Options that several commands have, in the same words."""

from datetime import date
from pathlib import Path

import click

__all__ = ["package", "published", "strict", "workers"]


def _date(ctx: click.Context, parameter: click.Parameter, value: str | None) -> date | None:
    if value is None:
        return None
    try:
        day = date.fromisoformat(value)
    except ValueError as error:
        raise click.BadParameter(f"{value!r} is no date ({error})", ctx, parameter) from None
    if day.isoformat() != value:
        raise click.BadParameter(f"{value!r} is not of the form YYYY-MM-DD", ctx, parameter)
    return day


workers = click.option(
    "--workers",
    metavar="N",
    type=click.IntRange(1),
    default=1,
    show_default=True,
    help="The number of processes.",
)
published = click.option(
    "--published",
    metavar="YYYY-MM-DD",
    callback=_date,
    help="The date of the issue, where SOURCE is one document that does not print it.",
)
strict = click.option("--strict", is_flag=True, help="Warnings count as errors.")
package = click.option(
    "--package",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="The package; by default the released one, which comes with the library.",
)
