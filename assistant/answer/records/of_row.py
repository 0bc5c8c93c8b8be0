"""What the row that was told last says of what a turn asks: "who's the PI?", 「上限は？」.

A row of a list tells all of one thing: its deadline, its ceiling, who leads it. A turn that names
no other thing asks for that, by the head of a column, by a word of one of its cells, or by what
one gets.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.answer.context import Composed, Context
from assistant.answer.drafting.draft import MARKS
from assistant.answer.operands.rows.located import LocatedRow, rows_at
from assistant.answer.records.heads import names
from assistant.answer.text.quoting import MOST_CELLS
from assistant.conversation.item import Item
from assistant.evidence.cells.number import is_numeric
from assistant.evidence.finding.statements import clean
from assistant.evidence.quantities import QuantityColumn, QuantityRow, RowKind
from assistant.evidence.spellings import says_term, split_words
from assistant.model import Answer, Citation
from assistant.question.model import Intent, Question, Term, ValueType
from assistant.question.signs import Sign, shows
from assistant.question.words.generic import generic
from corpus.text import fold_key
from corpus.text.cells import is_empty

OF_SEVERAL = frozenset({Intent.FIT, Intent.LIST, Intent.FILTER, Intent.RANK})
# Computed, or asked of another year.
OTHERWISE = frozenset(
    {
        Sign.SUM, Sign.DIFFERENCE, Sign.RATIO, Sign.AVERAGE, Sign.MOST, Sign.LEAST,
        Sign.LAST_YEAR, Sign.NEXT_YEAR,
    }
)  # fmt: skip
SHORTEST = 3  # characters of a name that tells which row is meant
MOST_NAMES = 3  # of rows that are told one below the other
LEAST_CELLS = 4  # of a row that tells several things of what it is about
SURE = 0.7


def answer_of_row(context: Context, own: Question) -> Composed | None:
    """The cells of the row told last that a turn asks for; None where it names what none says."""
    if own.programs:
        rows = _rows_talked_of(context) if _goes_on(replace(own, programs=())) else []
    else:
        rows = (_rows_told(context) or _rows_talked_of(context)) if _goes_on(own) else []
    asked = ((row, _asked(row, own, context)) for row in rows)
    found = [(row, columns) for row, columns in asked if columns]
    return _told(found, context) if found else None


def reason_of_row(context: Context) -> Composed | None:
    """The cell of the row talked of whose column gives reasons: 「方向性と理由」, "Reason"."""
    rows = _rows_told(context) or _rows_talked_of(context)
    found = [(row, columns) for row in rows[:1] if (columns := _reasons(row))]
    return _told(found, context) if found else None


def _reasons(located: LocatedRow) -> list[QuantityColumn]:
    columns = [c for c in located.table.columns if c.label and _holds(located, c.index)]
    return [c for c in columns if shows(" ".join(split_words(c.label)), Sign.REASON)]


def _rows_told(context: Context) -> list[LocatedRow]:
    """The row that the last answer is about, or the few whose names it tells of first."""
    last = context.state.last
    if last is None or last.answer.status != "answered" or not last.answer.citations:
        return []
    told = {i.citation for i in last.items if i.figure and not i.figure.derived and i.citation}
    places = [c for c in last.answer.citations if c in told] or _first_cited(last.answer)
    rows = [r for place in places for r in rows_at(context, place)]
    rows = rows or _called(context, places[0])
    items = [r for r in rows if r.row.kind is RowKind.ITEM and len(r.row.texts) >= LEAST_CELLS]
    return items if len({r.row.name for r in items}) <= MOST_NAMES else []


def _rows_talked_of(context: Context) -> list[LocatedRow]:
    """The row of the one program that a turn names, or that the conversation is about."""
    ids = context.question.program_ids
    places = dict.fromkeys(
        (r.document_id, r.start) for i in ids for r in context.table.rows_of(i, context.documents)
    )
    rows = [
        LocatedRow(table, row)
        for document, start in places
        for table in context.tables_of(document)
        for row in table.items
        if row.start <= start < row.end and len(row.texts) >= LEAST_CELLS
    ]
    return rows if len(ids) == len(rows) == 1 else []


def _first_cited(answer: Answer) -> list[Citation]:
    """What the first line of an answer that cites anything cites."""
    lines = (set(MARKS.findall(line)) for line in answer.answer.splitlines())
    first = next(filter(None, lines), set[str]())
    return [c for c in answer.citations if str(c.number) in first] or list(answer.citations[:1])


def _called(context: Context, place: Citation) -> list[LocatedRow]:
    """The rows that a quote calls by their names: 「（２）若手挑戦型」."""
    said = fold_key(context.sources[place.document_id].text[place.start : place.end])
    tables = context.tables_of(place.document_id)
    rows = (LocatedRow(table, row) for table in tables for row in table.items)
    return [r for r in rows if len(r.row.name) >= SHORTEST and fold_key(r.row.name) in said]


def _goes_on(own: Question) -> bool:
    """Whether a turn asks one thing, of nothing that it names by a year, an amount or a program."""
    named = bool(own.programs or own.years or own.supposes or own.whole or own.several)
    which = own.slots.grouping.which and own.counter is None  # 「何件」 is no "which calls"
    named = named or own.intent in OF_SEVERAL or bool(which)
    return not (named or own.slots.table or own.top or OTHERWISE & own.signs)


def _asked(located: LocatedRow, own: Question, context: Context) -> list[QuantityColumn]:
    """The columns that a turn asks for: its words name one, or stand in its cell.

    Words that say nothing here are few, and the document says them of nothing else.
    """
    row, found, unsaid = located.row, list[QuantityColumn](), list[Term]()
    columns = [c for c in located.table.columns if c.label and _holds(located, c.index)]
    other = [c for c in columns if row.texts[c.index].text.strip() != row.name]
    for term in own.terms:
        if term.light or term.carried or fold_key(term.surface) in generic():
            continue
        named = [c for c in columns if _names(c, term)]
        said = [c for c in other if says_term(row.texts[c.index].text, term)]
        if term.kind == ValueType.MONEY.value:
            named = named or [c for c in columns if _is_ceiling(row, c)]
        if not (named or said or _is_of_row(row, term)):
            unsaid.append(term)
        found += named or said
    if not own.terms and (own.money or Sign.GETS in own.signs):
        found = [c for c in columns if _is_ceiling(row, c)]
    documents = (located.table.document_id,)
    another = len(unsaid) > len(found) or any(context.have(documents, (t,)) for t in unsaid)
    return [] if another else list(dict.fromkeys(found))[:MOST_CELLS]


def _is_of_row(row: QuantityRow, term: Term) -> bool:
    """Whether a word calls the row itself: "the ocean fellows one"."""
    return term.verbal or says_term(row.name, term)


def _is_ceiling(row: QuantityRow, column: QuantityColumn) -> bool:
    """Whether a column says the most money that one gets: "max_award_usd"."""
    quantity = row.cells.get(column.index)
    said = shows(" ".join(split_words(column.label)), Sign.AT_MOST)
    return said and quantity is not None and quantity.is_money


def _names(column: QuantityColumn, term: Term) -> bool:
    """Whether a word names a column by its head, or by another word for the same attribute."""
    head = "".join(split_words(column.label))
    return names(column, term) or any(
        len(a) > 1 and (a in head if len(a) > 2 else a == head) for a in term.alternatives
    )


def _holds(located: LocatedRow, column: int) -> bool:
    cell = located.row.texts.get(column)
    return cell is not None and not is_empty(cell.text)


def _told(
    found: Sequence[tuple[LocatedRow, Sequence[QuantityColumn]]], context: Context
) -> Composed:
    """Each cell that is asked for under its head, cited by its row."""
    draft = context.draft()
    for located, columns in found:
        row, document = located.row, located.table.document_id
        number = draft.cite(document, row.start, row.end)
        for column in columns:
            cell = row.texts[column.index]
            own, label = draft.cite(document, cell.start, cell.end), f"{row.name} – {column.label}"
            measured = located.measured(column.index, context) if is_numeric(cell.text) else None
            value = measured.state(draft).display if measured else clean(cell.text)
            draft.say("value_alone", number, own, label=label, value=value)
        draft.show(Item(row.name, located.program_in(context), None, draft.cited(number)))
    return Composed("answered", draft, SURE, complete=True)
