"""A model whose every sentence is true, and whose answer is no answer, makes nothing worse."""

from __future__ import annotations

import pytest

from assistant.model import Turn
from assistant.writer.desk import make_desk
from assistant.writer.subjects import subjects
from tests.assistant.writer.conftest import pick

ROWS = [("query_budget", {})]


def other(messages):
    return f"SICORPの令和8年度要求額は{pick(messages, 'sicorp', 'request')}です。"


def unnamed(messages):
    return f"{pick(messages, 'aspire', 'request')}です。"


def sides(messages):
    aspire, satreps = pick(messages, "aspire", "request"), pick(messages, "satreps", "request")
    return f"ASPIREの要求額は{aspire}、SATREPSの要求額は{satreps}です。"


def unit(messages):
    return f"ASPIREの支援額は{pick(messages, 'aspire', 'unit')}です。"


WORSE = [
    ("ASPIREの要求額は前年度から増えていますか", [ROWS, unit]),
    ("SATREPSの令和8年度要求額は？", [ROWS, other]),
    ("SATREPSの要求額は？", [ROWS, unnamed]),
    ("SATREPSの要求額は？", ["資料に記載がありません。"]),
    ("SATREPSの要求額は？", ["どの事業についてのご質問でしょうか。"]),
    ("ASPIREとSATREPSの令和8年度要求額の合計は？", [ROWS, sides]),
    ("外国人研究者のビザの申請窓口はどこですか", [ROWS, other]),
    ("外国人研究者のビザの申請窓口はどこですか", ["分かりました。"]),
    ("ありがとう", ["資料に記載がありません。"]),
]


@pytest.mark.parametrize(("question", "replies"), WORSE)
def test_the_built_in_answer_stays_where_it_says_more(conduct, script, deck, question, replies):
    script.say(*replies)
    answer = conduct().answer(question)
    assert answer.answer == deck.assistant.answer(question).answer
    assert answer.model.outcome == "kept"


def test_a_model_that_is_told_what_is_missing_may_add_it(conduct, script):
    def total(messages):
        refs = [pick(messages, p, "request")[2:-2] for p in ("aspire", "satreps")]
        return [("compute", {"operation": "sum", "figures": refs})]

    def states(messages):
        refs = "+".join(pick(messages, p, "request")[2:-2] for p in ("aspire", "satreps"))
        return f"ASPIREとSATREPSの要求額の合計は[[{refs}]]です。"

    script.say(ROWS, sides, total, states)
    answer = conduct().answer("ASPIREとSATREPSの令和8年度要求額の合計は？")
    assert answer.model.outcome == "written" and "51億円" in answer.answer
    assert "(omission)" in script.requests[2]["messages"][-1]["content"]


def test_figures_of_sentences_that_were_not_shown_are_not_in_the_answer(conduct, script):
    def faulty(messages):
        satreps, sicorp = (pick(messages, p, "request") for p in ("satreps", "sicorp"))
        return f"SATREPSの決算額は{satreps}です。\nSICORPの要求額は{sicorp}です。"

    def mended(messages):
        return f"SATREPSの令和8年度要求額は{pick(messages, 'satreps', 'request')}です。"

    script.say(ROWS, faulty, mended)
    answer = conduct().answer("SATREPSの令和8年度要求額は？")
    assert [f.amount for f in answer.figures] == [2_100_000_000]
    assert len(answer.citations) == 1


def test_a_whole_that_a_scope_names_is_not_what_a_conversation_is_about(deck):
    desk = make_desk(deck.assistant.build, deck.assistant.catalog, None, "ja")
    first = Turn("user", "LOTUSの要求額は？")
    told = Turn("assistant", deck.assistant.answer(first.content).answer)
    question = "それって前年度より増えてる？"
    built_in = deck.assistant.answer(question, history=[first, told])
    about = subjects(built_in, question, [first, told], desk.sources)
    assert "内数" in told.content and "lotus" in about
    assert not {p.parent for p in desk.sources.programs if p.id == "lotus"} & about
