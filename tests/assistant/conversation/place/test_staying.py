"""A conversation stays with its document, unless a turn is clearly about another."""

from __future__ import annotations

import pytest

from assistant.model import Turn
from assistant.service import Assistant
from corpus.analysis import analyse
from corpus.readers import read_document
from tests.assistant.conftest import make_build

FELLOWS = """# 渡り鳥研究員制度のご案内

鳥類財団 研究員係

## 概要

若い研究者を2年間、海外の湿地に派遣します。往復の航空券は家族の分も含みます。

## 復帰する方

育児や病気で研究を休んだ方には、渡り鳥研究員・復帰枠があります。年に12人を採ります。

## その後

派遣を終えた方の9割が、5年後に研究の職に就いています。
"""

COUNCIL = """# 第3号議案の質疑

家族と出産への支援、派遣村の運営について

## 質疑

出産した家庭に商品券を配る。家族の人数で額は変わらない。就職した人への祝い金は今年で終わる。

## プールの質疑

市民プールの開館は7月1日からで、料金は大人300円である。
"""


@pytest.fixture
def ask(tmp_path):
    found = []
    for name, text in (("fellows.md", FELLOWS), ("council.md", COUNCIL)):
        (tmp_path / name).write_text(text, encoding="utf-8")
        found.append(analyse(read_document(tmp_path / name), tmp_path / name))
    assistant, history = Assistant(make_build(*found)), []

    def cited(text):
        answer = assistant.answer(text, history=history)
        history.extend([Turn("user", text), Turn("assistant", answer.answer)])
        return {c.document_id for c in answer.citations}

    return cited


@pytest.mark.parametrize(
    "turn",
    ["家族の分もお金出ますか", "出産で休んでた人の枠ってある？", "終わったあとは就職できてる？"],
)
def test_a_word_on_the_first_lines_of_another_document_leads_nowhere(ask, turn) -> None:
    (fellows,) = ask("渡り鳥研究員って何をする制度ですか")
    assert ask(turn) == {fellows}


def test_a_turn_that_only_another_document_suits_is_asked_of_that(ask) -> None:
    (fellows,) = ask("渡り鳥研究員って何をする制度ですか")
    (council,) = ask("市民プールの料金はいくら")
    assert council != fellows


BUDGETS = {
    "tani.md": ("谷川市", "橋りょう補修事業", 84_000, "図書館移転事業", 31_000, 115_000),
    "hara.md": ("原野町", "全体運動会事業", 2_000, "空港シャトル運行事業", 990_000, 992_000),
}


@pytest.fixture
def budgets(tmp_path):
    found = []
    for name, (city, one, first, other, second, total) in BUDGETS.items():
        text = f"# 令和8年度 {city} 当初予算の概要\n\n{city} 財政課\n\n（単位：千円）\n\n"
        text += "| 事業名 | 令和8年度予算額 |\n|---|---|\n"
        text += f"| {one} | {first:,} |\n| {other} | {second:,} |\n| 合計 | {total:,} |\n"
        (tmp_path / name).write_text(text, encoding="utf-8")
        found.append(analyse(read_document(tmp_path / name), tmp_path / name))
    assistant, history = Assistant(make_build(*found)), []

    def ask(text):
        answer = assistant.answer(text, history=history)
        history.extend([Turn("user", text), Turn("assistant", answer.answer)])
        return answer

    return ask


def test_a_turn_that_names_nothing_stays_with_the_document(budgets) -> None:
    budgets("谷川市の予算は全部でいくら？")
    assert [f.amount for f in budgets("いちばんでかいのどれ").figures] == [84_000_000]
    assert 73.0 in [f.amount for f in budgets("それって全体の何割").figures]
