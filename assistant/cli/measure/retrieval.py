"""`assistant evaluate --retrieval`: each leg and the fusion, on public sets and on a document."""

from __future__ import annotations

import json
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from assistant.cli.context import CommandContext

if TYPE_CHECKING:
    from corpus.document import Document
    from index.build import LoadedBuild


def evaluate_retrieval_command(
    context: CommandContext,
    build: LoadedBuild | None,
    document: Document | None,
    *,
    questions: Path | None,
    data: Path | None,
    limit: int | None,
    json_file: Path | None,
) -> None:
    """Print the table of scores; write them as JSON where a file is named.

    `questions` needs `build` and `document`, whose lines it counts in; `data` is the folder of
    the public sets.
    """
    from index.evaluation import DocumentQuestions, evaluate_retrieval, render_table

    asked = None
    if questions is not None and build is not None and document is not None:
        asked = DocumentQuestions(questions, build.retriever, document.id, document.text)
    report = evaluate_retrieval(
        context.encoder,
        version=metadata.version("program-assistant"),
        data_directory=data,
        documents=asked,
        limit=limit,
        progress=lambda name: typer.echo(f"evaluating {name}", err=True),
    )
    typer.echo(render_table(report), nl=False)
    if json_file is not None:
        text = json.dumps(report.as_json(), ensure_ascii=False, indent=1)
        json_file.write_text(text + "\n", encoding="utf-8")
