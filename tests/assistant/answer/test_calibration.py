"""Confidence is fitted on judged questions, and says how often such answers are right."""

from __future__ import annotations

import json
from importlib.resources import files
from types import SimpleNamespace

import pytest

from assistant.answer.calibration import (
    Calibration,
    kind_and_score,
    kind_of,
    load_calibration,
    raw_score,
)
from assistant.evaluation.calibration import (
    Sample,
    calibration_error,
    cross_validated,
    cross_validated_error,
    fit,
    write_calibration,
)


def make_samples(status: str, shares: dict[float, float], each: int = 100) -> list[Sample]:
    """`each` answers of every score, of which that share is right."""
    return [
        Sample(status, score, i < share * each)
        for score, share in shares.items()
        for i in range(each)
    ]


def test_the_curve_gives_the_share_that_was_right_at_each_score():
    calibration = fit(make_samples("answered", {0.5: 0.4, 0.8: 0.7, 1.0: 0.9}))
    assert calibration.confidence("answered", 0.8) == pytest.approx(0.7, abs=0.08)
    assert calibration.confidence("answered", 0.65) == pytest.approx(0.55, abs=0.08)
    assert calibration.confidence("answered", 0.1) == pytest.approx(0.4, abs=0.08)
    assert calibration.confidence("answered", 2.0) == pytest.approx(0.9, abs=0.08)


def test_scores_that_tell_nothing_give_one_confidence():
    calibration = fit(make_samples("answered", {0.5: 0.8, 1.0: 0.4}))
    assert {calibration.confidence("answered", s / 10) for s in range(11)} == {0.6}


def test_a_better_score_is_never_less_confident():
    calibration = fit(make_samples("answered", {0.5: 0.6, 0.6: 0.5, 0.8: 0.9, 0.9: 0.7}))
    confidences = [calibration.confidence("answered", s / 50) for s in range(51)]
    assert confidences == sorted(confidences)


def test_each_status_has_its_own_curve_and_none_is_certain():
    samples = make_samples("answered", {1.0: 0.5}) + make_samples("not_found", {0.0: 1.0, 0.1: 0.8})
    calibration = fit(samples)
    assert calibration.confidence("not_found", 0.0) > 0.95
    assert calibration.confidence("not_found", 0.1) == pytest.approx(0.8, abs=0.1)
    assert calibration.confidence("answered", 1.0) == pytest.approx(0.5)
    assert calibration.confidence("clarify", 0.3) == pytest.approx(230 / 300, abs=1e-3)


def test_the_error_is_the_gap_between_confidence_and_being_right():
    assert calibration_error([(0.85, True)] * 85 + [(0.85, False)] * 15) == pytest.approx(0)
    assert calibration_error([(0.9, True), (0.9, False)]) == pytest.approx(0.4)
    assert calibration_error([]) == 0


def test_the_cross_validated_error_is_small_where_scores_mean_something():
    samples = make_samples("answered", {0.5: 0.3, 0.7: 0.6, 1.0: 0.95})
    shuffled = samples[::7] + [s for i, s in enumerate(samples) if i % 7]
    assert 0 < cross_validated_error(shuffled) < 0.1


def test_what_is_written_is_what_is_read(tmp_path):
    calibration = Calibration({"answered": ((0.5, 0.6), (1.0, 0.9)), "clarify": ((0.3, 0.5),)}, 0.7)
    write_calibration(calibration, tmp_path / "calibration.json")
    raw = json.loads((tmp_path / "calibration.json").read_text("utf-8"))
    assert raw["otherwise"] == 0.7
    assert raw["curves"] == {"answered": [[0.5, 0.6], [1.0, 0.9]], "clarify": [[0.3, 0.5]]}


def test_the_bundled_curves_rise_within_0_and_1():
    assert files("assistant.answer").joinpath("calibration.json").is_file()
    curves = load_calibration().curves
    answered = [curve for kind, curve in curves.items() if kind.startswith("answered")]
    assert len(answered) == 5
    for curve in answered:
        assert list(curve) == sorted(curve)
        assert all(0 < y < 1 for _, y in curve)


def test_what_is_quoted_is_a_kind_and_what_is_reviewed_another():
    quotes, figures = (
        SimpleNamespace(citations=(1, 2), figures=()),
        SimpleNamespace(citations=(1,), figures=(1,)),
    )
    assert kind_of("answered", quotes, reviewed=False) == "answered, quotes"
    assert kind_of("answered", figures, reviewed=False) == "answered, figures"
    assert kind_of("answered", figures, reviewed=True) == "answered, reviewed"
    assert kind_of("not_found", quotes, reviewed=True) == "not_found"


def test_the_confidence_of_a_document_is_fitted_on_the_others():
    samples = [Sample("answered", 1.0, d != "e", document=d) for d in "abcde" for _ in range(4)]
    found = cross_validated(samples)
    assert found[-1] == (0.98, False)
    assert found[0] == (pytest.approx(0.75), True)


def test_a_raw_score_tells_what_is_only_near():
    draft = SimpleNamespace(states_figures=False)
    near = raw_score(SimpleNamespace(status="answered", draft=draft, score=0.3), False)
    assert kind_and_score("answered, quotes", near) == ("answered, near", pytest.approx(0.3))
    missing = raw_score(SimpleNamespace(status="not_found", draft=draft, score=0.1), False)
    assert kind_and_score("not_found", missing) == ("not_found", 0.1)
