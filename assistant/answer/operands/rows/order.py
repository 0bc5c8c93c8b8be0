"""What rows are put in order by, and which of them are asked for: "which grew fastest, in %"."""

from __future__ import annotations

from dataclasses import dataclass, replace

from assistant.acts import Act
from assistant.answer.context import Context
from assistant.answer.operands.rows.asked import RANKED
from assistant.answer.operations.measured import Number
from assistant.question.grammars.slots import read_slots
from assistant.question.model import Intent, Question, Term, Threshold, ValueType
from assistant.question.signs import Sign, shows

FEW = 5  # where an order is asked for, and no number
PAIR = 2  # columns that are set against each other
RATES = frozenset({Sign.RATE_OF_CHANGE, Sign.RATIO})


@dataclass(frozen=True, slots=True)
class Order:
    """`change` is 1 for what rose, -1 for what fell, None where amounts are put in order.

    `keeps`: all rows that fit are asked for; else as `many`, None for the first, or the one at
    `place` alone. `between` are
    the columns of which one is to exceed the other: "where is the grant above the request".
    """

    change: int | None = None
    rate: bool = False
    least: bool = False
    keeps: bool = False
    many: int | None = None
    limit: Threshold | None = None
    between: tuple[Term, ...] = ()
    place: int | None = None  # the one that is asked for: 2 for "and the second?", -1 for the last

    @property
    def ascends(self) -> bool:
        """Whether the smallest comes first."""
        return self.least if self.change is None else self.change < 0

    def allows(self, value: Number) -> bool:
        """Whether a row of a value is asked for at all."""
        if self.change is not None:
            return value * self.change > 0 if self.change else value == 0
        return self.limit is None or self.limit.allows(int(value))


def order_of(context: Context) -> Order | None:
    """The order that a turn asks for, or goes on with: "and percentage wise?", 「2番目は」."""
    question = context.question
    own, ranking = _own(question), ranking_before(context)
    before = _own(ranking) if ranking else None
    if before is None or ranks_anew(question):
        return own
    slots = question.slots
    if own is not None:
        return replace(before, many=own.many, place=None)  # 「トップ3は？」
    if slots.elliptic and not RATES.isdisjoint(question.signs):
        return replace(before, rate=True)
    if slots.ordinal not in {None, 0, 1} and _told_one(context):
        return replace(before, many=None, place=slots.ordinal)
    named = any(not (t.light or t.carried) for t in question.terms)
    if slots.elliptic and question.said_years and not named:
        return before  # 「6年度だと？」
    if slots.elliptic and _names_side(question):
        return before  # 「収入で多いのは？」「支出は？」
    if slots.table and slots.things:
        return replace(before, many=slots.things)
    return before if _only_asks_which(question) else None


def _names_side(question: Question) -> bool:
    """Whether a turn names one side of an account and nothing else."""
    said = [t for t in question.terms if not (t.light or t.carried)]
    sides = (Sign.SPENDING, Sign.INCOME)
    return bool(said) and all(any(shows(t.surface, s) for s in sides) for t in said)


def ranking_before(context: Context) -> Question | None:
    """The ranking that the turns before are about: the last, and what went on from it."""
    for exchange in context.state.about:
        if _own(exchange.question) is not None:
            return exchange.question
        if exchange.question.slots.ordinal is None:
            return None
    return None


def ranks_anew(question: Question) -> bool:
    """Whether a turn says an order of its own, and not only how many of the one before."""
    own = _own(question)
    return own is not None and (own.keeps or not _counts_only(question))


def _counts_only(question: Question) -> bool:
    """Whether a turn says how many, and of what order nothing: 「トップ3は？」."""
    said = any(not (t.light or t.carried) for t in question.terms)
    said = said or bool(question.years) or question.money
    return question.top is not None and not said and RANKED.isdisjoint(question.signs - {Sign.RANK})


def _told_one(context: Context) -> bool:
    """Whether what was told last is one thing: of several an ordinal picks one."""
    last = context.state.last
    return last is not None and len({i.name for i in last.items}) == 1


def _only_asks_which(question: Question) -> bool:
    """Whether a turn asks for the same order of something else: 「金額だとどれ？」."""
    said = [t for t in question.terms if not (t.light or t.carried)]
    which = question.slots.elliptic or Sign.WHICH_ONES in question.signs
    named = question.programs and not question.inherited
    return which and Sign.SUPPOSES in question.signs and len(said) <= 1 and not named


def _is_limited(question: Question) -> bool:
    """Whether things are asked for by a limit: "works under $1 million"."""
    counts = question.value_type in {ValueType.COUNT, ValueType.PERCENT, ValueType.DATE}
    of_one = question.programs or question.confirm or question.how_much
    return question.threshold is not None and not (of_one or counts)


def _own(question: Question) -> Order | None:
    """The order that a question asks for itself."""
    signs = question.signs
    counted = question.top is not None and question.slots.things is None  # not 「その2つ」
    said = (t for t in question.terms if not t.light)
    bare = question.slots.elliptic and all(read_slots(t.surface).ordinal for t in said)
    bare = bare and question.slots.ordinal is not None  # 「3番目は？」 goes on
    ranks = (question.act is Act.RANK and not bare) or not RANKED.isdisjoint(signs)
    place = question.slots.ordinal if ranks else None  # 「2番目に大きい」
    first = counted or place is not None or not RANKED.isdisjoint(signs)
    keeps = (question.intent is Intent.FILTER or _is_limited(question)) and not question.new_only
    between = tuple(t for t in question.terms if not t.carried)
    if Sign.LIMIT in signs and question.threshold is None and len(between) >= PAIR:
        way = -1 if Sign.UPPER_LIMIT in signs else 1
        return Order(change=way, keeps=True, between=between)
    if not (first or keeps):
        return None
    if keeps and question.change is None and question.threshold is None:
        return None
    many = None if Sign.AMONG in signs else question.top  # 「3つの中で一番」 is one of three
    return Order(
        change=_change_asked(question) if question.threshold is None else None,  # "over $4 million"
        rate=Sign.RATE_OF_CHANGE in signs,
        least=Sign.LEAST in signs,
        keeps=keeps,
        many=many or (FEW if Sign.IN_ORDER in signs else None),
        limit=question.threshold,
        place=None if place == 1 else place,
    )


def _change_asked(question: Question) -> int | None:
    """Whether what rose or what fell is put in order: 「伸びが一番大きい」, "drops the most"."""
    ranked = not RANKED.isdisjoint(question.signs) and Sign.DIFFERENCE in question.signs
    if question.change is None and ranked and Sign.LEAST not in question.signs:
        return -1 if Sign.LESS in question.signs else 1
    return question.change
