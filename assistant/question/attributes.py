"""What a turn asks for that its words do not name: its act tells the attribute.

"How long can I stay" and 「いつまでいられる」 ask for a period in words that no document has; the
act `period` says so, and the lexicon says under which labels documents give one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from assistant.acts.act import Act
from assistant.acts.model import Guess
from assistant.question.model import Intent, Question, Term, ValueType
from assistant.question.signs import Sign
from assistant.question.words.lexicon import Concept, lexicon

ATTRIBUTES: Mapping[Act, str] = {
    Act.PERIOD: "period",
    Act.ELIGIBILITY: "eligibility",
    Act.APPLY: "apply",
    Act.CONTACT: "in_charge",
    Act.PURPOSE: "purpose",
    Act.RESULT: "results",
    Act.METHOD: "scheme",
}
INTENTS: Mapping[Act, Intent] = {
    Act.TREND: Intent.DIFFERENCE,
    Act.DIFFERENCE: Intent.DIFFERENCE,
    Act.SHARE: Intent.RATIO,
    Act.DEFINE: Intent.DEFINITION,
    Act.PURPOSE: Intent.DEFINITION,
    Act.WHY: Intent.REASON,
    Act.FIT: Intent.FIT,
    Act.WHICH: Intent.FIT,
    Act.RANK: Intent.RANK,
    Act.SORT: Intent.RANK,
    Act.NEW: Intent.FILTER,
}
MONEY = frozenset({Act.AMOUNT, Act.PER_UNIT, Act.TREND, Act.SHARE, Act.DIFFERENCE, Act.RANK})
CHANGED = frozenset({Sign.CHANGE, Sign.DIFFERENCE})
SHARES = frozenset({"%", "パーセント", "割", "倍"})  # counters of a share
SURE = 0.9  # that an amount is asked for, whatever thing it is of
LIKELY = 0.4  # an act less likely than this adds nothing to the words
OF_NOTHING_ELSE = MONEY | {Act.NEW}  # told by the act only where no other thing is named
LONGEST_OF_ONE = 3  # characters of 「一人」 and 「1課題」
PLAIN = frozenset({Intent.FACT, Intent.FIGURE})  # what no grammar has told more of


@dataclass(frozen=True, slots=True)
class _Named:
    """What a turn names beside what its act asks for."""

    content: bool  # a thing
    attribute: bool  # an attribute in a word that documents have: "deadline"
    counted: bool  # things that are counted

    @classmethod
    def of(cls, question: Question) -> _Named:
        counts = question.counter not in {None, *SHARES} or question.value_type is ValueType.COUNT
        return cls(_has_content(question), any(t.concept for t in question.terms), counts)


def ask_attribute(question: Question, guess: Guess) -> Question:
    """The question with what its act asks for, where its own words leave that open."""
    act = guess.act
    question = _for_each(question, act)
    if guess.probability < LIKELY and not question.per:
        return question
    if (intent := _claimed_change(question, act)) is not None:
        return replace(question, intent=intent, money=True)
    if question.intent not in PLAIN:
        return question
    if act is Act.CONTACT and question.counter is None:
        question = replace(question, terms=tuple(map(_reachable, question.terms)))
    named = _Named.of(question)
    question = _with_money(question, guess, named)
    question = _with_intent(question, act, named)
    if question.slots.each:
        question = replace(question, terms=tuple(t for t in question.terms if not is_of_one(t)))
    attribute = _attribute_left_open(question, act)
    if attribute is None or named.attribute:
        return question
    concept = lexicon().concepts[attribute]
    return replace(question, terms=(*question.terms, _term(concept)))


def _has_content(question: Question) -> bool:
    return any(not (t.light or t.concept) for t in question.terms)


def _for_each(question: Question, act: Act) -> Question:
    """An amount for each of something is asked for: 「一人いくら出る？」."""
    if not (question.slots.each and (question.money or act in {Act.AMOUNT, Act.PER_UNIT})):
        return question
    terms = tuple(t for t in question.terms if not is_of_one(t))
    limit = question.intent is Intent.RANK  # 「最大いくらもらえますか」 asks for a limit
    intent = Intent.FIGURE if limit else question.intent
    return replace(question, per=True, money=True, terms=terms, intent=intent)


def _with_money(question: Question, guess: Guess, named: _Named) -> Question:
    """An amount is asked for where the act says so and nothing else is: 「収入はどんだけ？」."""
    asking = Sign.ASKING in question.signs and question.value_type is None
    how_much = guess.act is Act.AMOUNT and guess.probability >= SURE and asking
    other = (named.content or named.attribute) and not how_much
    if guess.act not in MONEY or other or named.counted or question.confirm:
        return question
    return replace(question, money=True)


def _with_intent(question: Question, act: Act, named: _Named) -> Question:
    """The intent of the act, where the words of the turn do not tell another.

    「…するためのお金ってある？」 asks for a program, "how much" for an amount.
    """
    told = question.money and act not in MONEY and (act is not Act.FIT or question.how_much)
    told = told or (act is Act.WHICH and bool(question.amounts or question.programs))
    limit = act is Act.RANK and question.slots.each
    other = act in OF_NOTHING_ELSE and (named.content or named.counted or named.attribute)
    if act not in INTENTS or limit or told or other:
        return question
    return replace(
        question,
        intent=INTENTS[act],
        new_only=question.new_only or act is Act.NEW,
        money=question.money and act is not Act.FIT,
    )


def _attribute_left_open(question: Question, act: Act) -> str | None:
    """The attribute that the act asks for where the turn asks for nothing else."""
    if question.per and question.money:
        return "support_scale"
    applies = act is Act.APPLY and question.value_type is ValueType.TEXT
    open_ = question.value_type is None or applies
    asked = question.money or _has_content(question) or not (open_ or _only_when(question))
    return None if asked else _attribute(question, act)


def _claimed_change(question: Question, act: Act) -> Intent | None:
    """What is asked where a change is claimed: 「去年の倍？」, 「国保は減ってるよね？」."""
    if question.multiple and act in {Act.SHARE, Act.TREND}:
        return Intent.RATIO
    if act is Act.FILTER and question.intent in PLAIN and _asks_what_changed(question):
        return Intent.FILTER
    says_more = question.counter or any(not t.light for t in question.terms)
    changed = act is Act.VERIFY and not CHANGED.isdisjoint(question.signs)
    return Intent.DIFFERENCE if changed and question.intent in PLAIN and not says_more else None


def _asks_what_changed(question: Question) -> bool:
    """Whether a turn names nothing but how it changed: 「減ったやつある？」."""
    return question.change is not None and all(t.light for t in question.terms)


def _only_when(question: Question) -> bool:
    """Whether a turn asks when, and says no more: 「いつまでに出せばいいの」."""
    return question.value_type is ValueType.DATE and all(t.light for t in question.terms)


def _attribute(question: Question, act: Act) -> str | None:
    """The attribute of an act; a date that is asked for is no length of time."""
    dated = act is Act.PERIOD and question.value_type is ValueType.DATE
    return "call_period" if dated else ATTRIBUTES.get(act)


def is_of_one(term: Term) -> bool:
    """Whether a word only says that the amount of one is asked for: 「一人」, 「1課題」."""
    return term.surface[0] in "1１一" and len(term.surface) <= LONGEST_OF_ONE


def attribute_alone(question: Question) -> Question | None:
    """The question for the attribute of its act and nothing else; None where it has none.

    「修士はだめ？」 → who is eligible, whatever the documents call masters.
    """
    attribute = _attribute(question, question.act)
    if attribute is None or question.money:
        return None
    concept = lexicon().concepts[attribute]
    return replace(
        question, terms=(_term(concept),), confirm=False, value_type=None, intent=Intent.FACT
    )


def term_of(attribute: str) -> Term:
    """An attribute by its name as a word of a question: "period" → 支援期間."""
    return _term(lexicon().concepts[attribute])


def _reachable(term: Term) -> Term:
    """Whom to ask is the office in charge as well, where no number or address is asked for."""
    if term.concept != "contact":
        return term
    concept = lexicon().concepts["in_charge"]
    return replace(term, alternatives=(*term.alternatives, *concept.labels), kind=None)


def _term(concept: Concept) -> Term:
    """The attribute as a word of the question that any of its labels covers."""
    words = concept.labels
    return Term(words[0], words, focus=True, concept=concept.name, kind=concept.kind)
