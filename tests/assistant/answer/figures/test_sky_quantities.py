"""Facts that are numbers, set side by side: each variant, which is more, the sum, the change."""

from __future__ import annotations

import re

import pytest

from assistant.answer.figures.counts.brackets import NOTE
from corpus.text import fold


def lines(answer) -> list[str]:
    """The lines of an answer without their markers."""
    return [re.sub(r"(\[\d+\])+$", "", line) for line in answer.answer.split("\n")]


def test_each_of_several_variants_is_quoted_with_its_name(sky):
    answer = sky.assistant.answer("COMETの支援期間はそれぞれ何年間ですか")
    assert [line.split("の支援期間")[1] for line in lines(answer)] == [
        "（観測コース）：3年間",
        "（育成コース）：5年間",
    ]
    assert {"観測コース\t3年間", "育成コース\t5年間"} <= {c.quote for c in answer.citations}


@pytest.mark.parametrize(
    ("question", "first", "quoted"),
    [
        (
            "COMETの支援期間は観測コースと育成コースでどちらが長いですか",
            "支援期間は、育成コースの方が大きいです。",
            ["5年間", "3年間"],
        ),
        (
            "COMETの支援規模は観測コースと育成コースでどちらが大きいですか",
            "支援規模は、観測コースの方が大きいです。",
            ["2,000万円", "500万円"],
        ),
    ],
)
def test_which_of_two_variants_is_more(sky, question, first, quoted):
    answer = sky.assistant.answer(question)
    assert answer.status == "answered"
    assert lines(answer)[0] == first
    assert [line.split("：")[1] for line in lines(answer)[1:]] == quoted


def test_neither_of_two_equal_variants_is_more(sky):
    answer = sky.assistant.answer("ORBITの定員は入門コースと発展コースのどちらが多いですか")
    first, *quoted = lines(answer)
    assert "の方が" not in first
    assert {line.split("：")[1] for line in quoted} == {"40名（50名）", "40名（20名）"}


@pytest.mark.parametrize(
    ("question", "total", "currency", "display"),
    [
        ("COMETの採択件数は全部で何件ですか", 42, None, "42件"),
        ("ORBITの定員は合わせて何名ですか", 80, None, "80名"),
        ("COMETの支援規模は両コースの合計でいくらですか", 25_000_000, "JPY", "2,500万円"),
    ],
)
def test_the_sum_of_variants_comes_with_its_formula(sky, question, total, currency, display):
    answer = sky.assistant.answer(question)
    *parts, whole = answer.figures
    assert (whole.measure, whole.amount, whole.currency) == ("sum", total, currency)
    assert sum(p.amount for p in parts) == total
    assert whole.formula == " + ".join(p.display for p in parts) + f" = {display}"
    assert whole.formula in answer.answer
    assert (whole.derived, whole.citation, whole.original) == (True, None, None)
    quotes = {c.number: fold(c.quote).text for c in answer.citations}
    assert all(p.original in quotes[p.citation] for p in parts)


@pytest.mark.parametrize(
    ("question", "change", "formula"),
    [
        ("COMETの観測コースの採択件数は前年度から何件増えますか", 4, "12件 − 8件 = 4件"),
        ("COMETの育成コースの採択件数は昨年度から何件減りますか", -4, "30件 − 34件 = ▲4件"),
    ],
)
def test_the_change_from_the_number_in_brackets(sky, question, change, formula):
    answer = sky.assistant.answer(question)
    (figure,) = (f for f in answer.figures if f.derived)
    assert (figure.measure, figure.amount, figure.formula) == ("difference", change, formula)
    assert formula in answer.answer
    assert any(re.search(NOTE, fold(c.quote).text) for c in answer.citations)


@pytest.mark.parametrize(
    ("question", "before"),
    [
        ("COMETの観測コースの採択件数は昨年度は何件でしたか", "8件"),
        ("COMETの育成コースの採択件数は令和7年度は何件でしたか", "34件"),
    ],
)
def test_the_number_of_the_year_before_is_the_one_in_brackets(sky, question, before):
    answer = sky.assistant.answer(question)
    assert lines(answer)[0] == f"採択件数の欄の括弧内（前年度分）は、{before}です。"
    assert any(re.search(NOTE, fold(c.quote).text) for c in answer.citations)


@pytest.mark.parametrize(
    "question",
    [
        "COMETの観測コースの採択件数は前年度から何件増えますか",
        "COMETの観測コースの採択件数は昨年度は何件でしたか",
    ],
)
def test_brackets_that_no_note_explains_are_no_year_before(sky_without_notes, question):
    answer = sky_without_notes.assistant.answer(question)
    assert "前年度分" not in answer.answer
    assert "− 8件" not in answer.answer
    assert not any(f.derived for f in answer.figures)


def test_a_note_on_another_label_explains_no_brackets(sky):
    answer = sky.assistant.answer("ORBITの入門コースの定員は前年度は何名か")
    assert "前年度分" not in answer.answer
    assert not any(re.search(NOTE, fold(c.quote).text) for c in answer.citations)


def test_how_long_alternative_courses_last_has_no_sum(sky):
    answer = sky.assistant.answer("COMETの支援期間は合わせて何年間か")
    assert answer.figures == ()
    assert "8年" not in answer.answer


@pytest.mark.parametrize(
    "question", ["COMETの観測コースの支援期間は何年ですか", "COMETの研究代表者は誰ですか"]
)
def test_one_value_alone_is_set_beside_nothing(sky, question):
    answer = sky.assistant.answer(question)
    assert (answer.status, answer.figures, len(lines(answer))) == ("answered", (), 1)
