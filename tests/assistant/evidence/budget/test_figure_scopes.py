"""Rows of the table by what they cover: scopes, parts of a stated amount, amounts for each."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.answer.context import Context
from assistant.answer.figures.amounts import answer_scopes
from assistant.evidence.budget.lookup import Missing
from assistant.evidence.budget.table import FigureTable
from assistant.evidence.catalog import Catalog
from assistant.evidence.finding.covering.weights import Weights
from assistant.evidence.finding.finder import Evidence
from assistant.question import Understanding
from corpus.document import Document
from corpus.facts import FigureRow, Measure, Trust
from corpus.programs import Program

PROGRAMS = (
    Program(
        "comet", "彗星観測国際共同研究プログラム（COMET）", None, ("COMET",), document_ids=("d",)
    ),
    Program("orbit", "軌道計算人材育成事業（ORBIT）", None, ("ORBIT",), document_ids=("d",)),
)
READER = Understanding(PROGRAMS, lambda _words: ())
CATALOG = Catalog(PROGRAMS)
TEXT = "令和8年度の額"
SOURCES = {"d": Document("d", "架空の資料", "d.txt", "text/plain", "0" * 64, TEXT)}


def make_row(program, label, measure, year, man, scope=None) -> FigureRow:
    """A row of so many ten thousand yen."""
    name = next(p.name for p in PROGRAMS if p.id == program)
    return FigureRow(
        id=f"{program}-{label}-{scope}-{man}", document_id="d", program_id=program, program=name,
        parent=None, measure=measure, label=label, fiscal_year=year, amount=man * 10**4,
        currency="JPY", original=f"{man}万円", scope=scope, start=0, end=4, page=1,
        trust=Trust.REVIEWED,
    )  # fmt: skip


ROWS = (
    make_row("comet", "要求額", Measure.REQUEST, 2026, 3000),
    make_row("comet", "要求額", Measure.REQUEST, 2026, 2000, "甲機構"),
    make_row("comet", "要求額", Measure.REQUEST, 2026, 1000, "乙機構"),
    make_row("comet", "補正予算額", Measure.SUPPLEMENTARY, 2025, 700),
    make_row("comet", "補正予算額", Measure.SUPPLEMENTARY, 2025, 600, "丙機構"),
    make_row("comet", "前年度予算額", Measure.PREVIOUS, 2025, 2500),
    make_row("comet", "滞在費（1人あたり）", Measure.UNIT, None, 30),
    make_row("orbit", "要求額", Measure.REQUEST, 2026, 800, "丁機構を除く"),
)
TABLE = FigureTable({"d": ROWS}, CATALOG, lambda _id: Weights(lambda _word: 1, 10), SOURCES)


def looked_up(text: str):
    question = READER.understand(text)
    return TABLE.lookup(question, question.program_ids[0], question.years)


def amounts(text: str) -> list[int]:
    return [r.amount // 10**4 for r in looked_up(text).rows]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("COMETの甲機構の要求額は", [2000]),
        ("COMETの乙機構の分の要求額は", [1000]),
        ("COMETの3,000万円のうち乙機構の分は", [1000]),
        ("COMETの700万円のうち丙機構の分は", [600]),
        ("COMETの令和8年度の要求額と前年度予算額は", [3000, 2000, 1000, 2500]),
        ("COMETの前年度予算額は", [2500]),
        ("COMETの1人あたりの額は", [30]),
        ("COMETの1人あたりの滞在費は", [30]),
    ],
)
def test_the_rows_that_are_meant(text, expected):
    assert amounts(text) == expected


def test_the_amount_that_the_question_states_is_not_the_part_that_it_asks_for():
    assert 3000 not in amounts("COMETの3,000万円のうちの額は")


def test_a_scope_that_leaves_something_out_is_not_that_something():
    look = looked_up("ORBITの丁機構の要求額は")
    assert not look.rows
    assert look.missing is Missing.TERMS
    assert amounts("ORBITの要求額は") == [800]


def test_where_the_source_gives_no_amount_for_each_none_is_given():
    assert looked_up("ORBITの1人あたりの額は").missing is Missing.MEASURE


@pytest.mark.parametrize(
    ("text", "expected"),
    [("COMETの令和7年度の補正予算額は", [700, 600]), ("COMETの要求額", [3000])],
)
def test_what_is_asked_of_a_year_keeps_to_its_measure(text, expected):
    assert amounts(text)[: len(expected)] == expected


def context(text: str) -> Context:
    return Context(
        question=READER.understand(text),
        find_of=lambda _question: Evidence((), ()),
        table=TABLE,
        catalog=CATALOG,
        sources=SOURCES,
        documents=None,
        fiscal_year=2026,
    )


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("COMETの要求額は甲機構と乙機構ではどちらが大きいか", "甲機構の方が大きい"),
        ("COMETの要求額は甲機構と乙機構でそれぞれいくらか", "次の額があります"),
    ],
)
def test_the_scopes_that_a_question_names_are_set_side_by_side(text, says):
    composed = answer_scopes(context(text))
    assert says in composed.draft.text
    assert [f.scope for f in composed.draft.figures] == ["甲機構", "乙機構"]
    assert len(composed.draft.citations) == 1


@pytest.mark.parametrize(
    "text",
    [
        "COMETの要求額は",
        "COMETの要求額は甲機構ではいくらか",
        "COMETとORBITの要求額は甲機構と乙機構でいくらか",
        "COMETの要求額は甲機構と戊機構でいくらか",
    ],
)
def test_one_scope_is_not_set_beside_another(text):
    assert answer_scopes(context(text)) is None


def test_scopes_of_a_homonym_are_found_where_the_program_itself_has_none():
    asked = context("COMETの要求額は甲機構と乙機構でそれぞれいくらか")
    (mention,) = asked.question.programs
    moved = replace(mention, program_ids=("orbit",), homonyms=("comet",))
    composed = answer_scopes(replace(asked, question=replace(asked.question, programs=(moved,))))
    assert [f.amount // 10**4 for f in composed.draft.figures] == [2000, 1000]
