"""Whether documents tell of a turn, by how it is asked and what is nearest to it.

A turn that goes on is asked of what was told before. One that begins a conversation is asked of
whatever there is, and most documents tell of most turns nothing: there what is nearest has to
hold the value asked for, or the documents have to be likely ones.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.acts import Guess
from assistant.answer.context import Context
from assistant.answer.near.nearness import HALF, LIKELY_SAID
from assistant.answer.near.told_of import (
    is_of_one,
    is_of_what_is_nowhere,
    is_told_of,
    of_one_thing,
    tells_all,
)
from assistant.answer.near.topicality import NEEDS, topicality
from assistant.answer.near.window import asks_attributes
from assistant.evidence.finding.valuetypes import holds_value
from assistant.evidence.turns.windows import Window
from assistant.question.model import Question, ValueType
from assistant.question.signs import Sign, shows

LIKELY = 0.8  # that the documents tell of a turn, where nothing was said before
LIKELY_OF_ONE = 0.6  # that the only document does: who asks has it in mind
LIKELY_OF_NAMED = 0.35  # that the document does which a turn names: it is looked into
NEED = 0.4  # that a turn tells of the asker's own case
SURE_NEED = 0.5  # from which on it is told of by a text, whatever kind of value it asks for
HELD = 0.25  # odds of a statement that holds a value at the start of a conversation
GETS = frozenset({Sign.GETS, Sign.AT_MOST})  # what one gets, which texts tell, not what all costs


@dataclass(frozen=True, slots=True)
class NearTurn:
    """A turn as it is asked.

    `unclear`: it would rather be asked back; `alone`: there is no other document that it may be
    asked of; `named`: it surely names its document.
    """

    context: Context
    guesses: Sequence[Guess]
    unclear: bool
    alone: bool
    named: bool

    @property
    def question(self) -> Question:
        return self.context.question

    @property
    def begins(self) -> bool:
        """Whether nothing was said before."""
        return not self.context.state.exchanges

    @property
    def is_own_case(self) -> bool:
        """Whether it tells of the asker: 「クビになって」."""
        signs = self.question.signs
        return self._need >= NEED or Sign.SUPPOSES in signs or Sign.ASKS not in signs

    def is_told(self, found: Sequence[Window]) -> bool | None:
        """Whether what is nearest is of what is asked; None where none of it is to be quoted."""
        question, context = self.question, self.context
        one = self.alone and is_of_one(context)
        says = _says_anything(question) or (one and question.money)  # 「予算額は？」
        if self.begins and ((self.unclear and not one) or not says):
            return None
        sure = self.alone and is_told_of(context)
        holds = _holds_it(found[:1], question, sure=sure)
        gets = self.alone and not GETS.isdisjoint(question.signs) and tells_all(context)
        told = not self.begins or _is_open(question) or (one and self.unclear) or holds or gets
        if self.begins and not (holds or gets) and not self._may_begin(found, told=told):
            return None
        return told

    def _may_begin(self, found: Sequence[Window], *, told: bool) -> bool:
        """Whether the documents likely tell of it, where what is nearest holds no value."""
        question = self.question
        if is_of_what_is_nowhere(self.context) or _lacks_date(found, question):
            return False
        answers = question.closed or _any_holds(found, question)
        needed = self._is_need or (self.named and answers)
        return (told or needed) and topicality(self.context, self.guesses) >= self._least

    @property
    def _need(self) -> float:
        """How likely it tells of the asker's own case."""
        return sum(g.probability for g in self.guesses if g.act in NEEDS)

    @property
    def _is_need(self) -> bool:
        """Whether it surely tells of the asker's own case, whatever kind of value it asks for."""
        return self._need >= SURE_NEED and not asks_attributes(self.question)

    @property
    def _least(self) -> float:
        """How likely the documents have to tell of it where it begins a conversation.

        Of the only one a need is asked whatever it tells, and whatever is asked where it tells of
        one thing; of several a word of the turn may have named one by chance.
        """
        if not self.alone:
            return LIKELY_OF_NAMED if self.named else LIKELY
        (document,) = self.context.documents or tuple(self.context.sources)
        sure = self.named or self._need >= NEED or of_one_thing(document, self.context)
        return 0.0 if sure else LIKELY_OF_ONE


def _says_anything(question: Question) -> bool:
    """Whether a turn has a word of its own: "a" and 「１」 have none."""
    return any(not t.light for t in question.terms)


def _is_open(question: Question) -> bool:
    """Whether a turn wants something told, of no program by name: a value is there or it is not."""
    told = question.value_type in {None, ValueType.TEXT}
    return told and not (question.money or any(m.surface for m in question.programs))


def _lacks_date(found: Sequence[Window], question: Question) -> bool:
    """Whether a day is asked for, and what is nearest has none."""
    dated = replace(question, value_type=ValueType.DATE, counter=None)
    asked = any(t.kind == ValueType.DATE.value for t in question.terms)
    return asked and not _any_holds(found, dated)


def _any_holds(found: Sequence[Window], question: Question) -> bool:
    """Whether any of what is nearest has a value of the kind that is asked for."""
    return any(holds_value(s.text, question) for w in found for s in w.statements)


def _holds_it(best: Sequence[Window], question: Question, *, sure: bool) -> bool:
    """Whether the likeliest statement holds the value asked for, and much of what is said of it.

    `sure`: it surely is asked of what the documents tell of, if in other words; the odds tell.

    NearTurn of no program by name: what those have the table tells. Nor is the price of a thing
    what a sentence says that it rose by. Of 254 turns that ask for a value of other documents than
    theirs, two are held so.
    """
    typed = question.value_type not in {None, ValueType.TEXT}
    if not (typed or question.money) or question.programs:
        return False
    return any(
        ((window.odds >= HELD and window.coverage >= HALF) or (sure and window.odds >= LIKELY_SAID))
        and holds_value(text := window.likeliest.text, question)
        and (Sign.DIFFERENCE in question.signs or not shows(text, Sign.DIFFERENCE))
        for window in best
    )
