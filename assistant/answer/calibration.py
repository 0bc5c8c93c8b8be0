"""Confidence: how often an answer that scored like this one was right.

A monotone curve for each kind of answer from the composer's score to the share of right answers,
fitted on the development questions by logistic regression (Platt 1999); `assistant
evaluate --calibrate` fits the curves anew and prints them. The confidence of a not-found answer is
that the corpus truly does not say. A document that a person has reviewed is read more surely than
any other, a figure of a table more surely than a sentence, and one quote says less often all that
is asked than it seems to: each is a kind of its own.
"""

from __future__ import annotations

import bisect
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Protocol

from assistant.answer.context import Composed
from assistant.model import Citation, Figure

DATA = "calibration.json"
NEAR = "answered, near"  # in what is only near
NEAR_BELOW = -1.0  # what such an answer's raw score is counted from, so that it tells its kind
UNCERTAIN = 0.6  # below this confidence an answer is marked as uncertain
Curve = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Calibration:
    """Curves by kind of answer, as points (score, confidence) with rising scores.

    `otherwise` is the confidence of a kind that no development question had.
    """

    curves: Mapping[str, Curve]
    otherwise: float

    def confidence(self, kind: str, score: float) -> float:
        """The confidence, 0 to 1, linear between two points and flat beyond the last."""
        curve = self.curves.get(kind)
        if not curve:
            return self.otherwise
        at = bisect.bisect_right([x for x, _ in curve], score)
        if at == 0:
            return curve[0][1]
        if at == len(curve):
            return curve[-1][1]
        (x0, y0), (x1, y1) = curve[at - 1], curve[at]
        return round(y0 + (y1 - y0) * (score - x0) / (x1 - x0), 3)


@lru_cache(maxsize=1)
def load_calibration() -> Calibration:
    """The calibration that the package carries."""
    raw = json.loads(files("assistant.answer").joinpath(DATA).read_text("utf-8"))
    curves = {
        kind: tuple((float(x), float(y)) for x, y in curve) for kind, curve in raw["curves"].items()
    }
    return Calibration(curves, float(raw["otherwise"]))


class Given(Protocol):
    """What tells the kind of an answer, of a draft or of an answer that is finished."""

    @property
    def citations(self) -> Sequence[Citation]: ...
    @property
    def figures(self) -> Sequence[Figure]: ...


def kind_of(status: str, given: Given, *, reviewed: bool) -> str:
    """The kind of an answer; `reviewed`: all that it cites is of documents that a person reviewed.

    An answer with figures of which not all is reviewed → "answered, figures".
    """
    if status != "answered":
        return status
    if reviewed:
        return "answered, reviewed"
    if given.figures:
        return "answered, figures"
    return "answered, one quote" if len(given.citations) <= 1 else "answered, quotes"


def confidence(composed: Composed, reviewed: bool) -> float:
    """The calibrated confidence of an answer, 0 to 1."""
    kind = kind_of(composed.status, composed.draft, reviewed=reviewed)
    return load_calibration().confidence(NEAR if _is_near(composed) else kind, composed.score)


def _is_near(composed: Composed) -> bool:
    """Whether what is quoted is no more than near to what was asked."""
    return composed.status == "answered" and not composed.draft.states_figures


def is_uncertain(status: str, confidence: float) -> bool:
    """Whether an answer is right too seldom to be given without saying so."""
    return status == "answered" and confidence < UNCERTAIN


def raw_score(composed: Composed, _reviewed: bool) -> float:
    """The composer's own score in place of a confidence: what a calibration is fitted on.

    That of an answer that is only near lies below 0, which no other does.
    """
    return composed.score + (NEAR_BELOW if _is_near(composed) else 0.0)


def kind_and_score(kind: str, raw: float) -> tuple[str, float]:
    """What a raw score says of an answer of a kind: ("answered, quotes", -0.7) → near, 0.3."""
    return (NEAR, raw - NEAR_BELOW) if raw < 0 else (kind, raw)
