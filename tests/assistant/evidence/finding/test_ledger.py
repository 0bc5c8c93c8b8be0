"""Statements of documents: read once, ahead of questions, and no more kept than memory allows."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import pytest

import assistant.evidence.finding.ledger as ledger_module
import assistant.evidence.finding.reading as reading_module
from assistant.evidence.finding.ledger import Ledger
from corpus.analysis import analyse
from corpus.document import Document
from tests.assistant.harbours import STATEMENT


@pytest.fixture
def analyses(sky):
    """One document under several ids."""
    document = sky.analysis.document
    return {
        key: replace(sky.analysis, document=replace(document, id=key)) for key in ("甲", "乙", "丙")
    }


def test_a_document_is_read_once_and_ahead_of_questions(analyses, monkeypatch):
    ledger = Ledger(analyses)
    first = ledger.page("甲")
    assert ledger.page("甲") is first
    while ledger.read_ahead():
        pass

    def read(*_):
        raise AssertionError("it was read already")

    monkeypatch.setattr(reading_module, "read_page", read)
    assert [len(ledger.page(key).statements) for key in analyses] == [len(first.statements)] * 3
    assert not ledger.read_ahead()


def test_what_was_asked_for_longest_ago_is_forgotten(analyses, monkeypatch):
    ledger = Ledger(analyses)
    first = ledger.page("甲")
    monkeypatch.setattr(ledger_module, "FEWEST_KEPT", 1)
    monkeypatch.setattr(ledger_module, "STATEMENTS_KEPT", 2 * len(first.statements))
    cells = ledger.cells("甲")
    second = ledger.page("乙")
    assert ledger.page("甲") is first  # asked for again: 乙 is the oldest now
    ledger.page("丙")
    assert ledger.page("甲") is first and ledger.cells("甲") is cells
    assert ledger.page("乙") is not second
    assert not ledger.read_ahead()  # no more is read ahead than is kept


def test_a_document_larger_than_what_is_kept_answers_all_the_same(analyses, monkeypatch):
    monkeypatch.setattr(ledger_module, "FEWEST_KEPT", 1)
    monkeypatch.setattr(ledger_module, "STATEMENTS_KEPT", 1)
    ledger = Ledger(analyses)
    assert ledger.page("甲").statements and ledger.page("乙").statements
    assert ledger.page("乙") is ledger.page("乙")


@pytest.mark.parametrize(
    ("row", "named"),
    [("Dredging", "Dredging"), ("Buoys", "Buoys"), ("Cranes", "Cranes"), ("Subtotal", None)],
)
def test_a_row_of_a_table_is_about_what_it_names_not_about_the_row_above(row, named):
    text = STATEMENT.replace("YEAR 2024", "FISCAL YEAR 2024")
    digest = hashlib.sha256(text.encode()).hexdigest()
    analysis = analyse(Document("d", "T", "d.txt", "text/plain", digest, text))
    page = Ledger({"d": analysis}).page("d")
    names = {p.id: p.name for p in analysis.programs}
    at = next(i for i, s in enumerate(page.statements) if s.text.startswith(row))
    assert {names[i] for i in page.program_ids[at]} == ({named} if named else set())
