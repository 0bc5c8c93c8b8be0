"""What an amount is asked for each of."""

from __future__ import annotations

import pytest

from assistant.question.grammars.slots import read_slots


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("1戸あたりいくら", "戸"),
        ("and the net budget per resident?", "resident"),
        ("what percent of the request is that?", None),
        ("what does each one save?", None),
        ("全体の何%にあたりますか", None),
    ],
)
def test_only_a_thing_is_divided_by(text, unit):
    assert read_slots(text).per == unit


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("total then is 1.29 bn for 26?", (1_290_000_000,)),
        ("is it 30m?", (30_000_000,)),
        ("so 415k", (415_000,)),
        ("4.5 mil right?", (4_500_000,)),
        ("part 2b", ()),
        ("6 K-12 schools", ()),
        ("in 5 months", ()),
    ],
)
def test_a_number_may_have_any_scale_that_amounts_have(text, numbers):
    assert read_slots(text).scaled == numbers
