"""Answers from a cell of any table: its labels, its head, its value, each where it stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from assistant.answer.context import Composed, Context
from assistant.answer.drafting.draft import Draft
from assistant.answer.figures.stated import state_cell
from assistant.evidence.cells import FoundCell, TableCell
from assistant.evidence.cells.fitting import SIDE_BY_SIDE, fits, of_measure, of_year, text_of
from assistant.evidence.cells.number import is_amount, is_numeric, names_money
from assistant.evidence.finding.covering.coverage import told
from assistant.evidence.finding.valuetypes import holds_value
from assistant.question.model import Intent, Question, ValueType
from assistant.question.signs import Sign
from corpus.facts import FigureRow
from corpus.tables.around.context import read_context
from corpus.tables.grid import GridCell
from corpus.text import fold_key

COVERED = 0.62  # of the question, by a cell's labels, heads and table
OWN = 0.55  # of what the document does not say of itself
MONEY_OWN = 0.6
EACH = 0.2  # of every word: a place or a name that is nowhere near is another one's amount
AS_GOOD = 0.02  # cells that are as good as the best are those of its row
MOST_CELLS = 6  # of a row that are shown where the question does not tell one from another
MOST_ROWS = 3
LONGEST_ROW = 600  # characters of a row that is cited whole
HEADED = 0.85  # of a term, by a head, where row and column are named
MOST_OF_LABEL = 0.6
OWN_OF_CROSSING = 0.9
NEARLY_EACH = 0.75
PLACE = re.compile(r"[一-龥ァ-ヶー]{2,4}[市区町村県府都]")
NAMED = 0.95  # of a term, by the label of a row that is its own
SHARE = re.compile(r"%|％|率|割合|percent|rate|share", re.IGNORECASE)
NUMERIC = {ValueType.MONEY, ValueType.COUNT, ValueType.PERCENT}
CROSSED = {Intent.FACT, Intent.FIGURE, Intent.DEFINITION}
NAMES_BOTH = 0.9  # of a question, by the row and the column of one cell
DATED = {ValueType.DATE, ValueType.DURATION}
IN_WORDS = re.compile(r"[a-z]")  # a unit that is a phrase: "in thousands"
NUMBERED = re.compile(r"^[(（]?[0-9０-９一-十]{1,2}[)）.．、]\s*(?=\D)")  # 「（１）」 before a name


def answer_cell(context: Context) -> Composed | None:
    """The cell whose row and column are asked for, or those of its row that may be meant."""
    return _answer(context, _answers if _asks_value(context.question) else _is_crossing)


def answer_crossing(context: Context) -> Composed | None:
    """The cell whose row and column are both named, whatever kind of value is asked for."""
    return _answer(context, _is_crossing)


def answer_named_crossing(context: Context) -> Composed | None:
    """The cell whose labels and heads name all of several names: a place and what it has."""
    if len(context.question.programs) < 2 or not _asks_value(context.question):
        return None
    return _answer(context, _has_names)


def _has_names(cell: FoundCell, question: Question) -> bool:
    """Whether a cell is of everything that a question names, the place of its name among them."""
    named = cell.direct[: sum(bool(m.surface) for m in question.programs)]
    return bool(named) and min(named) >= NAMED and _answers(cell, question)


def _answer(context: Context, answers: Callable[[FoundCell, Question], bool]) -> Composed | None:
    question = context.question
    if question.confirm or Sign.FOREMOST in question.signs or question.intent is Intent.RANK:
        return None
    cells = (c for c in context.evidence.cells if answers(c, question))
    good = [c for c in cells if _of_the_place(c, context)]
    if not good:
        return None
    good = [c for c in good if fits(c.place, question, context.sources[c.place.document_id])]
    best = [c for c in good if c.score >= good[0].score - AS_GOOD]
    if not best:
        return None
    draft = context.draft()
    rows = list(dict.fromkeys(_row_of(c) for c in best))[:MOST_ROWS]
    for at in [*rows, *_also_asked(best[0], context)]:
        row = [c for c in context.evidence.cells if _row_of(c) == at and c.place.numeric]
        for found in _meant([c for c in good if _row_of(c) == at] or row, question)[:MOST_CELLS]:
            _say(context, draft, found.place, alone=len(rows) == 1)
    if question.money and not draft.empty and _says_no_unit(best[0].place, context):
        draft.say("no_unit")
    sure = min(best[0].coverage, 1.0)
    alone = sure >= NAMES_BOTH and not question.money  # of a named row and head nothing is open
    return None if draft.empty else Composed("answered", draft, sure, complete=alone)


def _says_no_unit(place: TableCell, context: Context) -> bool:
    """Whether nothing in a table or around it says of what unit its bare numbers are."""
    if not is_amount(place.cell.text) or place.unit or _is_share(place):
        return False
    document = context.sources[place.document_id]
    words = (place.caption, *(c.text for row in place.grid.rows[:2] for c in row if c))
    named = any(map(names_money, (*words, *(text_of(c) for c in (place.cell, *place.labels)))))
    return not named and read_context(document, place.grid).unit.scale is None


def _of_the_place(cell: FoundCell, context: Context) -> bool:
    """Whether no other place of that name is the row's: 大阪市 is not 大阪府."""
    said = fold_key(" ".join(c.text for c in (*cell.place.labels, *cell.place.heads)))
    places = (t.surface for t in context.question.terms if PLACE.fullmatch(t.surface))
    return all(place in said or place[:-1] not in said for place in places)


def _row_of(found: FoundCell) -> tuple[str, int]:
    return found.place.document_id, found.place.start


def _also_asked(best: FoundCell, context: Context) -> list[tuple[str, int]]:
    """Rows of the same table for what is asked in the same breath: 「執行額と執行率」."""
    terms = context.question.terms
    rows = []
    for at in told(terms):
        place = at - len(terms)  # the names of programs stand before the terms
        if best.direct[place] >= NAMED or terms[at].light:
            continue
        other = next(
            (
                c
                for c in context.evidence.cells
                if c.place.grid is best.place.grid and c.direct[place] >= NAMED and c.precision > 0
            ),
            None,
        )
        if other is not None:
            rows.append(_row_of(other))
    return rows


def _asks_value(question: Question) -> bool:
    typed = question.value_type in NUMERIC | DATED
    return question.money or typed or question.intent in SIDE_BY_SIDE


def _answers(cell: FoundCell, question: Question) -> bool:
    """Whether labels and heads say what is asked, and the cell holds such a value."""
    least = MONEY_OWN if question.money else OWN
    said = cell.coverage >= COVERED and cell.own >= least and cell.least >= EACH
    return said and cell.precision > 0 and _of_type(cell.place, question)


def _is_crossing(cell: FoundCell, question: Question) -> bool:
    """Whether a question that asks for no kind of value names both the row and the column."""
    named = (
        cell.headed >= HEADED and cell.precision >= MOST_OF_LABEL and cell.own >= OWN_OF_CROSSING
    )
    # A program's own amounts are in the table: another cell has to have every word.
    least = NAMED if question.money and question.programs else NEARLY_EACH
    return named and cell.least >= least and question.intent in CROSSED


def _of_type(place: TableCell, question: Question) -> bool:
    if question.money:
        return place.numeric and is_amount(place.cell.text) and _is_money(place)
    if question.value_type is ValueType.DATE and place.numeric:
        return False
    if question.value_type in DATED:
        return holds_value(place.cell.text, question)
    return place.numeric


def _is_money(place: TableCell) -> bool:
    """Whether a number is one of money: a bare one of a line of text may be that of a page."""
    if place.grid.origin == "native" and place.unit is None:
        return True
    around = (place.cell, *place.heads, *place.labels)
    return any(names_money(t) for t in (place.unit or "", place.caption, *(c.text for c in around)))


def _meant(row: Sequence[FoundCell], question: Question) -> list[FoundCell]:
    """The cells of a row under the head that is asked for; all where no head tells.

    None where a share is asked for and the row has amounts, or the other way round.
    """
    ordered = sorted(row, key=lambda c: c.place.cell.start)
    if question.intent in SIDE_BY_SIDE:
        return ordered
    shares = question.value_type is ValueType.PERCENT
    kept = [c for c in ordered if _is_share(c.place) == shares]
    headed = max((c.headed for c in kept), default=0.0)
    kept = [c for c in kept if c.headed >= headed - AS_GOOD]
    for tells in (_head_is_said, of_year, of_measure):
        kept = [c for c in kept if tells(c.place, question)] or kept
    return kept


def _is_share(place: TableCell) -> bool:
    return any(SHARE.search(c.text) for c in (*place.heads[-1:], *place.labels[-1:], place.cell))


def _head_is_said(place: TableCell, question: Question) -> bool:
    """Whether the question says a head as it is: "FY 2025", not "change from FY 2025"."""
    return any(fold_key(text_of(c)).isalnum() and question.says(text_of(c)) for c in place.heads)


def _say(context: Context, draft: Draft, place: TableCell, *, alone: bool) -> None:
    """Say a cell: as the figure that the table has of it, else as one of its own if `alone`."""
    question, cell = context.question, place.cell
    span, text = (cell.start, cell.end), text_of(cell)
    row = context.table.row_of_cell(place.document_id, span, text)
    say_cell(draft, place, row=row, money=question.money and alone)


def say_cell(
    draft: Draft, place: TableCell, *, row: FigureRow | None = None, money: bool = False
) -> None:
    """Say a cell with its labels and heads; cite its row, and the head nearest to it.

    It is said, and stated, as the amount of `row` where that was read from it.
    """
    whole = place.end - place.start <= LONGEST_ROW
    start = place.start if whole else min(place.labels[-1].start, place.cell.start)
    end = place.end if whole else place.cell.end
    numbers = [draft.cite(place.document_id, start, end)]
    outside = [h for h in place.heads if not start <= h.start < end]
    numbers += [draft.cite(place.document_id, h.start, h.end) for h in outside[-1:]]
    label = _joined([c for c in place.labels if re.search(r"\w", c.text)])
    label = NUMBERED.sub("", label) or label
    heads = _joined(place.heads)
    unit = place.unit if place.unit and _lacks_unit(place) and not _is_share(place) else ""
    unit = f" ({unit})" if IN_WORDS.match(unit) else unit  # 5,130百万円, 325,000 (in thousands)
    name = f"{label}（{heads}）" if heads else label
    value = draft.value(row) if row else f"{text_of(place.cell)}{unit}"
    draft.say("value_alone", *numbers, label=name, value=value)
    if money and not row:
        around = (*(text_of(c) for c in (*reversed(place.heads), *place.labels)), place.unit or "")
        caption = (place.caption,)
        state_cell(
            draft, text_of(place.cell), (*around, *caption), numbers[0], name=label, label=heads
        )


def _lacks_unit(place: TableCell) -> bool:
    """Whether a cell is a bare number: the unit of its table is said behind it."""
    named = any(place.unit and place.unit in c.text for c in (*place.heads, *place.labels))
    return (
        not named and is_numeric(place.cell.text) and not re.search(r"[^\W\d]|%", place.cell.text)
    )


def _joined(cells: Sequence[GridCell]) -> str:
    return "・".join(dict.fromkeys(map(text_of, cells)))
