"""Numbers with their units as facts state them, and the year before in brackets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answer.figures.counts.quantity import now_and_before, quantity_in


@pytest.mark.parametrize(
    ("text", "number", "unit", "original", "currency"),
    [
        ("270人", 270, "人", "270人", None),
        ("１，２３４件を採択", 1234, "件", "1,234件", None),
        ("約14か国", 14, "か国", "14か国", None),
        ("5年間", 5, "年間", "5年間", None),
        ("3年", 3, "年", "3年", None),
        ("10か月間の滞在", 10, "か月間", "10か月間", None),
        ("2,000万円", 20_000_000, "円", "2,000万円", "JPY"),
        ("１課題当たり576万円", 5_760_000, "円", "576万円", "JPY"),
        ("509名（263名）", 509, "名", "509名", None),
        ("500ha", 500, "ha", "500ha", None),
    ],
)
def test_the_one_quantity_that_a_value_states(text, number, unit, original, currency):
    quantity = quantity_in(text)
    assert (quantity.number, quantity.unit) == (number, unit)
    assert (quantity.original.replace(",", ""), quantity.currency) == (
        original.replace(",", ""),
        currency,
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        "高校生",
        "令和8年度",
        "12人と3件",
        "100万円又は200万円",
        "3年間又は7年間",
        "3～5年間",
        "３か月から10か月間",
        "1年6か月",
        "100万円から200万円",
        "令和２年の開始",
        "2024年に開始",
        "30",
    ],
)
def test_a_value_of_no_number_or_of_several_has_no_quantity(text):
    assert quantity_in(text) is None


@pytest.mark.parametrize(
    ("text", "now", "before"),
    [
        ("509名（263名）", "509名", "263名"),
        ("１２件（８件）", "12件", "8件"),
        ("40名 (50)", "40名", "50名"),
        ("1,200戸（900戸）", "1200戸", "900戸"),
    ],
)
def test_two_counts_of_one_unit_the_second_in_brackets(text, now, before):
    pair = now_and_before(text)
    assert tuple(q.original.replace(",", "") for q in pair) == (now, before)
    assert pair[0].unit == pair[1].unit


@pytest.mark.parametrize("text", ["12件", "12件（新規）", "12件（前年度）", "（8件）"])
def test_brackets_that_hold_no_such_count(text):
    assert now_and_before(text) is None


@given(st.integers(0, 10**7), st.sampled_from(["人", "件", "か国", "校", "台"]))
def test_a_count_reads_back_as_it_was_written(number, unit):
    quantity = quantity_in(f"{number:,}{unit}")
    assert (quantity.number, quantity.unit) == (number, unit)
