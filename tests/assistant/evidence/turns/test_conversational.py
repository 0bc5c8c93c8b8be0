"""Passages ranked for a turn: by its words, those before, and where the conversation stands."""

from __future__ import annotations

import pytest

from assistant.evidence.finding.ledger import Ledger
from assistant.evidence.finding.places import Places
from assistant.evidence.folded import FoldedTexts
from assistant.evidence.turns.conversational import ConversationalRetriever, nearness
from tests.assistant.conftest import load_sky

GUIDE = """# 浜辺町 くらしの助成のご案内

浜辺町 企画課

## 空き家の改修

空き家を買って改修する方に、工事費の一部を助成します。対象は町外から移り住む方です。
申込みは5月から、企画課の窓口で受け付けます。上限は80万円です。

## 海岸の清掃

海岸の清掃をする団体に、道具の費用を助成します。対象は3人以上の団体です。
申込みは9月から、環境課の窓口で受け付けます。上限は5万円です。

## 発電設備

屋根に発電設備を置く世帯に、設備の費用を助成します。対象は町内に住む世帯です。
申込みは7月から、環境課の窓口で受け付けます。上限は20万円です。
"""


@pytest.fixture
def rank(tmp_path):
    (tmp_path / "guide.md").write_text(GUIDE, encoding="utf-8")
    return best_of(load_sky(tmp_path / "guide.md"))


def best_of(loaded):
    """What the best passage for turns says; `cited` is what the turn before cited."""
    build, document = loaded.assistant.build, loaded.analysis.document
    places = Places(build.passages, FoldedTexts({document.id: document.text}))
    retriever = ConversationalRetriever(build.retriever, Ledger(build.analyses), places)

    def best(*turns, cited=()):
        ranges = [
            [(document.id, start, start + len(text))]
            for text in cited
            for start in [document.text.index(text)]
        ]
        (found,) = retriever.rank(turns, ranges, None, "ja")[:1]
        return "".join(s.text for s in found.statements)

    return best


def test_a_turn_of_its_own_words_finds_what_has_them(rank) -> None:
    assert "海岸の清掃をする団体" in rank("海岸の清掃の助成は？")


def test_a_turn_without_words_is_about_what_the_turns_before_say(rank) -> None:
    assert "7月から" in rank("屋根の発電設備に助成はある？", "申込みはいつから？")


def test_a_turn_without_words_is_about_what_was_cited(rank) -> None:
    told = "対象は3人以上の団体です。"
    assert "9月から" in rank("なるほど", "申込みはいつから？", cited=[told])


def test_of_a_long_passage_what_comes_nearest_is_told(tmp_path) -> None:
    filler = "この章では町の沿革と地勢について、資料をもとに順を追って述べています。" * 12
    text = f"# 浜辺町の手引き\n\n{filler}灯台の見学は水曜に限ります。{filler}\n"
    (tmp_path / "long.md").write_text(text, encoding="utf-8")
    told = best_of(load_sky(tmp_path / "long.md"))("灯台を見学したいのですが")
    assert "水曜に限ります" in told
    assert len(told) < len(filler)


SAID = (
    "対象は町内に住む世帯です。",
    "申込みは9月から受け付けます。",
    "土地の購入費は対象になりません。",
    "審査会には外部の人は出席できません。",
    "教授級の研究者を招きます。",
    "上限は5万円です。",
)


@pytest.mark.parametrize(
    ("turn", "nearest"),
    [
        ("can we buy land?", 2),
        ("Who may attend the meeting", 3),
        ("anything for professors", 4),
        ("is my household covered", 0),
        ("what is the ceiling", 5),
        ("土地も買える？", 2),
        ("上限は", 5),
    ],
)
@pytest.mark.parametrize("before", [(), ("tell me about it",)])
def test_a_turn_comes_near_to_what_says_it_in_either_language(turn, nearest, before) -> None:
    near = nearness(SAID, (*before, turn))
    others = [value for at, value in enumerate(near) if at != nearest]
    assert near[nearest] > 1.2 * max(others)
