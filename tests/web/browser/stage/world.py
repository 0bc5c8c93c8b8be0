"""A real application whose answers are scripted, and what a test can turn of it."""

from __future__ import annotations

import threading
from collections import defaultdict
from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from assistant.model import Answer, Turn
from assistant.settings import Settings
from corpus.analysed import Analysis
from corpus.errors import AssistantError, NotFound, UnsupportedMedia
from corpus.extraction import Extraction
from corpus.settling import settle
from index.build.sources.settlements import Settlements
from tests.web.browser.stage.documents import DATA
from tests.web.browser.stage.making import AnswerMaker
from tests.web.browser.stage.scripts import Scripts
from web.app import Parts, create_app
from web.builds.rebuild import Built, Progress
from web.edition import Edition
from web.service import Service


@dataclass
class Scripted:
    """Answers chosen by a word of the question; `gate` holds them back until it is set."""

    analyses: dict[str, Analysis]
    version: str = "20260401T000000-browser"
    asked: list[dict[str, Any]] = field(default_factory=list)
    gate: threading.Event = field(default_factory=threading.Event)
    error: AssistantError | None = None

    def __post_init__(self) -> None:
        self.gate.set()

    def answer(
        self,
        question: str,
        *,
        history: Sequence[Turn] = (),
        language: str = "auto",
        documents: Sequence[str] | None = None,
        top_k: int = 5,
    ) -> Answer:
        self.asked.append({"question": question, "history": history, "documents": documents})
        self.gate.wait(20)
        if self.error:
            raise self.error
        return Scripts(AnswerMaker(self.analyses, self.version)).script(question)


def _open_gate() -> threading.Event:
    gate = threading.Event()
    gate.set()
    return gate


class World:
    """What a test can turn: the answers, the files taken, and the build."""

    def __init__(self, folder: Path, analyses: Sequence[Analysis], **settings: Any) -> None:
        self.folder = folder
        self.by_id = {a.document.id: a for a in analyses}
        self.answers = Scripted(self.by_id)
        self.kept: list[str] = []
        self.removed: list[str] = []
        self.settlements = Settlements(folder)
        self.read = {a.document.id: a for a in analyses}
        self.stages = defaultdict(_open_gate)  # clear one to hold the build there
        self.failing: Exception | None = None  # what a build ends by
        self.edition = Edition(
            version=self.answers.version,
            built_at="2026-04-01T00:00:00+00:00",
            embedding_model="scripted",
            dimension=4,
            chunks=180,
            answers=self.answers,
            analyses=self.by_id,
            programs=tuple(p for a in analyses for p in a.programs),
            figures=tuple(r for a in analyses for r in a.figures),
            indexed_at={},
            original=lambda d: DATA / "documents" / d.filename,
        )
        parts = Parts(Service(self), self, self)
        self.settings = Settings(data_dir=folder, **settings)
        self.app = create_app(parts, self.settings)

    def published(self) -> str:
        return self.edition.version

    def load(self) -> Edition:
        return self.edition

    def busy(self) -> bool:
        return False

    def waiting(self) -> AbstractContextManager[None]:
        return nullcontext()

    def awaited(self) -> bool:
        return False

    def build(self, progress: Progress, *, patient: bool = False, again: bool = False) -> Built:
        if self.failing is not None:
            raise self.failing
        for stage in ("reading", "embedding", "checking"):
            progress(stage, 1, 4)
            self.stages[stage].wait(20)
            progress(stage, 4, 4)
        self.edition = self._settled()
        return Built("1 document")

    def _settled(self) -> Edition:
        """The edition with what was settled, as a real build makes it."""
        analyses = {name: self._analysis(analysis) for name, analysis in self.read.items()}
        figures = tuple(row for a in analyses.values() for row in a.figures)
        version = f"{self.answers.version}-{sum(len(a.review) for a in analyses.values())}"
        return replace(
            self.edition,
            version=f"{version}-{abs(hash(figures))}",
            analyses=analyses,
            figures=figures,
        )

    def _analysis(self, analysis: Analysis) -> Analysis:
        document = analysis.document
        found = Extraction(analysis.figures, analysis.review, analysis.programs, analysis.coverage)
        found, stale = settle(document, found, self.settlements.of(document.sha256))
        assert not stale
        return replace(
            analysis,
            figures=found.rows,
            review=found.review,
            programs=found.programs,
            coverage=found.coverage,
        )

    def add_files(self, uploads: Sequence[tuple[Path, str]]) -> list[Any]:
        for _, name in uploads:
            if name.endswith(".exe"):
                raise UnsupportedMedia(f"{name}: no reader takes this kind of file.")
        self.kept += [name for _, name in uploads]
        return [SimpleNamespace(id=Path(n).stem, name=n, outcome="added") for _, n in uploads]

    def remove_document(self, document_id: str) -> None:
        if document_id not in self.by_id:
            raise NotFound(f"There is no document {document_id!r}.")
        self.removed.append(document_id)
