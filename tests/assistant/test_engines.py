"""The deck is answered the same whatever keeps the builds and their vectors.

The deck stands among made documents, so that there are more passages than are candidates of one
search, and the engines have something to choose from.
"""

from __future__ import annotations

from shutil import copy

import pytest

from assistant.benchmark.made import Template, write_corpus
from assistant.evaluation.runner import run_cases
from assistant.service import Assistant
from assistant.settings import bundled_documents
from index.build import BuildStore, CorpusStore, run_build
from index.build.builds.load import load_shelf
from index.encoding import bundled_encoder
from index.vectors.load import load_engine

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]

STRANGERS = 15
EACH = 30  # every so many questions of the set are asked


class Company:
    """The deck and strangers, answered over a store."""

    def __init__(self, folder):
        self.data = folder / "data"
        write_corpus(folder / "corpus", Template.strangers(), range(STRANGERS))
        (self.path,) = bundled_documents().glob("*.txt")
        copy(self.path, folder / "corpus")
        self.corpus = CorpusStore(self.data, folder / "corpus")

    def answers(self, cases, *, engine=None, uri="", store=""):
        engine = load_engine(engine or "files", uri, token="", name="deck")
        kept = BuildStore(self.data, engine=engine, shelf=load_shelf(store, self.data))
        run_build(self.corpus, kept, bundled_encoder())
        build = kept.load_current(bundled_encoder())
        (deck,) = (
            a.document for a in build.analyses.values() if a.document.filename == self.path.name
        )
        judged = run_cases(cases, Assistant(build), [deck], source=deck)
        return [
            (j.case.question, j.right, j.answer.answer, [f.amount for f in j.answer.figures])
            for j in judged
        ]


@pytest.fixture(scope="module")
def company(tmp_path_factory):
    return Company(tmp_path_factory.mktemp("engines"))


@pytest.fixture(scope="module")
def cases(deck):
    return deck.cases[::EACH]


@pytest.fixture(scope="module")
def expected(company, cases):
    found = company.answers(cases)
    assert len(found) >= 30
    assert sum(right for _, right, _, _ in found) >= 0.9 * len(found)
    return found


def test_milvus_gives_the_same_answers(company, cases, expected, tmp_path):
    from milvus_lite.server_manager import server_manager_instance

    path = str(tmp_path / "lite.db")
    assert company.answers(cases, engine="milvus", uri=path) == expected
    server_manager_instance.release_server(path)


def test_postgres_and_pgvector_give_the_same_answers(company, cases, expected, postgres):
    assert company.answers(cases, engine="pgvector", uri=postgres, store=postgres) == expected
