"""What a question says besides its words: years, amounts, units, and what only describes."""

from __future__ import annotations

import pytest

from assistant.question import Understanding
from assistant.question.grammars.counts import top
from assistant.question.model import Intent
from corpus.facts import Measure
from corpus.programs import Program

PROGRAMS = (
    Program("comet", "彗星観測国際共同研究プログラム（COMET）", "Comet Observation", ("COMET",)),
    Program("orbit", "軌道計算人材育成事業（ORBIT）", "Orbit Fellowships", ("ORBIT",)),
)
READER = Understanding(PROGRAMS, lambda _words: ())
read = READER.understand


@pytest.mark.parametrize(
    ("text", "notations"),
    [
        ("COMETは令和7年に何が始まったか", {"2025", "令和7", "r7"}),
        ("COMETの2024年の成果は", {"2024", "令和6", "r6"}),
        ("COMETのＨ３０年度の成果は", {"2018", "平成30", "h30"}),
        ("COMETの昭和60年の観測は", {"1985", "昭和60", "s60"}),
    ],
)
def test_a_year_is_a_word_in_every_notation_of_it(text, notations):
    (year,) = (t for t in read(text).terms if t.alternatives[0].isdigit())
    assert set(year.alternatives) == notations
    assert year.light


def test_the_year_of_an_amount_selects_rows_and_is_no_word():
    question = read("COMETの令和8年度の要求額は")
    assert (question.years, question.terms) == ((2026,), ())


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("COMETの1人あたりの額は", True),
        ("COMETの１課題当たりの額は", True),
        ("How much does COMET give per project?", True),
        ("COMETの額は", False),
        ("How much does COMET get?", False),
    ],
)
def test_whether_an_amount_for_each_is_asked_for(text, per):
    question = read(text)
    assert question.money
    assert question.per is per


def test_amounts_that_the_question_states():
    question = read("COMETの50億円のうち基金の分はいくら")
    assert question.amounts == (5_000_000_000,)
    assert question.measures == (Measure.FUND,)


@pytest.mark.parametrize(
    ("text", "money"),
    [
        ("COMETの要求額に人件費は含まれますか", False),
        ("COMETの要求額には何が含まれますか", False),
        ("COMETの要求額に渡航費は入っているか", False),
        ("COMETの要求額はいくらですか", True),
        ("COMETの額（基金を含む）はいくらですか", True),
    ],
)
def test_what_an_amount_includes_is_no_amount(text, money):
    assert read(text).money is money


def test_the_sum_in_brackets_is_the_whole_that_is_meant():
    assert read("COMETの要求額（甲と乙の合計）はいくらですか").terms == ()


@pytest.mark.parametrize(
    "text",
    [
        "彗星観測国際共同研究プログラム (a program for comets) の期間は",
        "彗星観測国際共同研究プログラム(Watching the Sky)の期間は",
        "彗星観測国際共同研究プログラムの期間は",
    ],
)
def test_an_english_rendering_in_brackets_behind_a_name_is_no_content(text):
    assert [t.surface for t in read(text).terms] == ["期間"]


def test_a_japanese_rendering_in_brackets_is_no_content_either():
    question = read("What is the period of Comet Observation (彗星を観測する国際的な計画)?")
    assert [t.surface for t in question.terms] == ["period"]


def test_the_publisher_of_the_documents_is_no_content():
    reader = Understanding(PROGRAMS, lambda _words: (), {"星空庁"})
    assert [t.surface for t in reader.understand("星空庁のCOMETの期間は").terms] == ["期間"]
    assert {t.surface for t in read("星空庁のCOMETの期間は").terms} == {"星空庁", "期間"}


@pytest.mark.parametrize(
    ("text", "leading"),
    [
        ("若手を派遣するCOMETの期間は", {"若手", "派遣"}),
        ("星の研究を支援したCOMETの期間は", {"星", "研究", "支援"}),
        ("若手を派遣する「COMET」の期間は", {"若手", "派遣"}),
        ("望遠鏡などを整備するなどのCOMETの期間は", set()),
        ("星空庁のCOMETの期間は", set()),
        ("基礎研究におけるCOMETの期間は", set()),
    ],
)
def test_what_describes_a_program_before_its_name_is_told_apart(text, leading):
    terms = read(text).terms
    described = {t.surface for t in terms if t.leading}
    assert leading <= described
    assert bool(described) is bool(leading)
    assert not any(t.leading for t in terms if t.concept == "period")


@pytest.mark.parametrize(
    ("text", "unit"), [("COMETの要求額は何億円か", "億円"), ("COMETの要求額を百万円単位で", "単位")]
)
def test_the_unit_to_answer_in_is_no_content(text, unit):
    assert all(unit not in t.surface for t in read(text).terms)


@pytest.mark.parametrize(
    ("text", "money"),
    [
        ("COMETの予算はどこが要求したか", False),
        ("COMETの資金は何に使うか", False),
        ("ORBITの採用人数は前年度は何人か", False),
        ("COMETの前年度は", True),
    ],
)
def test_a_word_of_money_is_no_amount_where_something_else_is_asked(text, money):
    assert read(text).money is money


@pytest.mark.parametrize(
    ("text", "light"), [("ORBITの実績は何件か", True), ("ORBITの実績は何か", False)]
)
def test_any_count_of_the_kind_answers_how_many_results(text, light):
    (results,) = (t for t in read(text).terms if t.concept == "results")
    assert results.light is light


def test_why_there_are_more_is_no_question_of_how_many():
    question = read("ORBITの採用人数枠が増えたのはなぜですか")
    assert question.intent is Intent.REASON
    assert all(t.kind is None for t in question.terms if t.parts)


@pytest.mark.parametrize(
    ("text", "several"),
    [
        ("ORBITにはどんなコースがありますか", True),
        ("Please list the courses of ORBIT", True),
        ("ORBITのコースは何ですか", False),
    ],
)
def test_a_question_knows_whether_it_wants_them_all(text, several):
    assert read(text).several is several


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("3週間前にやめたらお金は返ってくる？", False),
        ("2年以内に使わないといけない？", False),
        ("3週間だといくら？", True),
        ("5年間だと合計いくら？", True),
    ],
)
def test_a_time_before_or_within_which_is_no_number_to_multiply_by(text, counted):
    assert bool(read(text).slots.counts) is counted


@pytest.mark.parametrize(
    ("text", "many"),
    [
        ("Which five programs have the largest requests?", 5),
        ("What are the three highest budgets?", 3),
        ("Which program has the largest request?", None),
    ],
)
def test_how_many_of_a_ranking_are_asked_for_in_english(text, many):
    assert top(text) == many
