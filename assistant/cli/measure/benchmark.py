"""`assistant benchmark`: how long things take and what limits them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.cli.context import CommandContext

if TYPE_CHECKING:
    from assistant.benchmark.made import Template
    from assistant.benchmark.questions import Asked
    from assistant.benchmark.report import Report
    from assistant.evaluation.cases import Case
    from corpus.analysed import Analysis

JsonFile = Annotated[
    Path | None, typer.Option("--json", metavar="FILE", help="Write the numbers as JSON, too.")
]
QuestionSet = Annotated[
    Path | None,
    typer.Argument(metavar="[SET]", help="Questions, one JSON object a line; by default made."),
]

benchmarks = typer.Typer(
    help="Measure how long things take, and what limits them.", rich_markup_mode=None
)


def register(app: typer.Typer) -> None:
    app.add_typer(benchmarks, name="benchmark", no_args_is_help=True)


@benchmarks.command("start")
def start(
    question: Annotated[str | None, typer.Argument(help="By default the first made one.")] = None,
    repeat: Annotated[int, typer.Option(min=1, help="How often to start.")] = 3,
    json_file: JsonFile = None,
) -> None:
    """Time the command, each step until the first answer, and the server until it is ready."""
    from assistant.benchmark.start import time_start

    context = CommandContext()
    asked = question or _own_questions(context)[0].text
    _print(time_start(context.settings.data_dir, asked, repeat=repeat), json_file)


@benchmarks.command("answers")
def answers(
    question_set: QuestionSet = None,
    *,
    clients: Annotated[list[int] | None, typer.Option(help="How many at once; repeatable.")] = None,
    seconds: Annotated[float, typer.Option(min=0.1, help="How long they ask.")] = 10.0,
    workers: Annotated[int, typer.Option(min=0, help="Of the server; 0: as many as cores.")] = 0,
    url: Annotated[str | None, typer.Option(help="A service that runs already.")] = None,
    json_file: JsonFile = None,
) -> None:
    """Time answers over HTTP with 1, 8 and 64 clients, by stage, over the published index."""
    from assistant.benchmark.answers import time_answers
    from assistant.benchmark.questions import Asked
    from assistant.cli.serve import worker_count
    from assistant.evaluation.cases import read_cases

    context = CommandContext()
    asked = (
        [Asked(case.question, case.type) for case in read_cases(question_set)]
        if question_set
        else _own_questions(context)
    )
    report = time_answers(
        context.settings.data_dir,
        asked,
        clients=clients or (1, 8, 64),
        seconds=seconds,
        workers=worker_count(workers),
        url=url,
    )
    _print(report, json_file)


@benchmarks.command("build")
def build(
    documents: Annotated[int, typer.Option(min=2, help="How many documents to make.")] = 64,
    json_file: JsonFile = None,
) -> None:
    """Time a full build by stage, one with nothing changed and one with one document changed.

    The documents are the first of the corpus with its programs renamed and its amounts changed, in
    a folder that is deleted after.
    """
    from assistant.benchmark.build import time_build

    context = CommandContext()
    _print(time_build(_template(context), context.encoder, documents=documents), json_file)


@benchmarks.command("scale")
def scale(
    passages: Annotated[
        list[int] | None, typer.Option(min=1, help="About how many passages; repeatable.")
    ] = None,
    twins: Annotated[
        bool, typer.Option(help="Make them of the first document, as `build` does.")
    ] = False,
    json_file: JsonFile = None,
) -> None:
    """Time build, memory and answers at 1,000 and 10,000 passages, of made documents.

    They are those of another office, or twins of the first document. It also counts which answers
    about that document stay the same beside them.
    """
    from assistant.benchmark.made import Template
    from assistant.benchmark.scale import time_scale

    context = CommandContext()
    sources = [file.path for file in context.corpus.files()[0]][:1]
    sizes = sorted(passages or (1_000, 10_000))
    own = _own_questions(context)
    template = _template(context) if twins else Template.strangers()
    for report in time_scale(sources, template, own, context.encoder, sizes=sizes):
        _print(report, json_file)


@benchmarks.command("vectors")
def vectors(
    sizes: Annotated[
        list[int] | None, typer.Option("--size", min=1, help="How many vectors; repeatable.")
    ] = None,
    json_file: JsonFile = None,
) -> None:
    """Time the vector index alone at 10,000 and 200,000 passages, beside comparing all."""
    from assistant.benchmark.vectors import time_vectors

    wanted = sorted(sizes or (10_000, 200_000))
    for report in time_vectors(CommandContext().encoder, sizes=wanted):
        _print(report, json_file)


@benchmarks.command("peers")
def peers(
    question_set: Annotated[
        Path, typer.Argument(metavar="SET", help="Questions on the first document of the corpus.")
    ],
    *,
    answers: Annotated[bool, typer.Option(help="Also count right answers of this project.")] = True,
    json_file: JsonFile = None,
) -> None:
    """Compare retrieval with LlamaIndex, Haystack and txtai: same passages, questions, encoder.

    Those that are not installed are named with how to install them (`.[peers]`).
    """
    from assistant.benchmark.peers.compare import compare_peers, peer_questions
    from assistant.evaluation.cases import read_cases
    from index.passages import cut_passages

    context = CommandContext()
    first, cases = _first(context), read_cases(question_set)
    passages = cut_passages(first)
    asked = peer_questions(cases, passages, first.document.text)
    whole = _right_share(context, first, cases) if answers else None
    _print(compare_peers(passages, asked, whole), json_file)


def _right_share(context: CommandContext, first: Analysis, cases: Sequence[Case]) -> float:
    """Per cent of the questions that stand alone whose whole answer is right."""
    from assistant.evaluation.runner import run_cases

    assistant, document = context.assistant(), first.document
    alone = [case for case in cases if not case.history and not case.abstain]
    judged = run_cases(alone, assistant, [document], source=document)
    return round(100 * sum(j.right for j in judged) / max(len(judged), 1), 1)


@benchmarks.command("soak")
def soak(
    *,
    clients: Annotated[int, typer.Option(min=1, help="How many at once.")] = 64,
    seconds: Annotated[float, typer.Option(min=1, help="How long they ask.")] = 300.0,
    every: Annotated[float, typer.Option(min=0.5, help="Seconds between rebuilds.")] = 20.0,
    workers: Annotated[int, typer.Option(min=1, help="Of the server.")] = 2,
    json_file: JsonFile = None,
) -> None:
    """Ask for minutes while the index is rebuilt and workers are killed; say what broke."""
    from assistant.benchmark.soak import soak as hold

    context = CommandContext()
    sources = [file.path for file in context.corpus.files()[0]][:1]
    asked = [question.text for question in _own_questions(context)]
    report = hold(sources, asked, clients=clients, seconds=seconds, every=every, workers=workers)
    _print(report, json_file)


@benchmarks.command("reading")
def reading(
    files: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[FILE]...", help="Documents; by default long ones, made."),
    ] = None,
    *,
    rows: Annotated[int, typer.Option(min=1, help="Of each made table.")] = 100_000,
    pages: Annotated[int, typer.Option(min=1, help="Of the made budget book.")] = 400,
    json_file: JsonFile = None,
) -> None:
    """Time reading and analysis, beside extraction of nothing but text: of files, or of long
    tables and a budget book, made in a folder that is deleted after."""
    from assistant.benchmark.reading import time_made, time_reading

    _print(time_reading(files) if files else time_made(rows=rows, pages=pages), json_file)


def _print(report: Report, json_file: Path | None) -> None:
    for line in report.lines():
        typer.echo(line)
    if json_file:
        report.write(json_file)


def _first(context: CommandContext) -> Analysis:
    """The first document of the corpus, analysed."""
    from corpus.errors import NotFound
    from index.build.prepared.documents import analyse_file

    for file in context.corpus.files()[0]:
        return analyse_file(file)
    raise NotFound(f"There are no documents in {context.settings.corpus_path}.")


def _template(context: CommandContext) -> Template:
    from assistant.benchmark.made import Template

    first = _first(context)
    return Template.of(first.document.text, first.programs)


def _own_questions(context: CommandContext) -> list[Asked]:
    """Questions on those programs of the first document that have figures, or on all."""
    from assistant.benchmark.questions import about

    first = _first(context)
    funded = {row.program_id for row in first.figures}
    names = [p.name for p in first.programs if p.id in funded] or [p.name for p in first.programs]
    return about(names or [first.document.title])
