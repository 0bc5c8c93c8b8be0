"""Fits the confidence of answers to judged questions.

The weights are fitted on all questions; the error that is reported beside them is cross-validated
by document, because on its own questions what is fitted has almost none.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from operator import itemgetter
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

import assistant.answer
from assistant.answer.finishing.calibration import (
    DATA,
    HIGHEST,
    LOWEST,
    SIGNS,
    Calibration,
    SignRecorder,
    Signs,
    status_of,
)
from assistant.evaluation.cases import Case, DocumentCase
from assistant.evaluation.runner import Judged

BINS = 10  # of the calibration error; the development sets are too small for more
FOLDS = 5  # of the cross-validation: four fifths of a set are still about all of its kinds
WEIGHED = ("answered", "not_found")  # by status: what is asked back has a share alone
FEWEST = 10  # answers of a bin from which chance is taken
DRAWS = 200  # of what an exact confidence would show by chance
FLAT = 1e-9  # so that a sign that all answers share divides by a number


@dataclass(frozen=True, slots=True)
class Sample:
    """An answer's kind and signs, whether it was right, and what it counts.

    `document` is what it was asked of: what is fitted on a document is no proof for that one.
    """

    kind: str
    signs: Signs
    right: bool
    weight: float = 1.0
    document: str = ""


def samples_of(sets: Sequence[Sequence[Judged]], recorder: SignRecorder) -> list[list[Sample]]:
    """Samples of answers whose `confidence` is a recorder's: a set counts as the root of its size.

    Else a thousand questions on one document would outvote those on all others, or twenty on many
    documents those thousand.
    """
    largest = max(map(len, sets), default=0)
    return [
        [
            Sample(
                *recorder.of(j.answer.confidence),
                j.right,
                (largest / len(judged)) ** 0.5,
                _document(j.case),
            )
            for j in judged
        ]
        for judged in sets
    ]


def _document(case: Case) -> str:
    """The document that a case is on; of a set on one document each case stands for itself."""
    return case.files[0] if isinstance(case, DocumentCase) and case.files else case.id


def fit(samples: Sequence[Sample]) -> Calibration:
    """A constant for each kind that occurs, and a weight for each sign (Platt 1999).

    A few hundred answers on thirty documents do not bear curves of free steps, nor signs of signs.
    """
    kinds = sorted({s.kind for s in samples})
    rows = np.array([_row(s, kinds) for s in samples])
    right = np.array([s.right for s in samples])
    share = float(np.average(right, weights=[s.weight for s in samples]))
    otherwise = _odds(share)
    if right.all() or not right.any():
        return Calibration(dict.fromkeys(kinds, round(otherwise, 4)), {}, round(otherwise, 4))
    from sklearn.linear_model import LogisticRegression

    signs = len(kinds)  # the columns of the kinds come first, and are left as they are
    middle, spread = rows.mean(axis=0), rows.std(axis=0) + FLAT
    middle[:signs], spread[:signs] = 0.0, 1.0
    weight = np.array([s.weight for s in samples])
    model = LogisticRegression(max_iter=1000)
    model.fit((rows - middle) / spread, right, sample_weight=weight / weight.mean())
    per_sign = model.coef_[0] / spread
    weights = per_sign[signs:].reshape(len(WEIGHED), len(SIGNS)).round(4)
    moved = float(model.intercept_[0] - (per_sign * middle).sum())
    return Calibration(
        {kind: round(moved + float(per_sign[at]), 4) for at, kind in enumerate(kinds)},
        {
            status: dict(zip(SIGNS, own.tolist(), strict=True))
            for status, own in zip(WEIGHED, weights, strict=True)
        },
        round(otherwise, 4),
    )


def _row(sample: Sample, kinds: Sequence[str]) -> list[float]:
    """A sample as numbers: which kind it is, then its signs under its status."""
    own = [sample.signs.get(name, 0.0) for name in SIGNS]
    nothing = [0.0] * len(SIGNS)
    by_status = (own if status_of(sample.kind) == status else nothing for status in WEIGHED)
    return [float(sample.kind == kind) for kind in kinds] + [v for part in by_status for v in part]


def _odds(share: float) -> float:
    bounded = min(max(share, LOWEST), HIGHEST)
    return math.log(bounded / (1 - bounded))


def cross_validated(samples: Sequence[Sample]) -> list[tuple[float, bool]]:
    """Confidence and truth of each sample, in order, fitted on other documents alone."""
    documents = {d: at % FOLDS for at, d in enumerate(dict.fromkeys(s.document for s in samples))}
    alone = len(documents) < FOLDS  # they name none
    folds = [i % FOLDS if alone else documents[s.document] for i, s in enumerate(samples)]
    pairs: dict[int, tuple[float, bool]] = {}
    for fold in set(folds):
        kept = [s for s, own in zip(samples, folds, strict=True) if own != fold]
        calibration = fit(kept) if kept else Calibration({}, {}, _odds(LOWEST))
        for at, sample in enumerate(samples):
            if folds[at] == fold:
                sure = calibration.confidence(sample.kind, sample.signs)
                pairs[at] = (sure, sample.right)
    return [pairs[at] for at in range(len(samples))]


def calibration_error(pairs: Sequence[tuple[float, bool]]) -> float:
    """Expected calibration error (Naeini et al. 2015): how far confidence is from being right."""
    bins: list[list[tuple[float, bool]]] = [[] for _ in range(BINS)]
    for confidence, right in pairs:
        bins[min(int(confidence * BINS), BINS - 1)].append((confidence, right))
    gaps = (abs(sum(c for c, _ in b) - sum(r for _, r in b)) for b in bins if b)
    return sum(gaps) / len(pairs) if pairs else 0.0


def error_by_chance(pairs: Sequence[tuple[float, bool]]) -> float:
    """The error that these confidences would show were each of them exact: of a small set much."""
    sure: NDArray[np.float64] = np.array([c for c, _ in pairs], float)
    drawn = np.random.default_rng(0).random((DRAWS, len(sure))) < sure
    errors = [calibration_error(list(zip(sure, row, strict=True))) for row in drawn]
    return float(np.mean(errors))


def error_beyond_chance(pairs: Sequence[tuple[float, bool]]) -> float:
    """The error without what chance alone shows (Kumar et al. 2019), as the root of its squares.

    Bins of as many answers each; from the squared gap of each its variance by chance is taken.
    """
    ordered = sorted(pairs, key=itemgetter(0))
    size = max(len(ordered) // BINS, FEWEST)
    squares = 0.0
    for at in range(0, len(ordered), size):
        bin_ = ordered[at : at + size]
        sure, share = (sum(column) / len(bin_) for column in zip(*bin_, strict=True))
        chance = share * (1 - share) / max(len(bin_) - 1, 1)
        squares += ((sure - share) ** 2 - chance) * len(bin_) / len(ordered)
    return math.sqrt(max(squares, 0.0))


def calibration_path() -> Path:
    """The file that `load_calibration` reads."""
    return Path(next(iter(assistant.answer.__path__))) / DATA


def write_calibration(calibration: Calibration, path: Path) -> None:
    """Write the weights, one a line so that a change can be reviewed."""
    raw = {
        "otherwise": calibration.otherwise,
        "kinds": dict(calibration.kinds),
        "weights": {status: dict(own) for status, own in calibration.weights.items()},
    }
    path.write_text(json.dumps(raw, indent=1) + "\n", encoding="utf-8")
