"""`assistant evaluate --extraction`: figures read blind, against what a person has read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from assistant.cli.context import CommandContext
from corpus.errors import NotFound

if TYPE_CHECKING:
    from corpus.evaluation import ExtractionScore, Fact


def evaluate_extraction_command(
    context: CommandContext, rows: Path | None, *, verbose: bool
) -> None:
    """Print precision and recall by document.

    Without `rows`, every document of the corpus that has a reviewed table is read blind and
    compared with it; `rows` is a file of expected rows, one JSON object a line.
    """
    scores = dict(_reviewed(context) if rows is None else _expected(context, rows))
    if not scores:
        raise NotFound("No document of the corpus has a reviewed table to compare with.")
    typer.echo(f"{'document':<44}{'recall':>18}{'precision':>18}")
    for name, score in scores.items():
        recall = f"{score.found}/{score.expected} {score.recall:.3f}"
        precision = f"{score.right}/{score.given} {score.precision:.3f}"
        typer.echo(f"{name[:42]:<44}{recall:>18}{precision:>18}")
        for fact in score.missed if verbose else ():
            typer.echo(f"    missed {_told(fact)}")
        for fact in score.wrong if verbose else ():
            typer.echo(f"    not expected {_told(fact)}")


def _reviewed(context: CommandContext) -> list[tuple[str, ExtractionScore]]:
    from corpus.evaluation import evaluate_extraction
    from corpus.layout.written.companions import find_companions
    from corpus.readers import read_document

    return [
        (file.name, evaluate_extraction(read_document(file.path), file.path))
        for file in context.corpus.list_documents()
        if find_companions(file.path, file.sha256).table is not None
    ]


def _expected(context: CommandContext, rows: Path) -> list[tuple[str, ExtractionScore]]:
    from assistant.cli.extract import analyse_path
    from assistant.evaluation.extraction import read_facts
    from corpus.evaluation import facts, score_extraction

    paths = {file.path.name: file.path for file in context.corpus.list_documents()}
    scores = []
    for name, expected in read_facts(rows).items():
        if name not in paths:
            raise NotFound(f"{rows} expects rows of {name}, which is not in the corpus.")
        analysis = analyse_path(paths[name])
        given = facts(analysis.figures, analysis.programs)
        scores.append((name, score_extraction(given, expected)))
    return scores


def _told(fact: Fact) -> str:
    name = max(fact.names, key=len, default="")
    return f"{name} {fact.measure.value} {fact.year} {fact.amount:,}"
