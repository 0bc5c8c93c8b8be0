"""What thing a turn asks of is told by where its noun stands, in both languages."""

from __future__ import annotations

import pytest

from assistant.question import Understanding
from assistant.question.asked_thing import asked_thing

READER = Understanding((), lambda _words: ())


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("これ破ったら罰則とかある？", "罰則"),
        ("温泉の定休日は", "定休日"),
        ("審査員は誰？", "審査員"),
        ("推薦状いる？", "推薦状"),
        ("is there an appeal process?", "appeal process"),
        ("do we need insurance for this?", "insurance"),
        ("who is the clerk", "clerk"),
        ("and where can I find a map of it", "map"),
        ("what interest rate do you charge", "interest rate"),
        ("any debt?", "debt"),
    ],
)
def test_a_noun_in_its_place_is_what_is_asked(text, thing):
    assert " ".join(t.surface for t in asked_thing(READER.understand(text))) == thing


@pytest.mark.parametrize(
    "text",
    [
        "育児で2年ブランクあるんですけど",  # tells of the asker
        "面接と推薦状は？",  # one of two
        "何か教えてもらえる？",
        "一番大きい柱は？",
        "どうやって申し込めばいい？",
        "we're a small group of neighbours",
        "what eats most of it?",
        "can i send the form by email?",  # by what is asked
        "is there a cap?",
        "is there an age limit?",
        "年齢制限は？",
        "what are the opening hours",
        "which of them fits us?",
    ],
)
def test_other_turns_ask_of_no_thing_by_its_place(text):
    assert not asked_thing(READER.understand(text))
