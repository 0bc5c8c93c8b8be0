"""The small decisions between an answer and a wrong one: of two that disagree none is taken."""

from __future__ import annotations

from decimal import Decimal
from types import SimpleNamespace

import pytest

from assistant.answer.acceptance import in_year, says_something
from assistant.answer.finishing.calibration import MOST_SCORE, NEAR, described
from assistant.answer.operands.before import _rows_with, _year_label, year_before
from assistant.answer.operands.divisors import _of
from assistant.answer.operands.rows.order import Order
from assistant.answer.operands.said_change import way_of
from assistant.answer.operations.claims.claimed import _in_order, is_said
from assistant.question.model import Term, Threshold


def measured(amount, year=None):
    figure = SimpleNamespace(fiscal_year=year, display=str(amount))
    return SimpleNamespace(amount=amount, figure=figure, unit="人")


@pytest.mark.parametrize(
    ("late", "early", "label"),
    [
        (("給与費", "本年度"), ("給与費", "前年度"), "前年度"),
        (("給与費", "前年度"), ("給与費", "本年度"), ""),
        (("給与費", "前年度"), ("給与費", "前年度"), ""),
        (("給与費", "本年度"), ("旅費", "前年度"), ""),
        (("給与費",), ("給与費", "前年度"), ""),
        (("Salaries", "This year"), ("Salaries", "Last year"), "Last year"),
    ],
)
def test_a_row_of_the_year_before_differs_in_nothing_else(late, early, label):
    assert _year_label(late, early) == label


@pytest.mark.parametrize(("found", "amount"), [([5, 5], 5), ([5, 7], None), ([7], 7), ([], None)])
def test_places_that_disagree_have_no_year_before(monkeypatch, found, amount):
    before = "assistant.answer.operands.before"
    monkeypatch.setattr(f"{before}.rows_at", lambda *_: ["row"])
    monkeypatch.setattr(f"{before}._rows_with", lambda *_: [])
    monkeypatch.setattr(f"{before}._counterparts", lambda *_: iter(map(measured, found)))
    told = year_before(None, SimpleNamespace(citation=None))
    assert (told.amount if told else None) == amount


@pytest.mark.parametrize(("amount", "known"), [(124_889, True), (1_200, False), (1_234, True)])
def test_a_round_amount_is_not_known_again_elsewhere(amount, known):
    quantity = SimpleNamespace(value=amount, unit="円")
    row = SimpleNamespace(cells={0: quantity})
    context = SimpleNamespace(tables_of=lambda _: [SimpleNamespace(rows=[row])])
    one = SimpleNamespace(amount=amount, unit="円", citation=SimpleNamespace(document_id="甲"))
    assert bool(_rows_with(context, one)) is known
    other = SimpleNamespace(amount=amount, unit="人", citation=one.citation)
    assert not _rows_with(context, other)


@pytest.mark.parametrize(
    ("found", "number"), [([40, 40], 40), ([40, 41], None), ([1], None), ([0], None), ([], None)]
)
def test_one_divides_by_what_all_places_agree_on_and_not_by_one(found, number):
    divisor = _of([measured(n) for n in found])
    assert (divisor.number if divisor else None) == number


@pytest.mark.parametrize(
    ("change", "value", "allowed"),
    [(1, 3, True), (1, -3, False), (1, 0, False), (-1, -3, True), (-1, 3, False), (0, 0, True),
     (0, 1, False), (None, 0, True), (None, -3, True)],
)  # fmt: skip
def test_what_rose_is_above_nothing_and_what_stayed_is_nothing(change, value, allowed):
    assert Order(change=change).allows(value) is allowed


def test_a_limit_holds_where_no_change_is_asked_for():
    limit = Threshold(100, at_least=True, inclusive=False)
    assert Order(limit=limit).allows(101) and not Order(limit=limit).allows(100)


@pytest.mark.parametrize(
    ("change", "least", "ascends"),
    [(None, True, True), (None, False, False), (-1, False, True), (1, True, False)],
)
def test_what_fell_most_comes_first(change, least, ascends):
    assert Order(change=change, least=least).ascends is ascends


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("an increase of about #", 1), ("a decrease of #", -1), ("it fell by #", -1),
        ("# less than last year", -1), ("# more than planned", 1), ("前年度比#の増", 1),
        ("前年度比#の減となる", -1), ("#を上回る", 1), ("#の増額分", 0), ("#減らす", 0),
        ("a grant of #", 0), ("the increase was welcomed; # is paid", 0),
    ],
)  # fmt: skip
def test_an_amount_is_a_change_only_where_the_words_beside_it_say_so(text, way):
    amount = "85百万円"
    start = text.index("#")
    said = text.replace("#", amount)
    assert way_of(said, SimpleNamespace(start=start, end=start + len(amount))) == way


@pytest.mark.parametrize(
    ("amount", "claimed", "same"),
    [(24_300, 24_000, True), (24_600, 24_000, False), (24_300, 24_300, True), (243, 24_000, False),
     (Decimal("1049"), 1_000, True), (1_600, 1_000, False)],
)  # fmt: skip
def test_an_amount_is_what_is_claimed_to_as_many_digits(amount, claimed, same):
    assert is_said(amount, claimed) is same


@pytest.mark.parametrize(
    ("pair", "times", "change", "order"),
    [
        (((5, 2025), (9, 2026)), 2, 0, [9, 5]),
        (((9, 2025), (5, 2026)), 2, 0, [5, 9]),  # the later year first, also where it is less
        (((5, None), (9, None)), 2, 0, [9, 5]),
        (((9, None), (5, None)), 0.5, 0, [5, 9]),
        (((5, 2026), (9, 2026)), 1, 1, [9, 5]),
        (((9, None), (5, None)), 1, -1, [5, 9]),
    ],
)
def test_what_is_claimed_of_which_follows_the_years_else_the_sizes(pair, times, change, order):
    claim = SimpleNamespace(times=times, change=change)
    told = _in_order(tuple(measured(*one) for one in pair), claim)
    assert [m.amount for m in told] == order


def test_a_score_counts_for_no_more_than_its_most_in_a_confidence():
    context = SimpleNamespace(
        question=SimpleNamespace(language="ja"),
        state=SimpleNamespace(exchanges=()),
        sources={"甲": None},
        language_of=lambda _document: "ja",
    )
    quoted = (SimpleNamespace(document_id="甲"),)
    draft = SimpleNamespace(states_figures=True, figures=(), citations=quoted)
    composed = SimpleNamespace(status="answered", draft=draft, score=1e9)
    kind, signs = described(composed, context, reviewed=False)
    assert (kind, signs["score"]) == ("answered, one quote", MOST_SCORE)
    near = SimpleNamespace(states_figures=False, figures=(), citations=quoted)
    composed = SimpleNamespace(status="answered", draft=near, score=0.5)
    assert described(composed, context, reviewed=True)[0] == NEAR


@pytest.mark.parametrize(
    ("text", "asked", "fits"),
    [
        ("The office received 650 COMET 2019 applications.", 2018, False),
        ("In FY 2018 the office received 851 applications.", 2018, True),
        ("From 2014 to 2020 it has 851 observers.", 2018, True),
        ("The office received 851 applications.", 2018, True),  # its year stands beside it
        ("It has $2019 million.", 2018, True),
    ],
)
def test_a_statement_that_says_another_year_is_of_that_year(text, asked, fits):
    document = SimpleNamespace(fiscal_year=None, title="", text=f"{text} Of 2018:")
    statement = SimpleNamespace(document_id="sky", text=text, start=0, end=len(text), value=None)
    question = SimpleNamespace(said_years={asked}, relative_year=None, confirm=False)
    context = SimpleNamespace(question=question, sources={"sky": document})
    assert in_year(SimpleNamespace(statement=statement), context) is fits


@pytest.mark.parametrize(
    ("value", "says"), [("Who Can Apply", False), ("Observers of comets", True)]
)
def test_a_value_that_is_but_another_label_says_nothing(value, says):
    term = Term("eligible", ("whocanapply",), concept="eligibility")
    statement = SimpleNamespace(value=SimpleNamespace(value=value))
    context = SimpleNamespace(question=SimpleNamespace(terms=(term,)))
    assert says_something(SimpleNamespace(statement=statement), context) is says
