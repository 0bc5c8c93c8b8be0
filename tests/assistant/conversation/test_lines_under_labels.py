"""What a line under a label says: long English labels, periods of days, completion, sums of two."""

from __future__ import annotations

import pytest

from tests.assistant.conftest import conversation_about

NOTICE = """# Rural Clinics Training Program: notice of funding

## Funding detail

Type: Grant

Expected total funding in FY 2033: $5,000,000

Expected awards: 12 new grants

Funding range per award in FY 2033: Up to $415,000

We plan to fund awards in five budget periods. All awards depend on appropriations.

## Cost sharing

This program has no cost-sharing requirement.

## Contacts

Write to the office of rural clinics.
"""
CALL = """令和14年度　海洋環境研究プログラム　公募要領

１．研究費
　研究費は年間３，０００万円（県が別に６００万円を支援）です。採択は４件程度です。
　本プログラムの予算額は６億４，０００万円を予定しています。

２．応募期間　令和１４年４月１日（木）～５月２８日（金）１７時
"""
NEWS = """# 広報わかば 令和14年5月号　特集「令和14年度予算」

**駅前広場の再整備**　6億1,800万円
バス乗り場を広げ、屋根を付けます。（全体事業費 24億円、令和15年度完成予定）

**デマンド交通の実証運行**　2,350万円（新規）
"""
SHEET = """事業名,年度,予算額（円）,執行額（円）,執行率
橋りょう補修事業,2031,20000000,18625800,0.93129
灯台公園事業,2031,10000000,9500000,0.95
"""


@pytest.fixture
def asked(tmp_path):
    def ask(name, text, *turns):
        ask = conversation_about(tmp_path / name, text)
        return [ask(turn) for turn in turns][-1]

    return ask


@pytest.mark.parametrize(
    "turn", ["max per award?", "what's the maximum per award", "how much per award at most?"]
)
def test_a_long_label_tells_its_amount(asked, turn):
    answer = asked("notice.md", NOTICE, "How many awards are expected?", turn)
    assert "5,000,000" not in answer.answer.partition("415,000")[0]
    assert "415,000" in answer.answer


@pytest.mark.parametrize("turn", ["do we need to put in matching funds?", "is there cost sharing?"])
def test_the_own_share_is_told_by_its_part(asked, turn):
    answer = asked("notice.md", NOTICE, "How many awards are expected?", turn)
    assert "no cost-sharing requirement" in answer.answer


@pytest.mark.parametrize("turn", ["締切は", "応募はいつまで？", "いつまでに出せばいい？"])
def test_a_period_of_days_under_its_label_is_the_deadline(asked, turn):
    answer = asked("call.txt", CALL, "海洋環境研究プログラムについて教えて", turn)
    assert answer.status == "answered"
    assert "５月２８日" in answer.answer or "5月28日" in answer.answer


@pytest.mark.parametrize("turn", ["いつできる？", "完成はいつ", "いつ完成するの"])
def test_when_something_will_be_finished(asked, turn):
    answer = asked("news.md", NEWS, "駅前広場の再整備はいくら", turn)
    assert answer.status == "answered"
    assert "令和15年度" in answer.answer


def test_a_rate_that_is_kept_as_a_share_of_one_is_told_in_per_cent(asked):
    answer = asked("sheet.csv", SHEET, "橋りょう補修事業の執行額は？", "執行率は？")
    assert "93.129%" in answer.answer
    assert "0.93129%" not in answer.answer
