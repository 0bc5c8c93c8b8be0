"""An amount that is asked of nothing but a document, by its name, is that of all of it."""

from __future__ import annotations

import pytest

from tests.assistant.conftest import conversation_about

BUDGET = """# 令和8年度 汐見市下水道事業会計予算

単位：千円

| 款 | 令和8年度予算額 | 令和7年度予算額 | 比較 |
| --- | --- | --- | --- |
| 管渠費 | 48,200 | 45,100 | 3,100 |
| 処理場費 | 91,700 | 93,000 | △1,300 |
| 総係費 | 12,400 | 12,100 | 300 |
| 歳出合計 | 152,300 | 150,200 | 2,100 |
"""


@pytest.mark.parametrize(
    "turn",
    [
        "汐見市の下水道って令和8年度の予算どれくらいの規模？",
        "汐見市下水道事業会計の予算はいくら？",
        "下水道の予算の総額は？",
    ],
)
def test_what_names_only_the_document_is_asked_of_all_of_it(tmp_path, turn):
    ask = conversation_about(tmp_path / "gesui.md", BUDGET)
    assert [f.amount for f in ask(turn).figures] == [152_300_000]
    then = ask("前の年は？どれだけ増えた")
    assert [f.amount for f in then.figures] == [152_300_000, 150_200_000, 2_100_000]


@pytest.mark.parametrize(
    ("turn", "amount"), [("汐見市の処理場費はいくら？", 91_700_000), ("管渠費の予算は", 48_200_000)]
)
def test_what_names_a_thing_in_the_document_is_asked_of_that(tmp_path, turn, amount):
    answer = conversation_about(tmp_path / "gesui.md", BUDGET)(turn)
    assert [f.amount for f in answer.figures] == [amount]


def test_what_somebody_gets_is_no_amount_of_the_whole(tmp_path):
    text = "# 汐見市下水道接続補助金\n\n予算の総額は、8,000千円です。\n\n上限は1件5万円です。\n"
    answer = conversation_about(tmp_path / "hojo.md", text)(
        "下水道接続の補助はいくらもらえますか？"
    )
    assert 8_000_000 not in [f.amount for f in answer.figures]


GRANT = """# 令和8年度 汐見市 予算の概要

## 空き店舗改修事業　18,500千円

空き店舗を改修する方に、改修費の2分の1（上限80万円）を補助します。

## 街灯更新事業　42,300千円

市内の街灯を更新します。
"""


@pytest.mark.parametrize(
    ("turn", "amounts"),
    [
        ("空き店舗改修事業はいくらもらえる？", [800_000]),
        ("空き店舗改修事業、いくら出る？", [800_000]),
        ("空き店舗改修事業の予算はいくら？", [18_500_000]),
        ("街灯更新事業の予算は？", [42_300_000]),
    ],
)
def test_what_one_gets_is_the_ceiling_in_the_words_of_a_program(tmp_path, turn, amounts):
    answer = conversation_about(tmp_path / "gaiyo.md", GRANT)(turn)
    assert [f.amount for f in answer.figures] == amounts
