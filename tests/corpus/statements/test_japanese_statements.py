"""What Japanese prose says of amounts, with what its sentence or its title leaves unsaid."""

from __future__ import annotations

import pytest

from corpus.analysis import analyse
from corpus.readers import read_document


def analysis(tmp_path, text, name="paper.txt"):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return analyse(read_document(path), blind=True)


def figures(tmp_path, text):
    return {
        (f.program, f.measure.value, f.fiscal_year, f.amount)
        for f in analysis(tmp_path, text).figures
    }


SUPPLEMENT = "令和６年度一般会計補正予算（第３号）の概要\n\n"
DRAFT = "令和８年度 若葉市 当初予算案の概要\n\n"
CHANGED = {
    "前年度から5億円減の": 370_000_000,
    "前年度より2億円増の": 2_300_000_000,
    "対前年度1.5億円減の": 400_000_000,
    "前年度（15億円）から5億円増となる": 2_000_000_000,
    "前年度と比べて3,000万円増の": 210_000_000,
    "、対前年度比12%減の": 95_000_000,
    "前年同額の": 860_000_000,
}


@pytest.mark.parametrize("link", ["は", "については、", "には、"])
@pytest.mark.parametrize(("change", "amount"), CHANGED.items())
def test_change_before_an_amount_is_not_the_amount(tmp_path, change, amount, link):
    text = f"{DRAFT}藻場再生推進事業{link}{change}{amount // 10_000:,}万円を計上した。\n"
    before = (
        {("藻場再生推進事業", "previous", 2025, 1_500_000_000)} if "15億円" in change else set()
    )
    assert figures(tmp_path, text) == {("藻場再生推進事業", "initial", 2026, amount), *before}


def test_last_year_from_which_a_request_has_risen_is_last_year(tmp_path):
    text = (
        "工芸支援事業の概要\n\n令和８年度の要求額は３億２千万円であり、前年度予算額の２億９千万円から"
        "３千万円の増額となる。\n"
    )
    assert {row[1:] for row in figures(tmp_path, text)} == {
        ("request", 2026, 320_000_000),
        ("previous", 2025, 290_000_000),
    }


NO_AMOUNT = [
    "道路維持事業は、令和８年度予算案では3億円の減額となった。",
    "道路維持事業は、令和８年度予算案では3億円の増となる。",
    "港湾整備事業は、前年度から2億円の減となった。",
    "消防車更新事業は、当初の2億円から1億8,000万円に減額した。",
    "学校改築事業（総事業費40億円）の設計費に9,000万円を計上した。",
    "給食費無償化事業については、国が8,000万円を負担する。",
    "灯台改修事業（3億円）は、来年度に先送りします。",
    "商店街支援事業（2億円）は見送りました。",
    "海上タクシー事業に1億円を計上しませんでした。",
]


@pytest.mark.parametrize("said", NO_AMOUNT)
def test_a_change_or_a_part_of_something_is_no_budget(tmp_path, said):
    assert not figures(tmp_path, f"{DRAFT}{said}\n")


def test_two_years_of_one_program_in_one_sentence(tmp_path):
    said = "令和７年度当初予算の45億円から令和８年度予算案では38億円に減額した。"
    text = f"{DRAFT}廃船処理事業は、{said}\n"
    assert figures(tmp_path, text) == {
        ("廃船処理事業", "initial", 2025, 4_500_000_000),
        ("廃船処理事業", "initial", 2026, 3_800_000_000),
    }


def test_a_program_with_its_budget_in_brackets_is_what_the_next_sentence_speaks_of(tmp_path):
    text = (
        f"{DRAFT}灯台改修事業（12億円）では、灯台を直します。なお、令和７年度補正予算において8億円を"
        "措置済みです。\n"
    )
    assert figures(tmp_path, text) == {
        ("灯台改修事業", "initial", 2026, 1_200_000_000),
        ("灯台改修事業", "supplementary", 2025, 800_000_000),
    }


SAID = [
    pytest.param(
        "本省は、令和８年度概算要求において、海洋環境調査事業に12億円、深海探査推進事業に34億円を"
        "要求している。\n",
        {
            ("海洋環境調査事業", "request", 2026, 1_200_000_000),
            ("深海探査推進事業", "request", 2026, 3_400_000_000),
        },
        id="one budget for several items",
    ),
    pytest.param(
        "文化庁は、令和８年度予算案で舞台技術支援事業に12億円（前年度比2億円増）を盛り込んだ。\n",
        {("舞台技術支援事業", "initial", 2026, 1_200_000_000)},
        id="a change beside an item is none",
    ),
    pytest.param(
        f"{SUPPLEMENT}子育て世帯応援給付事業は8,200万円、街路灯更新事業は3,140万円です。\n",
        {
            ("子育て世帯応援給付事業", "supplementary", 2024, 82_000_000),
            ("街路灯更新事業", "supplementary", 2024, 31_400_000),
        },
        id="the budget of the title",
    ),
    pytest.param(
        f"{DRAFT}通学路の安全確保　1億5,200万円（前年度 1億4,700万円）\n\n信号を直します。\n\n"
        "児童館改修事業【新規】　3,860万円\n\n2か所を直します。\n",
        {
            ("通学路の安全確保", "initial", 2026, 152_000_000),
            ("通学路の安全確保", "previous", 2025, 147_000_000),
            ("児童館改修事業", "initial", 2026, 38_600_000),
        },
        id="lines of a name and an amount",
    ),
    pytest.param(
        f"{DRAFT}漁業の振興のための「漁港強化事業」に1530万円、有害鳥獣駆除費に1625万円、道路では「除雪車購入」に"
        "8250万円を計上しました。\n",
        {
            ("漁港強化事業", "initial", 2026, 15_300_000),
            ("有害鳥獣駆除費", "initial", 2026, 16_250_000),
            ("除雪車購入", "initial", 2026, 82_500_000),
        },
        id="what the clause ends with, quoted or a cost",
    ),
    pytest.param(
        f"{DRAFT}1 概要\n灯台改修事業の令和8年度若葉市当初予算の概要は、18,500千円です。\n",
        {("灯台改修事業", "initial", 2026, 18_500_000)},
        id="the nearest name, below the number of a part",
    ),
    pytest.param(
        "令和8年度 交通支援事業のご案内\n\n補助します。令和8年度予算\n額は3,250百万円です。\n",
        {("交通支援事業", "initial", 2026, 3_250_000_000)},
        id="a word that a line parts",
    ),
    pytest.param(
        f"{DRAFT}一般会計の総額は186億4,000万円で、過去最大となりました。\n",
        {("一般会計", "initial", 2026, 18_640_000_000)},
        id="the total of an account",
    ),
    pytest.param(
        "令和５年度決算の概要\n\n一般会計の歳入決算額は305億円、歳出決算額は298億円でした。\n",
        {
            ("一般会計 歳入", "executed", 2023, 30_500_000_000),
            ("一般会計 歳出", "executed", 2023, 29_800_000_000),
        },
        id="the sides of an account",
    ),
    pytest.param(
        "令和８年度　中小企業空調更新補助金\n公募要領\n\n第２次公募の予算額は１２億円です。\n",
        {("中小企業空調更新補助金", "initial", 2026, 1_200_000_000)},
        id="the program of the title",
    ),
    pytest.param(
        "令和８年度　海辺市　施政方針\n\n（１）安心して暮らせるまち\n\n訪問看護支援事業では、"
        "回数の上限を広げます。予算は3,850万円（前年度2,140万円）です。\n",
        {
            ("訪問看護支援事業", "initial", 2026, 38_500_000),
            ("訪問看護支援事業", "previous", 2025, 21_400_000),
        },
        id="the topic of the sentence before",
    ),
    pytest.param(
        "令和８年度　省力化設備補助金\n公募要領\n\n２．予算額及び採択予定件数\n"
        "予算総額　18億4,000万円（令和７年度　15億2,000万円）\n",
        {
            ("省力化設備補助金", "initial", 2026, 1_840_000_000),
            ("省力化設備補助金", "previous", 2025, 1_520_000_000),
        },
        id="a heading that names the amounts is no name",
    ),
    pytest.param(
        "令和８年度　海辺市　施政方針\n\n令和８年度の一般会計の予算総額は412億6,000万円です。\n",
        {("一般会計", "initial", 2026, 41_260_000_000)},
        id="the total of a budget is none after a revision",
    ),
]


@pytest.mark.parametrize(("text", "expected"), SAID)
def test_what_the_sentence_leaves_open_its_title_says(tmp_path, text, expected):
    assert figures(tmp_path, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"{DRAFT}耐震補強補助金は、1件20万円です。\n", id="what one gets"),
        pytest.param(f"{DRAFT}商店街支援補助金は上限500万円です。\n", id="a limit"),
        pytest.param(f"{DRAFT}橋りょう改修事業は3,000万円の減です。\n", id="a change"),
        pytest.param(f"{DRAFT}街路灯更新事業の総事業費は23億円です。\n", id="of several years"),
        pytest.param("街路灯更新事業は3,140万円です。\n", id="no budget at all"),
        pytest.param(
            "令和９年度から令和１１年度まで行う。\n３年間の総事業費　約８億円\n", id="a far year"
        ),
        pytest.param(
            "水素保安事業\n※このほか令和８年度債務負担行為要求額 45億円\n", id="later years"
        ),
    ],
)
def test_what_is_no_budget_of_a_year_is_no_row_of_one(tmp_path, text):
    assert [f for f in figures(tmp_path, text) if f[2] is not None and f[1] != "unit"] == []


@pytest.mark.parametrize(
    ("heading", "sentence"),
    [
        (
            "災害に備えるまち",
            "家庭用の備えに補助します（補助率3分の2、予算600万円、前年度300万円）。",
        ),
        ("学びと文化、環境", "本年度は3校分の工事費として1億8,600万円を計上します。"),
        ("財政の見通し", "財政調整基金は７億2,000万円を取り崩す見込みです。"),
    ],
)
def test_the_words_of_a_chapter_are_the_name_of_nothing(tmp_path, heading, sentence):
    text = f"令和８年度　海辺市　施政方針\n\n（１）{heading}\n\n{sentence}\n"
    assert figures(tmp_path, text) == set()


def test_an_amount_of_nobody_waits_for_a_person(tmp_path):
    found = analysis(tmp_path, "令和５年度決算の概要\n\n歳出決算額は298億7,654万円でした。\n")
    assert found.figures == ()
    (item,) = found.review
    assert (item.original, item.fiscal_year) == ("298億7,654万円", 2023)


def test_two_amounts_of_one_budget_wait_for_a_person_with_both(tmp_path):
    said = "灯台改修事業の令和８年度要求額は{}である。\n"
    found = analysis(tmp_path, said.format("12億円") + said.format("13億円"))
    assert found.figures == ()
    (item,) = found.review
    assert [c.amount for c in item.candidates] == [1_200_000_000, 1_300_000_000]


def test_an_amount_said_twice_is_confirmed_by_it(tmp_path):
    said = "灯台改修事業の令和８年度要求額は12億円である。\n"
    (row,) = analysis(tmp_path, said + "\n説明を続ける。\n\n" + said).figures
    assert (row.trust.value, row.proof) == ("confirmed", "repetition")


def test_a_mark_of_a_slide_is_no_program(tmp_path):
    text = "[スライド 1]\n令和９年度要求額　214億円\n　学び直し講座　　92億円\n"
    assert figures(tmp_path, text) == set()


@pytest.mark.parametrize(
    "sentence",
    [
        "潮風基金の残高は、令和８年度末で31億円となる見込みです（令和７年度末見込み 38億円）。",
        "潮風基金の令和８年度末残高見込みは31億円です（令和７年度末 38億円）。",
        "潮風基金は７億円を取り崩し、令和８年度末の残高は31億円（令和７年度末 38億円）です。",
    ],
)
def test_a_balance_is_what_is_there_at_the_end_of_a_year(tmp_path, sentence):
    text = f"令和８年度　海辺市　施政方針\n\n{sentence}\n"
    assert figures(tmp_path, text) == {
        ("潮風基金", "total", 2026, 3_100_000_000),
        ("潮風基金", "total", 2025, 3_800_000_000),
    }


def test_what_a_balance_falls_by_is_no_balance(tmp_path):
    text = "令和８年度　海辺市　施政方針\n\n市債の残高は、令和７年度末から６億円減少します。\n"
    assert figures(tmp_path, text) == set()


def test_of_two_places_the_one_that_proves_the_amount_is_cited(tmp_path):
    text = (
        "# 令和8年度 若葉市当初予算\n\n公債費は2,410千円となっております。\n\n（単位：千円）\n\n"
        "| 款 | 本年度予算額 | 前年度予算額 | 比較 |\n|---|---|---|---|\n"
        "| 公債費 | 2,410 | 2,174 | 236 |\n| 議会費 | 1,200 | 1,150 | 50 |\n"
    )
    found = analysis(tmp_path, text, "paper.md").figures
    (debt,) = (
        f for f in found if (f.program, f.fiscal_year) == ("公債費", 2026) and f.amount == 2_410_000
    )
    assert (debt.original, debt.proof) == ("2,410", "difference")


def test_what_may_be_borrowed_at_most_is_no_budget(tmp_path):
    text = "令和8年度 若葉市水道事業会計予算\n\n一時借入金の限度額は、50,000千円と定める。\n"
    (row,) = analysis(tmp_path, text).figures
    assert (row.program, row.measure.value, row.scope) == ("一時借入金", "total", "限度額")


@pytest.mark.parametrize("account", ["一般会計", "下水道事業会計"])
def test_an_account_in_brackets_behind_a_budget_is_whose_it_is(tmp_path, account):
    text = (
        f"# 令和8年度の主な取組\n\n令和8年度当初予算（{account}）の総額は312億円です。\n\n"
        f"令和7年度補正予算（{account}）の総額は12億円でした。\n"
    )
    assert set(figures(tmp_path, text)) == {
        (account, "initial", 2026, 31_200_000_000),
        (account, "supplementary", 2025, 1_200_000_000),
    }
