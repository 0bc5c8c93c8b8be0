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
