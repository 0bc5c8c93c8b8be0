"""Whether a cell may answer a question: of the year, the measure and the kind that it asks for."""

from __future__ import annotations

import re

from assistant.evidence.cells.cell import TableCell
from assistant.evidence.cells.number import names_money
from assistant.question.model import Intent, Question, ValueType
from assistant.question.words.lexicon import says_measure
from corpus.document import Document
from corpus.facts import Measure
from corpus.tables.columns.heads import YEARLY, read_head
from corpus.tables.grid import GridCell
from corpus.text.years import find_years

IN_NAMES = {Measure.FUND.value}  # "general fund": more often in the name of a thing
CHANGES = {Measure.DIFFERENCE.value, Measure.RATIO.value}
SIDE_BY_SIDE = {Intent.DIFFERENCE, Intent.RATIO, Intent.COMPARE}


def fits(place: TableCell, question: Question, document: Document) -> bool:
    """Whether a cell is of the year, the measure and the kind of thing that is asked for."""
    return (
        _year_fits(place, question, document)
        and _measure_fits(place, question, document)
        and _counts(place, question)
    )


def of_year(place: TableCell, question: Question) -> bool:
    """Whether the heads of a cell name a year that is asked for."""
    years = {y.year for c in place.heads for y in find_years(text_of(c))}
    return bool(years & set(question.years))


def _measure_fits(place: TableCell, question: Question, document: Document) -> bool:
    """Whether the head names no other measure than those that are asked for.

    Asked what was spent, or for a supplementary budget, no initial budget is the answer; that of
    the year before is, by whatever name, and no change from it.
    """
    asked = {m.value for m in question.measures} - IN_NAMES
    if question.executed:
        asked.add(Measure.EXECUTED.value)
    if not asked & YEARLY:
        return True
    told = {read_head([text_of(c) for c in place.heads], None).measure}
    if told & CHANGES and not asked & CHANGES and question.intent not in SIDE_BY_SIDE:
        return False
    if Measure.PREVIOUS.value in asked and _is_of_year_before(place, document):
        return True
    texts = " ".join(text_of(c) for c in (*place.heads, *place.labels))
    said = (told & YEARLY) or {
        m.value for m in Measure if m.value in YEARLY and says_measure(texts, m)
    }
    return not said or bool(asked & said)


def _is_of_year_before(place: TableCell, document: Document) -> bool:
    """Whether the heads of a cell name the year before that of its document, and no other."""
    years = {y.year for c in place.heads for y in find_years(text_of(c))}
    return bool(document.fiscal_year) and years == {(document.fiscal_year or 0) - 1}


def _counts(place: TableCell, question: Question) -> bool:
    """Whether a cell may be so many of what is counted: an amount of money is not."""
    if question.money or (question.counter is None and question.value_type is not ValueType.COUNT):
        return True
    named = [text_of(c) for c in (place.cell, *place.heads, *place.labels)]
    if question.counter and any(question.counter in t for t in named):
        return True
    return not any(map(names_money, (place.unit or "", place.caption)))


def _year_fits(place: TableCell, question: Question, document: Document) -> bool:
    """Whether the head names no other year than the one that is asked for."""
    cells = (*place.heads, *place.labels)
    years = {y.year for c in cells for y in find_years(text_of(c)) if y.is_fiscal}
    years = years or {y.year for y in find_years(place.caption) if y.is_fiscal}
    asked = set(question.years)
    if question.intent in SIDE_BY_SIDE or not asked or years & asked:
        return True
    return not years and (document.fiscal_year is None or document.fiscal_year in asked)


def of_measure(place: TableCell, question: Question) -> bool:
    """Whether the heads of a cell name a measure that is asked for."""
    heads = " ".join(text_of(c) for c in place.heads)
    return any(says_measure(heads, m) for m in question.measures)


def text_of(cell: GridCell) -> str:
    """The text of a cell on one line."""
    return re.sub(r"\s+", " ", cell.text).strip()
