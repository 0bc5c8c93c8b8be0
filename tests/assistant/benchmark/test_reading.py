"""Long documents are made alike everywhere, and what reading them takes is told."""

from __future__ import annotations

import json
import sys

import pytest

from assistant.benchmark.reading import time_made, time_reading
from assistant.benchmark.reading.long import (
    ROWS_A_PAGE,
    write_budget_book,
    write_long_table,
    write_wide_table,
)
from assistant.cli.app import run
from corpus.analysis import analyse
from corpus.errors import AssistantError
from corpus.readers import read_document


@pytest.mark.parametrize("write", [write_long_table, write_wide_table])
def test_a_made_table_is_the_same_everywhere_and_read_whole(write, tmp_path):
    path = write(tmp_path / "a.csv", 12)
    assert path.read_bytes() == write(tmp_path / "b.csv", 12).read_bytes()
    figures = analyse(read_document(path)).figures
    assert len(figures) == (12 if write is write_long_table else 36)


def test_each_amount_of_a_made_book_is_read(tmp_path):
    pytest.importorskip("reportlab")
    path = write_budget_book(tmp_path / "book.pdf", 2)
    assert path.read_bytes() == write_budget_book(tmp_path / "again.pdf", 2).read_bytes()
    found = analyse(read_document(path))
    assert len(found.document.pages) == 2
    assert len({f.program for f in found.figures}) == 2 * ROWS_A_PAGE
    assert len(found.figures) == 2 * ROWS_A_PAGE * 7


def test_a_library_that_is_missing_is_named(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "reportlab.pdfgen", None)
    with pytest.raises(AssistantError, match=r"\.\[books\]"):
        write_budget_book(tmp_path / "book.pdf", 1)
    report = time_made(rows=8, pages=1)
    assert [row[0] for row in report.rows] == ["one fact a row.csv", "one program a row.csv"]
    assert "not installed" in str(report.measured["not made, budget book.pdf"])


def test_what_files_take_is_told_with_what_could_not_be_read(tmp_path):
    good = write_long_table(tmp_path / "good.csv", 8)
    bad = tmp_path / "bad.pdf"
    bad.write_bytes(b"%PDF-1.7 and nothing more")
    report = time_reading([good, bad])
    ((name, size, *_, figures, memory),) = report.rows
    assert (name, size, figures) == ("good.csv", "9 rows", 8)
    assert memory > 10
    assert "bad.pdf" in str(report.measured["not read, bad.pdf"])


def test_the_command_writes_json(tmp_path, capsys):
    good, told = write_long_table(tmp_path / "good.csv", 8), tmp_path / "told.json"
    assert run(["benchmark", "reading", str(good), "--json", str(told)]) == 0
    assert "| good.csv | 9 rows | " in capsys.readouterr().out
    assert json.loads(told.read_text())["rows"][0][6] == 8
