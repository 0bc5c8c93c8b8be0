"""`assistant doctor`: what is wrong with an installation, and what to do about it."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator
from difflib import get_close_matches
from pathlib import Path

import typer

from assistant.cli.context import CommandContext
from assistant.cli.serve import warnings_of, worker_count
from assistant.settings import PREFIX, Settings, unknown_variables, variable
from corpus.errors import AssistantError

# A build of a thousand documents takes about this much for itself and the one before.
FREE_BYTES = 2 * 10**9
FOLDERS = ("data_dir", "corpus_dir")
Findings = Iterator[str]


def register(app: typer.Typer) -> None:
    app.command("doctor")(doctor)


def doctor() -> None:
    """Check settings, installation, disk, corpus and index; exit status 1 where one is wrong."""
    context = CommandContext()
    wrong = 0
    for name, check in CHECKS.items():
        found = _found(check, context)
        wrong += len(found)
        typer.echo(f"{name}: {'; '.join(found) or 'ok'}")
    raise typer.Exit(1 if wrong else 0)


def _found(check: Callable[[CommandContext], Findings], context: CommandContext) -> list[str]:
    try:
        return list(check(context))
    except AssistantError as error:
        return [error.detail]
    except OSError as error:
        return [str(error)]


def _settings(context: CommandContext) -> Findings:
    settings = context.settings
    for name in unknown_variables():
        near = get_close_matches(name.removeprefix(PREFIX).lower(), Settings.model_fields, 1)
        advice = f"{variable(near[0])} is, rename it" if near else "remove it"
        yield f"{name} is no setting: {advice}."
    yield from (w for w in warnings_of(settings) if " is no setting" not in w)
    for field in FOLDERS:
        folder = getattr(settings, field)
        if folder is not None and field in settings.model_fields_set and not folder.is_absolute():
            yield (
                f"{variable(field)}={folder} is another folder wherever a command is started: set "
                f"{folder.absolute()}."
            )
    cores = worker_count(0)
    if settings.workers > cores:
        yield (
            f"{variable('workers')}={settings.workers} is more than the {cores} cores here: each "
            "takes memory and none makes it faster; set 0."
        )


def _installation(context: CommandContext) -> Findings:
    from importlib import metadata

    for requirement in metadata.requires("program-assistant") or ():
        name = requirement.split(";")[0].split("[")[0].split("=")[0].split(">")[0].strip()
        if "extra ==" in requirement:
            continue
        try:
            metadata.version(name)
        except metadata.PackageNotFoundError:
            yield f"{name} is not installed: run `make setup`."
    context.encoder  # noqa: B018 - verifies the model's checksums


def _disk(context: CommandContext) -> Findings:
    folder = context.settings.data_dir
    existing = next(p for p in (folder.absolute(), *folder.absolute().parents) if p.exists())
    if not existing.is_dir():
        yield f"{existing} is no folder: set {variable('data_dir')} to one."
    elif reason := _unwritable(existing):
        yield (
            f"{existing} cannot be written ({reason}): no build, upload or feedback is possible; "
            f"give this user the right, or set {variable('data_dir')} to another folder."
        )
    free = shutil.disk_usage(existing).free
    if free < FREE_BYTES:
        yield f"{existing} has {free / 1e9:.1f} GB left; a build may need {FREE_BYTES / 1e9:g} GB."


def _unwritable(folder: Path) -> str:
    """Why no file can be made in a folder, by trying; "" where one can."""
    try:
        with tempfile.TemporaryFile(dir=folder):
            return ""
    except OSError as error:
        return error.strerror or str(error)


def _corpus(context: CommandContext) -> Findings:
    files, _, unusable = context.corpus.survey()
    if not files:
        yield f"there are no documents in {context.settings.corpus_path}."
    for file in unusable:
        yield f"{file.name}: {file.reason}"


def _index(context: CommandContext) -> Findings:
    build = context.load()
    from index.build import is_current

    for problem in build.manifest.problems:
        yield f"not indexed: {problem.name}: {problem.reason}"
    if not is_current(context.corpus, context.store, context.encoder):
        yield "the documents are not those of the published build: run `assistant build`."


def _table(context: CommandContext) -> Findings:
    """Every figure must stand in the characters that its row points at."""
    from corpus.text.folding import fold_key

    for analysis in context.load().analyses.values():
        text = analysis.document.text
        for row in analysis.figures:
            if fold_key(row.original) not in fold_key(text[row.start : row.end]):
                yield f"{analysis.document.id}: {row.original} is not where its row points."


CHECKS: dict[str, Callable[[CommandContext], Findings]] = {
    "settings": _settings,
    "installation": _installation,
    "disk": _disk,
    "corpus": _corpus,
    "index": _index,
    "table": _table,
}
