"""Queries over the table: the rows that are meant, or what is missing, never a near miss."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.evidence.budget.lookup import Missing
from assistant.evidence.budget.meant import of_measures
from assistant.evidence.budget.table import FigureTable
from assistant.evidence.catalog import Catalog
from assistant.evidence.finding.covering.weights import Weights
from assistant.question import Understanding
from corpus.document import Document
from corpus.facts import FigureRow, Measure, Trust
from corpus.programs import Program

PROGRAMS = (
    Program(
        "comet",
        "彗星観測国際共同研究プログラム（COMET）",
        None,
        ("COMET",),
        document_ids=("d", "e"),
    ),
    Program("orbit", "軌道計算人材育成事業（ORBIT）", None, ("ORBIT",)),
    Program("probe", "探査機整備事業（PROBE）", None, ("PROBE",)),
    Program("relay", "中継局整備事業（RELAY）", None, ("RELAY",)),
    Program("plans", "計画管理事業（PLANS）", None, ("PLANS",)),
    Program("empty", "無額事業（VACUUM）", None, ("VACUUM",)),
)
READER = Understanding(PROGRAMS, lambda _words: ())


def make_row(program, measure, year, oku, scope=None, note=None, document="d") -> FigureRow:
    labels = {Measure.REQUEST: "要求・要望額", Measure.PREVIOUS: "前年度予算額"}
    name = next(p.name for p in PROGRAMS if p.id == program)
    return FigureRow(
        id=f"{program}-{measure}-{year}-{oku}", document_id=document, program_id=program,
        program=name, parent=None, measure=measure, label=labels.get(measure, measure.value),
        fiscal_year=year, amount=oku * 10**8, currency="JPY", original=f"{oku}億円", scope=scope,
        start=0, end=4, page=1, trust=Trust.REVIEWED, note=note,
    )  # fmt: skip


ROWS = (
    make_row("comet", Measure.REQUEST, 2026, 30),
    make_row("comet", Measure.PREVIOUS, 2025, 25),
    make_row("comet", Measure.FUND, 2023, 440),
    make_row("orbit", Measure.REQUEST, 2026, 10, note="新規"),
    make_row("orbit", Measure.REQUEST, 2025, 7, document="e"),
    make_row("probe", Measure.REQUEST, 2026, 12),
    make_row("probe", Measure.INITIAL, 2026, 11),
    make_row("relay", Measure.INITIAL, 2025, 5),
    make_row("relay", Measure.REQUEST, 2026, 6),
    make_row("plans", Measure.REQUEST, 2026, 8),
    make_row("plans", Measure.INITIAL, 2029, 9),
)


@pytest.fixture(scope="module")
def table() -> FigureTable:
    sources = {
        i: Document(i, "架空の資料", f"{i}.txt", "text/plain", "0" * 64, "要求額") for i in "de"
    }
    rows = {i: [row for row in ROWS if row.document_id == i] for i in "de"}
    catalog = Catalog([replace(p, document_ids=("d", "e")) for p in PROGRAMS])
    return FigureTable(rows, catalog, lambda _id: Weights(lambda _word: 1, 10), sources)


@pytest.mark.parametrize(
    ("question", "amounts"),
    [
        ("COMETの要求額は", [30]),
        ("COMETの予算は", [30]),
        ("PROBEの予算は", [11]),  # adopted for the year that it was requested for
        ("PROBEの要求額は", [12]),
        ("PLANSの予算は", [8]),  # what is planned for later is not adopted
        ("RELAYの予算は", [6]),  # requested for the year after the adopted one
        ("COMETの前年度予算額は", [25]),
        ("COMETの基金はいくら", [440]),
        ("COMETの令和8年度の予算は", [30]),
        ("COMETの令和5年度の基金は", [440]),
        ("ORBITの要求額は", [10]),
        ("ORBITの令和7年度の要求額は", [7]),
    ],
)
def test_the_rows_that_are_meant(table, question, amounts):
    read = READER.understand(question)
    look = table.lookup(read, read.program_ids[0], read.years)
    assert [r.amount // 10**8 for r in look.rows] == amounts
    assert look.missing is None


@pytest.mark.parametrize(
    ("question", "missing"),
    [
        ("COMETの令和3年度の予算は", Missing.YEAR),
        ("COMETの補正予算額は", Missing.MEASURE),
        ("ORBITの前年度予算額は", Missing.NEW),
        ("VACUUMの要求額は", Missing.PROGRAM),
    ],
)
def test_what_is_missing_is_told_apart(table, question, missing):
    read = READER.understand(question)
    look = table.lookup(read, read.program_ids[0], read.years)
    assert not look.rows
    assert look.missing is missing


def test_a_near_miss_names_what_there_is(table):
    read = READER.understand("COMETの令和3年度の予算は")
    near = table.lookup(read, "comet", read.years).near
    assert {r.measure for r in near} == {Measure.REQUEST, Measure.PREVIOUS, Measure.FUND}


def test_how_much_two_amounts_differ_is_no_amount_whatever_its_head_says(table):
    told = make_row("comet", Measure.DIFFERENCE, 2026, 5)
    told = replace(told, label="委員会の査定と要求額の差")
    question = READER.understand("COMETの委員会の査定額はいくら")
    rows = of_measures([*ROWS[:2], told], question, dated=False)
    assert Measure.DIFFERENCE not in {row.measure for row in rows}
    change = READER.understand("COMETの予算の差額はいくら")
    assert told in of_measures([told], change, dated=False)


def test_rows_of_one_document(table):
    read = READER.understand("ORBITの要求額は")
    (row,) = table.lookup(read, "orbit", (), ["e"]).rows
    assert (row.document_id, row.amount) == ("e", 7 * 10**8)
