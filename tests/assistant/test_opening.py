"""The assistant over many documents is opened without reading one of them."""

from __future__ import annotations

import pytest

from assistant.benchmark.made import Template, write_corpus
from assistant.cli.context import CommandContext
from assistant.model import Turn
from assistant.settings import Settings
from index.build import run_build
from index.build.builds.analyses import StoredAnalyses

DOCUMENTS = 6


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Settings of a built corpus, and what its documents say."""
    folder = tmp_path_factory.mktemp("many")
    documents = write_corpus(folder / "corpus", Template.strangers(), range(DOCUMENTS))
    settings = Settings(data_dir=folder / "data", corpus_dir=folder / "corpus", workers=1)
    context = CommandContext(settings)
    run_build(context.corpus, context.store, context.encoder)
    return settings, documents


@pytest.fixture
def read(monkeypatch):
    """The documents that have been read."""
    found: list[str] = []
    parse = StoredAnalyses._parsed
    monkeypatch.setattr(
        StoredAnalyses,
        "_parsed",
        lambda self, i, shape: found.append(i) or parse(self, i, shape),
    )
    return found


def test_opening_reads_no_document_and_an_amount_its_own_alone(made, read):
    settings, documents = made
    assistant = CommandContext(settings).assistant()
    assert not read
    answer = assistant.answer(f"{documents[3].programs[0]}の要求額はいくらですか。")
    assert answer.figures
    assert set(read) == {"made-000003"}


def test_asking_on_reads_the_documents_asked_of_alone(made, read):
    settings, documents = made
    assistant = CommandContext(settings).assistant()
    asked = f"{documents[3].programs[0]}の要求額はいくらですか。"
    answer = assistant.answer(f"{documents[1].programs[1]}は？", history=[Turn("user", asked)])
    assert answer.figures
    assert set(read) == {"made-000001", "made-000003"}


def test_what_all_documents_amount_to_is_told_without_reading_one(made, read):
    settings, _ = made
    assistant = CommandContext(settings).assistant()
    assert not assistant.table.sums.wholes()
    assert not assistant.table.is_sum(next(iter(assistant.catalog.of(None))))
    assert not read
