"""Extraction from plain text: slides and tables that became lines, on invented documents."""

import pytest

from corpus.facts.row import Trust
from tests.corpus.slides.of_text import HUNDRED_MILLION, MILLION, figures_of, rows_of
from tests.corpus.slides.test_figures_brackets import TWO_BRACKETS

HEAD = """主要事業一覧
（単位：百万円）
事　項　　令和７年度
予算額　　令和８年度
要求額　　増△減額　　備　考
"""


def test_rows_of_text_under_a_wrapped_head() -> None:
    text = f"""{HEAD}灯台改修推進事業 850 1,203 353
航路標識点検事業 9,700の内数 9,700の内数 －
港湾測量支援事業 － 164 164 新規
※計数は、四捨五入による。
"""
    assert figures_of(text) == {
        ("灯台改修推進事業", "previous", 2025, 850 * MILLION),
        ("灯台改修推進事業", "request", 2026, 1203 * MILLION),
        ("航路標識点検事業", "previous", 2025, 9700 * MILLION),
        ("航路標識点検事業", "request", 2026, 9700 * MILLION),
        ("港湾測量支援事業", "request", 2026, 164 * MILLION),
    }
    rows = rows_of(text)
    assert {r.scope for r in rows if r.program == "航路標識点検事業"} == {"内数"}
    proven = {r.program: r.proof for r in rows if r.trust is Trust.CONFIRMED}
    assert proven == {"灯台改修推進事業": "difference"}


def test_each_cell_on_a_line_of_its_own() -> None:
    text = """（単位：百万円）
事業名
令和７年度
予算額
令和８年度
予算案
増減額
灯台改修推進事業
1,500
1,620
120
航路標識点検事業
800
750
△50
"""
    assert figures_of(text) == {
        ("灯台改修推進事業", "previous", 2025, 1500 * MILLION),
        ("灯台改修推進事業", "initial", 2026, 1620 * MILLION),
        ("航路標識点検事業", "previous", 2025, 800 * MILLION),
        ("航路標識点検事業", "initial", 2026, 750 * MILLION),
    }


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param("灯台改修推進事業 850 1,203 999\n", id="difference does not hold"),
        pytest.param(
            "灯台改修推進事業12,345 1,203 10\n灯 1 2 3\n", id="name and number run together"
        ),
    ],
)
def test_rows_that_do_not_fit_their_head_are_not_read(rows: str) -> None:
    assert figures_of(HEAD + rows) == set()


def test_a_row_with_too_few_numbers_is_read_only_where_one_way_is_left() -> None:
    text = f"""{HEAD}灯台改修推進事業 850 1,203 353
港湾測量支援事業 164 164 新規
航路標識点検事業 77 88
"""
    found = figures_of(text)
    assert ("港湾測量支援事業", "request", 2026, 164 * MILLION) in found
    assert not any(program == "航路標識点検事業" for program, *_ in found)


def test_numbers_without_a_stated_unit_are_for_a_person() -> None:
    text = HEAD.replace("（単位：百万円）\n", "") + "灯台改修推進事業 1,850,000 2,203,000 353,000\n"
    assert figures_of(text) == set()


def test_budgets_in_english() -> None:
    text = """Clean Fusion Demonstration Program
FY2026 request: $120 million (FY2025 budget: $95 million)
The program builds a plant.

Ocean Data Initiative
FY2026 request: $18.5m (new)
"""
    assert figures_of(text) == {
        ("Clean Fusion Demonstration Program", "request", 2026, 120 * MILLION),
        ("Clean Fusion Demonstration Program", "previous", 2025, 95 * MILLION),
        ("Ocean Data Initiative", "request", 2026, 18_500_000),
    }


def test_a_ratio_is_no_difference() -> None:
    text = """（単位：百万円）
事項 令和７年度予算額 令和８年度要求額 対前年度倍率
離島航路維持事業 1,200 1,560 1.30
過疎地域交通事業 － 300 皆増
"""
    assert figures_of(text) == {
        ("離島航路維持事業", "previous", 2025, 1200 * MILLION),
        ("離島航路維持事業", "request", 2026, 1560 * MILLION),
        ("過疎地域交通事業", "request", 2026, 300 * MILLION),
    }


def test_a_list_under_two_labels() -> None:
    text = """（令和８年度要求額）（令和７年度予算額）
１．洋上風力実証事業【新規】　　45.0億円（-）
２．水素供給網構築補助金　　　　1,250億円（1,000億円）
"""
    assert figures_of(text) == {
        ("洋上風力実証事業", "request", 2026, 45 * HUNDRED_MILLION),
        ("水素供給網構築補助金", "request", 2026, 1250 * HUNDRED_MILLION),
        ("水素供給網構築補助金", "previous", 2025, 1000 * HUNDRED_MILLION),
    }


def test_a_part_of_an_item_has_it_as_parent() -> None:
    text = """令和７年度補正予算案の概要
○　素材供給網強靱化事業　　1,200億円
　　うち製造設備導入補助　　800億円
"""
    parents = {r.program: r.parent for r in rows_of(text)}
    assert parents == {"素材供給網強靱化事業": None, "製造設備導入補助": "素材供給網強靱化事業"}


def test_the_title_names_the_one_budget_of_a_document() -> None:
    text = """令和８年度　次世代担い手育成支援事業　公募要領
令和８年３月
１　事業の概要
本事業の令和８年度予算額は１，２５０百万円（前年度１，１００百万円）である。
２　補助上限額
（１）個人型　５００万円
（２）法人型　２，０００万円（うち機械導入 １，５００万円）
"""
    assert figures_of(text) == {
        ("次世代担い手育成支援事業", "initial", 2026, 1250 * MILLION),
        ("次世代担い手育成支援事業", "previous", 2025, 1100 * MILLION),
    }


def test_what_may_be_spent_later_is_no_budget() -> None:
    text = """水素保安高度化事業
令和８年度概算要求額 23億円
※このほか国庫債務負担行為要求額 45億円
"""
    assert figures_of(text) == {("水素保安高度化事業", "request", 2026, 23 * HUNDRED_MILLION)}


def test_a_total_is_of_the_budget_that_the_title_names() -> None:
    text = f"""令和８年度　港湾局関係予算概算要求概要
{HEAD}灯台改修推進事業 850 1,203 353
港湾測量支援事業 100 90 △10
合計 950 1,293 343
"""
    assert {
        ("港湾局関係予算", "request", 2026, 1293 * MILLION),
        ("港湾局関係予算", "previous", 2025, 950 * MILLION),
    } <= figures_of(text)


def test_names_are_shown_without_radicals() -> None:
    text = "離島航路維持交付⾦\n令和８年度要求額 5億円\n"
    assert {r.program for r in rows_of(text)} == {"離島航路維持交付金"}


def test_labelled_lines_under_a_name() -> None:
    text = """事業名：海洋ロボット開発促進事業
担当課：海洋政策課
令和８年度要求額：1,200百万円
令和７年度予算額：800百万円
概要：海洋ロボットを開発する。

事業名：港湾脱炭素化支援事業
担当課：港湾課
令和８年度要求額：600百万円
令和７年度予算額：－
"""
    assert figures_of(text) == {
        ("海洋ロボット開発促進事業", "request", 2026, 1200 * MILLION),
        ("海洋ロボット開発促進事業", "previous", 2025, 800 * MILLION),
        ("港湾脱炭素化支援事業", "request", 2026, 600 * MILLION),
    }


def test_a_list_with_totals_and_rates_among_its_items() -> None:
    text = """令和８年度 概算要求のポイント
１．予算総額　7,617億円
２．重点事項
（１）国際安全対策強化支援事業　新規　15億円
（２）在外邦人支援推進事業　　　32億円（前年度28億円）
１人当たり 500万円
○ 広報拠点整備事業
　令和８年度要求額：　４，５６７千円
　令和７年度予算額：　４，２００千円
"""
    assert figures_of(text) == {
        ("国際安全対策強化支援事業", "request", 2026, 15 * HUNDRED_MILLION),
        ("在外邦人支援推進事業", "request", 2026, 32 * HUNDRED_MILLION),
        ("在外邦人支援推進事業", "previous", 2025, 28 * HUNDRED_MILLION),
        ("広報拠点整備事業", "request", 2026, 4_567_000),
        ("広報拠点整備事業", "previous", 2025, 4_200_000),
    }


def test_what_is_asked_beside_an_amount_narrows_it_and_names_nothing() -> None:
    (row,) = [r for r in rows_of(TWO_BRACKETS) if r.amount == 12 * HUNDRED_MILLION]
    assert row.scope == "+事項要求"


def test_an_item_with_last_years_budget_behind_it_is_a_part_of_the_headline() -> None:
    text = """海洋庁予算の概要
（ ）内は前年度当初予算額
令和８年度概算要求額　1,226億円（1,105億円）
（1）灯台の耐震化【拡充】　12億円（9億円）
（2）補助単価の上限　5億円（4億円）
"""
    found = figures_of(text)
    assert ("灯台の耐震化", "previous", 2025, 9 * HUNDRED_MILLION) in found
    assert "補助単価の上限" not in {name for name, *_ in found}


@pytest.mark.parametrize(
    "line",
    [
        "窓口の移転に伴う経費などで合計 3.4千万円",
        "国からの返還金が合計 4億円（うち昨年度から繰り越したものが1億円ある）",
        "事業の開始が早まったことによる計上1,400万円",
    ],
)
def test_a_clause_before_an_amount_is_no_item_of_the_title(line: str) -> None:
    assert rows_of(f"令和２年度一般会計補正予算案\n{line}\n{line}\n") == []


@pytest.mark.parametrize("total", ["総額は 24億8,000万円です。", "総額は 24億円となりました。"])
def test_a_sentence_above_the_first_program_is_none_of_its_total(total: str) -> None:
    text = f"""令和9年度 研究開発・人材育成事業の概要

当県の研究開発・人材育成関係予算の{total}

灯台改修推進事業
目的：低温でも働く灯器の実用化を早めること。
対象者：県内の中小企業
"""
    assert not [r for r in rows_of(text) if r.program == "灯台改修推進事業"]
