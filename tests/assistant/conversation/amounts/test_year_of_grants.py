"""Of a year that is named the amount is that of its column, and not the most that one may get."""

from __future__ import annotations

import pytest

from tests.assistant.conftest import load_sky

GRANTS = """Alder County Office of Shared Works,,,,,
"Grant programs, Fiscal Year 2027",,,,,
"Amounts in thousands of dollars except ""Largest grant"", which is in dollars.",,,,,
No.,Program,Who may apply,FY2026 ($000),FY2027 ($000),Largest grant ($)
1,River Access Grants,Cities,"1,400","1,650","90,000"
2,School Orchard Fund,Schools,300,280,"8,000"
3,Bridge Lighting Aid,Counties,720,735,"45,000"
,Total,,"2,420","2,665",
"""


@pytest.mark.parametrize(
    ("asked", "amount"),
    [
        ("how much is bridge lighting aid in FY2027?", 735_000),
        ("how much for the School Orchard Fund in FY27", 280_000),
        ("School Orchard Fund、令和9年度はいくら？", 280_000),
    ],
)
def test_the_amount_of_a_year_is_of_its_column(tmp_path, asked, amount) -> None:
    (tmp_path / "grants.csv").write_text(GRANTS, encoding="utf-8")
    answer = load_sky(tmp_path / "grants.csv").assistant.answer(asked)
    assert amount in {f.amount for f in answer.figures}
    assert {45_000, 8_000}.isdisjoint(f.amount for f in answer.figures)
