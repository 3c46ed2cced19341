"""``cstdata parse``."""

from datetime import date
from pathlib import Path

import click

from cstdata.cli import options
from cstdata.cli.outcome import exit_status, plural, print_notes, print_problems, summary

__all__ = ["command"]


@click.command("parse")
@click.argument("sources", metavar="SOURCE...", nargs=-1, required=True)
@click.option(
    "--out",
    metavar="DIR",
    type=click.Path(path_type=Path, file_okay=False),
    required=True,
    help="The folder of the record files.",
)
@options.published
@options.workers
@options.strict
def command(sources: tuple[str, ...], out: Path, published: date | None, workers: int, strict: bool) -> None:
    """Write the record file of each issue (YAML, no prose), for reading and correcting.

    SOURCE is a file, a folder, an archive (.zip, .tar, .tar.gz, .tar.bz2, .tar.xz, .tar.zst), a pattern
    ('issues/**/*.md'), or - for standard input.
    """
    from cstdata.pipeline import SeveralDocumentsError, parse_documents  # noqa: PLC0415

    try:
        parsed = parse_documents(sources, out, workers=workers, published=published)
    except SeveralDocumentsError as error:
        raise click.UsageError(f"--published: {error}") from None
    print_problems(parsed.problems)
    print_notes(parsed.choices)
    for file in parsed.files:
        click.echo(str(file))
    click.echo(f"{plural(len(parsed.files), 'record file')}; {summary(parsed.problems)}", err=True)
    raise SystemExit(exit_status(parsed.problems, strict=strict))
