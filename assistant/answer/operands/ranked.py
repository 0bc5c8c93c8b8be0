"""Which rows are ranked: those under the subject that a turn names, or that was shown last.

The rows of one table are alike; parts of others and totals are left out. A subject is what heads a
table (「一般会計の歳出」), a row with parts of its own, or the table of what was ranked before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.answer.context import Context
from assistant.answer.operands.listing import of_each
from assistant.answer.operands.located import (
    LocatedRow,
    rows_shown,
    said_around,
    says,
    tables_in_view,
    words_of,
)
from assistant.evidence.quantities import QuantityRow, QuantityTable, RowKind, outermost, parts_of
from assistant.question.model import Question, Term
from assistant.question.signs import Sign, shows
from assistant.question.words.lexicon import words_of as words_in
from corpus.text import fold_key

LEAST_ROWS = 3  # of fewer none is the most
LEAST_PARTS = 2
RANKED = frozenset({Sign.MOST, Sign.LEAST, Sign.RANK})


@dataclass(frozen=True, slots=True)
class RankedRows:
    """Rows of one table that may be ranked."""

    table: QuantityTable
    rows: tuple[QuantityRow, ...]

    @property
    def located(self) -> list[LocatedRow]:
        """The rows, each with its table."""
        return [LocatedRow(self.table, row) for row in self.rows]


def groups_of_turn(context: Context) -> list[RankedRows]:
    """The rows that a turn asks to be ranked; several groups where it may mean any of them."""
    words = _subject(context)
    return _named(context, words) if words else _shown(context)


def _subject(context: Context) -> list[Term]:
    """What is ranked under: the words of a turn but "piece"; 「費目」 is said as 「歳出」 too."""
    words = [of_each(w) for w in words_of(context) if not _is_piece(w)]
    spent = [w for w in words if shows(w.surface, Sign.SPENDING)]
    if not spent and Sign.SPENDING in context.question.signs:  # 「出ていく方で一番」
        spending = _words("says.spending")[0]
        return [*words, _of_spending(Term(spending, (fold_key(spending),)))]
    return [_of_spending(w) if w in spent else w for w in words]


def _is_piece(word: Term) -> bool:
    return word.surface.lower() in {w.lower() for w in _words("says.piece")}


def _of_spending(word: Term) -> Term:
    others = (fold_key(w) for w in _words("says.spending"))
    return replace(word, alternatives=(*word.alternatives, *others))


def _words(group: str) -> list[str]:
    return [w for language in ("ja", "en") for w in words_in(group, language)]


def _named(context: Context, words: Sequence[Term]) -> list[RankedRows]:
    """The parts of the row that the words name, else the rows of the tables that they head."""
    tables = [t for t in tables_in_view(context) if not t.torn]
    parts = [
        g for t in tables for r in t.rows if _is_row(t, r, words, context) for g in _under(t, r)
    ]
    return _distinct(parts) or [g for t in tables if _heads(t, words, context) for g in _all_of(t)]


def _is_row(
    table: QuantityTable, row: QuantityRow, words: Sequence[Term], context: Context
) -> bool:
    """Whether words name a row, with what is said around it."""
    around = said_around(table, context)
    named = [w for w in words if says(row.key, w)]
    return bool(named) and all(w in named or says(around, w) for w in words)


def _heads(table: QuantityTable, words: Sequence[Term], context: Context) -> bool:
    """Whether a table is of all the words, one of them said by more than its document's name."""
    around = said_around(table, context)
    own = fold_key(f"{table.caption} {' '.join(c.label for c in table.columns)}")
    return all(says(around, w) for w in words) and any(says(own, w) for w in words)


def _shown(context: Context) -> list[RankedRows]:
    """Under what was shown last: the parts of its one row, else the table in which it stands."""
    rows = rows_shown(context)
    places = {(r.table.document_id, r.table.start) for r in rows}
    if len(places) != 1:
        return []
    table, last = rows[0].table, context.state.last
    ranked = last is not None and _ranks(last.question)
    if len(rows) == 1:
        under = _under(table, rows[0].row) or _of_name(context, rows[0].row)
        if under:
            return under
    return list(_all_of(table)) if ranked or len(rows) >= LEAST_ROWS else []


def _ranks(question: Question) -> bool:
    """Whether a question was one about all rows of a table."""
    return question.change is not None or not RANKED.isdisjoint(question.signs)


def _of_name(context: Context, row: QuantityRow) -> list[RankedRows]:
    """The tables that a row heads by its name: 「一般会計」 in the list of accounts."""
    key = fold_key(row.name)
    tables = (t for t in tables_in_view(context) if key in fold_key(t.caption) and not t.torn)
    return [g for t in tables for g in _all_of(t) if row not in g.rows]


def _under(table: QuantityTable, row: QuantityRow) -> list[RankedRows]:
    parts = tuple(parts_of(table, row))
    return [RankedRows(table, parts)] if len(parts) >= LEAST_PARTS else []


def _all_of(table: QuantityTable) -> Iterator[RankedRows]:
    rows = tuple(outermost(table, [r for r in table.rows if r.kind is RowKind.ITEM]))
    if len(rows) >= LEAST_ROWS:
        yield RankedRows(table, rows)


def _distinct(groups: Sequence[RankedRows]) -> list[RankedRows]:
    return list({(g.table.start, tuple(r.start for r in g.rows)): g for g in groups}.values())
