"""What a turn asks of a register, by its own words and by those of the turns before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from assistant.acts import Act, Shown
from assistant.answer.context import Context
from assistant.answer.operands.rows.located import documents_in_view, words_of
from assistant.answer.records.column import with_column
from assistant.answer.records.heads import counted, is_head, is_part, light_heads, names, tells
from assistant.answer.records.model import RecordQuery
from assistant.answer.records.operation import Operation, operation_of
from assistant.evidence.quantities import QuantityColumn, QuantityRow
from assistant.evidence.registers import Register
from assistant.evidence.spellings import says_term
from assistant.question.model import Question, Term, ValueType
from assistant.question.signs import Sign, signs_in
from assistant.question.words.generic import generic
from assistant.question.words.naming import ordering_words
from corpus.facts import Measure
from corpus.text import fold_key

REACH = 4  # exchanges back to what a turn goes on with
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
SUPERLATIVES = frozenset({Sign.MOST, Sign.LEAST})  # "which one has the biggest fund"
WHOLLY = frozenset({Sign.NUMBER_OF, Sign.AT_MOST})  # "number of awards", "(add) up to"
OF_SEVERAL = frozenset({Operation.COUNT, Operation.SUM, Operation.AVERAGE, Operation.FIRST})
ADDED = frozenset({Operation.SUM, Operation.VALUE})
WORDED = frozenset({ValueType.DATE, ValueType.PERSON, ValueType.PLACE, ValueType.DURATION})


def query_of(context: Context, own: Question) -> RecordQuery | None:
    """What a turn asks of the one register that it may be about, filled in from those before."""
    if _asks_otherwise(own):
        return None
    context = replace(context, question=own)
    registers = [r for d in documents_in_view(context) for r in context.registers_of(d)]
    if not registers:
        return None
    turns = _turns(context)
    found = [q for r in registers if (q := _in_conversation(r, turns)) is not None]
    adds = len(found) == 1 and found[0].operation in ADDED and Sign.SUM not in own.signs
    if not found or (adds and _gives_each(found[0], context)):
        return None
    return found[0] if len(found) == 1 else None


def _gives_each(query: RecordQuery, context: Context) -> bool:
    """Whether what is asked of the rows is what each gets: a course of a leaflet is no program.

    Of such amounts the table tells those that a turn means, and adds none up.
    """
    register = query.register
    cells = [row.cells[at] for row in register.rows for at in query.columns if at in row.cells]
    document = register.table.document_id
    rows = [context.table.row_of_cell(document, (c.start, c.end), c.original) for c in cells]
    units = [row for row in rows if row is not None and row.measure is Measure.UNIT]
    return 2 * len(units) > len(cells)


def _asks_otherwise(own: Question) -> bool:
    """Whether a turn compares columns, asks what one gets, or states an amount."""
    told = own.signs - ({Sign.COMPARE} if own.signs & SUPERLATIVES else set())
    compares = own.change is not None or not OTHERWISE.isdisjoint(told)
    gets = Sign.AT_MOST in own.signs and own.slots.grouping.by is None
    gets = gets or any(t.concept == "fee" for t in own.terms)  # what one pays is no budget
    return compares or gets or bool(own.amounts and own.threshold is None)


@dataclass(frozen=True, slots=True)
class _Turn:
    """A turn as every register is asked of it: its words, and those that only say an order."""

    context: Context
    words: Sequence[Term]
    order: frozenset[str]

    @classmethod
    def of(cls, context: Context) -> _Turn:
        return cls(context, words_of(context), ordering_words(context.question))


def _turns(context: Context) -> list[_Turn]:
    """The turn, behind those before it that it may go on with."""
    last = context.state.exchanges[-REACH:]
    asked = (e.own or e.question for e in last if e.shown is not Shown.TALK)
    questions = [*(q for q in asked if not _asks_otherwise(q)), context.question]
    return [_Turn.of(replace(context, question=question)) for question in questions]


def _in_conversation(register: Register, turns: Sequence[_Turn]) -> RecordQuery | None:
    before: RecordQuery | None = None
    for turn in turns[:-1]:
        asking = _query(register, turn, before)
        told = asking is not None and (asking.operation is not None or asking.of_a_class)
        before = asking if told else None  # what was asked of something else is gone on with there
    return _query(register, turns[-1], before)


@dataclass(frozen=True, slots=True)
class _Said:
    """What the words of a turn say of a register: values of its rows, and columns of it.

    `kinds` are the columns of classes, where a word means the rows themselves: "which grants".
    """

    values: list[Term] = field(default_factory=list)
    called: list[QuantityColumn] = field(default_factory=list)
    kinds: list[QuantityColumn] = field(default_factory=list)


def _query(register: Register, turn: _Turn, before: RecordQuery | None) -> RecordQuery | None:
    """A turn by its own words; None where one is said neither in the register nor of it."""
    context, question = turn.context, turn.context.question
    grouped = question.slots.grouping
    by = register.class_called(grouped.by)
    which = register.class_called(grouped.which)
    groups = [p for p, column in ((grouped.by, by), (grouped.which, which)) if p and column]
    said = _said_of(register, turn, groups)
    if said is None:
        return None
    numbers = register.numbers()
    called = [*said.called, *light_heads(question, register, groups), *counted(question, numbers)]
    called = [c for c in called if not any(tells(register, c, word) for word in said.values)]
    operation = operation_of(question)
    if operation is Operation.COUNT and any(c in numbers for c in called):
        operation = Operation.SUM  # 「採択件数は」 adds up what the column counts
    counts = operation is Operation.COUNT or (
        operation is Operation.FIRST and Sign.NUMBER_OF in question.signs
    )
    if operation is Operation.FIRST and not by:
        by = which or next((c for c in (*called, *said.kinds) if c not in numbers), None)
    elif which and not by:
        called.insert(0, which)
    own = RecordQuery(
        register,
        (),
        tuple(said.values),
        tuple(dict.fromkeys(c.index for c in called)),
        operation,
        by.index if by else None,
        counts,
        tuple(sorted(question.said_years | set(question.years))),
        question.top,
        Sign.LEAST in question.signs or not question.descending,
        question.threshold,
    )
    measured = with_column(_filled(own, question, before), question, context)
    return _with_rows(measured, question.slots.things) if measured else None


def _said_of(register: Register, turn: _Turn, groups: Sequence[str]) -> _Said | None:
    """What each word of a turn says of a register; None where one has no place there.

    `groups` are the phrases that say by what the rows are put together: "by state".
    """
    said, numbers = _Said(), register.numbers()
    corrects = turn.context.question.act is Act.CORRECT  # "sorry, I meant" stands in no table
    for word in turn.words:
        if word.surface.lower() in turn.order or any(is_part(word, p) for p in groups):
            continue
        columns = [c for c in register.table.columns if c.label and names(c, word)]
        if _is_of_records(word):
            said.called.extend([c for c in columns if c in numbers][-1:])  # asked, then given
            said.kinds.extend(c for c in columns if c.index in register.classes)
            continue
        if _is_around(word, register, turn.context) and not register.is_class(word):
            continue  # "parks" of the list of parks projects
        if word.kind in WORDED and not columns:
            return None  # "deadline?" names no row
        if register.having(word) and not is_head(word, columns):
            said.values.append(word)
        elif columns:
            said.called.extend(columns)
        elif not corrects:
            return None
    return said


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
    place = question.slots.ordinal if question.slots.elliptic and bare else None
    if before and place and before.operation is Operation.FIRST and not own.columns:
        return replace(before, place=place)  # 「2番目は？」
    if before is None or (bare and not own.columns and own.by is None and own.operation is None):
        return own
    points = Sign.POINTS_BACK in question.signs
    asks = own.operation in {None, Operation.LIST, Operation.VALUE}  # "under what program?"
    corrects = question.act is Act.CORRECT
    of_what = question.slots.elliptic and asks
    again = before.operation is own.operation is Operation.FIRST and question.slots.elliptic
    if again and bare and own.by is None and not own.columns:  # "and the least?"
        return replace(before, least=own.least, many=own.many, limit=own.limit)
    first = own.operation is Operation.FIRST and bare and question.slots.elliptic
    going_on = points or corrects or of_what or first or own.operation is None
    if not (going_on or (bare and asks)):
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
        classed = query.operation is Operation.LIST
        named = query.operation in OF_SEVERAL or _tells_an_amount(query)  # a remark names no row
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


def _tells_an_amount(query: RecordQuery) -> bool:
    """Whether the numbers of a column are asked for, which are added up where rows are several."""
    numbers = {c.index for c in query.register.numbers()}
    return query.operation is Operation.VALUE and not numbers.isdisjoint(query.columns[:1])


def _is_within(row: QuantityRow, query: RecordQuery) -> bool:
    """Whether the quantity that is asked of keeps the limit: 「100万円以上」."""
    quantity = row.cells.get(query.columns[0])
    return quantity is not None and bool(query.limit and query.limit.allows(int(quantity.value)))
