"""What a part is worth: without it, what only it answers is no longer right."""

from __future__ import annotations

import pytest

from assistant.evaluation.ablation import (
    ABLATIONS,
    AblationResult,
    SetScore,
    evaluate_ablations,
    render_ablations,
)
from assistant.evaluation.cases import Case, draw
from tests.assistant.conftest import load_sky

CASES = [
    Case(id="1", type="figure", question="COMETの要求額は？", figures=[3_000_000_000]),
    Case(id="2", type="fact", question="COMETの研究代表者は誰ですか。", contains=[["山田 花子"]]),
    Case(id="3", type="unanswerable", question="望遠鏡の口径はどれくらいですか。", abstain=True),
]


@pytest.fixture(scope="module")
def results():
    build = load_sky().assistant.build
    source = next(iter(build.analyses.values())).document
    found = evaluate_ablations(build, [CASES, CASES[1:]], source=source)
    return {result.name: result.sets for result in found}


def test_every_part_is_left_out_once_and_the_whole_comes_first(results):
    assert list(results) == [a.name for a in ABLATIONS]
    assert results["nothing"] == (SetScore(3, 0, 3), SetScore(2, 0, 2))


def test_without_the_table_no_figure_is_right(results):
    assert results["table of figures"][0].right < 3


def test_without_acceptance_what_is_not_there_is_answered(results):
    assert results["acceptance"][1].right < 2


def test_the_table_names_the_sets_with_their_sizes():
    found = [
        AblationResult("nothing", (SetScore(3, 0, 4),)),
        AblationResult("x", (SetScore(1, 2, 4),)),
    ]
    assert render_ablations(["a.jsonl"], found).splitlines() == [
        "| without | a.jsonl (4) |",
        "| --- | --- |",
        "| nothing | 3 |",
        "| x | 1 (2 wrong) |",
    ]


def test_cases_are_drawn_alike_each_time():
    assert draw(CASES, None) == CASES == draw(CASES, 9)
    assert draw(CASES, 2) == draw(CASES, 2)
    assert len(draw(CASES, 2)) == 2
