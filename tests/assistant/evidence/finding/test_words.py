"""Which texts have a word: as a token, or as a run of characters; the same as looking at each."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import assistant.evidence.finding.covering.words as words_module
from assistant.evidence.finding.covering.words import WordIndex

TEXTS = (
    ("彗星を観測する。", frozenset({"彗星", "観測"})),
    ("国際共同研究", frozenset({"国際", "共同", "研究"})),
    ("", frozenset()),
    ("国を挙げて", frozenset({"国", "挙げる"})),
    ("彗星を観測する。", frozenset({"彗星", "観測"})),  # a heading stands above many
)
INDEX = WordIndex(TEXTS)


@pytest.mark.parametrize(
    ("word", "shortest", "places"),
    [
        ("彗星", 1, {0, 4}),
        ("挙げる", 1, {3}),  # a token that is not written so
        ("共同研", 1, {1}),  # characters inside of a compound
        ("国", 1, {1, 3}),
        ("国", 2, {3}),  # too short to be looked for inside of words
        ("する。国", 1, set()),  # no word goes from one text into the next
        ("望遠鏡", 1, set()),
    ],
)
def test_the_places_of_the_texts_that_have_a_word(word, shortest, places):
    assert INDEX.having(word, shortest=shortest) == places


@pytest.mark.parametrize(
    ("word", "places"), [("star", {1}), ("telescope", {0}), ("re-start", {0}), ("telescop", set())]
)
def test_a_short_latin_word_is_no_part_of_a_longer_one(word, places):
    texts = (("re-start radiotelescopes", frozenset({"restart"})), ("star", frozenset({"star"})))
    assert WordIndex(texts).having(word) == places


def test_without_texts_no_word_is_anywhere():
    assert WordIndex(()).having("彗星") == frozenset()


LETTERS = st.text(st.sampled_from("甲乙丙\n"), max_size=6)
PAIRS = st.lists(
    st.tuples(LETTERS.map(lambda t: t.replace("\n", "")), st.frozensets(LETTERS, max_size=3)),
    max_size=6,
)


@given(PAIRS, st.text(st.sampled_from("甲乙丙"), min_size=1, max_size=3), st.integers(1, 3))
def test_the_index_says_what_looking_at_each_text_says(texts, word, shortest):
    expected = {
        place
        for place, (key, tokens) in enumerate(texts)
        if word in tokens or (len(word) >= shortest and word in key)
    }
    assert WordIndex(texts).having(word, shortest=shortest) == expected


def test_what_was_looked_up_is_kept_up_to_a_limit(monkeypatch):
    monkeypatch.setattr(words_module, "REMEMBERED", 2)
    index = WordIndex(TEXTS)
    first = index.having("彗星")
    assert index.having("彗星") is first
    for word in ("観測", "国際", "研究"):
        assert index.having(word)
    assert index.having("彗星") == first
