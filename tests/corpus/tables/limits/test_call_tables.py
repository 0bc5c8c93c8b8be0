"""Tables of calls: budgets and ceilings with their unit in each cell, typed with blanks or not."""

from __future__ import annotations

import pytest

from corpus.text.cells import parse_cell
from tests.corpus.papers import FORMS, facts_of, write_paper

THEMES = [
    ["研究開発項目", "予算額（令和８年度）", "採択予定件数", "１件当たりの上限額"],
    ["①　浮体係留システムの軽量化", "３億２，０００万円", "２件", "１億６，０００万円"],
    ["②　翼の耐久性評価手法", "１億８，０００万円", "３件", "６，０００万円"],
    ["合　　計", "５億円", "５件", ""],
]
COSTS = [
    ["経費区分", "内容", "上限額"],
    ["機械装置費", "装置の製作、購入", "１億円"],
    ["労務費", "研究員費、補助員費", "５，０００万円"],
]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("３億２，０００万円", 320_000_000),
        ("1兆2,300億円", 1_230_000_000_000),
        ("2億5000万円", 250_000_000),
    ],
)
def test_a_cell_holds_an_amount_in_several_scales(text, value):
    number = parse_cell(text)
    assert number and (number.value, number.currency, number.scaled) == (value, "JPY", True)


@pytest.mark.parametrize(
    "text", ["1億円から2億円", "3億円（うち2億円）", "2億・3000万円", "3億2年"]
)
def test_a_cell_of_two_amounts_or_none_is_no_number(text):
    assert parse_cell(text) is None


@pytest.mark.parametrize("form", FORMS)
def test_budgets_and_ceilings_of_each_item_of_a_call(form, tmp_path):
    title = "令和８年度「潮流発電技術開発事業」に係る公募要領"
    found = facts_of(write_paper(tmp_path, form, [title, "公募する項目及び予算額", THEMES]))
    assert {
        ("浮体係留システムの軽量化", "initial", 2026, 320_000_000),
        ("翼の耐久性評価手法", "initial", 2026, 180_000_000),
        ("浮体係留システムの軽量化", "unit", 2026, 160_000_000),
        ("翼の耐久性評価手法", "unit", 2026, 60_000_000),
    } <= found


@pytest.mark.parametrize("form", FORMS)
def test_what_a_row_describes_is_no_program(form, tmp_path):
    title = "令和８年度「潮流発電技術開発事業」に係る公募要領"
    paper = [title, "令和８年度予算額　５億円", "経費区分", COSTS]
    found = facts_of(write_paper(tmp_path, form, paper))
    assert ("潮流発電技術開発事業", "unit", 2026, 100_000_000) in found
    assert not {name for name, *_ in found} & {"装置の製作、購入", "研究員費、補助員費", "労務費"}
