"""The statements of a build, ready to be compared with questions.

What is read of a document is made on first use, or ahead of it where there is time, and kept.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TypeVar

from assistant.evidence.cells import CellIndex
from assistant.evidence.classes import ClassValue
from assistant.evidence.finding.covering.coverage import ABOUT_ALL, identity_of
from assistant.evidence.finding.covering.weights import Near, Weights, nothing_near
from assistant.evidence.finding.page import StatementPage
from assistant.evidence.finding.reading import DocumentReading
from assistant.evidence.quantities import QuantityTable
from assistant.evidence.registers import Register
from assistant.question.model import Term
from corpus.analysed import Analysis

STATEMENTS_KEPT = 100_000  # about 5 KB each; a document of ten passages has some 45
FEWEST_KEPT = 32  # documents, however large: one question looks into so many
Part = TypeVar("Part")


class Ledger:
    """Statements by document; those of the documents asked for last are kept."""

    def __init__(self, analyses: Mapping[str, Analysis], near: Near = nothing_near) -> None:
        """`near` gives the words that mean about the same as a word, with their similarity."""
        self._analyses = analyses
        self._near = near
        self._readings: OrderedDict[str, DocumentReading] = OrderedDict()
        self._held = 0  # statements and rows of the documents kept
        self._lock = threading.Lock()
        self._ahead = iter(analyses)

    def read_ahead(self) -> str | None:
        """Read the next document, its tables and lists too; which, or None where all are read.

        No more are read ahead than are kept.
        """
        document_id = next(self._ahead, None)
        if document_id is None or self._held >= STATEMENTS_KEPT:
            return None
        self.cells(document_id)
        self.registers(document_id)
        self.lists(document_id)
        return document_id

    def _read(self, document_id: str, part: Callable[[DocumentReading], Part]) -> Part:
        """A part of what is read of a document."""
        with self._lock:
            reading = self._readings.get(document_id)
            if reading is None:
                reading = DocumentReading(document_id, self._analyses, self._near)
                self._readings[document_id] = reading
            self._readings.move_to_end(document_id)
        result = part(reading)
        if reading.size != reading.counted:
            self._count(document_id, reading)
        return result

    def _count(self, document_id: str, reading: DocumentReading) -> None:
        """Count what was read; documents asked for longest ago go where there is too much."""
        with self._lock:
            if self._readings.get(document_id) is not reading:
                return  # it went while it was read
            self._held += reading.size - reading.counted
            reading.counted = reading.size
            while self._held > STATEMENTS_KEPT and len(self._readings) > FEWEST_KEPT:
                self._held -= self._readings.popitem(last=False)[1].counted

    def page(self, document_id: str) -> StatementPage:
        """The statements of a document, labelled values among them."""
        return self._read(document_id, lambda reading: reading.page)

    def calls(self, document_id: str, term: Term) -> bool:
        """Whether a document is about a word as a whole, by its title and its opening."""
        page, term = self.page(document_id), replace(term, parts=())
        return not term.concept and identity_of((term,), page.index, page.weights)[0] >= ABOUT_ALL

    def weights(self, document_id: str) -> Weights:
        """How rare words are inside a document: the same whatever stands beside it."""
        return self.page(document_id).weights

    def cells(self, document_id: str) -> CellIndex:
        """The cells of a document's tables."""
        return self._read(document_id, lambda reading: reading.cells)

    def tables(self, document_id: str) -> tuple[QuantityTable, ...]:
        """The tables of a document as quantities."""
        return self._read(document_id, lambda reading: reading.tables)

    def lists(self, document_id: str) -> tuple[QuantityTable, ...]:
        """What sentences and bullets of a document list, as tables of quantities."""
        return self._read(document_id, lambda reading: reading.lists)

    def registers(self, document_id: str) -> tuple[Register, ...]:
        """The tables of a document that list things with the classes that they are of."""
        return self._read(document_id, lambda reading: reading.registers)

    def classes(self, document_id: str) -> tuple[ClassValue, ...]:
        """What a document gives for each of several classes."""
        return self._read(document_id, lambda reading: reading.classes)
