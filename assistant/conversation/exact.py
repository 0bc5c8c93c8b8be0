"""What exact grammars say of the acts of a turn: a unit to answer in is a conversion."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.acts import Act, Guess, Shown
from assistant.conversation.state import State
from assistant.question.attributes import ATTRIBUTES
from assistant.question.before.newness import asks_the_new
from assistant.question.grammars.slots import read_slots
from assistant.question.model import Intent, Question, Term
from assistant.question.signs import Sign
from assistant.question.summing_up import sums_up
from assistant.question.words.concepts import is_attribute
from assistant.question.words.naming import naming_terms

SURE = 0.45  # talk takes nothing from before only where it surely is talk
TALK = frozenset(
    {Act.GREET, Act.THANKS, Act.NO, Act.CHITCHAT, Act.COMPLAIN, Act.CAPABILITY, Act.UNCLEAR}
)
CLAIMS = frozenset(
    {Act.SOURCE, Act.WHICH, Act.UNCLEAR, Act.COMPLAIN, Act.AMOUNT, Act.FACT}
)  # with an amount
# What a turn that says only of what it asks surely is not: 「大企業だと？」, 「短期は？」
NOT_OF_WHAT = TALK - {Act.UNCLEAR} | {
    Act.CORRECT, Act.CONVERT, Act.TABULATE, Act.MULTIPLY, Act.TOTAL, Act.DIFFERENCE, Act.SHARE,
    Act.PER_UNIT, Act.TRANSLATE, Act.SOURCE, Act.WHY, Act.PICK, Act.DEFINE,
}  # fmt: skip
AMOUNTS = frozenset({Shown.FIGURE, Shown.ROWS})
# Acts that may set two amounts side by side: 「前の年の倍以上ってこと？」
COMPARED = frozenset({Act.VERIFY, Act.TREND, Act.DIFFERENCE, Act.AMOUNT, Act.FACT, Act.COMPARE})
# What a turn says that adds up or divides what was shown.
COMPUTING = frozenset(
    {
        Sign.SUM, Sign.IN_TOTAL, Sign.WHOLE, Sign.BOTH, Sign.ALL, Sign.EACH, Sign.AVERAGE, Sign.PER,
        Sign.OF_ONE, Sign.RATIO, Sign.TIMES, Sign.SHARE_OF, Sign.DIFFERENCE, Sign.COMPARE,
        Sign.DIVIDES, Sign.BESIDE, Sign.SUPPOSES, Sign.CHANGE, Sign.MORE, Sign.LESS,
    }
)  # fmt: skip
DIFFERS = frozenset(
    {
        Sign.DIFFERENCE, Sign.CHANGE, Sign.COMPARE, Sign.MORE, Sign.LESS, Sign.BESIDE, Sign.BOTH,
        Sign.LAST_YEAR, Sign.RATIO, Sign.RATE_OF_CHANGE,
    }
)  # fmt: skip
COMPUTED = frozenset(
    {Act.TOTAL, Act.DIFFERENCE, Act.PER_UNIT, Act.SHARE, Act.MULTIPLY, Act.OVERVIEW}
)
# What an amount may be said for, other than to be confirmed.
COMPUTES = COMPUTED | {Act.SHARE, Act.CONVERT, Act.COMPARE, Act.TREND, Act.RANK, Act.FILTER}
TELLS = frozenset(
    {Act.MORE, Act.DEFINE, Act.SHORTEN, Act.SUMMARY, Act.PURPOSE}
)  # of the document, first
# Of a document as a whole: which of them is meant tells less than that one is.
OF_WHOLE = frozenset({Act.OVERVIEW, Act.SUMMARY, Act.ABOUT_DOCUMENT})
SUPPOSED = frozenset({Sign.POINTS_BACK, Sign.SUPPOSES})  # a factor is of that, or would be
# What a turn says that does more with an attribute than ask for it.
DONE_WITH = COMPUTING | {
    Sign.RANK, Sign.MOST, Sign.LEAST, Sign.TOP, Sign.LIST, Sign.NEW, Sign.BREAKDOWN, Sign.TIMELINE,
    Sign.LAST_YEAR, Sign.NEXT_YEAR, Sign.WHY, Sign.WHICH_ONES, Sign.WHICH_PROGRAMS, Sign.SEVERAL,
}  # fmt: skip
ASKED_FOR = {concept: act for act, concept in ATTRIBUTES.items()}


def as_said_exactly(
    own: Question,
    likely: tuple[Guess, ...],
    state: State,
    told_by: Callable[[Term], Sequence[str]] = lambda _term: (),
) -> tuple[Guess, ...]:
    """The guesses as the exact grammars have them: a unit to answer in is a conversion.

    `told_by` gives the documents that a word by itself tells.
    """
    slots = own.slots
    if slots.language is None:  # 「日本は参加してる？」 asks for no other language
        likely = tuple(g for g in likely if g.act is not Act.TRANSLATE)
        likely = likely or (Guess(Act.FACT, 1.0),)
    if slots.ordinal is not None and likely[0].act is Act.RANK and likely[0].probability >= SURE:
        return likely  # 「2番目に大きいのは」
    told = likely[0].act in TELLS and not state.exchanges and _names_nothing(own)
    if told or sums_up(own):
        return (
            Guess(Act.SUMMARY, 1.0),
            *likely,
        )  # 「この事業ざっくり教えて」, 「英語で2文にまとめて」
    if asks_the_new(own, told_by) and likely[0].act is not Act.FILTER:
        return (Guess(Act.NEW, 1.0), *likely)  # 「新規を全部、金額も」 wants not all there is
    if (act := _sure_act(own, state)) is not None:
        return (Guess(act, 1.0), *likely)
    likely = _of_a_whole(likely)
    if slots.elliptic and state.exchanges and _is_of_what(likely[0]) and _of_what(own):
        return (Guess(Act.SAME_FOR, likely[0].probability), *likely)
    if slots.elliptic and likely[0].act is Act.MULTIPLY and state.shown not in AMOUNTS:
        return (Guess(Act.SAME_FOR, likely[0].probability), *likely)  # 「2人だったら？」
    if own.multiple and likely[0].act in COMPARED:
        return (Guess(Act.SHARE, likely[0].probability), *likely)
    likely = tuple(_of_one(g, own) for g in likely)
    if state.exchanges and _claims(own, likely[0].act):
        others = tuple(g for g in likely if g.act is not Act.MULTIPLY or own.amounts)
        return (Guess(Act.VERIFY, likely[0].probability), *others)
    asks = _only_asks_amount(own) or (likely[0].act is Act.DIFFERENCE and _says_no_difference(own))
    if likely[0].act in COMPUTED and state.exchanges and asks:
        return (Guess(Act.AMOUNT, likely[0].probability), *likely)  # "and its budget?"
    if Sign.DIVIDES in own.signs and state.exchanges:
        return (Guess(Act.PER_UNIT, 1.0), *likely)
    several = any(c.number > 1 for c in slots.counts) and not slots.each
    if several and likely[0].act in {Act.TOTAL, Act.PER_UNIT} and state.exchanges:
        return (Guess(Act.MULTIPLY, likely[0].probability), *likely)
    return likely


def _of_a_whole(likely: tuple[Guess, ...]) -> tuple[Guess, ...]:
    """The guesses where what is asked of a whole document is as likely as all ways to ask it."""
    if likely[0].act not in OF_WHOLE:
        return likely
    together = sum(g.probability for g in likely if g.act in OF_WHOLE)
    return (Guess(likely[0].act, together), *likely[1:])


def _claims(own: Question, act: Act) -> bool:
    """Whether a turn states an amount that is to be judged."""
    said = own.amounts or _states_a_number(own)
    claims = bool(said) and own.intent is not Intent.SUM and not own.how_much
    told = act in CLAIMS or (own.confirm and act not in COMPUTES)
    return claims and (told or (act is Act.MULTIPLY and _states_a_number(own)))


def _states_a_number(own: Question) -> bool:
    """Whether a turn claims a large number: 「576万だよね」, "the total is 1.29 bn then?"."""
    slots = own.slots
    supposes = slots.elliptic or slots.counts or slots.factor or Sign.SUPPOSES in own.signs
    words = any(t.surface.isalpha() for t in own.terms) or own.whole  # "and 20,000?" has none
    return bool(slots.scaled) and (own.confirm or (own.closed and words and not supposes))


def _names_nothing(own: Question) -> bool:
    """Whether a turn has no word, program, year or amount that tells of what it is."""
    return not (own.programs or own.years or own.money or own.terms)


def _sure_act(own: Question, state: State) -> Act | None:
    """The act of a turn that says exactly what it does, mostly with what was shown."""
    slots = own.slots
    if Sign.ABOUT_DOCUMENT in own.signs and not (own.programs or own.money):
        return Act.ABOUT_DOCUMENT
    if slots.notation and not own.programs and state.showing and not own.terms:
        return Act.CONVERT
    if not state.exchanges:
        return None
    if own.amounts and slots.elliptic and not (own.confirm or Sign.SUPPOSES in own.signs):
        return Act.WHICH  # 「17億円のは？」
    if slots.ordinal is not None and _only_picks(own):
        return Act.PICK  # 「前者の支援額は」 asks of what it picks
    rates = not own.signs.isdisjoint({Sign.RATIO, Sign.RATE_OF_CHANGE})
    by_how_much = Sign.CHANGE in own.signs and not (rates or own.measures)
    if own.how_much and by_how_much and _names_nothing(replace(own, money=False)):
        return Act.TREND  # 「増えた額は？」, "up or down, by how much?"
    if (act := _attribute_act(own)) is not None:
        return act  # 「予算は？」, 「対象は？」
    if _only_computes(own) and Sign.WHY not in own.signs:  # "why did it double"
        return Act.MULTIPLY if slots.factor else Act.TOTAL  # 「その半分だと？」, "on average"
    changed = own.multiple and (own.multiple.change or not own.terms)
    return Act.SHARE if changed else None  # 「去年の倍以上？」, "so roughly 10% more?"


def _attribute_act(own: Question) -> Act | None:
    """The act of a turn that says one attribute and no more: 「予算は？」 → AMOUNT."""
    slots = own.slots
    counted = slots.counts or slots.factor or slots.per or slots.notation or slots.table
    said = [t for t in own.terms if not t.light]
    other = own.programs or own.years or own.amounts or own.confirm or counted or own.how_much
    if other or not DONE_WITH.isdisjoint(own.signs) or not all(map(is_attribute, said)):
        return None
    if own.money and not said:
        return Act.AMOUNT
    asked = ASKED_FOR.get(said[0].concept or "") if len(said) == 1 and not own.money else None
    return asked if len(own.terms) == 1 else None


def _of_what(own: Question) -> bool:
    """Whether a turn names a thing, and not what it asks of it: no attribute, no kind of value."""
    asks = own.money or own.value_type is not None or any(t.concept for t in own.terms)
    return not asks and any(not t.light for t in own.terms)


def _only_picks(own: Question) -> bool:
    """Whether a turn with an ordinal says no more than what of the thing it wants."""
    words = (t for t in own.terms if not t.light and read_slots(t.surface).ordinal is None)
    return own.money or all(t.concept for t in words)


def _only_asks_amount(own: Question) -> bool:
    """Whether a turn asks for an amount, and says nothing that computes one."""
    slots = own.slots
    counts = slots.counts or slots.factor or slots.per or slots.notation or slots.table
    return own.money and not counts and COMPUTING.isdisjoint(own.signs) and not own.amounts


def _says_no_difference(own: Question) -> bool:
    """Whether a turn asks how much, and of nothing that differs: 「いくらもらえるの」."""
    return own.how_much and own.signs.isdisjoint(DIFFERS)


def _is_of_what(guess: Guess) -> bool:
    """Whether a turn that says only of what may ask the same of it: 「小規模だと？」."""
    return guess.act not in NOT_OF_WHAT or (guess.act not in TALK and guess.probability < SURE)


def _only_computes(own: Question) -> bool:
    """Whether a turn multiplies by a factor or asks for a mean, and asks nothing else."""
    averages = Sign.AVERAGE in own.signs and own.slots.per is None
    supposes = not SUPPOSED.isdisjoint(own.signs) and not own.confirm
    scales = own.slots.factor is not None and supposes and not naming_terms(own)
    return averages or (scales and not own.amounts)


def _of_one(guess: Guess, own: Question) -> Guess:
    """「1年いくら」 multiplies nothing: it asks for the amount of one."""
    counts = own.slots.counts
    one = guess.act is Act.MULTIPLY and bool(counts) and all(c.number == 1 for c in counts)
    return replace(guess, act=Act.PER_UNIT) if one else guess
