"""`assistant verify`: prove an answer that was kept, offline, against the published build."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from assistant.cli.context import CommandContext
from corpus.errors import InvalidInput


def register(app: typer.Typer) -> None:
    app.command("verify")(verify)


def verify(
    answer: Annotated[
        Path, typer.Argument(metavar="ANSWER.json", help='A kept answer; "-" reads it from stdin.')
    ],
) -> None:
    """Prove that each quote and figure of a kept answer stands where it says.

    Exit status 0 where all of it does, 1 where something differs, which is told.
    """
    from assistant.evaluation.receipt import check_receipt

    context = CommandContext()
    report = check_receipt(_read(answer), context.load())
    for line in report.lines:
        typer.echo(line)
    if not report.proved:
        raise typer.Exit(1)


def _read(path: Path) -> dict[str, object]:
    try:
        text = sys.stdin.read() if str(path) == "-" else path.read_text(encoding="utf-8")
        content = json.loads(text)
    except FileNotFoundError:
        raise InvalidInput(f"There is no file {path}.") from None
    except (OSError, ValueError) as error:
        raise InvalidInput(f"{path} is no JSON that can be read: {error}") from None
    if not isinstance(content, dict):
        raise InvalidInput(f"{path} is no answer: it holds no JSON object.")
    return content
