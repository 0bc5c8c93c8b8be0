"""Which value a turn wants is read from its own words, and of what."""

from __future__ import annotations

import pytest

from assistant.question.grammars.counts import words_counted
from assistant.question.parts import split_questions
from assistant.question.signs import Sign, signs_in


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("how many council jobs go?", ("council", "jobs")),
        ("and how many homes do they think they'll do?", ("homes",)),
        ("how many of the dams were mended", ("dams",)),
        ("how much is it", ()),
    ],
)
def test_what_is_counted_stands_behind_how_many(text, counted):
    assert words_counted(text) == counted


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("when is it due & what if I am late", ("when is it due", "what if I am late")),
        ("whens it due + is the letter needed", ("whens it due", "is the letter needed")),
        ("the R&D budget & staff", ("the R&D budget & staff",)),
        ("締切と、問い合わせの電話番号は", ("締切は？", "問い合わせの電話番号は")),
    ],
)
def test_two_questions_in_one_turn_are_two(text, parts):
    assert split_questions(text) == parts


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("募集いつから？", Sign.CALLS),
        ("when do we submit", Sign.CALLS),
        ("締切は", Sign.CLOSES),
        ("どこが受かったの", Sign.WERE_CHOSEN),
        ("who won", Sign.WERE_CHOSEN),
        ("any hotel tax?", Sign.EXISTS),
        ("面接ってある？", Sign.EXISTS),
        ("is there a cap", Sign.LIMITS),
        ("メアドある？", Sign.BY_MAIL),
        ("倍率は", Sign.SUCCESS_RATE),
    ],
)
def test_words_for_what_is_wanted_are_known(text, sign):
    assert sign in signs_in(text)
