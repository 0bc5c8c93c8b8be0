"""Extraction measured: run blind on the deck, against the table that a person reviewed."""

from pathlib import Path

import pytest

import corpus
from corpus.document import Document
from corpus.errors import NotFound
from corpus.evaluation import Fact, evaluate_extraction, score_extraction
from corpus.facts.row import Measure
from corpus.readers import read_document

DECK = Path(corpus.__file__).parent / "documents" / "mext_r8_international_strategy.txt"


def fact(name: str, amount: int, measure: Measure = Measure.REQUEST) -> Fact:
    return Fact(frozenset({name}), measure, 2026, amount)


def test_a_longer_or_shorter_name_counts_and_another_figure_does_not() -> None:
    expected = [fact("甲乙研究推進事業", 3), fact("丙丁事業", 4)]
    given = [fact("甲乙研究推進事業（alpha）", 3), fact("丙丁事業", 5), fact("甲乙研究推進事業", 3)]
    score = score_extraction(given, expected)
    assert (score.found, score.expected) == (1, 2)
    assert (score.right, score.given) == (2, 3)
    assert [f.amount for f in score.wrong] == [5]
    assert [f.amount for f in score.missed] == [4]


def test_nothing_given_is_not_wrong() -> None:
    score = score_extraction([], [fact("甲", 1)])
    assert (score.precision, score.recall) == (1.0, 0.0)


def test_a_document_without_a_reviewed_table_is_named() -> None:
    with pytest.raises(NotFound, match=r"d\.txt"):
        evaluate_extraction(Document("d", "d", "d.txt", "text/plain", "0", "甲"))


def test_the_deck_read_blind() -> None:
    score = evaluate_extraction(read_document(DECK))
    assert score.precision >= 0.98, score.wrong
    assert score.recall >= 0.80, score.missed
