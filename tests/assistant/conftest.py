"""The assistant over the bundled deck, as a service would load it but made in memory."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from shutil import copy

import pytest

import assistant.evaluation.cases as cases_module
from assistant.cli.context import CommandContext
from assistant.conversation.reading import TurnReader
from assistant.conversation.state import BEGINNING, Exchange
from assistant.evaluation.runner import Judged, run_cases
from assistant.model import Answer, Citation, Timings, Turn
from assistant.question import Question, Understanding
from assistant.service import Assistant
from assistant.settings import Settings, bundled_documents
from corpus.analysed import Analysis
from corpus.analysis import analyse
from corpus.readers import read_document
from index.build import run_build
from index.build.builds.layout import LoadedBuild
from index.build.builds.manifest import FORMAT, Counts, Manifest, ModelInfo
from index.build.builds.merging import merge_programs
from index.build.schema import current_schema
from index.encoding import bundled_encoder
from index.evaluation.retrieval import make_retriever
from index.passages import cut_passages

SETS = Path(__file__).parents[1] / "evaluation"
SKY = Path(__file__).parent / "sky"


@dataclass
class Deck:
    """The deck's analysis, the assistant over it, and its question set with the verdicts."""

    analysis: Analysis
    assistant: Assistant

    @property
    def text(self) -> str:
        return self.analysis.document.text

    @cached_property
    def cases(self):
        return cases_module.read_cases(SETS / "deck.jsonl")

    @cached_property
    def judged(self) -> list[Judged]:
        """Every question of the set, asked once a session."""
        document = self.analysis.document
        return run_cases(self.cases, self.assistant, [document], source=document)


def load_deck() -> Deck:
    (path,) = bundled_documents().glob("*.txt")
    analysis = analyse(read_document(path), path)
    return Deck(analysis, Assistant(make_build(analysis)))


def load_sky(path: Path = SKY / "sky.md") -> Deck:
    """A made-up document of three programs, with what a person knows of it beside it."""
    analysis = analyse(read_document(path), path)
    return Deck(analysis, Assistant(make_build(analysis)))


def conversation_about(path: Path, text: str) -> Callable[[str], Answer]:
    """Turns of one conversation about a document that a test writes, each with its answer."""
    path.write_text(text, encoding="utf-8")
    assistant = load_sky(path).assistant
    history: list[Turn] = []

    def ask(turn: str) -> Answer:
        answer = assistant.answer(turn, history=history)
        history.extend([Turn("user", turn), Turn("assistant", answer.answer)])
        return answer

    return ask


def last_answer(assistant: Assistant, *turns: str) -> Answer:
    """The answer to the last turn of one conversation."""
    history: list[Turn] = []
    for turn in turns:
        answer = assistant.answer(turn, history=history)
        history += [Turn("user", turn), Turn("assistant", answer.answer)]
    return answer


def conversations_about(folder: Path, texts: Mapping[str, str]) -> Callable[..., Answer]:
    """The last answer to some turns about some of the documents: `ask(names, *turns)`."""
    known: dict[tuple[str, ...], Assistant] = {}

    def ask(names: tuple[str, ...], *turns: str) -> Answer:
        if names not in known:
            for name in names:
                (folder / name).write_text(texts[name], encoding="utf-8")
            analyses = (analyse(read_document(folder / n), folder / n) for n in names)
            known[names] = Assistant(make_build(*analyses))
        return last_answer(known[names], *turns)

    return ask


def built_over(folder: Path, text: str) -> Assistant:
    """The service over a document as it is built from a corpus folder."""
    (folder / "corpus").mkdir()
    (folder / "corpus" / "plan.md").write_text(text, encoding="utf-8")
    context = CommandContext(
        Settings(data_dir=folder / "data", corpus_dir=folder / "corpus", workers=1)
    )
    run_build(context.corpus, context.store, context.encoder)
    return context.assistant()


def make_build(*analyses: Analysis) -> LoadedBuild:
    """A build of documents that share no program but their totals."""
    passages = tuple(p for analysis in analyses for p in cut_passages(analysis))
    encoder = bundled_encoder()
    return LoadedBuild(
        make_manifest(ModelInfo.of(encoder)),
        {analysis.document.id: analysis for analysis in analyses},
        merge_programs([(a.document.id, a.programs) for a in analyses])[0],
        passages,
        make_retriever(passages, encoder),
    )


def make_manifest(model: ModelInfo) -> Manifest:
    return Manifest(
        format=FORMAT,
        built_at=datetime(2026, 4, 1, tzinfo=UTC),
        reasons=(),
        inputs="",
        model=model,
        words=model,
        engine="files",
        schema=current_schema(),
        counts=Counts(),
        documents=(),
        problems=(),
        duplicates=(),
        files={},
    )


@pytest.fixture(scope="session")
def deck() -> Deck:
    return load_deck()


@pytest.fixture(scope="session")
def sky() -> Deck:
    return load_sky()


@pytest.fixture
def ask_document(tmp_path):
    """Asks an assistant that knows one document, given as its name and its text."""

    def ask(name: str, text: str, question: str):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return load_sky(path).assistant.answer(question)

    return ask


@pytest.fixture(scope="session")
def sky_without_notes(tmp_path_factory) -> Deck:
    """The made-up document without the notes that say what stands in brackets."""
    path = tmp_path_factory.mktemp("sky") / "sky.md"
    lines = (SKY / "sky.md").read_text("utf-8").splitlines(keepends=True)
    path.write_text("".join("・\n" if x.startswith("※") else x for x in lines), encoding="utf-8")
    for companion in ("sky.toml", "sky.programs.toml", "sky.budget.csv"):
        copy(SKY / companion, path.parent)
    return load_sky(path)


SHOWN = Citation(1, "sky", "sky", None, 0, 1, 1, 1, "x")
REPLY = Answer("answered", "x", "ja", (), (SHOWN,), (), (), 1.0, "v", Timings(0, 0, 0, 0))


@pytest.fixture
def read_turns():
    """Reads the last of several turns, each of those before it answered by a quote."""

    def read(understanding: Understanding, text: str, *earlier: str) -> Question:
        reader = TurnReader(understanding, lambda _program: ())
        state = BEGINNING
        for turn in earlier:
            reading = reader.read(turn, state)
            state = state.after(Exchange(reading.act, reading.question, REPLY))
        return reader.read(text, state).question

    return read
