"""Guides and leaflets: items with their name before their text, and what is set aside for them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.corpus.papers import facts_of
from tests.corpus.papers import facts_said as said

CALL = "# 令和8年度 渡し船利用支援補助金 公募要領\n\n{}\n"
NAME = "渡し船利用支援補助金"


@pytest.mark.parametrize(
    "line",
    [
        "予算額 令和8年度 3,200万円（予定）",
        "予算規模：令和8年度 3,200万円",
        "2 予算規模　令和8年度　3,200万円（予算の範囲内で採択する。）",
        "先着順。予算額（3,200万円）に達した時点で受付を終了します。",
    ],
)
def test_the_year_may_stand_between_a_budget_and_its_amount(tmp_path: Path, line: str) -> None:
    assert said(tmp_path, CALL, line) == {(NAME, "initial", 2026, 32_000_000)}


@pytest.mark.parametrize(
    "line", ["令和7年度予算額 令和8年度 3,200万円", "前年度予算額 令和8年度 3,200万円"]
)
def test_two_years_of_one_amount_leave_it_open(tmp_path: Path, line: str) -> None:
    assert said(tmp_path, CALL, line) == set()


def test_a_body_is_no_program(tmp_path: Path) -> None:
    text = "## 公益財団法人みなと県振興機構\n\n予算規模　令和8年度　3億円"
    names = {name for name, *_ in said(tmp_path, CALL, text)}
    assert "公益財団法人みなと県振興機構" not in names


@pytest.mark.parametrize("mark", ["■", "◆ ", "●　"])
@pytest.mark.parametrize(
    ("name", "text", "amount"),
    [
        ("灯台見学費助成", "1回の見学につき3万円を上限に助成します（通算6回まで）。", 30_000),
        ("第3子保育料助成", "月額2万円を限度に助成します。所得の制限があります。", 20_000),
    ],
)
def test_an_item_is_named_before_its_text(
    tmp_path: Path, mark: str, name: str, text: str, amount: int
) -> None:
    path = tmp_path / "guide.txt"
    path.write_text(
        "令和8年度 天馬町の子育て応援ガイド\n\n■ 産後ケア事業 日帰りで休めます。\n"
        f"{mark}{name} {text}\n",
        encoding="utf-8",
    )
    assert (name, "unit", 2026, amount) in facts_of(path)
