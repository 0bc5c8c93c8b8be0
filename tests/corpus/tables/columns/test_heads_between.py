"""Heads, titles and years that belong to something else than the amounts they stand by."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.analysis import analyse
from corpus.facts.row import FigureRow
from corpus.readers import read_document

PLAN = """# Portsea Borough Council: Medium Term Financial Plan

## Revenue budget by portfolio (£000)

| Portfolio | 2029/30 Outturn | 2030/31 Revised | 2031/32 Budget | 2032/33 Plan |
|---|---:|---:|---:|---:|
| Housing Options | 4,210 | 4,480 | 4,905 | 5,010 |
| Parks and Coast | 2,115 | 2,300 | 2,250 | 2,270 |

## Capital works

| Scheme | Total cost | 2031/32 |
|---|---|---|
| Pier Renewal | £12.4m | £4.0m |
| Flood Gates | £7.75m | £2.2m |

Usage of the leisure centres

| Centre | 2029/30 | 2030/31 |
|---|---:|---:|
| Northgate | 124,500 | 131,220 |
| Quayside | 88,010 | 90,444 |
"""

SHEET = """令和９年度　行政事業レビューシート

事業名　　　　沿岸観測網高度化事業
担当部局　　　海洋政策局　　　　担当課　観測企画課
{label}　令和５年度

予算額・執行額（単位：百万円）
　　　　　　　令和６年度　令和７年度　令和８年度　令和９年度要求
当初予算　　　　１，２００　　１，３５０　　１，４２０　　１，６８０
補正予算　　　　　　２００　　　　　－　　　　　８０
計　　　　　　　１，４００　　１，３５０　　１，５００　　１，６８０
執行額　　　　　１，３１２　　１，２９０
執行率　　　　　　　９４％　　　　９６％

{measured}　　　３２０　　　３４５　　　３６０　　　４００
"""


def figures(path: Path, text: str) -> list[FigureRow]:
    path.write_text(text, encoding="utf-8")
    return list(analyse(read_document(path), blind=True).figures)


def told(rows: list[FigureRow], program: str) -> set[tuple[str, int | None, int]]:
    return {(r.measure.value, r.fiscal_year, r.amount) for r in rows if r.program == program}


def test_the_budget_before_a_plan_is_no_budget_of_last_year(tmp_path: Path) -> None:
    rows = figures(tmp_path / "a.md", PLAN)
    assert told(rows, "Housing Options") == {
        ("executed", 2029, 4_210_000),
        ("revised", 2030, 4_480_000),
        ("initial", 2031, 4_905_000),
        ("initial", 2032, 5_010_000),
    }


def test_the_head_of_one_table_is_no_title_of_the_next(tmp_path: Path) -> None:
    rows = figures(tmp_path / "a.md", PLAN)
    assert ("executed", 2031, 4_000_000) not in told(rows, "Pier Renewal")
    assert told(rows, "Northgate") == set()


def test_what_a_project_costs_in_all_is_of_no_year(tmp_path: Path) -> None:
    rows = figures(tmp_path / "a.md", PLAN)
    assert ("total", None, 12_400_000) in told(rows, "Pier Renewal")


@pytest.mark.parametrize("label", ["事業開始年度", "事業終了予定年度", "制度創設年度"])
@pytest.mark.parametrize("measured", ["成果指標　観測点数", "観測点数", "活動目標　点検"])
def test_a_year_of_something_else_and_results_are_no_budget(
    tmp_path: Path, label: str, measured: str
) -> None:
    rows = figures(tmp_path / "a.txt", SHEET.format(label=label, measured=measured))
    assert {r.program for r in rows} == {"沿岸観測網高度化事業"}
    assert {r.scope for r in rows} == {None}
    assert ("initial", 2026, 1_420_000_000) in told(rows, "沿岸観測網高度化事業")
    assert ("request", 2026, 1_420_000_000) not in told(rows, "沿岸観測網高度化事業")
