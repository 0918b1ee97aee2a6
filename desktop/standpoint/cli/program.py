# SPDX-License-Identifier: MIT
"""The command line as one program: finds the verb, runs it, and turns its end into an exit code."""

from __future__ import annotations

import errno
import importlib
import os
import sys
from collections.abc import Sequence

import click

from standpoint import __version__
from standpoint.cli.opened import recovery
from standpoint.cli.verbs import VERBS
from standpoint.errors import DamagedError, StandpointError


class _Verbs(click.Group):
    """Imports the module of a verb when that verb is asked for."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        """Return the verbs in the order of the documentation."""
        return list(VERBS)

    def get_command(self, _ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the verb of that name, None where there is none."""
        if cmd_name not in VERBS:
            return None
        module = importlib.import_module(f"standpoint.cli.{VERBS[cmd_name]}")
        command: click.Command = module.VERBS[cmd_name]
        return command


@click.group(
    cls=_Verbs,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Without a verb: standpoint [CORPUS] or standpoint --sample opens the window.",
)
@click.version_option(__version__, prog_name="standpoint")
def program() -> None:
    """Compare what political actors say: side by side by theme, and over time."""


def run(arguments: Sequence[str]) -> int:
    """Run the command line; return 0 done, 1 some items failed, 2 nothing was done."""
    for stream in (sys.stdout, sys.stderr):
        # Titles are in any language, whatever the terminal's own encoding is.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        code = _call(arguments)
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:
        # The reader of our output has closed it, as `| head` does.
        _write_no_more()
        return 0
    except OSError as error:
        if not _is_of_output(error):
            raise
        _write_no_more()
        click.echo(f"The output cannot be written: {error.strerror}.", err=True)
        return 2
    return code


def _call(arguments: Sequence[str]) -> int:
    # Not through `main`, which would end the program by itself where the output is closed.
    try:
        with program.make_context("standpoint", list(arguments)) as context:
            result = program.invoke(context)
    except click.exceptions.Exit as end:
        return end.exit_code
    except StandpointError as error:
        click.echo(str(error), err=True)
        if isinstance(error, DamagedError) and error.path:
            click.echo(recovery(error.path), err=True)
        return 2
    except (KeyboardInterrupt, EOFError, click.exceptions.Abort):
        click.echo("Stopped. What was stored before stays.", err=True)
        return 2
    except click.ClickException as error:
        click.echo(_sentence(error), err=True)
        return 2
    return int(result) if isinstance(result, int) else 0


def _sentence(error: click.ClickException) -> str:
    """Return what is wrong with a call; where it is click that says so, also where to look."""
    words = error.format_message()
    context = getattr(error, "ctx", None)
    if context is None or type(error) is click.UsageError:
        return words
    return f"{words} See {context.command_path} --help."


def _is_of_output(error: OSError) -> bool:
    """Return whether writing failed; what fails on a file names that file."""
    return error.filename is None and error.errno in (errno.ENOSPC, errno.EIO, errno.EDQUOT)


def _write_no_more() -> None:
    """Let what is still buffered go nowhere, so that the end of the program does not complain."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
