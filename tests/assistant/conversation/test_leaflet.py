"""What a leaflet gives each class, whose heads stand beside the label of its part alone."""

from __future__ import annotations

import pytest

from tests.assistant.conftest import conversations_about
from tests.leaflets import HEDGES, SATOYAMA

LARGE = """# 晩夏県 中小企業そだて補助金（令和9年度）

中小企業そだて補助金は、県内の会社の投資を助けます。限度額は5億円です。
"""
PAPERS = {"satoyama.html": SATOYAMA, "hedges.html": HEDGES, "sodate.md": LARGE}


@pytest.fixture(scope="module")
def ask(tmp_path_factory):
    return conversations_about(tmp_path_factory.mktemp("leaflets"), PAPERS)


def amounts(answer) -> set[int]:
    return {f.amount for f in answer.figures if not f.derived}


@pytest.mark.parametrize(
    ("paper", "turns", "told", "none"),
    [
        (
            "satoyama.html",
            ("臨時の作業員を常用にしたらいくらもらえる？",),
            {720_000, 360_000, 540_000, 270_000},
            {60_000, 45_000},
        ),
        (
            "satoyama.html",
            ("臨時の作業員を常用にしたらいくらもらえる？", "日雇だったら"),
            {480_000, 240_000, 360_000, 180_000},
            {720_000, 540_000},
        ),
        (
            "hedges.html",
            ("how much is the training award for the first year",),
            {800, 400, 600, 300},
            {500, 120},
        ),
    ],
)
def test_each_class_is_told_under_its_own_heads(ask, paper, turns, told, none):
    found = amounts(ask((paper,), *turns))
    assert told <= found and not none & found


def test_a_class_that_a_turn_goes_on_to_is_told_alone(ask):
    turns = "how much is the training award for the first year", "and the second year?"
    said = ask(("hedges.html",), *turns).answer
    assert all(f"£{n}" in said for n in (500, 250, 350, 175)) and "£800" not in said


@pytest.mark.parametrize(
    "turns",
    [
        ("臨時の作業員を常用にしたらいくらもらえる？", "うちは従業員8人、3年働いてる人だと？"),
        ("臨時の作業員を常用にしたらいくらもらえる？", "手当を5%上げたら小規模だといくら"),
        ("臨時の作業員を常用にしたらいくらもらえる？", "小規模な事業主だと"),
    ],
)
def test_what_each_gets_is_not_added_up_nor_multiplied_by_other_things(ask, turns):
    assert not any(f.derived for f in ask(("satoyama.html",), *turns).figures)


@pytest.mark.parametrize("turn", ["申請はいつまで？", "申請の締切は", "申請の期限教えて"])
def test_a_note_in_brackets_below_a_label_is_the_deadline(ask, turn):
    answer = ask(("satoyama.html",), "担い手づくり助成金ってなに", turn)
    assert "1か月以内" in answer.answer and answer.status == "answered"


def test_a_half_name_of_a_program_elsewhere_is_a_word(ask):
    first = "担い手づくり助成金、臨時の作業員を常用にしたら小規模だといくら"
    answer = ask(("satoyama.html", "sodate.md"), first, "中小企業でもおなじ？")
    assert 500_000_000 not in amounts(answer)
