"""An amount that names nothing is that of the one document that a person has reviewed."""

from __future__ import annotations

import pytest

from assistant.service import Assistant
from corpus.analysis import analyse
from corpus.readers import read_document
from tests.assistant.conftest import SKY, load_sky, make_build

TOWN = """# 汐音市 令和8年度予算要求

| 事業 | 令和8年度要求額 | 前年度予算額 |
| --- | --- | --- |
| 漁港改修事業 | 90億円 | 80億円 |
| 浜辺清掃事業 | 10億円 | 9億円 |
| 合計 | 100億円 | 89億円 |
"""


@pytest.fixture(scope="module")
def both(tmp_path_factory) -> Assistant:
    """A document that a person has reviewed beside one that nobody has."""
    path = tmp_path_factory.mktemp("town") / "town.md"
    path.write_text(TOWN, encoding="utf-8")
    sky = analyse(read_document(SKY / "sky.md"), SKY / "sky.md")
    return Assistant(make_build(sky, analyse(read_document(path), path)))


@pytest.mark.parametrize(
    "question",
    ["要求額が最も大きい事業は何ですか？", "Which program has the largest request?"],
)
def test_an_amount_of_nothing_in_particular_is_of_the_reviewed_document(both, question):
    answer, alone = both.answer(question), load_sky().assistant.answer(question)
    assert [f.amount for f in answer.figures] == [f.amount for f in alone.figures] == [3e9]
    assert "人が確認した資料" in answer.answer or "a person has reviewed" in answer.answer


def test_a_document_that_is_named_is_asked_itself(both):
    answer = both.answer("汐音市で要求額が最も大きい事業は何ですか？")
    assert [f.amount for f in answer.figures] == [9e9]
    assert "人が確認した資料" not in answer.answer
