"""Answers from a cell of any table: its labels, its head, its value, each where it stands."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answer.context import Composed, Context
from assistant.answer.draft import Draft
from assistant.evidence.cells import FoundCell, TableCell
from assistant.question.model import Intent, Question, ValueType
from assistant.question.words.lexicon import lexicon
from corpus.document import Cell, Document
from corpus.text import fold_key
from corpus.text.years import find_years

COVERED = 0.62  # of the question, by a cell's labels, heads and table
OWN = 0.55  # of what the document does not say of itself
MONEY_OWN = 0.6
EACH = 0.2  # of every word: a place or a name that is nowhere near is another one's amount
AS_GOOD = 0.02  # cells that are as good as the best are those of its row
MOST_CELLS = 6  # of a row that are shown where the question does not tell one from another
MOST_ROWS = 3
LONGEST_ROW = 600  # characters of a row that is cited whole
SHARE = re.compile(r"%|％|率|割合|percent|rate|share", re.IGNORECASE)
NUMERIC = {ValueType.MONEY, ValueType.COUNT, ValueType.PERCENT}
SIDE_BY_SIDE = {Intent.DIFFERENCE, Intent.RATIO, Intent.COMPARE}


def answer_cell(context: Context) -> Composed | None:
    """The cell whose row and column are asked for, or those of its row that may be meant."""
    question = context.question
    if not _asks_number(question):
        return None
    least = MONEY_OWN if question.money else OWN
    good = [
        c
        for c in context.evidence.cells
        if c.place.numeric
        and c.coverage >= COVERED
        and c.own >= least
        and c.least >= EACH
        and c.precision > 0
    ]
    if not good:
        return None
    good = [c for c in good if _year_fits(c.place, question, context.sources[c.place.document_id])]
    best = [c for c in good if c.score >= good[0].score - AS_GOOD]
    draft = context.draft()
    rows = list(dict.fromkeys((c.place.document_id, c.place.row.start) for c in best))[:MOST_ROWS]
    for document_id, start in rows:
        document = context.sources[document_id]
        row = [c for c in good if (c.place.document_id, c.place.row.start) == (document_id, start)]
        for found in _meant(row, question, document)[:MOST_CELLS]:
            _say(draft, found.place, document)
    return None if draft.empty else Composed("answered", draft, min(best[0].coverage, 1.0))


def _asks_number(question: Question) -> bool:
    if question.confirm:
        return False
    return question.money or question.value_type in NUMERIC or question.intent in SIDE_BY_SIDE


def _meant(row: Sequence[FoundCell], question: Question, document: Document) -> list[FoundCell]:
    """The cells of a row under the head that is asked for; all where no head tells.

    None where a share is asked for and the row has amounts, or the other way round.
    """
    ordered = sorted(row, key=lambda c: c.place.cell.start)
    if question.intent in SIDE_BY_SIDE:
        return ordered
    shares = question.value_type is ValueType.PERCENT
    kept = [c for c in ordered if _is_share(c.place, document) == shares]
    headed = max((c.headed for c in kept), default=0.0)
    kept = [c for c in kept if c.headed >= headed - AS_GOOD]
    for tells in (_of_year, _of_measure):
        kept = [c for c in kept if tells(c.place, question, document)] or kept
    return kept


def _is_share(place: TableCell, document: Document) -> bool:
    return any(SHARE.search(_text(document, c)) for c in (*place.heads[-1:], place.cell))


def _of_year(place: TableCell, question: Question, document: Document) -> bool:
    years = {y.year for c in place.heads for y in find_years(_text(document, c))}
    return bool(years & set(question.years))


def _year_fits(place: TableCell, question: Question, document: Document) -> bool:
    """Whether the head names no other year than the one that is asked for."""
    cells = (*place.heads, *place.labels)
    years = {y.year for c in cells for y in find_years(_text(document, c)) if y.is_fiscal}
    asked = set(question.years)
    if question.intent in SIDE_BY_SIDE or not asked or years & asked:
        return True
    return not years and (document.fiscal_year is None or document.fiscal_year in asked)


def _of_measure(place: TableCell, question: Question, document: Document) -> bool:
    heads = fold_key(" ".join(_text(document, c) for c in place.heads))
    return any(lexicon().measures[m.value].found_in(heads, heads) for m in question.measures)


def _say(draft: Draft, place: TableCell, document: Document) -> None:
    """Say a cell with its labels and heads; cite its row, and the head nearest to it."""
    row = place.row
    whole = row.end - row.start <= LONGEST_ROW
    start = row.start if whole else min(place.labels[-1].start, place.cell.start)
    end = row.end if whole else place.cell.end
    numbers = [draft.cite(place.document_id, start, end)]
    outside = [h for h in place.heads if not start <= h.start < end]
    numbers += [draft.cite(place.document_id, h.start, h.end) for h in outside[-1:]]
    label = _joined(document, [c for c in place.labels if re.search(r"\w", _text(document, c))])
    heads = _joined(document, place.heads)
    unit = f"（{place.unit}）" if place.unit and place.unit not in heads else ""
    name = f"{label}（{heads}）" if heads else label
    draft.say("value_alone", *numbers, label=name, value=f"{_text(document, place.cell)}{unit}")


def _joined(document: Document, cells: Sequence[Cell]) -> str:
    return "・".join(dict.fromkeys(_text(document, c) for c in cells))


def _text(document: Document, cell: Cell) -> str:
    return re.sub(r"\s+", " ", document.text[cell.start : cell.end]).strip()
