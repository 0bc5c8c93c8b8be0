"""TermCoverage: how much of what a question says a piece of evidence says too.

A term is covered by a statement that has one of its spellings, by the heading above it, or, less
the farther away it stands, by the lines around it: slides put a name beside what is said of it.
All statements are told at once: one row a statement, one column a term.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from assistant.deadline import check
from assistant.evidence.finding.covering.strengths import Floats, is_named, strengths
from assistant.evidence.finding.covering.views import View, ViewIndex
from assistant.evidence.finding.covering.weights import Weights
from assistant.question.model import Term

HEADING_CREDIT = 0.9  # a heading says what the statement is about, though not in its words
NEARBY_CREDIT = 0.75  # a word on the next line
NEARBY_DECAY = 0.94  # per line of distance
NEARBY_LINES = 16  # beyond this, another thing is being talked of
KIND_CREDIT = 0.85  # a value of the right kind under a label of its own: 「一般コース（1～3年）」
SAID_CREDIT = 0.6  # a value of the right kind somewhere in a sentence: 「14日～10か月までの間」
IDENTITY_CREDIT = 0.85  # what the document is about as a whole need not be said again inside it
ABOUT_ALL = 0.6  # from here on a term is what the whole document is about

Places = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class TermCoverage:
    """How far some views of one document cover the terms of a question.

    `each` (views, terms) counts what stands nearby and what the document says of itself, `direct`
    (views, terms) does not. `mean` and `stated` (views,) are weighted means over the terms, of
    `each` and of the text alone without its heading. `identity` (terms,) is how far the document
    itself is about each, `mass` (terms,) what each weighs.
    """

    terms: tuple[Term, ...]
    each: Floats
    direct: Floats
    mean: Floats
    stated: Floats
    identity: tuple[float, ...]
    mass: tuple[float, ...]

    def at(self, rows: Places) -> TermCoverage:
        """The coverage of some of the views."""
        each, direct = self.each[rows], self.direct[rows]
        return replace(
            self, each=each, direct=direct, mean=self.mean[rows], stated=self.stated[rows]
        )

    def together(self, rows: slice = slice(None)) -> float:
        """How far these views together, and what they are from, cover the terms."""
        direct = self.direct[rows]
        best = direct.max(axis=0) if len(direct) else np.zeros(len(self.terms))
        return float(self._told(np.maximum(best, self.identity)[None])[0])

    def whole(self) -> Floats:
        """How far each view alone, and what it is from, cover the terms."""
        return self._told(np.maximum(self.direct, self.identity))

    def own(self) -> Floats:
        """How far each view covers what the document does not say of itself as a whole.

        「南国市水道事業の給水戸数」 asks a document of that name for 給水戸数.
        """
        asked = told(self.terms)
        left = [i for i in asked if self.identity[i] < ABOUT_ALL] or asked
        return _mean(self.direct, self.mass, left)

    def least(self) -> Floats:
        """How far the term is covered that each view, and what it is from, cover least."""
        asked = list(told(self.terms))
        covered: Floats = np.maximum(self.direct, self.identity)[:, asked]
        return np.asarray(covered.min(axis=1))

    def _told(self, rows: Floats) -> Floats:
        return _mean(rows, self.mass, told(self.terms))


def coverage(terms: Sequence[Term], views: Sequence[View], weights: Weights) -> TermCoverage:
    """How far each view covers the terms.

    The views are neighbours in one document, in order: what one says is nearby for the next.
    Without terms everything is covered.
    """
    return coverage_at(terms, ViewIndex(views), range(len(views)), weights)


def coverage_at(
    terms: Sequence[Term],
    index: ViewIndex,
    places: Sequence[int] | Places,
    weights: Weights,
    *,
    alone: bool = False,
) -> TermCoverage:
    """The same for some places of a document whose views are indexed once for all questions.

    `alone` says that the views are no neighbours: cells of tables.
    """
    at = np.asarray(places, dtype=np.int64)
    mass = tuple(weights.of(t) for t in terms)
    identity = identity_of(terms, index, weights)
    said = _columns([_said(t, index, weights)[at] for t in terms], len(at))
    direct = said
    if index.headed:
        above = _columns([strengths(t, index.headings, weights)[at] for t in terms], len(at))
        direct = np.maximum(said, HEADING_CREDIT * above)
    lent = np.where([not (t.concept or alone) for t in terms], said, 0.0)
    # A label on another line is that line's: it lends nothing.
    each = np.maximum(direct, _nearby(lent, index.lines[at])) if lent.any() else direct
    each = np.maximum(each, identity)
    whole = range(len(terms))
    return TermCoverage(
        terms=tuple(terms),
        each=each,
        direct=direct,
        mean=_mean(each, mass, whole),
        stated=_mean(said, mass, whole),
        identity=identity,
        mass=mass,
    )


def identity_of(terms: Sequence[Term], index: ViewIndex, weights: Weights) -> tuple[float, ...]:
    """How far the document itself, by its title and opening, is about each term.

    No document is about an attribute: "Who may apply" in its opening is one of its headings.
    """
    if index.nameless:
        return (0.0,) * len(terms)
    named = (0.0 if t.kind else is_named(t, index.identity, weights) for t in terms)
    return tuple(IDENTITY_CREDIT * credit for credit in named)


def told(terms: Sequence[Term]) -> Sequence[int]:
    """The places of the terms that say what is asked about: verbs only where there is no other."""
    return tuple(i for i, t in enumerate(terms) if not t.light) or range(len(terms))


def _columns(columns: Sequence[Floats], rows: int) -> Floats:
    return np.stack(columns, axis=1) if columns else np.empty((rows, 0))


def _mean(rows: Floats, mass: Sequence[float], columns: Sequence[int]) -> Floats:
    """The weighted mean of some columns of each row; 1 where there is none."""
    if not columns:
        return np.ones(len(rows))
    total = np.zeros(len(rows))
    for i in columns:
        total += rows[:, i] * mass[i]
    return total / sum(mass[i] for i in columns)


def _said(term: Term, index: ViewIndex, weights: Weights) -> Floats:
    """How strongly the text of each view says a term, or holds a value of its attribute's kind."""
    check()
    said = strengths(term, index.texts, weights)
    if term.kind is None:
        return said
    labelled, held = index.of_kind(term.kind)
    valued: Floats = np.maximum(said, SAID_CREDIT * held)
    if len(term.parts) <= 1:  # 応募件数 is no 採択数: a label has to say all of a compound
        np.maximum(valued, KIND_CREDIT * labelled, out=valued)
    return valued


def _nearby(said: Floats, lines: Places) -> Floats:
    """What the neighbours of each view lend it: (views, terms), their lines in order.

    Every line lends its best to each of the lines around it, less the farther it is.
    """
    # What stands farther apart than that stands just so far apart: the rows that it takes are few.
    row = np.cumsum(np.minimum(np.diff(lines, prepend=lines[:1]), NEARBY_LINES + 1))
    first = np.flatnonzero(np.diff(row, prepend=-1))
    lent = np.zeros((row[-1] + 1, said.shape[1]))
    lent[row[first]] = NEARBY_CREDIT * np.maximum.reduceat(said, first, axis=0)
    best: Floats = lent.copy()
    for distance in range(1, min(NEARBY_LINES, len(lent) - 1) + 1):
        credit = lent * NEARBY_DECAY**distance
        np.maximum(best[distance:], credit[:-distance], out=best[distance:])
        np.maximum(best[:-distance], credit[distance:], out=best[:-distance])
    return np.asarray(best[row])
