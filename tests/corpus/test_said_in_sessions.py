"""Minutes and speeches: an amount is of what stands last before it; a session adds to a budget."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.corpus.papers import analyse_text

Fact = tuple[str, str, int | None, int]

SESSION = """令和７年１２月 蓮沼町議会定例会 会議録

○総務課長（旗手 実君）　議案第41号「令和７年度蓮沼町一般会計補正予算（第４号）」を御説明します。
　今回の補正は、歳入歳出それぞれ8,260万円を追加し、総額を74億3,500万円とするものです。
　{said}
"""
SPEECH = """令和８年度 施政方針

令和８年度の一般会計当初予算案は84億６千万円です。
{said}
"""
QUESTIONS = """# 省エネ設備更新補助金　よくある質問（令和８年度）

**Q1　いくらまで補助されますか。**

A　一般枠は50万円までです。なお、先行枠の予算は上の予算額のうち2,000万円です（内数）。

**Q2　昨年度はどのくらい申請がありましたか。**

A　令和７年度は、申請131件に対し118件を交付決定し、交付額は4,873万円でした。
"""


def _facts(path: Path, text: str) -> set[Fact]:
    found = analyse_text(path, text, "paper.txt").figures
    facts = {(r.program, r.measure.value, r.fiscal_year, r.amount) for r in found}
    return {fact for fact in facts if fact[0] != "一般会計"}


@pytest.mark.parametrize(
    ("said", "name", "amount"),
    [
        ("予防接種委託料に640万円を計上いたしました。", "予防接種委託料", 6_400_000),
        ("車両更新事業として2,400万円を計上しております。", "車両更新事業", 24_000_000),
        ("貯水池事業につきまして、国の内示減により320万円を減額します。", "貯水池事業", -3_200_000),
        ("鳥獣被害防止柵整備事業に180万円を追加します。", "鳥獣被害防止柵整備事業", 1_800_000),
    ],
)
def test_a_session_on_a_supplement_adds_and_takes(
    said: str, name: str, amount: int, tmp_path: Path
) -> None:
    facts = _facts(tmp_path, SESSION.format(said=f"農業費では、{said}"))
    assert facts == {(name, "supplementary", 2025, amount)}


def test_a_budget_of_a_whole_year_is_no_supplement(tmp_path: Path) -> None:
    text = SESSION.format(said="令和７年度当初予算では、予防接種委託料に640万円を計上しました。")
    assert ("予防接種委託料", "initial", 2025, 6_400_000) in _facts(tmp_path, text)


@pytest.mark.parametrize(
    ("said", "facts"),
    [
        (
            "道の駅改修には、前年度の２倍となる１億2,000万円を計上し、また空き店舗の活用には、"
            "１件当たり50万円を上限とする補助を新たに設け、300万円を計上しました。",
            {
                ("道の駅改修", "initial", 2026, 120_000_000),
                ("空き店舗の活用", "unit", 2026, 500_000),
                ("空き店舗の活用", "initial", 2026, 3_000_000),
            },
        ),
        (
            "避難路整備事業には２億円を、また防災無線更新事業には6,000万円を計上しました。",
            {
                ("避難路整備事業", "initial", 2026, 200_000_000),
                ("防災無線更新事業", "initial", 2026, 60_000_000),
            },
        ),
        (
            "令和６年度決算の投資的経費は9億7,000万円でありました。",
            {("投資的経費", "executed", 2024, 970_000_000)},
        ),
        (
            "介護保険特別会計は12億円、下水道事業会計は6億円を計上しております。",
            {
                ("介護保険特別会計", "initial", 2026, 1_200_000_000),
                ("下水道事業会計", "initial", 2026, 600_000_000),
            },
        ),
        ("小学校の給食費は無料とし、御家庭の負担は月額4,600円でありました。", set()),
    ],
)
def test_an_amount_is_of_what_was_named_last(said: str, facts: set[Fact], tmp_path: Path) -> None:
    assert _facts(tmp_path, SPEECH.format(said=said)) == facts


@pytest.mark.parametrize("heading", ["２ 予算額及び採択予定件数", "業務概要", "２ 補助率と件数"])
def test_a_heading_of_a_paper_is_no_program(heading: str, tmp_path: Path) -> None:
    said = "令和８年度予算額は３億2,000万円です。"
    text = f"令和８年度 灯台再生補助金 公募要領\n\n{heading}\n\n{said}\n"
    assert {name for name, *_ in _facts(tmp_path, text)} <= {"灯台再生補助金"}


def test_what_was_given_needs_its_year_and_a_budget_is_no_ceiling(tmp_path: Path) -> None:
    facts = _facts(tmp_path, QUESTIONS)
    assert ("省エネ設備更新補助金", "executed", 2025, 48_730_000) in facts
    assert 20_000_000 not in {amount for *_, amount in facts}
