"""`assistant build`: bring the index up to date with the documents."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.cli.console import console
from assistant.cli.context import CommandContext

if TYPE_CHECKING:
    from index.build import BuildOutcome
    from index.build.stages import Progress, Stage


def register(app: typer.Typer) -> None:
    app.command("build")(build)


def build(
    force: Annotated[
        bool, typer.Option("--force", help="Build also where nothing has changed.")
    ] = False,
    progress_json: Annotated[
        bool,
        typer.Option("--progress-json", help="Tell progress as JSON lines instead of a bar."),
    ] = False,
    patience: Annotated[
        float | None, typer.Option(hidden=True, help="Seconds that all wait for one new file.")
    ] = None,
    again: Annotated[
        bool, typer.Option("--again", help="Try files again that took too long, as --force does.")
    ] = False,
    tied: Annotated[
        bool, typer.Option("--tied", hidden=True, help="End with the process that started this.")
    ] = False,
) -> None:
    """Read the documents and publish an index of them.

    Only what changed is read and embedded again. A running service swaps to the new index by
    itself; where anything fails, the published index goes on serving.
    """
    if tied:
        from index.build.prepared.together import end_with_parent

        end_with_parent()
    context = CommandContext()
    if progress_json:
        outcome = run(context, _tell_json, force=force, patience=patience, again=again)
        told = {"outcome": summary(outcome), "put_off": outcome.put_off}
        typer.echo(json.dumps(told, ensure_ascii=False))
        return
    with progress_bar() as progress:
        outcome = run(context, progress, force=force, patience=patience, again=again)
    report(outcome)


def run(
    context: CommandContext,
    progress: Progress,
    *,
    force: bool = False,
    patience: float | None = None,
    again: bool = False,
) -> BuildOutcome:
    """Build with the parts of `context`, without new files that take longer than `patience`."""
    import joblib  # type: ignore[import-untyped]

    from index.build import CheckFailed, Patience, analyse_limited, run_build
    from index.build.schema import current_schema

    analyse = partial(analyse_limited, seconds=context.settings.document_seconds)
    build = partial(
        run_build,
        context.corpus,
        context.store,
        context.encoder,
        progress=progress,
        force=force,
        again=again,
        workers=int(joblib.cpu_count()),
    )
    published = context.store.published_manifest()
    if patience is None or published is None or published.schema != current_schema():
        return build(analyse=analyse)  # there is nothing that could be served meanwhile
    missing = frozenset(problem.name for problem in published.problems)
    try:
        return build(analyse=partial(analyse, patience=Patience(patience, missing)))
    except CheckFailed:  # nothing but files that take long
        return build(analyse=analyse)


@contextmanager
def progress_bar() -> Iterator[Progress]:
    """A bar for each stage on standard error; silent where that is no terminal."""
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TaskID,
        TextColumn,
        TimeElapsedColumn,
    )

    columns = (
        TextColumn("{task.description:<10}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    output = console(stderr=True)
    with Progress(*columns, console=output, disable=not output.is_terminal) as bars:
        tasks: dict[str, TaskID] = {}

        def show(stage: Stage, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = bars.add_task(stage, total=total)
            bars.update(tasks[stage], completed=done, total=total)

        yield show


def report(outcome: BuildOutcome) -> None:
    """Say in a few lines what a build did, and which files it could not read."""
    typer.echo(summary(outcome), err=True)
    for problem in outcome.problems:
        typer.echo(f"not indexed: {problem.name}: {problem.reason}", err=True)
    for duplicate in outcome.manifest.duplicates:
        typer.echo(f"same content: {duplicate.name} is {duplicate.same_as}", err=True)


def summary(outcome: BuildOutcome) -> str:
    """One line on what a build did."""
    counts = outcome.manifest.counts
    holds = f"{counts.documents} documents, {counts.passages} passages, {counts.figures} figures"
    if outcome.unchanged:
        return f"Nothing has changed: build {outcome.version} has {holds}."
    return (
        f"Published build {outcome.version}: {holds}; read {outcome.documents_read} documents and "
        f"embedded {outcome.passages_embedded} passages in {outcome.seconds:.1f} s "
        f"({'; '.join(outcome.manifest.reasons)})."
    )


def _tell_json(stage: Stage, done: int, total: int) -> None:
    sys.stdout.write(json.dumps({"stage": stage.value, "done": done, "total": total}) + "\n")
    sys.stdout.flush()
