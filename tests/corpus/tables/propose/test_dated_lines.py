"""Rows of two lines, a name above the amounts of two years, and what stands around such rows."""

from pathlib import Path

import pytest

from corpus.analysis import analyse
from corpus.facts import FigureRow, Measure
from corpus.programs.names import clean_name
from corpus.readers import read_document

OUTLINE = """磯浜町　令和８年度当初予算（案）の概要

５　主な事業　　　　　　　　　　　　　　　（単位：千円）

（1）津波に備える町

　【新規】 津波避難塔建設（浜地区）　　〔危機管理室〕
　　　令和８年度　164,500　（令和７年度　－）
　　　・２か年事業の１年目。収容人数は２２０人。

　【拡充】 木造住宅耐震改修補助　　〔建設課〕
　　　令和８年度　18,000　（令和７年度　9,000）
　　　・補助率５分の４、上限を１２０万円に引き上げる。

　【継続】 渡し船運行　　〔企画課〕
　　　令和８年度　26,500　（令和７年度　25,900）
"""


def figures(path: Path, text: str) -> list[FigureRow]:
    path.write_text(text, encoding="utf-8")
    return list(analyse(read_document(path)).figures)


def test_a_name_above_two_dated_amounts_is_a_row(tmp_path: Path) -> None:
    found = figures(tmp_path / "outline.txt", OUTLINE)
    assert {(f.program, f.measure, f.fiscal_year, f.amount, f.note) for f in found} == {
        ("津波避難塔建設（浜地区）", Measure.INITIAL, 2026, 164_500_000, "新規"),
        ("木造住宅耐震改修補助", Measure.INITIAL, 2026, 18_000_000, None),
        ("木造住宅耐震改修補助", Measure.PREVIOUS, 2025, 9_000_000, None),
        ("渡し船運行", Measure.INITIAL, 2026, 26_500_000, None),
        ("渡し船運行", Measure.PREVIOUS, 2025, 25_900_000, None),
    }


@pytest.mark.parametrize(
    "line",
    [
        "　　　令和８年度　164,500　（令和７年度　－）増",
        "　　　令和８年度は164,500人、令和７年度は9,000人が使った。",
        "　　　令和８年度　164,500",
    ],
)
def test_lines_that_say_anything_else_are_no_such_rows(tmp_path: Path, line: str) -> None:
    text = OUTLINE.replace("　　　令和８年度　164,500　（令和７年度　－）", line)
    programs = {f.program for f in figures(tmp_path / "outline.txt", text)}
    assert "津波避難塔建設（浜地区）" not in programs


SIDES = """磯浜町　令和８年度当初予算（案）の概要

　※ふるさと納税は、返礼品を加え、前年度の実績見込み（３億６千万円）を
　　もとに見積もった。

４　一般会計　歳出　　　　　　　　　　　　（単位：千円）

款　　　　　令和８年度　　令和７年度　　増減額
議会費　　　　　78,200　　　　77,600　　　　　600
総務費　　　1,021,500　　　968,400　　　53,100
"""


def test_a_remark_of_several_clauses_titles_no_table(tmp_path: Path) -> None:
    found = figures(tmp_path / "sides.txt", SIDES)
    assert {f.measure for f in found} == {Measure.INITIAL, Measure.PREVIOUS, Measure.DIFFERENCE}


def test_an_amount_marked_new_in_its_line_is_noted_so(tmp_path: Path) -> None:
    text = (
        "# 令和8年度 磯浜町当初予算の概要\n\n## 主な事業\n\n- 渡し船運行事業　48,200千円（新規）\n"
        "- 灯台改修事業　31,500千円（前年度 29,800千円）\n"
    )
    found = figures(tmp_path / "list.md", text)
    notes = {(f.program, f.measure): f.note for f in found}
    assert notes["渡し船運行事業", Measure.INITIAL] == "新規"
    assert notes["灯台改修事業", Measure.INITIAL] is None


def test_the_amount_of_another_year_in_brackets_is_of_the_same_budget(tmp_path: Path) -> None:
    text = "# 海の事業\n\n海洋調査事業の令和8年度予算額は4,500万円（令和7年度は3,800万円）です。\n"
    found = figures(tmp_path / "sea.md", text)
    assert {(f.measure, f.fiscal_year, f.amount) for f in found} == {
        (Measure.INITIAL, 2026, 45_000_000),
        (Measure.PREVIOUS, 2025, 38_000_000),
    }


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("トップ > くらし > 住まい > 住宅改修補助金", "住宅改修補助金"),
        ("くらし ＞ 住まい ＞ 住宅改修補助金", "住宅改修補助金"),
        ("住宅改修補助金", "住宅改修補助金"),
        ("出力 > 10kWの設備", "出力 > 10kWの設備"),
    ],
)
def test_of_the_way_to_a_page_the_last_is_the_name(text: str, name: str) -> None:
    start, end = clean_name(text)
    assert text[start:end] == name


def test_last_year_without_its_era_and_the_mark_of_a_title(tmp_path: Path) -> None:
    text = (
        "令和8年度　湊市　施策の概要\n\n　１　創業応援補助金【新規】\n"
        "　　　予算額は6,000万円（7年度は4,500万円）、採択見込みは30件。\n"
    )
    found = figures(tmp_path / "plan.txt", text)
    assert {(f.program, f.measure, f.fiscal_year, f.amount, f.note) for f in found} == {
        ("創業応援補助金", Measure.INITIAL, 2026, 60_000_000, "新規"),
        ("創業応援補助金", Measure.PREVIOUS, 2025, 45_000_000, None),
    }


RESULTS = """令和8年度　湊市　産業振興施策の概要

Ⅲ　7年度の実績（見込み）
　制度名　　　　　　　　　　　　{counts}　交付額（千円）
　創業応援補助金　　　　　　　　　41　　27　　43,200
　インターン受入奨励金　　　　　　38　　38　　 4,350
　展示会出展補助金　　　　　　　　 3　　 3　　   870
"""


@pytest.mark.parametrize("counts", ["申請　採択", "来場　満足"])
def test_what_stands_beside_a_column_with_its_unit_has_none(tmp_path: Path, counts: str) -> None:
    found = figures(tmp_path / "results.txt", RESULTS.format(counts=counts))
    assert {f.amount for f in found} == {43_200_000, 4_350_000, 870_000}


def test_a_unit_below_a_table_is_its_own_before_sentences_with_numbers(tmp_path: Path) -> None:
    text = (
        "# Harbor Office: FY 2027 Guide\n\n| Program | FY 2026 Enacted | FY 2027 Request |\n"
        "| --- | --- | --- |\n| Pier Grants | 12,000 | 14,500 |\n"
        "| Buoy Network | 6,300 | 6,900 |\n\n"
        "(dollars in thousands)\n\n## Pier Grants\n\nAwards run from $75,000 to $600,000 for up to "
        "three years.\n"
    )
    found = figures(tmp_path / "guide.md", text)
    assert {f.amount for f in found} == {12_000_000, 14_500_000, 6_300_000, 6_900_000}
