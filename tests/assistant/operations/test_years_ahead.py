"""Tables that plan years ahead: the year of the document is the latest, what follows are plans."""

from __future__ import annotations

import pytest

from tests.assistant.conftest import conversation_about

PLAN = """# Tidewater Service FY2025 budget request

| Program ($ in millions) | FY 2023 | FY 2024 | FY 2025 | FY 2026 | FY 2027 |
| --- | --- | --- | --- | --- | --- |
| Lamp towers | 90.4 | 95.0 | 92.1 | 97.3 | 99.0 |
| Tide gauges | 40.2 | 41.0 | 47.5 | 48.1 | 30.0 |
| Fog horns | 12.0 | 11.0 | 10.5 | 60.0 | 80.0 |
"""


@pytest.mark.parametrize(
    ("turn", "amounts"),
    [
        ("how much did lamp towers change from the year before?", [92_100_000, 95_000_000]),
        ("is lamp towers up or down on 2023?", [92_100_000, 90_400_000]),
        ("are tide gauges up on 2023?", [47_500_000, 40_200_000]),
        ("how did lamp towers change from FY 2023 to FY 2024?", [95_000_000, 90_400_000]),
    ],
)
def test_a_change_is_up_to_the_year_of_the_document(tmp_path, turn, amounts):
    answer = conversation_about(tmp_path / "tide.md", PLAN)(turn)
    assert [f.amount for f in answer.figures][:2] == amounts


KEIKAKU = """# 令和7年度 汐見市灯台予算

単位：千円

| 事業 | 令和5年度 | 令和6年度 | 令和7年度 | 令和8年度 |
| --- | --- | --- | --- | --- |
| 灯台改修費 | 90,400 | 95,000 | 92,100 | 97,300 |
| 潮位観測費 | 40,200 | 41,000 | 47,500 | 48,100 |
"""


@pytest.mark.parametrize(
    ("turn", "amounts"),
    [
        ("灯台改修費は令和5年度より増えた？", [92_100_000, 90_400_000]),
        ("灯台改修費は前の年より増えた？", [92_100_000, 95_000_000]),
    ],
)
def test_the_year_that_is_compared_with_is_the_one_that_is_named(tmp_path, turn, amounts):
    answer = conversation_about(tmp_path / "keikaku.md", KEIKAKU)(turn)
    assert [f.amount for f in answer.figures][:2] == amounts


AWARDS = """# Saltmarsh grants 2026-27

| Fund | Smallest award (£) | Budget 2025-26 (£) | Budget 2026-27 (£) | Awards made in 2025-26 |
| --- | --- | --- | --- | --- |
| Boat Fund | 3,000 | 240,000 | 295,000 | 28 |
| Sail Fund | 1,000 | 80,000 | 90,000 | 66 |
| Rope Fund (new) | 500 | 0 | 17,000 | n/a |
| Oar Fund | 400 | 18,000 | 15,000 | 19 |
"""


@pytest.mark.parametrize(
    ("text", "turn", "name"),
    [
        (PLAN, "which program gets the most?", "Lamp towers"),
        (PLAN, "which program grew the most?", "Tide gauges"),
        (PLAN, "which program gets the least?", "Fog horns"),
        (AWARDS, "which fund made most awards", "Sail Fund"),
        (AWARDS, "which fund has the largest budget", "Boat Fund"),
        (AWARDS, "which fund made the fewest awards", "Oar Fund"),
    ],
)
def test_rows_are_ranked_by_the_year_of_the_document_or_the_column_that_is_named(
    tmp_path, text, turn, name
):
    answer = conversation_about(tmp_path / "ranked.md", text)(turn)
    assert answer.answer.startswith(name)
