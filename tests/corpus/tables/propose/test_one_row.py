"""A typed table of one row: sure where its heads are years and have a unit of their own."""

from __future__ import annotations

import pytest

from tests.corpus.papers import facts_of

ENGLISH = """Harbor Agency FY 2031 Budget Request

OCEAN LITERACY
($ in Millions) FY 2029 FY 2030 FY 2031 FY 2032
Ocean Literacy 143.5 143.9 144.2 146.4
The amounts reflect the act of appropriations.
"""
JAPANESE = """灯台庁 令和13年度概算要求

航路啓発事業
（単位：百万円） 令和11年度予算額 令和12年度予算額 令和13年度要求額
航路啓発事業 1,435 1,439 1,442

学校との連携を進める。
"""
COUNTED = """Harbor Agency Annual Report 2031

Visitors 2028 2029 2030 2031
Ocean Museum 143.5 143.5 143.5 146.4

The museum is open daily.
"""

RESULTS = """Harbor Agency FY 2031 Budget

2. RESULTS

                          FY 2028     FY 2029     FY 2030
Homes completed             2,114       2,870       2,655
Repair of a home ($)        9,870      10,420      10,610
Waiting list (homes)        6,480       7,015       7,932
"""


@pytest.mark.parametrize(
    ("paper", "name", "requested"),
    [(ENGLISH, "Ocean Literacy", 144_200_000), (JAPANESE, "航路啓発事業", 1_442_000_000)],
)
def test_one_row_below_years_and_a_unit_is_read(paper, name, requested, tmp_path):
    path = tmp_path / "paper.txt"
    path.write_text(paper, encoding="utf-8")
    assert (name, "request", 2031, requested) in facts_of(path)


@pytest.mark.parametrize("paper", [COUNTED, RESULTS, RESULTS.replace("Repair of a", "Cost per")])
def test_one_row_whose_heads_have_no_unit_may_be_anything(paper, tmp_path):
    path = tmp_path / "paper.txt"
    path.write_text(paper, encoding="utf-8")
    assert not facts_of(path)
