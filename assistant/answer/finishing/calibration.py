"""Confidence: how often answers like this one were right.

A logistic regression over the kind of an answer, the composer's score and what was found for the
question: how far a passage covers it, how near its words come, how many of them no document has,
whether it stands in a conversation, asks for an amount, and may be meant of several documents.
What speaks for an answer speaks against a denial: each has weights of its own. Fitted on the
development questions; `assistant evaluate --calibrate` fits the weights anew and prints the error.
The confidence of a not-found answer is that the corpus truly does not say. A document that a person
has reviewed is read more surely than any other, a figure of a table more surely than a sentence,
and one quote says less often all that is asked than it seems to: each is a kind of its own.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Protocol

from assistant.answer.context import Composed, Context
from assistant.answer.near.topicality import found_for
from assistant.model import Citation, Figure

DATA = "calibration.json"
NEAR = "answered, near"  # in what is only near
REVIEWED = "reviewed"
UNCERTAIN = 0.6  # below this confidence an answer is marked as uncertain
LOWEST, HIGHEST = 0.02, 0.98  # a few hundred questions cannot show that one in fifty is never wrong
SIGNS = ("score", "support", "nearness", "unknown", "later", "many", "money")
NOTHING_FOUND = {"support": 0.0, "nearness": 0.0, "unknown": 0.0}
MOST = {"score": 1.2, "unknown": 4.0}  # what is more of a sign counts as no more

Signs = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Calibration:
    """What each kind of answer starts from, and what each sign weighs, by the status of an answer.

    `otherwise` is what a kind starts from that no development question had.
    """

    kinds: Mapping[str, float]
    weights: Mapping[str, Signs]
    otherwise: float

    def confidence(self, kind: str, signs: Signs) -> float:
        """The confidence, 0 to 1: ("answered, quotes", {"score": 0.9, …}) → 0.62."""
        weights = self.weights.get(status_of(kind), {})
        odds = self.kinds.get(kind, self.otherwise)
        odds += sum(weight * signs.get(name, 0.0) for name, weight in weights.items())
        return round(min(max(1.0 / (1.0 + math.exp(-odds)), LOWEST), HIGHEST), 3)


@lru_cache(maxsize=1)
def load_calibration() -> Calibration:
    """The calibration that the package carries."""
    raw = json.loads(files(__package__).joinpath(DATA).read_text("utf-8"))
    return Calibration(raw["kinds"], raw["weights"], float(raw["otherwise"]))


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
    near = composed.status == "answered" and not composed.draft.states_figures
    kind = NEAR if near else kind_of(composed.status, composed.draft, reviewed=reviewed)
    stated = composed.status == "answered" and bool(composed.draft.figures)
    signs = {
        # An amount of the table is read without a search of the text.
        **(NOTHING_FOUND if stated else found_for(context)),
        "score": composed.score,
        "later": float(bool(context.state.exchanges)),
        "many": float(len(context.documents or context.sources) > 1),
        "money": float(context.question.money),
    }
    return kind, {name: min(signs[name], MOST.get(name, math.inf)) for name in SIGNS}


def confidence(composed: Composed, context: Context, reviewed: bool) -> float:
    """The calibrated confidence of an answer, 0 to 1."""
    kind, signs = described(composed, context, reviewed=reviewed)
    return load_calibration().confidence(kind, signs)


def is_uncertain(status: str, confidence: float) -> bool:
    """Whether an answer is right too seldom to be given without saying so."""
    return status == "answered" and confidence < UNCERTAIN


class SignRecorder:
    """Describes each answer in place of a confidence, which is then its number: to fit one on."""

    def __init__(self) -> None:
        self._described: list[tuple[str, Signs]] = []

    def __call__(self, composed: Composed, context: Context, reviewed: bool) -> float:
        self._described.append(described(composed, context, reviewed=reviewed))
        return float(len(self._described) - 1)

    def of(self, number: float) -> tuple[str, Signs]:
        """What the answer was whose "confidence" is this number."""
        return self._described[int(number)]
