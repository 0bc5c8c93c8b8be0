"""Prose that changes budgets, and calls that limit what one gets."""

from __future__ import annotations

import pytest

from tests.corpus.papers import facts_of

ESTIMATE = """Supplementary Estimates 2026-27
Department for Coasts

Introduction

1. This Supplementary Estimate seeks an increase of £18,300,000 in the Resource DEL, to
£430,900,000.
2. The Capital DEL decreases by £22,500,000 to £712,500,000.
3. The provision for Coastal Monitoring increases by £4,900,000 from £88,700,000 to £93,600,000.
4. The contingent liability for reservoirs remains at £150 million.
"""
SUPPLEMENT = """# Supplementary Budget No. 2, 2027

## Village of Pinehurst

This supplementary budget adds $42,000 to the Snow Removal Program, bringing its total to
$310,000. It also reduces the Street Lighting Program by $8,500, bringing the total to
$71,500.
"""
NOTICE = """DEPARTMENT OF RURAL AFFAIRS

NOTICE OF FUNDING OPPORTUNITY
Farm Energy Grant Program
Funding Opportunity Number: DRA-27-FEG-0012

B. AWARD INFORMATION
Fiscal year: FY 2027
Estimated total program funding:   $14.5 million
   Tier 1 (Small farms):           $4,500,000
   Tier 2 (Large farms):          $10,000,000
Award ceiling, Tier 1:             $75,000
Award ceiling, Tier 2:             $500,000
Award floor:                       $5,000

In FY 2026 the Office awarded $12.9 million to 133 recipients under this program.
"""
BILLS = """令和9年度 若葉町 補正予算（第3号）について

一般会計補正予算（第3号）は、4,820万円を増額し、予算総額を58億7,140万円とするものです。
国民健康保険特別会計補正予算（第1号）では、歳入歳出それぞれ310万円を減額し、
総額を9億1,200万円といたします。
"""
CALL = """令和9年度　海洋プラスチック対策技術開発補助金　公募要領

１　目的
　海洋プラスチックごみの削減に資する技術開発を支援する。

２　補助対象枠、補助率及び補助上限額
　（１）基礎研究枠　　補助率 ３分の２以内　　補助上限額 ８００万円（下限額 ５０万円）
　（２）実証枠　　補助率 ２分の１以内　　補助上限額 ３，０００万円
　　　　※中小企業の場合は補助上限額を３，５００万円に引き上げる。

３　予算額
　３億２，０００万円（予算の範囲内で採択する。前年度の採択件数は２１件。）

４　補助対象者
　資本金５億円以下の法人
"""
REQUEST = """# よくある質問　木質ストーブ導入補助金（令和8年度）

### 予算はいくらですか。

令和8年度の予算額は1,200万円です。前年度は1,000万円で、決算額は964万円でした。

### いくらまで補助されますか。

補助額は、本体価格の3分の1以内で、上限は15万円です。事業者の方は50万円を上限とします。

### 所得の制限はありますか。

世帯の合計所得が600万円を超える場合は対象になりません。
"""
PAPERS = [
    pytest.param(
        ESTIMATE,
        "txt",
        {
            ("Capital DEL", "revised", 2026, 712_500_000),
            ("Capital DEL", "supplementary", 2026, -22_500_000),
            ("Coastal Monitoring", "initial", 2026, 88_700_000),
            ("Coastal Monitoring", "revised", 2026, 93_600_000),
            ("Coastal Monitoring", "supplementary", 2026, 4_900_000),
            ("Resource DEL", "revised", 2026, 430_900_000),
            ("Resource DEL", "supplementary", 2026, 18_300_000),
        },
        id="numbered paragraphs",
    ),
    pytest.param(
        SUPPLEMENT,
        "md",
        {
            ("Snow Removal Program", "revised", 2027, 310_000),
            ("Snow Removal Program", "supplementary", 2027, 42_000),
            ("Street Lighting Program", "revised", 2027, 71_500),
            ("Street Lighting Program", "supplementary", 2027, -8_500),
        },
        id="what is added and taken",
    ),
    pytest.param(
        NOTICE,
        "txt",
        {
            ("Farm Energy Grant Program", "executed", 2026, 12_900_000),
            ("Farm Energy Grant Program", "initial", 2027, 14_500_000),
            ("Farm Energy Grant Program", "unit", 2027, 500_000),
            ("Farm Energy Grant Program", "unit", 2027, 75_000),
            ("Tier 1", "initial", 2027, 4_500_000),
            ("Tier 2", "initial", 2027, 10_000_000),
        },
        id="labels with parts",
    ),
    pytest.param(
        BILLS,
        "txt",
        {
            ("一般会計", "revised", 2027, 5_871_400_000),
            ("一般会計", "supplementary", 2027, 48_200_000),
            ("国民健康保険特別会計", "revised", 2027, 912_000_000),
            ("国民健康保険特別会計", "supplementary", 2027, -3_100_000),
        },
        id="補正予算",
    ),
    pytest.param(
        CALL,
        "txt",
        {
            ("基礎研究枠", "unit", 2027, 8_000_000),
            ("実証枠", "unit", 2027, 30_000_000),
            ("海洋プラスチック対策技術開発補助金", "initial", 2027, 320_000_000),
            ("海洋プラスチック対策技術開発補助金", "unit", 2027, 35_000_000),
        },
        id="公募要領",
    ),
    pytest.param(
        REQUEST,
        "md",
        {
            ("木質ストーブ導入補助金", "executed", 2025, 9_640_000),
            ("木質ストーブ導入補助金", "initial", 2026, 12_000_000),
            ("木質ストーブ導入補助金", "previous", 2025, 10_000_000),
            ("木質ストーブ導入補助金", "unit", 2026, 150_000),
            ("木質ストーブ導入補助金", "unit", 2026, 500_000),
        },
        id="よくある質問",
    ),
]


@pytest.mark.parametrize(("text", "form", "facts"), PAPERS)
def test_prose_states_whose_what_and_of_which_year(tmp_path, text, form, facts):
    path = tmp_path / f"paper.{form}"
    path.write_text(text, encoding="utf-8")
    assert facts_of(path) == facts
