"""Amounts of a text, each with the words, the year and the sentence that say what it is."""

from __future__ import annotations

from itertools import pairwise

import pytest

from assistant.evidence.amounts import falls_in
from assistant.evidence.amounts.said import said_amounts
from assistant.evidence.finding.ledger import Ledger
from tests.assistant.conftest import load_sky


@pytest.mark.parametrize(
    ("text", "number", "inside"),
    [
        ("6～20人", 8, True),
        ("6～20人", 5, False),
        ("5人以下", 8, False),
        ("51人以上", 80, True),
        ("10人未満", 10, False),
        ("8人", 8, True),
        ("補助上限額", 8, None),
    ],
)
def test_a_number_is_in_the_range_that_a_text_names_or_not(text, number, inside) -> None:
    assert falls_in(text, number, "人") is inside


def amounts_of(tmp_path, text):
    path = tmp_path / "a.md"
    path.write_text(text, encoding="utf-8")
    (document,) = load_sky(path).assistant.build.analyses
    ledger = Ledger(load_sky(path).assistant.build.analyses)
    page = ledger.page(document)
    return list(said_amounts(page, ledger.tables(document), 0, len(text)))


def test_each_amount_has_its_clause_its_topic_and_its_year(tmp_path) -> None:
    text = (
        "# 岬市の財政\n\n市債残高は、令和7年度末の41億円から、令和8年度末には39億円に減ります。\n"
    )
    first, second = amounts_of(tmp_path, text)
    assert (first.years, second.years) == ({2025}, {2026})
    assert "市債残高" in first.own
    assert "市債残高" in second.own
    assert "39億円" not in first.own
    assert second.sentence == text.splitlines()[-1]


def test_an_amount_that_a_ceiling_is_raised_to_is_no_range(tmp_path) -> None:
    before, now = amounts_of(tmp_path, "# 岬市\n\n上限額を10万円から15万円に引き上げます。\n")
    assert (before.quantity.value, before.earlier) == (100_000, True)
    assert (now.quantity.value, now.quantity.low, now.earlier) == (150_000, None, False)


def test_a_cell_has_its_labels_and_its_head(tmp_path) -> None:
    text = "# 岬市\n\n（単位：千円）\n\n| 款 | 令和8年度予算額 | 比較 |\n|---|---|---|\n"
    rows = "| 国民健康保険料 | 26,829 | 865 |\n| 繰入金 | 8,333 | 703 |\n"
    premium, transfer = amounts_of(tmp_path, text + rows)
    assert (premium.name, premium.quantity.value) == ("国民健康保険料", 26_829_000)
    assert "令和8年度予算額" in transfer.own
    assert "国民健康保険料" not in transfer.own


def test_a_remark_behind_an_amount_names_no_row(tmp_path) -> None:
    text = "# 岬市\n\n（単位：千円）\n\n| 節 | 金額 | 説明 |\n|---|---|---|\n"
    rows = "| 賃借料 | 2,100 | 給食費システムの利用料 |\n| 給食費 | 48,000 | 5月から改定 |\n"
    rent, lunch = amounts_of(tmp_path, text + rows)
    assert "給食費" not in rent.own + rent.around
    assert "給食費" in lunch.own


def test_an_amount_of_before_a_change_is_told_from_that_of_after(tmp_path) -> None:
    japanese = "市債残高は41億円から39億円に減ります。\n\n会費は1,200円、参加費は1,500円です。"
    english = "The grant rose from $120,000 to $150,000."
    found = amounts_of(tmp_path, f"# 岬市\n\n{japanese}\n\n{english}\n")
    earlier = [a.quantity.original for a in found if a.earlier]
    assert len(found) == 6 and earlier == ["41億円", "$120,000"]


def test_an_amount_of_a_cell_is_not_told_again_as_a_sentence(tmp_path) -> None:
    head = "# 岬市\n\n（単位：千円）\n\n| 款 | 令和8年度予算額 |\n|---|---|\n"
    found = amounts_of(tmp_path, f"{head}| 繰入金 | 8,333 |\n| 保険料 | 865千円 |\n")
    places = sorted((a.start, a.end) for a in found)
    assert len(found) == 2 and all(a.column for a in found)
    assert all(end <= start for (_, end), (start, _) in pairwise(places))
