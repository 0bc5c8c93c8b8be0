"""Fits the confidence of answers to judged ones, which are kept as samples: kind, signs, verdict.

Fitted on all sets; the error that is reported beside it is of each set by what was fitted on the
others, because on its own questions what is fitted has almost none. Each answer counts the same:
of few answers that many sets share the kind is told no better by weighing the sets.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from operator import itemgetter
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from pydantic import TypeAdapter, ValidationError

import assistant.answer.finishing
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
from assistant.evaluation.levels import fit_levels
from assistant.evaluation.runner import Judged
from corpus.errors import InvalidInput

BINS = 10  # of the calibration error; the development sets are too small for more
TRUST = 0.3  # in the signs: the inverse of how much a weight's square costs
FEWEST = 10  # answers of a bin from which chance is taken
DRAWS = 200  # of what an exact confidence would show by chance
FLAT = 1e-9  # so that a sign that all answers share divides by a number

Pairs = Sequence[tuple[float, bool]]


@dataclass(frozen=True, slots=True)
class Sample:
    """An answer's kind and signs, whether it was right, and the set that its question is of."""

    kind: str
    signs: Signs
    right: bool
    set: str = ""


def samples_of(judged: Iterable[Judged], recorder: SignRecorder, name: str) -> list[Sample]:
    """Samples of the answers to a set, whose confidence a recorder made."""
    return [Sample(*recorder.of(j.answer.confidence), j.right, name) for j in judged]


def write_samples(samples: Iterable[Sample], path: Path) -> None:
    """Keep samples, one a line."""
    lines = (json.dumps(asdict(s), ensure_ascii=False) + "\n" for s in samples)
    path.write_text("".join(lines), encoding="utf-8")


def read_samples(path: Path) -> list[Sample]:
    """The samples of a file; raises InvalidInput where it has none."""
    lines = path.read_text(encoding="utf-8").splitlines()
    try:
        samples = [TypeAdapter(Sample).validate_json(line) for line in lines]
    except ValidationError as error:
        first = error.errors()[0]["msg"]
        raise InvalidInput(f"{path} holds no samples of answers: {first}") from None
    if not samples:
        raise InvalidInput(f"{path} holds no samples of answers.")
    return samples


def fit(samples: Sequence[Sample]) -> Calibration:
    """A constant for each kind, a weight for each sign (Platt 1999), and the levels to tell."""
    kinds = sorted({s.kind for s in samples})
    right = np.array([s.right for s in samples])
    otherwise = _odds(float(right.mean()))
    if right.all() or not right.any():
        return Calibration(dict.fromkeys(kinds, round(otherwise, 4)), {}, round(otherwise, 4))
    from sklearn.linear_model import LogisticRegression

    rows = np.array([_row(s, kinds) for s in samples])
    signs = len(kinds)  # the columns of the kinds come first, and are left as they are
    middle, spread = rows.mean(axis=0), rows.std(axis=0) + FLAT
    middle[:signs], spread[:signs] = 0.0, 1.0
    model = LogisticRegression(C=TRUST, max_iter=1000).fit((rows - middle) / spread, right)
    per_sign = model.coef_[0] / spread
    moved = float(model.intercept_[0] - (per_sign * middle).sum())
    weights = iter(per_sign[signs:].round(4).tolist())
    fitted = Calibration(
        {kind: round(moved + float(per_sign[at]), 4) for at, kind in enumerate(kinds)},
        {status: {name: next(weights) for name in names} for status, names in SIGNS.items()},
        round(otherwise, 4),
    )
    found = [fitted.likelihood(s.kind, s.signs) for s in samples]
    return replace(fitted, levels=fit_levels(found, right.tolist()))


def _row(sample: Sample, kinds: Sequence[str]) -> list[float]:
    """A sample as numbers: which kind it is, then its signs under its status."""
    of = status_of(sample.kind)
    signs = (
        sample.signs.get(name, 0.0) if status == of else 0.0
        for status, names in SIGNS.items()
        for name in names
    )
    return [*(float(sample.kind == kind) for kind in kinds), *signs]


def _odds(share: float) -> float:
    bounded = min(max(share, LOWEST), HIGHEST)
    return math.log(bounded / (1 - bounded))


def told(samples: Iterable[Sample], calibration: Calibration) -> list[tuple[float, bool]]:
    """Confidence and truth of samples, in order."""
    return [(calibration.confidence(s.kind, s.signs), s.right) for s in samples]


def left_out(samples: Sequence[Sample]) -> Mapping[str, list[tuple[float, bool]]]:
    """Confidence and truth of the samples of each set, fitted on the other sets alone."""
    pairs = {}
    for name in dict.fromkeys(s.set for s in samples):
        others = [s for s in samples if s.set != name]
        fitted = fit(others) if others else Calibration({}, {}, _odds(LOWEST))
        pairs[name] = told((s for s in samples if s.set == name), fitted)
    return pairs


def log_loss(pairs: Pairs) -> float:
    """The mean of −log of how likely the truth was told to be: .69 for one half of everything."""
    return -sum(math.log(c if right else 1 - c) for c, right in pairs) / len(pairs)


def calibration_error(pairs: Pairs) -> float:
    """Expected calibration error (Naeini et al. 2015): how far confidence is from being right."""
    bins: list[list[tuple[float, bool]]] = [[] for _ in range(BINS)]
    for confidence, right in pairs:
        bins[min(int(confidence * BINS), BINS - 1)].append((confidence, right))
    gaps = (abs(sum(c for c, _ in b) - sum(r for _, r in b)) for b in bins if b)
    return sum(gaps) / len(pairs) if pairs else 0.0


def error_by_chance(pairs: Pairs) -> float:
    """The error that these confidences would show were each of them exact: of a small set much."""
    sure: NDArray[np.float64] = np.array([c for c, _ in pairs], float)
    drawn = np.random.default_rng(0).random((DRAWS, len(sure))) < sure
    errors = [calibration_error(list(zip(sure, row, strict=True))) for row in drawn]
    return float(np.mean(errors))


def error_beyond_chance(pairs: Pairs) -> float:
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


def render_errors(samples: Sequence[Sample], fitted: Calibration) -> str:
    """A table of how far off the confidence of each set is, in Markdown.

    As it was fitted on all sets; as it were, were each confidence exact; as fitted on the others.
    """
    own: dict[str, list[tuple[float, bool]]] = {}
    for sample, pair in zip(samples, told(samples, fitted), strict=True):
        own.setdefault(sample.set, []).append(pair)
    lines = ["| set | answers | right | error | exact | other sets |", f"| --- |{' ---: |' * 5}"]
    for name, others in left_out(samples).items():
        pairs = own[name]
        share = sum(right for _, right in pairs) / len(pairs)
        errors = (calibration_error(pairs), error_by_chance(pairs), calibration_error(others))
        shown = " | ".join(f"{error:.3f}" for error in errors)
        lines.append(f"| {name} | {len(pairs):,} | {share:.2f} | {shown} |")
    return "\n".join(lines) + "\n"


def calibration_path() -> Path:
    """The file that `load_calibration` reads."""
    return Path(next(iter(assistant.answer.finishing.__path__))) / DATA


def write_calibration(calibration: Calibration, path: Path) -> None:
    """Write the weights, one a line so that a change can be reviewed."""
    raw = {
        "otherwise": calibration.otherwise,
        "kinds": dict(calibration.kinds),
        "weights": {status: dict(own) for status, own in calibration.weights.items()},
        "levels": [[level.above, level.share] for level in calibration.levels],
    }
    path.write_text(json.dumps(raw, indent=1) + "\n", encoding="utf-8")
