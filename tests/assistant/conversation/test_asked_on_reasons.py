"""The reason of a change, in whatever words it is asked and told."""

from __future__ import annotations

import pytest

from assistant.model import Turn
from tests.assistant.conftest import load_sky

CITY = """# 帆待市 令和8年度 当初予算の概要

帆待市 財政課

| 会計 | 令和8年度 | 令和7年度 |
|---|---|---|
| 一般会計 | 312億円 | 298億円 |
| 特別会計 | 84億円 | 91億円 |

一般会計は過去最大となりました。中学校の建替えと給食費の無償化が主な増加要因です。
特別会計の減は、国民健康保険の加入者が減ったことによるものです。
"""


@pytest.fixture(scope="module")
def city(tmp_path_factory):
    path = tmp_path_factory.mktemp("city") / "yosan.md"
    path.write_text(CITY, encoding="utf-8")
    return load_sky(path).assistant


@pytest.mark.parametrize("asked", ["なんで？", "どうして増えたの", "増えた要因は"])
def test_the_cause_of_a_row_is_told_from_its_sentence(city, asked) -> None:
    answer = city.answer(asked, history=[Turn("user", "一般会計はいくら？前年度も")])
    assert any("増加要因" in c.quote for c in answer.citations)


def test_the_cause_of_another_row_is_not_told(city) -> None:
    answer = city.answer("なぜ減った？", history=[Turn("user", "特別会計はいくら？前年度も")])
    assert any("加入者が減った" in c.quote for c in answer.citations)
    assert not any("増加要因" in c.quote for c in answer.citations)


@pytest.mark.parametrize("asked", ["why did it double", "what is the reason", "how come"])
def test_who_asks_why_computes_nothing(city, asked) -> None:
    answer = city.answer(asked, history=[Turn("user", "一般会計はいくら？")])
    assert 62_400_000_000 not in {f.amount for f in answer.figures}
