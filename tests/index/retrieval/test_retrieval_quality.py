"""Retrieval on the deck stays as good as it was when its scores were last kept.

`assistant evaluate --retrieval tests/evaluation/retrieval_deck.jsonl --data … --json
tests/evaluation/retrieval_results.json` keeps new ones, with those of the public sets.
"""

import json
from pathlib import Path

import pytest

from corpus.analysis import analyse
from corpus.readers import read_document
from index.encoding import bundled_encoder
from index.evaluation import DocumentQuestions, SetReport, evaluate_retrieval
from index.evaluation.retrieval import BM25, FUSION, make_retriever
from index.passages import cut_passages

ROOT = Path(__file__).resolve().parents[3]
DECK = ROOT / "corpus/documents/mext_r8_international_strategy.txt"
QUESTIONS = ROOT / "tests/evaluation/retrieval_deck.jsonl"
KEPT = ROOT / "tests/evaluation/retrieval_results.json"
# A question is worth 1.5 to 2.5 points: cutting passages a little differently moves one or two.
TOLERANCE = 4


@pytest.fixture(scope="module")
def reports() -> dict[str, SetReport]:
    analysis = analyse(read_document(DECK), DECK)
    document = analysis.document
    encoder = bundled_encoder()
    retriever = make_retriever(cut_passages(analysis), encoder)
    asked = DocumentQuestions(QUESTIONS, retriever, document.id, document.text)
    report = evaluate_retrieval(encoder, version="test", documents=asked)
    return {part.name: part for part in report.sets}


@pytest.fixture(scope="module")
def kept() -> dict[str, dict]:
    return {part["name"]: part for part in json.loads(KEPT.read_text(encoding="utf-8"))["sets"]}


def named(sets: dict, language: str) -> str:
    return next(name for name in sets if name.endswith(f"({language})"))


@pytest.mark.parametrize(("language", "least"), [("ja", 90), ("en", 80)])
def test_the_right_passage_is_among_the_first_five(
    reports: dict[str, SetReport], language: str, least: float
) -> None:
    report = reports[named(reports, language)]
    assert report.questions >= 40
    assert report.legs[FUSION].recall_at_5 >= least


@pytest.mark.parametrize(("language", "gain"), [("ja", -0.2), ("en", 5)])
def test_the_fusion_is_not_below_bm25_and_well_above_it_in_english(
    reports: dict[str, SetReport], language: str, gain: float
) -> None:
    legs = reports[named(reports, language)].legs
    assert legs[FUSION].mrr_at_10 >= legs[BM25].mrr_at_10 + gain


@pytest.mark.parametrize("language", ["ja", "en"])
def test_no_leg_is_much_worse_than_what_was_kept(
    reports: dict[str, SetReport], kept: dict[str, dict], language: str
) -> None:
    name = named(reports, language)
    assert kept[name]["questions"] == reports[name].questions
    for leg, scores in reports[name].legs.items():
        assert scores.mrr_at_10 >= kept[name]["legs"][leg]["mrr_at_10"] - TOLERANCE, leg


@pytest.mark.parametrize("name", ["JSQuAD valid", "JSQuAD test", "JaQuAD dev"])
def test_the_kept_fusion_beats_bm25_on_the_public_sets(kept: dict[str, dict], name: str) -> None:
    legs = kept[name]["legs"]
    assert legs[FUSION]["mrr_at_10"] >= legs[BM25]["mrr_at_10"]


def test_the_kept_scores_are_those_of_the_bundled_model() -> None:
    assert json.loads(KEPT.read_text(encoding="utf-8"))["revision"] == bundled_encoder().revision
