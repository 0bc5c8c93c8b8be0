"""Fits the confidence of answers to judged questions.

The curves are fitted on all questions; the error that is reported beside them is cross-validated
by document, because on its own questions a fitted curve has almost none.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import numpy as np

import assistant.answer
from assistant.answer.calibration import DATA, Calibration, Curve, kind_and_score, kind_of
from assistant.evaluation.cases import Case, DocumentCase
from assistant.evaluation.runner import Judged

BINS = 10  # of the calibration error; the development sets are too small for more
FOLDS = 5  # of the cross-validation: four fifths of a set are still about all of its kinds
# A few hundred questions cannot show that one in fifty is never wrong, or always.
LOWEST, HIGHEST = 0.02, 0.98
FLAT = 1e-3  # scores that differ by less are one
POINTS = 9  # of a curve, linear between them


@dataclass(frozen=True, slots=True)
class Sample:
    """An answer's kind and score before calibration, whether it was right, and what it counts.

    `document` is what it was asked of: what is fitted on a document is no proof for that one.
    """

    kind: str
    score: float
    right: bool
    weight: float = 1.0
    document: str = ""


@dataclass(frozen=True, slots=True)
class Fitted:
    """A calibration, and its expected calibration error on questions it was not fitted on."""

    calibration: Calibration
    error: float


def samples_of(sets: Sequence[Sequence[Judged]], reviewed: AbstractSet[str]) -> list[list[Sample]]:
    """Samples of answers whose `confidence` is `raw_score`: a set counts as the root of its size.

    Else a thousand questions on one document would outvote those on all others, or twenty on many
    documents those thousand. `reviewed` are the ids of the documents that a person has reviewed.
    """
    largest = max(map(len, sets), default=0)
    return [
        [
            Sample(
                *kind_and_score(answer_kind(j, reviewed), j.answer.confidence),
                j.right,
                (largest / len(judged)) ** 0.5,
                _document(j.case),
            )
            for j in judged
        ]
        for judged in sets
    ]


def answer_kind(judged: Judged, reviewed: AbstractSet[str]) -> str:
    """The kind of an answer, by what it cites."""
    answer = judged.answer
    cited = {citation.document_id for citation in answer.citations}
    return kind_of(answer.status, answer, reviewed=bool(cited) and cited <= reviewed)


def _document(case: Case) -> str:
    """The document that a case is on; of a set on one document each case stands for itself."""
    return case.files[0] if isinstance(case, DocumentCase) and case.files else case.id


def fit_sets(sets: Sequence[Sequence[Sample]]) -> Fitted:
    """Fit to the samples of several sets."""
    samples = [sample for own in sets for sample in own]
    return Fitted(fit(samples), cross_validated_error(samples))


def fit(samples: Sequence[Sample]) -> Calibration:
    """One curve for each kind that occurs."""
    ordered = sorted(samples, key=lambda s: (s.kind, s.score))
    curves = {kind: _curve(list(group)) for kind, group in groupby(ordered, key=lambda s: s.kind)}
    total = sum(s.weight for s in samples)
    return Calibration(curves, _bounded(sum(s.right * s.weight for s in samples) / total))


def _curve(samples: Sequence[Sample]) -> Curve:
    """The share of right answers along the score, by logistic regression (Platt 1999).

    A few hundred answers on thirty documents do not bear a curve of free steps: on documents that
    it was not fitted on isotonic regression was off by twice as much.
    """
    weights = np.array([s.weight for s in samples])
    right = np.array([s.right for s in samples], float)
    scores = np.array([s.score for s in samples])
    mean = float((weights * right).sum() / weights.sum())
    flat = ((round(float(scores.min()), 4), _bounded(mean)),)
    if np.ptp(scores) < FLAT or right.all() or not right.any():
        return flat
    from sklearn.linear_model import LogisticRegression

    middle, spread = scores.mean(), scores.std()
    model = LogisticRegression()
    model.fit(((scores - middle) / spread)[:, None], right, sample_weight=weights / weights.mean())
    # The score says how much was found; of a not-found answer it tells against it.
    rises = bool(model.coef_[0, 0] > 0)
    if rises != samples[0].kind.startswith("answered"):
        return flat
    at = np.linspace(scores.min(), scores.max(), POINTS)
    shares = model.predict_proba(((at - middle) / spread)[:, None])[:, 1]
    pairs = zip(at.tolist(), shares.tolist(), strict=True)
    return tuple((round(x, 4), _bounded(y)) for x, y in pairs)


def _bounded(share: float) -> float:
    return round(min(max(share, LOWEST), HIGHEST), 3)


def cross_validated_error(samples: Sequence[Sample]) -> float:
    """Calibration error where the confidences of each fold come from the curves of the others."""
    return calibration_error(cross_validated(samples))


def cross_validated(samples: Sequence[Sample]) -> list[tuple[float, bool]]:
    """Confidence and truth of each sample, in order, fitted on other documents alone."""
    documents = {d: at % FOLDS for at, d in enumerate(dict.fromkeys(s.document for s in samples))}
    alone = len(documents) < FOLDS  # they name none
    folds = [i % FOLDS if alone else documents[s.document] for i, s in enumerate(samples)]
    pairs: dict[int, tuple[float, bool]] = {}
    for fold in set(folds):
        kept = [s for s, own in zip(samples, folds, strict=True) if own != fold]
        calibration = fit(kept) if kept else Calibration({}, LOWEST)
        for at, sample in enumerate(samples):
            if folds[at] == fold:
                sure = calibration.confidence(sample.kind, sample.score)
                pairs[at] = (sure, sample.right)
    return [pairs[at] for at in range(len(samples))]


def calibration_error(pairs: Sequence[tuple[float, bool]]) -> float:
    """Expected calibration error (Naeini et al. 2015): how far confidence is from being right."""
    bins: list[list[tuple[float, bool]]] = [[] for _ in range(BINS)]
    for confidence, right in pairs:
        bins[min(int(confidence * BINS), BINS - 1)].append((confidence, right))
    gaps = (abs(sum(c for c, _ in b) - sum(r for _, r in b)) for b in bins if b)
    return sum(gaps) / len(pairs) if pairs else 0.0


def calibration_path() -> Path:
    """The file that `load_calibration` reads."""
    return Path(next(iter(assistant.answer.__path__))) / DATA


def write_calibration(calibration: Calibration, path: Path) -> None:
    """Write the curves, a point a line so that a change can be reviewed."""
    lines = [
        f"  {json.dumps(kind)}: [\n"
        + ",\n".join(f"   {json.dumps(point)}" for point in curve)
        + "\n  ]"
        for kind, curve in calibration.curves.items()
    ]
    body = ",\n".join(lines)
    text = f'{{\n "otherwise": {calibration.otherwise},\n "curves": {{\n{body}\n }}\n}}\n'
    path.write_text(text, encoding="utf-8")
