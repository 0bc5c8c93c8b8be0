"""Which statements most likely hold the answer to a turn: many weak signs, weighed together.

No sign tells alone. A statement that has the words of the question may say another thing of them;
one in the passage that retrieval holds best may stand beside the answer. What each is worth is
learned (a conditional logit: McFadden 1974, "Conditional logit analysis of qualitative choice
behavior") from turns of conversations about other documents, whose answers people marked;
`assistant.evaluation.choice` fits it.
"""

from __future__ import annotations

import json
import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from assistant.evidence.finding.finder import Evidence
from assistant.evidence.finding.ledger import Ledger
from assistant.evidence.finding.scoring import Found
from assistant.evidence.finding.statements import Statement, clean, says_nothing
from assistant.evidence.finding.valuetypes import holds_value
from assistant.evidence.turns.conversational import RankedPassage, nearness
from assistant.question.model import Question, ValueType

DATA = "likely.json"
BEST = 25  # statements by their words, wherever they stand
NEAR_IN = 300  # characters in which what stands beside what was told matters less by e
LAST = 8  # the rank of a statement that stands in no passage that suits the turn

Floats = NDArray[np.float64]
Range = tuple[str, int, int]  # a document's id, start and end


@dataclass(frozen=True, slots=True)
class Likely:
    """A statement, and how likely it and no other holds the answer, if one does: 0 to 1.

    `coverage` is how far it covers the words of the question, 0 where it was not found by them.
    """

    statement: Statement
    odds: float
    coverage: float


@dataclass(frozen=True, slots=True)
class AskedTurn:
    """What is asked, in the words of the last turns, oldest first, and what each before cited."""

    question: Question
    said: tuple[str, ...]
    cited: tuple[tuple[Range, ...], ...]


@dataclass(frozen=True, slots=True)
class LikelyCandidate:
    """A statement that may answer, how the question's words cover it, and its passage's rank.

    `programs` are those that it is about.
    """

    statement: Statement
    found: Found | None
    rank: int
    programs: frozenset[str] = frozenset()


def likeliest(
    turn: AskedTurn,
    evidence: Evidence,
    passages: Sequence[RankedPassage],
    ledger: Ledger,
    subject: Sequence[Statement] = (),
) -> list[Likely]:
    """The statements that were found for a turn, the likeliest first.

    Those of its `subject` are among them, whatever its words are.
    """
    among = candidates(evidence, passages, ledger, subject)
    if not among:
        return []
    names, weights = load_weights()
    told = signs(turn, among)
    score = np.column_stack([told[name] for name in names]) @ weights
    odds = np.exp(score - score.max())
    odds /= odds.sum()
    order = np.argsort(-odds, kind="stable").tolist()
    return [_likely(among[at], float(odds[at])) for at in order]


def _likely(candidate: LikelyCandidate, odds: float) -> Likely:
    coverage = candidate.found.coverage if candidate.found else 0.0
    return Likely(candidate.statement, odds, coverage)


@lru_cache(maxsize=1)
def load_weights() -> tuple[tuple[str, ...], Floats]:
    """The names of the signs and what each weighs."""
    raw = json.loads(files(__package__).joinpath(DATA).read_text("utf-8"))
    return tuple(raw), np.array(list(raw.values()), float)


def candidates(
    evidence: Evidence,
    passages: Sequence[RankedPassage],
    ledger: Ledger,
    subject: Sequence[Statement] = (),
) -> list[LikelyCandidate]:
    """The statements of the passages that suit the turn, then those that have its words.

    Then the others of its subject.
    """
    read = (found for reading in evidence.readings for found in reading.statements)
    found = {_place(f.statement): f for f in (*evidence.statements, *read)}
    among: dict[Range, LikelyCandidate] = {}
    for rank, ranked in enumerate(passages):
        passage = ranked.passage
        page = ledger.page(passage.document_id)
        low, high = np.searchsorted(page.starts, (passage.start, passage.end)).tolist()
        about = page.program_ids[low:high]
        for statement, programs in zip(page.statements[low:high], about, strict=True):
            at = _place(statement)
            among.setdefault(at, LikelyCandidate(statement, found.get(at), rank, programs))
    for one in evidence.statements[:BEST]:
        at = document, start, _ = _place(one.statement)
        programs = ledger.page(document).programs_at(start)
        among.setdefault(at, LikelyCandidate(one.statement, one, LAST, programs))
    for statement in subject:
        at = document, start, _ = _place(statement)
        programs = ledger.page(document).programs_at(start)
        among.setdefault(at, LikelyCandidate(statement, found.get(at), LAST, programs))
    return [c for c in among.values() if not says_nothing(c.statement.text)]


def signs(turn: AskedTurn, among: Sequence[LikelyCandidate]) -> dict[str, Floats]:
    """What speaks for each statement, most of it as a share of the most that any has."""
    question = turn.question
    asks_value = question.value_type not in {None, ValueType.TEXT}
    texts = [clean(c.statement.text) or " " for c in among]
    columns: dict[str, list[float]] = {
        "words": [c.found.coverage if c.found else 0.0 for c in among],
        "own_words": [c.found.own if c.found else 0.0 for c in among],
        "meaning": nearness(texts, turn.said).tolist(),
    }
    told = {name: _of_the_most(column) for name, column in columns.items()}
    rest: dict[str, list[float]] = {
        "value": [asks_value and holds_value(c.statement.text, question) for c in among],
        "passage": [1 / (1 + c.rank) for c in among],
        "labelled": [c.statement.value is not None for c in among],
        "row": [bool(c.statement.cells) for c in among],
        "beside": [_beside(c.statement, turn.cited[-1] if turn.cited else ()) for c in among],
        "program": [_of_program(c.programs, question.program_ids) for c in among],
    }
    return told | {name: np.array(column, float) for name, column in rest.items()}


def _of_the_most(column: Sequence[float]) -> Floats:
    values = np.array(column, float)
    most = values.max(initial=0.0)
    return values / most if most > 0 else np.zeros(len(values))


def _beside(statement: Statement, cited: Sequence[Range]) -> float:
    """How near a statement stands to what was told last: 1 where it is that."""
    own = [(start, end) for document, start, end in cited if document == statement.document_id]
    apart = (max(start - statement.end, statement.start - end, 0) for start, end in own)
    return math.exp(-min(apart, default=math.inf) / NEAR_IN)


def _of_program(own: Collection[str], asked: Collection[str]) -> int:
    """1 for what is about a program that the turn asks of, -1 for what is about others alone."""
    if not (own and asked):
        return 0
    return 1 if any(i in asked for i in own) else -1


def _place(statement: Statement) -> Range:
    return statement.document_id, statement.start, statement.end
