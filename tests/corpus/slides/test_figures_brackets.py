"""What brackets behind an amount hold: what notes and other brackets say of it."""

from __future__ import annotations

from corpus.extraction import extract_figures
from corpus.facts.row import Measure
from tests.corpus.slides.of_text import HUNDRED_MILLION, MILLION, document_of, figures_of, rows_of

TWO_BRACKETS = """令和８年度海洋関係予算概算要求の重点事項

【 】は令和７年度補正予算額、（ ）は令和７年度当初予算額

１ 漁場の再生
○ 漁場再生総合対策　　45億円（38億円）【60億円】
○ 藻場造成促進事業　　18億円【14億円】
２ 人づくり
① 漁業担い手育成プログラム　　12億円＋事項要求（前年度：11億円）
"""


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
