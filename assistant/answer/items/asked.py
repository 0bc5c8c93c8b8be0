"""What a turn wants to know of an item: who, how much, until when, where, what to bring."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.acts import Act
from assistant.question.model import Intent, Question, Term
from assistant.question.signs import Sign
from assistant.question.supposing import Supposed
from assistant.question.wanted import attributes_wanted, words_of_turn

PLAIN = frozenset({Intent.FACT, Intent.FIGURE, Intent.FIT, Intent.DEFINITION})
# Acts that are of something else than one item: of what was shown, of all there is, of the paper.
OTHERWISE = frozenset(
    {
        Act.TOTAL,
        Act.DIFFERENCE,
        Act.SHARE,
        Act.TREND,
        Act.PER_UNIT,
        Act.CONVERT,
        Act.TABULATE,
        Act.SORT,
        Act.MORE,
        Act.SHORTEN,
        Act.SOURCE,
        Act.TRANSLATE,
        Act.WHY,
        Act.SUMMARY,
        Act.OVERVIEW,
        Act.ABOUT_DOCUMENT,
        Act.LIST,
        Act.COMPARE,
        Act.NEW,
        Act.PICK,
        Act.CORRECT,
        Act.GREET,
        Act.THANKS,
        Act.COMPLAIN,
        Act.CAPABILITY,
    }
)
ELSEWHERE = frozenset(
    {
        Sign.BUDGET,
        Sign.WHY,
        Sign.DIFFERENCE,
        Sign.SHARE_OF_WHOLE,
        Sign.SUCCESS_RATE,
        Sign.SUM,
        Sign.RANK,
        Sign.MORE,
        Sign.COMPARE,
        Sign.MOST,
        Sign.LEAST,
        Sign.FOREMOST,
        Sign.WERE_CHOSEN,
    }
)
LIKELY = 0.5


@dataclass(frozen=True, slots=True)
class Wanted:
    """The attributes that a turn asks for, the words that say of what, and what it supposes."""

    attributes: tuple[str, ...]
    words: tuple[Term, ...]
    given: tuple[Supposed, ...] = ()
    most: bool = False  # the most alone, and no rate: 「上限は？」

    @property
    def things(self) -> tuple[Term, ...]:
        """The words for things: none that says what is done."""
        return tuple(w for w in self.words if not w.light)


def wanted(own: Question, probability: float) -> Wanted | None:
    """What a turn wants of one item; None where it is no such question."""
    claims = (own.confirm or own.closed) and own.amounts  # 「上限は100万ですか？」
    exact = own.said_years or own.measures or own.ordinals or own.slots.table or claims
    elsewhere = own.intent not in PLAIN or bool(exact)
    acts = own.act in OTHERWISE and probability >= LIKELY
    acts = acts and not (own.act is Act.NEW and own.how_much)  # "how much for a new sign"
    if elsewhere or acts or not ELSEWHERE.isdisjoint(own.signs):
        return None
    return Wanted(attributes_wanted(own), words_of_turn(own), own.given, Sign.AT_MOST in own.signs)
