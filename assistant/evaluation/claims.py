"""What a kept answer claims in figures and numbers, held against the documents.

An answer may come from anybody: a link with a changed figure looks like any other. So a figure
must be a row or cell of a table in all that it says, or an amount that its quote states; a computed
one must be what its formula makes of figures; and no number of the text may come from nowhere.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Final

from assistant.evaluation.formulas import Money, evaluate_formula, value_of
from assistant.evaluation.ground import Ground, is_amount_of
from assistant.evaluation.judge import numbers_in, western_years
from assistant.evaluation.kept import KeptCitation, KeptFigure, Receipt
from assistant.evidence.quantities import (
    read_quantities,
)
from assistant.question.signs import Sign, shows
from corpus.analysed import Analysis
from corpus.facts.row import FigureRow, Measure, Trust
from corpus.text.folding import fold_key
from corpus.text.years import japanese_year

Finding = tuple[bool, str]
_HOLDS: Final = {True: "is computed from other figures", False: "is what its quote says"}
# What an amount may be called that is quoted only: these name no budget of a year.
_QUOTED: Final = {Measure.UNIT.value, Measure.TOTAL.value, Measure.DIFFERENCE.value}


def figures_hold(receipt: Receipt, ground: Ground) -> Iterator[Finding]:
    """For each figure, whether it is what the documents say, and words on it."""
    quotes = {c.number: c for c in receipt.citations}
    derived = _Derived(receipt)
    for at, figure in enumerate(receipt.figures):
        citation = quotes.get(figure.citation or 0)
        fault = derived.fault(at) if figure.derived else _stated_fault(figure, citation, ground)
        yield fault is None, f"{figure.name()} {fault or _HOLDS[figure.derived]}"


def numbers_hold(receipt: Receipt, ground: Ground) -> Iterator[Finding]:
    """A finding for each number of the text that no quote, figure or question has.

    Of money a question proves nothing: it may be what the answer was made to say. An amount in
    another notation is proved by the same amount: 2.3百万ポンド by £2.3 million.
    """
    backing = [c.quote for c in receipt.citations] + [_words(f) for f in receipt.figures]
    backing += [words for c in receipt.citations for words in _place(c, ground.analyses)]
    read = [q for text in backing for q in read_quantities(text)]
    money = {_plain(q.original) for q in read}
    values = {(q.value, q.unit) for q in read}
    known = {n for t in (*backing, receipt.question) for n in numbers_in(t) | western_years(t)}
    loose = sorted(numbers_in(receipt.answer) - known)
    if receipt.status == "answered":
        said = [q for q in read_quantities(receipt.answer) if q.is_money]
        new = (q for q in said if (q.value, q.unit) not in values)
        loose += [amount for q in new if (amount := _plain(q.original)) not in money]
    for number in loose:
        yield False, f"{number} is in no quote and no figure"


def _place(citation: KeptCitation, analyses: Mapping[str, Analysis]) -> Iterator[str]:
    """What an answer may say of where a quote stands: title, page, first and last line."""
    analysis = analyses.get(citation.document_id)
    if analysis is None:
        return
    document = analysis.document
    yield document.title
    yield str(document.page_at(citation.start) or "")
    yield str(document.line_at(citation.start))
    yield str(document.line_at(citation.end))


def _stated_fault(figure: KeptFigure, citation: KeptCitation | None, ground: Ground) -> str | None:
    if citation is None or not figure.original:
        return "has no citation"
    if fold_key(figure.original) not in fold_key(citation.quote):
        return "is not in the quote it cites"
    if not _shows(figure):
        return "is shown as another amount"
    rows = ground.rows(citation.document_id, figure.amount)
    if any(_is_row(figure, citation, row) for row in rows):
        return None
    known = citation.document_id in ground.analyses
    if known and any(holds(figure, citation, ground) for holds in _HOLDING):
        return None
    return "is not in the budget table with this amount"


def _is_row(figure: KeptFigure, citation: KeptCitation, row: FigureRow) -> bool:
    """Whether a row of the table is this figure, in all that it says."""
    year = japanese_year(row.fiscal_year) if row.fiscal_year else None
    return (
        row.document_id == citation.document_id
        and row.start < citation.end
        and citation.start < row.end
        and row.amount == figure.amount
        and row.currency == figure.currency
        and (row.fiscal_year, year) == (figure.fiscal_year, figure.fiscal_year_label)
        and (row.measure, row.scope, row.program) == (figure.measure, figure.scope, figure.program)
        and _plain(row.label) == _plain(figure.label)
        and _plain(row.original) == _plain(figure.original or "")
        and (row.trust is not Trust.EXTRACTED) >= figure.reviewed
    )


def _is_quoted(figure: KeptFigure, citation: KeptCitation, ground: Ground) -> bool:
    """Whether a figure that is no row claims no more than that its quote states this amount."""
    quantity = value_of(figure.original or "")
    return (
        figure.measure in _QUOTED
        and not (figure.fiscal_year or figure.fiscal_year_label or figure.reviewed)
        and quantity is not None
        and is_amount_of(quantity, figure)
        and ground.has_name(citation.document_id, figure.program)
    )


def _is_cell(figure: KeptFigure, citation: KeptCitation, ground: Ground) -> bool:
    """Whether a figure is a cell of another table, by the name of its row and its column's head."""
    return any(
        (row.name, column.label, column.year) == (figure.program, figure.label, figure.fiscal_year)
        and (column.measure or Measure.TOTAL) == figure.measure
        and is_amount_of(row.cells[column.index], figure)
        for row, column in ground.cells(citation)
    )


def _is_said(figure: KeptFigure, citation: KeptCitation, ground: Ground) -> bool:
    """Whether a figure is an amount of its quote, called and dated as answers read it."""
    return any(
        is_amount_of(said.quantity, figure)
        and (_plain(said.name) == _plain(figure.program) or bool(said.programs and not said.name))
        and _plain(said.label) == _plain(figure.label)
        and figure.fiscal_year in {None, *said.years}
        and figure.measure in {said.measure, Measure.UNIT}
        for said in ground.said(citation)
    )


def _is_before(figure: KeptFigure, citation: KeptCitation, ground: Ground) -> bool:
    """Whether a figure is a cell that its row or head tells to be of the year before."""
    if figure.measure != Measure.PREVIOUS or not shows(figure.label, Sign.LAST_YEAR):
        return False
    named = all(ground.has_name(citation.document_id, n) for n in figure.program.split())
    return named and any(
        figure.label in {*row.labels, column.label}
        and (column.year or 0) - (figure.fiscal_year or 0) in {0, 1}
        and is_amount_of(row.cells[column.index], figure)
        for row, column in ground.cells(citation)
    )


_HOLDING: Final = (_is_quoted, _is_cell, _is_said, _is_before)


class _Derived:
    """The computed figures of an answer; each may use the figures beside it, and not itself."""

    def __init__(self, receipt: Receipt) -> None:
        self._figures = receipt.figures
        self._asked = {(q.value, q.unit) for q in read_quantities(receipt.question) if q.is_money}

    def fault(self, at: int) -> str | None:
        """What is wrong with the figure at this place of the answer."""
        figure = self._figures[at]
        others = [f for f in self._figures if f.formula is None or f.formula != figure.formula]
        known: dict[str, Money] = {_short(f): (f.amount, f.currency) for f in others}
        computed = evaluate_formula(figure.formula or "", known)
        if computed is None:
            return "has no formula that can be computed"
        amounts = {(f.amount, f.currency) for f in others}
        if any(money not in amounts | self._asked for money in computed.money):
            return "is computed from what is no figure"
        ceiling = any(not f.derived and f.amount == figure.amount for f in others)
        amount = Fraction(str(figure.amount))
        share = figure.measure == Measure.RATIO
        if not (ceiling or computed.makes(amount, is_share=share)):
            return "is not what its formula makes"
        return None if _shows(figure) else "is shown as another amount"


def _short(figure: KeptFigure) -> str:
    """A figure as formulas write it."""
    return figure.display.split("（")[0].strip()


def _shows(figure: KeptFigure) -> bool:
    """Whether what is displayed is the amount, however often; what fell is told without its sign.

    Of a range the lower end is shown as well.
    """
    source = value_of(figure.original or "")
    amounts = [abs(figure.amount), *([source.low] if source and source.low is not None else [])]
    shown = read_quantities(figure.display) or (value_of(figure.display),)
    return all(
        quantity is not None
        and any(_rounds_to(abs(float(quantity.value)), amount) for amount in amounts)
        and (not quantity.is_money or quantity.unit == figure.currency)
        for quantity in shown
    )


def _rounds_to(shown: float, amount: float) -> bool:
    """Amounts may be spelled in few digits ("¥2.12 billion"), by less than one in ten thousand."""
    return abs(shown - amount) <= max(0.5, amount * 1e-4)


def _words(figure: KeptFigure) -> str:
    said = (figure.original, figure.display, figure.formula, figure.label, figure.program)
    year = (figure.scope, figure.fiscal_year, figure.fiscal_year_label)
    return " ".join(str(word) for word in (*said, *year) if word)


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())
