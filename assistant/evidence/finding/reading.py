"""What is read of one document, each part when it is first asked for.

Splitting and folding a document, and reading its tables, cost more than one answer may take.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from assistant.evidence.cells import CellIndex
from assistant.evidence.classes import ClassValue, read_classes
from assistant.evidence.finding.covering.weights import Near
from assistant.evidence.finding.page import StatementPage
from assistant.evidence.finding.paging import read_page
from assistant.evidence.quantities import (
    QuantityTable,
    ToldText,
    read_quantity_lists,
    read_quantity_tables,
)
from assistant.evidence.registers import Register, read_registers
from corpus.analysed import Analysis
from corpus.ondemand import OnFirstUse
from corpus.uncollected import without_collection


class DocumentReading:
    """The statements, cells, tables, lists, registers and classes of one document."""

    def __init__(self, document_id: str, analyses: Mapping[str, Analysis], near: Near) -> None:
        self._id = document_id
        self._analyses = analyses
        self._near = near
        self.counted = 0  # what a ledger has counted of `size`

    @property
    def size(self) -> int:
        """How many statements are held, or where none are how many rows of tables."""
        made = vars(self)
        if "page" in made:
            return len(self.page.statements)
        return 1 + sum(len(t.rows) for t in made.get("tables", ()))

    @property
    def _analysis(self) -> Analysis:
        return self._analyses[self._id]

    @OnFirstUse
    def page(self) -> StatementPage:
        """The statements, labelled values among them."""
        with without_collection():
            return read_page(self._analysis, self._near)

    @OnFirstUse
    def cells(self) -> CellIndex:
        """The cells of the tables."""
        page = self.page
        with without_collection():
            return CellIndex(self._analysis, page.index, page.weights)

    @OnFirstUse
    def tables(self) -> tuple[QuantityTable, ...]:
        """The tables as quantities: no statement is read for them."""
        analysis = self._analysis
        with without_collection():
            return read_quantity_tables(analysis.document, analysis.tables)

    @OnFirstUse
    def lists(self) -> tuple[QuantityTable, ...]:
        """What sentences and bullets list, as tables of quantities."""
        page = self.page
        told = {
            s.start: ToldText(s.start, s.end, v.title)
            for s, v in zip(page.statements, page.views, strict=True)
            if s.value is None and not s.cells
        }
        bullets = [
            [replace(told[s.start], heading=one.above) for s in one.items if s.start in told]
            for one in page.together
        ]
        text = self._analysis.document.text
        return read_quantity_lists(self._id, text, list(told.values()), [b for b in bullets if b])

    @OnFirstUse
    def registers(self) -> tuple[Register, ...]:
        """The tables that list things with the classes that they are of."""
        return read_registers(self.tables)

    @OnFirstUse
    def classes(self) -> tuple[ClassValue, ...]:
        """What is given for each of several classes."""
        analysis = self._analysis
        return read_classes(analysis.values, self.tables, analysis.document.text)
