"""Tables beside and below each other on one sheet."""

from __future__ import annotations

import openpyxl

from corpus.analysis import analyse
from corpus.readers import read_document

CARD = [
    ["令和６年度 決算カード", None, None, None, None, None, None],
    ["人口", None, "18,402", "人", "区分", "令和６年度（千円）", "令和５年度（千円）"],
    ["歳入の状況", None, "（単位：千円・％）", None, "歳入総額", "9,310,400", "9,122,050"],
    ["区分", "区分", "決算額", "構成比", "歳出総額", "9,004,120", "8,870,330"],
    ["地方税", "地方税", "2,410,300", "25.9", "財政力指数", "0.51", "0.50"],
    ["地方交付税", "普通交付税", "3,904,000", "41.9", "地方債現在高", "7,700,210", "7,912,330"],
    ["地方交付税", "特別交付税", "210,500", "2.3", None, None, None],
]


def test_each_number_of_a_card_has_the_head_above_it_and_the_name_beside_it(tmp_path):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "雪野町"
    for row in CARD:
        sheet.append(row)
    path = tmp_path / "card.xlsx"
    book.save(path)
    found = analyse(read_document(path))
    rows = {(f.program, f.fiscal_year, str(f.measure), f.amount) for f in found.figures}
    assert {
        ("歳入総額", 2024, "executed", 9_310_400_000),
        ("歳出総額", 2023, "executed", 8_870_330_000),
        ("地方税", 2024, "executed", 2_410_300_000),
    } <= rows
    assert any("普通交付税" in name and amount == 3_904_000_000 for name, *_, amount in rows)
    assert not {name for name, *_ in rows if "指数" in name or "現在高" in name}
