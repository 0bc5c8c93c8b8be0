"""Tables as people type them: cells parted by blanks, sections, cards of one program, counts."""

from pathlib import Path

import pytest

from corpus.analysed import Analysis
from corpus.analysis import analyse
from corpus.facts import Measure, Trust
from corpus.readers import read_document


def analysed(path: Path, text: str) -> Analysis:
    path.write_text(text, encoding="utf-8")
    return analyse(read_document(path))


def rows(found: Analysis) -> set[tuple[str, str, int | None, int]]:
    return {
        (f.program, f.measure.value, f.fiscal_year, f.amount)
        for f in found.figures
        if f.measure is not Measure.DIFFERENCE
    }


def test_cells_are_told_by_their_order(tmp_path: Path) -> None:
    text = """令和９年度概算要求の概要

Ⅱ　令和９年度概算要求額総括表
（単位：百万円）
事　項　　　前年度予算額　　　令和９年度要求額　　　対前年度増△減額
１．里山の保全
（１）炭窯改修推進事業　　　2,310　　　2,540　　　230
（２）獣道調査 ※１　　　－　　　75　　　皆増
小計　　　2,310　　　2,615　　　305
２．水路の保全
（１）用水路点検支援　　　400　　　390　　　△10
（２）堰改修補助　　　1,200　　　1,350　　　150
小計　　　1,600　　　1,740　　　140
合　　計　　　3,910　　　4,355　　　445
"""
    found = analysed(tmp_path / "a.txt", text)
    assert rows(found) == {
        ("炭窯改修推進事業", "previous", 2026, 2_310_000_000),
        ("炭窯改修推進事業", "request", 2027, 2_540_000_000),
        ("獣道調査", "request", 2027, 75_000_000),
        ("里山の保全 小計", "previous", 2026, 2_310_000_000),
        ("里山の保全 小計", "request", 2027, 2_615_000_000),
        ("用水路点検支援", "previous", 2026, 400_000_000),
        ("用水路点検支援", "request", 2027, 390_000_000),
        ("堰改修補助", "previous", 2026, 1_200_000_000),
        ("堰改修補助", "request", 2027, 1_350_000_000),
        ("水路の保全 小計", "previous", 2026, 1_600_000_000),
        ("水路の保全 小計", "request", 2027, 1_740_000_000),
        ("合計", "previous", 2026, 3_910_000_000),
        ("合計", "request", 2027, 4_355_000_000),
    }
    assert all(f.trust is Trust.CONFIRMED for f in found.figures if f.program == "堰改修補助")


SHEET = """令和８年度 事業点検シート

事業名　　　　灯台記録整備事業
担当部局庁　　海の文化局

予算額・執行額（単位：百万円）
　　　　　　　　　令和６年度　令和７年度　令和８年度　令和９年度要求
当初予算　　　　　　　　３１０　　　３４５　　　３８０　　　４００
補正予算　　　　　　　　　５０　　　－　　　　　－
前年度から繰越し　　　　－　　　　　２０　　　　１０
翌年度へ繰越し　　　　　△２０　　　△１０　　　－
計　　　　　　　　　　　３４０　　　３５５　　　３９０　　　４００
執行額　　　　　　　　　３３０　　　３５０
執行率（％）　　　　　　９７％　　　９９％

活動指標及び活動実績
　　　　　　　　令和６年度　令和７年度　令和８年度
活動実績　　　　　４１　　　　５２　　　　６０
当初見込み　　　　４０　　　　５０　　　　６０
"""


def test_a_card_of_years_is_the_program_s_of_its_form(tmp_path: Path) -> None:
    found = rows(analysed(tmp_path / "a.txt", SHEET))
    name = "灯台記録整備事業"
    assert found == {
        (name, "initial", 2024, 310_000_000),
        (name, "initial", 2025, 345_000_000),
        (name, "initial", 2026, 380_000_000),
        (name, "request", 2027, 400_000_000),
        (name, "supplementary", 2024, 50_000_000),
        (name, "revised", 2024, 340_000_000),
        (name, "revised", 2025, 355_000_000),
        (name, "revised", 2026, 390_000_000),
        (name, "executed", 2024, 330_000_000),
        (name, "executed", 2025, 350_000_000),
    }


def test_what_is_counted_is_no_money(tmp_path: Path) -> None:
    text = """# 令和８年度 丘町予算の概要（単位：千円）

## 図書館の利用者数

| 館 | 令和７年度 | 令和８年度 |
| --- | --- | --- |
| 本館 | 12,400 | 13,100 |
| 分館 | 3,200 | 3,350 |
"""
    assert rows(analysed(tmp_path / "a.md", text)) == set()


def test_funds_have_balances_and_what_goes_in_and_out(tmp_path: Path) -> None:
    text = """# 丘市 基金の状況

（注）金額の単位は千円である。

| 基金名 | 令和６年度末残高 | 令和７年度積立額 | 令和７年度取崩額 | 令和７年度末残高 |
| --- | --- | --- | --- | --- |
| 財政調整基金 | 942,100 | 10,500 | 50,000 | 902,600 |
| 橋守基金 | 88,450 | 7,200 | 1,300 | 94,350 |
"""
    found = analysed(tmp_path / "a.md", text)
    told = {
        (f.measure.value, f.scope, f.fiscal_year, f.amount)
        for f in found.figures
        if f.program == "橋守基金"
    }
    assert told == {
        ("total", "残高", 2024, 88_450_000),
        ("fund", None, 2025, 7_200_000),
        ("fund", "取崩し", 2025, 1_300_000),
        ("total", "残高", 2025, 94_350_000),
    }


@pytest.mark.parametrize(
    "head", ["令和８年度末", "令和８年度末見込み", "令和８年度末見込額", "令和８年度末残高"]
)
def test_the_end_of_a_year_heads_what_there_is_then(tmp_path: Path, head: str) -> None:
    text = f"""# 丘市 基金の状況

（単位：億円）

| 基金名 | 令和７年度末 | {head} |
| --- | --- | --- |
| 橋守基金 | 34 | 29 |
| 学び舎基金 | 12 | 15 |
"""
    found = analysed(tmp_path / "a.md", text)
    told = {(f.measure.value, f.scope, f.fiscal_year, f.amount) for f in found.figures[:2]}
    assert told == {
        ("total", "残高", 2025, 3_400_000_000), ("total", "残高", 2026, 2_900_000_000)
    }  # fmt: skip


def test_a_line_sets_a_name_before_its_amount(tmp_path: Path) -> None:
    text = """# 令和8年度 丘市 当初予算案の概要

## 主要事業

**橋灯更新事業**　3,860万円（前年度 3,100万円）

古い灯を替えます。全体で23億円かかります。

**学び舎の暖房の改善【新規】**　1億5,200万円

当初予算　12億円
"""
    assert rows(analysed(tmp_path / "a.md", text)) == {
        ("橋灯更新事業", "initial", 2026, 38_600_000),
        ("橋灯更新事業", "previous", 2025, 31_000_000),
        ("学び舎の暖房の改善", "initial", 2026, 152_000_000),
    }


def test_a_cost_of_no_budget_is_a_total(tmp_path: Path) -> None:
    text = """水門の譲渡について

①対象　丘の３水門
②平成２２年度水門整備事業費　７８５，６７１，９５０円（実績報告より）
③譲渡に係る町負担金 ７，８００，０００円（見込）及び手数料は未定です
④資本 ５００万円
"""
    assert rows(analysed(tmp_path / "a.txt", text)) == {
        ("水門整備事業費", "total", 2010, 785_671_950),
        ("譲渡に係る町負担金", "total", None, 7_800_000),
    }


REVIEW = """様式種別,年度,事業ID,事業名,予算年度,当初予算,補正予算,執行額,翌年度要求額,要望額
シート,2024,1473,灯台守育成事業,2024,29260000,0,0,29260000,1200000
シート,2024,1473,灯台守育成事業,2023,27500000,-100000,27492000,27000000,0
シート,2024,1609,海図総覧の整備,2024,{largest},0,0,71214000,0
"""


def test_yen_where_thousands_are_impossible(tmp_path: Path) -> None:
    found = analysed(tmp_path / "a.csv", REVIEW.format(largest=100_970_256_000))
    told = rows(found)
    assert {
        ("灯台守育成事業", "initial", 2024, 29_260_000),
        ("灯台守育成事業", "supplementary", 2023, -100_000),
        ("灯台守育成事業", "executed", 2023, 27_492_000),
        ("灯台守育成事業", "request", 2025, 29_260_000),
        ("海図総覧の整備", "initial", 2024, 100_970_256_000),
    } <= told
    assert {f.trust for f in found.figures} == {Trust.EXTRACTED}
    assert not {1473, 1609} & {amount for *_, amount in told}


def test_no_unit_and_several_possible_is_no_figure(tmp_path: Path) -> None:
    found = analysed(tmp_path / "a.csv", REVIEW.format(largest=970_256_000))
    assert rows(found) == set()
    assert any("no unit" in item.reason for item in found.review)


@pytest.mark.parametrize("what", ["預貯金額", "製造品出荷額", "県内総生産"])
def test_tables_of_the_economy_are_no_budgets_in_any_part(tmp_path: Path, what: str) -> None:
    text = (
        f"<p>図表4 地域別の{what}（億円）</p><table>"
        "<tr><th rowspan='2'>地域</th><th colspan='2'>2011年</th><th colspan='2'>2021年</th></tr>"
        f"<tr><th>{what}</th><th>シェア</th><th>{what}</th><th>シェア</th></tr>"
        "<tr><td>北部地域</td><td>2,740</td><td>31%</td><td>3,460</td><td>30%</td></tr>"
        "<tr><td>南部地域</td><td>6,200</td><td>69%</td><td>7,200</td><td>70%</td></tr></table>"
    )
    path = tmp_path / "a.html"
    path.write_text(text, encoding="utf-8")
    found = analyse(read_document(path))
    assert found.figures == ()
    assert found.coverage.left == {"statistics": 4}


HANGING = {
    "amounts in the second line": """\
Police                         8,412       8,790
Fire and Emergency
  Medical Services             6,033       6,340
Public Works                   4,870       5,020
""",
    "amounts in the first line": """\
Police                         8,412       8,790
Fire and                       6,033       6,340
  Emergency Medical Services
Public Works                   4,870       5,020
""",
    "neither line is indented": """\
Police                         8,412       8,790
Fire and                       6,033       6,340
Emergency Medical Services
Public Works                   4,870       5,020
""",
    "both stand at the edge": """\
Police                         8,412       8,790
Fire and
Emergency Medical Services     6,033       6,340
Public Works                   4,870       5,020
""",
}
TITLED = """\
Police                         8,412       8,790
Fire and Emergency
  Medical Services             6,033       6,340
  Hydrants                     1,002       1,003
Public Works                   4,870       5,020
"""


def names_of(tmp_path, rows):
    head = "Proposed Budget FY2027 by Department\n($ in thousands)\n\n"
    head += "Department                    FY2026      FY2027\n"
    path = tmp_path / "budget.txt"
    path.write_text(head + rows, encoding="utf-8")
    return {f.program for f in analyse(read_document(path), blind=True).figures}


@pytest.mark.parametrize("rows", HANGING.values(), ids=HANGING)
def test_an_indented_line_that_is_no_row_is_part_of_the_name(tmp_path, rows):
    assert names_of(tmp_path, rows) == {
        "Police",
        "Fire and Emergency Medical Services",
        "Public Works",
    }


def test_a_line_that_heads_several_rows_is_a_title(tmp_path):
    assert names_of(tmp_path, TITLED) == {
        "Police",
        "Medical Services",
        "Hydrants",
        "Public Works",
    }
