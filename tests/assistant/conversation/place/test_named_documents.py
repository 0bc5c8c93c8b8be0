"""A document that a turn names is looked into, in whatever words it is asked."""

from __future__ import annotations

import pytest

from assistant.model import Turn
from assistant.service import Assistant
from corpus.analysis import analyse
from corpus.readers import read_document
from tests.assistant.conftest import make_build

FISHERY = """# 令和8年度予算案の概要

令和7年12月
水 産 海 洋 庁

## スマート漁場研究事業

AIによる漁場の予測を行う。大学や企業の共同体に委託する。公募は令和8年4月上旬に始まる。

## 藻場再生事業

磯焼けで失われた藻場を戻す漁協の活動を支援する。
"""

RESEARCH = """# 地域研究助成 公募要領

地域大学振興機構

大学の研究者が応募できる。研究の期間は3年で、応募の締切は令和8年2月2日である。
"""

TOKYO = """# 港区域のお知らせ okinawa_hyoka

東港市 港湾課

岸壁の工事は来年終わる。
"""


@pytest.fixture
def ask(tmp_path):
    texts = {"fishery": FISHERY, "research": RESEARCH, "tokyo": TOKYO}
    found = []
    for name, text in texts.items():
        path = tmp_path / f"{name}.md"
        path.write_text(text, encoding="utf-8")
        found.append(analyse(read_document(path)))
    assistant, history = Assistant(make_build(*found)), []

    def answer(turn: str):
        reply = assistant.answer(turn, history=history)
        history.extend([Turn("user", turn), Turn("assistant", reply.answer)])
        return reply

    return answer


@pytest.mark.parametrize(
    "turn",
    [
        "大学でAIの漁場予測を研究しています。水産海洋庁の事業で応募できそうなものはありますか？",
        "水産海洋庁の資料で、AIで漁場を予測する研究に大学が応募できるのはどれ",
    ],
)
def test_an_office_is_named_more_surely_than_by_what_others_say_too(ask, turn):
    reply = ask(turn)
    assert reply.status == "answered" and "スマート漁場研究" in reply.answer, reply.answer
    assert "4月上旬" in ask("公募はいつから？").answer


def test_a_short_latin_word_names_no_document_from_inside_another(ask):
    ask("水産海洋庁の予算案で、藻場は誰を支援するの")
    reply = ask("ok, 漁場の公募はいつから？")
    assert "4月上旬" in reply.answer, reply.answer
