"""What a turn asks of a register: which of its rows, which column, and what is done with them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.acts import Act, Shown
from assistant.answer.context import Context
from assistant.answer.operands.columns import COMPUTED, main_column
from assistant.answer.operands.located import LocatedRow, documents_in_view, says, words_of
from assistant.answer.records.operation import Operation, counts_rows, operation_of
from assistant.evidence.quantities import QuantityColumn, QuantityRow
from assistant.evidence.registers import Register, says_term, split_words
from assistant.question.model import Question, Term, Threshold, ValueType
from assistant.question.signs import Sign, shows, signs_in
from assistant.question.words.generic import generic
from assistant.question.words.naming import ordering_words
from corpus.programs.names import names_whole
from corpus.text import fold_key
from corpus.text.folding import is_japanese

REACH = 4  # exchanges back to what a turn goes on with
BRACKETED = re.compile(r"[(（].*[)）]$")  # behind a head: its unit
PLAIN = frozenset(
    {
        Sign.RECORDS, Sign.MONEY, Sign.SIZE, Sign.LIMIT, Sign.ASKING, Sign.NUMBER_OF, Sign.ALL,
        Sign.SPENDING,
    }
)  # fmt: skip
# Asked of columns beside each other; nor is what one gets at most a budget.
OTHERWISE = frozenset(
    {
        Sign.CHANGE, Sign.DIFFERENCE, Sign.RATIO, Sign.RATE_OF_CHANGE, Sign.COMPARE, Sign.MORE,
        Sign.LESS, Sign.LAST_YEAR, Sign.NEXT_YEAR, Sign.WHY, Sign.SUCCESS_RATE,
    }
)  # fmt: skip
COUNTED = (Sign.SUCCEEDED, Sign.APPLIED)  # what a column may count: 採択件数
WHOLLY = frozenset({Sign.NUMBER_OF, Sign.AT_MOST})  # "number of awards", "(add) up to"
OF_SEVERAL = frozenset({Operation.COUNT, Operation.SUM, Operation.AVERAGE, Operation.FIRST})
WORDED = frozenset({ValueType.DATE, ValueType.PERSON, ValueType.PLACE, ValueType.DURATION})
NUMERIC = frozenset({ValueType.PERCENT, ValueType.COUNT, ValueType.DURATION})


@dataclass(frozen=True, slots=True)
class RecordQuery:
    """The rows of a register that `words` tell, the columns asked of, and what is done.

    `by` is the column of the classes by which rows are put together, `counts` says that they are
    counted and nothing is added up.
    """

    register: Register
    rows: tuple[int, ...]
    words: tuple[Term, ...] = ()
    columns: tuple[int, ...] = ()
    operation: Operation | None = None
    by: int | None = None
    counts: bool = False
    years: tuple[int, ...] = ()
    many: int | None = None
    least: bool = False
    limit: Threshold | None = None

    @property
    def dated(self) -> bool:
        """Whether rows are told by years that a turn names: else these tell a column."""
        return bool(self.years and self.register.years)

    @property
    def tells(self) -> bool:
        """Whether some of the rows are meant, or their classes: not merely all of the table."""
        return bool(self.words or self.dated or self.limit or self.by is not None)

    @property
    def of_a_class(self) -> bool:
        """Whether its words are those of classes: 「伝統芸能の団体は？」."""
        classed = [self.register.having(word, classed=True) for word in self.words]
        return bool(classed) and set(self.rows) <= frozenset.intersection(*classed)

    @property
    def located(self) -> list[LocatedRow]:
        """The rows, each with its table."""
        return [LocatedRow(self.register.table, self.register.rows[at]) for at in self.rows]


def query_of(context: Context, own: Question) -> RecordQuery | None:
    """What a turn asks of the one register that it may be about, filled in from those before."""
    compares = own.change is not None or not OTHERWISE.isdisjoint(own.signs)
    compares = compares or (Sign.AT_MOST in own.signs and own.slots.grouping.by is None)
    if compares or (own.amounts and own.threshold is None):
        return None
    context = replace(context, question=own)
    registers = [r for d in documents_in_view(context) for r in context.registers_of(d)]
    found = [q for r in registers if (q := _in_conversation(r, context)) is not None]
    return found[0] if len(found) == 1 else None


def _in_conversation(register: Register, context: Context) -> RecordQuery | None:
    before: RecordQuery | None = None
    for exchange in context.state.exchanges[-REACH:]:
        if exchange.shown is Shown.TALK:
            continue
        asked = replace(context, question=exchange.own or exchange.question)
        asking = _query(register, asked, before)
        told = asking is not None and (asking.operation is not None or asking.of_a_class)
        before = asking if told else None  # what was asked of something else is gone on with there
    return _query(register, context, before)


def _query(register: Register, context: Context, before: RecordQuery | None) -> RecordQuery | None:
    """A turn by its own words; None where one is said neither in the register nor of it."""
    question = context.question
    grouped = question.slots.grouping
    by = register.class_called(grouped.by)
    which = register.class_called(grouped.which)
    said = [p for p, column in ((grouped.by, by), (grouped.which, which)) if p and column]
    order, called = ordering_words(question), list[QuantityColumn]()
    numbers = register.numbers()
    values, kinds = list[Term](), list[QuantityColumn]()
    corrects = question.act is Act.CORRECT  # "sorry, I meant" stands in no table
    for word in words_of(context):
        if word.surface.lower() in order or any(_is_part(word, phrase) for phrase in said):
            continue
        columns = [c for c in register.table.columns if c.label and _names(c, word)]
        if _is_of_records(word):
            called += [c for c in columns if c in numbers][-1:]  # of what was asked and given
            kinds += [c for c in columns if c.index in register.classes]
            continue
        if _is_around(word, register, context) and not register.is_class(word):
            continue  # "parks" of the list of parks projects
        if word.kind in WORDED and not columns:
            return None  # "deadline?" names no row
        if register.having(word) and not _is_head(word, columns):
            values.append(word)
        elif columns:
            called += columns
        elif not corrects:
            return None
    called += _light_heads(question, register, said)
    operation = operation_of(question)
    called += _counted(question, numbers)
    called = [c for c in called if not any(_tells(register, c, word) for word in values)]
    if operation is Operation.COUNT and any(c in numbers for c in called):
        operation = Operation.SUM  # 「採択件数は」 adds up what the column counts
    counts = operation is Operation.COUNT or (
        operation is Operation.FIRST and Sign.NUMBER_OF in question.signs
    )
    if operation is Operation.FIRST and not by:
        by = which or next((c for c in (*called, *kinds) if c not in numbers), None)
    elif which and not by:
        called.insert(0, which)
    own = RecordQuery(
        register,
        (),
        tuple(values),
        tuple(dict.fromkeys(c.index for c in called)),
        operation,
        by.index if by else None,
        counts,
        tuple(sorted(question.said_years | set(question.years))),
        question.top,
        Sign.LEAST in question.signs or not question.descending,
        question.threshold,
    )
    measured = _measured(_filled(own, question, before), question, context)
    return _with_rows(measured, question.slots.things) if measured else None


def _is_part(word: Term, phrase: str) -> bool:
    """Whether a word is of the phrase that names classes: 「分野別」, "fiscal year"."""
    begins = any(map(is_japanese, phrase)) and word.surface.startswith(phrase)
    return begins or set(word.surface.split()) <= set(split_words(phrase))


def _counted(question: Question, numbers: Sequence[QuantityColumn]) -> list[QuantityColumn]:
    """The column that counts what a turn asks for: 「何件採択された」, 採択件数."""
    asked = [s for s in COUNTED if s in question.signs and counts_rows(question)]
    plain = (c for c in numbers if c.unit is None or c.unit.currency is None)
    return [c for c in plain if any(shows(c.label, s) for s in asked)][:1]


def _tells(register: Register, column: QuantityColumn, word: Term) -> bool:
    """Whether a word is a value of a column, which it then does not ask for."""
    texts = (row.get(column.index) for row in register.texts)
    return any(text and says_term(text, word) for text in texts)


def _light_heads(
    question: Question, register: Register, said: Sequence[str]
) -> list[QuantityColumn]:
    """The columns that words name which only hold a place in the question: "the total match"."""
    light = (t for t in question.terms if t.light and not t.carried)
    light = (t for t in light if not any(_is_part(t, phrase) for phrase in said))
    numbers = register.numbers()
    return [c for t in light for c in numbers if says_term(c.label, t)]


def _names(column: QuantityColumn, word: Term) -> bool:
    """Whether a word names a column by its head; a Japanese one also by its parts: 「助成額」."""
    key, said = fold_key(column.label), fold_key(word.surface)
    by_parts = any(map(is_japanese, said)) and (says(key, word) or _frames(key, said))
    return says_term(column.label, word) or by_parts


def _frames(head: str, word: str) -> bool:
    """Whether a head begins and ends as a word does: 助成決定額 as 「助成額」."""
    bare = BRACKETED.sub("", head)
    return len(word) > 2 and bare.startswith(word[:-1]) and bare.endswith(word[-1])


def _is_head(word: Term, columns: Sequence[QuantityColumn]) -> bool:
    """Whether a word is a head as it stands: "status", not "completed"."""
    return any(fold_key(word.surface) in map(str.lower, split_words(c.label)) for c in columns)


def _is_of_records(word: Term) -> bool:
    """Whether a word only says that rows are meant, or money: "grants", "award size"."""
    return not WHOLLY.isdisjoint(signs_in(word.surface)) or all(
        fold_key(part) in generic() or not PLAIN.isdisjoint(signs_in(part))
        for part in word.surface.split()
    )


def _is_around(word: Term, register: Register, context: Context) -> bool:
    title = context.sources[register.table.document_id].title
    return says_term(f"{register.table.caption} {title}", word)


def _filled(own: RecordQuery, question: Question, before: RecordQuery | None) -> RecordQuery:
    """A query with what it leaves open from the one before: its rows, its column, its operation."""
    bare = not (own.words or own.years)
    if before is None or (bare and not own.columns and own.by is None and own.operation is None):
        return own
    points = Sign.POINTS_BACK in question.signs
    asks = own.operation in {None, Operation.LIST, Operation.VALUE}  # "under what program?"
    corrects = question.act is Act.CORRECT
    of_what = question.slots.elliptic and asks
    again = before.operation is own.operation is Operation.FIRST and question.slots.elliptic
    if again and bare and own.by is None and not own.columns:  # "and the least?"
        return replace(before, least=own.least, many=own.many, limit=own.limit)
    if not (points or corrects or of_what or own.operation is None or (bare and asks)):
        kept = own.columns or question.value_type in WORDED
        return own if kept else replace(own, columns=before.columns)
    filled = own
    if not own.words:
        filled = replace(filled, words=before.words)
    if not own.years:
        filled = replace(filled, years=before.years)
    if not own.columns and question.value_type not in WORDED:
        filled = replace(filled, columns=before.columns)
    if own.operation is None or corrects:
        filled = replace(filled, operation=before.operation, counts=before.counts)
    if own.by is not None and filled.operation not in {Operation.COUNT, own.operation}:
        filled = replace(filled, operation=Operation.SUM)  # "split it by year": all of them
    if bare and asks and own.columns and filled.words:
        filled = replace(filled, operation=Operation.VALUE)
    return filled


def _with_rows(query: RecordQuery, things: int | None) -> RecordQuery | None:
    """The rows that have every word, of the years asked for where a column of classes has them."""
    register = query.register
    rows = frozenset(range(len(register.rows)))
    for word in query.words:  # what fits a need is told by more than its words
        classed, named = query.operation is Operation.LIST, query.operation in OF_SEVERAL
        rows &= register.having(word, classed=classed, named=named)
    if query.dated:
        said = tuple(map(str, query.years))
        at_year = register.years[0]
        rows = frozenset(r for r in rows if any(y in register.texts[r][at_year] for y in said))
    if query.limit and query.columns:
        rows = frozenset(at for at in rows if _is_within(register.rows[at], query))
    # 「その3つ」 are three; of 「大きい順に3つ」 the first three are meant.
    meant = things in {None, len(rows)} or query.operation is Operation.FIRST
    return replace(query, rows=tuple(sorted(rows))) if rows and meant else None


def _is_within(row: QuantityRow, query: RecordQuery) -> bool:
    """Whether the quantity that is asked of keeps the limit: 「100万円以上」."""
    quantity = row.cells.get(query.columns[0])
    return quantity is not None and bool(query.limit and query.limit.allows(int(quantity.value)))


def _measured(query: RecordQuery, question: Question, context: Context) -> RecordQuery | None:
    """A query with the column that it adds up or tells; None where none is surely meant."""
    register = query.register
    numbers = {c.index for c in register.numbers()}
    if query.operation is Operation.LIST and query.years and not query.dated:
        dated = (c for c in register.numbers() if c.year in query.years)
        return replace(query, columns=(*query.columns, *(c.index for c in dated)))
    if query.operation in {None, Operation.COUNT, Operation.LIST} and query.limit is None:
        return query
    years = {c.index: c.year for c in register.table.columns}
    kept = tuple(c for c in query.columns if c in numbers)
    if query.years and not query.dated:
        kept = tuple(c for c in kept if years[c] in {None, *query.years})
    if kept and (query.operation is not Operation.VALUE or question.money):
        return replace(query, columns=kept[:1])
    if query.operation is Operation.VALUE and query.columns:
        return query if question.value_type not in NUMERIC else None
    if query.operation is Operation.VALUE and question.value_type is ValueType.DATE:
        return None
    column = _money_column(query, replace(context, question=question))
    return None if column is None else replace(query, columns=(column.index,))


def _money_column(query: RecordQuery, context: Context) -> QuantityColumn | None:
    """The column of money of the year and the measure that are asked for; else the first."""
    register, question = query.register, context.question
    rows = [LocatedRow(register.table, row) for row in register.rows]
    numbers = [c for c in register.numbers() if c.kind not in COMPUTED]
    money = [c for c in numbers if any(_is_money(r, c.index) for r in rows)]
    totals = [c for c in money or numbers if names_whole(c.label)]
    main = main_column(rows, context) if money else None
    found = [c for c in money if c.index == main] or totals[:1] or money[:1]
    found = found or (numbers if len(numbers) == 1 else [])
    if question.measures:
        found = [c for c in money if c.measure in question.measures]
    if query.years and not query.dated:
        found = [c for c in found if c.year in query.years]
    return found[0] if found else None


def _is_money(located: LocatedRow, column: int) -> bool:
    quantity = located.row.cells.get(column)
    return quantity is not None and quantity.is_money
