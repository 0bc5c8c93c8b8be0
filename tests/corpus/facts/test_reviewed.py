"""The reviewed table: verified row by row, refused with a message, written and read back."""

import csv
from pathlib import Path

import pytest

from corpus.document import Document
from corpus.errors import InvalidTable
from corpus.extraction import extract_figures
from corpus.facts import load_reviewed
from corpus.facts.reviewed import COLUMNS
from corpus.facts.row import Measure, Trust
from corpus.facts.table import write_table

TEXT = (
    "甲乙研究推進事業\n"
    "令和８年度要求額 30億円（前年度予算額 28億円）\n"
    "総予算は約185\n億€である。\n"
    "（単位：千円）\n丙丁整備事業 1,234\n"
)
ROW = {
    "program_id": "kou",
    "program": "甲乙研究推進事業",
    "measure": "request",
    "label": "令和８年度要求額",
    "fiscal_year": "2026",
    "amount": "3000000000",
    "currency": "JPY",
    "original": "30億円",
    "quote": "令和８年度要求額 30億円",
    "line": "2",
}


@pytest.fixture
def document() -> Document:
    return Document("d", "d", "d.txt", "text/plain", "0", TEXT, fiscal_year=2026)


def save(path: Path, **changes: str) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, restval="")
        writer.writeheader()
        writer.writerow({**ROW, **changes})
    return path


def test_a_right_row_is_loaded(document: Document, tmp_path: Path) -> None:
    (row,) = load_reviewed(document, save(tmp_path / "t.csv"))
    assert (row.measure, row.fiscal_year, row.amount) == (Measure.REQUEST, 2026, 3_000_000_000)
    assert row.trust is Trust.REVIEWED
    assert document.text[row.start : row.end] == ROW["quote"]


def test_a_figure_over_the_end_of_a_line(document: Document, tmp_path: Path) -> None:
    path = save(
        tmp_path / "t.csv",
        measure="total",
        fiscal_year="",
        amount="18500000000",
        currency="EUR",
        original="185億€",
        quote="約185\n億€",
        line="3",
    )
    assert load_reviewed(document, path)[0].currency == "EUR"


def test_a_bare_number_counts_in_the_units_of_the_document(
    document: Document, tmp_path: Path
) -> None:
    changes = {"original": "1,234", "quote": "丙丁整備事業 1,234", "line": "6"}
    path = save(tmp_path / "t.csv", amount="1234000", **changes)
    assert load_reviewed(document, path)[0].amount == 1_234_000
    with pytest.raises(InvalidTable, match="1,234"):
        load_reviewed(document, save(tmp_path / "t.csv", amount="1234", **changes))


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"line": "1"}, "expected the quote"),
        ({"line": "99"}, "a line from 1 to"),
        ({"line": "x"}, "expected a whole number"),
        ({"quote": "令和８年度要求額　30億円"}, "expected the quote"),
        ({"amount": "3100000000"}, "says 3000000000 JPY"),
        ({"currency": "EUR"}, "says 3000000000 JPY"),
        ({"original": "28億円"}, "does not stand in the quote"),
        ({"measure": "budget"}, "expected one of request"),
    ],
)
def test_a_wrong_row_is_refused(
    document: Document, tmp_path: Path, changes: dict[str, str], message: str
) -> None:
    with pytest.raises(InvalidTable) as error:
        load_reviewed(document, save(tmp_path / "t.csv", **changes))
    assert message in error.value.detail
    assert "t.csv line 2" in error.value.detail


def test_a_table_without_its_columns_is_refused(document: Document, tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("program,amount\n甲,1\n", "utf-8")
    with pytest.raises(InvalidTable, match="lacks the columns"):
        load_reviewed(document, path)


def test_a_table_that_is_not_utf8_is_refused(document: Document, tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes("甲乙".encode("cp932"))
    with pytest.raises(InvalidTable, match="not UTF-8"):
        load_reviewed(document, path)


def test_what_is_written_for_review_is_read_back(document: Document, tmp_path: Path) -> None:
    extraction = extract_figures(document)
    path = tmp_path / "t.csv"
    write_table(path, document, extraction.rows, extraction.review)
    rows = load_reviewed(document, path)
    assert [(r.program, r.measure, r.amount, r.start, r.end) for r in rows] == [
        (r.program, r.measure, r.amount, r.start, r.end) for r in extraction.rows
    ]
    assert len(rows) == 2


def test_open_readings_are_written_and_skipped(tmp_path: Path) -> None:
    document = Document("d", "d", "d.txt", "text/plain", "0", "参考\n令和８年度要求額 30億円\n")
    extraction = extract_figures(document)
    path = tmp_path / "t.csv"
    write_table(path, document, extraction.rows, extraction.review)
    assert "open: the page does not say" in path.read_text("utf-8-sig")
    assert load_reviewed(document, path) == ()


def test_line_ends_of_windows_inside_a_quote(tmp_path: Path) -> None:
    text = "甲乙研究推進事業\r\n令和８年度要求額 30億円\r\n（前年度予算額 28億円）\r\n"
    document = Document("d", "d", "d.txt", "text/plain", "0", text)
    path = save(tmp_path / "t.csv", quote="甲乙研究推進事業\r\n令和８年度要求額 30億円", line="1")
    assert load_reviewed(document, path)[0].start == 0
