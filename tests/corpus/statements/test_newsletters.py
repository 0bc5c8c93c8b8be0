"""What a newsletter of a town states beside its charts: the whole, and what one has of it."""

from __future__ import annotations

import pytest

from tests.corpus.papers import facts_of


def facts(tmp_path, text):
    (tmp_path / "paper.txt").write_text(text, encoding="utf-8")
    return facts_of(tmp_path / "paper.txt")


@pytest.mark.parametrize(
    "said", ["一般会計予算は 312億円（前年度比 4.2％増）", "一般会計予算は312億円です。"]
)
@pytest.mark.parametrize("below", ["", "特別会計を含めた総額は 498億6,000万円です。\n"])
def test_titles_right_above_a_paragraph_are_no_part_of_its_first_sentence(tmp_path, said, below):
    title = "広報みなと 令和8年5月号\n特集 令和8年度予算のあらまし\n"
    found = facts(tmp_path, f"{title}{said}\n{below}")
    assert ("一般会計", "initial", 2026, 31_200_000_000) in found


@pytest.mark.parametrize("mark", ["", "■ ", "○"])
@pytest.mark.parametrize(
    "one", ["市民1人当たりに使われるお金", "1世帯あたりでみると", "市民一人につき使う額"]
)
def test_what_one_has_of_a_budget_is_none(tmp_path, mark, one):
    text = "令和8年度予算のあらまし\n\n一般会計予算は312億円です。\n\n"
    found = facts(tmp_path, f"{text}{mark}{one} 52万円\n（人口60,012人で計算）\n")
    assert {amount for _, measure, _, amount in found if measure == "initial"} == {31_200_000_000}
