"""What a document as a whole is about, and a total asked for behind that, are of all of it."""

from __future__ import annotations

import pytest

from assistant.question.signs import Sign, signs_in
from tests.assistant.conftest import conversation_about
from tests.assistant.conversation.test_conversation import amounts, talk

WHOLE = 4_290_000_000


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("what's this observatory paper on comets about", True),
        ("what are these slides about?", True),
        ("what's this doc", True),
        ("what does the paper say of comets", False),
        ("is this grant about ports", False),
    ],
)
def test_asking_what_a_document_is_about_is_told_by_its_words(text, shown) -> None:
    assert (Sign.ABOUT_DOCUMENT in signs_in(text)) is shown


@pytest.mark.parametrize(
    "turns",
    [
        ("what's this ministry deck about, and what's the total request?",),
        ("what's this ministry deck about?", "and the total request?"),
        ("ざっくり何の資料？", "全部でいくら"),
    ],
)
def test_a_total_behind_it_is_that_of_the_whole(sky, turns) -> None:
    told = talk(sky, *turns)
    assert WHOLE in amounts(told)


def test_why_it_grew_behind_an_overview_is_of_the_whole(tmp_path) -> None:
    told = (
        "# 広報あおば 令和8年度予算号\n\n令和8年度の一般会計予算は42億円（前年度 40億円）です。\n"
        "増えた主な理由は、町営の温泉を建て替えることです。\n\n"
        "| 事業名 | 令和8年度予算額（千円） | 令和7年度予算額（千円） |\n| --- | --- | --- |\n"
        "| 温泉の建て替え | 210,000 | 20,000 |\n| 林道の手入れ | 9,000 | 12,000 |\n"
    )
    ask = conversation_about(tmp_path / "aoba.md", told)
    ask("あおば町の今年の予算、ざっくりどんな感じ？")
    assert "温泉を建て替える" in ask("去年よりなんで増えたん？").answer
