"""The command line: one module a command, imported when it is called.

Exit status of all commands: 0 done; 1 the data is not valid, or something was rejected; 2 wrong usage;
3 the environment (network, disk).
"""

import sys
from importlib import import_module

import click

from cstdata import __version__

__all__ = ["main"]

_COMMANDS = {
    "build": "Build a package from documents or record files.",
    "parse": "Write the record files of documents, for reading and correcting.",
    "validate": "Check a package.",
    "tables": "List the tables.",
    "show": "Print the rows of a table.",
    "schema": "Write schema/ from the models, or check it.",
}


class _LazyGroup(click.Group):
    """A group whose commands are modules beside this one; `--help` imports none of them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        del ctx
        if cmd_name not in _COMMANDS:
            return None
        command = import_module(f"cstdata.cli.{cmd_name}").command
        assert isinstance(command, click.Command)  # noqa: S101 - a module of ours
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))


@click.group(cls=_LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="cstdata")
def _cstdata() -> None:
    """The China Science and Technology Newsletter as tables.

    Exit status: 0 done; 1 the data is not valid, or something was rejected; 2 wrong usage; 3 the
    environment (network, disk).
    """


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and exit.

    What goes wrong with data ends with a message and status 1, the disk with 3; never with a bare traceback.
    """
    from cstdata.cli.outcome import ENVIRONMENT, INVALID  # noqa: PLC0415

    try:
        _cstdata(args=arguments, prog_name="cstdata")
    except BrokenPipeError:
        # Whoever read our output has enough of it (`cstdata show … | head`).
        sys.stderr.close()
        sys.exit(0)
    except OSError as error:
        click.echo(f"error: {error}", err=True)
        sys.exit(ENVIRONMENT)
    except Exception as error:
        from cstdata.problems import CstdataError  # noqa: PLC0415

        if not isinstance(error, CstdataError):
            raise
        click.echo(str(error.problem), err=True)
        sys.exit(INVALID)
