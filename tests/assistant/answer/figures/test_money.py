"""Amounts are spelled exactly, in the source's notation and in plain words."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answer.figures.derived import percent
from assistant.answer.figures.money import (
    has_cents,
    plain,
    show,
    show_derived,
    spell_english,
    spell_yen,
)
from corpus.text import find_amounts


@pytest.mark.parametrize(
    ("amount", "spelled"),
    [
        (2_754_000_000, "27億5,400万円"),
        (14_300_000_000, "143億円"),
        (1_000_000_000_000, "1兆円"),
        (1_234_567_890_123, "1兆2,345億6,789万123円"),
        (35_000_000, "3,500万円"),
        (9_999, "9,999円"),
        (0, "0円"),
        (-100_000_000, "▲1億円"),
    ],
)
def test_yen_in_words(amount, spelled):
    assert spell_yen(amount) == spelled


@pytest.mark.parametrize(
    ("amount", "currency", "spelled"),
    [
        (2_100_000_000, "JPY", "¥2.1 billion"),
        (14_300_000_000, "JPY", "¥14.3 billion"),
        (95_500_000_000, "EUR", "€95.5 billion"),
        (189_000_000, "JPY", "¥189 million"),
        (1_500_000_000_000, "USD", "$1.5 trillion"),
        (12_345, "CHF", "CHF 12,345"),
        (-5_000_000, "GBP", "-£5 million"),
    ],
)
def test_amounts_in_english(amount, currency, spelled):
    assert spell_english(amount, currency) == spelled


@given(st.integers(-(10**16), 10**16))
def test_spelled_yen_reads_back_as_the_same_amount(amount):
    (read,) = find_amounts(spell_yen(amount))
    assert (read.value, read.currency) == (amount, "JPY")


@given(st.integers(1, 10**15).map(lambda n: n * 10_000))
def test_english_amounts_lose_nothing(amount):
    (read,) = find_amounts(spell_english(amount, "JPY"))
    assert read.value == amount


@pytest.mark.parametrize(
    ("amount", "original", "language", "shown"),
    [
        (2_754_000_000, "２，７５４百万円", "ja", "2,754百万円（27億5,400万円）"),
        (2_754_000_000, "2,754百万円", "en", "¥2.754 billion (2,754百万円)"),
        (2_100_000_000, "21億円", "ja", "21億円"),
        (2_100_000_000, "21億円", "en", "¥2.1 billion (21億円)"),
        (990_000_000, "9.9億円", "ja", "9.9億円"),
        (2_048_000_000, "2,048", "ja", "20億4,800万円（表の記載は2,048）"),
        (100_000_000, "1 億\n円", "ja", "1億円"),
        (30_000_000, "約3,000万円", "ja", "約3,000万円"),
    ],
)
def test_a_figure_is_shown_as_its_source_writes_it(amount, original, language, shown):
    assert show(amount, "JPY", original, language) == shown


@pytest.mark.parametrize(
    ("amount", "originals", "language", "shown"),
    [
        (189_000_000, ["2,943百万円", "2,754百万円"], "ja", "189百万円（1億8,900万円）"),
        (500_000_000, ["30億円", "25億円"], "ja", "5億円"),
        (500_000_000, ["30億円", "25億円"], "en", "¥500 million (5億円)"),
        (1_230_000, ["4,560千円"], "ja", "1,230千円（123万円）"),
    ],
)
def test_a_computed_figure_keeps_the_unit_of_what_it_came_from(amount, originals, language, shown):
    assert show_derived(amount, "JPY", originals, language) == shown


@pytest.mark.parametrize(
    ("number", "text"), [("1000", "1,000"), ("2.50", "2.5"), ("100", "100"), ("0.70", "0.7")]
)
def test_plain_decimals(number, text):
    assert plain(Decimal(number)) == text


@pytest.mark.parametrize(
    ("part", "whole", "text"),
    [(1, 3, "33.3"), (2, 3, "66.7"), (1, 8, "12.5"), (30, 25, "120"), (1, 2000, "0.1"), (0, 5, "0"),
     (-1, 3, "-33.3")],
)  # fmt: skip
def test_per_cent_is_rounded_half_up_to_one_decimal(part, whole, text):
    assert percent(part, whole) == text


@pytest.mark.parametrize(
    ("amount", "currency", "original", "said"),
    [
        (305_750_000, "USD", "305,750", "3億575万ドル（表の記載は305,750）"),
        (36_000, "EUR", "€36,000", "€36,000（3万6,000ユーロ）"),
        (34_600_000, "GBP", "£34.6 million", "£34.6million（3,460万ポンド）"),
        (-2_150_000, "CAD", "(2,150)", "▲215万カナダドル（表の記載は(2,150)）"),
        (5_000, "CHF", "5,000", "5,000CHF（表の記載は5,000）"),
    ],
)
def test_other_money_is_spelled_in_japanese_too(amount, currency, original, said) -> None:
    assert show(amount, currency, original, "ja") == said


def test_what_came_of_millions_is_written_in_them_as_well():
    assert show_derived(51_588_000_000, "EUR", ["€959,988 million"], "en") == (
        "€51.588 billion (€51,588 million)"
    )


@pytest.mark.parametrize(
    ("amount", "currency", "has"),
    [
        ("184.9", "GBP", True),
        ("1184.9", "GBP", False),
        ("184.9", "JPY", False),
        ("3", "USD", False),
    ],
)
def test_small_amounts_have_cents(amount, currency, has):
    assert has_cents(Decimal(amount), currency) is has
