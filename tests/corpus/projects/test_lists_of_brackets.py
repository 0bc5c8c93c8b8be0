"""Lists of projects with last year's budget in brackets, and lists of terms."""

from __future__ import annotations

import pytest

from tests.corpus.papers import facts_of


def said(tmp_path, text, name):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return facts_of(path)


TYPED = """令和８年度　主要事業一覧（福祉部）
                                                             （単位：千円）
                                                  ※（　）内は前年度当初予算額

１　子育て支援の充実
　新　産後ケア宿泊事業　　　　　　　　　　　　　　　　　　18,420　（　　　－　）
　拡　放課後クラブ運営事業　　　　　　　　　　　　　　　142,300　（128,750）
　　　灯ろう絵本配布事業　　　　　　　　　　　　　　　　　2,045（　2,101）
"""
MARKED = """# 令和8年度 福祉部 当初予算の重点事項

【単位：千円】（　）は令和7年度当初予算額

○ 産後ケア宿泊事業【新規】　　18,420（　０）
・ 放課後クラブ運営事業　　　142,300（128,750）
・ 灯ろう絵本配布事業　2,045（ 2,101）
"""


@pytest.mark.parametrize(("text", "name"), [(TYPED, "list.txt"), (MARKED, "list.md")])
def test_bare_brackets_hold_last_year_where_a_legend_says_so(text, name, tmp_path):
    found = said(tmp_path, text, name)
    assert {
        ("産後ケア宿泊事業", "initial", 2026, 18_420_000),
        ("放課後クラブ運営事業", "initial", 2026, 142_300_000),
        ("放課後クラブ運営事業", "previous", 2025, 128_750_000),
        ("灯ろう絵本配布事業", "previous", 2025, 2_101_000),
    } <= found


def test_without_a_legend_bare_brackets_say_nothing(tmp_path):
    text = TYPED.replace(
        "                                                  ※（　）内は前年度当初予算額\n", ""
    )
    assert not any(m == "previous" for _, m, _, _ in said(tmp_path, text, "list.txt"))


TERMS = """<html><head><title>数字で見る令和8年度予算｜葦原市</title></head><body>
<h1>数字で見る令和8年度予算</h1><h2>注目の事業</h2>
<dl><dt>こども医療費の完全無償化</dt><dd>4億8,200万円</dd>
<dt>新斎場整備</dt><dd>12億円（総事業費38億円）</dd>
<dt>デマンド交通の実証運行</dt><dd>2,640万円</dd></dl>
<h2>{}</h2><dl><dt>健康診断</dt><dd>240万円</dd><dt>市民講座</dt><dd>150万円</dd></dl></body></html>"""


@pytest.mark.parametrize("heading", ["市の貯金の残高", "料金のご案内"])
def test_a_list_of_terms_below_a_heading_of_projects(heading, tmp_path):
    found = said(tmp_path, TERMS.format(heading), "terms.html")
    assert {
        ("こども医療費の完全無償化", "initial", 2026, 482_000_000),
        ("新斎場整備", "initial", 2026, 1_200_000_000),
        ("デマンド交通の実証運行", "initial", 2026, 26_400_000),
    } <= found
    assert not any(name in {"健康診断", "市民講座"} for name, *_ in found)


def test_a_named_year_is_found_before_whose_budget_it_is(tmp_path):
    text = """<h1>広報あしはら 令和８年５月号</h1>
<p>３月定例会で令和８年度予算が可決されました。一般会計の総額は182億円です。</p>
<h2>今年度の主な事業</h2>
<ul><li>【新規】渡し船運航事業 8,640万円</li><li>【継続】浮桟橋再整備事業 4億7,500万円</li></ul>"""
    found = said(tmp_path, text, "news.html")
    assert ("渡し船運航事業", "initial", 2026, 86_400_000) in found
    assert ("浮桟橋再整備事業", "initial", 2026, 475_000_000) in found


YEARS = """# 広報あしはら 令和8年4月号

{}

## {}

（単位：千円）

| 事業 | 令和8年度 | 令和7年度 | 増減 |
|---|---|---|---|
| 渡し船運航事業 | 42,300 | 38,900 | 3,400 |
| 浮桟橋補修事業 | 8,150 | 9,000 | △850 |
"""
TOLD = "令和8年度当初予算が3月定例会で可決されました。一般会計の総額は182億円です。"


@pytest.mark.parametrize("heading", ["主な事業", "主要な事業の予算", "新規・拡充の主な事業"])
def test_a_table_of_years_below_a_heading_of_projects_is_of_the_budget_of_the_text(
    heading, tmp_path
):
    assert {
        ("渡し船運航事業", "initial", 2026, 42_300_000),
        ("浮桟橋補修事業", "previous", 2025, 9_000_000),
    } <= said(tmp_path, YEARS.format(TOLD, heading), "years.md")


@pytest.mark.parametrize(
    ("told", "heading"),
    [
        (TOLD, "主な事業の利用者負担（料金）"),
        (TOLD, "施設のあらまし"),
        ("令和8年度当初予算と令和8年度補正予算（第1号）が可決されました。", "主な事業"),
    ],
)
def test_without_a_heading_or_one_budget_its_years_say_nothing(told, heading, tmp_path):
    found = said(tmp_path, YEARS.format(told, heading), "years.md")
    of_table = {measure for name, measure, _, _ in found if name.endswith("事業")}
    assert of_table <= {"difference"}
