"""What a budget is raised from and to, and what is said in answer to a question of a committee."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.corpus.papers import Fact
from tests.corpus.papers import facts_said as said

SPEECH = "令和8年度　施政方針\n湯ノ沢市長　大野 誠一郎\n\n{}\n"
SETTLED = "# 令和7年9月 湯ノ沢市議会 決算特別委員会会議録\n\n{}\n"
BUDGETED = "# 予算特別委員会会議録（第3日）\n\n{}\n"


@pytest.mark.parametrize(
    ("sentence", "before", "after"),
    [
        ("企業誘致補助金を前年度の4,000万円から6,000万円に増額いたします。", 4000, 6000),
        ("企業誘致補助金は、令和7年度の4,000万円から3,000万円へと減額しました。", 4000, 3000),
        ("企業誘致補助金を昨年度の4,000万円から令和8年度は9,000万円に拡充します。", 4000, 9000),
        ("企業誘致補助金は6,000万円で、令和7年度の4,000万円から2,000万円の増です。", 4000, 6000),
    ],
)  # fmt: skip
def test_a_budget_is_raised_from_last_years(
    tmp_path: Path, sentence: str, before: int, after: int
) -> None:
    assert said(tmp_path, SPEECH, sentence) == {
        ("企業誘致補助金", "previous", 2025, before * 10_000),
        ("企業誘致補助金", "initial", 2026, after * 10_000),
    }


@pytest.mark.parametrize(
    "sentence",
    [
        "入学祝金を前年度の5万円から10万円に増額します。",
        "市債残高は、前年度の10億円から11億円に増える見込みです。",
        "出荷額は、前年度の10億円から11億円になりました。",
    ],
)
def test_what_one_gets_or_owes_is_no_budget(tmp_path: Path, sentence: str) -> None:
    assert said(tmp_path, SPEECH, sentence) == set()


def test_what_is_set_against_another_year_is_of_the_year_after_it(tmp_path: Path) -> None:
    sentence = "防犯灯更新事業は6,000万円で、令和7年度の4,000万円から2,000万円の増です。"
    assert ("防犯灯更新事業", "initial", 2026, 60_000_000) in said(tmp_path, BUDGETED, sentence)
    assert said(tmp_path, "# 文教委員会会議録\n\n{}\n", sentence) == set()


@pytest.mark.parametrize(
    ("sentence", "fact"),
    [
        (
            "新たに「港のまなび制度」を全市で開始し、3,850万円を措置いたします。",
            ("港のまなび制度", "initial", 2026, 38_500_000),
        ),
        (
            "体育館への空調の設置に、総額8億円、このうち令和8年度分として3億円を計上しました。",
            ("体育館への空調の設置", "initial", 2026, 300_000_000),
        ),
        (
            "温泉街再生事業に1億円を計上します。なお、この事業は三か年で総事業費6億円です。",
            ("温泉街再生事業", "total", None, 600_000_000),
        ),
        (
            "新年度の一般会計当初予算案の総額は、78億5千万円、前年度当初と比べ3億円の増であります。",
            ("一般会計", "initial", 2026, 7_850_000_000),
        ),
        (
            "令和8年度予算案を提出します。特別会計は5会計の合計で20億円といたしました。",
            ("特別会計", "initial", 2026, 2_000_000_000),
        ),
    ],
)  # fmt: skip
def test_whose_an_amount_of_a_speech_is(tmp_path: Path, sentence: str, fact: Fact) -> None:
    assert fact in said(tmp_path, SPEECH, sentence)


QUESTIONS = [
    "観光案内所運営事業が増えている理由は。",
    "観光案内所運営事業について伺います。",
    "資料12ページの観光案内所運営事業の実績を説明願えますか。",
    "観光案内所運営事業の効果を。",
]


@pytest.mark.parametrize("question", QUESTIONS)
def test_an_answer_is_of_what_was_asked(tmp_path: Path, question: str) -> None:
    answer = (
        "令和5年度の決算額1,180万円に対し、令和6年度は1,364万円でございます。"
        "なお、令和7年度の当初予算には1,420万円を計上しております。"
    )
    text = f"## 7款 商工費\n\n○委員（岡君）　{question}\n\n○課長（三宅君）　{answer}"
    name = "観光案内所運営事業"
    assert said(tmp_path, SETTLED, text) == {
        (name, "executed", 2023, 11_800_000), (name, "executed", 2024, 13_640_000),
        (name, "initial", 2025, 14_200_000),
    }  # fmt: skip


def test_what_one_item_of_a_list_of_questions_asks_is_not_what_the_next_does(
    tmp_path: Path,
) -> None:
    text = (
        "Q1 家賃補助事業について教えてください。\n\n市の事業です。\n\n"
        "Q2 対象者は何人ですか。\n\n令和7年度の予算額は6,200万円です。"
    )
    assert {name for name, *_ in said(tmp_path, "# よくある質問\n\n{}\n", text)} <= {""}


@pytest.mark.parametrize("number", ["款7", "款 7 ", ""])
def test_accounts_of_a_settlement_are_of_the_year_that_is_settled(
    tmp_path: Path, number: str
) -> None:
    text = (
        "○委員長　認定第1号、令和6年度湯ノ沢市一般会計歳入歳出決算のうち、"
        f"{number}商工費について説明を求めます。\n\n"
        f"○課長　{number}商工費、予算現額6億円に対しまして、支出済額は5億8,730万円でございます。"
    )
    assert said(tmp_path, SETTLED, text) == {
        ("商工費", "revised", 2024, 600_000_000), ("商工費", "executed", 2024, 587_300_000),
    }  # fmt: skip


def test_two_years_that_are_settled_leave_it_open(tmp_path: Path) -> None:
    text = (
        "令和5年度湯ノ沢市一般会計歳入歳出決算と令和6年度湯ノ沢市一般会計歳入歳出決算を認定します。\n\n"
        "商工振興事業の支出済額は5億8,730万円でございます。"
    )
    assert said(tmp_path, SETTLED, text) == set()
