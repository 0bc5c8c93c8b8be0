"""The whole way over HTTP: a client, the service, and behind it the scripted model."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

import httpx
from pydantic import TypeAdapter

from assistant.model import Answer, Turn
from assistant.service import Assistant
from assistant.settings import Settings
from assistant.writer import load_writer
from index.build.builds.layout import LoadedBuild
from tests.web.conftest import FakeBuilder, FakeEditions, FakeLibrary, serving
from web.app import Parts, create_app
from web.edition import Edition
from web.service import Service

ANSWERS = TypeAdapter(Answer)


class Remote:
    """An assistant at the other end of HTTP, with the method of a near one."""

    def __init__(self, client: httpx.Client) -> None:
        self._client = client

    def answer(self, question: str, *, history: Sequence[Turn] = (), **_: Any) -> Answer:
        """What `POST /api/answer` replies; raises where that is no answer."""
        turns = [asdict(turn) for turn in history]
        reply = self._client.post("/api/answer", json={"question": question, "history": turns})
        reply.raise_for_status()
        return ANSWERS.validate_python(reply.json())


@contextmanager
def remote(build: LoadedBuild, folder: Path, **settings: Any) -> Iterator[Remote]:
    """A service over a build, with the model that the settings name."""
    told = Settings(data_dir=folder, **settings)
    service = Service(FakeEditions(_edition(build, Assistant(build, load_writer(told)))))
    app = create_app(Parts(service, FakeBuilder(), FakeLibrary(folder)), told)
    with serving(app) as url, httpx.Client(base_url=url, timeout=60) as client:
        yield Remote(client)


def _edition(build: LoadedBuild, answers: Assistant) -> Edition:
    return Edition(
        version=build.version,
        built_at=build.manifest.built_at.isoformat(),
        embedding_model=build.manifest.model.name,
        dimension=build.manifest.model.dimension,
        chunks=len(build.passages),
        answers=answers,
        analyses=build.analyses,
        programs=build.programs,
        figures=build.figures,
        indexed_at={},
        original=lambda _: None,
    )
