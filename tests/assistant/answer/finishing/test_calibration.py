"""Confidence is fitted on judged answers, and says in few levels how often such are right."""

from __future__ import annotations

import math
from itertools import pairwise
from pathlib import Path
from random import Random
from types import SimpleNamespace

import pytest

import assistant.answer.finishing.calibration as calibration_module
from assistant.answer.context import Composed
from assistant.answer.finishing.calibration import (
    FAR,
    HIGHEST,
    LOWEST,
    SIGNS,
    TALK,
    UNCERTAIN,
    Calibration,
    ConfidenceLevel,
    SignRecorder,
    confidence,
    described,
    kind_of,
    load_calibration,
    status_of,
)
from assistant.evaluation.calibration import (
    Sample,
    calibration_error,
    calibration_path,
    error_beyond_chance,
    error_by_chance,
    fit,
    left_out,
    log_loss,
    read_samples,
    render_errors,
    samples_of,
    told,
    write_calibration,
    write_samples,
)
from assistant.evaluation.cases import Case
from assistant.evaluation.levels import LEVELS, fit_levels
from assistant.model import Turn
from assistant.service import Assistant
from corpus.analysis import analyse
from corpus.errors import InvalidInput
from corpus.readers import read_document
from tests.assistant.conftest import make_build

KEPT = Path(__file__).parents[3] / "evaluation" / "confidence.jsonl"
RATES = {0.0: 0.3, 0.5: 0.6, 1.0: 0.9}


def make_samples(
    kind: str, shares: dict[float, float], sign: str = "score", name: str = ""
) -> list[Sample]:
    """A hundred answers of every value of a sign, of which that share is right."""
    return [
        Sample(kind, {sign: value}, i < share * 100, name)
        for value, share in shares.items()
        for i in range(100)
    ]


@pytest.mark.parametrize(
    ("kind", "sign"),
    [(kind, sign) for kind in ("answered, quotes", "not_found") for sign in SIGNS[status_of(kind)]],
)
def test_each_sign_tells_how_many_such_answers_were_right(kind, sign):
    fitted = fit(make_samples(kind, RATES, sign))
    for value, share in RATES.items():
        assert fitted.confidence(kind, {sign: value}) == pytest.approx(share, abs=0.05)


def test_what_speaks_for_an_answer_may_speak_against_a_denial():
    denied = {value: 1 - share for value, share in RATES.items()}
    samples = make_samples("answered, quotes", RATES, "later")
    fitted = fit(samples + make_samples("not_found", denied, "later"))
    assert fitted.confidence("answered, quotes", {"later": 1.0}) > 0.7
    assert fitted.confidence("not_found", {"later": 1.0}) < 0.3


def test_signs_that_tell_nothing_leave_each_kind_its_share():
    samples = make_samples("answered, near", {0.5: 0.4, 1.0: 0.4})
    fitted = fit(samples + make_samples("clarify", {0.5: 0.1, 1.0: 0.1}))
    assert fitted.confidence("answered, near", {"score": 0.7}) == pytest.approx(0.4, abs=0.03)
    assert fitted.confidence("clarify", {"score": 0.7}) == pytest.approx(0.1, abs=0.03)


def test_none_is_certain_and_a_kind_never_seen_has_the_share_of_all():
    assert fit([Sample("answered, near", {}, True)] * 9).confidence("answered, near", {}) == HIGHEST
    assert fit([Sample("answered, near", {}, False)] * 9).confidence("clarify", {}) == LOWEST
    fitted = fit(make_samples("answered, near", {0.5: 0.7}))
    assert fitted.confidence("clarify", {}) == pytest.approx(0.7, abs=1e-3)


@pytest.mark.parametrize("parts", [2, 3, 4])
def test_levels_end_where_answers_begin_to_be_right_more_often(parts):
    likelihoods = [at / 1000 for at in range(1000)]
    shares = [part / (parts - 1) for part in range(parts)]
    right = [at % 6 < round(6 * shares[at * parts // 1000]) for at in range(1000)]
    levels = fit_levels(likelihoods, right)
    assert len(levels) == LEVELS
    for part, share in enumerate(shares):
        middle = (part + 0.5) / parts
        sure = Calibration({"k": _odds_of(middle)}, {}, 0.0, levels).confidence("k", {})
        assert sure == pytest.approx(min(max(share, LOWEST), HIGHEST), abs=0.05)


def _odds_of(share: float) -> float:
    return math.log(share / (1 - share))


@pytest.mark.parametrize("size", [1, 2, 5, 30])
def test_few_answers_make_fewer_levels(size):
    levels = fit_levels([0.5] * size, [True] * size)
    assert [level.above for level in levels] == [0.0]
    assert levels[0].share == 1.0


def test_a_level_of_few_answers_leans_to_the_share_of_all():
    few, many = (
        fit_levels([0.1] * size + [0.9] * 9 * size, [False] * size + [True] * 9 * size)[0].share
        for size in (2, 200)
    )
    assert few > many > 0


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


def test_the_confidence_of_a_set_is_fitted_on_the_others():
    samples = [Sample("clarify", {}, d != "e", d) for d in "abcde" for _ in range(9)]
    found = left_out(samples)
    assert found["e"] == [(HIGHEST, False)] * 9
    assert found["a"][0] == (pytest.approx(0.75, abs=0.05), True)
    assert left_out([Sample("clarify", {}, True, "a")]) == {"a": [(LOWEST, True)]}


def test_the_loss_is_least_where_the_truth_was_told_likely():
    assert log_loss([(0.5, True), (0.5, False)]) == pytest.approx(0.693, abs=1e-3)
    assert log_loss([(0.9, True)]) < log_loss([(0.6, True)]) < log_loss([(0.6, False)])


def test_the_errors_of_sets_are_told_as_a_table():
    samples = [s for n in "ab" for s in make_samples("answered, quotes", RATES, name=n)]
    head, _, first, second = render_errors(samples, fit(samples)).splitlines()
    assert head.split(" | ")[1:] == ["answers", "right", "error", "exact", "other sets |"]
    assert first.startswith("| a | 300 | 0.60 | 0.0") and second.startswith("| b | 300 |")


def test_what_is_written_is_what_is_read(tmp_path, monkeypatch):
    samples = make_samples("answered, quotes", RATES, name="foothills")
    write_samples(samples, tmp_path / "samples.jsonl")
    assert read_samples(tmp_path / "samples.jsonl") == samples
    fitted = fit(samples)
    write_calibration(fitted, tmp_path / "calibration.json")
    monkeypatch.setattr(calibration_module, "files", lambda _package: tmp_path)
    load_calibration.cache_clear()
    read = load_calibration()
    load_calibration.cache_clear()
    assert read == fitted


@pytest.mark.parametrize("content", ["", "[]\n", '{"id": "1", "question": "?"}\n'])
def test_a_file_without_samples_is_refused(tmp_path, content):
    (tmp_path / "set.jsonl").write_text(content, encoding="utf-8")
    with pytest.raises(InvalidInput, match=r"set\.jsonl"):
        read_samples(tmp_path / "set.jsonl")


def test_the_bundled_confidence_is_what_is_fitted_to_the_kept_answers():
    bundled, fitted = load_calibration(), fit(read_samples(KEPT))
    assert calibration_path().read_text("utf-8").startswith('{\n "otherwise"')
    assert bundled.kinds == pytest.approx(fitted.kinds, abs=1e-3)
    assert [level.share for level in bundled.levels] == [level.share for level in fitted.levels]
    assert {name: set(own) for name, own in bundled.weights.items()} == {
        name: set(own) for name, own in SIGNS.items()
    }


def test_the_bundled_levels_are_apart_and_one_is_plainly_uncertain():
    shares = [level.share for level in load_calibration().levels]
    assert shares == sorted(shares)
    assert all(b - a > 0.1 for a, b in pairwise(shares))
    assert all(abs(share - UNCERTAIN) > 0.05 for share in shares)


def test_the_bundled_confidence_is_near_what_the_kept_sets_show():
    samples, bundled = read_samples(KEPT), load_calibration()
    pairs = told(samples, bundled)
    assert calibration_error(pairs) < 0.03
    by_set: dict[str, list[tuple[float, bool]]] = {}
    for sample, pair in zip(samples, pairs, strict=True):
        by_set.setdefault(sample.set, []).append(pair)
    errors = [calibration_error(own) for own in by_set.values() if len(own) >= 40]
    assert sum(errors) / len(errors) < 0.11
    assert max(errors) < 0.25


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
    recorder, build = SignRecorder(), make_build(analyse(read_document(path), path))
    asked = Assistant(build, confidence=recorder)
    case = Case(id="1", type="fact", question="How much does a swim cost?")
    first = asked.answer(case.question)
    elsewhere = asked.answer("What colour is the zeppelin?")
    later = asked.answer("and the zeppelin?", history=[Turn("user", case.question)])
    judged = SimpleNamespace(answer=first, right=True, case=case)
    (sample,) = samples_of([judged], recorder, "fees")
    assert (status_of(sample.kind), sample.set) == (first.status, "fees")
    assert sample.signs["later"] == sample.signs["documents"] == sample.signs["foreign"] == 0.0
    plain = Assistant(build).answer(case.question)
    assert first.confidence == pytest.approx(plain.confidence, abs=1e-6)
    assert recorder.of(elsewhere.confidence)[1]["far"] == 1.0
    kind, signs = recorder.of(later.confidence)
    assert signs["later"] == 1.0
    assert set(signs) == set(SIGNS[status_of(kind)])


def make_context(language: str = "en", documents: int = 1, later: bool = False) -> SimpleNamespace:
    return SimpleNamespace(
        state=SimpleNamespace(exchanges=(1,) if later else ()),
        sources={f"d{at}": None for at in range(documents)},
        question=SimpleNamespace(money=False, language=language),
        language_of=lambda _document: "ja",
    )


def make_draft(quotes: int = 1, figures: int = 0, *, near: bool = False) -> SimpleNamespace:
    cited = tuple(SimpleNamespace(document_id="d0") for _ in range(quotes))
    return SimpleNamespace(states_figures=not near, citations=cited, figures=(1,) * figures)


@pytest.mark.parametrize(
    ("language", "documents", "later", "expected"),
    [
        ("ja", 1, False, (0.0, 0.0, 0.0)),
        ("en", 1, False, (1.0, 0.0, 0.0)),
        ("ja", 30, False, (0.0, 1.0, 0.0)),
        ("ja", 900, True, (0.0, 1.0, 1.0)),
        ("en", 6, True, (1.0, pytest.approx(0.53, abs=0.01), 1.0)),
    ],
)
def test_an_answer_is_told_by_its_language_its_documents_and_its_turn(
    language, documents, later, expected
):
    composed = Composed("answered", make_draft(), 0.5)  # type: ignore[arg-type]
    context = make_context(language, documents, later)
    _, signs = described(composed, context, reviewed=False)  # type: ignore[arg-type]
    assert (signs["foreign"], signs["documents"], signs["later"]) == expected


@pytest.mark.parametrize(
    ("draft", "kind"),
    [
        (make_draft(0), TALK),
        (make_draft(0, near=True), TALK),
        (make_draft(1, near=True), "answered, near"),
        (make_draft(1), "answered, one quote"),
        (make_draft(3), "answered, quotes"),
        (make_draft(1, 2), "answered, figures"),
        (make_draft(0, 2), "answered, figures"),
    ],
)
def test_what_states_nothing_of_a_document_is_a_kind_of_its_own(draft, kind):
    composed = Composed("answered", draft, 0.5)
    assert described(composed, make_context(), reviewed=False)[0] == kind  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("nearness", "later", "far"),
    [(FAR - 0.1, False, 1.0), (FAR, False, 0.0), (0.9, False, 0.0), (0.1, True, 0.0)],
)
def test_a_denial_is_surer_where_nothing_comes_near_a_question(monkeypatch, nearness, later, far):
    monkeypatch.setattr(calibration_module, "found_for", lambda _: {"nearness": nearness})
    composed = Composed("not_found", make_draft(0), 0.0)  # type: ignore[arg-type]
    _, signs = described(composed, make_context(later=later), reviewed=False)  # type: ignore[arg-type]
    assert signs["far"] == far


def test_a_confidence_is_that_of_the_level_of_the_kind_and_signs(monkeypatch):
    levels = (ConfidenceLevel(0.0, 0.2), ConfidenceLevel(0.7, 0.8))
    only = Calibration({"answered, near": 0.0}, {"answered": {"score": 2.0}}, 0.0, levels)
    monkeypatch.setattr(calibration_module, "load_calibration", lambda: only)
    for score, expected in ((0.1, 0.2), (0.4, 0.2), (0.5, 0.8), (1.2, 0.8)):
        near = Composed("answered", make_draft(near=True), score)  # type: ignore[arg-type]
        assert confidence(near, make_context(), False) == expected  # type: ignore[arg-type]
