"""`assistant mcp`: the tools of the Model Context Protocol over standard input and output."""

from __future__ import annotations

import typer


def register(app: typer.Typer) -> None:
    app.command("mcp")(mcp)


def mcp() -> None:
    """Serve a Model Context Protocol client over standard input and output."""
    from assistant.cli.serving import serve_mcp

    serve_mcp()
