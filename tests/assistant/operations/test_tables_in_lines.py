"""Questions by row and head of tables that stand in the lines of a text."""

from __future__ import annotations

import pytest

from tests.assistant.harbours import CALL, STATEMENT

TIDES = """TIDES AND LAMPS
($ in Millions) FY 2023 FY 2024 FY 2025
Coast 120.5 130.0 141.4
Lamp Towers 71.1
Tide Gauges 51.3
Fog Horns 19.1
Grand Total 141.4
The FY 2025 Budget Request keeps the towers lit and the gauges wet.
"""


@pytest.mark.parametrize(
    ("name", "text", "turns", "inside", "outside"),
    [
        ("tides.txt", TIDES, ["What does FY 2025 have for the Tide Gauges?"], ["51.3"], ["71.1"]),
        (
            "tides.txt",
            TIDES,
            ["lamp towers vs tide gauges, whats the gap?"],
            ["$19.8 million"],
            ["141.4"],
        ),
        (
            "tides.txt",
            TIDES,
            ["How much is Coast in FY 2025?", "what is the biggest in its breakdown?"],
            ["Lamp Towers"],
            ["Coast"],
        ),
        ("call.txt", CALL, ["乙型の令和7年度の予算はいくら？"], ["21億"], ["19億"]),
        ("call.txt", CALL, ["甲型の1件当たりの上限額は？"], ["600万円"], ["9,000"]),
        (
            "statement.txt",
            STATEMENT,
            ["How much did the panel propose for Cranes?"],
            ["130"],
            ["change for", "-50"],
        ),
    ],
)
def test_a_cell_is_answered_by_its_row_and_its_head(ask, name, text, turns, inside, outside):
    told = ask(name, text, *turns).answer.replace(",", "").replace("9000", "9,000")
    assert all(part in told for part in inside), told
    assert not any(part in told for part in outside), told
