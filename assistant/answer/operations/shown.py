"""What was shown as typed quantities: figures, cells, quotes, and what was computed of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from assistant.answer.context import Context
from assistant.answer.operands.rows.located import REACH, LocatedRow, column_at, rows_at, says
from assistant.answer.operations.measured import Measured, of_figure, of_quote
from assistant.conversation.item import Item
from assistant.conversation.state import Exchange
from assistant.evidence.quantities import QuantityRow, QuantityTable
from assistant.model import Citation, Figure
from assistant.question.grammars.counts import same_counter
from assistant.question.words.naming import naming_terms
from corpus.facts import Measure
from corpus.programs.accounts import is_total
from corpus.text import fold_key

MOST_VAGUE = 2  # amounts of sentences that do not say what they are; of more none is "that"
COMPUTED = frozenset({Measure.SUM.value, Measure.DIFFERENCE.value, Measure.UNIT.value})


def measured(exchange: Exchange | None, context: Context) -> list[Measured]:
    """The quantities that an exchange showed, in their order; what was computed is left out."""
    if exchange is None or exchange.answer.status == "not_found":
        return []  # what a denial names beside is not what was asked
    found = measured_items(exchange.items, context)
    counter = exchange.question.counter
    if counter is None or exchange.question.money:
        return found
    counts = [m for m in found if m.figure.currency is None]
    return [m for m in counts if same_counter(m.unit, counter)] or counts or found


def measured_items(items: Iterable[Item], context: Context) -> list[Measured]:
    """The quantities of things shown, each once."""
    found: list[Measured] = []
    for item in items:
        if item.citation is None or (item.figure and item.figure.derived):
            continue
        if item.figure is not None:
            one = of_figure(item, item.figure, item.citation)
            found.append((None if item.program_id else _in_list(one, context)) or one)
        elif (cells := _of_cells(item, context)) is not None:
            found += cells
        else:
            found += of_quote(item)
    return each_once(found)


def each_once(found: Sequence[Measured]) -> list[Measured]:
    """Each quantity once, though several quotes hold it."""
    stated = {_spelling(m) for m in found if m.at is None}
    kept = [m for m in found if m.at is None or _spelling(m) not in stated]
    return list({_place(m): m for m in reversed(kept)}.values())[::-1]


def _of_cells(item: Item, context: Context) -> list[Measured] | None:
    """The cells of tables that a quote holds, else of the lists that it tells; None for neither."""
    place = item.citation
    if place is None:
        return None
    for table in context.tables_of(place.document_id):
        if table.start <= place.start < table.end:
            rows = [r for r in table.rows if r.start < place.end and place.start < r.end]
            return _cells(table, rows, place, context) if rows else None
    told = (t for t in context.told_lists_of(place.document_id) if not t.torn)
    lists = [t for t in told if t.start < place.end and place.start < t.end]
    found = [m for t in lists for m in _cells(t, t.rows, place, context)]
    return [*found, *_beside(found, item)] if found else None


def _in_list(one: Measured, context: Context) -> Measured | None:
    """A figure that was shown as what a sentence lists, if it is: with the list that it is in."""
    document = one.citation.document_id
    for table in context.told_lists_of(document):
        for row in table.rows if not table.torn else ():
            same = row.start == one.citation.start and row.end == one.citation.end
            if same and (cell := LocatedRow(table, row).measured(0, context)):
                return cell
    return None


def _cells(
    table: QuantityTable, rows: Sequence[QuantityRow], place: Citation, context: Context
) -> list[Measured]:
    return [
        cell
        for row in rows
        for at, quantity in row.cells.items()
        if quantity.start < place.end and place.start < quantity.end
        if (cell := LocatedRow(table, row).measured(at, context))
    ]


def _beside(found: Sequence[Measured], item: Item) -> list[Measured]:
    """The quantities of a quote that are none of what it lists."""
    held = [(m.citation.start, m.citation.end) for m in found]
    told = (m for m in of_quote(item) if m.at is not None)
    return [m for m in told if not any(a <= (m.at or 0) < b for a, b in held)]


def _spelling(m: Measured) -> tuple[str, str | None]:
    return m.citation.document_id, m.figure.original


def _place(m: Measured) -> tuple[object, ...]:
    """What tells one quantity from another: quotes may overlap, and each thing counts once."""
    if m.at is not None:
        return m.citation.document_id, m.at, m.figure.original
    return m.citation.document_id, m.citation.start, m.figure.original, m.name, m.figure.label


def results(exchange: Exchange, context: Context) -> list[Measured]:
    """What an exchange computed, with what it was computed from: the first is what was asked."""
    basis = tuple(measured(exchange, context))
    computed = [i.figure for i in exchange.items if i.figure and i.figure.derived]
    return [
        Measured(
            figure.program,
            None,
            figure,
            basis[0].citation,
            figure.currency or basis[0].unit,
            basis=basis,
        )
        for figure in computed
        if basis and figure.measure in COMPUTED and not _is_change(figure, basis)
    ]


def _is_change(figure: Figure, basis: Sequence[Measured]) -> bool:
    """Whether it is by how much one thing changed: "that" is the thing, not its change."""
    return figure.measure == Measure.DIFFERENCE and len({thing(b) for b in basis}) == 1


def recent(context: Context) -> Iterator[list[Measured]]:
    """The quantities of the exchanges before, latest first, those of none left out."""
    last = islice(reversed(context.state.exchanges), REACH)
    shown = (of_what_was_asked(e, measured(e, context)) for e in last)
    return (m for m in shown if m)


def of_what_was_asked(exchange: Exchange, shown: Sequence[Measured]) -> list[Measured]:
    """What is called as the turn asked for it, where what was quoted tells of other things too.

    「商品券は？」 → 35億円 of 商品券, not the 13億円 of the line below; of two lists that one quote
    tells that which is headed as was asked: 「収入の内訳は？」.
    """
    if any(i.figure and i.figure.derived for i in exchange.items):
        return list(shown)  # all of it is what was computed with
    words = naming_terms(exchange.question)
    names = [fold_key(f"{m.name} {m.figure.label}") for m in shown]
    topics = [fold_key(m.topic) for m in shown]
    for keys in (topics, names) if exchange.question.breakdown else (names, topics):
        said = [[says(key, w) for w in words] for key in keys]
        telling = [i for i in range(len(words)) if 0 < sum(row[i] for row in said) < len(shown)]
        kept = [m for m, row in zip(shown, said, strict=True) if any(row[i] for i in telling)]
        if kept:
            return kept
    return list(shown)


def latest(context: Context) -> list[Measured]:
    """The quantities that were shown last."""
    return next(recent(context), [])


def among_latest(context: Context, document_id: str, start: int, end: int) -> bool:
    """Whether a place holds a quantity that was shown last; true where none was shown.

    "For 3 years?" after a joining fee is not of the yearly fee in the line below it.
    """
    cited = [m.citation for m in latest(context)]
    return not cited or any(
        c.document_id == document_id and start < c.end and c.start < end for c in cited
    )


def meant(context: Context) -> list[Measured]:
    """What "that" is: what was computed last, else what was shown last, of each thing once."""
    for exchange in islice(reversed(context.state.exchanges), REACH):
        computed = results(exchange, context)
        if computed:
            return computed if len({m.name for m in computed}) > 1 else computed[:1]
        if shown := of_each(measured(exchange, context)):
            # "That" after a share may be the part or the whole of it.
            ratios = any(i.figure and i.figure.measure == Measure.RATIO for i in exchange.items)
            unsure = ratios and len(shown) > 1
            return [] if unsure or sum(m.vague for m in shown) > MOST_VAGUE else shown
    return []


def is_sum(m: Measured) -> bool:
    """Whether a quantity is what others add up to, by its row or its name."""
    return m.total or is_total(m.name)


def is_whole(context: Context) -> bool:
    """Whether of all things that were shown last a quantity is known, so that they add up."""
    last = context.state.showing
    named = {i.name for i in last.items if i.name} if last else set()
    return len(named) < 2 or len({thing(m) for m in measured(last, context)}) > 1


def of_each(shown: Sequence[Measured]) -> list[Measured]:
    """Of each thing the latest year, where it was shown for several."""
    last: dict[tuple[object, ...], Measured] = {}
    for m in (m for m in shown if not m.earlier):
        year = m.figure.fiscal_year
        key = (thing(m), m.unit, m.per, None if year else m.figure.original)
        if key not in last or (year or 0) > (last[key].figure.fiscal_year or 0):
            last[key] = m
    return list(last.values())


def thing(m: Measured) -> tuple[str, str | None, str | None]:
    """What a quantity is of, whichever year."""
    return m.name, m.program_id, m.figure.scope


def gathered(context: Context, *, least: int = 2, things: bool = False) -> list[Measured]:
    """Quantities of one unit from the latest exchange, and from those before until enough.

    With `things` enough are so many things, whatever years they were shown for.
    """
    kept: list[Measured] = []
    for told in recent(context):
        shown = [m for m in told if not is_sum(m)] or told
        shown = _unscoped(shown) if context.question.slots.things else shown
        unit = (kept or _main(shown, context))[0].unit
        spelt = {_told(k, things) for k in kept}
        kept += [m for m in shown if m.unit == unit and _told(m, things) not in spelt]
        if (len({thing(m) for m in kept}) if things else len(kept)) >= least:
            break
    return in_one_column(kept, context)


def in_one_column(shown: Sequence[Measured], context: Context) -> list[Measured]:
    """Quantities told in different ways as the cells that they are, where all are of one column.

    The budget of one program and a cell of the same table are alike.
    """
    if len({m.alike for m in shown}) < 2:
        return list(shown)
    cells: list[Measured] = []
    for m in shown:
        place = column_at(context, m)
        rows = [r for r in rows_at(context, m.citation) if place and r.table.start == place[0]]
        cell = rows[0].measured(place[1], context) if place and len(rows) == 1 else None
        if cell is None:
            return list(shown)
        cells.append(cell)
    once = list({(c.name, c.amount): c for c in cells}.values())
    return once if len({c.column for c in cells}) == 1 else list(shown)


def _unscoped(shown: Sequence[Measured]) -> list[Measured]:
    """What is shown without parts of it that go by a scope: each thing that is counted is one."""
    whole = {(m.name, m.program_id) for m in shown if m.figure.scope is None}
    return [m for m in shown if m.figure.scope is None or (m.name, m.program_id) not in whole]


def _told(m: Measured, things: bool) -> tuple[str | None, str]:
    return m.figure.original, m.name if things else ""


def _main(shown: list[Measured], context: Context) -> list[Measured]:
    """The quantities of the kind that a turn is about: money before counts, rates last."""
    money = [m for m in shown if m.figure.currency]
    counts = [m for m in shown if m.unit != "%" and m not in money]
    if not context.question.money and shown[0] in counts:
        return counts
    return money or counts or shown
