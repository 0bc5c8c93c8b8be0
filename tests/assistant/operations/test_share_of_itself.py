"""What share of what was shown last is that itself: it is set against the total of its table."""

from __future__ import annotations

import pytest

from assistant.model import Turn
from tests.assistant.conftest import load_sky

TOWN = """# Marlow Town Council: revenue budget 2026/27

## Where the money comes from

| Source (£'000) | 2025/26 budget | 2026/27 proposed |
|---|---|---|
| Precept | 940 | 980 |
| Rents and lettings | 210 | 240 |
| Market fees | 90 | 80 |
| Total | 1,240 | 1,300 |
"""


@pytest.mark.parametrize(
    "turns",
    [
        ("rents and lettings in 2026/27?", "what share of that is rents and lettings?"),
        (
            "table of rents and lettings, both years",
            "rents and lettings is what share of that for 26/27?",
        ),
    ],
)
def test_nothing_is_all_of_itself(tmp_path, turns) -> None:
    (tmp_path / "town.md").write_text(TOWN, encoding="utf-8")
    assistant = load_sky(tmp_path / "town.md").assistant
    first = assistant.answer(turns[0])
    history = [Turn("user", turns[0]), Turn("assistant", first.answer)]
    answer = assistant.answer(turns[1], history=history)
    assert [f.amount for f in answer.figures if f.derived] == [pytest.approx(18.5, abs=0.1)]
