"""Which of a program's amounts a question means: those under the head that it says in full."""

from __future__ import annotations

import pytest

from assistant.evidence.meant import of_head
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
