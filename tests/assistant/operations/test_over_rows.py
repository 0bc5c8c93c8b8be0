"""Figures over rows of tables: the measure asked for, who has most, the rest, rates, totals."""

import pytest

TOWN = """# 令和8年度 桐野町予算の概要

人口は8,200人（令和8年1月1日現在）です。

## 1 会計別予算

（単位：千円）

| 会計 | 令和8年度 | 令和7年度 | 増減額 |
|---|---:|---:|---:|
| 一般会計 | 5,400,000 | 5,200,000 | 200,000 |
| 国民健康保険特別会計 | 910,000 | 930,000 | △20,000 |
| 水道事業会計 | 640,000 | 600,000 | 40,000 |
| 合計 | 6,950,000 | 6,730,000 | 220,000 |

## 2 一般会計 歳入

（単位：千円、％）

| 区分 | 令和8年度 | 令和7年度 | 増減額 | 増減率 |
|---|---:|---:|---:|---:|
| 町税 | 1,500,000 | 1,450,000 | 50,000 | 3.4 |
| 地方交付税 | 2,600,000 | 2,500,000 | 100,000 | 4.0 |
| 国庫支出金 | 800,000 | 810,000 | △10,000 | △1.2 |
| 町債 | 500,000 | 440,000 | 60,000 | 13.6 |
| 歳入合計 | 5,400,000 | 5,200,000 | 200,000 | 3.8 |

## 3 一般会計 歳出

（単位：千円、％）

| 款 | 令和8年度 | 令和7年度 | 増減額 | 増減率 |
|---|---:|---:|---:|---:|
| 1 総務費 | 900,000 | 860,000 | 40,000 | 4.7 |
| 2 民生費 | 2,100,000 | 1,950,000 | 150,000 | 7.7 |
| 3 土木費 | 1,300,000 | 1,360,000 | △60,000 | △4.4 |
| 4 教育費 | 700,000 | 690,000 | 10,000 | 1.4 |
| 5 観光費 | 400,000 | 340,000 | 60,000 | 17.6 |
| 歳出合計 | 5,400,000 | 5,200,000 | 200,000 | 3.8 |

## 4 町の奨学金

令和7年度は120人から申込みがあり、48人を採用しました。
"""

AGENCY = """# 森林庁 事業一覧（令和8年度要求）

（単位：千円）

| 事業名 | 事業の目的 | 令和6年度決算額 | 令和7年度当初予算額 | 令和7年度補正予算額 | 令和8年度要求額 | 担当課 |
|---|---|---:|---:|---:|---:|---|
| 苗木生産体制強化事業 | 苗木の生産者が育苗施設を整えるのを助ける | 198,000 | 240,000 | 60,000 | 310,000 | 造林課 |
| 林道災害復旧事業 | 大雨で崩れた林道を直す | 505,000 | 520,000 | 150,000 | 480,000 | 治山課 |
| 木質バイオマス利用推進事業 | 木の燃料を使うボイラーを広める | 88,000 | 95,000 | 20,000 | 130,000 | 利用課 |
"""  # noqa: E501

COUNTY = """HOLLOWAY COUNTY - ADOPTED BUDGET FY 2027

The county has 52,000 residents.

Table 1. General Fund Spending (dollars in thousands)

                          FY 2025    FY 2026    FY 2027    FY 2027
                          Actual     Adopted    Request    Adopted
------------------------------------------------------------------
Public Safety              9,400     10,000     11,300     10,900
Libraries                  2,050      2,100      2,400      2,300
Parks                      1,480      1,500      1,750      1,800
Health                     4,600      4,800      5,600      5,200
Total General Fund        17,530     18,400     21,050     20,200
------------------------------------------------------------------

Table 2. Water Fund Spending (dollars in thousands)

                          FY 2025    FY 2026    FY 2027    FY 2027
                          Actual     Adopted    Request    Adopted
------------------------------------------------------------------
Treatment Plant            3,100      3,000      3,400      3,300
Pipes and Mains            5,200      6,000      7,900      7,000
Metering                     700        800        950        900
Total Water Fund           9,000      9,800     12,250     11,200
------------------------------------------------------------------
"""

SCIENCE = """STAR AGENCY - FY 2026 BUDGET REQUEST

Budget Summary ($ in millions)

                                   FY 2024   FY 2025   FY 2026
                                   Actual    Enacted   Request
---------------------------------------------------------------
Research                             900.0     940.0     980.0
  Astronomy                          500.0     520.0     560.0
    Large Telescopes                 300.0     310.0     350.0
    Small Telescopes                 200.0     210.0     210.0
  Geology                            400.0     420.0     420.0
Operations                           600.0     610.0     650.0
  Launch Sites                       250.0     250.0     270.0
  Tracking                           350.0     360.0     380.0
Education                             50.0      50.0      45.0
---------------------------------------------------------------
Total                              1,550.0   1,600.0   1,675.0
"""

FUND = """# Harbour Arts Fund: report for 2025

The fund made grants of £90m in all. Theatres received £54m of it.

In 2025 there were 640 applications and 160 awards.

| Scheme | 2024 | 2025 |
|---|---:|---:|
| Theatre grants | £40m | £54m |
| Museum grants | £22m | £24m |
| Festival grants | £6m | £12m |
| Total | £68m | £90m |
"""

TEXTS = {
    "town.md": TOWN, "agency.md": AGENCY, "county.txt": COUNTY, "science.txt": SCIENCE,
    "fund.md": FUND,
}  # fmt: skip


def turns(*cases):
    return pytest.mark.parametrize(("document", "asked", "said", "unsaid"), cases)


def check(ask, document, asked, said, unsaid):
    answer = ask(document, TEXTS[document], *asked)
    told = answer.answer.replace(",", "")
    for alternatives in said:
        assert any(a in told for a in alternatives), answer.answer
    for wrong in unsaid:
        assert wrong not in told, answer.answer


@turns(
    ("agency.md", ["苗木を育てる人を助けるやつ、令和7年度の補正でいくらついた？"],
     [["6000万"]], ["2億4000万", "3億1000万"]),
    ("agency.md", ["崩れた林道を直すお金、6年度の決算ではいくら？"],
     [["5億500万"]], ["5億2000万", "4億8000万"]),
    ("agency.md", ["木の燃料のボイラーを広める事業は8年度いくら要求してる？"],
     [["1億3000万"]], ["9500万"]),
    ("county.txt", ["how much did the libraries ask for in fy 2027"],
     [["2400", "2.4 million"]], ["2.3 million", "2300"]),
    ("county.txt", ["what did they actually spend on parks in FY 2025?"],
     [["1480", "1.48 million"]], ["1.5 million", "1.8 million"]),
)  # fmt: skip
def test_a_figure_is_one_of_the_measure_that_is_asked_for(ask, document, asked, said, unsaid):
    check(ask, document, asked, said, unsaid)


@turns(
    ("town.md", ["桐野町の予算、一般会計はいくら？", "一般会計で一番でかい費目は"],
     [["民生費"], ["21億"]], ["69億", "54億円が"]),
    ("town.md", ["一般会計の歳入で一番小さいのは？"], [["町債"], ["5億"]], ["観光費"]),
    ("town.md", ["一般会計の歳出で、伸び率が一番高いのは？"], [["観光費"], ["17.6"]], ["民生費"]),
    ("town.md", ["歳出で一番増えた費目は？", "伸び率でいうと一番は？"],
     [["観光費"], ["17.6"]], ["民生費"]),
    ("county.txt", ["how big is the water fund in FY 2027?", "biggest piece of it?"],
     [["pipes and mains", "Pipes and Mains"]], ["Public Safety"]),
    ("county.txt", ["top three of the general fund in fy 2027?"],
     [["Public Safety"], ["Health"], ["Libraries"]], ["Pipes", "Total General Fund"]),
    ("county.txt",
     ["Which part of the general fund grew the most in percent from FY 2026 to FY 2027?"],
     [["Parks"], ["20%", "20.0%"]], ["Pipes"]),
    ("science.txt", ["how much is the star agency asking for research in FY 2026?",
                     "what's the biggest piece of it?"],
     [["Astronomy"], ["560"]], ["Operations"]),
)  # fmt: skip
def test_parts_are_ranked_under_what_is_asked_for_alone(ask, document, asked, said, unsaid):
    check(ask, document, asked, said, unsaid)


@turns(
    ("science.txt", ["how much is the star agency asking for research in FY 2026?"],
     [["980 million"]], ["940"]),
    ("science.txt", ["what did the star agency get for operations in FY 2025?",
                     "how much for tracking in FY 2024?"], [["350 million"]], ["600"]),
    ("science.txt", ["how much is it for launch sites in FY 2026?", "and tracking?"],
     [["380 million"]], ["270"]),
)  # fmt: skip
def test_of_a_row_that_the_table_knows_the_column_asked_for_is_stated(
    ask, document, asked, said, unsaid
):
    check(ask, document, asked, said, unsaid)


@turns(
    ("town.md", ["奨学金の申込みと採用は何人？", "採択率でいうと？"], [["40%", "40.0%"]], []),
    ("fund.md", ["How many applications and awards were there in 2025?",
     "so what's the success rate?"],
     [["25%", "25.0%"]], []),
    ("town.md", ["観光費はいくら？", "去年の何倍？"], [["1.18", "1.176", "117.6%"]], []),
    ("fund.md", ["how much did festival grants get in 2025?", "so roughly double the year before?"],
     [["2"]], []),
)  # fmt: skip
def test_rates_of_what_was_named(ask, document, asked, said, unsaid):
    check(ask, document, asked, said, unsaid)


@turns(
    ("town.md", ["総務費と教育費、足していくら？"], [["16億"]], []),
    ("town.md", ["総務費と教育費で歳出全体の何％？"], [["29.6"]], []),
    ("county.txt", ["libraries and parks together, FY 2027 adopted?"],
     [["4.1 million", "4100"]], []),
    ("fund.md", ["theatre grants and museum grants together are what share of the 2025 total?"],
     [["86.7"]], []),
)  # fmt: skip
def test_totals_and_shares_of_several_rows(ask, document, asked, said, unsaid):
    check(ask, document, asked, said, unsaid)
