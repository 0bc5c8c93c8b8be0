"""What an amount is asked for each of."""

from __future__ import annotations

import pytest

from assistant.question.slots import read_slots


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
