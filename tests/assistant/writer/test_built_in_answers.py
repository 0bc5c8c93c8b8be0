"""The checks over the built-in answers: they find nothing there, and every fault made in one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.model import Turn
from assistant.writer.desk import make_desk
from tests.assistant.writer.proofreading import proofread

EVERY = 6  # of the set's thousand questions: the checks read each sentence, which takes time


@pytest.fixture(scope="module")
def desks(deck):
    """What the checks look into, by language."""
    made = deck.assistant
    return {lang: make_desk(made.build, made.catalog, None, lang) for lang in ("ja", "en")}


def test_no_check_finds_a_fault_in_what_the_composer_states(deck, desks):
    found, read = [], 0
    for case in deck.cases[::EVERY]:
        history = [Turn("user", asked) for asked in case.history]
        answer = deck.assistant.answer(case.question, history=history)
        if answer.status == "answered":
            read += 1
            found += proofread(answer, case.question, desks[answer.language])
    assert read > 100 and found == []


# A question, what its answer says, what is put there instead, and the check that finds it.
MADE = [
    ("ASPIREの令和8年度要求額は？", "先端国際共同研究推進事業（ASPIRE）", "SATREPS", "program"),
    ("ASPIREの令和8年度要求額は？", "令和8年度", "令和5年度", "year"),
    ("SATREPSの前年度予算額は？", "前年度予算額", "決算額", "measure"),
    ("ASPIREのJST分の要求額は？", "JST", "AMED", "scope"),
    ("外国人研究者招へい事業は前年度からいくら増えた？", "多く", "少なく", "direction"),
    ("国際青少年サイエンス交流事業の令和8年度要求額は？", "です。", "以上です。", "units"),
    ("国際青少年サイエンス交流事業の令和8年度要求額は？", "です。", "で、50人分です。", "numbers"),
    ("国際青少年サイエンス交流事業の令和8年度要求額は？", "です。", "で、倍増です。", "multiples"),
    ("SICORPの令和8年度要求額は？", "です。", "で、最も大きい額です。", "ranking"),
]


@pytest.mark.parametrize(("question", "said", "instead", "check"), MADE)
def test_a_fault_made_in_an_answer_is_found(deck, desks, question, said, instead, check):
    answer = deck.assistant.answer(question)
    assert said in answer.answer
    made = replace(answer, answer=answer.answer.replace(said, instead))
    found = {fault.check for _, fault in proofread(made, question, desks[answer.language])}
    assert check in found, (made.answer, found)
