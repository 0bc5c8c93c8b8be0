"""Which of a program's amounts a question means: those under the head that it says in full."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.evidence.budget.meant import of_head, settle
from assistant.question import Understanding
from corpus.facts import FigureRow, Measure, Trust

READER = Understanding((), lambda _words: ())


def row(label: str, amount: int) -> FigureRow:
    return FigureRow(
        id=label, document_id="d", program_id="quay", program="Quay repairs", parent=None,
        measure=Measure.INITIAL, label=label, fiscal_year=2024, amount=amount, currency="USD",
        original=str(amount), scope=None, start=0, end=4, page=1, trust=Trust.REVIEWED, note=None,
    )  # fmt: skip


ROWS = (
    row("Budget estimate", 410),
    row("Committee recommendation", 395),
    row("事業計画変更後の予算", 70),
    row("Budget", 1),
)


@pytest.mark.parametrize(
    ("question", "amounts"),
    [
        ("What is the 2024 budget estimate for quay repairs?", [410]),
        ("What was the committee recommendation for quay repairs?", [395]),
        ("岸壁修繕の事業計画変更後の予算はいくらですか", [70]),
        ("How far is the recommendation below the budget estimate?", [410]),
        ("Committee recommendation against budget estimate?", [410, 395, 70, 1]),
        ("What is the budget for quay repairs?", [410, 395, 70, 1]),
    ],
)
def test_the_head_that_a_question_says_in_full_is_meant(question: str, amounts: list[int]) -> None:
    assert [r.amount for r in of_head(ROWS, READER.understand(question))] == amounts


@pytest.mark.parametrize(
    ("amounts", "meant"),
    [
        ({Measure.REQUEST: 0, Measure.SUPPLEMENTARY: 90}, [90]),  # what it costs is not nothing
        ({Measure.REQUEST: 30, Measure.SUPPLEMENTARY: 90}, [30]),
        ({Measure.REQUEST: 0}, [0]),
        ({Measure.REQUEST: 0, Measure.PREVIOUS: 0}, [0]),
    ],
)
def test_an_amount_that_is_not_nothing_stands_for_a_program(amounts, meant) -> None:
    rows = [replace(row(m.value, amount), measure=m) for m, amount in amounts.items()]
    asked = READER.understand("岸壁修繕の予算は？")
    assert [r.amount for r in settle(rows, asked, False)] == meant
