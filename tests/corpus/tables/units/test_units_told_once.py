"""Units that a paper tells once, in words of its own, and tables that they reach."""

from __future__ import annotations

import pytest

from corpus.analysis import analyse
from corpus.readers import read_document
from tests.corpus.papers import facts_of, write_paper

PROGRAMS = [
    ["Program", "FY 2025 Actual", "FY 2026 Adopted"],
    ["Lantern Repair", "1,204,550", "1,310,000"],
    ["Pier Cleaning", "88,120", "91,400"],
]


def text_of(tmp_path, text, name="paper.txt"):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return facts_of(path)


@pytest.mark.parametrize(
    "said",
    [
        "Amounts in whole dollars.",
        "Obligations in dollars. N/A = not in operation.",
        "Expenditures are shown in actual dollars",
        "All amounts are stated in US dollars.",
    ],
)
@pytest.mark.parametrize("form", ["html", "xlsx", "csv"])
def test_what_is_counted_is_said_in_words(form, said, tmp_path):
    paper = ["Harbor County budget", said, PROGRAMS]
    found = facts_of(write_paper(tmp_path, form, paper))
    assert ("Lantern Repair", "initial", 2026, 1_310_000) in found
    assert ("Pier Cleaning", "executed", 2025, 88_120) in found


TYPED = """Division of Harbors, State of Ohio
1. FUNDING (in thousands; fiscal year ends June 30)

                     FY 2025     FY 2026
                      Actual   Appropriated
   State Fund          8,450       9,800
   Federal            14,206      16,500
   Total              22,656      26,300

   No home gets more than $15,000.
"""


def test_a_scale_without_a_currency_is_of_the_one_that_the_paper_marks(tmp_path):
    found = text_of(tmp_path, TYPED)
    assert ("State Fund", "executed", 2025, 8_450_000) in found
    assert ("Federal", "initial", 2026, 16_500_000) in found


def test_where_two_currencies_are_marked_a_scale_alone_gives_no_row(tmp_path):
    assert not text_of(tmp_path, TYPED.replace("$15,000", "$15,000 or £9,000"))


SETTLEMENT = """令和６年度　入江町簡易水道事業決算報告書

(1) 収益的収入及び支出　　　　　　　　　　（単位：円、消費税込み）
　収入
区分                      当初予算額     補正予算額           合計         決算額
第１款　水道事業収益     120,551,000    △2,800,000    117,751,000    117,333,700
  第１項　営業収益        98,400,000    △2,800,000     95,600,000     95,037,562

　支出
区分                      当初予算額     補正予算額           合計         決算額
第１款　水道事業費用     101,400,000       750,000    102,150,000     99,357,230
  第１項　営業費用        95,300,000       750,000     96,050,000     93,205,774

(2) 資本的収入及び支出
　支出
区分                      当初予算額     補正予算額           合計         決算額
第１款　資本的支出        67,600,000    △3,000,000     64,600,000     61,301,227
  第１項　建設改良費      42,400,000    △3,000,000     39,400,000     36,117,300
"""


def test_a_unit_behind_a_title_reaches_tables_of_the_same_columns(tmp_path):
    found = text_of(tmp_path, SETTLEMENT)
    assert ("水道事業収益", "initial", 2024, 120_551_000) in found
    assert ("営業費用", "supplementary", 2024, 750_000) in found
    assert ("建設改良費", "revised", 2024, 39_400_000) in found
    assert ("資本的支出", "executed", 2024, 61_301_227) in found


def test_tables_of_other_columns_are_not_reached(tmp_path):
    other = SETTLEMENT.replace("(2) 資本的収入及び支出", "(2) 企業債の明細").split("　支出\n区分")
    text = f"{other[0]}{other[1]}\n借入先       利率    償還額\n財政融資      1.2    4,120,300\n"
    assert all(amount != 4_120_300 for *_, amount in text_of(tmp_path, text))


COUNTY = """Alder County, Ohio
Statement of Expenditures - Budget and Actual
For the Year Ended December 31, 2025

                          Original       Final      Actual
                            Budget      Budget      Amounts
Legislative              7,110,400   7,204,900   6,988,120
Judicial                 5,480,000   5,530,600   5,602,455
"""


def test_a_county_that_names_no_unit_counts_whole_dollars(tmp_path):
    path = tmp_path / "paper.txt"
    path.write_text(COUNTY, encoding="utf-8")
    found = {(f.program, f.amount, f.currency): f for f in analyse(read_document(path)).figures}
    judicial = found["Judicial", 5_602_455, "USD"]
    assert judicial.trust.value == "extracted"
    assert "names no scale" in (judicial.note or "")


@pytest.mark.parametrize(("old", "new"), [(", Ohio", ""), ("Alder County", "Alder Fund")])
def test_without_country_or_government_there_is_no_row(old, new, tmp_path):
    assert not text_of(tmp_path, COUNTY.replace(old, new))


def test_marks_that_stand_apart_from_their_amounts_belong_to_them(tmp_path):
    text = """Agency 410 - Department of Lanterns, Iowa                 2027 Executive Budget

                        2025           2026            2027
Program             Expended   Appropriated     Recommended
Lamp Oil        $ 12,418,330   $ 13,100,000   $  14,250,000
Wick Supply        1,902,118      2,050,000       1,700,000
Agency Total    $ 14,320,448   $ 15,150,000   $  15,950,000
"""
    found = text_of(tmp_path, text)
    assert ("Lamp Oil", "executed", 2025, 12_418_330) in found
    assert ("Lamp Oil", "request", 2027, 14_250_000) in found
    assert ("Agency Total", "request", 2027, 15_950_000) in found


VOTE = """VOTE LIGHTHOUSES

                                                        2025/26                  2026/27
                                             Final Budgeted   Estimated Actual     Budget
Titles and Scopes of Appropriations by Type      $000              $000             $000

Departmental Output Expenses

Coastal Policy Advice                             6,412            6,380            6,900
Harbour Safety Services                          18,230           17,954           19,115

The Vote is administered by the Ministry of Harbours, Wellington, New Zealand.
"""


def test_a_unit_alone_in_each_head_is_no_amount(tmp_path):
    path = tmp_path / "paper.txt"
    path.write_text(VOTE, encoding="utf-8")
    found = {
        (f.program, f.measure.value, f.fiscal_year, f.amount, f.currency)
        for f in analyse(read_document(path)).figures
    }
    assert ("Coastal Policy Advice", "initial", 2026, 6_900_000, "NZD") in found
    assert ("Harbour Safety Services", "revised", 2025, 18_230_000, "NZD") in found
