"""Confidence is fitted on judged questions, and says how often such answers are right."""

from __future__ import annotations

from random import Random
from types import SimpleNamespace

import pytest

import assistant.answer.finishing.calibration as calibration_module
from assistant.answer.context import Composed
from assistant.answer.finishing.calibration import (
    SIGNS,
    Calibration,
    SignRecorder,
    confidence,
    kind_of,
    load_calibration,
    status_of,
)
from assistant.evaluation.calibration import (
    Sample,
    calibration_error,
    cross_validated,
    error_beyond_chance,
    error_by_chance,
    fit,
    samples_of,
    write_calibration,
)
from assistant.evaluation.cases import Case
from assistant.model import Turn
from assistant.service import Assistant
from corpus.analysis import analyse
from corpus.readers import read_document
from tests.assistant.conftest import make_build

RATES = {0.5: 0.3, 0.7: 0.6, 1.0: 0.9}


def make_samples(kind: str, shares: dict[float, float], sign: str = "score") -> list[Sample]:
    """A hundred answers of every value of a sign, of which that share is right."""
    return [
        Sample(kind, {sign: value}, i < share * 100)
        for value, share in shares.items()
        for i in range(100)
    ]


@pytest.mark.parametrize("sign", SIGNS)
def test_each_sign_tells_how_many_such_answers_were_right(sign):
    fitted = fit(make_samples("answered, quotes", RATES, sign))
    for value, share in RATES.items():
        assert fitted.confidence("answered, quotes", {sign: value}) == pytest.approx(share, abs=0.1)


def test_what_speaks_for_an_answer_may_speak_against_a_denial():
    denied = {value: 1 - share for value, share in RATES.items()}
    samples = make_samples("answered, quotes", RATES) + make_samples("not_found", denied)
    fitted = fit(samples)
    assert fitted.confidence("answered, quotes", {"score": 1.0}) > 0.8
    assert fitted.confidence("not_found", {"score": 1.0}) < 0.2


def test_signs_that_tell_nothing_leave_each_kind_its_share():
    samples = make_samples("answered, near", {0.5: 0.4, 1.0: 0.4})
    fitted = fit(samples + make_samples("clarify", {0.5: 0.1, 1.0: 0.1}))
    assert fitted.confidence("answered, near", {"score": 0.7}) == pytest.approx(0.4, abs=0.03)
    assert fitted.confidence("clarify", {"score": 0.7}) == pytest.approx(0.1, abs=0.03)


def test_none_is_certain_and_a_kind_never_seen_has_the_share_of_all():
    assert fit([Sample("answered, near", {}, True)] * 9).confidence("answered, near", {}) == 0.98
    fitted = fit(make_samples("answered, near", {0.5: 0.7}))
    assert fitted.confidence("clarify", {}) == pytest.approx(0.7, abs=1e-3)


def test_the_error_is_the_gap_between_confidence_and_being_right():
    assert calibration_error([(0.85, True)] * 85 + [(0.85, False)] * 15) == pytest.approx(0)
    assert calibration_error([(0.9, True), (0.9, False)]) == pytest.approx(0.4)


@pytest.mark.parametrize("size", [50, 100, 400])
def test_an_exact_confidence_shows_an_error_by_chance_and_none_beyond_it(size):
    seeds = range(20)
    drawn = [
        [(sure, random.random() < sure) for sure in (random.random() for _ in range(size))]
        for random in map(Random, seeds)
    ]
    shown = sum(map(calibration_error, drawn)) / len(drawn)
    beyond = sum(map(error_beyond_chance, drawn)) / len(drawn)
    assert beyond < shown
    assert beyond < 0.06


@pytest.mark.parametrize("off", [0.1, 0.3])
def test_a_confidence_that_is_off_is_so_beyond_chance(off):
    pairs = [(0.5 + off, at % 2 == 0) for at in range(4000)]
    assert error_beyond_chance(pairs) == pytest.approx(off, abs=0.03)
    assert calibration_error([]) == 0


def test_an_exact_confidence_shows_less_error_by_chance_the_more_answers_there_are():
    few = error_by_chance([(0.6, True), (0.6, False)] * 5)
    assert few > error_by_chance([(0.6, True), (0.6, False)] * 500) > 0


def test_the_confidence_of_a_document_is_fitted_on_the_others():
    samples = [Sample("clarify", {}, d != "e", document=d) for d in "abcde" for _ in range(4)]
    found = cross_validated(samples)
    assert found[-1] == (0.98, False)
    assert found[0] == (pytest.approx(0.75, abs=0.05), True)


def test_what_is_written_is_what_is_read(tmp_path, monkeypatch):
    fitted = fit(make_samples("answered, quotes", RATES))
    write_calibration(fitted, tmp_path / "calibration.json")
    monkeypatch.setattr(calibration_module, "files", lambda _package: tmp_path)
    load_calibration.cache_clear()
    read = load_calibration()
    load_calibration.cache_clear()
    assert read == fitted


def test_the_bundled_weights_are_of_the_signs_there_are():
    bundled = load_calibration()
    assert {status_of(kind) for kind in bundled.kinds} == {"answered", "not_found", "clarify"}
    assert all(set(own) == set(SIGNS) for own in bundled.weights.values())
    assert bundled.weights["answered"]["score"] > 0 > bundled.weights["not_found"]["score"]


def test_what_is_quoted_is_a_kind_and_what_is_reviewed_another():
    quotes, figures = (
        SimpleNamespace(citations=(1, 2), figures=()),
        SimpleNamespace(citations=(1,), figures=(1,)),
    )
    assert kind_of("answered", quotes, reviewed=False) == "answered, quotes"
    assert kind_of("answered", figures, reviewed=False) == "answered, figures"
    assert kind_of("answered", figures, reviewed=True) == "answered, reviewed"
    assert kind_of("not_found", quotes, reviewed=True) == "not_found, reviewed"
    assert kind_of("not_found", quotes, reviewed=False) == "not_found"
    assert kind_of("clarify", quotes, reviewed=True) == "clarify"


def test_a_recorder_tells_of_each_answer_what_its_confidence_is_from(tmp_path):
    path = tmp_path / "fees.md"
    path.write_text("# Fees 2027\n\n## Pool\n\nA swim costs $4 for adults.\n", encoding="utf-8")
    recorder = SignRecorder()
    asked = Assistant(make_build(analyse(read_document(path), path)), confidence=recorder)
    case = Case(id="1", type="fact", question="How much does a swim cost?")
    first = asked.answer(case.question)
    later = asked.answer("and the zeppelin?", history=[Turn("user", case.question)])
    (sample,) = samples_of([[SimpleNamespace(answer=first, right=True, case=case)]], recorder)[0]
    assert status_of(sample.kind) == first.status
    kind, signs = recorder.of(later.confidence)
    assert (sample.signs["later"], signs["later"]) == (0.0, 1.0)
    assert (sample.signs["unknown"], signs["unknown"]) == (0.0, 1.0)
    assert set(signs) == set(SIGNS) and kind


def test_a_confidence_is_that_of_the_kind_and_signs(monkeypatch):
    only = Calibration({"answered, near": 0.0}, {"answered": {"score": 2.0}}, 0.0)
    monkeypatch.setattr(calibration_module, "load_calibration", lambda: only)
    monkeypatch.setattr(calibration_module, "found_for", lambda _: dict.fromkeys(SIGNS, 0.0))
    context = SimpleNamespace(
        state=SimpleNamespace(exchanges=()),
        documents=("a",),
        sources={},
        question=SimpleNamespace(money=False),
    )
    draft = SimpleNamespace(states_figures=False, citations=(), figures=())
    near = Composed("answered", draft, 0.5)  # type: ignore[arg-type]
    assert confidence(near, context, False) == pytest.approx(0.731)  # type: ignore[arg-type]
