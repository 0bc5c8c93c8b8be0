"""A program that is described instead of named is told by statements that agree on it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.evidence.catalog import Catalog
from assistant.evidence.described import described_program, programs_described
from assistant.evidence.finding.covering.weights import Weights
from assistant.evidence.finding.finder import Evidence
from assistant.evidence.finding.scoring import Found
from assistant.evidence.finding.statements import Statement
from assistant.question import Understanding
from assistant.question.programs.clauses import describes
from corpus.programs import Program

PROGRAMS = (
    Program("roof", "国際連携強化パッケージ", None),
    Program("comet", "彗星観測国際共同研究プログラム（COMET）", None, ("COMET",), "roof"),
    Program("orbit", "軌道計算人材育成事業（ORBIT）", None, ("ORBIT",)),
)
CATALOG = Catalog(PROGRAMS)
READER = Understanding(PROGRAMS, lambda _words: ())
WEIGHTS = Weights(lambda word: 90 if word in {"観測", "支援"} else 0, 100)
ASKED = "若手を海外の天文台に派遣する事業の要求額は"


def found(coverage: float, *programs: str, on_topic: bool = True) -> Found:
    """A statement of these programs that covers so much of a question."""
    return Found(
        statement=Statement("d", 0, 1, None, "文"), score=coverage, coverage=coverage, each=(),
        direct=(), stated=coverage, typed=True, about=True, counted=False, on_topic=on_topic,
        labelled=0.0, title="", heading_key="", program_ids=frozenset(programs),
    )  # fmt: skip


def told(text: str, *statements: Found, new: tuple[str, ...] = ()):
    question, evidence = READER.understand(text), Evidence((), statements)
    return described_program(question, evidence, CATALOG, WEIGHTS, lambda: frozenset(new))


def meant(*statements: Found, text: str = ASKED, new: tuple[str, ...] = ()) -> str | None:
    mention = told(text, *statements, new=new)
    return mention.program_ids[0] if mention else None


@pytest.mark.parametrize(
    ("statements", "program"),
    [
        ((found(0.9, "comet"),), "comet"),
        ((found(0.9, "comet"), found(0.8, "comet"), found(0.9, "orbit")), "comet"),
        ((found(0.9, "comet"), found(0.9, "roof")), "comet"),  # a whole is no rival of its part
        ((found(0.9, "comet"), found(0.9, "orbit")), None),  # they do not agree
        ((found(0.9, "comet"), found(0.7, "orbit")), None),
        ((found(0.95, "orbit"), *[found(0.9, "comet")] * 3), None),  # another says the most of it
        ((found(0.5, "comet"),), None),  # too little of the description
        ((found(0.9),), None),  # said of no program
        ((found(0.9, "comet", on_topic=False),), None),  # a word of an amount has to be there
        ((), None),
    ],
)
def test_the_program_on_which_the_statements_agree(statements, program):
    assert meant(*statements) == program


def test_a_statement_of_several_programs_counts_for_each_but_in_part():
    assert meant(found(0.9, "comet"), found(0.9, "comet", "orbit")) == "comet"
    assert meant(found(0.9, "comet", "orbit")) is None


@pytest.mark.parametrize(
    "text",
    [
        "流星観測プログラムの要求額は",
        "METEORの要求額は",
        "流星観測プログラム（METEOR）の予算はいくらですか",
        "How much does METEOR get?",
        "COMETの要求額は",
        "若手を海外に派遣する事業は新規ですか",  # to be confirmed, not to be guessed
        "要求額が最も大きい事業は",
    ],
)
def test_a_name_or_a_question_of_all_programs_describes_none(text):
    assert meant(found(1.0, "comet"), text=text) is None


@pytest.mark.parametrize(
    "text",
    [
        "若手を海外の天文台に派遣する事業の要求額は",
        "高校生向けの教育プログラムの額は",
        "望遠鏡を直すための基金はいくら",
        "彗星を観測している大学への支援の額は",
        "新しい観測の枠の予算は",
        "how much is the program that sends students abroad",
        "the budget for telescopes of the scheme",
    ],
)
def test_what_describes_a_program(text):
    assert describes(text)


def test_a_fact_needs_no_such_description():
    assert meant(found(0.9, "comet"), text="海外の天文台に派遣される期間は") == "comet"


@pytest.mark.parametrize(
    ("text", "program"),
    [
        ("観測を支援する事業の要求額は", None),  # words of every program single out none
        ("観測を支援する期間は", "comet"),  # a fact is quoted with what it is said of
        ("観測を支援する新しい事業の要求額は", "comet"),
    ],
)
def test_an_amount_needs_words_that_tell_the_program(text, program):
    assert meant(found(0.9, "comet"), text=text, new=("comet",)) == program


def test_of_what_is_new_only_new_programs_are_meant():
    statements = (found(0.9, "comet"), found(0.9, "orbit"))
    text = "若手を天文台に派遣する新しい事業の要求額は"
    assert meant(*statements, text=text, new=("orbit",)) == "orbit"
    assert meant(found(0.9, "comet"), text=text, new=("orbit",)) is None


def test_the_program_that_is_told_so_has_no_surface():
    mention = told(ASKED, found(0.9, "comet"))
    assert replace(READER.understand(ASKED), programs=(mention,)).described
    assert not READER.understand("COMETの要求額は").described


@pytest.mark.parametrize(("name", "program"), [("COMET9", None), ("overseas", "comet")])
def test_an_acronym_that_no_statement_has_is_another_program(name, program):
    text = f"how much is the {name} program that sends astronomers to telescopes abroad"
    assert meant(found(0.9, "comet"), text=text) == program


def test_what_another_document_says_as_well_describes_none():
    elsewhere = found(0.88)._replace(statement=Statement("other", 0, 1, None, "文"))
    assert meant(found(0.9, "comet"), elsewhere) is None


def said(program: str, *direct: float) -> Found:
    """A long statement of a program that says so much of each word."""
    text = "星を数える人を育てるための研究を支援する事業です。" * 2
    statement = Statement("d", 0, 1, None, text)
    return found(0.9, program)._replace(direct=direct, statement=statement)


@pytest.mark.parametrize(
    ("statements", "meant"),
    [
        ((said("comet", 1.0, 1.0),), (("comet",), True)),
        ((said("comet", 1.0, 0.0), said("comet", 0.0, 1.0)), (("comet",), True)),  # together
        ((said("comet", 1.0, 1.0), said("orbit", 1.0, 1.0)), (("comet", "orbit"), True)),
        ((said("comet", 1.0, 1.0), said("orbit", 0.0, 1.0)), (("comet",), True)),
        ((said("comet", 1.0, 1.0), said("roof", 1.0, 1.0)), (("comet",), True)),  # its whole
        ((said("comet", 0.0, 1.0),), (("comet",), False)),  # it is asked whether it is meant
        ((said("comet", 0.2, 0.0),), ((), False)),
        ((), ((), False)),
    ],
)
def test_the_programs_whose_sentences_say_what_is_described(statements, meant):
    asked = READER.description(READER.understand("隕石と潮汐のやつ、いくら？")).asked
    assert len(asked.terms) == len(("隕石", "潮汐"))
    assert programs_described(asked, Evidence((), statements), CATALOG, WEIGHTS) == meant
