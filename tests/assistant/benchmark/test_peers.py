"""Systems compared on the same passages and questions: those that are here, and what is missing."""

from __future__ import annotations

import pytest

from assistant.benchmark.peers import compare
from assistant.benchmark.peers.compare import PeerQuestion, compare_peers
from assistant.benchmark.peers.ranking import DEPTH, rank
from assistant.benchmark.peers.systems import OWN, SYSTEMS, System
from corpus.errors import AssistantError
from index.evaluation.sets import RetrievalCase
from index.passage import Passage

TEXTS = ("彗星の軌道を計算する人材を高校で育てる。", "望遠鏡を南の島に建て、星雲を撮る。")


def passage(number, text):
    return Passage(str(number), "d", 0, len(text), None, (), (), text, text)


PASSAGES = [passage(number, text) for number, text in enumerate(TEXTS)]
QUESTIONS = [
    PeerQuestion(RetrievalCase("軌道を計算する人材", "ja", frozenset({0})), (("高校",),)),
    PeerQuestion(RetrievalCase("望遠鏡はどこ", "ja", frozenset({1})), (("北の山",),)),
]


def only(monkeypatch, **systems):
    monkeypatch.setattr(compare, "SYSTEMS", {OWN: SYSTEMS[OWN], **systems})


def test_what_is_not_installed_is_named_with_how_to_install_it(monkeypatch):
    only(monkeypatch, Absent=System("no_such_module", SYSTEMS[OWN].ranker, "nothing"))
    report = compare_peers(PASSAGES, QUESTIONS, 50.0)
    (row,) = report.rows
    assert row[:5] == [OWN, 100.0, 100.0, 50.0, 50.0]
    assert ".[peers]" in str(report.measured["not installed"])
    assert "Absent" in str(report.measured["not installed"])


def test_a_peer_stands_beside_with_its_ratios(monkeypatch):
    only(monkeypatch, Twin=SYSTEMS[OWN])
    monkeypatch.setattr(compare, "rank", lambda _name, *asked: rank(OWN, *asked))
    rows = compare_peers(PASSAGES, QUESTIONS, None).rows
    assert [row[0] for row in rows] == [OWN, "Twin", f"Twin ÷ {OWN}"]
    assert rows[2][1:4] == [1.0, 1.0, 1.0]


def test_a_system_that_fails_says_so():
    with pytest.raises(AssistantError, match="nobody"):
        rank("nobody", PASSAGES, [q.case for q in QUESTIONS])


def test_no_more_passages_are_ranked_than_are_compared():
    (ranking, _) = rank(OWN, PASSAGES * DEPTH, [q.case for q in QUESTIONS]).rankings
    assert len(ranking) <= DEPTH
