"""The statements that most likely answer a turn, and what stands around them."""

from __future__ import annotations

import numpy as np
import pytest

from assistant.evidence.finding.ledger import Ledger
from assistant.evidence.turns.likely import AskedTurn, LikelyCandidate, load_weights, signs
from assistant.evidence.turns.windows import ROOM, overlap
from assistant.model import Turn
from assistant.nearby import NearbySearch
from assistant.question import Understanding
from corpus.programs import Program
from tests.assistant.conftest import load_sky

GUIDE = """# 川辺町 くらしの助成のご案内

川辺町 企画課

## 空き家の改修

空き家を買って改修する方に、工事費の一部を助成します。対象は町外から移り住む方です。
申込みは5月から、企画課の窓口で受け付けます。上限は80万円です。
改修が終わってから30日以内に、領収書の写しを出してください。

## 雨水タンク

庭に雨水をためるタンクを置く世帯に、設備の費用を助成します。対象は町内に住む世帯です。
申込みは9月から、環境課の窓口で受け付けます。上限は5万円です。
タンクは3年より前に手放すことができません。手放したときは助成を返していただきます。
"""


@pytest.fixture
def windows_of(tmp_path, monkeypatch):
    """The windows for the last of some turns."""
    (tmp_path / "guide.md").write_text(GUIDE, encoding="utf-8")
    assistant = load_sky(tmp_path / "guide.md").assistant
    found = []
    likely = NearbySearch.windows

    def kept(self, *asked):
        found[:] = likely(self, *asked)
        return found

    monkeypatch.setattr(NearbySearch, "windows", kept)

    def windows(*turns):
        history = [Turn("user", t) for t in turns[:-1]]
        assistant.answer(turns[-1], history=history)
        return list(found)

    return windows


@pytest.mark.parametrize(
    ("turns", "answer"),
    [
        (("雨水タンクを庭に置きたい", "すぐに手放してもいいの？"), "タンクは3年より前に"),
        (("空き家を直して住みたい", "終わったら何を出すの？"), "領収書の写し"),
    ],
)
def test_the_likeliest_statement_answers(windows_of, turns, answer) -> None:
    best = windows_of(*turns)[0]
    assert answer in "".join(s.text for s in best.statements)


def test_a_window_is_short_and_of_one_heading(windows_of) -> None:
    for window in windows_of("雨水タンクを庭に置きたい", "すぐに手放してもいいの？"):
        text = "".join(s.text for s in window.statements)
        assert len(text) <= max(ROOM, len(window.likeliest.text))
        assert not ("改修" in text and "タンク" in text)


def test_windows_share_nothing_and_fall_in_likelihood(windows_of) -> None:
    windows = windows_of("空き家を直して住みたい", "終わったら何を出すの？")
    said = [s for w in windows for s in w.statements]
    assert not any(overlap(a, b) for i, a in enumerate(said) for b in said[:i])
    assert [w.odds for w in windows] == sorted((w.odds for w in windows), reverse=True)


def test_what_is_cited_is_no_more_than_the_windows(tmp_path) -> None:
    (tmp_path / "guide.md").write_text(GUIDE, encoding="utf-8")
    assistant = load_sky(tmp_path / "guide.md").assistant
    answer = assistant.answer("終わったら何を出すの？", history=[Turn("user", "空き家を直したい")])
    assert any("領収書の写し" in c.quote for c in answer.citations)
    assert len(answer.citations) <= 3  # one for each text that stands together


@pytest.mark.parametrize("asked", ["COMET", "ORBIT", ""])
def test_what_is_about_the_program_that_is_asked_of_is_likelier(tmp_path, asked) -> None:
    (tmp_path / "guide.md").write_text(GUIDE, encoding="utf-8")
    analyses = load_sky(tmp_path / "guide.md").assistant.build.analyses
    statement = Ledger(analyses).page(next(iter(analyses))).statements[-1]
    programs = (Program("comet", "COMET"), Program("orbit", "ORBIT"))
    question = Understanding(programs, lambda _words: ()).understand(f"{asked}の上限は")
    about = ({"comet"}, {"orbit"}, {"comet", "orbit"}, set())
    among = [LikelyCandidate(statement, None, 0, frozenset(ids)) for ids in about]
    told = signs(AskedTurn(question, ("上限は",), ()), among)["program"].tolist()
    expected = {"COMET": [1, -1, 1, 0], "ORBIT": [-1, 1, 1, 0], "": [0, 0, 0, 0]}
    assert told == expected[asked]


def test_every_sign_has_its_weight() -> None:
    names, weights = load_weights()
    assert {"words", "meaning", "passage", "beside", "program"} <= set(names)
    assert np.isfinite(weights).all()
