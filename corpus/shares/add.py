"""The parts of lists of shares as figures: of the budget that their whole is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.document import Document
from corpus.facts.reading import FigureReading, Findings, reading_of
from corpus.facts.row import Measure, Trust
from corpus.programs.accounts import is_total
from corpus.shares.find import ShareList
from corpus.slides.labels import YEARLY
from corpus.tables.around.budgets.listed import ListedBudgets, heads_none
from corpus.tables.around.budgets.named import named_budgets
from corpus.tables.around.named_budget import read_titles
from corpus.tables.around.revenue import revenue_scope


def add_shares(document: Document, found: Sequence[ShareList], findings: Findings) -> Findings:
    """What was found, and the parts of lists whose budget and year are known."""
    if not found:
        return findings
    budgets = ListedBudgets(document)
    readings = list(findings.readings)
    for shares in found:
        readings.extend(_parts(document, shares, budgets, findings.readings))
    return Findings(readings, findings.review)


def _parts(
    document: Document,
    shares: ShareList,
    budgets: ListedBudgets,
    readings: Sequence[FigureReading],
) -> Iterator[FigureReading]:
    whole = _whole(shares, readings)
    budget = (whole.measure, whole.year, whole.label) if whole else _told(document, shares, budgets)
    if budget is None or any(map(heads_none, shares.titles[:1])):
        return
    measure, year, label = budget
    proven = shares.complete and (whole is not None or shares.whole is not None)
    for part in shares.parts:
        if is_total(part.name):
            continue
        scope = revenue_scope([part.name], shares.titles)
        reading = reading_of(
            part.amount,
            part.line.start,
            program=part.name,
            measure=measure,
            year=year,
            label=label,
            scope=scope,
        )
        reading = replace(reading, start=part.start, end=part.end)
        yield replace(reading, trust=Trust.CONFIRMED, proof="sum") if proven else reading


def _whole(shares: ShareList, readings: Sequence[FigureReading]) -> FigureReading | None:
    """The budget that the parts are shares of, where others have read one alone."""
    within = [
        r
        for r in readings
        if shares.least <= r.amount + r.step / 2
        and r.amount - r.step / 2 <= shares.most
        and (r.measure in YEARLY or r.measure is Measure.EXECUTED)
        and r.currency == shares.parts[0].amount.currency
    ]
    kinds = {(r.measure, r.year) for r in within}
    return within[0] if len(kinds) == 1 else None


def _told(
    document: Document, shares: ShareList, budgets: ListedBudgets
) -> tuple[Measure, int, str] | None:
    """The budget that the titles name, else the only one that the text names of its year."""
    told = read_titles([*shares.titles, document.title])
    year = told.year or budgets.year()
    if year is None or told.looks_back:
        return None
    measures = {m for y, m in named_budgets(document.text) if y == year}
    measure = told.measure or (measures.pop() if len(measures) == 1 else None)
    if measure is None or Measure(measure) not in YEARLY:
        return None
    return Measure(measure), year, shares.titles[0].strip() if shares.titles else ""
