"""Tables of text whose ratios ran together with the amounts before them."""

import pytest

from corpus.document import Document
from corpus.extraction import extract_figures
from corpus.figures.glued import ratio_cut

MILLION = 10**6
HEAD = """令和８年度予算概算要求概要
（単位：百万円）
事 項 令和８年度要求額 (A) 前年度予算額 (B) 倍率 (A/B)
"""


def figures_of(text: str) -> set[tuple[str, str, int | None, int]]:
    document = Document("d", "d", "d.txt", "text/plain", "0", text)
    rows = extract_figures(document).rows
    return {(r.program, r.measure.value, r.fiscal_year, r.amount) for r in rows}


def test_a_ratio_that_holds_parts_the_amount_before_it() -> None:
    text = f"""{HEAD}灯台改修推進事業 24,500 20,9001.17
航路標識点検事業 960 9101.05
港湾測量支援事業 480 - 皆増
沿岸観測機器整備事業 2,300 2,6000.99
計 28,240 24,4101.16
"""
    assert figures_of(text) == {
        ("灯台改修推進事業", "request", 2026, 24_500 * MILLION),
        ("灯台改修推進事業", "previous", 2025, 20_900 * MILLION),
        ("航路標識点検事業", "request", 2026, 960 * MILLION),
        ("航路標識点検事業", "previous", 2025, 910 * MILLION),
        ("港湾測量支援事業", "request", 2026, 480 * MILLION),
    }


@pytest.mark.parametrize(
    ("before", "glued", "cut"),
    [
        ("24,500", "20,9001.17", 6),
        ("20,900", "24,500117.2%", 6),
        ("４，８００", "７，６００１．５８", 5),
        ("24,500", "20,9001.71", None),
        ("-", "20,9001.17", None),
    ],
)
def test_where_a_ratio_begins(before: str, glued: str, cut: int | None) -> None:
    assert ratio_cut(before, glued) == cut


def test_the_sum_of_what_is_no_part_of_others_is_no_program() -> None:
    text = f"""{HEAD}灯台改修推進事業 24,500 20,900 1.17
港湾測量支援事業 500の内数 400の内数 -
航路標識点検事業 960 910 1.05
合計（内数を除く） 25,460 21,810 1.17
"""
    assert {name for name, *_ in figures_of(text)} == {
        "灯台改修推進事業",
        "港湾測量支援事業",
        "航路標識点検事業",
    }


def test_a_name_that_begins_with_inside_is_no_part_of_the_row_above() -> None:
    text = f"{HEAD}灯台改修推進事業 24,500 20,900 1.17\n内航海図整備事業 960 910 1.05\n"
    assert ("内航海図整備事業", "request", 2026, 960 * MILLION) in figures_of(text)


def test_parts_of_other_budgets_are_left_out_of_sums_and_of_other_programs() -> None:
    text = f"""※１ 港湾測量支援事業は、他の経費と一体で要求しているため内数で示す。
{HEAD}灯台改修推進事業 24,500 20,900 1.17
港湾測量支援事業 500の内数 400の内数 -
航路標識点検事業 960 910 1.05
計 25,460 21,810 1.17
灯台改修推進事業
要求額 ２４５億円（前年度 ２０９億円）
灯台の改修を行う。
"""
    found = extract_figures(Document("d", "d", "d.txt", "text/plain", "0", text))
    assert not found.review
    assert {r.program for r in found.rows if r.scope} == {"港湾測量支援事業"}
