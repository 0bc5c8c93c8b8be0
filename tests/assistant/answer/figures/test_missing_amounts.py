"""What there is in place of an amount that is missing: each once, with its unit, its head cited."""

from __future__ import annotations

import pytest

from tests.assistant.conftest import conversation_about

JAPANESE = """# 令和8年度 岬庁 概算要求の概要

（単位：{unit}）

| 事業名 | 令和7年度当初予算額 | 令和8年度要求額 |
|---|---|---|
| 潮位観測事業 | 380 | 410 |
| 灯台見学事業 | 20 | 30 |
| 合計 | 400 | 440 |
"""


@pytest.mark.parametrize(("unit", "said"), [("百万円", "410百万円"), ("千円", "410千円")])
@pytest.mark.parametrize("asked", ["令和10年度の要求額", "執行額", "補正予算額"])
def test_what_there_is_instead_has_its_unit_and_its_head_cited(tmp_path, asked, unit, said) -> None:
    ask = conversation_about(tmp_path / "a.md", JAPANESE.format(unit=unit))
    answer = ask(f"潮位観測事業の{asked}は？")
    assert answer.status == "not_found"
    assert said in answer.answer
    assert any(c.quote == "令和8年度要求額" for c in answer.citations)


SENATE = """# Statement of new authority for fiscal year 2024

Mountain Committee

[In thousands of dollars]

| Item | 2023 appropriation | Budget estimate | Committee recommendation |
|---|---|---|---|
| Tidal energy | 40,983 | 72,540 | 41,200 |
| Trail upkeep | 31,654 | 32,351 | 31,700 |
"""


@pytest.mark.parametrize(
    ("text", "question", "denied", "given"),
    [
        (
            JAPANESE.format(unit="百万円"),
            "灯台見学事業の要求額の燃料費分はいくら？",
            "灯台見学事業のお尋ねの額は",
            "30百万円",
        ),
        (
            SENATE,
            "Tidal energy budget request for helicopter fuel?",
            "no such amount of Tidal energy",
            "72,540 thousand USD",
        ),
    ],
)
def test_a_measure_that_is_given_is_not_denied(tmp_path, text, question, denied, given) -> None:
    answer = conversation_about(tmp_path / "a.md", text)(question)
    assert answer.status == "not_found"
    assert denied in answer.answer
    assert given in answer.answer


def test_two_measures_that_are_set_against_each_other_are_both_stated(tmp_path) -> None:
    ask = conversation_about(tmp_path / "a.md", SENATE)
    answer = ask("tidal energy - request vs what the committee recommends?")
    assert {f.amount for f in answer.figures} == {72_540_000, 41_200_000}
