"""A kept answer comes from anybody: what was changed in it is found, what was not is proved."""

from __future__ import annotations

import json
from copy import deepcopy
from fractions import Fraction

import pytest
from pydantic import TypeAdapter

from assistant.evaluation.formulas import evaluate_formula
from assistant.evaluation.receipt import check_receipt
from assistant.model import Answer
from corpus.errors import InvalidInput
from tests.assistant.conftest import built_over

PLAN = """# 架空港湾局 令和8年度予算案

## 灯台改修事業

令和8年度要求額 23億円（前年度予算額 20億円）
灯台の塗装と照明を新しくする。

## 航路調査事業

令和8年度要求額 9億円（前年度予算額 8億円）
補助上限額 1件あたり300万円

## 財源の見通し

係留料の見込みは、令和7年度末76億円、令和8年度末70億4,000万円です。
"""
ASKED = [
    "灯台改修事業の要求額は？",
    "灯台改修事業の要求額は前年度からいくら増えた？",
    "灯台改修事業の要求額は前年度の何％？",
    "灯台改修事業と航路調査事業の要求額の合計は？",
    "航路調査事業の補助上限額は？",
    "灯台改修事業は何をする？",
    "係留料の見込みは令和8年度末でいくら？",
    "月面基地の要求額は2031年度にいくら？",
    "How much is requested for 灯台改修事業, and how much more than last year?",
]


@pytest.fixture(scope="module")
def harbour(tmp_path_factory):
    """The service over the plan."""
    return built_over(tmp_path_factory.mktemp("receipts"), PLAN)


def kept(harbour, question):
    answer = json.loads(TypeAdapter(Answer).dump_json(harbour.answer(question)))
    return {"turns": [{"question": question, "response": answer}]}


def proved(harbour, conversation):
    return check_receipt(conversation, harbour.build).proved


@pytest.mark.parametrize("question", ASKED)
def test_whatever_was_answered_is_proved(harbour, question):
    proof = check_receipt(kept(harbour, question), harbour.build)
    assert proof.proved, proof.lines


STATED = {
    "amount": 99,
    "display": "99億円",
    "original": "20億円",
    "program": "航路調査事業",
    "label": "令和9年度要求額",
    "measure": "fund",
    "fiscal_year": 2031,
    "fiscal_year_label": "令和13年度",
    "currency": "USD",
    "scope": "離島を除く",
    "reviewed": True,
    "citation": 9,
}


@pytest.mark.parametrize(("field", "value"), STATED.items(), ids=STATED)
def test_no_part_of_a_figure_can_be_changed(harbour, field, value):
    conversation = kept(harbour, ASKED[0])
    conversation["turns"][0]["response"]["figures"][0][field] = value
    assert not proved(harbour, conversation)


@pytest.mark.parametrize(
    ("field", "value"),
    [("program", "航路調査事業"), ("fiscal_year", 2025), ("label", "令和7年度末"), ("amount", 76)],
)
def test_no_part_of_an_amount_of_a_sentence_can_be_changed(harbour, field, value):
    conversation = kept(harbour, "係留料の見込みは令和8年度末でいくら？")
    (figure,) = conversation["turns"][0]["response"]["figures"]
    assert figure["fiscal_year"] == 2026
    figure[field] = value
    assert not proved(harbour, conversation)


def test_a_figure_of_the_table_is_not_passed_off_as_a_mere_quote(harbour):
    conversation = kept(harbour, ASKED[0])
    disguise = {"measure": "total", "fiscal_year": None, "fiscal_year_label": None}
    figure = conversation["turns"][0]["response"]["figures"][0]
    figure |= disguise | {"program": "月面基地"}
    assert not proved(harbour, conversation)


DERIVED = {
    "another result": {"amount": 5e8, "display": "5億円", "formula": "23億円 − 20億円 = 5億円"},
    "another formula": {"formula": "23億円 + 20億円 = 3億円"},
    "of no figures": {"amount": 9e9, "display": "90億円", "formula": "99億円 − 9億円 = 90億円"},
    "no formula": {"formula": None},
    "no arithmetic": {"formula": "__import__('os') = 3億円"},
    "by nothing": {"formula": "23億円 ÷ 0 = 3億円"},
    "too deep": {"formula": "(" * 3000 + "3億円 = 3億円"},
    "shown otherwise": {"display": "30億円"},
}


@pytest.mark.parametrize("change", DERIVED.values(), ids=DERIVED)
def test_a_computed_figure_is_computed_again(harbour, change):
    conversation = kept(harbour, ASKED[1])
    (figure,) = (f for f in conversation["turns"][0]["response"]["figures"] if f["derived"])
    figure |= change
    assert not proved(harbour, conversation)


def test_a_figure_that_is_called_computed_is_computed_from_figures(harbour):
    conversation = kept(harbour, ASKED[0])
    figure = conversation["turns"][0]["response"]["figures"][0]
    figure |= {"derived": True, "formula": "23億円 × 1 = 23億円"}
    assert not proved(harbour, conversation)


@pytest.mark.parametrize(
    "said",
    [
        "要求額は99億円です。[1]",
        "要求額は23億円、2031年には別の額です。[1]",
        "It is $99 million.[1]",
    ],
)
def test_the_text_has_no_number_from_nowhere(harbour, said):
    conversation = kept(harbour, ASKED[0])
    conversation["turns"][0]["response"]["answer"] = said
    assert not proved(harbour, conversation)


def test_a_question_makes_no_amount_true(harbour):
    conversation = kept(harbour, ASKED[0])
    turn = conversation["turns"][0]
    turn["question"], turn["response"]["answer"] = "99億円ですか。", "はい、99億円です。[1]"
    assert not proved(harbour, conversation)


def test_figures_cannot_be_left_out_of_a_text_that_states_them(harbour):
    conversation = kept(harbour, ASKED[1])
    changed = deepcopy(conversation)
    changed["turns"][0]["response"]["figures"] = []
    assert proved(harbour, conversation) and not proved(harbour, changed)


@pytest.mark.parametrize(
    ("formula", "result"),
    [
        ("38億円 − 30億円 = 8億円", 8 * 10**8),
        ("(20億円 − 18億円) ÷ 18億円 = 11.1%", Fraction(1, 9)),
        ("¥2.1 billion (21億円) − ¥2 billion (20億円) = ¥100 million (1億円)", 10**8),
        ("250億€（250億ユーロ） + 535億€ = 785億ユーロ", 785 * 10**8),
        ("3,000円 × 7人 = 21,000円", 21_000),
        ("600万円 × 2分の1 = 300万円", 3 * 10**6),
        ("100万円 ÷ 3 ≒ 33万円", Fraction(10**6, 3)),
        ("2億円 + 3億円 × 2 = 8億円", 8 * 10**8),
    ],
)
def test_formulas_as_answers_write_them_are_computed(formula, result):
    computed = evaluate_formula(formula)
    assert computed is not None and computed.result == result


def test_what_would_take_long_or_no_number_is_no_answer(harbour):
    conversation = kept(harbour, ASKED[0])
    response = conversation["turns"][0]["response"]
    many = response | {"figures": response["figures"] * 600}
    infinite = response | {"figures": [response["figures"][0] | {"amount": 10**400}]}
    for changed in (many, infinite, response | {"answer": "1" * 300_000}):
        with pytest.raises(InvalidInput):
            check_receipt(changed, harbour.build)


@pytest.mark.parametrize("formula", ["", "=", "3億円", "(3億円 = 3億円", "3億円 − = 1", "a = b"])
def test_what_is_no_formula_is_not_computed(formula):
    assert evaluate_formula(formula) is None
