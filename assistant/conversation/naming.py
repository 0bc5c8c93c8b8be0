"""Which programs a turn names by some words of theirs, beside those whose names it says.

「リンダウは？」, 「学童とわさび田の予算、それぞれ」; and what of it is the document: 「村全体」.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from assistant.conversation.state import State
from assistant.question.attributes import is_of_one
from assistant.question.grammars.slots import read_slots
from assistant.question.model import Intent, Question, Term
from assistant.question.signs import Sign, says_only, shows
from assistant.question.understand import Understanding
from assistant.question.words.concepts import is_attribute
from assistant.question.words.lexicon import lexicon, unframed
from assistant.question.words.naming import of_the_whole

COMPUTED = frozenset({Sign.RATIO, Sign.DIFFERENCE})  # of amounts
MOST_NAMED = 3  # programs that some words of a turn name, each
PAIR = 2
# What a turn says that sets things side by side: 「AとBの予算、それぞれいくら」
TOGETHER = frozenset({Sign.EACH, Sign.COMPARE, Sign.SUM, Sign.IN_TOTAL, Sign.BOTH, Sign.JOINS})
SHORTEST = 2  # characters of a word that names
# What no program is named by: "the new ones", 「支出で一番でかいのは」
NAMELESS = (Sign.NEW, Sign.SPENDING, Sign.INCOME)


class Naming:
    """Finds the programs that the words of a turn name in part."""

    def __init__(
        self,
        understanding: Understanding,
        says_itself: Callable[[Term], bool],
        is_about: Callable[[str, Term], bool],
        told_by: Callable[[Term], Sequence[str]] = lambda _term: (),
    ) -> None:
        """`says_itself` tells the words by which a document calls itself: they name no program.

        `is_about` tells whether one document is about a word as a whole, `told_by` the documents
        that a word by itself tells.
        """
        self._told_by = told_by
        self._understanding = understanding
        self._says_itself = says_itself
        self._is_about = is_about

    def of_name(self, own: Question, state: State, *, corrects: bool = False) -> Question:
        """「リンダウは？」, 「藻場のやつ、いくら？」: the programs whose names have all its words.

        Only of money, and where a turn says no more than of what: what a text tells of may well
        have the words of a name.
        """
        is_name = self._understanding.is_name
        said = [t for t in own.terms if not read_slots(t.surface).scaled]  # 「300万」
        said = [t for t in said if not (is_attribute(t) or self._says_itself(t) or is_of_one(t))]
        said = [t for t in said if unframed(t.surface).strip()]  # 「割合」
        said = [t for t in said if not any(says_only(t.surface, s) for s in NAMELESS)]
        words = [t for t in said if not t.light or (t.known and is_name(t))]
        bare = bool(state.exchanges) and own.value_type is None
        bare = bare and (own.slots.elliptic or _says_only_a_thing(own))
        attribute = bool(state.exchanges) and any(t.concept for t in own.terms)
        countries = lexicon().countries
        claims = own.confirm and bool(own.slots.scaled)  # 「遊具は300万だっけ」
        asks = own.money or bare or attribute or claims or not COMPUTED.isdisjoint(own.signs)
        asks = asks or corrects
        if own.programs or not asks or any(t.surface in countries for t in words):
            return self._with_others(own, words, state)
        told = {t.surface: d for t in words if (d := self._told_by(t))}
        documents = next(iter(told.values()), ()) or (state.last.documents if state.last else ())
        if told:  # 「水産庁の、藻場のやつ」; in 「世田谷区の国保」 both name the document
            words = self._left(words, told, documents) or words
        understand = self._understanding.named_in_part
        mentions = understand(words, documents) or (documents and understand(words, ())) or ()
        if not mentions and own.language == "en":  # "living shorelines", whose first is a verb too
            said = [t for t in said if not t.light or understand([t], documents)]
            mentions = understand(said, documents)
        if not mentions and own.money and not TOGETHER.isdisjoint(own.signs):
            return self._with_others(own, words, state)
        judges = own.confirm and not (own.money or claims) and COMPUTED.isdisjoint(own.signs)
        if not mentions or judges:
            return own
        if attribute and not own.money and len(mentions) > 1:
            return own
        return replace(own, programs=mentions, terms=tuple(t for t in own.terms if t not in words))

    def _left(
        self, words: Sequence[Term], told: Mapping[str, Sequence[str]], documents: Sequence[str]
    ) -> list[Term]:
        """The words beside those that tell a document, and beside others that it is called by."""
        rest = (t for t in words if t.surface not in told)
        return [t for t in rest if not all(self._is_about(d, t) for d in documents)]

    def _with_others(self, own: Question, words: Sequence[Term], state: State) -> Question:
        """Each program that one word names, where several are set side by side.

        「学童クラブとわさび田の予算、それぞれ」: both, though only one is called by its whole name.
        """
        together = own.money and not TOGETHER.isdisjoint(own.signs)
        together = together and own.signs.isdisjoint({Sign.RATIO, Sign.AVERAGE})
        if not together or not words or len(words) + len(own.programs) > MOST_NAMED:
            return own
        documents = state.last.documents if state.last else ()
        words = [w for w in words if len(w.surface) >= SHORTEST]
        of_each = [self._understanding.named_in_part([w], documents) for w in words]
        found = [m[0] for m in of_each if len(m) == 1]
        known = {m.program_ids for m in own.programs}
        others = [m for m in found if m.program_ids not in known]
        if len(others) + len(own.programs) < PAIR:
            return own
        said = {m.surface for m in others}
        kept = (t for t in own.terms if t.surface not in said)
        terms = tuple(t for t in kept if t.light or len(t.surface) >= SHORTEST)
        adds = not own.signs.isdisjoint({Sign.SUM, Sign.IN_TOTAL})
        intent = Intent.SUM if adds else own.intent
        intent = Intent.COMPARE if Sign.COMPARE in own.signs else intent
        return replace(own, programs=(*own.programs, *others), terms=terms, intent=intent)

    def of_all(self, own: Question, state: State) -> Question:
        """「パッケージ全体」, "the whole fund": what the document calls itself by names nothing."""
        shares = Sign.RATIO in own.signs and Sign.CHANGE not in own.signs
        if Sign.ALL_OF_IT not in own.signs or shares:
            return own
        documents = state.last.documents if state.last else ()
        kept = (t for t in own.terms if not self._calls_all(t, documents))
        return replace(own, terms=tuple(kept))

    def _calls_all(self, term: Term, documents: Sequence[str]) -> bool:
        """Whether a word with 「全体」, or beside it, is of what the document is called."""
        bare = tuple(of_the_whole(a) for a in term.alternatives)
        rest = of_the_whole(term.surface)
        short = rest != term.surface and len(rest) < SHORTEST  # 「村全体」
        named = replace(term, alternatives=bare, light=False)
        return short or self._says_itself(named) or any(self._is_about(d, named) for d in documents)


def _says_only_a_thing(question: Question) -> bool:
    """Whether a turn is a name with a question mark at most: 「図書館？」, "the fellowships?"."""
    plain = question.intent is Intent.FACT and question.signs <= {Sign.ASKS}
    return plain and not (question.counter or question.amounts or question.slots.counts)


def without_slips(question: Question) -> Question:
    """A turn that corrects without what it says besides: "oops, i meant libraries" → libraries."""
    terms = (t for t in question.terms if not shows(t.surface, Sign.SLIP))
    return replace(question, terms=tuple(terms))
