"""``cstdata validate``."""

import json
from pathlib import Path

import click

from cstdata.cli import options
from cstdata.cli.outcome import exit_status, plural, print_problems, summary

__all__ = ["command"]


@click.command("validate")
@click.argument("packages", metavar="PATH...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="For people, or for programs.",
)
@options.strict
def command(packages: tuple[Path, ...], form: str, strict: bool) -> None:
    """Check packages: files, sizes, hashes, columns, types, keys, references, both editions."""
    import cstdata  # noqa: PLC0415

    results = [cstdata.validate(package) for package in packages]
    if form == "json":
        click.echo(json.dumps([result.as_dict() for result in results], indent=2, ensure_ascii=False))
    else:
        for result in results:
            print_problems(result.problems)
            rows = plural(sum(result.rows.values()), "row")
            click.echo(f"{result.package}: {rows} in {len(result.rows)} tables; {summary(result.problems)}")
    raise SystemExit(max(exit_status(result.problems, strict=strict) for result in results))
