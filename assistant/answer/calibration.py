"""Confidence: how often an answer that scored like this one was right.

A monotone curve from the composer's score to the share of right answers, fitted on the
development questions by isotonic regression (Zadrozny and Elkan 2002); `assistant evaluate
--calibrate` fits it anew and prints it.
"""

from __future__ import annotations

import bisect
import json
from functools import lru_cache
from importlib.resources import files

from assistant.answer.context import Composed


@lru_cache(maxsize=1)
def _curve() -> tuple[tuple[float, float], ...]:
    raw = files("assistant.answer").joinpath("calibration.json").read_text("utf-8")
    return tuple((float(x), float(y)) for x, y in json.loads(raw)["curve"])


def confidence(composed: Composed) -> float:
    """The calibrated confidence of an answer, 0 to 1."""
    curve = _curve()
    xs = [x for x, _ in curve]
    at = bisect.bisect_right(xs, composed.score)
    if at == 0:
        return curve[0][1]
    if at == len(curve):
        return curve[-1][1]
    (x0, y0), (x1, y1) = curve[at - 1], curve[at]
    return round(y0 + (y1 - y0) * (composed.score - x0) / (x1 - x0), 3)
