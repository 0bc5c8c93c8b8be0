"""Which program fits, and answers as tables of parts."""

from __future__ import annotations

from assistant.answer.operations.measured import of_quote
from assistant.answer.operations.shown import each_once
from assistant.conversation.item import Item
from assistant.model import Citation
from tests.assistant.conversation.test_conversation import amounts, talk


def test_a_need_for_money_asks_for_a_program_and_not_for_an_amount(sky):
    answer = talk(sky, "地域の高校で計算の人材を育てるためのお金ってこの中にありますか？")
    assert answer.status == "answered"
    assert not amounts(answer)


def test_a_table_is_made_of_an_answer_that_asks_for_one(sky):
    answer = talk(sky, "COMETの要求額の内訳を表で")
    assert "| --- |" in answer.answer
    assert 3_000_000_000 in amounts(answer)


def test_what_a_denial_names_beside_is_not_added_up(sky):
    answer = talk(sky, "COMETの令和2年度の要求額は？", "合わせていくら？")
    assert not any(figure.derived for figure in answer.figures)


def test_a_quantity_of_two_quotes_that_overlap_counts_once():
    def cited(number: int, quote: str) -> Citation:
        return Citation(number, "d", "t", None, 0, len(quote), 1, 1, quote)

    items = [
        Item("甲", citation=cited(1, "甲50件")),
        Item("乙", citation=cited(2, "甲50件、乙18件")),
    ]
    found = [m for item in items for m in of_quote(item)]
    assert [m.amount for m in each_once(found)] == [50, 18]
