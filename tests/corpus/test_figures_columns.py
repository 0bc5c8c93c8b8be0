"""Columns of tables: units in other currencies, years that only a title gives."""

from corpus.facts.row import Measure
from corpus.figures.columns import read_columns
from corpus.figures.own_budget import own_budget, titled_budgets
from corpus.figures.units import Scale, find_units


def test_heads_in_english_with_split_years() -> None:
    heads = ["Programme", "2025-26 outturn", "2026-27 budget (£m)", "of which capital"]
    columns = read_columns(heads, base_year=None, scale=Scale(10**6, "GBP"))
    assert columns is not None
    assert [(c.label.measure, c.year, c.scale) for c in columns.amounts] == [
        (Measure.PREVIOUS, 2025, Scale(10**6, "GBP")),
        (Measure.INITIAL, 2026, Scale(10**6, "GBP")),
    ]


def test_units_of_other_currencies() -> None:
    found = [
        unit.scale
        for text in ("(£m)", "in £ million", "EUR million", "$'000", "billions of dollars")
        for unit in find_units(text)
    ]
    assert found == [
        Scale(10**6, "GBP"),
        Scale(10**6, "GBP"),
        Scale(10**6, "EUR"),
        Scale(10**3, "USD"),
        Scale(10**9, "USD"),
    ]


def test_a_head_without_a_year_means_the_budget_of_the_title() -> None:
    heads = ["事業名", "補正前の額", "補正額"]
    columns = read_columns(
        heads, base_year=2026, scale=Scale(1000), titled={Measure.SUPPLEMENTARY: 2025}
    )
    assert columns is not None
    assert [(c.index, c.year) for c in columns.amounts] == [(2, 2025)]


def test_this_year_and_the_year_before_are_counted_from_the_document() -> None:
    columns = read_columns(
        ["目", "本年度予算額", "前年度予算額"], base_year=2026, scale=Scale(1000)
    )
    assert columns is not None
    assert [c.year for c in columns.amounts] == [2026, 2025]


def test_a_title_names_whose_budget_it_is() -> None:
    own = own_budget("令和７年度\n一般会計予算書\n令和７年度海山市一般会計予算\n")
    assert own is not None
    assert (own.subject, own.label.year, own.label.measure) == (
        "海山市一般会計",
        2025,
        Measure.INITIAL,
    )
    assert not list(titled_budgets("令和７年８月に海山市の予算を審議した。"))
