"""Whatever is asked, the answer is proved: each quote stands in its document, each figure is a row
or has a formula, and nothing is stated where nothing was found."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.model import Turn
from tests.assistant.conftest import built_over

from .material import FUZZ, texts

PLAN = """# 架空交流事業

令和8年度要求額 23億円（前年度予算額 21億円）
若手研究者を海外に派遣する。
対象は国内の大学とする。
"""


@pytest.fixture(scope="module")
def answers(tmp_path_factory):
    return built_over(tmp_path_factory.mktemp("fuzz"), PLAN)


@FUZZ
@given(texts.filter(str.strip), st.lists(texts, max_size=2))
def test_every_answer_is_proved(answers, question, earlier):
    history = [Turn("user", text) for text in earlier]
    answer = answers.answer(question, history=history)
    assert answer.status in {"answered", "not_found", "clarify"}
    assert answer.status == "answered" or not answer.figures
    for citation in answer.citations:
        text = answers.build.analyses[citation.document_id].document.text
        assert text[citation.start : citation.end] == citation.quote
    cited = {citation.number for citation in answer.citations}
    for figure in answer.figures:
        assert figure.derived or figure.citation in cited
        assert not figure.derived or figure.formula
