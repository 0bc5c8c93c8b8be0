"""How well one statement answers: coverage first, then what speaks for and against it.

The numbers were set on the development questions; each says what it stands for. What counts most
is the coverage of the question's words, so none of the rest outweighs a missing word.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from assistant.evidence.finding.covering.coverage import Places, TermCoverage
from assistant.evidence.finding.covering.strengths import Floats
from assistant.evidence.finding.covering.weights import Weights
from assistant.evidence.finding.page import Bools, StatementPage
from assistant.evidence.finding.statements import Statement
from assistant.evidence.finding.valuetypes import (
    NAMES,
    PATTERNS,
    counted_beside,
    counted_with_name,
    holds_value,
)
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


class Found(NamedTuple):
    """A statement with how well it answers; a tuple, as a question makes hundreds of them.

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
class NearStatements:
    """Statements of one page that may answer, each with what is known of it besides its words.

    `strength` (candidates,) is how retrieval holds the passage of each, `passage` (candidates,)
    the coverage of the best passage that it lies in or beside.
    """

    page: StatementPage
    places: Places
    coverage: TermCoverage
    strength: Floats
    passage: Floats
    program_ids: Sequence[frozenset[str]]


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
        self._keys = [[name_key(a) for a in t.alternatives] for t in question.terms]
        sure = [weights.of(t) >= SPECIFIC for t in question.terms]
        numbered = list(enumerate(question.terms))
        # The terms that a heading has to say for its name, and those that have to stand near.
        self._specific = [i for i, t in numbered if sure[i] and not (t.light or t.concept)]
        self._needed = [i for i, t in numbered if sure[i] and not self._said_otherwise(t)]

    def score(self, among: NearStatements) -> list[Found]:
        """The statements with their scores, in their order."""
        page, places, covered = among.page, among.places, among.coverage
        listed = places.tolist()
        titles = self._titles(among)
        typed = page.holding(listed, self._question) | np.array([bool(t) for t in titles], bool)
        labelled = self._labelled(page, places, typed)
        about, distance = self._distances(page, listed, among.program_ids)
        score = covered.mean + RETRIEVAL_BONUS * among.strength + labelled - distance
        named = self._counted_with_name(page, listed)
        if self._question.counter:
            score += COUNTED_BONUS * np.maximum(self._counted_beside(page, listed), named)
        score -= np.where(typed, 0.0, WRONG_TYPE)
        score -= self._fragments(page, places)
        on_topic = np.all(covered.each[:, self._needed] >= TERM_NEAR, axis=1)
        columns: dict[str, Iterable[object]] = {
            "statement": [page.statements[at] for at in listed],
            "score": score.tolist(),
            "coverage": covered.mean.tolist(),
            "each": map(tuple, covered.each.tolist()),
            "direct": map(tuple, covered.direct.tolist()),
            "stated": covered.stated.tolist(),
            "typed": typed.tolist(),
            "about": about.tolist(),
            "counted": named.tolist(),
            "on_topic": on_topic.tolist(),
            "labelled": labelled.tolist(),
            "title": titles,
            "heading_key": [page.views[at].heading_key for at in listed],
            "program_ids": among.program_ids,
            "passage": among.passage.tolist(),
            "own": covered.own().tolist(),
        }
        return list(map(Found, *(columns[name] for name in Found._fields)))

    def _titles(self, among: NearStatements) -> list[str]:
        """The heading above each that names who or where: 「山田 花子（X大学受入れ）」.

        Only where the statement says enough of what is asked.
        """
        question = self._question
        content = [t for t in question.terms if not t.light]
        role = len(content) == 1 and content[0].focus  # 「大臣は誰」 wants a name under that label
        if not (question.counter in NAMES or (question.value_type in NAMED and not role)):
            return [""] * len(among.places)
        covered = among.coverage
        said = covered.stated >= TITLED
        said &= (covered.direct[:, self._specific] >= TITLED_EACH).all(axis=1)
        titles = (
            among.page.views[at].title if s else ""
            for at, s in zip(among.places.tolist(), said.tolist(), strict=True)
        )
        return [t if t and holds_value(t, question) else "" for t in titles]

    def _labelled(self, page: StatementPage, places: Places, typed: Bools) -> Floats:
        """Credit for the label that is asked for, with its variant, or for such a heading."""
        bonus = self._title_bonus(page, places, typed)
        rows = np.flatnonzero(page.valued[places])
        told = [page.labels[at] for at in places[rows].tolist()]
        credit = {label: self._label_bonus(label) for label in {label for label, *_ in told}}
        for row, (label, variant, _) in zip(rows.tolist(), told, strict=True):
            bonus[row] = credit[label] or bonus[row]
            if variant and bonus[row]:
                named = self._question.says(variant)
                bonus[row] += VARIANT_NAMED if named else -VARIANT_UNNAMED
        return bonus

    def _title_bonus(self, page: StatementPage, places: Places, typed: Bools) -> Floats:
        """Credit for standing under a heading that is the attribute asked for, not for being it.

        Less than a sentence counts where it is the value: 「交付決定日から24か月以内」.
        """
        question = self._question
        concepts = [t for t in question.terms if t.concept]
        asked = tuple(a for t in concepts for a in (*t.alternatives, fold_key(t.surface)))
        told = page.lengths[places] >= PROSE
        if question.value_type in PATTERNS:
            told |= typed
        bonus = np.zeros(len(places))
        for row in np.flatnonzero(told & page.below_title[places]) if asked else ():
            if page.views[places[row]].title_key.endswith(asked):
                bonus[row] = TITLE_BONUS
        return bonus

    def _distances(
        self, page: StatementPage, places: Sequence[int], program_ids: Sequence[frozenset[str]]
    ) -> tuple[Bools, Floats]:
        """Whether statements are about the programs asked for, and what their distance costs."""
        if not self._scope:
            return np.ones(len(places), dtype=bool), np.zeros(len(places))
        naming = page.naming(self.names)
        different = set(program_ids)
        inside = {p: not self._scope.isdisjoint(p) for p in different}
        part = {p: PART if p.isdisjoint(self._asked) else 0.0 for p in different}
        about, cost = [], []
        for at, programs in zip(places, program_ids, strict=True):
            within = inside[programs]
            named = within or at in naming or self._in_variant(page, at)
            about.append(named)
            if within:
                cost.append(part[programs])
            else:
                cost.append(ELSEWHERE if named else WRONG_TYPE)
        return np.array(about, dtype=bool), np.array(cost)

    def _in_variant(self, page: StatementPage, at: int) -> bool:
        variant = page.labels[at][2] if at in page.labels else ""
        return bool(variant) and any(n in variant for n in self.names)

    def _counted_with_name(self, page: StatementPage, places: Sequence[int]) -> Bools:
        """Where the number asked for stands right behind a program's name: 「X（14か国）」."""
        question = self._question
        if not question.counter:
            return np.zeros(len(places), dtype=bool)
        texts = (page.statements[at].text for at in places)
        return np.array([counted_with_name(t, question, self.names) for t in texts], dtype=bool)

    def _counted_beside(self, page: StatementPage, places: Sequence[int]) -> Floats:
        """How near a number in the unit asked for stands to a word asked about."""
        texts = (page.statements[at].text for at in places)
        return np.array([counted_beside(t, self._question) for t in texts])

    def _fragments(self, page: StatementPage, places: Places) -> Floats:
        """A name or a heading says nothing, least of all where a description is asked for."""
        question, lengths = self._question, page.lengths[places]
        fragment = lengths < SHORT
        if question.counter not in NAMES:
            fragment |= page.is_title[places]
        if question.value_type is ValueType.TEXT:
            fragment |= (lengths < PROSE) | ~page.says[places]
        return np.where(fragment & ~page.valued[places], FRAGMENT, 0.0)

    def _label_bonus(self, label: str) -> float:
        """Credit for a value whose label is the word asked for, less for a synonym of it."""
        best = 0.0
        for term, (own, *others) in zip(self._question.terms, self._keys, strict=True):
            if label == own:
                return LABEL_BONUS
            if label in others:
                best = max(best, LABEL_BONUS * SYNONYM_LABEL)
            elif term.concept and any(a in label for a in term.alternatives):
                best = max(best, LABEL_BONUS * PARTIAL_LABEL)
        return best

    def _said_otherwise(self, term: Term) -> bool:
        """Whether evidence may leave a word out: one of many for what is done, or an attribute."""
        explained = self._question.intent in EXPLAINED
        return term.light or term.concept is not None or (term.verbal and explained)
