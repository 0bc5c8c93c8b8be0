"""Whether an amount or a list that was told has something in it, and which part is talked of."""

from __future__ import annotations

from functools import partial

import pytest

from tests.assistant.conftest import last_answer


@pytest.fixture
def ask(deck):
    return partial(last_answer, deck.assistant)


@pytest.mark.parametrize(
    "turns",
    [
        ("ASPIREの30億円にはAMEDの分も入ってますか",),
        ("ASPIREの予算は？", "その30億円にはAMEDの分も入ってる？"),
        ("what's the ASPIRE budget", "does that include the AMED part?"),
    ],
)
def test_a_whole_has_its_part_in_it(ask, turns) -> None:
    answer = ask(*turns)
    assert answer.answer.startswith(("はい", "Yes"))
    assert {3_000_000_000, 1_000_000_000} <= {f.amount for f in answer.figures}


@pytest.mark.parametrize(
    ("turns", "said"),
    [
        (("ASPIREの相手国、台湾は入ってますか",), "いいえ"),
        (("ASPIREの相手国、台湾は入ってますか", "韓国は？"), "はい"),
        (("ASPIREについて教えて", "中国との共同研究でも出せる？"), "いいえ"),
        (("what is ASPIRE?", "Is Brazil in?"), "No"),
    ],
)
def test_a_country_is_looked_for_in_the_list_of_countries(ask, turns, said) -> None:
    answer = ask(*turns)
    assert answer.answer.startswith(said)
    assert "オーストリア" in " ".join(c.quote for c in answer.citations)


def test_a_thing_that_may_be_called_otherwise_is_no_denial(ask) -> None:
    answer = ask("LOTUSの支援対象は？", "分野は医療も入ってる？")
    assert answer.status == "answered"
    assert "半導体" in answer.answer and "いいえ" not in answer.answer


def test_the_part_that_answered_is_what_is_asked_on(ask) -> None:
    answer = ask("優秀な海外研究者の受入強化の単価は？", "博士研究員は？", "大学院生は？")
    assert "500万円" in answer.answer
    assert "外国人特別研究員" not in answer.answer


def test_what_counts_of_the_program_talked_of_is_asked_of_no_other(ask) -> None:
    answer = ask("ホライズン・ヨーロッパって何？", "何カ国が準参加してるの？")
    assert "20カ国" in answer.answer
    assert "さくら" not in answer.answer
