"""``cstdata tables``."""

import json
from dataclasses import asdict
from pathlib import Path

import click

from cstdata.cli import options

__all__ = ["command"]


@click.command("tables")
@options.package
@click.option("--columns", is_flag=True, help="List the columns of each table instead.")
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def command(package: Path | None, columns: bool, as_json: bool) -> None:
    """List the tables: name, number of rows, what a row is."""
    import cstdata  # noqa: PLC0415

    found = cstdata.tables(package)
    if as_json:
        click.echo(json.dumps([asdict(table) for table in found], indent=2, ensure_ascii=False))
        return
    width = max(len(table.name) for table in found)
    for table in found:
        if columns:
            click.echo(f"{table.name:{width}}  {', '.join(table.columns)}")
        else:
            click.echo(f"{table.name:{width}}  {table.rows:>7}  {table.description}")
