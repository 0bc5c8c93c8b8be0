"""Other documents take nothing from a document: its questions are answered as when it is alone.

The deck stands among made documents of other offices. Questions that ask for the whole corpus
("the largest of all") may be answered otherwise, and are not asked here.
"""

from __future__ import annotations

from shutil import copy

import pytest

from assistant.benchmark.made import Template, write_corpus
from assistant.evaluation.runner import run_cases
from assistant.service import Assistant
from assistant.settings import bundled_documents
from index.build import BuildStore, CorpusStore, run_build
from index.encoding import bundled_encoder

STRANGERS = 20
EACH = 12  # every so many questions of the set are asked
WHOLE_CORPUS = {"list", "compare"}


@pytest.fixture(scope="module")
def company(tmp_path_factory):
    """The assistant over the deck and its company, and the deck in it."""
    folder = tmp_path_factory.mktemp("company")
    write_corpus(folder / "corpus", Template.strangers(), range(STRANGERS))
    (path,) = bundled_documents().glob("*.txt")
    copy(path, folder / "corpus")
    store = BuildStore(folder / "data")
    run_build(CorpusStore(folder / "data", folder / "corpus"), store, bundled_encoder())
    build = store.load_current(bundled_encoder())
    (deck,) = (a.document for a in build.analyses.values() if a.document.filename == path.name)
    return Assistant(build), deck


def test_no_question_that_is_right_alone_is_wrong_in_company(company, deck):
    assistant, document = company
    cases = [c for c in deck.cases[::EACH] if c.type not in WHOLE_CORPUS]
    alone = run_cases(cases, deck.assistant, [document], source=document)
    judged = run_cases(cases, assistant, [document], source=document)
    worse = [b for a, b in zip(alone, judged, strict=True) if a.right and not b.right]
    assert len(cases) > 60
    assert not [(j.case.question, j.answer.answer) for j in worse]


def test_a_stranger_answers_for_itself(company):
    assistant, document = company
    row = next(r for r in assistant.build.figures if r.document_id != document.id)
    name = assistant.catalog.name(row.program_id)
    answered = assistant.answer(f"{name}の要求額はいくらですか。")
    assert row.amount in {figure.amount for figure in answered.figures}
