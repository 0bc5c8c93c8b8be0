"""Lists of many things: rows are counted, added up, put together by class, told one by one."""

from __future__ import annotations

import pytest

from tests.assistant.conftest import conversation_about

GRANTS = """grant_no,year,scheme,recipient,region,award_gbp,match_gbp,end_date,status
R-101,2024,Arts Near You,Pennard Choir,North,12000,3000,2026-03-31,Active
R-102,2024,Arts Near You,Quill Theatre,South,20000,0,2025-09-30,Completed
R-103,2024,Green Streets,Ryle Allotments,North,7500,2500,2025-06-30,Completed
R-104,2025,Green Streets,Selwick Trees Trust,East,15500,5000,2026-12-31,Active
R-105,2025,Green Streets,Tarn Cycle Club,North,9000,1000,2026-08-31,Withdrawn
R-106,2025,Lifelong Skills,Upton College,South,31000,15500,2027-01-31,Active
R-107,2025,Lifelong Skills,Pennard Library,East,18000,4000,2026-10-31,Withdrawn
"""

HOJO = """番号,分野,補助金名,令和8年度予算額（千円）,令和7年度予算額（千円）,担当課
1,環境,太陽光発電設備補助金,18000,14000,環境課
2,環境,生ごみ処理機購入補助金,900,1200,環境課
3,商工,創業支援補助金,24000,20000,商工課
4,商工,空き店舗改装補助金,6000,8000,商工課
5,住宅,耐震改修補助金,34500,30000,建築課
6,住宅,ブロック塀撤去補助金,2600,2000,建築課
"""


@pytest.fixture
def ask(tmp_path):
    return conversation_about(tmp_path / "grants.csv", GRANTS)


@pytest.fixture
def hojo(tmp_path):
    return conversation_about(tmp_path / "hojo.csv", HOJO)


@pytest.mark.parametrize(
    ("turn", "said"),
    [
        ("how many grants are in this list?", "There are 7"),
        ("how many went to the north?", "There are 3"),
        ("how many regions?", "There are 3 different"),
        ("total dollars?", "£113,000"),
        ("total match?", "£31,000"),
        ("average award size?", "£16,143"),
        ("what did Upton College get?", "£31,000"),
        ("which scheme got the most money?", "Lifelong Skills: award_gbp £49,000"),
        ("which region got the most money?", "South: award_gbp £51,000"),
        ("biggest single grant?", "Upton College – award_gbp: £31,000"),
        ("how many per region", "| North["),
        ("top 2 schemes as a table", "| Lifelong Skills["),
        ("what does everything in the south add up to", "£51,000"),
        ("how many grants are over £15,000?", "There are 4"),
        ("how much went to Green Streets altogether?", "£32,000"),
    ],
)
def test_rows_are_counted_and_added_up(ask, turn, said):
    assert said in ask(turn).answer


@pytest.mark.parametrize("before", ["total dollars?", "which scheme got the most money?"])
def test_a_table_by_class_has_every_class(ask, before):
    ask(before)
    answer = ask("split it by year").answer
    assert "| 2024[" in answer
    assert "£39,500" in answer
    assert "£73,500" in answer


def test_what_is_added_up_is_stated_and_cited(ask):
    reply = ask("total award for 2024?")
    parts = [f for f in reply.figures if not f.derived]
    assert [f.amount for f in parts] == [12000, 20000, 7500]
    assert all(f.citation for f in parts)
    (total,) = (f for f in reply.figures if f.derived and f.currency)
    assert (total.amount, total.currency) == (39500, "GBP")


def test_a_list_of_a_class_goes_on(ask):
    listed = ask("which grants were withdrawn").answer
    assert "Tarn Cycle Club" in listed
    assert "Pennard Library" in listed
    assert "Quill" not in listed
    assert "£27,000" in ask("how much money is that in all").answer


def test_one_row_is_asked_on(ask):
    ask("what did Pennard Choir get?")
    answer = ask("under what scheme, and when does it end?").answer
    assert "Arts Near You" in answer
    assert "2026-03-31" in answer
    assert "2026-10-31" in ask("sorry i meant the Pennard library").answer


@pytest.mark.parametrize("turn", ["total for 2031?", "how much went to Wales altogether?"])
def test_nothing_is_added_up_of_what_the_list_has_not(ask, turn):
    assert not [f for f in ask(turn).figures if f.derived]


@pytest.mark.parametrize(
    ("turn", "said"),
    [
        ("分野別の合計は？", "3,000万円"),
        ("課ごとの予算を教えて", "1,890万円"),
        ("1000万円以上のものは何件？", "3件"),
        ("商工課の補助金は何件ありますか", "2件"),
        ("商工の令和8年度予算は合計いくら？", "3,000万円"),
        ("どの分野が一番多い？", "住宅"),
        ("環境課の令和7年度予算額の合計は？", "1,520万円"),
        ("令和8年度予算額の合計は？", "8,600万円"),
    ],
)
def test_a_japanese_list_is_added_up_by_class(hojo, turn, said):
    assert said in hojo(turn).answer


FUNDS = """Department,Goal,General Fund,Enterprise Funds,Transfers,Total
Choir School,1 - Family,11,0,0,11
Harbour Pilots,2 - Public Safety,149,0,-1,148
Fire,2 - Public Safety,73,2,0,75
Airport,3 - Infrastructure,0,83,-17,66
Choir School,3 - Infrastructure,4,0,0,4
"""


@pytest.mark.parametrize(
    ("turns", "said"),
    [
        (["what does everything under the public safety goal add up to"], "223"),
        (["which goal gets the most"], "2 - Public Safety"),
        (["how big is the fire budget"], "Fire – Total: 75"),
        (["how big is the fire budget", "how much of it is general fund"], "73"),
        (["total for the choir school"], "15"),
    ],
)
def test_a_column_of_totals_is_meant_where_no_other_is_named(tmp_path, turns, said):
    ask = conversation_about(tmp_path / "funds.csv", FUNDS)
    assert said in [ask(turn) for turn in turns][-1].answer


def test_a_list_in_another_language_says_so(tmp_path):
    ask = conversation_about(tmp_path / "grants.csv", GRANTS)
    answer = ask("Upton Collegeへの助成はいくら？").answer
    assert answer.startswith("資料は英語です")
    assert "3万1,000ポンド" in answer


def test_how_many_there_are_is_told_as_a_note_has_it(tmp_path):
    noted = GRANTS + '\n"note","19 applied, 7 were awarded a grant"\n'
    ask = conversation_about(tmp_path / "grants.csv", noted)
    answer = ask("how many applied for a grant?").answer
    assert "19" in answer


ARTS = """番号,団体名,部門,総事業費,助成申請額,助成決定額
1,北浜太鼓の会,伝統芸能,1850,900,900
2,みなと合唱団,音楽,3400,1700,1500
3,山手神楽連,伝統芸能,2100,1050,1050
4,東潟ジャズの会,音楽,7600,3000,1800
5,倉庫美術の会,美術,6000,3000,3000
,,合計,20950,9650,8250
"""


@pytest.mark.parametrize(
    ("turns", "said", "not_said"),
    [
        (["伝統芸能の団体は？", "その2つの助成額の合計は"], "1,950", "3,950"),
        (["伝統芸能の団体は？", "その3つの助成額の合計は"], "", "1,950"),
        (["助成決定額の合計は？"], "8,250", "16,500"),
        (["助成決定額の合計は？", "一番多くもらってる団体は"], "3,000", "7,600"),
        (["助成決定額の大きい順に2つ教えて"], "1,800", "900"),
        (["音楽の助成決定額の合計は？"], "3,300", "11,000"),
    ],
)
def test_the_column_and_the_number_of_rows_are_those_that_are_said(tmp_path, turns, said, not_said):
    text = f"（単位：円）\n{ARTS}"
    ask = conversation_about(tmp_path / "arts.csv", text)
    answer = [ask(turn) for turn in turns][-1].answer
    assert said in answer
    assert not_said not in answer


DESCRIBED = """Program,Department,Description,FY2026 ($000),FY2027 ($000)
Dock Repair,Harbour,Planks and piles of the three town docks are made new after storms,310,400
Harbour Lights,Harbour,Lamps along the piers,120,90
Story Hour,Library,Readings for children each week in the park that lies by the docks,40,45
Book Bus,Library,A bus that brings books to the villages,75,80
Park Benches,Parks,Benches and bins,22,30
"""


@pytest.mark.parametrize(
    ("turn", "said", "not_said"),
    [
        ("what is the total for the harbour in FY2027", "$490,000", "$430,000"),
        ("what is the total for the harbour in FY2026", "$430,000", "$490,000"),
        ("total for the docks in FY2027", "$400,000", "$445,000"),
    ],
)
def test_rows_are_added_up_by_what_names_them_in_the_year_asked(tmp_path, turn, said, not_said):
    answer = conversation_about(tmp_path / "plan.csv", DESCRIBED)(turn).answer
    assert said in answer
    assert not_said not in answer


TOWN = """# 霧ヶ浜市 令和8年度 産業振興補助金の概要

霧ヶ浜市 産業政策課（電話 0967-22-8810）

単位は別に記載のあるものを除き千円。

| 補助金の名称 | 区分 | 令和8年度予算額 | 令和7年度予算額 | 補助率 | 採択件数（令和7年度） |
|---|---|---:|---:|---|---:|
| 店舗改装支援 | 商業 | 12,000 | 10,500 | 1/2 | 14 |
| 空き家活用起業支援 | 商業 | 8,400 | 9,000 | 2/3 | 6 |
| ものづくり設備更新 | 工業 | 24,000 | 20,000 | 1/3 | 11 |
| 販路開拓支援 | 工業 | 3,600 | 3,600 | 1/2 | 18 |
| 体験プログラム造成 | 観光 | 4,800 | 6,200 | 定額 | 9 |
| 合計 | | 52,800 | 49,300 | | 58 |
"""


@pytest.mark.parametrize(
    ("turns", "said"),
    [
        (["今年いくらあるの全部で", "区分ごとだと？"], "2,760万円"),
        (["商業は何件採択された？"], "20件"),
        (["補助金の合計は"], "5,280万円"),
        (["観光の予算いくら", "採択件数の合計は"], "58件"),
        (["補助率が一番高いのは"], "空き家活用起業支援（補助率）：2/3["),
        (["観光の予算いくら", "電話番号は"], "0967-22-8810"),
    ],
)
def test_what_is_counted_is_asked_of_the_column_that_counts_it(tmp_path, turns, said):
    ask = conversation_about(tmp_path / "town.md", TOWN)
    assert said in [ask(turn) for turn in turns][-1].answer


@pytest.mark.parametrize("turn", ["電話番号は", "メールは？", "何人に出た？", "なんで増えたの"])
def test_what_is_no_row_is_not_counted(tmp_path, turn):
    ask = conversation_about(tmp_path / "town.md", TOWN)
    ask("観光の予算いくら")
    assert "表には" not in ask(turn).answer


PROJECTS = """project_no,project,district,type,fund,FY2026 budget,FY2027 budget,manager,status
P-01,Alder boardwalk,North,Repair,Park levy,"$180,000","$240,000",J. Moss,Design
P-02,Birch playground,North,New,General,"$0","$410,000",A. Reyes,Bid
P-03,Cedar heaters,South,Repair,General,"$95,000","$60,000",J. Moss,Construction
P-04,Dogwood trail,East,New,State grant,"$320,000","$525,000",K. Ito,Design
P-05,Elm lights,East,Repair,Park levy,"$75,000","$75,000",A. Reyes,Done
P-06,Fern dock,South,Repair,State grant,"$140,000","$0",K. Ito,Done
"""


@pytest.mark.parametrize(
    ("turns", "said", "not_said"),
    [
        (["which ones are done", "by district?"], "| East[", "in total"),
        (["which ones are done", "tell me of the dogwood trail", "and its budget"], "$525,000",
         "$75,000"),
        (["largest new project"], "Dogwood trail", "Birch"),
        (["how many projects does Moss manage"], "There are 2", "different"),
        (["total for repairs FY27", "is that up or down from last year?"], "", "$375,000"),
    ],
)  # fmt: skip
def test_no_rows_of_an_earlier_turn_are_taken_for_another_thing(tmp_path, turns, said, not_said):
    ask = conversation_about(tmp_path / "plan.csv", PROJECTS)
    answer = [ask(turn) for turn in turns][-1].answer
    assert said in answer
    assert not_said not in answer


def test_rows_are_called_by_what_tells_them_apart(tmp_path):
    ask = conversation_about(tmp_path / "plan.csv", PROJECTS)
    ask("tell me of the dogwood trail")
    figures = ask("up or down from last year?").figures
    assert "State grant" not in {f.program for f in figures}
