"""`assistant list`, `add`, `remove`, `rollback`: what is served, and which build of it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from assistant.cli.console import console
from assistant.cli.context import CommandContext

_NEXT = "Run `assistant build` to index the change."


def register(app: typer.Typer) -> None:
    app.command("list")(list_documents)
    app.command("add")(add)
    app.command("remove")(remove)
    app.command("rollback")(rollback)


def list_documents() -> None:
    """List the documents, and how much of each the published index holds."""
    from rich.table import Table

    context = CommandContext()
    manifest = context.store.published()
    indexed = {entry.id: entry for entry in manifest.documents} if manifest else {}
    table = Table("id", "file", "pages", "passages", "figures", "indexed", box=None, pad_edge=False)
    table.columns[0].no_wrap = True
    for file in context.corpus.list_documents():
        entry = indexed.pop(file.id, None)
        if entry is None:
            table.add_row(file.id, file.name, "", "", "", "not yet")
            continue
        state = "yes" if entry.sha256 == file.sha256 else "an older version"
        counts = (entry.counts.pages, entry.counts.passages, entry.counts.figures)
        table.add_row(file.id, file.name, *map(str, counts), state)
    for entry in indexed.values():
        table.add_row(entry.id, entry.filename, "", "", "", "until the next build")
    console().print(table)
    for problem in manifest.problems if manifest else ():
        typer.echo(f"not indexed: {problem.name}: {problem.reason}", err=True)


def add(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Documents to take in.")],
) -> None:
    """Take documents into the corpus.

    The same content twice is one document; a file with the name of another replaces it.
    """
    for added in CommandContext().corpus.add_files([(path, path.name) for path in files]):
        typer.echo(f"{added.outcome}: {added.id} ({added.name})")
    typer.echo(_NEXT, err=True)


def remove(
    document: Annotated[str, typer.Argument(metavar="ID", help="Id from `assistant list`.")],
) -> None:
    """Take a document out of the corpus; the corpus folder itself is left as it is."""
    removed = CommandContext().corpus.remove_document(document)
    typer.echo(f"removed: {removed.id} ({removed.name})")
    typer.echo(_NEXT, err=True)


def rollback() -> None:
    """Publish the build before the current one again.

    The next build, also the one that `assistant serve` makes where the documents are not those of
    the published index, indexes the documents as they are then.
    """
    manifest = CommandContext().store.rollback()
    typer.echo(f"Back at build {manifest.version} of {manifest.built_at:%Y-%m-%d %H:%M:%S} UTC.")
