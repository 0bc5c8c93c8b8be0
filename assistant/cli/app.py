"""All commands, and how their errors end: one line on standard error, 1 or 2 as exit status."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import Annotated

import typer
from typer.exceptions import TyperException

from assistant.cli import (
    ask,
    build,
    doctor,
    documents,
    extract,
    licences,
    mcp,
    serve,
    settings,
    verify,
)
from assistant.cli.measure import benchmark, evaluate
from corpus.errors import AssistantError
from corpus.text.plain import in_order

_FAILED = AssistantError.exit_status
_EPILOG = "Every setting is an environment variable: see `assistant settings`."

app = typer.Typer(
    name="assistant",
    help="Answers questions about government programs, with citations and exact figures.",
    epilog=_EPILOG,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # help is plain text: Rich alone would take a tenth of a second
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


def _show_version(wanted: bool) -> None:
    if wanted:
        from importlib import metadata

        typer.echo(f"assistant {metadata.version('program-assistant')}")
        raise typer.Exit


@app.callback()
def _common(
    _version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_show_version, is_eager=True, help="Show the version and exit."
        ),
    ] = False,
) -> None:
    """Options that stand before the command."""


for _module in (
    build,
    serve,
    ask,
    documents,
    extract,
    evaluate,
    verify,
    benchmark,
    settings,
    mcp,
    doctor,
    licences,
):
    _module.register(app)


def run(arguments: Sequence[str] | None = None) -> int:
    """Run a command line; returns the exit status."""
    try:
        status = app(args=arguments, standalone_mode=False, prog_name="assistant")
        sys.stdout.flush()
    except TyperException as error:
        return _tell(error.format_message(), error.exit_code)
    except AssistantError as error:
        return _tell(error.detail, error.exit_status)
    except OSError as error:
        return _tell_broken(error)
    except MemoryError:
        return _tell("There is not enough memory for this.", _FAILED)
    except typer.Abort:
        return _tell("Stopped.", 130)
    return status if isinstance(status, int) else 0


def _tell_broken(error: OSError) -> int:
    if isinstance(error, BrokenPipeError):  # the reader of a pipe went away, as `head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _FAILED
    return _tell(f"{error}; see `assistant settings` for the folders in use.", _FAILED)


def _tell(message: str, status: int) -> int:
    prefix = "" if message.lstrip().startswith("Usage:") else "assistant: "
    typer.echo(f"{prefix}{in_order(message)}", err=True)
    return status
