"""Coverage: how much of what a question says a piece of evidence says too.

A term is covered by a statement that has one of its spellings, by the heading above it, or, less
the farther away it stands, by the lines around it: slides put a name beside what is said of it.
Terms weigh by how rare they are in the corpus (inverse document frequency, Spärck Jones 1972), so
that 「支援」 alone proves little.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.question.model import Term

HEADING_CREDIT = 0.9  # a heading says what the statement is about, though not in its words
NEARBY_CREDIT = 0.75  # a word on the next line
NEARBY_DECAY = 0.94  # per line of distance
NEARBY_LINES = 16  # beyond this, another thing is being talked of
PARTS_CREDIT = 0.9  # all parts of a compound occur, but not as one word
KIND_CREDIT = 0.85  # a value of the right kind under a label of its own: 「一般コース（1～3年）」
SYNONYM_CREDIT = 0.95  # another word for the same attribute; the asked one wins a tie
FOCUS_WEIGHT = 1.6  # the topic of the question decides more than its circumstances
LIGHT_WEIGHT = 1.0  # verbs are said in many ways; nouns carry the topic
CONCEPT_WEIGHT = 3.0  # a word for an attribute: neither rare nor common
RAREST = 6.0  # weight of a word that the corpus does not have at all


@dataclass(frozen=True, slots=True)
class View:
    """Evidence as coverage sees it: folded key and normalised tokens, and its line."""

    key: str
    tokens: frozenset[str]
    heading_key: str
    heading_tokens: frozenset[str]
    line: int
    title_key: str = ""  # of the innermost heading alone
    kinds: frozenset[str] = frozenset()  # of the value, where the statement is a labelled one


class Weights:
    """Term weights from document frequencies over the passages of a build."""

    def __init__(self, frequency: Callable[[str], int], passages: int) -> None:
        self._frequency = frequency
        self._passages = max(passages, 1)

    def of(self, term: Term) -> float:
        """Weight of a term: that of its rarest part, more for the topic of the question."""
        focus = FOCUS_WEIGHT if term.focus else 1.0
        if term.light:
            return LIGHT_WEIGHT
        if term.concept:
            return CONCEPT_WEIGHT * focus
        if not term.known:
            return RAREST * focus
        parts = term.parts or (term.alternatives,)
        return max(self.part(p) for p in parts) * focus

    def part(self, alternatives: Sequence[str]) -> float:
        """Weight of one part: that of its most frequent spelling."""
        seen = max((self._frequency(a) for a in alternatives), default=0)
        return min(RAREST, 0.3 + math.log((self._passages + 1) / (seen + 0.5)))


@dataclass(frozen=True, slots=True)
class Covered:
    """Weighted mean coverage of all terms, that of each, and that of each without neighbours."""

    mean: float
    each: tuple[float, ...]
    direct: tuple[float, ...]


def coverage(terms: Sequence[Term], views: Sequence[View], weights: Weights) -> list[Covered]:
    """How far each view covers the terms.

    The views are neighbours in one document, in order: what one says is nearby for the next.
    Without terms everything is covered.
    """
    mass = [weights.of(t) for t in terms]
    columns = [_column(t, views, weights) for t in terms]
    if not columns:
        return [Covered(1.0, (), ())] * len(views)
    rows = zip(*(c[0] for c in columns), strict=True)
    direct = zip(*(c[1] for c in columns), strict=True)
    return [Covered(_mean(row, mass), row, own) for row, own in zip(rows, direct, strict=True)]


def _mean(row: Sequence[float], mass: Sequence[float]) -> float:
    return sum(c * m for c, m in zip(row, mass, strict=True)) / sum(mass) if mass else 1.0


def _column(term: Term, views: Sequence[View], weights: Weights) -> tuple[list[float], list[float]]:
    """Coverage of one term by each view, with what its neighbours lend it and without."""
    matcher = _Matcher(term, weights)
    here = [max(matcher.covers(v.key, v.tokens), matcher.kind(v)) for v in views]
    own = [
        h if h >= HEADING_CREDIT else max(h, HEADING_CREDIT * matcher.heading(v))
        for h, v in zip(here, views, strict=True)
    ]
    best = list(own)
    for source, strength in enumerate(here):
        # A label on another line is that line's: it lends nothing.
        if strength > 0 and not term.concept:
            _lend(best, views, source, strength)
    return best, own


def _lend(best: list[float], views: Sequence[View], source: int, strength: float) -> None:
    """Give the neighbours of `source` credit for what it says, both ways."""
    line = views[source].line
    for step in (-1, 1):
        at = source + step
        while 0 <= at < len(views) and abs(views[at].line - line) <= NEARBY_LINES:
            credit = strength * NEARBY_CREDIT * NEARBY_DECAY ** abs(views[at].line - line)
            best[at] = max(best[at], credit)
            at += step


class _Matcher:
    """One term against many texts: full for the word itself, the share of its parts else."""

    def __init__(self, term: Term, weights: Weights) -> None:
        self._word, self._others = term.alternatives[0], term.alternatives[1:]
        self._parts = [(p, weights.part(p)) for p in term.parts]
        self._total = sum(weight for _, weight in self._parts)
        self._kind = term.kind
        self._headings: dict[str, float] = {}

    def covers(self, key: str, tokens: frozenset[str]) -> float:
        if self._word in key:
            return 1.0
        if self._others and any(a in key for a in self._others):
            return SYNONYM_CREDIT
        if not self._total:
            return 0.0
        found = sum(weight for part, weight in self._parts if _has(part, key, tokens))
        return PARTS_CREDIT * found / self._total

    def kind(self, view: View) -> float:
        return KIND_CREDIT if self._kind in view.kinds else 0.0

    def heading(self, view: View) -> float:
        """Many statements stand under one heading: each heading is matched once."""
        key = view.heading_key
        if key not in self._headings:
            self._headings[key] = self.covers(key, view.heading_tokens)
        return self._headings[key]


def _has(part: Sequence[str], key: str, tokens: frozenset[str]) -> bool:
    return any(a in tokens or (len(a) > 1 and a in key) for a in part)
