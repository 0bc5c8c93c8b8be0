"""Amounts in what is quoted are figures of an answer that was not asked for an amount."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from assistant.acts import Act, Guess
from assistant.answer.figures.stated import with_quoted_amounts
from tests.assistant.conftest import conversation_about

SCHEMES = """# 令和8年度 峠町 くらしの支援ガイド

峠町 くらし支援課

## 雪下ろし支援

65歳以上の方だけの世帯は、雪下ろしを業者に頼んだ費用のうち7万円まで町が助成します。

## 就農支援

町内で新しく農業を始める50歳未満の方に、1年につき120万円を給付します。

## 相談窓口

ご相談はくらし支援課の2番窓口で受け付けています。
"""
GUIDE = """# Harrow District Household Guide 2026

## Boiler Replacement Help

Owners aged 60 or over may receive up to $6,200 when an old boiler has to be replaced.

## Tool Library

Residents may borrow garden tools free of charge for two weeks.
"""


@pytest.mark.parametrize(
    ("text", "question", "amount"),
    [
        (SCHEMES, "うちは両親とも70代なんですが、雪下ろしを頼んだら対象になりますか", 70_000),
        (SCHEMES, "若い人が農業を始めるときに使える制度はありますか", 1_200_000),
        (GUIDE, "my dad is 68 and his boiler broke, can he get help", 6_200),
    ],
)
def test_who_is_told_of_a_scheme_has_its_amounts_as_figures(
    tmp_path, text, question, amount
) -> None:
    answer = conversation_about(tmp_path / "guide.md", text)(question)
    assert amount in [f.amount for f in answer.figures]
    (figure,) = (f for f in answer.figures if f.amount == amount)
    assert figure.original in answer.citations[figure.citation - 1].quote


def test_an_amount_that_is_asked_for_is_not_any_that_is_near(tmp_path) -> None:
    ask = conversation_about(tmp_path / "guide.md", SCHEMES)
    ask("雪下ろしの助成は誰が対象ですか")
    assert not ask("相談窓口の年間の運営費はいくらですか").figures


def stated_of(
    quotes, *, sources=1, documents=None, programs=(), exchanges=(), rows=(), money=False
):
    """What is stated of some quotes; `rows` are the programs of the table's rows in them."""
    cited = [
        SimpleNamespace(quote=q, number=n, document_id="guide", start=0, end=len(q))
        for n, q in enumerate(quotes, start=1)
    ]
    draft = SimpleNamespace(
        figures=[], items=[], about="", beside=frozenset({9}), citations=cited,
    )  # fmt: skip
    context = SimpleNamespace(
        sources=dict.fromkeys(range(sources)), documents=documents,
        question=SimpleNamespace(
            programs=programs, program_ids=programs, intent=None, money=money
        ),
        state=SimpleNamespace(exchanges=exchanges),
        table=SimpleNamespace(rows_within=lambda *_: [SimpleNamespace(program_id=r) for r in rows]),
    )  # fmt: skip
    composed = SimpleNamespace(status="answered", draft=draft, question=None)
    with_quoted_amounts(context, composed, Guess(Act.ELIGIBILITY, 1.0))
    return [f.original for f in draft.figures]


@pytest.mark.parametrize(
    ("sources", "documents", "programs", "exchanges", "stated"),
    [
        (2, None, (), (), []),  # a first question to all documents: whose amount it is nobody knows
        (2, ("guide",), (), (), ["7万円"]),
        (2, None, ("snow",), (), ["7万円"]),
        (2, None, (), ("before",), ["7万円"]),
        (1, None, (), (), ["7万円"]),
    ],
)
def test_a_quoted_amount_is_a_figure_where_it_is_known_of_what(
    sources, documents, programs, exchanges, stated
) -> None:
    known = {"documents": documents, "programs": programs, "exchanges": exchanges}
    assert stated_of(["7万円まで"], sources=sources, **known) == stated


@pytest.mark.parametrize(
    ("quotes", "stated"),
    [
        (["約520～800万円を支給します"], []),  # a range is no one amount
        (["120万円／年を給付します"], []),
        (["上限は7万円です", "上限は7万円です。2年目は4万円です"], ["7万円", "4万円"]),
    ],
)
def test_each_plain_amount_of_quotes_is_stated_once(quotes, stated) -> None:
    assert stated_of(quotes) == stated


def test_the_row_of_another_program_beside_is_no_figure_of_the_answer() -> None:
    assert stated_of(["5万円"], programs=("hedge",), rows=("shop",)) == []
    assert stated_of(["5万円"], programs=("hedge",), rows=("hedge",)) == ["5万円"]


def test_where_an_amount_is_asked_for_not_all_that_are_quoted_are_it() -> None:
    quotes = ["費用のうち7万円まで町が助成します。", "別に2万円を加算します。"]
    assert stated_of(quotes, money=False)
    assert not stated_of(quotes, money=True)
