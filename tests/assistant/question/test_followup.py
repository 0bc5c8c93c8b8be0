"""Follow-ups: which of the programs before is meant, and what of the earlier question goes on."""

from __future__ import annotations

from functools import partial

import pytest

from assistant.question import Understanding
from assistant.question.model import Intent, ValueType
from corpus.facts import Measure
from corpus.programs import Program

PROGRAMS = (
    Program("comet", "彗星観測国際共同研究プログラム（COMET）", "Comet Observation", ("COMET",)),
    Program("orbit", "軌道計算人材育成事業（ORBIT）", "Orbit Fellowships", ("ORBIT",)),
    Program("dust", "宇宙塵採取事業（DUSTY）", "Dust Collection", ("DUSTY",)),
)
READER = Understanding(PROGRAMS, lambda _words: ())


@pytest.fixture
def read(read_turns):
    return partial(read_turns, READER)


@pytest.mark.parametrize(
    ("text", "program"),
    [
        ("前者の要求額は？", "comet"),
        ("最初の方の要求額は？", "comet"),
        ("後者の要求額は？", "orbit"),
        ("もう一方の要求額は？", "orbit"),
        ("How much does the former get?", "comet"),
        ("How much does the latter get?", "orbit"),
        ("And the second one's budget?", "orbit"),
    ],
)
def test_the_first_or_the_last_of_two_programs_named_together(read, text, program):
    question = read(text, "COMETとORBITの期間は？")
    assert question.program_ids == (program,)
    assert question.money


def test_of_a_single_program_there_is_no_other(read):
    assert read("後者の要求額は？", "COMETの期間は？").program_ids == ("comet",)


@pytest.mark.parametrize(
    ("text", "intent"),
    [("両者の合計は？", Intent.SUM), ("両者の差は？", Intent.COMPARE)],
)
def test_both_programs_of_an_earlier_question_are_meant(read, text, intent):
    question = read(text, "DUSTYの要求額は？", "COMETとORBITの要求額は？")
    assert question.program_ids == ("comet", "orbit")
    assert question.intent is intent


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("And who runs it?", "in_charge"),
        ("And what are its results?", "results"),
        ("What about the deadline?", "call_period"),
        ("では担当は？", "in_charge"),
    ],
)
def test_another_attribute_of_the_program_before(read, text, concept):
    question = read(text, "What is the period of COMET?")
    assert question.program_ids == ("comet",)
    assert {t.concept for t in question.terms if t.concept} == {concept}
    assert question.inherited == ("programs",)


@pytest.mark.parametrize("text", ["And for ORBIT?", "ORBITは？", "What about ORBIT?"])
def test_the_same_attribute_of_another_program(read, text):
    question = read(text, "What is the period of COMET?")
    assert question.program_ids == ("orbit",)
    assert question.value_type is ValueType.DURATION
    assert question.inherited == ("ask",)
    assert question.text == text


def test_a_bare_part_is_asked_what_was_asked_before(read):
    question = read("甲機構の分は？", "COMETの令和8年度要求額は？")
    assert (question.program_ids, question.money) == (("comet",), True)
    assert (question.measures, question.years) == ((Measure.REQUEST,), (2026,))


def test_what_is_asked_without_a_program_is_about_the_topic_before(read):
    question = read("その期間は？", "望遠鏡の口径は？")
    assert question.program_ids == ()
    assert {"望遠鏡", "口径", "期間"} <= {t.surface for t in question.terms}


def test_a_list_of_programs_needs_none_from_before(read):
    question = read("新規の事業はどれですか", "COMETの要求額は？")
    assert question.program_ids == ()
    assert question.intent is Intent.FILTER


@pytest.mark.parametrize("text", ["ORBITの前年度との差は？", "ORBITの昨年との差は？"])
def test_the_difference_from_the_year_before_is_of_one_program(read, text):
    assert read(text, "COMETの要求額は？").program_ids == ("orbit",)


def test_the_difference_from_the_program_before_is_of_both(read):
    assert set(read("ORBITとの差は？", "COMETの要求額は？").program_ids) == {"comet", "orbit"}
