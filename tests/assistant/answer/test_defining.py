"""What a thing is, told by the sentence that defines it, however often its name is said."""

from __future__ import annotations

import pytest

from tests.assistant.conftest import conversations_about

JAPANESE = """水車の利用に関する基本方針

水車については、川辺優先の考え方に従い、各課で検討を進めてきたところです。
川辺優先を進めるため、各課は川辺優先の進み方を毎年点検することとなります。
これまでの議論を受け、川辺優先の考え方、すなわち、川を第一にすることを昨年の会議で申し合わせ、各課に広く知らせました。
川辺優先の考え方、すなわち、水車を川のそばに置くことを第一に考えます。

小規模な水車に関する経過措置（二輪特例）

二輪特例を受けるときは、二輪特例の届出は要りません。
｢水車助成金｣は、小さな水車（以下「小水車」といいます。）を直した人に対して助成する制度です。
水車助成金の申込みには、水車助成金の計画が要ります。

※羽根車
水を受けて回る、木や鉄でできた輪のこと。羽根車は毎年点検します。
"""
ENGLISH = """# Mill Wheels Guide

Every office has looked at streamside keeping, and streamside keeping has been checked each year.
Streamside keeping means that a wheel is put next to the river wherever it can be.

The Wheel Repair Fund (WRF) was opened in the spring, and the WRF closes in the autumn.
Headrace plans are read by the council before a headrace is dug.
A headrace is a channel that brings water to the wheel.
"""


@pytest.fixture(scope="module")
def ask(tmp_path_factory):
    texts = {"housin.txt": JAPANESE, "wheels.md": ENGLISH}
    of = conversations_about(tmp_path_factory.mktemp("papers"), texts)
    return lambda *turns: of(tuple(texts), *turns)


@pytest.mark.parametrize(
    ("turn", "told"),
    [
        ("川辺優先って何", "すなわち、水車を川のそばに置く"),
        ("川辺優先とは？", "すなわち、水車を川のそばに置く"),
        ("水車方針の川辺優先って要は何なの", "すなわち、水車を川のそばに置く"),
        ("二輪特例って何ですか", "小規模な水車に関する経過措置"),
        ("水車助成金とは", "助成する制度です"),
        ("羽根車ってなに", "木や鉄でできた輪"),
        ("what is streamside keeping", "means that a wheel is put"),
        ("what does streamside keeping mean exactly?", "means that a wheel is put"),
        ("what does WRF stand for", "Wheel Repair Fund"),
        ("what's a headrace", "a channel that brings water"),
    ],
)
def test_the_sentence_that_defines_a_thing_is_told(ask, turn, told):
    answer = ask(turn)
    assert answer.status == "answered"
    assert told in answer.answer
    assert len(answer.citations) == 1


@pytest.mark.parametrize("turn", ["水門って何", "what is a penstock"])
def test_nothing_is_defined_that_no_paper_tells_of(ask, turn):
    assert "すなわち" not in ask(turn).answer
    assert "means that" not in ask(turn).answer
