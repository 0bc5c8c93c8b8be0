"""Turns that say only what they ask: the value comes from where the conversation stands."""

from __future__ import annotations

import pytest

from tests.assistant.conftest import conversation_about

TOWN = """# 令和8年度 浜辺町 当初予算の概要

浜辺町 財政課

## 会計別の予算（単位：千円）

| 会計 | 令和8年度予算額 |
|---|---|
| 一般会計 | 4,200,000 |
| 下水道事業会計 | 380,000 |

## 空き家の改修

空き家を買って改修する方に、工事費の一部を助成します。1戸あたり80万円を上限とします。
受付は令和8年5月11日から6月30日までです。
"""


@pytest.fixture
def ask(tmp_path):
    return conversation_about(tmp_path / "town.md", TOWN)


def test_how_much_is_asked_of_what_was_told_and_not_of_the_whole(ask) -> None:
    ask("空き家を改修したいのですが助成はありますか")
    answer = ask("いくらまで出ますか")
    assert "80万円" in answer.answer
    assert "42億" not in answer.answer


def test_when_is_asked_of_what_was_told(ask) -> None:
    ask("空き家を改修したいのですが助成はありますか")
    assert "5月11日" in ask("受付はいつから").answer


def test_a_budget_that_is_named_is_asked_of_the_table(ask) -> None:
    ask("空き家を改修したいのですが助成はありますか")
    assert [f.amount for f in ask("下水道事業会計の予算は？").figures] == [380_000_000]


PROJECTS = """# 令和8年度 浜辺町 主な事業

浜辺町 財政課

## 主な事業（単位：千円）

| 区分 | 事業名 | 令和8年度予算額 | 概要 |
|---|---|---|---|
| 【新規】 | 灯台公園整備事業 | 61,000 | 灯台のまわりに遊歩道をつくる |
| 【拡充】 | 磯遊び教室事業 | 2,400 | 小学生の磯遊びの教室を12回ひらく |
| 【継続】 | 海岸清掃支援事業 | 900 | 海岸の清掃をする団体に道具を貸す |
| 【継続】 | 渡し船運航事業 | 18,000 | 島との間の渡し船を1日6便動かす |

灯台公園整備事業の財源は、県の交付金2,000万円と町債です。

海岸清掃支援事業では、海岸の清掃をする団体に、1団体5万円を上限に道具の費用を助成します。
"""


@pytest.mark.parametrize("turn", ["いくらまで出る？", "上限っていくら？"])
def test_what_one_gets_is_no_budget_of_the_program(tmp_path, turn) -> None:
    ask = conversation_about(tmp_path / "projects.md", PROJECTS)
    ask("海岸の清掃をする団体ですが助成はありますか")
    answer = ask(turn)
    assert "5万円" in answer.answer
    assert 900_000 not in [f.amount for f in answer.figures]


def test_what_a_program_costs_that_was_told_of_is_in_its_row(tmp_path) -> None:
    ask = conversation_about(tmp_path / "projects.md", PROJECTS)
    ask("灯台のまわりに遊歩道をつくるのはなぜ")
    answer = ask("いくらかかるんです？")
    assert [f.amount for f in answer.figures] == [61_000_000]


PIER = """# 令和8年度 潮見庁 概算要求の概要

## 桟橋起業支援事業

令和8年度要求額 9億円（前年度予算額 7億円）

【支援内容】
① 試行型
・1件あたり上限 300万円、20件程度
② 本格型
・1件あたり上限 2,000万円、8件程度
③ 事務局への委託　1億円
【対象】 創業5年未満の事業者
【成果目標】 支援終了後2年で、支援先の6割が単年度黒字
＜公募時期＞ 第1回：令和8年4月1日～5月20日、第2回：令和8年9月1日～10月15日
"""


def test_the_most_that_one_gets_is_no_other_amount_beside_it(tmp_path) -> None:
    ask = conversation_about(tmp_path / "pier.md", PIER)
    ask("桟橋起業支援事業は創業3年でも対象ですか")
    answer = ask("いくらまで出る？")
    assert [f.amount for f in answer.figures] == [3_000_000, 20_000_000]


@pytest.mark.parametrize("turn", ["〆切は", "いつまでに出せばいい？"])
def test_a_deadline_stands_under_any_label_for_it_and_under_no_other(tmp_path, turn) -> None:
    ask = conversation_about(tmp_path / "pier.md", PIER)
    ask("桟橋起業支援事業は創業3年でも対象ですか")
    answer = ask(turn)
    assert "5月20日" in answer.answer
    assert "単年度黒字" not in answer.answer
