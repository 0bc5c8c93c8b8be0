"""Where a turn describes a program, and what it says of it."""

from __future__ import annotations

import pytest

from assistant.question.programs.describing import described_in


@pytest.mark.parametrize(
    ("text", "clause", "left"),
    [
        ("若手を天文台に送るやつ、いくら？", "若手を天文台に送る", "{}、いくら？"),
        ("いくらなの、流星を数えるやつ", "流星を数える", "いくらなの、{}"),
        ("高校生向けの制度の期限は", "高校生向けの", "{}の期限は"),
        ("望遠鏡のやつって去年より減った？", "望遠鏡", "{}って去年より減った？"),
        ("南極で観測する研究のお金は", "南極で観測する研究", "{}のお金は"),
        ("the one that sends students abroad, how much?", "sends students abroad", "{}, how much?"),
        ("what does the one for carers pay", "carers", "what does {} pay"),
        ("money for tide gauges", "tide gauges", "money for {}"),
        ("when is the meteor counting thing due", "meteor counting", "when is {} due"),
        ("how long is the scheme with Chile and how much is it", "Chile", None),
    ],
)
def test_a_clause_before_or_around_a_word_for_any_program(text, clause, left) -> None:
    found = described_in(text)
    assert found is not None
    assert found.clause == clause
    if left:
        assert f"{text[: found.start]}{{}}{text[found.end :]}" == left


@pytest.mark.parametrize(
    "text",
    [
        "一番大きいやつは？",
        "減ったやつある？",
        "院生を呼べる制度ある？",
        "天文台で働くための支援ってこの中にありますか",
        "星空基金の予算は",
        "is there a scheme that sends students abroad?",
        "which is the biggest one",
        "how much for the Night Sky Fund in FY27",
    ],
)
def test_what_is_looked_for_ranked_or_named_is_no_description(text) -> None:
    assert described_in(text) is None
