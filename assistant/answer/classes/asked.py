"""What a turn asks of several classes: what each gets, how many there are, how long it lasts.

「いくらもらえる」 is asked of what is given to somebody, and never of a whole budget;
「指導員は？」 of what was told last.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answer.context import Context
from assistant.answer.kinds import TALK
from assistant.conversation.item import Item
from assistant.evidence.classes import ClassKind, ClassValue
from assistant.model import Citation
from assistant.question.attributes import SHARES
from assistant.question.grammars.counts import counters
from assistant.question.model import Intent, Question, ValueType
from assistant.question.signs import Sign
from corpus.facts import Measure

GETS = frozenset({Sign.GETS, Sign.OF_ONE, Sign.PER, Sign.AT_MOST})
CONCEPTS = frozenset({"support_scale", "rate", "contribution"})
# What is computed of amounts, or asked of all together, is no value of a class.
OTHER = frozenset(
    {Sign.RATIO, Sign.AVERAGE, Sign.WHY, Sign.SUCCESS_RATE, Sign.SHARE_OF, Sign.REASON}
)
WORDED = frozenset({ValueType.DATE, ValueType.PERSON, ValueType.PLACE})
PLAIN = frozenset(
    {Intent.FIGURE, Intent.FACT, Intent.COMPARE, Intent.FIT, Intent.DIFFERENCE, Intent.SUM}
)


def kind_asked(context: Context, own: Question) -> ClassKind | None:
    """The kind of value that a turn asks for; of a turn that names a class alone, what was told."""
    question = context.question
    counted = own.counter is not None and own.counter not in SHARES
    counted = counted or own.value_type is ValueType.COUNT
    measures = set(own.measures) - ({Measure.PREVIOUS} if counted else set())
    other = measures or (own.years and not counted) or own.confirm
    other = other or not OTHER.isdisjoint(own.signs) or own.asks_twice
    supposes = own.amounts or own.slots.scaled or any(c.number > 1 for c in own.slots.counts)
    if other or question.intent not in PLAIN or supposes or _asks_how_to_reach(own):
        return None
    if counted:
        return None if own.counter in counters("time") else ClassKind.COUNT
    if _asks_what_one_gets(own):
        return ClassKind.MONEY
    return _kind_told(context) if asks_nothing(own) else None


def _asks_how_to_reach(own: Question) -> bool:
    """Whether a turn asks for a number to call, or an address: 「電話どこ？」 counts nothing."""
    return Sign.REACHED in own.signs and any(t.concept == "contact" for t in own.terms)


def _asks_what_one_gets(own: Question) -> bool:
    concepts = {t.concept for t in own.terms if t.concept}
    if own.slots.per and own.slots.elliptic:
        return False  # 「一人あたりだと？」 divides what was told
    gets = own.per or not GETS.isdisjoint(own.signs)
    return bool(concepts & CONCEPTS) or ((own.money or own.how_much) and gets)


def asks_nothing(own: Question) -> bool:
    """Whether a turn names something and asks nothing of it: 「指導員は？」, "and a postdoc?"."""
    asks = own.money or own.counter or own.value_type is not None or own.act in TALK
    asks = asks or any(t.concept for t in own.terms) or own.intent is Intent.SMALLTALK
    return not asks and (own.slots.elliptic or not any(t.light for t in own.terms))


def _kind_told(context: Context) -> ClassKind | None:
    """The kind of the values that the last answer was about; a day or a name is none."""
    last = context.state.last
    if last is not None and last.question.value_type in WORDED:
        return None
    kinds = {c.kind for c in told_last(context)}
    if len(kinds) > 1 and last is not None:  # a line has several: what was asked for is meant
        counts = last.question.value_type is ValueType.COUNT and ClassKind.COUNT in kinds
        return ClassKind.COUNT if counts else None
    return kinds.pop() if kinds else None


def told_last(context: Context) -> Sequence[ClassValue]:
    """The values of classes in what the last answer cites first."""
    last = context.state.last
    if last is None or last.answer.status != "answered":
        return ()
    shown = [i for i in last.items if i.citation]
    figures = [i for i in shown if i.figure]
    of_class = [i for i in shown if len(i.parts) == 1]
    meant = figures or of_class or shown[:1]
    if not meant:
        return [c for place in last.answer.citations[:1] for c in cited(context, place)]
    return [c for item in meant for c in _of_item(context, item)]


def _of_item(context: Context, item: Item) -> list[ClassValue]:
    """The values of the class that a thing shown is called by, else all where it stands."""
    held = cited(context, item.citation) if item.citation else []
    return [c for c in held if c.name in (item.name, *item.parts)] or held


def cited(context: Context, place: Citation) -> list[ClassValue]:
    """The values of classes that a citation has a part of."""
    return [
        c
        for c in context.classes_of(place.document_id)
        if c.value.start < place.end and place.start < c.value.end
    ]
