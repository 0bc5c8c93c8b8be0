"""`assistant settings`: every setting with its value and meaning."""

from __future__ import annotations

import typer

from assistant.cli.console import console


def register(app: typer.Typer) -> None:
    app.command("settings")(settings)


def settings() -> None:
    """List every setting, its value (secrets masked) and what it means."""
    from rich.table import Table

    from assistant.settings import load_settings, setting_lines, unknown_variables

    table = Table("setting", "value", "meaning", box=None, pad_edge=False)
    table.columns[0].no_wrap = True
    for line in setting_lines(load_settings()):
        table.add_row(line.name, line.value or "-", line.meaning)
    console().print(table)
    for name in unknown_variables():
        typer.echo(f"assistant: {name} is set but is no setting; is it misspelt?", err=True)
