"""The table that a person reviews: what is written is what is read back."""

from __future__ import annotations

import csv

from corpus.document import Document
from corpus.facts import load_reviewed
from corpus.facts.row import Candidate, FigureRow, Measure, ReviewItem, Trust
from corpus.facts.table import write_table

TEXT = "国際交流事業\n令和８年度要求額 23億円\n（前年度 12億円）\n"


def document():
    return Document("d", "題", "d.txt", "text/plain", "0" * 64, TEXT)


def row():
    start = TEXT.index("令和")
    return FigureRow(
        id="x", document_id="d", program_id="p", program="国際交流事業", parent=None,
        measure=Measure.REQUEST, label="令和８年度要求額", fiscal_year=2026, amount=2_300_000_000,
        currency="JPY", original="23億円", scope="医療分野を除く", start=start,
        end=TEXT.index("\n（"), page=None, trust=Trust.EXTRACTED, approximate="約",
    )  # fmt: skip


def test_rows_come_back_as_reviewed_with_the_same_figure(tmp_path):
    path = tmp_path / "d.budget.csv"
    write_table(path, document(), [row()], [])
    (back,) = load_reviewed(document(), path)
    assert back.trust is Trust.REVIEWED
    for name in ("program_id", "program", "measure", "label", "fiscal_year", "amount", "currency",
                 "original", "scope", "start", "end", "approximate"):  # fmt: skip
        assert getattr(back, name) == getattr(row(), name)


def test_an_open_reading_stands_in_the_table_with_its_candidates_and_is_skipped(tmp_path):
    path = tmp_path / "d.budget.csv"
    start = TEXT.index("12億円")
    item = ReviewItem(
        "d", Measure.PREVIOUS, 2025, "12億円", start, start + 4, None, "two names stand near",
        (Candidate("甲事業", 1_200_000_000, "above"), Candidate("乙事業", 1_200_000_000, "below")),
    )  # fmt: skip
    write_table(path, document(), [row()], [item])
    with path.open(encoding="utf-8-sig", newline="") as file:
        written = list(csv.DictReader(file))
    assert written[1]["program"] == ""
    assert "甲事業" in written[1]["note"]
    assert len(load_reviewed(document(), path)) == 1
