"""What is asked after an amount, a list or a quote: of that, of another thing, or of all."""

from __future__ import annotations

import pytest

from assistant.question.parts import split_questions
from tests.assistant.conftest import conversation_about

BUDGET = """# 令和9年度 概算要求の概要

海洋監視庁（令和8年8月公表）

単位：百万円

| 事業 | 区分 | 令和9年度要求額 | 令和8年度予算額 |
|---|---|---:|---:|
| 沿岸レーダー整備事業 | 拡充 | 3,200 | 1,600 |
| 藻場再生協働事業 | 継続 | 1,450 | 1,700 |
| 灯標保守事業 | 継続 | 860 | 910 |
| 漂流物回収支援事業 | 拡充 | 740 | 600 |
| **合計** |  | **6,250** | **4,810** |

## 要求のポイント

- 藻場再生協働事業は、2地区の植え付けが終わったため減額する。

## その他

（一時の借入れ）一時借入金の最高額は、5,000,000千円とする。
"""

HELP = """# 若葉市 事業者支援のまとめ

市の支援を探している方のためのまとめです。

## 店舗の家賃の支援

市の窓口で受け付けます。

- 対象者：協力の求めに応じて休業した店舗の方
- 助成内容：賃料の8割で上限45万円
- 対象期間：令和7年4月7日から同年5月6日まで

## 宿泊の支援

県の窓口で受け付けます。

- 対象者：旅館や民宿を営む方
- 支給額：対象経費の5分の4、1施設あたり最大50万円
- 申請受付：令和7年5月11日から
"""

WORKS = """HOLM COUNTY ADOPTED BUDGET, FISCAL YEAR 2031
(amounts in thousands of dollars)

CAPITAL WORKS

Work                                FY 2031   Whole cost   Paid from
----------------------------------------------------------------------
Ferry slip renewal                    5,800       11,200   Bonds
Depot roof                            4,250        6,900   Bonds
Landfill cell                         3,450        7,600   Waste fund
Radio masts                             900        2,900   Reserve
----------------------------------------------------------------------
Total FY 2031 works                  14,400
"""

SUBSIDIES = """番号,分野,補助金名,対象者,補助率,上限額（円）,令和8年度予算額（千円）,受付,担当,備考
1,環境,雨水タンク設置補助金,市内の住宅に設置する方,1/2,30000,900,通年,環境課,設置前に申請
2,環境,薪ストーブ設置補助金,市内の住宅に設置する方,1/3,100000,1500,令和8年5月から,環境課,先着順
3,防災,生け垣づくり補助金,道路に面した塀を生け垣にする方,1/2,80000,600,令和8年6月から,防災課,現地確認が必要
4,防災,家具固定補助金,65歳以上の世帯の方,10/10,20000,400,通年,防災課,1世帯1回
5,商工,空き店舗活用補助金,市内で開業する方,1/2,1500000,6000,令和8年4月から,商工課,3年以上の営業
"""


CHANGES = """# 若葉県 承継応援補助金の案内

令和8年度の予算総額は1億8,500万円です。

## 変更点

- Ｂ型の補助上限額を400万円から500万円に引き上げた。
- 申請は電子のみとした。
"""
LABELS = ["対象者", "申請期間", "窓口", "提出書類", "審査", "交付時期", "実績報告", "取消し"]


def last(path, text, *turns):
    """The answer to the last of some turns of one conversation about a document."""
    ask = conversation_about(path, text)
    return [ask(turn) for turn in turns][-1].answer


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("一番減ったのは？理由も", ("一番減ったのは？", "理由も")),
        ("対象は？締切も", ("対象は？", "締切も")),
        ("使えますか？うちも", ("使えますか？うちも",)),
    ],
)
def test_what_is_asked_as_well_is_a_part_of_its_own(text, parts):
    assert split_questions(text) == parts


def test_how_many_times_a_thing_became_is_of_its_own_year_before(tmp_path):
    answer = last(tmp_path / "a.md", BUDGET, "総額は？", "沿岸レーダーのやつは何倍になった？")
    assert "2倍" in answer and "16億" in answer and "62億" not in answer, answer


@pytest.mark.parametrize("before", ["なんで？", "それって何をするの"])
def test_programs_that_fell_are_asked_of_all_whatever_was_talked_of(tmp_path, before):
    turns = ("総額は？", "沿岸レーダーは何倍になった？", before, "逆に減ってる事業ってある？")
    answer = last(tmp_path / "a.md", BUDGET, *turns)
    assert "藻場再生協働事業" in answer and "灯標保守事業" in answer, answer
    assert "沿岸レーダー整備事業" not in answer, answer


def test_what_fell_most_and_why_are_both_told(tmp_path):
    answer = last(tmp_path / "a.md", BUDGET, "一番減ったのは？理由も")
    assert "▲2億5,000万円" in answer and "植え付けが終わったため" in answer, answer


def test_an_amount_without_a_currency_is_known_again(tmp_path):
    answer = last(tmp_path / "a.md", BUDGET, "総額は？", "8億6千万のやつって何の事業？")
    assert "灯標保守事業" in answer and "藻場" not in answer, answer


def test_a_claim_of_another_thing_is_not_judged_by_the_program_talked_of(tmp_path):
    turns = ("灯標保守事業の要求額は？", "一時借入金の最高額は50億円、という理解で正しいですか")
    answer = last(tmp_path / "a.md", BUDGET, *turns)
    assert "いいえ" not in answer and "灯標" not in answer, answer


def test_a_reason_that_is_not_given_is_no_list_of_labels(tmp_path):
    own = "".join(f"- {label}：{label}の決まりを見る\n" for label in LABELS)
    text = f"{BUDGET}\n### 漂流物回収支援事業（拡充）\n\n{own}"
    answer = last(tmp_path / "e.md", text, "漂流物回収支援事業はいくら？", "なんで？")
    assert len(answer.splitlines()) < len(LABELS), answer


@pytest.mark.parametrize(
    ("turn", "said"),
    [("令和3年度は？", True), ("令和3年度の区分は？", True), ("令和8年度は？", False)],
)
def test_a_year_that_no_paper_names_is_said_to_be_missing(tmp_path, turn, said):
    answer = last(tmp_path / "a.md", BUDGET, "漂流物回収支援事業の区分は？", turn)
    assert ("令和3年度の記載は資料に見当たりません" in answer) == said, answer


def test_labelled_lines_under_one_heading_are_told_together(tmp_path):
    answer = last(tmp_path / "b.md", HELP, "休業した店の家賃の足しになるものはありますか")
    assert "協力の求めに応じて" in answer and "上限45万円" in answer and "5月6日" in answer, answer


@pytest.mark.parametrize(
    ("turn", "names", "others", "total"),
    [
        ("List the works that get more than $4 million this year.", 2, "Landfill", "10.05"),
        ("which works get over $3 million?", 3, "Radio masts", "13.5"),
        ("works under $1 million", 1, "Depot", None),
    ],
)
def test_the_rows_within_a_limit_are_told_and_added_up(tmp_path, turn, names, others, total):
    ask = conversation_about(tmp_path / "c.txt", WORKS)
    told = ask(turn).answer
    assert len(told.splitlines()) == names and others not in told, told
    if total:
        assert f"${total} million" in ask("what do they add up to?").answer


@pytest.mark.parametrize("before", ["which area gets the least money?", "一番少ないのは？"])
def test_the_top_of_a_table_is_its_top_whatever_was_asked_before(tmp_path, before):
    turns = (before, "令和8年度の予算の上位2つを表にして")
    answer = last(tmp_path / "d.csv", SUBSIDIES, *turns)
    assert "空き店舗活用補助金" in answer and "家具固定補助金" not in answer, answer


def test_a_row_that_fits_says_its_ceiling(tmp_path):
    answer = last(tmp_path / "d.csv", SUBSIDIES, "塀をやめて生け垣にしたいのですが補助はありますか")
    assert "生け垣づくり補助金" in answer and "上限額（円）：20000" in answer, answer


def test_the_whole_is_not_what_was_quoted_last(tmp_path):
    turns = ("令和8年度の変更点を教えて", "予算総額は前年度から何％増えましたか")
    answer = last(tmp_path / "f.md", CHANGES, *turns)
    assert "400万円から500万円" in last(tmp_path / "f.md", CHANGES, turns[0])
    assert "25%" not in answer, answer
