"""`assistant evaluate`: how good the answers, the retrieval and the extraction are."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from assistant.cli.console import console
from assistant.cli.context import CommandContext
from corpus.errors import NotFound

if TYPE_CHECKING:
    from assistant.evaluation.runner import Judged
    from corpus.document import Document
    from index.build import LoadedBuild

_EXCERPT = 160


def register(app: typer.Typer) -> None:
    app.command("evaluate")(evaluate)


def evaluate(
    question_set: Annotated[
        Path | None, typer.Argument(metavar="[SET]", help="Questions, one JSON object a line.")
    ] = None,
    *,
    document: Annotated[
        str | None,
        typer.Option("--document", help="Id or file name that the set's lines count in."),
    ] = None,
    verbose: Annotated[
        bool, typer.Option("--verbose", "-v", help="Print each case that is not right.")
    ] = False,
    json_file: Annotated[
        Path | None, typer.Option("--json", metavar="FILE", help="Write all results there.")
    ] = None,
    retrieval: Annotated[
        bool, typer.Option("--retrieval", help="Score the passages found instead of the answers.")
    ] = False,
    extraction: Annotated[
        bool,
        typer.Option(
            "--extraction",
            help="Score the figures read from documents: against their reviewed tables, or "
            "against SET.",
        ),
    ] = False,
    calibrate: Annotated[
        bool,
        typer.Option(
            "--calibrate", help="Fit the confidence to SET, a file of --samples, and keep it."
        ),
    ] = False,
    samples: Annotated[
        Path | None,
        typer.Option(
            "--samples",
            metavar="FILE",
            help="Keep what the confidence of each answer is from, and whether it is right.",
        ),
    ] = None,
    ablation: Annotated[
        bool,
        typer.Option("--ablation", help="Ask the sets again without each part, and compare."),
    ] = False,
    also: Annotated[
        list[Path] | None,
        typer.Option(
            "--also", metavar="SET", help="With --samples, --calibrate, --ablation: one more."
        ),
    ] = None,
    feedback: Annotated[
        bool,
        typer.Option(
            "--feedback", help="Turn SET, a file of thumbs up and down, into cases to complete."
        ),
    ] = False,
    data: Annotated[
        Path | None,
        typer.Option("--data", help="With --retrieval: folder of the JSQuAD and JaQuAD files."),
    ] = None,
    limit: Annotated[
        int | None,
        typer.Option(
            "--limit", min=1, help="Draw so many questions of a set: --retrieval, --ablation."
        ),
    ] = None,
) -> None:
    """Ask every question of a set, judge the answers, and report by type of question."""
    if retrieval + extraction + feedback > 1:
        raise typer.BadParameter("choose one of --retrieval, --extraction and --feedback")
    if extraction:
        from assistant.cli.measure.extraction import evaluate_extraction_command

        evaluate_extraction_command(CommandContext(), question_set, verbose=verbose)
        return
    if retrieval:
        _retrieval(question_set, document, data, limit, json_file)
        return
    if question_set is None:
        raise typer.BadParameter("name a question set, such as tests/evaluation/deck.jsonl")
    if feedback:
        from assistant.evaluation.feedback import draft_cases

        for line in draft_cases(question_set):
            typer.echo(line)
        return
    sets = [question_set, *(also or [])]
    if calibrate:
        _calibrate(sets)
        return
    if samples is not None:
        _sample(sets, document, samples)
        return
    if ablation:
        _ablate(sets, document, limit)
        return
    _answers(question_set, document, json_file, verbose=verbose)


def _retrieval(
    question_set: Path | None,
    document: str | None,
    data: Path | None,
    limit: int | None,
    json_file: Path | None,
) -> None:
    from assistant.cli.measure.retrieval import evaluate_retrieval_command

    if question_set is None and data is None:
        raise typer.BadParameter(
            "name a question set, such as tests/evaluation/retrieval_deck.jsonl, or --data"
        )
    context = CommandContext()
    build = context.load() if question_set else None
    evaluate_retrieval_command(
        context,
        build,
        _source(build, document) if build else None,
        questions=question_set,
        data=data,
        limit=limit,
        json_file=json_file,
    )


def _answers(
    question_set: Path,
    document: str | None,
    json_file: Path | None,
    *,
    verbose: bool,
) -> None:
    from assistant.evaluation.cases import read_cases
    from assistant.evaluation.report import summarise
    from assistant.evaluation.runner import run_cases

    cases = read_cases(question_set)
    context = CommandContext()
    build = context.load()
    judged = run_cases(
        cases,
        context.assistant(build),
        [analysis.document for analysis in build.analyses.values()],
        source=_source(build, document),
    )
    for result in judged if verbose else ():
        _print_fault(result)
    summary = summarise(judged)
    _print_table(summary.as_json())
    if json_file is not None:
        results = {"summary": summary.as_json(), "cases": [_as_json(j) for j in judged]}
        json_file.write_text(json.dumps(results, ensure_ascii=False, indent=1), encoding="utf-8")


def _sample(sets: list[Path], document: str | None, kept: Path) -> None:
    """Ask the sets, and keep of each answer what its confidence is from and whether it is right."""
    from assistant.answer.finishing.calibration import SignRecorder
    from assistant.evaluation.calibration import samples_of, write_samples
    from assistant.evaluation.cases import read_cases
    from assistant.evaluation.runner import run_cases
    from assistant.service import Assistant

    build, recorder = CommandContext().load(), SignRecorder()
    documents = [analysis.document for analysis in build.analyses.values()]
    asked, source = Assistant(build, confidence=recorder), _source(build, document)
    write_samples(
        [
            sample
            for path in sets
            for sample in samples_of(
                run_cases(read_cases(path), asked, documents, source=source), recorder, path.stem
            )
        ],
        kept,
    )


def _calibrate(files: list[Path]) -> None:
    """Fit the confidence to kept samples, print how far off each set is, and keep it."""
    from assistant.evaluation.calibration import (
        calibration_path,
        fit,
        read_samples,
        render_errors,
        write_calibration,
    )

    samples = [sample for path in files for sample in read_samples(path)]
    fitted = fit(samples)
    typer.echo(render_errors(samples, fitted), nl=False)
    write_calibration(fitted, calibration_path())
    typer.echo(f"written to {calibration_path()}")


def _ablate(sets: list[Path], document: str | None, limit: int | None) -> None:
    """Ask the sets without each part, and print what is right as a table."""
    from assistant.evaluation.ablation import evaluate_ablations, render_ablations
    from assistant.evaluation.cases import draw, read_cases

    build = CommandContext().load()
    cases = [draw(read_cases(path), limit) for path in sets]
    results = list(evaluate_ablations(build, cases, source=_source(build, document)))
    typer.echo(render_ablations([path.name for path in sets], results), nl=False)


def _source(build: LoadedBuild, wanted: str | None) -> Document | None:
    """The document that lines count in: the one named, else the first in the index."""
    documents = [analysis.document for analysis in build.analyses.values()]
    if wanted is None:
        return documents[0] if documents else None
    for document in documents:
        if wanted in (document.id, document.filename):
            return document
    raise NotFound(f"There is no document {wanted!r} in the index; see `assistant list`.")


def _print_fault(judged: Judged) -> None:
    if judged.faults:
        faults = " ".join(sorted(judged.faults))
        typer.echo(f"{judged.case.id} {judged.case.type:<12} {faults:<28} {judged.case.question}")
        typer.echo(f"    -> {judged.answer.answer[:_EXCERPT]!r}")


def _print_table(summary: dict[str, Any]) -> None:
    from rich.table import Table

    table = Table("type", "right", "of", "abstained wrongly", "answered wrongly", box=None)
    for row in summary["by_type"]:
        table.add_row(*(str(value) for value in row.values()))
    output = console()
    output.print(table)
    for name, value in summary.items():
        if name not in ("by_type", "right", "total"):
            shown = f"{value:.3f}" if isinstance(value, float) else value
            output.print(f"{name.replace('_', ' ')}: {'-' if value is None else shown}")
    right, total = summary["right"], summary["total"]
    output.print(f"score {right}/{total} = {right / total:.3f}")


def _as_json(judged: Judged) -> dict[str, Any]:
    return {
        "case": judged.case.model_dump(),
        "answer": asdict(judged.answer),
        "faults": sorted(judged.faults),
        "milliseconds": judged.milliseconds,
    }
