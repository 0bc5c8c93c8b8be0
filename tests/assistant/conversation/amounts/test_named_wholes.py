"""What a document amounts to, asked without a name: by its title, its total, its request."""

from __future__ import annotations

import pytest

from tests.assistant.conftest import conversation_about

BILL = """# 議案第12号 令和7年度波守市一般会計補正予算（第3号）

ポイント

✔ 学校給食の無償化に約 2.1 億円

歳入歳出予算の総額にそれぞれ5億2,340万円を追加する。

## 主な事業

| 事業内容 | 金額（千円） |
| --- | ---: |
| 庁舎玄関の改修 | 61,500 |
| 公園の遊具更新 | 18,200 |
| 合計 | 79,700 |
"""

AGENCY = """# 令和8年度 海辺環境庁 予算案の概要

> 単位は特に断りのない限り百万円。

| 区分 | 令和8年度予算案 | 令和7年度当初予算額 | 増減 |
|---|---:|---:|---:|
| 一般会計 計 | 8,200 | 7,900 | 300 |
| うち I 藻場の再生 | 5,150 | 4,700 | 450 |
| うち II 海ごみ対策 | 3,050 | 3,200 | ▲150 |
"""

REVIEW = """令和8年度行政事業レビューシート
事業名        離島航路船舶支援事業
担当府省庁    国土交通省 海事局

【令和8・9年度予算内訳】（単位：百万円）
 歳出予算目                        令和8年度当初   令和9年度要求
 離島航路船舶更新費補助金               2,400           2,760
 陸電設備整備費補助金                     180             450
 計                                     2,580           3,210
"""

PAPERS = {"bill": BILL, "agency": AGENCY, "review": REVIEW}


@pytest.mark.parametrize(
    ("paper", "turns", "said"),
    [
        ("bill", ["この補正予算、全部でいくら増えるんですか？"], "5億2,340万円"),
        ("agency", ["令和8年度の予算案、総額いくらですか"], "82億円"),
        ("agency", ["令和8年度の予算案、総額いくらですか", "前年度は？"], "79億円"),
        ("agency", ["予算案の総額は？", "逆に減額になったのは"], "海ごみ対策"),
        ("review", ["来年度の要求はいくらですか"], "32億1,000万円"),
    ],
)
def test_the_whole_needs_no_name(tmp_path, paper, turns, said):
    kind = "txt" if paper == "review" else "md"
    ask = conversation_about(tmp_path / f"{paper}.{kind}", PAPERS[paper])
    assert said in [ask(turn) for turn in turns][-1].answer


def test_what_a_document_pays_for_first_is_no_name_of_it(tmp_path):
    ask = conversation_about(tmp_path / "bill.md", BILL)
    answer = ask("学校給食の無償化にいくら使うの").answer
    assert "5億2,340万円" not in answer
    assert "2.1" in answer


def test_what_is_paid_for_money_is_not_missed_by_that_word(tmp_path):
    text = "# 海辺研究員事業\n\n経費：往復航空賃（帯同家族分含む）、滞在費\n\n対象：大学の研究者\n"
    ask = conversation_about(tmp_path / "fellows.md", text)
    assert "お金" not in ask("家族の分もお金出ますか").answer


@pytest.mark.parametrize(
    ("text", "turn", "missing"),
    [
        ("# Small grants\n\nApply by 3 May 2027.\n", "who do I email with questions?", True),
        ("# Small grants\n\nAsk grants@dunes.example.\n", "who do I email with questions?", False),
        ("# 里山助成\n\n締切は5月3日。申請は窓口へ。\n", "担当課の電話番号わかりますか", True),
        ("# 里山助成\n\n締切は5月3日。電話 0985-00-1234\n", "電話番号わかりますか", False),
    ],
)
def test_that_no_way_to_reach_anybody_is_given_is_said(tmp_path, text, turn, missing):
    ask = conversation_about(tmp_path / "small.md", text)
    ask("締切は？" if "里山" in text else "when is it due?")
    answer = ask(turn).answer
    said = "No phone number" in answer or "電話番号・メールアドレスは" in answer
    assert said is missing


FUND = """# 令和8年度 水環境研究の公募

単位は特に断りのない限り百万円。

| 事業名 | 令和8年度予算案 | 令和7年度当初予算額 |
|---|---:|---:|
| 水環境研究推進費 | 4,850 | 4,700 |
| 湿地再生モデル | 1,420 | 1,100 |

## 水環境研究推進費

1課題あたり年間4,000万円以内、研究期間は3年以内。若手枠(40歳未満)は年間600万円以内。
"""


@pytest.mark.parametrize(
    ("turns", "begins"),
    [
        (["水環境研究推進費って1課題いくらまで？", "若手枠は年間1000万円までですよね"], "いいえ"),
        (["水環境研究推進費って1課題いくらまで？", "若手枠は年間600万円までですよね"], "はい"),
        (["水環境研究推進費の予算は？", "30億円ですよね"], "いいえ"),
        (["水環境研究推進費の予算は？", "48.5億円ですよね"], "はい"),
    ],
)
def test_a_claim_is_judged_of_what_it_names(tmp_path, turns, begins):
    ask = conversation_about(tmp_path / "fund.md", FUND)
    assert [ask(turn) for turn in turns][-1].answer.startswith(begins)


CALL = """# Dune Science Fellowship 2027

The fellowship supports one researcher a year who works with a coastal museum of their choice.
The fellow receives an award of $25,000 for six months of full-time work with a mentor.
All applications are due by April 15, 2027, in one file.
"""


@pytest.mark.parametrize("turn", ["summarize this in a couple of lines pls", "what is this about?"])
def test_a_text_without_figures_is_summed_up(tmp_path, turn):
    answer = conversation_about(tmp_path / "call.md", CALL)(turn).answer
    assert "Dune Science Fellowship 2027" in answer
    if "summarize" in turn:
        assert "$25,000" in answer
        assert "April 15, 2027" in answer


@pytest.mark.parametrize("turn", ["この事業ざっくり教えて", "ざっくり説明して", "要約して"])
def test_what_is_told_at_first_is_the_document(tmp_path, turn):
    reply = conversation_about(tmp_path / "fund.md", FUND)(turn)
    assert reply.status == "answered"
    assert "水環境研究推進費 48億5,000万円" in reply.answer
    assert "の令和8年度予算案は48億" not in reply.answer  # of one program, not of all
