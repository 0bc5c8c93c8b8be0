"""Extraction from plain text: slides and tables that became lines, on invented documents."""

import pytest

from corpus.document import Document
from corpus.extraction import extract_figures
from corpus.facts.row import FigureRow, Measure, Trust


def document_of(text: str, year: int | None = None) -> Document:
    return Document(
        id="d",
        title="d",
        filename="d.txt",
        media_type="text/plain",
        sha256="0",
        text=text,
        fiscal_year=year,
    )


def rows_of(text: str, year: int | None = None) -> list[FigureRow]:
    found = extract_figures(document_of(text, year)).rows
    assert all(row.original in text[row.start : row.end] for row in found)
    return list(found)


def figures_of(text: str, year: int | None = None) -> set[tuple[str, str, int | None, int]]:
    return {
        (r.program, r.measure.value, r.fiscal_year, r.amount)
        for r in rows_of(text, year)
        if r.measure is not Measure.DIFFERENCE
    }


MILLION, HUNDRED_MILLION = 10**6, 10**8


def test_what_a_note_says_of_brackets_makes_them_the_previous_budget() -> None:
    text = """灯台改修推進事業
令和８年度概算要求額　１２億円（８．５億円）※（）内は前年度当初予算額
"""
    assert figures_of(text) == {
        ("灯台改修推進事業", "request", 2026, 1_200_000_000),
        ("灯台改修推進事業", "previous", 2025, 850_000_000),
    }


def test_a_new_program_shows_what_the_brackets_of_others_are() -> None:
    text = """灯台改修推進事業
令和８年度概算要求額　12億円（8億円）

航路標識点検事業
令和８年度概算要求額　2億円（新規）
"""
    assert ("灯台改修推進事業", "previous", 2025, 8 * HUNDRED_MILLION) in figures_of(text)


def test_brackets_of_which_nothing_is_said_are_no_budget() -> None:
    text = """灯台改修推進事業
令和８年度概算要求額　12億円（8億円）
"""
    assert figures_of(text) == {("灯台改修推進事業", "request", 2026, 12 * HUNDRED_MILLION)}
    (item,) = extract_figures(document_of(text)).review
    assert (item.original, item.measure, item.fiscal_year) == ("8億円", Measure.PREVIOUS, 2025)


def test_two_numbers_share_the_unit_behind_the_bracket() -> None:
    text = """※（ ）内は令和７年度当初予算額
１　棚田保全推進対策
【令和８年度予算概算要求額　3,850（2,980）百万円の内数】
"""
    rows = rows_of(text)
    assert {(r.measure.value, r.fiscal_year, r.amount) for r in rows} == {
        ("request", 2026, 3850 * MILLION),
        ("previous", 2025, 2980 * MILLION),
    }
    assert {r.program for r in rows} == {"棚田保全推進対策"}
    assert "百万円" in text[rows[0].start : rows[0].end]


NAMES_ABOVE = """令和８年度概算要求資料
棚田保全推進事業
農村局 農村課（内線12）
令和８年度概算要求額　24億円（18億円）
※令和７年度補正予算額　６億円
事業の内容
棚田を守る。

ため池管理高度化事業（水利庁連携事業）
農村局 水利課
令和８年度概算要求額　9.8億円（新規）
事業の内容
ため池を守る。
"""


def test_names_stand_above_their_budgets_with_the_office_between() -> None:
    assert figures_of(NAMES_ABOVE) == {
        ("棚田保全推進事業", "request", 2026, 24 * HUNDRED_MILLION),
        ("棚田保全推進事業", "previous", 2025, 18 * HUNDRED_MILLION),
        ("棚田保全推進事業", "supplementary", 2025, 6 * HUNDRED_MILLION),
        ("ため池管理高度化事業（水利庁連携事業）", "request", 2026, 980 * MILLION),
    }


def test_names_stand_below_their_budgets() -> None:
    text = """令和８年度概算要求額　３０億円
避難所環境改善支援事業
避難所を改善する。

令和８年度概算要求額　５億円
被災者見守り推進事業
見守りを行う。
"""
    assert figures_of(text) == {
        ("避難所環境改善支援事業", "request", 2026, 30 * HUNDRED_MILLION),
        ("被災者見守り推進事業", "request", 2026, 5 * HUNDRED_MILLION),
    }


def test_a_name_that_would_do_for_two_budgets_proves_nothing() -> None:
    text = """説明を続ける。
令和８年度要求額　20億円
避難所環境改善支援事業
令和８年度要求額　11億円
被災者見守り推進事業
令和８年度要求額　21億円
"""
    assert figures_of(text) == set()


def test_numbers_of_pages_part_a_text() -> None:
    text = """灯台改修推進事業
説明を続ける。
令和８年度要求額 5億円
1
説明を続ける。
令和８年度要求額 6億円
航路標識点検事業
2
令和８年度要求額 7億円
港湾測量支援事業
3
"""
    assert figures_of(text) == {
        ("灯台改修推進事業", "request", 2026, 5 * HUNDRED_MILLION),
        ("航路標識点検事業", "request", 2026, 6 * HUNDRED_MILLION),
        ("港湾測量支援事業", "request", 2026, 7 * HUNDRED_MILLION),
    }


def test_a_request_without_an_amount_begins_a_sheet() -> None:
    text = """棚田保全推進事業
【令和８年度要求額 900百万円】
棚田を守る。
ため池管理高度化事業
【令和８年度要求額 事項要求】
【令和７年度予算額 3,200百万円の内数】
"""
    assert figures_of(text) == {
        ("棚田保全推進事業", "request", 2026, 900 * MILLION),
        ("ため池管理高度化事業", "previous", 2025, 3200 * MILLION),
    }


def test_a_text_in_one_line_is_cut_where_its_lines_ended() -> None:
    filler = "地域の持続的な発展に向けた取組を複数年度にわたり継続的かつ包括的に支援します。" * 8
    text = (
        f"施策集 海域環境再生交付金 【令和８年度要求額 7,000百万円（5,000百万円）】 {filler} "
        "２．事業内容 （１）藻場再生特別交付金 4,000百万円（3,000百万円） 藻場を造成する。 "
        "（２）干潟再生特別交付金 3,000百万円（2,000百万円） 干潟を造成する。 "
        "お問合せ先： 海域局 海域課 2 漁具回収支援事業 【令和８年度要求額 300百万円（新規）】 "
    )
    rows = rows_of(text)
    assert {(r.program, r.measure.value, r.amount // MILLION, r.parent is None) for r in rows} == {
        ("海域環境再生交付金", "request", 7000, True),
        ("海域環境再生交付金", "previous", 5000, True),
        ("藻場再生特別交付金", "request", 4000, False),
        ("藻場再生特別交付金", "previous", 3000, False),
        ("干潟再生特別交付金", "request", 3000, False),
        ("干潟再生特別交付金", "previous", 2000, False),
        ("漁具回収支援事業", "request", 300, True),
    }


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


TWO_BRACKETS = """令和８年度海洋関係予算概算要求の重点事項

【 】は令和７年度補正予算額、（ ）は令和７年度当初予算額

１ 漁場の再生
○ 漁場再生総合対策　　45億円（38億円）【60億円】
○ 藻場造成促進事業　　18億円【14億円】
２ 人づくり
① 漁業担い手育成プログラム　　12億円＋事項要求（前年度：11億円）
"""


def test_each_kind_of_bracket_holds_what_its_legend_says() -> None:
    assert figures_of(TWO_BRACKETS) == {
        ("漁場再生総合対策", "request", 2026, 45 * HUNDRED_MILLION),
        ("漁場再生総合対策", "previous", 2025, 38 * HUNDRED_MILLION),
        ("漁場再生総合対策", "supplementary", 2025, 60 * HUNDRED_MILLION),
        ("藻場造成促進事業", "request", 2026, 18 * HUNDRED_MILLION),
        ("藻場造成促進事業", "supplementary", 2025, 14 * HUNDRED_MILLION),
        ("漁業担い手育成プログラム", "request", 2026, 12 * HUNDRED_MILLION),
        ("漁業担い手育成プログラム", "previous", 2025, 11 * HUNDRED_MILLION),
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
