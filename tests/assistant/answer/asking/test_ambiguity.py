"""What several documents answer equally well is asked back; what one answers is not."""

from __future__ import annotations

import pytest

from assistant.service import Assistant
from index.build import BuildStore, CorpusStore, run_build
from index.encoding import bundled_encoder

TEXT = """{office} 令和8年度予算の概要

{name}
緊急対策として、令和8年度からの3年間で総額{total}億円を市町村に交付する。
相談窓口には{people}人の専門員を置く。
{work}を進める。
実地調査は200人の住民を対象に行われた。

{office} 予算総額
令和8年度予算額 {budget}億円
"""
MADE = (
    {
        "office": "青葉県",
        "name": "河川防災整備事業",
        "total": 55,
        "people": 12,
        "budget": 310,
        "work": "堤防の補強",
    },
    {
        "office": "若葉県",
        "name": "里山保全交付金",
        "total": 33,
        "people": 27,
        "budget": 208,
        "work": "下草の刈り取り",
    },
)


@pytest.fixture(scope="module")
def two(tmp_path_factory):
    """An assistant over two documents that say the same of different things."""
    folder = tmp_path_factory.mktemp("two")
    (folder / "corpus").mkdir()
    for number, made in enumerate(MADE):
        (folder / "corpus" / f"{number}.txt").write_text(TEXT.format(**made), "utf-8")
    store = BuildStore(folder / "data")
    run_build(CorpusStore(folder / "data", folder / "corpus"), store, bundled_encoder())
    return Assistant(store.load_current(bundled_encoder()))


@pytest.mark.parametrize(
    "question",
    [
        "緊急対策で市町村に交付される総額はいくらですか",
        "相談窓口に置かれる専門員は何人ですか",
        "How many 専門員 does the 相談窓口 have?",
    ],
)
def test_a_value_that_two_documents_give_each_its_own_is_asked_back(two, question):
    answer = two.answer(question)
    assert answer.status == "clarify"
    assert not answer.figures
    assert len(answer.suggestions) == len(MADE)


def test_each_choice_is_a_whole_question_that_is_answered(two):
    asked = two.answer("緊急対策で市町村に交付される総額はいくらですか")
    said = [two.answer(choice).answer for choice in asked.suggestions]
    assert sorted(("55億円" in s, "33億円" in s) for s in said) == [(False, True), (True, False)]


def test_what_the_documents_say_alike_is_answered(two):
    answer = two.answer("実地調査は何人の住民を対象に行われましたか")
    assert answer.status == "answered"
    assert "200人" in answer.answer


@pytest.mark.parametrize("made", MADE, ids=lambda made: made["office"])
def test_a_question_that_names_its_document_is_answered_from_it(two, made):
    answer = two.answer(f"{made['office']}の相談窓口に置かれる専門員は何人ですか")
    assert answer.status == "answered"
    assert f"{made['people']}人" in answer.answer


@pytest.mark.parametrize("made", MADE, ids=lambda made: made["work"])
def test_a_word_that_one_document_alone_has_tells_which_is_meant(two, made):
    answer = two.answer(f"{made['work']}を進めるための相談窓口に置かれる専門員は何人ですか")
    assert answer.status == "answered"
    assert f"{made['people']}人" in answer.answer
