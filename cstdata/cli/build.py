"""``cstdata build``."""

import json
import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cstdata.cli import options
from cstdata.cli.outcome import exit_status, plural, print_notes, print_problems, summary

if TYPE_CHECKING:
    from cstdata.models.names import TableName

__all__ = ["command"]

_COUNTED: "dict[TableName, str]" = {"issues": "issue", "articles": "article"}
_VERSION = re.compile(r"(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)")


def _version(ctx: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    if value is not None and not _VERSION.fullmatch(value):
        raise click.BadParameter(f"{value!r} is not of the form X.Y.Z", ctx, parameter)
    return value


@click.command("build")
@click.argument("sources", metavar="[SOURCE]...", nargs=-1)
@click.option(
    "--out",
    metavar="DIR",
    type=click.Path(path_type=Path, file_okay=False),
    required=True,
    help="The folder of the package; replaced in one step where it holds one.",
)
@click.option("--samples", is_flag=True, help="Build the invented newsletters that come with the library.")
@click.option("--text", is_flag=True, help="Keep the prose in a column `text`, for one's own use.")
@options.published
@options.workers
@click.option("--data-version", metavar="X.Y.Z", callback=_version, help="The version in the descriptors.")
@options.strict
@click.option(
    "--report",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write what was read, counted and found wrong, as JSON.",
)
def command(
    sources: tuple[str, ...],
    out: Path,
    samples: bool,
    text: bool,
    published: date | None,
    workers: int,
    data_version: str | None,
    strict: bool,
    report: Path | None,
) -> None:
    """Build a package from documents and record files.

    SOURCE is a file, a folder, an archive (.zip, .tar, .tar.gz, .tar.bz2, .tar.xz, .tar.zst), a pattern
    ('issues/**/*.md'), or - for standard input. Without SOURCE, the package is built from the record files of the
    real newsletters that come with the library.
    """
    import cstdata  # noqa: PLC0415
    from cstdata.package.staging import OutputRefusedError  # noqa: PLC0415
    from cstdata.pipeline import SeveralDocumentsError  # noqa: PLC0415

    if samples and sources:
        raise click.UsageError("give SOURCE or --samples, not both")
    if published and not sources:
        raise click.UsageError("--published goes with one SOURCE")
    try:
        built = cstdata.build(
            sources or None,
            out=out,
            samples=samples,
            text=text,
            workers=workers,
            data_version=data_version,
            published=published,
        )
    except SeveralDocumentsError as error:
        raise click.UsageError(f"--published: {error}") from None
    except OutputRefusedError as error:
        raise click.UsageError(f"--out: {error}") from None
    print_problems(built.problems)
    print_notes(built.choices)
    if report is not None:
        report.write_text(json.dumps(built.as_dict(), indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    if built.package is None:
        click.echo(f"nothing was built; {summary(built.problems)}", err=True)
    else:
        counted = ", ".join(plural(built.rows[table], noun) for table, noun in _COUNTED.items())
        rows = plural(sum(built.rows.values()), "row")
        click.echo(f"{built.package}: {counted}, {rows} in {len(built.rows)} tables; {summary(built.problems)}")
    raise SystemExit(exit_status(built.problems, strict=strict))
