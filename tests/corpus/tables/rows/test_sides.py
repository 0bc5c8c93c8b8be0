"""Tables that list what comes in and what goes out, one below the other."""

from __future__ import annotations

import pytest

from corpus.analysis import analyse
from corpus.readers import read_document
from tests.corpus.papers import FORMS, write_paper

PLAN = [
    ["区分", "令和8年度予算額", "令和7年度予算額"],
    ["収入", "", ""],
    ["運営費交付金", "8,020", "7,900"],
    ["受託収入", "660", "640"],
    ["計", "8,680", "8,540"],
    ["支出", "", ""],
    ["業務経費", "7,750", "7,650"],
    ["一般管理費", "930", "890"],
    ["計", "8,680", "8,540"],
]
LISTED = """# 令和9年度 税制・予算要求の概要（海洋資源庁）

## 主要項目

- 海底鉱物資源開発の加速 210億円
- 洋上風力の導入拡大 96億円
"""


@pytest.mark.parametrize("form", FORMS)
def test_rows_below_receipts_are_revenue_until_the_total(form, tmp_path):
    title = "国立研究開発法人 極地気象機構 令和8年度計画 別紙1 予算"
    path = write_paper(tmp_path, form, [title, "（単位：百万円）", PLAN])
    found = {(r.program, r.amount, r.is_revenue) for r in analyse(read_document(path)).figures}
    assert {
        ("運営費交付金", 8_020_000_000, True),
        ("受託収入", 660_000_000, True),
        ("収入 計", 8_680_000_000, True),
        ("業務経費", 7_750_000_000, False),
        ("支出 計", 8_680_000_000, False),
    } <= found
    assert not [name for name, *_ in found if "別紙" in name]


def test_a_paper_of_requests_lists_requests(tmp_path):
    path = tmp_path / "request.md"
    path.write_text(LISTED, encoding="utf-8")
    found = {
        (r.program, r.measure.value, r.fiscal_year, r.amount)
        for r in analyse(read_document(path)).figures
    }
    assert ("海底鉱物資源開発の加速", "request", 2027, 21_000_000_000) in found
    assert {measure for _, measure, _, _ in found} == {"request"}
