"""Units that a row says itself, prices of one person or thing, tables whose unit nothing says."""

from __future__ import annotations

import pytest

from corpus.analysis import analyse
from corpus.readers import read_document
from corpus.text.units import find_units
from tests.corpus.papers import FORMS, facts_of, write_paper

HEAD = ["事業名", "予算額", "前年度予算額"]


def paper(*rows: list[str], unit: str = "（単位：百万円）"):
    return ["令和９年度当初予算 事業一覧", unit, [HEAD, *rows]]


def amounts_of(facts, year: int) -> set[int]:
    return {amount for _, _, found, amount in facts if found == year}


@pytest.mark.parametrize("form", FORMS)
def test_the_unit_behind_a_name_is_that_of_its_row(form, tmp_path) -> None:
    rows = paper(["灯台改修事業", "1,204", "1,150"], ["藻場調査事業（千円）", "4,500", "4,200"])
    facts = facts_of(write_paper(tmp_path, form, rows))
    assert amounts_of(facts, 2027) == {1_204_000_000, 4_500_000}


@pytest.mark.parametrize("unit", ["EUR million", "€m"])
def test_rows_of_other_currencies_have_their_own(unit, tmp_path) -> None:
    head = ["Programme", "2030 Budget", "2031 Budget"]
    rows = [[f"Seed Bank ({unit})", "14", "15.5"], ["Tide School (CHF million)", "8.2", "9.0"]]
    path = write_paper(tmp_path, "md", ["Cooperation Budget 2031", [head, *rows]])
    found = analyse(read_document(path), blind=True).figures
    assert {(f.amount, f.currency) for f in found if f.fiscal_year == 2031} == {
        (15_500_000, "EUR"),
        (9_000_000, "CHF"),
    }


def test_a_row_and_a_head_that_name_two_units_leave_it_open(tmp_path) -> None:
    head = ["事業名", "予算額（千円）"]
    rows = [["灯台改修事業", "1,204"], ["藻場調査事業（円）", "4,500"], ["干潟事業", "310"]]
    path = write_paper(tmp_path, "md", ["令和９年度当初予算 事業一覧", [head, *rows]])
    assert amounts_of(facts_of(path), 2027) == {1_204_000, 310_000}


@pytest.mark.parametrize("form", ["md", "csv", "docx"])
@pytest.mark.parametrize("price", ["単価(円)", "補助上限額（円）", "1件当たり（円）"])
def test_the_unit_of_a_price_is_not_that_of_the_budget(price, form, tmp_path) -> None:
    head = ["事業名", "人数(人)", price, "予算額"]
    rows = [
        ["見守り手当給付事業", "120", "5,000", "7,200"],
        ["通学支援事業", "80", "8,000", "7,680"],
    ]
    paper_ = ["令和９年度当初予算 事業一覧（単位：千円）", [head, *rows]]
    facts = facts_of(write_paper(tmp_path, form, paper_))
    assert {f for f in facts if f[1] == "initial"} == {
        ("見守り手当給付事業", "initial", 2027, 7_200_000),
        ("通学支援事業", "initial", 2027, 7_680_000),
    }


@pytest.mark.parametrize(
    ("part", "scope"),
    [("of which loans (EUR thousand)", "loans"), ("of which grants [€000]", "grants")],
)
def test_a_part_is_called_without_its_unit(part, scope, tmp_path) -> None:
    rows = [
        ["Programme", "2031 Budget", part],
        ["Port Links", "42", "1,200"],
        ["Buoys", "8", "300"],
    ]
    path = write_paper(tmp_path, "md", ["Budget 2031 (EUR million)", rows])
    found = analyse(read_document(path), blind=True).figures
    assert {(f.amount, f.scope) for f in found if f.program == "Buoys"} == {
        (8_000_000, None),
        (300_000, scope),
    }


@pytest.mark.parametrize("name", ["１人当たり経費（円）", "1km当たり事業費", "一世帯あたり負担額"])
def test_what_one_person_or_thing_costs_is_no_budget(name, tmp_path) -> None:
    rows = paper(["灯台改修事業", "1,204", "1,150"], [name, "3,500", "3,200"])
    facts = facts_of(write_paper(tmp_path, "md", rows))
    assert amounts_of(facts, 2027) == {1_204_000_000}


def test_a_cost_per_head_is_no_budget(tmp_path) -> None:
    head = ["Program", "FY 2030 Actual", "FY 2031 Request"]
    rows = [["Pier Renewal", "210", "198"], ["Cost per capita", "31", "29"]]
    path = write_paper(tmp_path, "html", ["Budget (Dollars in Thousands)", [head, *rows]])
    assert amounts_of(facts_of(path), 2031) == {198_000}


@pytest.mark.parametrize(
    ("said", "factor"),
    [
        ("本書の金額は、特に断りのない限り千円単位である。", 1000),
        ("単位は特に断りのない限り百万円。四捨五入のため合計と一致しない場合がある。", 1_000_000),
        ("金額は、別に記載のある場合を除き千円", 1000),
        ("注：金額は百万円単位で表示しています。", 10**6),
    ],
)
def test_a_sentence_says_the_unit_of_the_whole_paper(said, factor, tmp_path) -> None:
    text = (
        f"令和９年度\n予算に関する説明書\n\n{said}\n\n\f\n"
        "３款　民生費\n\n目　　　　　　　　　　　本年度　　　　前年度　　　　比較\n"
        "１　社会福祉総務費　　　456,120　　　440,010　　　16,110\n"
        "２　老人福祉費　　　　　812,770　　　830,000　　△17,230\n"
    )
    (tmp_path / "book.txt").write_text(text, encoding="utf-8")
    facts = facts_of(tmp_path / "book.txt")
    assert ("老人福祉費", "initial", 2027, 812_770 * factor) in facts


@pytest.mark.parametrize("text", ["申請額は100円単位とする", "千円単位で申請", "1,000円単位である"])
def test_what_amounts_are_rounded_to_is_no_unit(text) -> None:
    assert not find_units(text)


NO_UNIT = """令和９年度 地域づくり事業

事業名              本年度     前年度
花いっぱい運動        1,200      1,150
盆踊り大会支援          350        350
"""


def test_a_typed_table_without_a_unit_is_left_to_a_person(tmp_path) -> None:
    (tmp_path / "list.txt").write_text(NO_UNIT, encoding="utf-8")
    found = analyse(read_document(tmp_path / "list.txt"), blind=True)
    assert not found.figures
    assert [item.reason for item in found.review] == [
        "a table with 4 amounts that are no figures yet: no unit"
    ]


def test_a_table_that_lacks_nothing_is_not_left_too(tmp_path) -> None:
    text = NO_UNIT.replace("\n\n", "（単位：千円）\n\n", 1)
    (tmp_path / "list.txt").write_text(text, encoding="utf-8")
    found = analyse(read_document(tmp_path / "list.txt"), blind=True)
    assert {f.amount for f in found.figures if f.fiscal_year == 2027} == {1_200_000, 350_000}
    assert not found.review
