"""An office that is named in prose is no program beside the total that tells its budget."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.corpus.papers import analyse_text

ENGLISH = """# {office}: FY 2027 Congressional Justification

The {office} (NOCR) requests $412.6 million in FY 2027.

(Dollars in thousands)

| Program | FY 2026 Enacted | FY 2027 Request |
|---|--:|--:|
| Tidal Energy Science | 201,140 | 212,330 |
| Reef Observatories | 197,250 | 200,270 |
| {total} | 398,390 | 412,600 |
"""
JAPANESE = """# 令和９年度 概算要求の概要

水産省の令和９年度概算要求額は186億円です。

（単位：百万円）

| 事業名 | 前年度予算額 | 要求額 |
|---|--:|--:|
| 漁港集約化事業 | 12,340 | 15,200 |
| 海藻利用拡大支援事業 | 3,150 | 3,420 |
| 合計 | 15,490 | {total} |
"""


@pytest.mark.parametrize("total", ["Total", "Total, NOCR"])
@pytest.mark.parametrize("office", ["National Office of Coastal Research", "Coastal Agency"])
def test_an_office_is_told_by_its_total(office: str, total: str, tmp_path: Path) -> None:
    rows = analyse_text(tmp_path, ENGLISH.format(office=office, total=total)).figures
    assert sum(r.amount == 412_600_000 for r in rows) == 1
    assert not any(office in r.program for r in rows)


@pytest.mark.parametrize(("total", "kept"), [("18,620", False), ("21,900", True)])
def test_an_office_stays_where_no_total_tells_it(total: str, kept: bool, tmp_path: Path) -> None:
    rows = analyse_text(tmp_path, JAPANESE.format(total=total)).figures
    assert ("水産省" in {r.program for r in rows}) is kept
