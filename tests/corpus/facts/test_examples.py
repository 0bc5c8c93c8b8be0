"""Amounts that a paper makes up to show how something is worked out."""

from __future__ import annotations

import pytest

from corpus.facts.examples import example_spans
from tests.corpus.papers import facts_of

GUIDE = """# 令和8年度 まちの灯り活動助成金 募集要項

## 1 助成額

助成限度額：30万円

{}

予算総額は590万円です。
"""


@pytest.mark.parametrize(
    "example",
    [
        "## 2 計算例\n\n対象経費が36万円の場合、36万円×2/3＝24万円",
        "【計算例】灯ろう６基 経費54万円 × １／３ ＝ 18万円 → 助成額18万円",
        "例えば、経費が60万円の場合は助成額は20万円です。",
        "■モデルケース\n経費 45万円\n助成額 15万円",
    ],
)
def test_no_amount_of_an_example_is_a_figure(example, tmp_path):
    path = tmp_path / "guide.md"
    path.write_text(GUIDE.format(example), encoding="utf-8")
    assert {(measure, amount) for _, measure, _, amount in facts_of(path)} == {
        ("unit", 300_000),
        ("initial", 5_900_000),
    }


def test_an_example_ends_where_something_else_begins():
    text = "Worked example\nA farm with £9,000 of costs\ngets £3,000.\n\nBudget\n£4 million\n"
    assert [text[a:b] for a, b in example_spans(text)] == [text[: text.index("\nBudget")]]


@pytest.mark.parametrize("text", ["soils@council.example £4\n", "The example of £5 million\n"])
def test_the_word_alone_begins_none(text):
    assert not list(example_spans(text))
