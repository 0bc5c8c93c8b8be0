"""Questions made to cost: understanding one must take time in proportion to its length.

Counted in calls, which are the same on every machine, not in seconds.
"""

from __future__ import annotations

from itertools import cycle, islice

import pytest

from assistant.deadline import Deadline, limited
from assistant.model import Turn
from assistant.question.words.terms import japanese_terms
from corpus.errors import DeadlineExceeded
from tests.counting import counted

# Twice the text may cost twice as much, and a little for what is paid once or kept.
DOUBLE = 2.6
UNITS = ["鬱鷹龍鑑欄繭匠", "ア・", "一", "国と", "1課題/", "コースやメニュー", "ライン（Rhein）"]


def calls(text):
    """How much work it is to find the terms of a text."""
    return counted(lambda: japanese_terms(text, framed=True))


def repeated(unit, length):
    return "".join(islice(cycle(unit), length))


@pytest.mark.parametrize("unit", UNITS)
def test_terms_of_a_long_question_are_found_in_linear_time(unit):
    calls(repeated(unit, 100))
    short, long = calls(repeated(unit, 600)), calls(repeated(unit, 1200))
    assert long < DOUBLE * short


@pytest.mark.timeout(20)
def test_a_question_of_one_numeral_is_no_search_over_all_its_splits():
    assert japanese_terms("一" * 2000, framed=True)


LONG = {
    "greetings before a question": ("こんにちは。ありがとう。" * 100 + "予算は？", []),
    "questions": ("予算は？目的は？" * 100, []),
    "turns before": ("予算は？", [Turn("user", "雲の観測の予算は？" * 50)] * 8),
}


@pytest.mark.parametrize("text", LONG)
def test_what_nobody_waits_for_ends_before_its_first_answer(sky, text):
    question, history = LONG[text]
    deadline = Deadline(600.0)
    deadline.cancel()

    def ask():
        with pytest.raises(DeadlineExceeded), limited(deadline):
            sky.assistant.answer(question, history=history)

    short = counted(lambda: sky.assistant.answer("雲の観測の要求額は？"))
    assert counted(ask) < 20 * short
