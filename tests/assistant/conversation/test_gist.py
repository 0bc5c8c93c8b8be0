"""The gist of one of several papers, asked by words that it is called: what carries it is told."""

from __future__ import annotations

import pytest

from tests.assistant.conftest import conversations_about

LIGHTHOUSES = """灯台数の推移に関する調査報告

本報告の内容は筆者個人の見解です。作成にあたり多くの方の助言を得たことに感謝します。

（ポイント）
全国の灯台は20年で三割減り、残る灯台の半分は一つの県に集まっています。

１．はじめに
灯台をめぐっては、これまで多くの議論が重ねられてきたところです。
"""
MILLS = """水車後付け補助金の手引き

1 補助金について
本項では、申請に当たって必要な情報をお示ししていきます。
1.1 目的
この補助金は、県内の古い水車に発電機を後付けする取組を助け、川の力を生かすことを目的としています。
1.2 補助額
補助限度額
800千円
1.3 日程
9/3 申請の受付の締切
"""
PONDS = """# Pond Trust: Pond Keeping Grants

Government and Trust officers met in the hall in the spring of that year.

## Purpose

These grants are for people who dig, clean and keep small ponds in towns.

## Money

Grants of up to £4,000 are paid for each pond.
Schools and clubs in a town may apply if they keep the pond for five years.
"""
ROWS = """年度,税目,区分,収入額
令和6年度,入湯税,現年課税分,4000
令和6年度,入湯税,滞納繰越分,300
令和6年度,全税目,現年課税分,70000
"""
TEXTS = {
    "toudai_houkoku.txt": LIGHTHOUSES,
    "suisha_tebiki.txt": MILLS,
    "ponds.md": PONDS,
    "sasahara_r6_shizei_kessan.csv": ROWS,
}


@pytest.fixture(scope="module")
def ask(tmp_path_factory):
    of = conversations_about(tmp_path_factory.mktemp("papers"), TEXTS)
    return lambda *turns: of(tuple(TEXTS), *turns)


@pytest.mark.parametrize(
    ("turn", "told"),
    [
        ("灯台数の調査報告あったよね。結論は？", ["三割減り"]),
        ("灯台の推移の報告、ざっくり何が書いてある", ["三割減り"]),
        ("what's the main finding of that lighthouse report", ["三割減り"]),
        ("水車の後付け補助金を簡単に説明して", ["川の力を生かすこと"]),
        ("水車後付け補助金の手引き、要点だけ", ["川の力を生かすこと", "800千円", "9/3"]),
        (
            "sum up the pond keeping grants for my head",
            ["dig, clean and keep", "£4,000", "Schools"],
        ),
        ("gist of the pond trust paper pls", ["dig, clean and keep", "£4,000", "Schools"]),
        ("笹原の市税の決算、ざっくり", ["全税目", "70000"]),
        ("笹原市の税金の決算を要約して", ["全税目", "70000"]),
    ],
)
def test_the_sentences_that_carry_the_paper_are_told(ask, turn, told):
    answer = ask(turn)
    assert answer.status == "answered"
    assert [part for part in told if part not in answer.answer] == []
    assert "感謝" not in answer.answer
    assert "見解" not in answer.answer
    assert "officers" not in answer.answer
    assert len({c.document_id for c in answer.citations}) == 1


@pytest.mark.parametrize(
    "turn", ["水車の補助金の限度額、ざっくりいくら", "in short, how much is the pond grant"]
)
def test_an_amount_that_is_asked_for_is_told_alone(ask, turn):
    answer = ask(turn)
    assert "目的" not in answer.answer
    assert "dig" not in answer.answer


MADE = {
    "houkoku.txt": "灯台数の推移\n\n研究員\n\n汐見 太郎\n\n灯台は三割減りました。\n",
    "housin.txt": "水車の基本方針\n\n水車推進会議幹事会決定\n\n川のそばに置きます。\n",
    "ponds.md": "# Keeping Ponds\n\nThis guide was written by Ada Reed for the Pond Trust.\n\n"
    "Ponds are dug in spring.\n",
}


@pytest.fixture(scope="module")
def ask_maker(tmp_path_factory):
    return conversations_about(tmp_path_factory.mktemp("made"), MADE)


@pytest.mark.parametrize(
    ("name", "turn", "maker"),
    [
        ("houkoku.txt", "誰が書いたの", "汐見 太郎"),
        ("houkoku.txt", "who wrote this", "汐見 太郎"),
        ("housin.txt", "誰が決めた文書？", "水車推進会議幹事会"),
        ("housin.txt", "これ出したのはどこ？", "水車推進会議幹事会"),
        ("ponds.md", "who wrote this guide", "Ada Reed"),
        ("ponds.md", "who published it?", "Ada Reed"),
    ],
)
def test_who_made_a_paper_is_told_by_the_line_that_says_so(ask_maker, name, turn, maker):
    answer = ask_maker((name,), turn)
    assert maker in answer.answer
    assert maker.split()[0] in answer.citations[0].quote
