"""What a turn does is told from how it is said and from what the last reply showed."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from itertools import chain

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant import acts
from assistant.acts import Act, ActClassifier, Shown
from assistant.acts.evaluate import ActReading, accuracy, calibration_error
from assistant.acts.features import HEAD, TAIL, fold_turn, turn_features
from assistant.acts.train import fit
from assistant.acts.utterances import Utterance, load_rounds, read_round

# Between the lowest of three held-out rounds (78 %) and what runs of characters alone reach (73 %).
FLOOR = 0.75


@pytest.fixture(scope="module")
def classifier() -> ActClassifier:
    return ActClassifier.load()


@pytest.mark.parametrize(
    ("text", "shown", "act"),
    [
        ("{}の来年度の予算はいくらになりますか", Shown.NONE, Act.AMOUNT),
        ("合計でいくらになりますか", Shown.ROWS, Act.TOTAL),
        ("全部足すと？", Shown.ROWS, Act.TOTAL),
        ("表にまとめてください", Shown.ROWS, Act.TABULATE),
        ("問い合わせ先の電話番号を教えて", Shown.TEXT, Act.CONTACT),
        ("どうもありがとうございました", Shown.TEXT, Act.THANKS),
        ("how do I apply for {}?", Shown.NONE, Act.APPLY),
        ("which page is that on?", Shown.FIGURE, Act.SOURCE),
        ("and {}?", Shown.FIGURE, Act.SAME_FOR),
        ("in Japanese please", Shown.TEXT, Act.TRANSLATE),
    ],
)
def test_plain_turns_are_told(classifier, text, shown, act):
    assert classifier.classify(text, shown)[0].act is act


def test_guesses_cover_every_act_once_best_first_and_sum_to_one(classifier):
    guesses = classifier.classify("{}の締切は？", Shown.NONE)
    chances = [g.probability for g in guesses]
    assert {g.act for g in guesses} == set(Act) and len(guesses) == len(Act)
    assert chances == sorted(chances, reverse=True)
    assert sum(chances) == pytest.approx(1)
    assert guesses == classifier.classify("{}の締切は？", Shown.NONE)


def test_what_was_shown_matters(classifier):
    readings = {s: classifier.classify("一覧で", s)[0].probability for s in Shown}
    assert len(set(readings.values())) > 1


@pytest.mark.parametrize(
    ("typed", "seen"),
    [
        ("{}は令和7年度に30億円ですか", "XはYにAですか"),
        ("{}は令和６年度に４５０百万円ですか", "XはYにAですか"),
        ("FY2025 or 2024?", "Y or Y?"),
        ("上位3つ", "上位Dつ"),
        ("Over $1.5 million", "over A"),
        ("百万円単位で", "百万円単位で"),
    ],
)
def test_names_amounts_years_and_numbers_are_folded(typed, seen):
    assert fold_turn(typed) == seen


def test_unseen_digits_do_not_matter(classifier):
    first = classifier.classify("{}は令和7年度に30億円ですよね", Shown.FIGURE)
    second = classifier.classify("{}は令和5年度に8,154百万円ですよね", Shown.FIGURE)
    assert first == second


RARE = "".join(chr(0x20000 + i) for i in range(2000))
HOSTILE = [
    "",
    " \n\t",
    "{}",
    RARE,
    "9" * 5000,
    "{}" * 3000,
    "\x00\ud800\u202e",
    "億" * 5000,
    "🙂" * 999,
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_input_gets_guesses(classifier, text):
    guesses = classifier.classify(text, Shown.NONE)
    assert sum(g.probability for g in guesses) == pytest.approx(1)


def test_work_is_bounded_however_long_the_turn():
    folded = fold_turn("あ" * 1_000_000 + "予算は？")
    assert len(folded) <= HEAD + TAIL + 1 and folded.endswith("予算は?")
    assert len(turn_features(RARE * 100, Shown.NONE).characters) <= 3 * (HEAD + TAIL + 3)


@given(st.text(max_size=80), st.sampled_from(Shown))
@settings(max_examples=60)
def test_any_text_gets_finite_guesses(text, shown):
    guesses = ActClassifier.load().classify(text, shown)
    assert all(np.isfinite(g.probability) for g in guesses)


def test_every_act_is_defined_and_every_round_has_each_of_them():
    defined = tomllib.loads((files(acts) / "acts.toml").read_text(encoding="utf-8"))
    assert list(defined) == [act.value for act in Act]
    assert all(d["wants"] and d["says"] for d in defined.values())
    rounds = load_rounds()
    assert len(rounds) >= 3
    assert {u.act for u in chain.from_iterable(rounds.values())} == set(Act)


@pytest.mark.parametrize("line", ["amount\tnone", "money\tnone\ttext", "amount\tnothing\ttext"])
def test_a_line_that_is_no_utterance_is_refused(line):
    with pytest.raises(ValueError):
        read_round(line)


def test_an_act_without_utterances_is_refused():
    with pytest.raises(ValueError, match="An act has no utterance"):
        fit([Utterance(Act.AMOUNT, Shown.NONE, "いくら")])


def test_a_hand_that_training_had_not_seen_is_read():
    rounds = load_rounds()
    tests = rounds.pop("c")
    model = fit([*rounds["a"], *rounds["b"]])
    readings = [ActReading(u, model.classify(u.linked, u.shown)) for u in tests]
    assert accuracy(readings) > FLOOR
    assert accuracy(readings, 2) > accuracy(readings)


def test_probabilities_are_honest_about_what_was_learnt(classifier):
    sure = classifier.classify("どうもありがとうございました", Shown.TEXT)[0]
    lost = classifier.classify("かもめ", Shown.NONE)[0]
    assert classifier.classify("それ", Shown.NONE)[0].act is Act.UNCLEAR
    assert sure.probability > 0.9 and lost.probability < 0.6


def test_calibration_error_is_the_gap_between_confidence_and_accuracy(classifier):
    said = Utterance(Act.THANKS, Shown.TEXT, "ありがとう")
    guesses = classifier.classify(said.text, said.shown)
    wrong = ActReading(Utterance(guesses[-1].act, said.shown, said.text), guesses)
    right = ActReading(Utterance(guesses[0].act, said.shown, said.text), guesses)
    assert calibration_error([wrong]) == pytest.approx(guesses[0].probability)
    assert calibration_error([right]) == pytest.approx(1 - guesses[0].probability)
