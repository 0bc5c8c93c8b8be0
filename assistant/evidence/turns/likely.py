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
import re
from collections.abc import Collection, Iterable, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from assistant.evidence.finding.finder import Evidence
from assistant.evidence.finding.ledger import Ledger
from assistant.evidence.finding.page import StatementPage
from assistant.evidence.finding.reasons import tells_why
from assistant.evidence.finding.scoring import Found
from assistant.evidence.finding.statements import Statement, clean, says_nothing
from assistant.evidence.finding.valuetypes import holds_value
from assistant.evidence.turns.conversational import closeness
from assistant.question.model import Intent, Question, ValueType
from corpus.text import fold_key
from index.passage import Passage

DATA = "likely.json"
BEST = 25  # statements by their words, wherever they stand
NEAR_IN = 300  # characters in which what stands beside what was told matters less by e
SHORT = 12  # characters of a cell or a name, which seldom answers by itself
DIGIT = re.compile(r"[0-9]")
LAST = 12  # the rank of a statement that stands in no passage that suits the turn

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

    `programs` are those that it is about, `above` the heading and the question or label that it
    stands under.
    """

    statement: Statement
    found: Found | None
    rank: int
    programs: frozenset[str] = frozenset()
    above: str = ""
    is_title: bool = False


def likeliest(
    turn: AskedTurn,
    evidence: Evidence,
    passages: Sequence[Passage],
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
    passages: Sequence[Passage],
    ledger: Ledger,
    subject: Sequence[Statement] = (),
) -> list[LikelyCandidate]:
    """The statements of the passages that suit the turn, then those that have its words.

    Then the others of its subject.
    """
    read = (found for reading in evidence.readings for found in reading.statements)
    found = {_place(f.statement): f for f in (*evidence.statements, *read)}
    among: dict[Range, LikelyCandidate] = {}

    def add(page: StatementPage, at: int, rank: int) -> None:
        place = _place(page.statements[at])
        if place not in among and not says_nothing(page.statements[at].text):
            among[place] = _candidate(page, at, found.get(place), rank)

    for rank, passage in enumerate(passages):
        page = ledger.page(passage.document_id)
        edges = (passage.start, passage.end)
        for at in range(*np.searchsorted(page.starts, edges).tolist()):
            add(page, at, rank)
    for statement in (*(f.statement for f in evidence.statements[:BEST]), *subject):
        page = ledger.page(statement.document_id)
        add(page, page.place_of(statement), LAST)
    return list(among.values())


def _candidate(page: StatementPage, at: int, found: Found | None, rank: int) -> LikelyCandidate:
    lead = page.leads[at]
    led = page.statements[lead].text if lead is not None and lead != at else ""
    above = " ".join(filter(None, (page.views[at].title, led)))
    own, titled = page.program_ids[at], bool(page.is_title[at])
    return LikelyCandidate(page.statements[at], found, rank, own, above, titled)


def signs(turn: AskedTurn, among: Sequence[LikelyCandidate]) -> dict[str, Floats]:
    """What speaks for each statement, most of it as a share of the most that any has."""
    question, cited = turn.question, turn.cited[-1] if turn.cited else ()
    asks_value = question.value_type not in {None, ValueType.TEXT}
    asks_why = question.intent is Intent.REASON
    own = [clean(c.statement.text) or " " for c in among]
    texts = [f"{clean(c.above)} {said}" for c, said in zip(among, own, strict=True)]
    words, whole = closeness(texts, turn.said[-1])
    pairs = bigrams(turn.said[-1])
    columns: dict[str, Iterable[float]] = {
        "words": (c.found.coverage if c.found else 0.0 for c in among),
        "own_words": (c.found.own if c.found else 0.0 for c in among),
        "near_words": words.tolist(),
        "near_whole": np.maximum(whole, 0).tolist(),
        "letters": (_share(pairs, bigrams(text)) for text in texts),
    }
    told = {name: _of_the_most([*column]) for name, column in columns.items()}
    rest: dict[str, Iterable[float]] = {
        "value": (asks_value and holds_value(c.statement.text, question) for c in among),
        "number": (bool(DIGIT.search(said)) for said in own),
        "cause": (asks_why and tells_why(text) for text in texts),
        "title": (c.is_title for c in among),
        "short": (len(said) < SHORT for said in own),
        "passage": (1 / (1 + c.rank) for c in among),
        "label": (c.found.labelled if c.found else 0.0 for c in among),
        "about": (bool(c.found and c.found.about) for c in among),
        "beside": (_beside(c.statement, cited) for c in among),
        "program": (_of_program(c.programs, question.program_ids) for c in among),
    }
    return told | {name: np.array([*column], float) for name, column in rest.items()}


def bigrams(text: str) -> frozenset[str]:
    """Each two characters of a text that stand side by side, folded: 予算額 → 予算, 算額."""
    key = fold_key(text)
    return frozenset(map("".join, pairwise(key)))


def _share(wanted: Set[str], had: Set[str]) -> float:
    return len(wanted & had) / len(wanted) if wanted else 0.0


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
