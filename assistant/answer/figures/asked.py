"""Which of the amounts that an answer quotes is the one that was asked for.

Read is every amount of the places that are quoted, with the words that say what it is of. One that
is of another year, program, measure or size than what is asked is none; of the others that one is
meant which says most of the question, where no other says as much.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.acts import Act, Guess
from assistant.answer.context import Context
from assistant.evidence.amounts import FoundAmount, SaidAmount
from assistant.question.model import Intent, Question, ValueType
from assistant.question.signs import Sign, shows
from assistant.question.words.lexicon import says_measure
from corpus.facts import Measure
from corpus.tables.columns.heads import YEARLY

MARGIN = 0.1  # an amount that says so little less of the question may be meant as well
SAID = 0.6  # of the question, by what stands around an amount that is surely meant
HINTED = 0.2  # by that of the only amount that fits
OWN = 0.4  # by the words of an amount itself, where the question does not ask for money
ASKED = frozenset({Intent.FIGURE, Intent.FACT, Intent.DEFINITION, Intent.FIT})
TYPED = frozenset({None, ValueType.TEXT, ValueType.MONEY})
BOUNDS = frozenset({"以上", "未満", "超"})
NAMING = frozenset({Act.AMOUNT, Act.FACT, Act.SAME_FOR, Act.SHARE})  # of an attribute by its name
COMPUTED = frozenset(
    {Act.TOTAL, Act.DIFFERENCE, Act.SHARE, Act.PER_UNIT, Act.MULTIPLY, Act.CONVERT, Act.REST}
)
SURE = 0.45  # that a turn wants something computed
SCALE = "support_scale"


def asked_amounts(
    context: Context, ranges: Sequence[tuple[str, int, int]], guess: Guess
) -> tuple[FoundAmount, ...]:
    """The amounts of some ranges that surely are what is asked for, none where it is not sure."""
    question = context.question
    if not _asks(question, guess):
        return ()
    every = context.amounts_in(question, ranges)
    found = [f for f in every if _fits(f, question) and not _is_counted_in(f, every)]
    fitting = _of_the_year(_of_one(found, question), question)
    own = [f for f in fitting if not _of_another(f.said, context)]
    if not own:
        return ()
    best = max(own, key=lambda f: (f.score, -f.rank))
    rivals = found if best.said.quantity.per is None else fitting
    if any(f.score > best.score or (f.score == best.score and f.rank < best.rank) for f in rivals):
        return ()
    others = [] if question.whole else [f for f in every if f.said.part]
    if not _is_sure(best, [*own, *others], context):
        return ()
    tied = [f for f in own if f.score > best.score - MARGIN]
    if len({f.value for f in tied}) == 1:
        return (best,)
    return _of_each_year(tied, question)


def _asks(question: Question, guess: Guess) -> bool:
    """Whether a turn asks for an amount that may be written, and not for one to be computed."""
    if question.intent not in ASKED:
        return False
    if question.confirm:
        return question.supposes  # "it pays 24k a year, right?"
    if question.supposes:
        return False
    if question.value_type in TYPED and guess.act in NAMING and not question.money:
        return True
    computes = guess.act in COMPUTED and guess.probability >= SURE
    return _asks_money(question) and not computes


def _asks_money(question: Question) -> bool:
    return question.money or any(t.concept == SCALE and not t.carried for t in question.terms)


def _fits(found: FoundAmount, question: Question) -> bool:
    """Whether an amount may be what is asked for, by all that is known of it but its program."""
    said, quantity = found.said, found.said.quantity
    ranged = quantity.low is not None and quantity.low != quantity.value
    bound = quantity.about in BOUNDS and not (quantity.about == "超" and shows(said.own, Sign.GAVE))
    if found.unsaid or ranged or bound or quantity.value == 0:
        return False
    borrows = Sign.BORROWS in question.signs and Sign.REPAYS not in question.signs
    if borrows and shows(said.own, Sign.REPAYS):
        return False
    more = question.signs & {Sign.ON_TOP, Sign.MORE, Sign.CHANGE}
    if found.sized is False or (shows(said.own, Sign.ON_TOP) and not more):
        return False
    # What somebody gets is no budget.
    return not question.signs & {Sign.GETS, Sign.AT_MOST} or not _is_budget(said)


def _is_counted_in(found: FoundAmount, every: Sequence[FoundAmount]) -> bool:
    """Whether an amount is counted in another, and not asked for by its own name beside that."""
    beside = [f for f in every if f.said.place == found.said.place and not f.said.part]
    named = bool(beside) and all(found.own > f.own + MARGIN for f in beside)
    return found.said.part and not (named and found.own >= SAID)


def _is_budget(said: SaidAmount) -> bool:
    measures = (m for m in Measure if m.value in YEARLY)
    return said.measure in YEARLY or any(says_measure(said.own, m) for m in measures)


def _of_one(found: Sequence[FoundAmount], question: Question) -> list[FoundAmount]:
    """The amounts for one of what a question says: 「一泊いくら」; else those for no one thing."""
    said = [f for f in found if f.said.quantity.per and question.says(f.said.quantity.per)]
    if said or any(c.number == 1 for c in question.counts):
        return said
    each = question.signs & {Sign.GETS, Sign.EACH}
    return [f for f in found if each or not f.said.quantity.per]


def _of_another(said: SaidAmount, context: Context) -> bool:
    """Whether an amount is of another program than what is asked of."""
    question = context.question
    named = any(not (t.light or t.carried or t.concept) for t in question.terms)
    if not (question.program_ids and said.programs) or ("programs" in question.inherited and named):
        return False
    return context.catalog.scope(question.program_ids).isdisjoint(said.programs)


def _of_the_year(found: Sequence[FoundAmount], question: Question) -> list[FoundAmount]:
    """The amounts of the years that are asked for; of several of one thing else the latest."""
    years = set(question.years) | question.said_years
    if years:
        return [f for f in found if f.said.years & years] or [f for f in found if not f.said.years]
    if Sign.LAST_YEAR in question.signs:
        return list(found)
    latest: dict[tuple[object, ...], int] = {}
    for f in found:
        latest[_thing(f)] = max((latest.get(_thing(f), 0), *f.said.years))
    return [
        f
        for f in found
        if not f.said.earlier and (not f.said.years or latest[_thing(f)] in f.said.years)
    ]


def _thing(one: FoundAmount) -> tuple[object, ...]:
    return one.said.document_id, one.said.place, one.said.name


def _is_sure(best: FoundAmount, found: Sequence[FoundAmount], context: Context) -> bool:
    """Whether an amount surely is meant: by much that is said of it, or as the only one there."""
    first = best.rank == min(f.rank for f in found)
    only = first and len({f.value for f in found if f.said.place == best.said.place}) == 1
    if not _asks_money(context.question):
        others = (f.own for f in found if f.value != best.value)
        named = best.own >= SAID and best.own > max(others, default=0.0) + MARGIN
        return (named or (first and best.own >= OWN)) and not best.said.column
    if best.around >= SAID and (best.own > 0 or not best.said.column):
        return True
    return only and (best.around >= HINTED or _was_told(best.said, context))


def _was_told(said: SaidAmount, context: Context) -> bool:
    """Whether what was told last stands where an amount does, and "it" is asked of."""
    last = context.state.last
    question = context.question
    if last is None or Sign.POINTS_BACK not in question.signs:
        return False
    if question.whole and not _is_budget(said):
        return False
    first = last.answer.citations[:1]
    return any(
        c.document_id == said.document_id and c.start < said.place[1] and said.place[0] < c.end
        for c in first
    )


def _of_each_year(tied: Sequence[FoundAmount], question: Question) -> tuple[FoundAmount, ...]:
    """One amount for each of several years that are asked for."""
    years = sorted(set(question.years) | question.said_years)
    made: list[FoundAmount] = []
    for year in years:
        own = {f.value: f for f in tied if year in f.said.years}
        if len(own) != 1:
            return ()
        made += own.values()
    return tuple(made) if len(made) > 1 else ()
