"""Options that several commands have, in the same words."""

from pathlib import Path

import click

__all__ = ["package", "strict", "workers"]

workers = click.option(
    "--workers",
    metavar="N",
    type=click.IntRange(1),
    default=1,
    show_default=True,
    help="The number of processes.",
)
strict = click.option("--strict", is_flag=True, help="Warnings count as errors.")
package = click.option(
    "--package",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="The package; by default the released one, which comes with the library.",
)
