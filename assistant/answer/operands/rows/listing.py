"""A table of what a turn names: columns of one table of the documents, the rows of it in order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.answer.context import Composed, Context
from assistant.answer.drafting.draft import Draft, markers
from assistant.answer.operands.rows.asked import (
    is_of_items,
    last_of,
    parts_named,
    subject,
    subtotals_of,
)
from assistant.answer.operands.rows.columns import PLANNED
from assistant.answer.operands.rows.located import (
    LocatedRow,
    rows_shown,
    said_around,
    says,
    tables_in_view,
)
from assistant.answer.operations.tables import cell_text, write_table
from assistant.evidence.quantities import QuantityColumn, QuantityRow, QuantityTable, RowKind
from assistant.model import Citation
from assistant.question.model import Term
from corpus.text import fold_key
from corpus.text.cells import is_empty

NEAR, FAR = 600, 10**9  # characters
LEAST_ROWS = 2
MOST_ROWS = 30
NAMES = frozenset({"name", "level", "office"})
ITEM = {"ja": "区分", "en": "Item"}
SURE = 1.0


@dataclass(frozen=True, slots=True)
class _Chosen:
    """The columns of a table that words name, and how well it suits them."""

    table: QuantityTable
    columns: tuple[int, ...]
    rows: tuple[QuantityRow, ...]
    score: tuple[int, ...]


def table_in_documents(context: Context) -> Composed | None:
    """The columns that a turn names as a table; without words the rows that were shown last."""
    words = subject(context)
    if not words:
        return _shown(context)
    if len(parts := parts_named(context, words)) == 1:
        whole, group = parts[0]
        return _written_whole(context, group.table, (*group.rows, whole))
    chosen = [c for t in tables_in_view(context) if (c := _choose(t, words, context))]
    most = max((c.score for c in chosen), default=())
    best = [c for c in chosen if c.score == most]
    if not best:
        return None
    kept = last_of([c.table for c in best], context)
    best = [c for c in best if c.table in kept]
    nearest = best[0] if len(best) == 1 else _nearest(best, context)
    return _written(context, nearest.table, nearest.columns, nearest.rows) if nearest else None


def _nearest(tables: Sequence[_Chosen], context: Context) -> _Chosen | None:
    """Of several tables that a turn may mean the one that stands by what was cited last."""
    last = context.state.last
    cited = [c for c in last.answer.citations if last.near is None] if last else []
    far = {
        min((_apart(c, t) for c in cited if t.table.document_id == c.document_id), default=FAR): t
        for t in tables
    }
    return far[min(far)] if min(far) < NEAR else None


def _apart(place: Citation, chosen: _Chosen) -> int:
    """How many characters lie between a citation and a table."""
    return max(chosen.table.start - place.end, place.start - chosen.table.end, 0)


def _choose(table: QuantityTable, words: Sequence[Term], context: Context) -> _Chosen | None:
    """The columns of a table whose heads the words name, where all words are said of the table.

    All of its columns where its title says every word: "the capital programme as a table".
    """
    around = said_around(table, context)
    of_items = [w for w in words if is_of_items(table, w)]
    if table.torn or len(table.rows) < LEAST_ROWS:
        return None
    if not all(w in of_items or says(around, w) for w in words):
        return None
    filled = [c for c in table.columns if any(c.index in r.cells for r in table.rows)]
    named = [c for w in words for c in _named_by(w, filled)]
    if context.question.money and not any(_is_money(c, table) for c in named):
        named += [c for c in filled if c.kind in {"money", "amount"}]
    heads = [fold_key(c.label) for c in table.columns if c.label]
    said = sum(w in of_items or any(says(h, w) for h in heads) for w in words)
    titled = _names_no_program(context) and all(
        w in of_items or says(fold_key(f"{table.caption} {_title(table, context)}"), w)
        for w in words
    )
    meant = filled if titled and not said else named or filled
    if not (said or titled):
        return None
    planned = context.question.money and any(c.measure in PLANNED for c in filled)
    groups = next((g for w in words if (g := subtotals_of(table, w))), None)
    totals = [r for r in table.rows if r.kind is RowKind.TOTAL]
    rows = (*groups, *totals) if groups else table.rows
    columns = tuple(sorted({c.index for c in meant if any(c.index in r.cells for r in rows)}))
    return _Chosen(table, columns, rows, (said, int(planned)))


def _names_no_program(context: Context) -> bool:
    """Whether what a turn names is no program with amounts, as a title is: 「投資計画」."""
    mentions = (m for m in context.question.programs if m.surface)
    return not any(
        context.table.rows_of(i, context.documents) for m in mentions for i in m.program_ids
    )


def _title(table: QuantityTable, context: Context) -> str:
    """What the document of a table is called, whose words tell no table of it apart."""
    return context.sources[table.document_id].title


def _named_by(word: Term, columns: Sequence[QuantityColumn]) -> list[QuantityColumn]:
    """The columns whose heads say a word as it is spelt; else as it may be said otherwise."""
    spelt = replace(word, alternatives=(fold_key(word.surface),), parts=())
    heads = [(fold_key(c.label), c) for c in columns]
    return [c for h, c in heads if says(h, spelt)] or [c for h, c in heads if says(h, word)]


def _is_money(column: QuantityColumn, table: QuantityTable) -> bool:
    cells = (r.cells[column.index] for r in table.rows if column.index in r.cells)
    return any(q.is_money for q in cells)


def _shown(context: Context) -> Composed | None:
    """The rows shown last as a table; of a total that was shown what it is made of."""
    rows = rows_shown(context)
    if len({(r.table.document_id, r.table.start) for r in rows}) != 1:
        return None
    table = rows[0].table
    kept = [r.row for r in rows]
    if len(kept) == 1 and context.question.breakdown:
        kept = [*_parts(rows[0]), kept[0]]
    if len(kept) < LEAST_ROWS:
        return None
    return _written_whole(context, table, kept)


def _written_whole(
    context: Context, table: QuantityTable, rows: Sequence[QuantityRow]
) -> Composed | None:
    """Rows with all columns that they have something in."""
    columns = tuple(c.index for c in table.columns if any(c.index in r.cells for r in rows))
    return _written(context, table, columns, rows)


def _parts(total: LocatedRow) -> list[QuantityRow]:
    """The items above a total, back to the total before it."""
    parts: list[QuantityRow] = []
    for row in reversed([r for r in total.table.rows if r.start < total.row.start]):
        if row.kind is not RowKind.ITEM:
            break
        parts.append(row)
    return parts[::-1] if total.row.kind is not RowKind.ITEM else []


def _written(
    context: Context, table: QuantityTable, columns: Sequence[int], rows: Sequence[QuantityRow]
) -> Composed | None:
    draft = context.draft()
    labels = [table.columns[c].label for c in columns]
    if not any(labels):
        return None  # lines that have no heads are no table
    labels = [label or "–" for label in labels]
    lines = [list(_line(context, draft, LocatedRow(table, r), columns)) for r in rows[:MOST_ROWS]]
    heads = [_name_head(table, rows[0], draft), *labels]
    write_table(draft, [_head(h, table, draft) for h in heads], lines)
    return Composed("answered", draft, SURE)


def _head(label: str, table: QuantityTable, draft: Draft) -> str:
    """The head of a column; one with a number in it, a year mostly, is cited."""
    number = None
    if any(c.isdigit() for c in label):
        number = draft.cite_near(table.document_id, label, table.rows[0].start)
    return cell_text(label) + (markers((number,)) if number else "")


def _name_head(table: QuantityTable, row: QuantityRow, draft: Draft) -> str:
    """What heads the names of rows: the head above that of a row, else a general one."""
    kinds = {c.index: c.kind for c in table.columns}
    at = [i for i, cell in row.texts.items() if fold_key(cell.text).endswith(fold_key(row.name))]
    named = [*at, *(i for i in kinds if kinds[i] in NAMES)]
    return next((label for i in named if (label := table.columns[i].label)), ITEM[draft.language])


def _line(
    context: Context, draft: Draft, located: LocatedRow, columns: Sequence[int]
) -> Iterator[str]:
    """The name of a row with its citation, then what it has in each column."""
    row = located.row
    number = draft.cite(located.table.document_id, row.start, row.end)
    yield f"{cell_text(row.name)}{markers((number,))}"
    for column in columns:
        measured = located.measured(column, context)
        if measured is not None and measured.figure.currency:
            yield cell_text(measured.state(draft).display)
        else:
            text = row.texts[column].text if column in row.texts else ""
            said = "–" if is_empty(text) else text
            yield cell_text(measured.figure.display if measured else said)
