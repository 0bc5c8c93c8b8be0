"""The rows of a table that a turn is about as a whole: those that it ranks, filters or lists.

They are alike: totals, means and parts of others are left out. Which table is meant is told by
what a turn names, what heads a table (「一般会計の歳出」) or a row with parts of its own; else it
is the one in which stands what was shown last.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.answer.context import Context
from assistant.answer.operands.rows.located import (
    REACH,
    LocatedRow,
    documents_in_view,
    rows_of,
    rows_shown,
    said_around,
    says,
    tables_in_view,
    words_of,
)
from assistant.evidence.quantities import QuantityRow, QuantityTable, RowKind, outermost, parts_of
from assistant.question.model import Question, Term
from assistant.question.signs import Sign, shows
from assistant.question.words.lexicon import alternatives
from assistant.question.words.lexicon import words_of as words_in
from assistant.question.words.naming import ordering_words
from corpus.text import fold_key

LEAST_ROWS = 3  # of fewer none is the most
LEAST_PARTS = 2
RANKED = frozenset({Sign.MOST, Sign.LEAST, Sign.RANK})
SHORTEST_TITLE = 4  # characters of a title that is said on purpose
SHORTEST_CALLED = 4  # letters of a noun that is no "one"
REMARK = re.compile(r"[(（].*", re.DOTALL)
SUM = re.compile(r"小?計$")
SIDES = (Sign.SPENDING, Sign.INCOME)


@dataclass(frozen=True, slots=True)
class AskedRows:
    """Rows of one table that a turn is about."""

    table: QuantityTable
    rows: tuple[QuantityRow, ...]

    @property
    def located(self) -> list[LocatedRow]:
        """The rows, each with its table."""
        return [LocatedRow(self.table, row) for row in self.rows]

    def of_year(self, context: Context) -> AskedRows:
        """The rows of the year that is asked for, else of the latest, where each says of which."""
        said = {r.row.start: r.year_said for r in self.located}
        years = {y for y in said.values() if y}
        asked = (context.question.said_years or set(context.years)) & years or {
            max(years, default=0)
        }
        if len(years) < 2:
            return self
        return replace(self, rows=tuple(r for r in self.rows if said[r.start] in asked))


def groups_of_turn(context: Context) -> list[AskedRows]:
    """The rows that a turn asks about; several groups where it may mean any of them."""
    if titled := _titled(context):
        return titled
    if words := subject(context):
        return _named(context, words)
    called = _captioned([t for t in tables_in_view(context) if not t.torn], context)
    shown = _shown(context)
    if not shown or any(g.table in called for g in shown) or len(called) != 1:
        return shown
    return list(_all_of(called[0]))


def groups_in_view(context: Context) -> list[AskedRows]:
    """The rows of every table of the one document talked of, for a turn that names nothing."""
    named = subject(context) or Sign.PIECE in context.question.signs or rows_shown(context)
    if named or len(documents_in_view(context)) > 1:
        return []
    tables = [t for t in tables_in_view(context) if not t.torn]
    return [g for t in _captioned(tables, context) for g in _all_of(t)]


def _captioned(tables: Sequence[QuantityTable], context: Context) -> Sequence[QuantityTable]:
    """The tables above which stands what a turn calls their rows: "which saving is the biggest"."""
    ordering = ordering_words(context.question)
    called = [t for t in context.question.terms if t.surface.lower() not in ordering]
    which = fold_key((context.question.slots.grouping.which or "").split(" ")[0]).removesuffix("s")
    if len(which) >= SHORTEST_CALLED or not which.isascii():
        called.append(Term(which, (which,)))
    return [t for t in tables if any(says(_above(t, context), w) for w in called)] or tables


def _above(table: QuantityTable, context: Context) -> str:
    """What stands above a table, but for the title of its document."""
    title = fold_key(context.sources[table.document_id].title)
    return fold_key(table.caption).replace(title, "") if title else fold_key(table.caption)


def subject(context: Context) -> list[Term]:
    """What a turn names a table by: its words but "piece"; 「費目」 is said as 「歳出」 too."""
    ordering = ordering_words(context.question)
    words = [_of_side(_of_each(w)) for w in words_of(context) if w.surface.lower() not in ordering]
    sides = (s for s in SIDES if s in context.question.signs)
    unsaid = (s for s in sides if not any(shows(w.surface, s) for w in words))
    return [*words, *(Term(s.value, _keys(s)) for s in unsaid)]


def is_of_side(context: Context) -> bool:
    """Whether a turn names no more than one side of the account of a document.

    「霧島町の歳入は」, "where does the city's money come from".
    """
    signs = [s for s in SIDES if s in context.question.signs]
    titles = fold_key(" ".join(context.sources[d].title for d in documents_in_view(context)))
    ordering = ordering_words(context.question)
    words = (w for w in words_of(context) if w.surface.lower() not in ordering)
    said = [w for w in words if not says(titles, w)]
    return len(signs) == 1 and all(_is_of(w, signs[0]) for w in said)


def _is_of(word: Term, side: Sign) -> bool:
    """Whether a word says a side, or stands in what says it: "money" in "money comes from"."""
    return shows(word.surface, side) or any(word.surface.lower() in k for k in _words(side.value))


def ranks(question: Question) -> bool:
    """Whether a question is about all rows of a table: which has most, or changed."""
    return question.change is not None or not RANKED.isdisjoint(question.signs)


def table_shown(context: Context) -> QuantityTable | None:
    """The one table in which stands what was shown last; of several that shown before."""
    among: dict[tuple[str, int], QuantityTable] = {}
    for exchange in reversed(context.state.exchanges[-REACH:]):
        rows = rows_of(exchange, context)
        tables = {(r.table.document_id, r.table.start): r.table for r in rows}
        kept = {k: t for k, t in tables.items() if k in among} if among else tables
        if len(kept) == 1:
            return next(iter(kept.values()))
        among = kept or among
    return None


def _of_each(word: Term) -> Term:
    """「類型ごと」 names 類型, the head of the names."""
    each = re.compile(rf"(?:{alternatives('by_each', 'ja')})$")
    bare = tuple(b for a in word.alternatives if (b := each.sub("", a)) and b != a)
    return replace(word, alternatives=(*word.alternatives, *bare))


def _of_side(word: Term) -> Term:
    """A word for what is spent or comes in with the others for it."""
    others = (k for s in SIDES if shows(word.surface, s) for k in _keys(s))
    return replace(word, alternatives=tuple(dict.fromkeys((*word.alternatives, *others))))


def _keys(sign: Sign) -> tuple[str, ...]:
    return tuple(map(fold_key, _words(sign.value)))


def _words(group: str) -> list[str]:
    return [w for language in ("ja", "en") for w in words_in(group, language)]


def _titled(context: Context) -> list[AskedRows]:
    """The rows of the one table whose title a turn says as it stands: 「使うお金で多いのは」.

    A title's remark in brackets need not be said: 「使うお金（一般会計）」.
    """
    titles = ((t, REMARK.sub("", t.caption)) for t in tables_in_view(context) if not t.torn)
    long = [(t, title) for t, title in titles if len(fold_key(title)) >= SHORTEST_TITLE]
    tables = [t for t, title in long if context.question.says(title)]
    return list(_all_of(tables[0])) if len(tables) == 1 else []


def _named(context: Context, words: Sequence[Term]) -> list[AskedRows]:
    """The parts of the row that the words name, else the rows of the tables that they head."""
    tables = [t for t in tables_in_view(context) if not t.torn]
    headed = last_of([t for t in tables if is_headed(t, words, context)], context)
    parts = [g for _, g in parts_named(context, words)]
    return parts or [g for t in headed for g in _groups(t, words) or _all_of(t)]


def parts_named(context: Context, words: Sequence[Term]) -> list[tuple[QuantityRow, AskedRows]]:
    """The rows that words name and what each of them is the sum of."""
    tables = [t for t in tables_in_view(context) if not t.torn]
    named = [(t, r) for t in tables for r in t.rows if _is_row(t, r, words, context)]
    found = [(r, g) for t, r in named for g in _under(t, r)]
    return list(
        {(g.table.start, tuple(x.start for x in g.rows)): (r, g) for r, g in found}.values()
    )


def _is_row(
    table: QuantityTable, row: QuantityRow, words: Sequence[Term], context: Context
) -> bool:
    """Whether words name a row, with what is said around it."""
    around = said_around(table, context)
    named = [w for w in words if says(row.key, w)]
    return bool(named) and all(w in named or says(around, w) for w in words)


def is_headed(table: QuantityTable, words: Sequence[Term], context: Context) -> bool:
    """Whether a table is of all the words, one of them said by more than its document's name."""
    own = fold_key(f"{table.caption} {' '.join(c.label for c in table.columns)}")
    around = said_around(table, context)
    said = [w for w in words if says(own, w) or is_of_items(table, w)]
    return bool(said) and all(w in said or says(around, w) for w in words)


def is_of_items(table: QuantityTable, word: Term) -> bool:
    """Whether a word says what all items of a table are, by their names or the head of these.

    「型ごと」 of A型, B型 and C型; 「款」 above 「歳出 款」; 「課」 where each has a subtotal;
    「費目」 of what ends in 費.
    """
    kinds = (a.removesuffix("目") for a in word.alternatives if len(a) > 1)
    word = replace(word, alternatives=tuple(dict.fromkeys((*word.alternatives, *kinds))))
    heads = {fold_key(p) for c in table.columns if not c.measure for p in c.label.split()}
    named = _end_with([fold_key(r.name) for r in table.items], word)
    return named or bool(subtotals_of(table, word)) or not heads.isdisjoint(word.alternatives)


def subtotals_of(table: QuantityTable, word: Term) -> list[QuantityRow]:
    """The subtotals of a table where all are of what a word says: 「健康課計」 of 「課ごと」."""
    rows = [r for r in table.rows if r.kind is RowKind.SUBTOTAL]
    names = [SUM.sub("", fold_key(r.name)) for r in rows]
    return rows if _end_with(names, word) else []


def _end_with(names: Sequence[str], word: Term) -> bool:
    """Whether all of several names end with a word, and say more than it."""
    return len(names) >= LEAST_PARTS and any(
        all(n.endswith(a) and n != a for n in names) for a in word.alternatives
    )


def last_of(tables: Sequence[QuantityTable], context: Context) -> Sequence[QuantityTable]:
    """Of several tables that of which something was shown last, where it is one of them."""
    last = table_shown(context) if len(tables) > 1 else None
    return [t for t in tables if last and t.start == last.start] or tables


def _shown(context: Context) -> list[AskedRows]:
    """Under what was shown last: the parts of its one row, else the table in which it stands."""
    rows, last = rows_shown(context), context.state.last
    alone = rows[0] if len(rows) == 1 else None
    if alone and (parts := _under(alone.table, alone.row) or _of_name(context, alone.row)):
        return parts
    table = table_shown(context)
    if table is None or table.torn or last is None:
        return []
    before = (e for e in context.state.exchanges[-REACH:] if e.near is None)
    told = {r.row.start for e in before for r in rows_of(e, context) if r.table is table}
    one_by_one = 1 < len(told) < LEAST_ROWS  # which of the two has more
    few = Sign.PIECE in context.question.signs and len(rows) < LEAST_ROWS  # it has no parts
    few = few and Sign.DIFFERENCE not in context.question.signs  # "which line drops most"
    ranking = ranks(last.question) or last.question.slots.ordinal is not None
    if (few or one_by_one) and last.near is None and not ranking:
        return []
    return list(_all_of(table))


def _of_name(context: Context, row: QuantityRow) -> list[AskedRows]:
    """The tables that a row heads by its name: 「一般会計」 in the list of accounts."""
    key = fold_key(row.name)
    tables = (t for t in tables_in_view(context) if key in fold_key(t.caption) and not t.torn)
    return [g for t in tables for g in _all_of(t) if row not in g.rows]


def _under(table: QuantityTable, row: QuantityRow) -> list[AskedRows]:
    parts = tuple(parts_of(table, row))
    return [AskedRows(table, parts)] if len(parts) >= LEAST_PARTS else []


def _all_of(table: QuantityTable) -> Iterator[AskedRows]:
    rows = tuple(outermost(table, [r for r in table.rows if r.kind is RowKind.ITEM]))
    if len(rows) >= LEAST_ROWS:
        yield AskedRows(table, rows)


def _groups(table: QuantityTable, words: Sequence[Term]) -> list[AskedRows]:
    """The subtotals of a table of groups that a word names."""
    rows = next((found for w in words if (found := subtotals_of(table, w))), [])
    return [AskedRows(table, tuple(rows))] if rows else []
