"""How well one statement answers: coverage first, then what speaks for and against it.

The numbers were set on the development questions; each says what it stands for. What counts most
is the coverage of the question's words, so none of the rest outweighs a missing word.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.evidence.finding.coverage import Covered, View
from assistant.evidence.finding.statements import Statement
from assistant.evidence.finding.valuetypes import (
    NAMES,
    PATTERNS,
    counted_beside,
    counted_with_name,
    holds_value,
)
from assistant.evidence.finding.weights import Weights
from assistant.question.intent import NAMED
from assistant.question.model import Intent, Question, Term, ValueType
from assistant.question.words.names import name_key
from corpus.text import fold_key

TERM_NEAR = 0.25  # covers a word that stands on the same slide, or a part of a compound
SPECIFIC = 2.5  # weight of a word that a tenth of the passages have at most
COUNTED_BONUS = 0.12  # the number stands right beside a word of the question
LABEL_BONUS = 0.3  # a value under the very label that is asked for
SYNONYM_LABEL = 0.8  # share of it for a label that is a synonym
PARTIAL_LABEL = 0.6  # share of it for a label that contains the word
VARIANT_NAMED = 0.1  # the variant (「短期」, 「導入支援」) that the question names
VARIANT_UNNAMED = 0.05  # a variant where the question names none
TITLE_BONUS = 0.15  # prose under a heading that is the attribute asked for
RETRIEVAL_BONUS = 0.12  # the passage is what retrieval holds best
WRONG_TYPE = 0.35  # asks how many, and the statement has no such number
ELSEWHERE = 0.06  # another program's part of the document, which names this one
PART = 0.03  # said of a part of the program
SHORT = 10  # characters; a statement this short is a heading or a fragment
FRAGMENT = 0.25
TITLED = 0.5  # what a statement itself must cover before its heading may name who or where
TITLED_EACH = 0.75  # and of each specific word
EXPLAINED = {Intent.REASON, Intent.DEFINITION, Intent.FIT}
PROSE = 25  # characters that a description takes at least
SAYS = re.compile(
    r"[。]|[うくすつぬむるた]$|(?:展開|実施|支援|開発|推進|強化|解明|育成|普及|貢献|獲得|整備|受賞)"
)


@dataclass(frozen=True, slots=True)
class Found:
    """A statement with how well it answers.

    `each` is the coverage of each term, `direct` that without what stands nearby, `stated` the
    share that its text alone covers; `typed` says that it holds a value of the type asked for,
    `about` that it is about the program asked for or names it, `counted` that the number asked for
    stands in brackets behind that name, `on_topic` that every specific word of the question stands
    in it or near; `labelled` is how far its label is what was asked, and `title` the heading above
    it where that names who or where.
    """

    statement: Statement
    score: float
    coverage: float
    each: tuple[float, ...]
    direct: tuple[float, ...]
    stated: float
    typed: bool
    about: bool
    counted: bool
    on_topic: bool
    labelled: float
    title: str
    heading_key: str
    program_ids: frozenset[str]
    passage: float = 1.0
    own: float = 1.0


@dataclass(frozen=True, slots=True)
class PlacedStatement:
    """A statement where it stands: its view, its programs, and how retrieval holds its passage."""

    statement: Statement
    view: View
    program_ids: frozenset[str]
    strength: float


class Scorer:
    """Scores statements for one question.

    `scope` are the programs asked for with their parts, `names` the folded names of them.
    """

    def __init__(
        self, question: Question, scope: frozenset[str], names: tuple[str, ...], weights: Weights
    ) -> None:
        self._question = question
        self._scope = scope
        self._asked = frozenset(question.program_ids)
        self.names = names
        sure = [weights.of(t) >= SPECIFIC for t in question.terms]
        numbered = list(enumerate(question.terms))
        # The terms that a heading has to say for its name, and those that have to stand near.
        self._specific = [i for i, t in numbered if sure[i] and not (t.light or t.concept)]
        self._needed = [i for i, t in numbered if sure[i] and not self._said_otherwise(t)]

    def score(
        self, place: PlacedStatement, covered: Covered, *, passage: float = 1.0, own: float = 1.0
    ) -> Found:
        """The statement with its score."""
        question, statement = self._question, place.statement
        title = _title_that_tells(place.view, question) if self._titled(covered) else ""
        said = statement.value.value if statement.value else statement.text
        typed = holds_value(said, question) or bool(title)
        labelled = _label_bonus(statement, question)
        labelled = labelled or _title_bonus(place.view, question, typed=typed)
        labelled += _qualifier(statement, question) if labelled else 0.0
        about, distance = self._distance(place)
        score = covered.mean + RETRIEVAL_BONUS * place.strength + labelled - distance
        named = counted_with_name(statement.text, question, self.names)
        score += COUNTED_BONUS * max(counted_beside(statement.text, question), float(named))
        score -= 0.0 if typed else WRONG_TYPE
        score -= _fragment(statement, place.view, question)
        return Found(
            statement=statement,
            score=score,
            coverage=covered.mean,
            each=covered.each,
            direct=covered.direct,
            stated=covered.stated,
            typed=typed,
            about=about,
            counted=named,
            on_topic=self._on_topic(covered),
            labelled=labelled,
            title=title,
            heading_key=place.view.heading_key,
            program_ids=place.program_ids,
            passage=passage,
            own=own,
        )

    def _titled(self, covered: Covered) -> bool:
        """Whether a statement says enough of what is asked for its heading to give the name."""
        direct = covered.direct
        return covered.stated >= TITLED and all(direct[i] >= TITLED_EACH for i in self._specific)

    def _distance(self, place: PlacedStatement) -> tuple[bool, float]:
        """Whether a statement is about the programs asked for, and what its distance costs."""
        if not self._scope:
            return True, 0.0
        if not self._scope.isdisjoint(place.program_ids):
            return True, PART if place.program_ids.isdisjoint(self._asked) else 0.0
        value = place.statement.value
        variant = fold_key(value.qualifier) if value and value.qualifier else ""
        named = any(n in place.view.key or n in variant for n in self.names)
        return named, ELSEWHERE if named else WRONG_TYPE

    def _on_topic(self, covered: Covered) -> bool:
        return all(covered.each[i] >= TERM_NEAR for i in self._needed)

    def _said_otherwise(self, term: Term) -> bool:
        """Whether evidence may leave a word out: one of many for what is done, or an attribute."""
        explained = self._question.intent in EXPLAINED
        return term.light or term.concept is not None or (term.verbal and explained)


def _qualifier(statement: Statement, question: Question) -> float:
    """Credit for the variant that the question names; the value of all variants otherwise."""
    if statement.value is None or not statement.value.qualifier:
        return 0.0
    named = question.says(statement.value.qualifier)
    return VARIANT_NAMED if named else -VARIANT_UNNAMED


def _title_that_tells(view: View, question: Question) -> str:
    """The heading above a statement where that names who or where: 「山田 花子（X大学受入れ）」."""
    content = [t for t in question.terms if not t.light]
    role = len(content) == 1 and content[0].focus  # 「大臣は誰」 wants a name under that label
    names = question.counter in NAMES or (question.value_type in NAMED and not role)
    return view.title if names and view.title and holds_value(view.title, question) else ""


def _title_bonus(view: View, question: Question, *, typed: bool) -> float:
    """Credit for standing under a heading that is the attribute asked for, not for being it.

    Less than a sentence counts where it is the value: 「交付決定日から24か月以内」.
    """
    title = view.title_key
    told = len(view.key) >= PROSE or (typed and question.value_type in PATTERNS)
    if not title or not told or view.key in view.heading_key:
        return 0.0
    concepts = (t for t in question.terms if t.concept)
    asked = (a for t in concepts for a in (*t.alternatives, fold_key(t.surface)))
    return TITLE_BONUS if any(title.endswith(a) for a in asked) else 0.0


def _fragment(statement: Statement, view: View, question: Question) -> float:
    """A name or a heading says nothing, least of all where a description is asked for."""
    if statement.value is not None:
        return 0.0
    length = len(view.key)
    if view.key == view.title_key and question.counter not in NAMES:
        return FRAGMENT
    described = question.value_type is ValueType.TEXT
    if described and (length < PROSE or not SAYS.search(statement.text)):
        return FRAGMENT
    return FRAGMENT if length < SHORT else 0.0


def _label_bonus(statement: Statement, question: Question) -> float:
    """Credit for a value whose label is the word asked for, less for a synonym of it."""
    if statement.value is None:
        return 0.0
    label = re.sub(r"[【】()]", "", name_key(statement.value.label))
    best = 0.0
    for term in question.terms:
        if label == name_key(term.alternatives[0]):
            return LABEL_BONUS
        if any(label == name_key(a) for a in term.alternatives[1:]):
            best = max(best, LABEL_BONUS * SYNONYM_LABEL)
        elif term.concept and any(a in label for a in term.alternatives):
            best = max(best, LABEL_BONUS * PARTIAL_LABEL)
    return best
