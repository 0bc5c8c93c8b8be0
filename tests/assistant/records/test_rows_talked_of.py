"""Rows of a list of projects, as the projects that a conversation is about."""

from __future__ import annotations

from functools import partial

import pytest

from tests.assistant.conftest import conversations_about

REVIEW = """汐崎市 令和6年度 事務事業評価結果一覧,,,,,,,,,
公表日：令和7年9月30日,作成：行政経営課,,,金額の単位：千円（人件費を除く）,,,,,
番号,部,事務事業名,担当課,対象,R5決算額,R6決算額,R7予算額,R6実績,今後の方向性と理由
101,こども部,こども医療費助成事業,子育て課,18歳到達後最初の3月31日までの子,412380,498750,521000,14056人,継続。高校生世代まで広げた
102,こども部,一時預かり事業,保育課,未就園の0〜5歳児,21760,23105,12600,3912日,縮小。一部を誰でも通園事業に移すため
103,こども部,こども誰でも通園事業,保育課,生後6か月〜満3歳未満,0,4980,27450,71人,拡充。試行から本実施に移り9園に増やすため
104,こども部,病児・病後児保育事業,保育課,生後6か月から小学6年生,38450,39870,41200,1288人,継続。予約をオンラインにする
201,福祉部,ドナー支援事業,健康課,ドナーと事業所,140,420,420,3件,継続。本人に1日2万円を出す
202,福祉部,がん検診事業,健康課,20歳以上の市民,143200,147600,151800,9120人,改善。無料の年齢を広げるため
203,福祉部,高齢者見守り事業,高齢課,一人暮らしの高齢者,11240,11980,14700,820人,拡充。協力事業所を増やすため
"""

BUDGET = "汐崎市の「誰でも通園」、R7の予算は？"


@pytest.fixture
def ask(tmp_path):
    return partial(conversations_about(tmp_path, {"review.csv": REVIEW}), ("review.csv",))


@pytest.mark.parametrize(
    ("turns", "said"),
    [
        ((BUDGET,), "2,745万円"),
        ((BUDGET, "前の年と比べて"), "2,247万円"),
        ((BUDGET, "増えすぎでは。なぜ？"), "本実施に移り"),
        ((BUDGET, "増えすぎでは。なぜ？", "それの対象は？"), "満3歳未満"),
        (("汐崎市の一時預かりの予算は",), "1,260万円"),
        (("汐崎市の一時預かりの予算は", "病児保育の対象は？"), "小学6年生"),
        (("汐崎市の福祉部の予算あわせていくら", "一番大きいのは"), "がん検診"),
        (("汐崎市の福祉部の予算あわせていくら", "一番大きいのは", "2番目は"), "見守り"),
    ],
)  # fmt: skip
def test_a_row_answers_for_its_project(ask, turns, said):
    answer = ask(*turns)
    assert answer.status == "answered"
    assert said in answer.answer, answer.answer


@pytest.mark.parametrize(
    "turns",
    [
        ("汐崎市の一時預かりの予算は", "1日いくらで使えるの、それ"),
        ("汐崎市の事業で1日いくらで使えるのある？",),
    ],
)
def test_a_number_in_a_remark_or_in_a_day_names_no_row(ask, turns):
    assert not ask(*turns).figures
