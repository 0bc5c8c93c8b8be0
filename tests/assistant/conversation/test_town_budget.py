"""A town's budget as people ask about it: bare words, rankings that go on, amounts asked about."""

from __future__ import annotations

import pytest

from tests.assistant.conftest import conversation_about

TOWN = """# 令和8年度 磯浜町当初予算の概要

## 予算規模

| 会計 | 令和8年度 | 令和7年度 | 増減 |
| --- | --- | --- | --- |
| 一般会計 | 7,540,000 | 7,330,000 | 210,000 |
| 国民健康保険特別会計 | 1,320,000 | 1,357,000 | △37,000 |
| 介護保険特別会計 | 1,610,000 | 1,590,000 | 20,000 |
| 合計 | 10,470,000 | 10,277,000 | 193,000 |

（単位：千円）

## 主な事業

- 給食費無償化事業　48,200千円（新規）
  町立小中学校の給食費を無償とします。対象は町内在住の児童生徒約900人です。
- 子ども医療費助成事業　31,500千円（前年度 29,800千円）
  対象を高校生年代まで広げます。
- 空き家改修補助金　12,000千円（前年度 8,000千円）
  町外から転入する方が空き家を改修する費用の2分の1を補助します。上限は1戸あたり150万円です。
- 避難所空調整備事業　338,500千円（新規）
  避難所となる体育館5か所に空調を設置します。
- 町道橋梁長寿命化事業　96,000千円（前年度 102,000千円）

## 町債残高

町債の残高は、令和8年度末で67億2,000万円を見込んでいます。
"""


@pytest.fixture
def ask(tmp_path):
    return conversation_about(tmp_path / "town.md", TOWN)


def amounts(answer) -> list[int]:
    return [figure.amount for figure in answer.figures]


def test_one_word_asks_for_the_budget_of_what_was_told_of(ask):
    ask("空き家直すといくらもらえる？")
    answer = ask("予算は？")
    assert amounts(answer) == [12_000_000]
    assert "空き家改修補助金" in answer.answer


def test_accounts_are_no_programs_and_a_ranking_of_programs_goes_on(ask):
    ask("一般会計はいくら？")
    first = ask("一番お金かかってる事業は？")
    assert amounts(first) == [338_500_000]
    assert amounts(ask("2番目は")) == [96_000_000]
    assert amounts(ask("3番目は？")) == [48_200_000]
    assert amounts(ask("トップ3は？")) == [338_500_000, 96_000_000, 48_200_000]


def test_what_is_marked_new_in_its_line_is_new(ask):
    answer = ask("新しい事業を全部教えて")
    assert amounts(answer) == [338_500_000, 48_200_000]
    assert "3億8,670万円" in ask("その合計は？").answer


def test_an_amount_that_is_asked_about_is_no_claim(ask):
    ask("給食費無償化事業の対象は？")
    answer = ask("3億3,850万円って何に使うやつ")
    assert "避難所空調整備事業" in answer.answer
    assert "違います" not in answer.answer


@pytest.mark.parametrize(
    ("turn", "said", "difference"),
    [
        ("国保は減ってるよね？", "はい", -37_000_000),
        ("介護保険特別会計は減ってるよね？", "いいえ", 20_000_000),
    ],
)
def test_a_claimed_change_is_judged_whatever_was_shown_before(ask, turn, said, difference):
    ask("新しい事業を全部教えて")
    answer = ask(turn)
    assert answer.answer.startswith(said)
    assert difference in amounts(answer)


def test_a_plain_word_for_what_the_town_owes_finds_it(ask):
    ask("なんで給食無料なの")
    assert "67億2,000万円" in ask("町の借金は？").answer.split("\n")[0]


RANKED = """# 住まいの補助 令和7年度の実績

| 記号 | メニュー | 件数 | 交付額（千円） |
| --- | --- | --- | --- |
| A | 太陽光発電 | 31件 | 2,480 |
| B | 蓄電池 | 112件 | 9,980 |
| C | 窓の断熱 | 78件 | 11,230 |
| D | 給湯器 | 96件 | 4,800 |
"""


def test_a_ranking_goes_on_by_another_column_and_a_count_divides_its_own_row(tmp_path):
    ask = conversation_about(tmp_path / "menu.md", RANKED)
    assert "蓄電池" in ask("件数いちばん多かったやつは").answer
    assert "窓の断熱" in ask("金額だとどれ？").answer
    assert "14万3,974円" in ask("1件あたりにすると？").answer


LIFTS = """# 施設の改修（令和7年度当初予算）

| 事業 | 金額（千円） |
| --- | --- |
| 本庁舎エレベーター改修 | 121,500 |
| 保健所エレベーター改修 | 56,900 |
| 図書館空調改修 | 48,700 |
| 公園遊具更新 | 32,200 |
"""


@pytest.mark.parametrize("turn", ["エレベーター2つ合わせると？", "エレベーター改修の合計は？"])
def test_rows_that_a_word_names_are_added_up(tmp_path, turn):
    ask = conversation_about(tmp_path / "lifts.md", LIFTS)
    ask("一番高い事業は？")
    assert 178_400_000 in amounts(ask(turn))


def test_a_ranking_may_be_shown_as_a_table_of_so_many(tmp_path):
    ask = conversation_about(tmp_path / "lifts.md", LIFTS)
    ask("一番高い事業は？")
    answer = ask("上から3つ表にしてくれる？").answer
    assert answer.count("\n|") >= 3
    assert "図書館空調改修" in answer
    assert "公園遊具更新" not in answer


GRANTS = """# Harbor County, Adopted Budget FY2026

Amounts in thousands of dollars.

| Program | FY2025 Adopted | FY2026 Adopted |
| --- | --- | --- |
| Rent Bridge | 2,900 | 2,150 |
| Summer Jobs | 1,200 | 1,450 |
| Dental Van | 610 | 780 |
"""


@pytest.mark.parametrize("turn", ["ok total for everyone, fy26", "what got axed completely"])
def test_a_turn_that_asks_is_no_thanks(tmp_path, turn):
    ask = conversation_about(tmp_path / "county.md", GRANTS)
    ask("budget of rent bridge?")
    assert "welcome" not in ask(turn).answer
    assert "welcome" in ask("great, thanks a lot!").answer


WIDE = """Dept,Code,Program,Description,Who qualifies,FY2025 ($000),FY2026 ($000),Change,FTE,Contact
Health,H1,Rent Bridge,"Rent help, no more than $4,500 each",Tenants,2900,2150,-750,3,rent@h.example
Health,H2,Dental Van,Free dental care at 14 sites,Children,610,780,170,6,dental@h.example
Works,W1,Pier Repair,Repair of two piers,Pier owners,1200,1450,250,2,piers@h.example
"""


def test_of_a_long_row_the_cell_that_holds_the_amount_is_told(tmp_path):
    ask = conversation_about(tmp_path / "programs.csv", WIDE)
    ask("rent help - who qualifies")
    assert "$4,500" in ask("max amount?").answer


REBATE = """# What is next?

A property owner may obtain a rebate for the repair of the sidewalk up to a limit of $2,000 for
homes. The inspector determines the amount of sidewalk to be repaired. City staff will
determine if the property is eligible.
"""


def test_of_the_only_document_the_likeliest_amount_is_near(tmp_path):
    ask = conversation_about(tmp_path / "rebate.md", REBATE)
    answer = ask("how much can i get back for fixing the sidewalk outside my house?")
    assert answer.status == "answered"
    assert "$2,000" in answer.answer


def test_of_another_thing_no_amount_is_near(tmp_path):
    ask = conversation_about(tmp_path / "rebate.md", REBATE)
    assert ask("How much is the Fulbright program's budget?").status == "not_found"


@pytest.mark.parametrize(
    ("turn", "said"),
    [
        ("公園遊具は300万くらいだっけ", "いいえ"),
        ("公園遊具は3,220万くらいだっけ", "はい"),
    ],
)
def test_a_number_that_is_recalled_is_judged_of_what_the_turn_names(tmp_path, turn, said):
    ask = conversation_about(tmp_path / "lifts.md", LIFTS)
    ask("一番高い事業は？")
    answer = ask(turn)
    assert answer.answer.startswith(said)
    assert amounts(answer) == [32_200_000]


def test_of_a_thing_without_a_row_nothing_is_judged(tmp_path):
    ask = conversation_about(tmp_path / "lifts.md", LIFTS)
    ask("一番高い事業は？")
    assert "違います" not in ask("駅前広場の舗装は300万くらいだっけ").answer


def test_whether_there_is_money_for_one_asks_for_no_budget(ask):
    answer = ask("空き家を直すとお金出るって聞いたんですけど")
    assert "2分の1を補助" in answer.answer
    assert amounts(answer) == []
