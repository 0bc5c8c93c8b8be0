"""Of several tables the one is ranked above which stands what a turn calls its rows."""

from __future__ import annotations

import pytest

from assistant.model import Turn
from tests.assistant.conftest import load_sky

PARISH = """# Fenwick Borough Council: plans and prices 2026/27

## Planned spending

All figures are in £000.

| Ref | Work | Service | 2026/27 | 2027/28 |
|---|---|---|---|---|
| C1 | Depot roof | Streets | 410 | 520 |
| C2 | Letter sorting room | Offices | 95 | 95 |
| C3 | Audit room floor | Offices | 150 | 170 |

## Prices at the pool and the hall

| Service | 2025/26 | 2026/27 |
|---|---|---|
| Pool, adult | £6.10 | £6.40 |
| Pool, child | £3.10 | £3.20 |
| Hall, per day | £640.00 | £690.00 |
"""


@pytest.fixture
def asked(tmp_path):
    (tmp_path / "parish.md").write_text(PARISH, encoding="utf-8")
    assistant = load_sky(tmp_path / "parish.md").assistant

    def last_of(*turns):
        history = []
        for text in turns:
            answer = assistant.answer(text, history=history)
            history += [Turn("user", text), Turn("assistant", answer.answer)]
        return [f.amount for f in answer.figures]

    return last_of


@pytest.mark.parametrize(
    ("turn", "amount"),
    [
        ("Which spending is the biggest?", 410_000),
        ("which spending is biggest in 27/28?", 520_000),
        ("Which price is the highest?", 690),
    ],
)
@pytest.mark.parametrize(
    "before", ["How much is the pool for an adult?", "what is C2, the letter room?"]
)
def test_the_rows_are_those_that_the_turn_calls_so(asked, before, turn, amount) -> None:
    assert asked(before, turn) == [amount]
