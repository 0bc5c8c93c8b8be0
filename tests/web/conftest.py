"""A service over two small editions that were written for these tests, in process and served."""

from __future__ import annotations

import hashlib
import json
import re
import socket
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import pytest
import structlog
import uvicorn
from fastapi.testclient import TestClient

from assistant.model import Answer, Citation, Figure, RetrievedPassage, Timings, Turn
from assistant.settings import Settings
from corpus.analysed import Analysis
from corpus.document import Document, Page
from corpus.errors import (
    AssistantError,
    NotFound,
    NotReady,
    UnreadableDocument,
    UnsupportedMedia,
)
from corpus.facts import Candidate, FigureRow, Measure, ReviewItem, Trust
from corpus.programs import Program
from index.build.sources.settlements import Settlements
from web.app import Parts, create_app
from web.builds.rebuild import Built, Progress
from web.edition import Edition
from web.service import Service

TEXT = """架空交流事業の概要
令和８年度要求・要望額 23億円（前年度予算額 21億円）
事業の目的は、架空の若手研究者を海外に派遣することである。
=SUM(A1)架空の謎の金額 5百万円
"""


def make_document(name: str = "kakuu", text: str = TEXT) -> Document:
    half = text.index("事業の目的")
    return Document(
        id=name,
        title="架空省 概算要求の概要",
        filename='架空 概要;".txt',
        media_type="text/plain",
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        text=text,
        pages=(Page(1, 0, half), Page(2, half, len(text))),
        fiscal_year=2026,
    )


def make_row(document: Document, original: str, measure: Measure, year: int) -> FigureRow:
    start = document.text.index(original)
    amount = int(original.removesuffix("億円")) * 10**8
    return FigureRow(
        id=f"{document.id}-{measure}",
        document_id=document.id,
        program_id="kakuu-koryu",
        program="架空交流事業",
        parent=None,
        measure=measure,
        label="令和８年度要求・要望額",
        fiscal_year=year,
        amount=amount,
        currency="JPY",
        original=original,
        scope=None,
        start=start,
        end=start + len(original),
        page=1,
        trust=Trust.REVIEWED,
    )


def make_analysis(document: Document) -> Analysis:
    amounts = re.findall(r"\d+億円", document.text)
    odd = document.text.index("=SUM")
    review = ReviewItem(
        document.id,
        Measure.REQUEST,
        2026,
        "5百万円",
        odd,
        len(document.text) - 1,
        2,
        "どの事業のものか決められない",
        (Candidate("架空交流事業", 5_000_000, "同じ頁にある"),),
    )
    formula = FigureRow(
        id=f"{document.id}-odd",
        document_id=document.id,
        program_id="odd",
        program="=cmd|' /C calc'!A0",
        parent=None,
        measure=Measure.TOTAL,
        label="架空の謎の金額",
        fiscal_year=None,
        amount=5_000_000,
        currency="JPY",
        original="5百万円",
        scope=None,
        start=odd,
        end=len(document.text) - 1,
        page=2,
        trust=Trust.EXTRACTED,
    )
    figures = (
        make_row(document, amounts[0], Measure.REQUEST, 2026),
        make_row(document, amounts[1], Measure.PREVIOUS, 2025),
        formula,
    )
    programs = (
        Program(
            "kakuu-koryu",
            "架空交流事業",
            "Imaginary Exchange",
            ("KAKUU",),
            None,
            (document.id,),
        ),
    )
    return Analysis(document, programs, (), (), figures, (review,))


class FakeAnswers:
    """Answers with the request's own words over a fixed document, as the real one would."""

    def __init__(self, version: str, document: Document) -> None:
        self.version = version
        self.document = document
        self.asked: list[tuple[str, tuple[Turn, ...], str, object, int]] = []
        self.error: Exception | None = None
        self.pause = 0.0

    def answer(
        self,
        question: str,
        *,
        history: Sequence[Turn] = (),
        language: str = "auto",
        documents: Sequence[str] | None = None,
        top_k: int = 5,
    ) -> Answer:
        self.asked.append((question, tuple(history), language, documents, top_k))
        time.sleep(self.pause)
        if self.error is not None:
            raise self.error
        text = self.document.text
        start = text.index("令和８")
        end = text.index("\n", start)
        found = "架空" in question or "imaginary" in question.lower()
        citation = Citation(
            1, self.document.id, self.document.title, 1, start, end, 2, 2, text[start:end]
        )
        amount = text[start:end].split()[1].split("（")[0]
        figure = Figure(
            program="架空交流事業",
            label="令和８年度要求・要望額",
            measure="request",
            fiscal_year=2026,
            fiscal_year_label="令和8年度",
            amount=int(amount.removesuffix("億円")) * 10**8,
            currency="JPY",
            original=amount,
            display=amount,
            scope=None,
            derived=False,
            formula=None,
            reviewed=True,
            citation=1,
        )
        passage = RetrievedPassage(self.document.id, start, end, 1, ("概要",), text[start:end], 0.5)
        said = f"架空交流事業の令和8年度要求・要望額は{amount}です。[1]\n派遣のための事業です。[1]"
        return Answer(
            status="answered" if found else "not_found",
            answer=said if found else "文書にはありません。",
            language="en" if language == "en" else "ja",
            figures=(figure,) if found else (),
            citations=(citation,) if found else (),
            passages=(passage,) * min(top_k, 1),
            suggestions=("架空交流事業の前年度予算額は？",),
            confidence=0.9,
            index_version=self.version,
            timings_ms=Timings(0.1, 0.2, 0.3, 0.6),
            documents_sha256={self.document.id: self.document.sha256} if found else {},
        )


def make_edition(version: str = "v1", *, text: str = TEXT, folder: Path | None = None) -> Edition:
    document = make_document(text=text)
    analysis = make_analysis(document)
    path = None
    if folder is not None:
        path = folder / "original.txt"
        path.write_text(text, encoding="utf-8")
    return Edition(
        version=version,
        built_at="2026-04-01T00:00:00+00:00",
        embedding_model="fake",
        dimension=4,
        chunks=3,
        answers=FakeAnswers(version, document),
        analyses={document.id: analysis},
        programs=analysis.programs,
        figures=analysis.figures,
        indexed_at={},
        original=lambda _: path,
    )


class FakeEditions:
    """Published builds, in memory."""

    def __init__(self, *editions: Edition) -> None:
        self.by_version = {e.version: e for e in editions}
        self.pointer: str | None = editions[0].version if editions else None
        self.error: AssistantError | None = None

    def published(self) -> str | None:
        return self.pointer

    def load(self) -> Edition:
        if self.error is not None:
            raise self.error
        if self.pointer is None:
            raise NotReady("There is no index yet; run 'assistant build'.")
        return self.by_version[self.pointer]


class FakeBuilder:
    """A build of three steps that waits until it is let go."""

    def __init__(self) -> None:
        self.go = threading.Event()
        self.go.set()
        self.error: Exception | None = None
        self.elsewhere = self.wanted = False
        self.runs = 0
        self.patient = self.slow = False
        self.again: list[bool] = []
        self.publish: Callable[[], None] = lambda: None

    def busy(self) -> bool:
        return self.elsewhere

    def waiting(self) -> AbstractContextManager[None]:
        return nullcontext()

    def awaited(self) -> bool:
        return self.wanted

    def cancel(self) -> None:
        self.error = AssistantError("The build was ended by signal 15.")
        self.go.set()

    def build(self, progress: Progress, *, patient: bool = False, again: bool = False) -> Built:
        self.runs += 1
        self.patient = patient
        self.again.append(again)
        for stage in ("reading", "embedding", "checking"):
            progress(stage, 1, 1)
        assert self.go.wait(20)
        if self.error is not None:
            raise self.error
        self.publish()
        return Built("1 document, 3 passages", self.slow and not patient)


@dataclass(frozen=True)
class FakeAdded:
    id: str
    name: str
    outcome: Literal["added"] = "added"


class FakeLibrary:
    """Keeps what it is given, and refuses what a reader would."""

    def __init__(self, folder: Path) -> None:
        self.settlements = Settlements(folder)
        self.kept: dict[str, bytes] = {}
        self.removed: list[str] = []

    def add_files(self, uploads: Sequence[tuple[Path, str]]) -> list[FakeAdded]:
        named = [(path, Path(name).name) for path, name in uploads]
        for path, name in named:
            if name.endswith(".exe"):
                raise UnsupportedMedia(f"{name}: no reader takes this kind of file.")
            if path.stat().st_size == 0:
                raise UnreadableDocument(f"{name}: the file is empty.")
        self.kept |= {name: path.read_bytes() for path, name in named}
        return [FakeAdded(Path(n).stem, n) for _, n in named]

    def remove_document(self, document_id: str) -> None:
        if document_id != "kakuu":
            raise NotFound(f"There is no document {document_id!r}.")
        self.removed.append(document_id)


class World:
    """Everything a test can turn: the fakes, and the application over them."""

    def __init__(self, folder: Path, **settings: object) -> None:
        self.folder = folder
        self.edition = make_edition(folder=folder)
        self.editions = FakeEditions(self.edition)
        self.builder = FakeBuilder()
        self.library = FakeLibrary(folder / "data")
        self.settings = Settings(data_dir=folder / "data", **settings)
        self.service = Service(self.editions)
        self.app = create_app(Parts(self.service, self.builder, self.library), self.settings)

    @property
    def answers(self) -> FakeAnswers:
        answers = self.edition.answers
        assert isinstance(answers, FakeAnswers)
        return answers

    @contextmanager
    def client(self) -> Iterator[TestClient]:
        with TestClient(self.app, base_url="http://127.0.0.1:8000") as client:
            yield client


@pytest.fixture(autouse=True)
def _plain_logs() -> Iterator[None]:
    """The default renderer draws tracebacks with all variables, which takes seconds."""
    exceptions = structlog.processors.format_exc_info
    structlog.configure(processors=[exceptions, structlog.processors.KeyValueRenderer()])
    yield
    structlog.reset_defaults()


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path)


@pytest.fixture
def make_world(tmp_path: Path) -> Callable[..., World]:
    return lambda **settings: World(tmp_path, **settings)


@pytest.fixture
def client(world: World) -> Iterator[TestClient]:
    with world.client() as client:
        yield client


@contextmanager
def serving(app: object) -> Iterator[str]:
    """The application on a free port of a real server; yields its address."""
    # With the protocol named, asyncio sends small packets at once (TCP_NODELAY).
    sock = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    sock.bind(("127.0.0.1", 0))
    config = uvicorn.Config(app, log_config=None, access_log=False, lifespan="on")  # type: ignore[arg-type]
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [sock]}, daemon=True)
    thread.start()
    deadline = time.monotonic() + 20
    while not server.started:
        assert time.monotonic() < deadline, "the server did not start"
        time.sleep(0.01)
    try:
        yield f"http://127.0.0.1:{sock.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(20)
        sock.close()


@pytest.fixture
def server(world: World) -> Iterator[str]:
    with serving(world.app) as url:
        yield url


@pytest.fixture
def serve() -> Callable[[object], object]:
    return serving


@pytest.fixture
def events() -> Callable[[str], list[tuple[str, dict[str, Any]]]]:
    """Parses a stream of server-sent events into names and data."""

    def parse(text: str) -> list[tuple[str, dict[str, Any]]]:
        blocks = [b for b in text.split("\n\n") if b.strip() and not b.startswith(":")]
        lines = [dict(line.split(": ", 1) for line in b.splitlines()) for b in blocks]
        return [(block["event"], json.loads(block["data"])) for block in lines]

    return parse


@pytest.fixture
def new_edition() -> Edition:
    return make_edition("v2", text=TEXT.replace("23億円", "99億円"))
