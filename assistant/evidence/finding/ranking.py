"""The statements in and beside the passages that retrieval found in one document, scored."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.evidence.finding.covering.coverage import Places, TermCoverage, coverage_at
from assistant.evidence.finding.covering.strengths import Floats
from assistant.evidence.finding.page import StatementPage
from assistant.evidence.finding.scoring import Found, NearStatements, Scorer
from assistant.question.model import Intent, Question

HOPELESS = 0.2  # a statement that covers less is no evidence whatever else speaks for it
AROUND = 500  # characters around a passage that belong to the same slide or paragraph

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Range:
    """A passage: its start and end, and how retrieval holds it, 0 to 1."""

    start: int
    end: int
    strength: float


@dataclass(frozen=True, slots=True)
class RangeReading:
    """What a passage says, in order, and how far the best passage around it covers the question."""

    coverage: float
    statements: tuple[Found, ...]


@dataclass(frozen=True, slots=True)
class RankedPage:
    """What may answer of a document, each of its passages as given, and how far all that stands
    in and beside them covers the question."""

    found: list[Found]
    readings: list[RangeReading]
    together: float


def rank(
    question: Question, page: StatementPage, ranges: Sequence[Range], scorer: Scorer
) -> RankedPage:
    """The statements in and beside the passages, in order, each with its score."""
    within, around = _spans(page, ranges, 0), _spans(page, ranges, AROUND)
    places, strength = _near(page, ranges, within, around)
    covered = coverage_at(question.terms, page.index, places, page.weights)
    inside = [_rows(places, span) for span in within]
    passage = _passages(covered, inside, [_rows(places, span) for span in around])
    programs = _programs(page, places, scorer.names, frozenset(question.candidate_ids))
    hopeful = _hopeful(question, covered, programs)
    kept = hopeful.copy()
    for rows in inside:
        kept[rows] = True
    at = np.flatnonzero(kept)
    own = [programs[i] for i in at.tolist()]
    near = NearStatements(page, places[at], covered.at(at), strength[at], passage[at], own)
    found = scorer.score(near)
    readings = [
        RangeReading(float(passage[rows].max(initial=0.0)), tuple(found[_rows(near.places, span)]))
        for rows, span in zip(inside, within, strict=True)
    ]
    answers = [f for f, may in zip(found, hopeful[at].tolist(), strict=True) if may]
    return RankedPage(answers, readings, covered.together())


def _hopeful(
    question: Question, covered: TermCoverage, programs: Sequence[frozenset[str]]
) -> NDArray[np.bool_]:
    """Which statements may answer: one that says no word of the question seldom does."""
    if question.confirm or question.intent is Intent.DEFINITION:
        return np.ones(len(programs), dtype=bool)
    hopeful: NDArray[np.bool_] = covered.mean >= HOPELESS
    if question.counter is not None and (asked := frozenset(question.program_ids)):
        # 「X（日本と14か国）」 is all that is said of X, and what is asked for.
        hopeful |= np.array([not asked.isdisjoint(own) for own in programs], dtype=bool)
    return hopeful


def _spans(page: StatementPage, ranges: Sequence[Range], around: int) -> list[Span]:
    """For each passage the first and the last place, exclusive, of what starts in or beside it."""
    low = np.searchsorted(page.starts, [r.start - around for r in ranges])
    high = np.searchsorted(page.starts, [r.end + around for r in ranges])
    return list(zip(low.tolist(), high.tolist(), strict=True))


def _near(
    page: StatementPage, ranges: Sequence[Range], within: Sequence[Span], around: Sequence[Span]
) -> tuple[Places, Floats]:
    """Statements in or beside the passages, with the best strength of a passage they lie in."""
    near: NDArray[np.bool_] = np.zeros(len(page.starts), dtype=bool)
    strength: Floats = np.zeros(len(page.starts))
    for one, inside, beside in zip(ranges, within, around, strict=True):
        near[slice(*beside)] = True
        strength[slice(*inside)] = np.maximum(strength[slice(*inside)], one.strength)
    places = np.flatnonzero(near)
    return places, strength[places]


def _rows(places: Places, span: Span) -> slice:
    """Where the places of a span stand among those that are near, of which it has all."""
    low, high = np.searchsorted(places, span)
    return slice(int(low), int(high))


def _passages(covered: TermCoverage, inside: Sequence[slice], around: Sequence[slice]) -> Floats:
    """For each statement the coverage of the best passage that it lies in, or beside."""
    best: Floats = np.zeros(len(covered.mean))
    for said, near in zip(inside, around, strict=True):
        best[near] = np.maximum(best[near], covered.together(said))
    return best


def _programs(
    page: StatementPage, places: Places, names: Sequence[str], asked: frozenset[str]
) -> list[frozenset[str]]:
    """The programs of each statement: of a document of that name, `asked` are among them.

    Where only the opening of a document names them, what it says of no other program is of them.
    """
    own = [page.program_ids[at] for at in places.tolist()]
    if any(name in page.title for name in names):
        return [programs | asked for programs in own]
    opens = any(page.index.identity.having(name) for name in names)
    return [programs or asked for programs in own] if opens else own
