"""Names and budgets of a text that has lost its layout, by their order."""

from __future__ import annotations

from tests.corpus.slides.of_text import HUNDRED_MILLION, MILLION, figures_of, rows_of

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
