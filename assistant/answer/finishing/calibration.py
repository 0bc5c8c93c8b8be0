"""Confidence: how often answers like this one were right.

Told in a few levels, because a few thousand judged answers bear no more: each is the share of the
answers of that level that were right. Which level an answer is of is told by a logistic regression
over its kind and a few signs: of an answer the composer's score, whether it goes on a conversation,
quotes another language, and among how many documents it was looked for; of a denial whether it goes
on a conversation, asks for an amount, and comes near to nothing that is written. What speaks for an
answer speaks against a denial: each has signs of its own. Fitted on judged answers to development
questions; `assistant evaluate --calibrate` fits it anew and prints the error of each set.
The confidence of a not-found answer is that the corpus truly does not say. A document that a person
has reviewed is read more surely than any other, a figure of a table more surely than a sentence,
and one quote says less often all that is asked than it seems to: each is a kind of its own.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Protocol

from assistant.answer.context import Composed, Context
from assistant.answer.near.topicality import found_for
from assistant.model import Citation, Figure

DATA = "calibration.json"
NEAR = "answered, near"  # in what is only near
TALK = "answered, talk"  # states nothing of the documents: a greeting, what it can do
REVIEWED = "reviewed"
UNCERTAIN = 0.6  # below this confidence an answer is marked as uncertain
LOWEST, HIGHEST = 0.02, 0.98  # a few hundred questions cannot show that one in fifty is never wrong
FAR = 0.4  # a question whose words come no nearer to any passage is of something else
MANY = 30  # documents, of which more make an answer no less sure: no more were measured
MOST_SCORE = 1.2  # what is more of a score counts as no more
STEP = 1e-9  # of a recorder: half a million answers are less than half a digit of a confidence
SIGNS: Mapping[str, tuple[str, ...]] = {
    "answered": ("score", "later", "foreign", "documents"),
    "not_found": ("later", "far", "money"),
    "clarify": (),
}

Signs = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class ConfidenceLevel:
    """The share of right answers among those whose likelihood is at least `above`."""

    above: float
    share: float


@dataclass(frozen=True, slots=True)
class Calibration:
    """What each kind of answer starts from, what its signs weigh, and the levels that are told.

    `otherwise` is what a kind starts from that no development question had. `levels` are in order.
    """

    kinds: Mapping[str, float]
    weights: Mapping[str, Signs]
    otherwise: float
    levels: tuple[ConfidenceLevel, ...] = ()

    def likelihood(self, kind: str, signs: Signs) -> float:
        """The likelihood, 0 to 1, that an answer is right: ("answered, quotes", {…}) → 0.6187."""
        weights = self.weights.get(status_of(kind), {})
        odds = self.kinds.get(kind, self.otherwise)
        odds += sum(weight * signs.get(name, 0.0) for name, weight in weights.items())
        return 1.0 / (1.0 + math.exp(-odds))

    def confidence(self, kind: str, signs: Signs) -> float:
        """The confidence that is told: the share of its level, ("answered, quotes", {…}) → 0.74."""
        found = self.likelihood(kind, signs)
        reached = [level.share for level in self.levels if found >= level.above]
        return round(min(max(reached[-1] if reached else found, LOWEST), HIGHEST), 3)


@lru_cache(maxsize=1)
def load_calibration() -> Calibration:
    """The calibration that the package carries."""
    raw = json.loads(files(__package__).joinpath(DATA).read_text("utf-8"))
    levels = tuple(ConfidenceLevel(float(above), float(share)) for above, share in raw["levels"])
    return Calibration(raw["kinds"], raw["weights"], float(raw["otherwise"]), levels)


class Given(Protocol):
    """What tells the kind of an answer."""

    @property
    def citations(self) -> Sequence[Citation]: ...
    @property
    def figures(self) -> Sequence[Figure]: ...


def kind_of(status: str, given: Given, *, reviewed: bool) -> str:
    """The kind of an answer; `reviewed`: all that it is from is of documents a person reviewed.

    An answer with figures of which not all is reviewed → "answered, figures". What is asked back
    states nothing, whatever it is asked of.
    """
    if reviewed and status != "clarify":
        return f"{status}, {REVIEWED}"
    if status != "answered":
        return status
    if given.figures:
        return "answered, figures"
    return "answered, one quote" if len(given.citations) <= 1 else "answered, quotes"


def status_of(kind: str) -> str:
    """The status of the answers of a kind: "answered, near" → "answered"."""
    return kind.split(",", maxsplit=1)[0]


def described(composed: Composed, context: Context, *, reviewed: bool) -> tuple[str, Signs]:
    """The kind of an answer and what speaks for and against it: all that its confidence is from."""
    status, draft = composed.status, composed.draft
    cited = {c.document_id for c in draft.citations}
    later = bool(context.state.exchanges)
    signs: Mapping[str, Callable[[], float]] = {
        "score": lambda: min(composed.score, MOST_SCORE),
        "later": lambda: float(later),
        "foreign": lambda: float(_is_foreign(cited, context)),
        "documents": lambda: min(math.log(max(len(context.sources), 1)) / math.log(MANY), 1.0),
        # What goes on a conversation says little by itself, and so comes near to little.
        "far": lambda: float(not later and found_for(context)["nearness"] < FAR),
        "money": lambda: float(context.question.money),
    }
    talks = status == "answered" and not (draft.citations or draft.figures)
    near = status == "answered" and not draft.states_figures
    kind = TALK if talks else NEAR if near else kind_of(status, draft, reviewed=reviewed)
    return kind, {name: round(signs[name](), 3) for name in SIGNS[status]}


def _is_foreign(cited: Collection[str], context: Context) -> bool:
    """Whether a document that is cited is in another language than the question."""
    return any(context.language_of(i) != context.question.language for i in cited)


def confidence(composed: Composed, context: Context, reviewed: bool) -> float:
    """The calibrated confidence of an answer, 0 to 1."""
    kind, signs = described(composed, context, reviewed=reviewed)
    return load_calibration().confidence(kind, signs)


def is_uncertain(status: str, confidence: float) -> bool:
    """Whether an answer is right too seldom to be given without saying so."""
    return status == "answered" and confidence < UNCERTAIN


class SignRecorder:
    """Describes each answer beside its confidence, behind whose digits stands its number.

    So that one can be fitted on: the second answer, at 0.74, has the confidence 0.740000002.
    """

    def __init__(self) -> None:
        self._described: list[tuple[str, Signs]] = []

    def __call__(self, composed: Composed, context: Context, reviewed: bool) -> float:
        self._described.append(described(composed, context, reviewed=reviewed))
        sure = load_calibration().confidence(*self._described[-1])
        return sure + len(self._described) * STEP

    def of(self, confidence: float) -> tuple[str, Signs]:
        """What the answer was that has this confidence."""
        return self._described[round((confidence - round(confidence, 3)) / STEP) - 1]
