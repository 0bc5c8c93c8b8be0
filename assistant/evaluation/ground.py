"""The ground that claims are held against: rows, names, cells and amounts of documents."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.evaluation.kept import KeptCitation, KeptFigure
from assistant.evidence.amounts import SaidAmount, said_amounts
from assistant.evidence.finding.ledger import Ledger
from assistant.evidence.quantities import (
    QuantityColumn,
    QuantityRow,
    QuantityTable,
    TextQuantity,
    read_quantities,
)
from corpus.analysed import Analysis
from corpus.facts.row import FigureRow
from corpus.text.folding import fold_key


@dataclass(frozen=True, slots=True)
class ClaimedAmount:
    """An amount that a range of a document is said to state; `amount` in whole units."""

    document_id: str
    start: int
    end: int
    amount: float
    currency: str | None
    fiscal_year: int | None


class Ground:
    """What claims are held against: the rows, names and tables of documents, each read once."""

    def __init__(self, analyses: Mapping[str, Analysis], rows: Sequence[FigureRow]) -> None:
        self.analyses = analyses
        self._rows: dict[tuple[str, int], list[FigureRow]] = {}
        for row in rows:
            self._rows.setdefault((row.document_id, row.amount), []).append(row)
        self._names: dict[str, frozenset[str]] = {}
        self._texts: dict[str, str] = {}
        self._ledger = Ledger(analyses)

    def rows(self, document_id: str, amount: float) -> Sequence[FigureRow]:
        """The rows of a document that have this amount."""
        return self._rows.get((document_id, int(amount)), [])

    def has_name(self, document_id: str, name: str) -> bool:
        """Whether a document has such a name: of a program, or anywhere in its text."""
        analysis = self.analyses[document_id]
        if document_id not in self._texts:
            programs = (n for p in analysis.programs for n in (p.name, p.name_en, *p.aliases))
            self._names[document_id] = frozenset(fold_key(n) for n in programs if n)
            self._texts[document_id] = fold_key(analysis.document.text)
        key = fold_key(name)
        return key in self._names[document_id] or key in self._texts[document_id]

    def tables(self, document_id: str) -> Sequence[QuantityTable]:
        """The tables of a document, with the units of their heads."""
        return self._ledger.tables(document_id)

    def cells(
        self, place: KeptCitation | ClaimedAmount
    ) -> Iterator[tuple[QuantityRow, QuantityColumn]]:
        """The cells of the rows that a place has a part of, each by its row and column."""
        for table in self.tables(place.document_id):
            for row in table.rows:
                if row.start < place.end and place.start < row.end:
                    yield from ((row, c) for c in table.columns if c.index in row.cells)

    def said(self, citation: KeptCitation) -> Iterator[SaidAmount]:
        """The amounts of a quote with what they are of, as answers read them."""
        page, tables = self._ledger.page(citation.document_id), self.tables(citation.document_id)
        return said_amounts(page, tables, citation.start, citation.end)

    def states(self, item: ClaimedAmount) -> bool:
        """Whether a range of a document states an amount: in a row, in a cell or in words."""
        rows = self.rows(item.document_id, item.amount)
        rows = [r for r in rows if r.start < item.end and item.start < r.end]
        if rows:
            return any(_same(row, item) for row in rows)
        document = self.analyses[item.document_id].document
        said = list(read_quantities(document.text[item.start : item.end]))
        said += [row.cells[column.index] for row, column in self.cells(item)]
        return any(is_amount_of(quantity, item) for quantity in said)


def _same(row: FigureRow, item: ClaimedAmount) -> bool:
    """Whether a row is of the currency and, if one is claimed, of the year."""
    return row.currency == item.currency and item.fiscal_year in {None, row.fiscal_year}


def is_amount_of(quantity: TextQuantity, figure: KeptFigure | ClaimedAmount) -> bool:
    """Whether a quantity is the amount of a figure, in its currency."""
    currency = quantity.unit if quantity.is_money else None
    return (quantity.value, currency) == (Decimal(str(figure.amount)), figure.currency)
