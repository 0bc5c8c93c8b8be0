"""What a turn is about in two years: of a program, of a row, or of a count that a sentence states.

「件数は15件（前年度11件）」 and 「509名（263名）」 under a note on what stands in brackets say both
years of a count; of money a row of the table does. Which is meant is told by what was told last.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from assistant.answer.context import Context
from assistant.answer.figures.counts.brackets import before_in_brackets
from assistant.answer.figures.pairs import year_on_year
from assistant.answer.operands.in_sentences import ReadSentence, now_and_before, sentences_in_view
from assistant.answer.operands.rows.columns import year_columns
from assistant.answer.operands.rows.located import LocatedRow, rows_of_turn, says, words_of
from assistant.answer.operations.measured import Measured, of_row
from assistant.answer.operations.shown import latest
from assistant.answer.operations.yearly import years_shown
from assistant.evidence.quantities import TextQuantity
from assistant.model import Citation
from assistant.question.grammars.counts import counters, same_counter
from assistant.question.model import Question, ValueType
from assistant.question.signs import Sign
from corpus.text import fold_key

COUNTED = frozenset({"people", "projects"})  # kinds of attributes that are numbers of things
MOST = 3  # things of which each is told


@dataclass(frozen=True, slots=True)
class TwoYears:
    """A quantity and the same of the year before; `note` is where a legend says that it is that."""

    late: Measured
    early: Measured
    note: Citation | None = None

    @property
    def way(self) -> int:
        """1 where it rose, -1 where it fell, 0 where it stayed."""
        return (self.late.amount > self.early.amount) - (self.late.amount < self.early.amount)


def in_two_years(context: Context) -> list[TwoYears]:
    """Both years of each thing that a turn is about, where each surely has both; else none."""
    if is_of_counts(context):
        return counts_of_two_years(context)
    ids = context.question.program_ids
    if ids and len(ids) <= MOST and not words_of(context):
        draft = context.draft()
        pairs = [year_on_year(context, i)[0] for i in ids]
        found = [TwoYears(of_row(p.late, draft), of_row(p.early, draft)) for p in pairs if p]
        return found if len(found) == len(ids) else []
    rows = rows_of_turn(context)
    if found := [two for r in rows[:MOST] if (two := _of_row(r, context))]:
        return found if len(found) == len(rows) else []
    shown = None if words_of(context) else years_shown(context) or now_and_before(context)
    return [TwoYears(*shown)] if shown else []


def _of_row(located: LocatedRow, context: Context) -> TwoYears | None:
    columns = year_columns(located, context)
    pair = [located.measured(c, context) for c in columns] if columns else []
    late, early = pair if len(pair) == 2 else (None, None)
    return TwoYears(late, early) if late and early else None


def is_of_counts(context: Context) -> bool:
    """Whether a turn asks of a number of things: of what was told last, or as it says itself."""
    question, last = context.question, context.state.last
    if Sign.ALL_OF_IT in question.signs or Sign.MONEY in question.signs or last is None:
        return False
    if _counts_asked(question) or _counts_asked(last.question):
        return True
    told = [] if last.question.money else latest(context)[:1]
    return bool(told) and told[0].figure.currency is None


def _counts_asked(question: Question) -> bool:
    """Whether a question asks for a number of people, projects or other things."""
    if question.value_type is ValueType.PERCENT:
        return False  # 「何％増？」 counts nothing
    kinds = any(t.kind in COUNTED for t in question.terms) and not question.money
    return question.value_type is ValueType.COUNT or question.counter is not None or kinds


def counts_of_two_years(context: Context) -> list[TwoYears]:
    """The counts told last, each with that of the year before, where they are of one kind."""
    words, counter = words_of(context), _counter(context)
    for sentence in sentences_in_view(context, near=False):
        for one in sentence.singles():
            counts = [p.quantity.unit for p in one.parts if _is_count(p.quantity, counter)]
            if not counts or not all(says(fold_key(one.text), w) for w in words):
                continue
            # What stands further below is of something else than what was asked of.
            found = [*_in_sentence(one, context), *_in_brackets(one, context)]
            kept = [t for t in found if not counter or same_counter(t.late.unit, counter)]
            alike = len({t.late.unit for t in kept}) == 1
            return kept if alike and len(kept) <= MOST else []
    return []


def _is_count(quantity: TextQuantity, counter: str | None) -> bool:
    counts = not (quantity.is_money or quantity.is_rate) and quantity.unit not in counters("time")
    return counts and (not counter or same_counter(quantity.unit, counter))


def _counter(context: Context) -> str | None:
    """What is counted: as the turn says it, else as it was asked before."""
    last = context.state.last
    return context.question.counter or (last.question.counter if last else None)


def _in_sentence(one: ReadSentence, context: Context) -> Iterator[TwoYears]:
    for at, part in enumerate(one.parts):
        if part.now is None or part.quantity.is_money or part.quantity.is_rate:
            continue
        late, early = one.measured(part.now, context), one.measured(at, context)
        if late and early:
            yield TwoYears(late, early)


def _in_brackets(one: ReadSentence, context: Context) -> Iterator[TwoYears]:
    for value in context.values.get(one.document_id, ()):
        if value.start < one.end and one.start < value.end:
            found = before_in_brackets(context, value)
            if found is not None:
                yield TwoYears(*found)
