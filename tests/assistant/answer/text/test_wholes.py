"""A document without a program over all others is summed up by the sum of its own table."""

from __future__ import annotations

import pytest

from corpus.programs.accounts import names_whole
from tests.assistant.conftest import load_sky

BOOK = """# 令和8年度 星見市 予算の概要

令和8年2月 星見市 財政課

## 会計別予算額（単位：千円）

| 会計 | 令和8年度当初予算額 | 令和7年度当初予算額 | 増減額 |
|---|---|---|---|
| 天文台特別会計 | 120,000 | 100,000 | 20,000 |
| 星空バス事業会計 | 80,000 | 90,000 | ▲10,000 |
| 合計 | 200,000 | 190,000 | 10,000 |
"""


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    path = tmp_path_factory.mktemp("book") / "book.md"
    path.write_text(BOOK, "utf-8")
    return load_sky(path).assistant


@pytest.mark.parametrize(
    "question", ["全体の予算はいくらですか", "全部でいくら？", "What is the total budget?"]
)
def test_the_whole_of_a_document_is_the_sum_of_its_table(book, question):
    answer = book.answer(question)
    assert answer.status == "answered"
    assert [f.amount for f in answer.figures] == [200_000_000]


def test_a_sum_is_none_of_those_that_are_ranked(book):
    answer = book.answer("予算が一番大きい会計はどれですか")
    assert "天文台特別会計" in answer.answer
    assert 200_000_000 not in [f.amount for f in answer.figures]


@pytest.mark.parametrize(
    ("name", "whole"),
    [
        ("合計", True),
        ("一般会計 抜粋分合計", True),
        ("Total, Dune Office", True),
        ("Dune Office total", True),
        ("小計", False),
        ("Subtotal, Dunes", False),
        ("統計調査費", False),
        ("会計年度任用職員", False),
    ],
)
def test_names_of_sums(name, whole):
    assert names_whole(name) is whole


DEPARTMENT = """# Department for Dunes: Main Estimate

(£ million)

| Programme | 2024-25 plans | 2025-26 plans |
|---|---|---|
| Departmental administration | 10.5 | 12.5 |
| Dune fences | 80.0 | 90.0 |
| Total, department | 90.5 | 102.5 |
"""


def test_the_total_of_a_department_is_not_a_line_that_is_called_alike(tmp_path):
    path = tmp_path / "estimate.md"
    path.write_text(DEPARTMENT, "utf-8")
    answer = load_sky(path).assistant.answer("What is the total budget of the department, 2025-26?")
    assert 102_500_000 in [f.amount for f in answer.figures]
    assert 12_500_000 not in [f.amount for f in answer.figures]
