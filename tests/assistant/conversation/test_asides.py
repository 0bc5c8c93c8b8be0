"""What is said around a question changes nothing: 「あと、締切は？ 急ぎです」 asks 「締切は？」."""

from __future__ import annotations

import pytest

from assistant.model import Turn
from assistant.question.asides import without_asides
from tests.assistant.conftest import load_sky

TOWN = """# 帆待町 令和8年度 当初予算の概要

帆待町 財政課

| 事業 | 令和8年度予算額（千円） | 令和7年度予算額（千円） |
|---|---|---|
| 灯台公園の整備 | 48,200 | 31,500 |
| 子ども図書館の運営 | 26,400 | 27,900 |

子ども図書館の運営：対象は町内に住む中学生までの方です。申込みは4月20日までに、図書館の窓口で受け付けます。
"""
LIBRARY = """# Harlow County budget for FY 2027

| Program | FY 2026 Enacted ($000) | FY 2027 Request ($000) |
|---|---|---|
| Mobile Library | 1,240 | 1,410 |
| Rural Transit | 5,600 | 5,250 |

The Mobile Library serves residents outside town limits. Applications for stops close on May 4.
"""
BEFORE = [
    "あと、",
    "あとは",
    "ちなみに",
    "ついでに",
    "追加で、",
    "なるほど、",
    "もう一個、",
    "えっと",
]
BEHIND = ["（急ぎです）", "笑", "🙏", "…", "よろしく", "、教えて", "w", "ｗｗ", "k"]
ENGLISH_BEFORE = ["great. ", "ok cool, ", "quick q: ", "another one - ", "hmm ", "btw ", "I see. "]
ENGLISH_BEHIND = [" pls", " (asap)", "? thanks", "? just curious", " if you know", " …", " lol"]


@pytest.fixture(scope="module")
def town(tmp_path_factory):
    path = tmp_path_factory.mktemp("town") / "yosan.md"
    path.write_text(TOWN, encoding="utf-8")
    return load_sky(path).assistant


@pytest.fixture(scope="module")
def county(tmp_path_factory):
    path = tmp_path_factory.mktemp("county") / "budget.md"
    path.write_text(LIBRARY, encoding="utf-8")
    return load_sky(path).assistant


def told(assistant, first, turn):
    """The figures and quotes of the answer to a turn after another."""
    history = [Turn("user", first), Turn("assistant", "")]
    answer = assistant.answer(turn, history=history)
    figures = [(f.program, f.fiscal_year, f.amount) for f in answer.figures]
    return answer.status, figures, [c.quote for c in answer.citations]


@pytest.mark.parametrize("turn", ["前年度は", "申込みはいつまで", "図書館の方は"])
@pytest.mark.parametrize("around", [*((b, "") for b in BEFORE), *(("", b) for b in BEHIND)])
def test_talk_around_a_japanese_turn_changes_nothing(town, turn, around) -> None:
    first = "子ども図書館の運営の予算はいくら？"
    plain = told(town, first, turn)
    assert plain[2]
    assert told(town, first, f"{around[0]}{turn}{around[1]}") == plain


@pytest.mark.parametrize("turn", ["and last year", "who does it serve", "rural transit"])
@pytest.mark.parametrize(
    "around", [*((b, "") for b in ENGLISH_BEFORE), *(("", b) for b in ENGLISH_BEHIND)]
)
def test_talk_around_an_english_turn_changes_nothing(county, turn, around) -> None:
    first = "How much is Mobile Library?"
    plain = told(county, first, f"{turn}?" if around[1].startswith("?") else turn)
    assert plain[2]
    assert told(county, first, f"{around[0]}{turn}{around[1]}") == plain


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("あと、締切は？（急ぎです）", "締切は？"),
        ("なるほど、ちなみにいくら？🙏", "いくら？"),
        ("あと何年？", "あと何年？"),
        ("あとから申請できる？", "あとから申請できる？"),
        ("あと払いですか", "あと払いですか"),
        ("もう一つの事業は？", "もう一つの事業は？"),
        ("追加でもらえる額は", "追加でもらえる額は"),
        ("それとは別の補助は", "それとは別の補助は"),
        ("もう一つ、締切は？", "締切は？"),
        ("great, what about 2025?", "what about 2025?"),
        ("Great Lakes funding?", "Great Lakes funding?"),
        ("next year budget?", "next year budget?"),
        ("であれば対象は", "であれば対象は"),
        ("how", "how"),
        ("ok", "ok"),
        ("なるほど", "なるほど"),
        ("🙏", "🙏"),
        ("", ""),
    ],
)
def test_only_talk_goes(text, asked) -> None:
    assert without_asides(text) == asked


@pytest.mark.parametrize(
    "talk", ["fair enough, cheers", "ok thanks, that's it", "なるほど、ありがとう"]
)
def test_talk_alone_is_answered_as_talk(county, talk) -> None:
    answer = county.answer(talk, history=[Turn("user", "How much is Mobile Library?")])
    assert not answer.citations


@pytest.mark.parametrize("talk", ["…" * 5000, "あと" * 5000, "🙏" * 5000, "ok " * 5000])
def test_much_talk_is_soon_read(talk) -> None:
    assert isinstance(without_asides(talk), str)
