"""How many times one amount is said to be of another."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.question.words.multiples import Multiple, read_multiple


@pytest.mark.parametrize(
    ("text", "multiple"),
    [
        ("前の年の倍以上ってこと？", Multiple(Decimal(2), at_least=True)),
        ("1.5倍になった？", Multiple(Decimal("1.5"))),
        ("全体の3割以下ですよね", Multiple(Decimal("0.3"), at_most=True)),
        ("so more than half of it, right?", Multiple(Decimal("0.5"), at_least=True)),
        ("it doubled, right?", Multiple(Decimal(2))),
    ],
)
def test_a_multiple_that_is_claimed_is_read(text, multiple):
    assert read_multiple(text) == multiple


@pytest.mark.parametrize("text", ["何倍ですか", "3割引で買える？", "倍率は？", "the whole budget"])
def test_what_claims_no_multiple_is_none(text):
    assert read_multiple(text) is None


def test_a_claim_without_a_limit_holds_where_it_is_about_that():
    assert Multiple(Decimal(2)).holds(Decimal("2.05"))
    assert not Multiple(Decimal(2)).holds(Decimal("2.4"))
    assert Multiple(Decimal(2), at_least=True).holds(Decimal("2.4"))


@pytest.mark.parametrize(
    ("text", "multiple", "ratio"),
    [
        ("だいたい2割増ってこと？", Multiple(Decimal("0.2"), change=1), "1.19"),
        ("1割くらい減った？", Multiple(Decimal("0.1"), change=-1), "0.905"),
        ("so roughly 10% more?", Multiple(Decimal("0.1"), change=1), "1.101"),
        ("up 25 percent?", Multiple(Decimal("0.25"), change=1), "1.25"),
        ("3割くらい？", Multiple(Decimal("0.3")), "0.319"),
    ],
)
def test_a_claimed_change_holds_as_roughly_as_it_is_said(text, multiple, ratio):
    assert read_multiple(text) == multiple
    assert multiple.holds(Decimal(ratio))
    assert not multiple.holds(Decimal(ratio) + Decimal("0.1"))


@pytest.mark.parametrize("text", ["補助率は50%？", "5% of what?", "10%以上のものは？"])
def test_a_bare_per_cent_is_no_claim_of_a_multiple(text):
    assert read_multiple(text) is None
