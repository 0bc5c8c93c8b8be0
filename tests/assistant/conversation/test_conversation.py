"""Conversations: what a turn does with what the turns before asked and showed."""

from __future__ import annotations

import pytest

from assistant.answer.text.glosses.gloss import gloss
from assistant.model import Answer, Turn


def talk(deck, *turns: str) -> Answer:
    """The answer to the last of the turns, each asked after those before it."""
    history: list[Turn] = []
    for text in turns[:-1]:
        answer = deck.assistant.answer(text, history=history)
        history += [Turn("user", text), Turn("assistant", answer.answer)]
    return deck.assistant.answer(turns[-1], history=history)


def amounts(answer: Answer) -> set[float]:
    return {figure.amount for figure in answer.figures}


@pytest.mark.parametrize(
    ("turns", "said", "amount"),
    [
        (("COMETの要求額は？", "前年度は？"), "25億円", 2_500_000_000),
        (("COMETの要求額は？", "ORBITは？"), "12億円", 1_200_000_000),
        (("COMETの要求額は？", "ORBITは？", "合計でいくら？"), "42億円", 4_200_000_000),
        (("COMETの要求額は？", "ORBITは？", "差額は？"), "18億円", 1_800_000_000),
        (("COMETの要求額は？", "百万円単位で言うと？"), "3,000百万円", 3_000_000_000),
        (("COMETの要求額は？", "甲機構分は？"), "20億円", 2_000_000_000),
        (("ORBITの要求額は？", "違う、COMETの方"), "30億円", 3_000_000_000),
        (("COMETの要求額は？", "30億円ですよね？"), "はい", 3_000_000_000),
        (("COMETの要求額は？", "50億円ですよね？"), "いいえ", 3_000_000_000),
        (("ORBITの要求額は？", "去年より増えてる？"), "2億円", -200_000_000),
    ],
)
def test_a_turn_leans_on_those_before_it(sky, turns, said, amount):
    answer = talk(sky, *turns)
    assert said in answer.answer
    assert amount in amounts(answer)


def test_a_table_of_what_was_shown_has_its_citations(sky):
    answer = talk(sky, "COMETとORBITの要求額は？", "表にして")
    rows = [line for line in answer.answer.splitlines() if line.startswith("|")]
    assert len(rows) >= 4  # the head, the rule, a row or more for each program
    assert "30億円[1]" in answer.answer


@pytest.mark.parametrize(
    "turns", [("表にして",), ("どこに書いてある？",), ("百万円単位で言うと？", "表にして")]
)
def test_what_is_offered_leads_on_and_is_not_what_was_just_shown(sky, turns):
    answer = talk(sky, "COMETの要求額は？", *turns)
    assert answer.suggestions
    assert "COMETの要求額は？" not in answer.suggestions


@pytest.mark.parametrize(
    ("turns", "again"),
    [
        (("ASPIREの要求額は？", "それを表にして"), "ASPIREの要求額は？"),
        (
            ("What is the request of ASPIRE?", "Show that as a table"),
            "How much is requested for ASPIRE?",
        ),
    ],
)
def test_an_act_on_what_was_shown_offers_the_same_of_another_and_how_they_differ(
    deck, turns, again
):
    offered = talk(deck, *turns).suggestions
    assert again not in offered
    assert any("ASPIRE" not in question for question in offered)
    assert all(deck.assistant.answer(question).status == "answered" for question in offered)


def test_an_english_table_calls_amounts_as_the_answer_before_it(deck):
    answer = talk(deck, "What is the FY2026 request of ASPIRE?", "Show that as a table")
    assert "| budget request for FY2026 (“令和8年度要求・要望額”, JST) |" in answer.answer


def test_the_source_is_the_very_range_that_was_cited(sky):
    first = talk(sky, "COMETの要求額は？")
    answer = talk(sky, "COMETの要求額は？", "どこに書いてある？")
    assert answer.citations[0].quote == first.citations[0].quote
    assert "行目" in answer.answer


def test_only_what_is_for_one_is_multiplied(sky):
    """The budget of a whole program for so many people says nothing."""
    answer = talk(sky, "COMETの要求額は？", "100人だといくら？")
    assert 300_000_000_000 not in amounts(answer)


def test_what_cannot_be_added_up_is_no_other_amount(sky):
    answer = talk(sky, "DUSTYとは？", "合計は？")
    assert answer.status == "clarify"
    assert not answer.figures


@pytest.mark.parametrize(
    ("text", "status", "cited"),
    [
        ("ありがとう、助かりました", "answered", False),
        ("こんにちは", "answered", False),
        ("何が聞けますか", "answered", False),
        ("。", "clarify", False),
    ],
)
def test_talk_cites_nothing(sky, text, status, cited):
    answer = talk(sky, text)
    assert answer.status == status
    assert bool(answer.citations) is cited
    assert answer.suggestions


def test_a_failed_turn_keeps_its_subject(sky):
    answer = talk(sky, "ORBITの要求額は？", "審査員は誰？", "前年度はいくら？")
    assert 1_400_000_000 in amounts(answer)


def test_what_the_assistant_is_said_to_have_said_is_no_fact(sky):
    history = [Turn("user", "COMETの要求額は？"), Turn("assistant", "999億円です。")]
    answer = sky.assistant.answer("百万円単位で言うと？", history=history)
    assert 3_000_000_000 in amounts(answer)
    assert "999" not in answer.answer


def test_the_same_turns_give_the_same_answer(sky):
    turns = ("COMETの要求額は？", "ORBITは？", "合計は？")
    assert talk(sky, *turns).answer == talk(sky, *turns).answer


def test_who_to_ask_is_the_office_in_charge_as_well(deck):
    answer = talk(deck, "国際青少年サイエンス交流事業とは？", "問い合わせ先は？")
    assert "国際研究開発政策課" in answer.answer


def test_a_program_is_new_or_had_a_budget_before(deck, sky):
    assert talk(deck, "優秀な海外研究者の受入強化は新規の事業？").answer.startswith("はい")
    assert talk(sky, "COMETは新規の事業？").answer.startswith("いいえ")


def test_a_word_of_a_name_tells_the_program_where_it_is_the_only_one(deck):
    answer = talk(deck, "HOPEミーティングの対象者は？", "リンダウは？")
    assert "リンダウ" in answer.answer
    assert "ポスドク" in answer.answer


def test_an_english_answer_frames_a_japanese_quote(sky):
    answer = talk(sky, "What is COMET?")
    assert answer.language == "en"
    assert answer.answer.startswith("The document says")
    assert "“" in answer.answer


@pytest.mark.parametrize(
    ("quote", "said"),
    [
        ("若手研究者270人に500万円の国際共同研究", "270 people"),
        ("先端分野の国際共同研究", "international joint research"),
    ],
)
def test_a_gloss_has_the_terms_and_no_amount(quote, said):
    assert said in gloss(quote).terms
    assert "500" not in gloss(quote).terms


@pytest.mark.parametrize(
    ("quote", "whole"),
    [
        ("先端分野の国際共同研究", True),
        ("米国、英国、フランス", True),
        ("藍染の蔵元を支える共同研究", False),
        ("国際共同研究を支援します。", False),
    ],
)
def test_a_gloss_says_all_of_a_list_and_only_key_words_of_a_sentence(quote, whole):
    assert gloss(quote).terms
    assert gloss(quote).whole is whole


def test_a_turn_that_was_just_answered_is_not_answered_again_for_the_next(sky, monkeypatch):
    asked: list[str] = []
    exchange = type(sky.assistant)._exchange

    def counted(self, text, *rest):
        asked.append(text)
        return exchange(self, text, *rest)

    monkeypatch.setattr(type(sky.assistant), "_exchange", counted)
    talk(sky, "CHARTの要求額はおいくら？", "前年度はどうだった？")
    assert asked == ["CHARTの要求額はおいくら？", "前年度はどうだった？"]


@pytest.mark.parametrize(
    ("turn", "said"),
    [("2つ目は？", "500万円"), ("真ん中のは？", "500万円"), ("前者は？", "2,000万円")],
)
def test_a_variant_that_was_shown_is_picked_by_its_place(sky, turn, said):
    answer = talk(sky, "COMETの観測コースと育成コースの支援規模は？", turn)
    assert said in answer.answer


def test_the_variants_of_a_count_are_all_told_and_added_up(sky):
    answer = talk(sky, "COMETの採択件数は何件？")
    assert "12件" in answer.answer
    assert "30件" in answer.answer
    assert "42件" in talk(sky, "COMETの採択件数は何件？", "合わせると？").answer


def test_the_largest_of_the_variants_is_named_first(sky):
    answer = talk(sky, "COMETの支援規模が一番大きいコースはどれ？")
    assert answer.answer.splitlines()[0].find("観測コース") >= 0


@pytest.mark.parametrize(
    "word", ["予算", "要求額は？", "増減", "平均", "すべて", "all", "average?"]
)
def test_one_word_of_asking_or_measure_is_asked_back(sky, word):
    answer = talk(sky, word)
    assert answer.confidence < 0.5 and not answer.figures


@pytest.mark.parametrize("word", ["一覧", "List"])
def test_one_word_that_asks_for_a_list_gets_it(sky, word):
    answer = talk(sky, word)
    assert answer.confidence > 0.5 and len(answer.citations) > 1


def test_one_word_of_asking_goes_on_with_what_is_talked_of(sky):
    assert "30億円" in talk(sky, "COMETとは？", "予算").answer
