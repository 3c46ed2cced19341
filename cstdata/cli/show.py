"""``cstdata show``."""

import json
import sys
from pathlib import Path
from typing import Any

import click

from cstdata.cli import options

__all__ = ["command"]

CELL = 40
"""The most characters of a cell on a terminal."""


@click.command("show")
@click.argument("table")
@options.package
@click.option("--columns", metavar="NAME,...", help="The columns, with commas between; all by default.")
@click.option(
    "--limit",
    metavar="N",
    type=click.IntRange(0),
    default=20,
    show_default=True,
    help="The most rows; 0 for all.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "csv", "jsonl"]),
    default="text",
    show_default=True,
    help="For people, or for programs.",
)
def command(table: Any, package: Path | None, columns: str | None, limit: int, form: str) -> None:
    """Print the rows of TABLE."""
    import cstdata  # noqa: PLC0415
    from cstdata.tabular import columns_of  # noqa: PLC0415
    from cstdata.tabular.cells import cell_text  # noqa: PLC0415

    names = [name.strip() for name in columns.split(",")] if columns else None
    try:
        data = cstdata.load(table, columns=names, package=package)
    except KeyError as error:
        raise click.UsageError(str(error.args[0])) from None
    shown = data if limit == 0 else data.slice(0, limit)
    kinds = {column.name: column.kind for column in columns_of(table, text=True)}
    rows = [{name: cell_text(value, kinds[name]) for name, value in row.items()} for row in shown.to_pylist()]
    if form == "jsonl":
        for row in shown.to_pylist():
            click.echo(json.dumps(row, ensure_ascii=False, default=str))
    elif form == "csv":
        _csv(shown.column_names, rows)
    else:
        _text(shown.column_names, rows)
        if shown.num_rows < data.num_rows:
            click.echo(f"... {data.num_rows - shown.num_rows} more rows of {data.num_rows}", err=True)


def _csv(names: list[str], rows: list[dict[str, str | None]]) -> None:
    import csv  # noqa: PLC0415

    writer = csv.DictWriter(sys.stdout, names, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)


def _text(names: list[str], rows: list[dict[str, str | None]]) -> None:
    def cell(value: str | None) -> str:
        text = " ".join((value or "").split())
        return text if len(text) <= CELL else f"{text[: CELL - 1]}…"

    cells = [[cell(row[name]) for name in names] for row in rows]
    widths = [max(len(row[index]) for row in [names, *cells]) for index in range(len(names))]
    for row in [names, *cells]:
        click.echo("  ".join(f"{text:{width}}" for text, width in zip(row, widths, strict=True)).rstrip())
