"""What is given besides, for each of so many, is not all that one gets."""

from __future__ import annotations

import pytest

from tests.assistant.conftest import conversation_about

HOW_MUCH = "how much is the new home grant?"
GETS = "移住の補助っていくらもらえる"
GUIDES = {
    "ja": """# 岬町 令和8年度 家づくりの手引き

## 移住者住宅補助金

町内に家を建てる方に補助します。

- 新築：100万円（子ども1人につき20万円を加算）
- 中古：60万円
""",
    "en": """# Cape Town Council: Home grants 2026

## New Home Grant

A new home gets $10,000, and $2,000 per child extra.
""",
}


@pytest.mark.parametrize(
    ("language", "turns", "said", "wrong"),
    [
        ("ja", (GETS, "子ども2人なら？"), "加算", (400_000, 1_200_000)),
        ("ja", (GETS, "中古だと？", "子ども2人なら？"), "加算", (400_000, 1_200_000)),
        ("en", (HOW_MUCH, "and for 2 children?"), "extra", (4_000, 20_000)),
    ],
)  # fmt: skip
def test_an_addition_is_told_and_not_computed_alone(tmp_path, language, turns, said, wrong):
    ask = conversation_about(tmp_path / "guide.md", GUIDES[language])
    answer = [ask(turn) for turn in turns][-1]
    assert said in answer.answer
    assert not {f.amount for f in answer.figures} & set(wrong)
