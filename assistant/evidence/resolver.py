"""Which program a question means, be that named or described."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Set as AbstractSet
from dataclasses import replace

from assistant.evidence.catalog import Catalog
from assistant.evidence.described import described_program
from assistant.evidence.documents.names import DocumentNames
from assistant.evidence.finding.covering.weights import Weights
from assistant.evidence.finding.finder import Evidence
from assistant.evidence.homes import homes_of, is_meant, said_elsewhere
from assistant.question import Question, Understanding


class Resolver:
    """Settles the program of a question by what the documents say."""

    def __init__(
        self,
        understanding: Understanding,
        catalog: Catalog,
        weights: Weights,
        names: DocumentNames,
        new: Callable[[], AbstractSet[str]],
    ) -> None:
        """`new` are the programs that are new in their year."""
        self._understanding = understanding
        self._catalog = catalog
        self._weights = weights
        self._names = names
        self._new = new

    def resolve(self, question: Question, find: Callable[[Question], Evidence]) -> Question:
        """The question with the program that it means, be that named or described."""
        if question.programs:
            return self._with_meant(question, find)
        evidence = find(question)
        meant = described_program(question, evidence, self._catalog, self._weights, self._new)
        if meant is None:
            return question
        terms = question.terms
        if question.money:  # the description has told the program: rows need not say it again
            terms = tuple(t if t.concept else replace(t, leading=True) for t in terms)
        return replace(question, programs=(meant,), terms=terms)

    def _with_meant(self, question: Question, find: Callable[[Question], Evidence]) -> Question:
        """The question without the names of programs that are only words of it."""
        homes = homes_of(question, self._catalog)
        surely = question.inherited or question.described or homes.issuperset(self._names.ids)
        if surely or not said_elsewhere(question, homes, self._names):
            return question
        plain = self._understanding.unlinked(question)
        return question if is_meant(find(plain), homes) else plain
