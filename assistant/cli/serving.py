"""Puts the web layer over the stores, the builds and the assistant."""

from __future__ import annotations

import gc
import json
import subprocess
import sys
import tempfile
import threading
import time
import weakref
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fastapi import FastAPI

from assistant.cli.context import CommandContext
from corpus.document import Document
from corpus.errors import AssistantError, BuildRunning
from web.app import Parts, create_app
from web.builds.rebuild import Built
from web.edition import Edition, Originals, UnbuiltFile
from web.mcp_server import serve_stdio
from web.service import Service
from web.telemetry.logs import configure_logs

if TYPE_CHECKING:
    from assistant.service import Assistant
    from index.build import LoadedBuild

# All documents of a build wait so long for one new file; it follows by a build of its own.
PATIENCE_SECONDS = 10.0
# Between two documents that are read ahead; a document takes about as long, so that questions
# have half of the processor at least.
REST_SECONDS = 0.01

Progress = Callable[[str, int, int], None]


def application() -> FastAPI:
    """The application of one server process, from the environment's settings."""
    configure_logs()
    context = CommandContext()
    context.encoder  # noqa: B018 - loaded before the first request, not by it
    return create_app(parts(context), context.settings)


def serve_mcp() -> None:
    """Serve a Model Context Protocol client over standard input and output until it ends."""
    context = CommandContext()
    configure_logs()
    serve_stdio(Service(PublishedEditions(context)), context.settings)


def parts(context: CommandContext) -> Parts:
    """What the web layer is made of."""
    editions = PublishedEditions(context)
    return Parts(
        service=Service(editions, swapped=editions.settle),
        builder=ChildBuilder(context),
        library=context.corpus,
    )


def spare_from_collection() -> None:
    """Keep Python's garbage collector away from what is in service now.

    Looking through all objects of a build for cycles stops every thread, each time for a tenth of
    a second with one document, for seconds with thousands. What a build before left is collected.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()


def _read_ahead(reading: weakref.ref[Assistant]) -> None:
    """Read documents before they are asked for, as long as the assistant is in use."""
    while (assistant := reading()) is not None and assistant.read_ahead():
        del assistant  # it goes when another build is in service
        time.sleep(REST_SECONDS)
    spare_from_collection()


class PublishedEditions:
    """The published builds, each with an assistant over it."""

    def __init__(self, context: CommandContext) -> None:
        self._context = context
        self._latest: weakref.ref[Assistant] | None = None

    def published(self) -> str | None:
        return self._context.store.current_version()

    def load(self) -> Edition:
        build = self._context.load()
        assistant = self._context.assistant(build)
        assistant.warm_up()  # ready means ready: the first question has no more time than others
        self._latest = weakref.ref(assistant)
        return Edition(
            version=build.version,
            built_at=build.manifest.built_at.isoformat(),
            embedding_model=build.manifest.model.name,
            dimension=build.manifest.model.dimension,
            chunks=len(build.passages),
            answers=assistant,
            analyses=build.analyses,
            programs=build.programs,
            figures=build.figures,
            indexed_at={d.id: d.indexed_at.isoformat() for d in build.manifest.documents},
            original=_originals(build),
            left_out=tuple(UnbuiltFile(p.name, p.reason) for p in build.manifest.problems),
        )

    def settle(self) -> None:
        """Make the edition that has come into service fast: nothing to collect, nothing to read."""
        spare_from_collection()
        if self._latest is not None:
            threading.Thread(target=_read_ahead, args=(self._latest,), daemon=True).start()


class ChildBuilder:
    """Builds in a process of its own.

    A build takes both cores and a lot of memory for a while; in a child process it slows no
    request down, and a crash or the system's out-of-memory killer ends it and not the service.
    """

    def __init__(self, context: CommandContext) -> None:
        self._store = context.store
        self._serve_only = context.settings.serve_only
        self._child: subprocess.Popen[str] | None = None

    def cancel(self) -> None:
        """End the child, which ends its own; what it leaves is collected by the next build."""
        child = self._child
        if child is not None:
            child.terminate()

    def busy(self) -> bool:
        return self._store.busy()

    def waiting(self) -> AbstractContextManager[None]:
        return self._store.waiting()

    def awaited(self) -> bool:
        return self._store.awaited()

    def build(self, progress: Progress, *, patient: bool = False, again: bool = False) -> Built:
        """Run `assistant build` and pass its progress on; raises BuildRunning."""
        if self._serve_only:
            raise AssistantError(
                "This service only serves (ASSISTANT_SERVE_ONLY): send what changes documents to "
                "the one that builds."
            )
        # -P: a folder named corpus where the service was started is no package of ours.
        command = [sys.executable, "-P", "-m", "assistant.cli"]
        command += ["build", "--progress-json", "--tied"]
        if not patient:
            command += ["--patience", str(PATIENCE_SECONDS)]
        if again:
            command.append("--again")
        built = Built("")
        with (
            tempfile.TemporaryFile("w+", encoding="utf-8") as complaints,
            subprocess.Popen(  # noqa: S603 - our own command, without a shell
                command, stdout=subprocess.PIPE, stderr=complaints, text=True, encoding="utf-8"
            ) as child,
        ):
            self._child = child
            for line in child.stdout or ():
                told = _told(line)
                if "outcome" in told:
                    built = Built(str(told["outcome"]), bool(told["put_off"]))
                elif "stage" in told:
                    progress(told["stage"], told["done"], told["total"])
            status = child.wait()
            self._child = None
            complaints.seek(0)
            complaint = complaints.read().strip()
        if status:
            failed = BuildRunning if status == BuildRunning.exit_status else AssistantError
            raise failed(_reason(status, complaint))
        return built


def _told(line: str) -> dict[str, Any]:
    """A line of progress; {} for what some library printed."""
    try:
        told = json.loads(line)
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {}


def _originals(build: LoadedBuild) -> Originals:
    """The file that a document was read from, where it still has the same content."""
    from index.build.files import sha256_of

    paths = {entry.id: Path(entry.path) for entry in build.manifest.documents}

    def original(document: Document) -> Path | None:
        path = paths.get(document.id)
        if path is None or not path.is_file() or sha256_of(path) != document.sha256:
            return None
        return path

    return original


def _reason(status: int, complaint: str) -> str:
    if status < 0:
        return (
            f"The build was ended by signal {-status} (out of memory, or stopped by hand); "
            "the published build goes on serving. Start it again."
        )
    last = complaint.splitlines()[-1] if complaint else "no reason given"
    return last.removeprefix("assistant: ")
