"""The value that a turn wants, whatever else it says: when one may apply, an address, how many.

"締切いつですか" wants a day, 「何団体受かったの」 a number of 団体. What has a value of the kind
about something else does not answer such a turn; where nothing has one, that is the answer.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from assistant.acts import Act
from assistant.question.grammars.counts import words_counted
from assistant.question.model import Question, Term, ValueType
from assistant.question.programs.partial import names_something
from assistant.question.signs import Sign, shows
from assistant.question.words.lexicon import said_in

CALL = "call_period"  # as the lexicon calls it
SURE = 0.9  # that an act wants a value which the words of its turn do not type


class SoughtKind(StrEnum):
    """What is wanted, by the name of the sentence that says that it is not there."""

    CALL = "call"  # from when, or until when, one may apply
    MAIL = "mail"
    PHONE = "phone"
    NUMBER = "number"
    AMOUNT = "amount"
    RATE = "rate"
    CHOSEN = "chosen"  # who was chosen, by name
    BUDGET = "budget"  # what all of it costs


REACH: Mapping[SoughtKind, tuple[str, Sign]] = {
    SoughtKind.PHONE: ("電話", Sign.BY_PHONE),
    SoughtKind.MAIL: ("メール", Sign.BY_MAIL),
}
# What no number answers, as the lexicon calls it.
NAMED = frozenset({"大学名", "会社名", "時刻"})
TYPED: Mapping[ValueType, SoughtKind] = {
    ValueType.COUNT: SoughtKind.NUMBER,
    ValueType.MONEY: SoughtKind.AMOUNT,
    ValueType.PERCENT: SoughtKind.RATE,
}
TYPE_OF: Mapping[SoughtKind, ValueType] = {kind: value for value, kind in TYPED.items()}
BY_ACT: Mapping[Act, SoughtKind] = {Act.COUNT: SoughtKind.NUMBER, Act.AMOUNT: SoughtKind.AMOUNT}
OF_MONEY = (Sign.MONEY, Sign.SPENDING, Sign.PAYS, Sign.GETS)  # no thing that has an amount
# Acts that want one value which is printed or is not; others compute, compare or describe.
FOR_ONE = frozenset({Act.AMOUNT, Act.COUNT, Act.SHARE, Act.FACT, Act.PERIOD, Act.RESULT})
TOLD_OTHERWISE = frozenset({Sign.WHY, Sign.DIFFERENCE, Sign.SUM, Sign.SHARE_OF_WHOLE})
OF_NO_BUDGET = frozenset({Sign.GETS, Sign.OWN_SHARE, Sign.WHY, Sign.DIFFERENCE})


@dataclass(frozen=True, slots=True)
class Sought:
    """The kind of value that a turn wants, and of what: "how many jobs go" → NUMBER, (jobs,).

    `question` asks for a value of no other kind.
    """

    kind: SoughtKind
    question: Question
    of: tuple[Term, ...]

    @property
    def called(self) -> tuple[str, ...]:
        """The words for a call that the turn says, folded: 「申請の期限」 → 申請, 期限."""
        said = said_in(self.question.text)
        return tuple(said.text[slice(*span)] for span in said.of(Sign.CALLS))

    @property
    def words(self) -> tuple[str, ...]:
        """What it is of, as the turn says it."""
        return tuple(t.surface for t in self.of)


def read_sought(own: Question, question: Question, probability: float) -> Sought | None:
    """What value a turn wants; None where it wants none, several, or what is computed.

    `own` is the turn by its own words, `question` as the conversation fills it in; `probability`
    is that of its act.
    """
    named = (t for t in own.terms if not (t.light or t.carried) and own.says(t.surface))
    of = tuple(t for t in named if t.concept or names_something(t))
    for kind, asks in (
        (_reach(own), True),
        (SoughtKind.CALL, _asks_of_call(own)),
        (SoughtKind.CHOSEN, _asks_who(own)),
        (SoughtKind.BUDGET, _asks_of_budget(own)),
        (_typed(own, probability), _asks_one(own)),
    ):
        if kind is not None and asks:
            things = _of(kind, of, own.text)
            open_ = kind is SoughtKind.AMOUNT and not things  # 「いくら」 is asked of what was told
            return None if open_ else Sought(kind, _typed_as(kind, question), things)
    return None


def _reach(own: Question) -> SoughtKind | None:
    """How an office is to be reached: 「メアドある？」; by either one where both are named."""
    counters = {counter: kind for kind, (counter, _) in REACH.items()}
    named = counters.get(own.counter or "")
    asked = [k for k, (_, sign) in REACH.items() if k is named or sign in own.signs]
    of_reach = own.act is Act.CONTACT or named is not None
    return asked[0] if of_reach and len(asked) == 1 else None


def _asks_of_call(own: Question) -> bool:
    """Whether it is asked when one may apply: 「募集いつから」, "when do i need to submit".

    How long somebody stays who comes by a call is another thing: 「一般公募だと何日まで」.
    """
    labelled = any(t.concept == CALL for t in own.terms)
    others = (t for t in own.terms if not (t.light or t.carried or t.verbal or t.concept))
    alone = not any(names_something(t) and not shows(t.surface, Sign.CALLS) for t in others)
    dated = own.value_type is ValueType.DATE or (labelled and own.value_type is None)
    return dated and Sign.CALLS in own.signs and (labelled or alone)


def _asks_who(own: Question) -> bool:
    """Whether those are asked for by name who were chosen: 「どこの大学が通ったの」."""
    named = own.counter in NAMED or own.value_type in {ValueType.PERSON, ValueType.PLACE}
    return (named or Sign.WHICH_ONES in own.signs) and Sign.WERE_CHOSEN in own.signs


def _asks_one(own: Question) -> bool:
    """Whether one printed value is wanted: no reason, nothing computed, no share but of success.

    Of an amount that a turn states itself something is computed: 「90万円だと補助はいくら」.
    """
    if Sign.SUCCESS_RATE in own.signs:
        return Sign.ASKS in own.signs and not own.supposes
    rated = own.value_type is not ValueType.PERCENT
    told = own.confirm or own.supposes or not TOLD_OTHERWISE.isdisjoint(own.signs)
    return own.act in FOR_ONE and rated and Sign.ASKS in own.signs and not told


def _asks_of_budget(own: Question) -> bool:
    """Whether it is asked what all of it costs: 「予算の総額は」, and not what one gets of it."""
    asks = own.money and own.act in FOR_ONE | {Act.TOTAL} and Sign.ASKS in own.signs
    told = own.amounts or own.confirm or not OF_NO_BUDGET.isdisjoint(own.signs)
    return asks and Sign.BUDGET in own.signs and not told


def _typed(own: Question, probability: float) -> SoughtKind | None:
    """The kind of value that the words of a turn type, else that its act surely wants."""
    if Sign.SUCCESS_RATE in own.signs:
        return SoughtKind.RATE
    if own.value_type and own.value_type in TYPED and own.counter not in NAMED:
        return TYPED[own.value_type]
    untyped = own.value_type is None and probability >= SURE
    return BY_ACT.get(own.act) if untyped else None


def _of(kind: SoughtKind, terms: Sequence[Term], text: str) -> tuple[Term, ...]:
    """The words that say of what a value is wanted, beside those that ask for its kind."""
    if kind is SoughtKind.CALL:
        return tuple(t for t in terms if not (t.concept or shows(t.surface, Sign.CALLS)))
    if kind in {SoughtKind.MAIL, SoughtKind.PHONE}:
        return tuple(t for t in terms if not t.concept)
    if kind is SoughtKind.NUMBER and (counted := words_counted(text)):
        return tuple(t for t in terms if any(w in t.surface.split() for w in counted))
    if kind is SoughtKind.RATE:
        return tuple(t for t in terms if shows(t.surface, Sign.SUCCESS_RATE))
    if kind in {SoughtKind.BUDGET, SoughtKind.CHOSEN}:
        return ()
    if kind is SoughtKind.AMOUNT:
        of_money = (any(shows(t.surface, s) for s in OF_MONEY) for t in terms)
        return tuple(t for t, frames in zip(terms, of_money, strict=True) if not frames)
    return tuple(terms)


def _typed_as(kind: SoughtKind, question: Question) -> Question:
    value = ValueType.DATE if kind is SoughtKind.CALL else TYPE_OF.get(kind, question.value_type)
    counter = question.counter if kind is SoughtKind.NUMBER else None
    return replace(question, value_type=value, counter=counter, per=False)
