"""Turns that follow an answer given in quotes: what was quoted is what they are of."""

from __future__ import annotations

import pytest

from tests.assistant.conftest import conversation_about, conversations_about

MARKET = """# 令和8年度 鳴瀬町 商工観光課 概算要求

鳴瀬町 商工観光課

## 1 主な事業（単位：百万円）

| 事項 | 令和7年度当初予算額 | 令和8年度要求額 | 増減額 |
| --- | --- | --- | --- |
| 朝市にぎわい総合対策 | 40 | 62 | 22 |
| 温泉街の街路灯更新 | 30 | 18 | ▲12 |

## 2 朝市にぎわい総合対策（単位：百万円）

港の朝市の出店者を増やし、雨の日も開けるようにする。
増額は、屋根の設置を12区画から30区画に広げることによる。

| 内訳 | 令和7年度 | 令和8年度要求 |
| --- | --- | --- |
| 屋根の設置 | 20 | 38 |
| 出店者の研修 | 12 | 14 |
| 広報 | 8 | 10 |

出店できる品目：鮮魚、干物、野菜、果物、菓子、生花
送迎の相手先：北浜町、東浦村、白崎市、大浦町

## 3 問合せ

鳴瀬町 商工観光課 観光係 電話 0555-00-1234（平日9時から17時）
"""

TRAILS = """# Brant County Trails Office: Spending Plan FY2026

All amounts in thousands of dollars.

| Program | FY2025 Enacted | FY2026 Plan |
| --- | --- | --- |
| Footbridge Renewal | 1,240 | 1,610 |
| Trail Ranger Corps | 880 | 640 |
| Signs and Maps | 120 | 120 |

## Footbridge Renewal

Footbridge Renewal replaces wooden bridges that are older than forty years. Towns pay 15 percent of
the cost of a bridge. Work on a bridge begins within two years.

## Trail Ranger Corps

The Trail Ranger Corps trains young people to look after trails. Rangers are paid a stipend of
$21,000 a year.
"""


@pytest.fixture
def market(tmp_path):
    return conversation_about(tmp_path / "market.md", MARKET)


@pytest.fixture
def trails(tmp_path):
    return conversation_about(tmp_path / "trails.md", TRAILS)


@pytest.mark.parametrize("turn", ["内訳は", "内訳おしえて", "内訳を表にして"])
def test_a_breakdown_is_the_rows_that_add_up_to_what_was_told(market, turn) -> None:
    market("朝市にぎわい総合対策の要求額はいくら？")
    answer = market(turn)
    assert {38_000_000, 14_000_000, 10_000_000} <= {f.amount for f in answer.figures}


@pytest.mark.parametrize("turn", ["今年は？", "今年度はいくら", "その前年度は？"])
def test_this_year_of_a_request_is_the_year_before_its_own(market, turn) -> None:
    market("朝市にぎわい総合対策の要求額はいくら？")
    answer = market(turn)
    assert answer.figures[0].amount == 40_000_000


def test_the_year_of_the_request_is_that_asked_for_next(market) -> None:
    market("朝市にぎわい総合対策の要求額はいくら？")
    market("今年は？")
    assert [f.amount for f in market("来年度は？").figures] == [62_000_000]


@pytest.mark.parametrize(
    ("turn", "said"), [("野菜も入ってる？", "はい"), ("菓子は入りますか", "はい")]
)
def test_a_thing_is_looked_for_in_the_list_that_was_quoted(market, turn, said) -> None:
    market("朝市に出店できる品目は？")
    answer = market(turn)
    assert answer.answer.startswith(said)
    assert "鮮魚" in answer.answer


@pytest.mark.parametrize("turn", ["電話どこ？", "どこに電話すればいい", "電話番号は？"])
def test_a_number_to_call_is_no_count(market, turn) -> None:
    market("朝市の屋根は何区画に広げるの")
    assert "0555-00-1234" in market(turn).answer


@pytest.mark.parametrize(
    "turn", ["In English please, one line", "英語でお願い", "一言で英語にして。友達に見せたいので"]
)
def test_what_was_quoted_is_told_in_the_other_language(market, turn) -> None:
    told = market("朝市って何をする事業なの")
    answer = market(turn)
    assert answer.language == "en" and answer.status == "answered"
    places = {(c.document_id, c.line_start) for c in told.citations}
    assert places & {(c.document_id, c.line_start) for c in answer.citations}


@pytest.mark.parametrize("turn", ["is that flat on last year?", "so the same as last year?"])
def test_whether_what_was_told_is_flat_is_judged(trails, turn) -> None:
    trails("what does Signs and Maps get in FY2026?")
    answer = trails(turn)
    assert answer.answer.startswith("Yes")


@pytest.mark.parametrize("turn", ["did anything get cut?", "what got cut", "anything being cut?"])
def test_what_is_cut_is_told_of_plans_beside_what_was_enacted(trails, turn) -> None:
    trails("what does Footbridge Renewal get in FY2026?")
    answer = trails(turn)
    assert {640_000, 880_000} <= {f.amount for f in answer.figures}
    assert "Footbridge" not in answer.answer


@pytest.mark.parametrize("paper", ["paper", "report", "leaflet", "document"])
def test_the_paper_itself_is_not_looked_for(trails, paper) -> None:
    answer = trails(f"what does the {paper} say about wooden bridges")
    assert "forty years" in answer.answer
    assert paper not in answer.answer


def test_a_word_that_is_here_leads_to_no_other_document(tmp_path) -> None:
    other = "# Bridges of Carrow: Annual Report\n\nCarrow has twelve bridges. All are of stone.\n"
    ask = conversations_about(tmp_path, {"trails.md": TRAILS, "carrow.md": other})
    turns = ("what does Footbridge Renewal of Brant get?", "and bridges? I read some are old")
    answer = ask(("trails.md", "carrow.md"), *turns)
    assert {c.document_title for c in answer.citations} == {
        "Brant County Trails Office: Spending Plan FY2026"
    }
