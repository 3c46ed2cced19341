"""``cstdata schema``."""

from pathlib import Path

import click

from cstdata.cli.outcome import INVALID

__all__ = ["command"]


@click.command("schema")
@click.option("--check", is_flag=True, help="Write nothing; fail where a file is not what the models say.")
@click.option(
    "--out",
    metavar="DIR",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("schema"),
    show_default=True,
    help="The folder.",
)
def command(check: bool, out: Path) -> None:
    """Write the JSON Schemas and Table Schemas of all tables, or check that they are those of the models."""
    from cstdata.schemas import schema_files, stale_schemas  # noqa: PLC0415

    stale = stale_schemas(out)
    if check:
        for name in stale:
            click.echo(f"{out / name}: not what the models say; run `cstdata schema --out {out}`", err=True)
        click.echo(f"{out}: {len(stale)} stale of {len(schema_files())} files")
        raise SystemExit(INVALID if stale else 0)
    wanted = schema_files()
    out.mkdir(parents=True, exist_ok=True)
    for name in stale:
        if name in wanted:
            (out / name).write_text(wanted[name], encoding="utf-8", newline="\n")
        else:
            (out / name).unlink()
    click.echo(f"{out}: {len(stale)} of {len(wanted)} files written")
