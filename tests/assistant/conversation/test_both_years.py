"""Who asks of two years, or of the year before, is told both amounts and how they differ."""

from __future__ import annotations

import pytest

from assistant.model import Turn
from tests.assistant.conftest import load_sky
from tests.assistant.conversation.test_asides import LIBRARY, TOWN

PARK = {48_200_000, 31_500_000}
BUS = {1_410_000, 1_240_000}


@pytest.fixture(scope="module")
def ask(tmp_path_factory):
    folder = tmp_path_factory.mktemp("papers")
    (folder / "yosan.md").write_text(TOWN, encoding="utf-8")
    (folder / "budget.md").write_text(LIBRARY, encoding="utf-8")
    known = {n: load_sky(folder / n).assistant for n in ("yosan.md", "budget.md")}

    def amounts(name: str, *turns: str) -> set[float]:
        history = [Turn("user", t) for t in turns[:-1]]
        return {f.amount for f in known[name].answer(turns[-1], history=history).figures}

    return amounts


@pytest.mark.parametrize(
    "turns",
    [
        ("灯台公園の整備の予算は？前年度も",),
        ("灯台公園の整備について教えて", "予算は？あと前の年"),
        ("灯台公園の整備について教えて", "額と前の年の額"),
        ("灯台公園の整備について教えて", "令和8年度と令和7年度でいくら"),
        ("灯台公園の整備は令和8年度と令和7年度でいくら",),
        ("灯台公園の整備の予算はいくら？", "前の年は"),
    ],
)
def test_both_years_of_a_japanese_row(ask, turns) -> None:
    assert ask("yosan.md", *turns) >= PARK


@pytest.mark.parametrize(
    "turns",
    [
        ("How much is Mobile Library, and last year?",),
        ("Mobile Library: FY2027 vs FY2026",),
        ("tell me about Mobile Library", "budget? and last year"),
        ("How much is Mobile Library?", "and last year"),
    ],
)
def test_both_years_of_an_english_row(ask, turns) -> None:
    assert ask("budget.md", *turns) >= BUS


@pytest.mark.parametrize(
    "turns", [("灯台公園の整備の予算はいくら",), ("灯台公園の整備の令和8年度は",)]
)
def test_one_year_alone_is_told_alone(ask, turns) -> None:
    assert ask("yosan.md", *turns) == {48_200_000}
