"""Whatever stands in a text, each grammar points at characters of it, in order."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.question import Understanding
from assistant.question.grammars.slots import read_slots
from assistant.question.parts import sentences_of, split_questions
from corpus.programs import Program
from corpus.text import find_amounts, find_years, fold
from corpus.text.cells import parse_cell
from corpus.text.numerals import narrow, parse_numeral
from corpus.text.units import find_units
from corpus.text.years import find_head_years, with_era

from .material import FUZZ, texts

PROGRAM = Program("kakuu", "架空交流事業", "Imaginary Program", ("KAKUU",), None, ("d",))


@pytest.fixture(scope="module")
def understanding():
    return Understanding([PROGRAM], lambda _word: ())


@FUZZ
@given(texts)
def test_amounts_are_characters_of_the_text_and_do_not_overlap(text):
    found = find_amounts(text)
    for amount in found:
        assert text[amount.start : amount.end] == amount.original
    assert all(a.end <= b.start for a, b in pairwise(found))


@FUZZ
@given(texts)
def test_years_are_characters_of_the_text(text):
    for found in (find_years(text), find_head_years(text)):
        for year in found:
            assert 0 <= year.start < year.end <= len(text)
            assert 1800 < year.year < 2200
    assert isinstance(with_era(text, 2026), str)


@FUZZ
@given(texts)
def test_folding_points_back_into_the_text(text):
    folded = fold(text)
    assert len(folded.offsets) == len(folded.text) + 1
    assert all(a <= b for a, b in pairwise(folded.offsets))
    assert folded.offsets[-1] == len(text)
    assert len(narrow(text)) == len(text)


@FUZZ
@given(texts)
def test_cells_numerals_and_units_are_read_or_left(text):
    for line in (text, *text.split()):
        parse_cell(line)
        value = parse_numeral(line)
        assert value is None or value.is_finite()
    find_units(text)


@FUZZ
@given(texts)
def test_a_question_is_understood_or_left(understanding, text):
    read_slots(text)
    for part in split_questions(text):
        assert all(sentences_of(part)) or not part.strip()
    if text.strip():
        asked = understanding.understand(text)
        assert asked.language in {"ja", "en"}


@FUZZ
@given(st.text(max_size=200))
def test_any_characters_are_understood_or_left(understanding, text):
    find_amounts(text), find_years(text), find_units(text), fold(text)
    if text.strip():
        understanding.understand(text)
