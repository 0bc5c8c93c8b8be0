"""`assistant benchmark`: where the time goes."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from assistant.cli.context import Context

benchmarks = typer.Typer(help="Measure how long answers, reading and rebuilding take.")


def register(app: typer.Typer) -> None:
    app.add_typer(benchmarks, name="benchmark", no_args_is_help=True)


@benchmarks.command("answers")
def answers(
    question_set: Annotated[
        Path, typer.Argument(metavar="SET", help="Questions, one JSON object a line.")
    ],
    repeat: Annotated[int, typer.Option(min=1, help="How often to ask each question.")] = 3,
) -> None:
    """Time answers by stage, over the published index."""
    from assistant.benchmark.answers import time_answers
    from assistant.evaluation.cases import read_cases

    questions = [case.question for case in read_cases(question_set)]
    for line in time_answers(Context().assistant(), questions, repeat=repeat):
        typer.echo(line)


@benchmarks.command("reading")
def reading(
    files: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[FILE]...", help="Documents; by default those of the corpus."),
    ] = None,
) -> None:
    """Time reading and extraction by format, beside plain text extraction alone."""
    from assistant.benchmark.reading import time_reading

    paths = files or [file.path for file in Context().corpus.list_documents()]
    for line in time_reading(paths):
        typer.echo(line)


@benchmarks.command("rebuild")
def rebuild(
    documents: Annotated[int, typer.Option(min=2, help="How many documents to make.")] = 1000,
) -> None:
    """Time a full build, one with nothing changed and one with one document changed.

    The documents are made from parts of those of the corpus, in a folder that is deleted after.
    """
    from assistant.benchmark.rebuild import time_rebuild

    context = Context()
    sources = [file.path for file in context.corpus.list_documents()]
    for line in time_rebuild(sources, context.encoder, documents=documents):
        typer.echo(line)
