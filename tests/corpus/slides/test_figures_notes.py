"""Notes below a table that add a supplementary budget to one of its programs."""

import pytest

from corpus.document import Document
from corpus.extraction import extract_figures

MILLION = 10**6
TABLE = """（単位：百万円）
施策名
令和８年度要求額
令和７年度当初予算額
増減額
備考
灯台改修推進事業
1,620
1,500
120
※１
航路標識点検事業
750
800
△50
※２

"""
PUT = "このほか、令和６年度補正予算において1,450百万円を措置。"


def supplements(text: str) -> set[tuple[str, int | None, int]]:
    rows = extract_figures(Document("d", "d", "d.txt", "text/plain", "0", text)).rows
    return {
        (r.program, r.fiscal_year, r.amount) for r in rows if r.measure.value == "supplementary"
    }


def test_the_mark_of_a_note_stands_in_the_row_of_its_program() -> None:
    text = f"{TABLE}※１ {PUT}\n※２ 計数は整理中。\n"
    assert supplements(text) == {("灯台改修推進事業", 2024, 1450 * MILLION)}


def test_a_note_names_its_program() -> None:
    text = f"{TABLE}※ 航路標識点検事業は、{PUT}\n"
    assert supplements(text) == {("航路標識点検事業", 2024, 1450 * MILLION)}


def test_a_note_names_a_program_without_other_figures() -> None:
    text = f"{TABLE}※ 港湾測量支援事業は、{PUT}\n"
    assert supplements(text) == {("港湾測量支援事業", 2024, 1450 * MILLION)}


@pytest.mark.parametrize(
    "note",
    [
        pytest.param(f"※ {PUT}", id="no mark"),
        pytest.param(f"※３ {PUT}", id="a mark of no row"),
        pytest.param("※１ 令和６年度補正予算の1,450百万円を含む。", id="not another budget"),
    ],
)
def test_a_note_that_is_of_no_one_program_gives_nothing(note: str) -> None:
    assert supplements(f"{TABLE}{note}\n") == set()


def test_a_mark_in_several_rows_is_of_no_one_program() -> None:
    assert supplements(f"{TABLE.replace('※２', '※１')}※１ {PUT}\n") == set()
