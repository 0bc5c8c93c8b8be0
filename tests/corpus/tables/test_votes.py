"""A vote of several totals: what heads its columns, and a total of totals and of single rows."""

import pytest

from corpus.analysis import analyse
from corpus.readers import read_document

VOTE = """# Ministry of Coasts: Main Estimates 2026/27

All amounts in thousands of New Zealand dollars.

| Appropriation | 2025/26 Budget | 2025/26 Est. actual | 2026/27 {head} |
|---|---:|---:|---:|
| **Departmental output expenses** | | | |
| Fisheries Enforcement | 38,204 | 37,950 | 41,120 |
| Coastal Mapping | 12,660 | 12,410 | 9,875 |
| *Total departmental output expenses* | 50,864 | 50,360 | 50,995 |
| **Non-departmental other expenses** | | | |
| Aquaculture Grants | 20,000 | 11,300 | 28,700 |
| Subscriptions to International Bodies | 940 | 940 | 955 |
| **Total Vote** | 71,804 | 62,600 | 80,650 |
"""


@pytest.mark.parametrize("head", ["Vote", "Appropriation", "Budget"])
def test_a_total_of_totals_and_of_rows_is_proven(tmp_path, head):
    path = tmp_path / "vote.md"
    path.write_text(VOTE.format(head=head), encoding="utf-8")
    found = analyse(read_document(path), path)
    assert not found.review
    rows = {(r.program, str(r.measure), r.fiscal_year): r for r in found.figures}
    whole = rows["Total Vote", "initial", 2026]
    assert (whole.amount, whole.proof) == (80_650_000, "sum")
    assert rows["Aquaculture Grants", "initial", 2026].proof == "sum"
    spent = rows["Coastal Mapping", "executed", 2025]
    assert (spent.amount, spent.scope) == (12_410_000, "estimated")


FUNDS = """# State of Wyandotte: FY 2026 Adopted Budget

Dollars in thousands

| Program | General Fund | Federal | {whole} |
|---|---:|---:|---:|
| Child Care Subsidies | 48,210 | 63,375 | 111,585 |
| Adult Protective Services | 12,944 | 2,150 | 15,094 |
| Total | 61,154 | 65,525 | 126,679 |
"""


@pytest.mark.parametrize("whole", ["All Funds", "Total Funds"])
def test_what_all_funds_pay_is_the_budget_and_each_is_a_part_of_it(tmp_path, whole):
    path = tmp_path / "funds.md"
    path.write_text(FUNDS.format(whole=whole), encoding="utf-8")
    rows = analyse(read_document(path), path).figures
    found = {(r.program, r.scope, r.amount) for r in rows if r.program.startswith("Child")}
    assert found == {
        ("Child Care Subsidies", None, 111_585_000),
        ("Child Care Subsidies", "General Fund", 48_210_000),
        ("Child Care Subsidies", "Federal", 63_375_000),
    }
