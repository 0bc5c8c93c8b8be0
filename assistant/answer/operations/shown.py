"""What was shown as typed quantities: figures, cells, quotes, and what was computed of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from assistant.answer.context import Context
from assistant.answer.operands.rows.located import REACH, LocatedRow
from assistant.answer.operations.measured import Measured, of_figure, of_quote
from assistant.conversation.item import Item
from assistant.conversation.state import Exchange
from assistant.model import Figure
from assistant.question.grammars.counts import same_counter
from corpus.facts import Measure

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
            found.append(of_figure(item, item.figure, item.citation))
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
    """The cells of tables that a quote holds; None where it stands in no table."""
    place = item.citation
    for table in context.tables_of(place.document_id) if place else ():
        if place is None or not table.start <= place.start < table.end:
            continue
        rows = [r for r in table.rows if r.start < place.end and place.start < r.end]
        found = [
            cell
            for row in rows
            for at, quantity in row.cells.items()
            if quantity.start < place.end and place.start < quantity.end
            if (cell := LocatedRow(table, row).measured(at, context))
        ]
        return found if rows else None
    return None


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
    shown = (measured(e, context) for e in islice(reversed(context.state.exchanges), REACH))
    return (m for m in shown if m)


def latest(context: Context) -> list[Measured]:
    """The quantities that were shown last."""
    return next(recent(context), [])


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
    for shown in recent(context):
        unit = (kept or _main(shown, context))[0].unit
        spelt = {_told(k, things) for k in kept}
        kept += [m for m in shown if m.unit == unit and _told(m, things) not in spelt]
        if (len({thing(m) for m in kept}) if things else len(kept)) >= least:
            break
    return kept


def _told(m: Measured, things: bool) -> tuple[str | None, str]:
    return m.figure.original, m.name if things else ""


def _main(shown: list[Measured], context: Context) -> list[Measured]:
    """The quantities of the kind that a turn is about: money before counts, rates last."""
    money = [m for m in shown if m.figure.currency]
    counts = [m for m in shown if m.unit != "%" and m not in money]
    if not context.question.money and shown[0] in counts:
        return counts
    return money or counts or shown
