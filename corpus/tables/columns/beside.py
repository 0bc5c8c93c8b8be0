"""What columns mean by those beside them: last year's budget, the year of a plan, a change."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from corpus.tables.columns.heads import Head
from corpus.text.plain import plain
from corpus.text.units import Scale
from corpus.words import listed

# What narrows a budget of a later year, and what is no budget of last year by its scope.
PLANNED = "planned"
ESTIMATED = "estimated"
RECOMMENDED = "recommended"
# What a service costs, what it earns, and the difference.
GROSS, EARNED, NET = "gross", "revenue", "net"
# This year's budget beside last year's; more years alone are a series.
MOST_COMPARED = 2
_BUDGETS = frozenset({"request", "initial"})
_MADE = frozenset({"revised", "supplementary"})  # of a budget by a change
_GUESSED = ("estimate", "forecast", "projected", "outlook")
# "FY 2026 est" beside "FY 2027 est".
_SHORT_GUESS = re.compile(r"(?<![a-z])est\.?(?![a-z])")
_OTHER = frozenset({PLANNED, RECOMMENDED})


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a grid with what its head says, the grid's title and unit put in."""

    index: int
    head: Head
    unit: Scale | None
    year: int | None
    measure: str | None


def beside_each_other(
    columns: tuple[Column, ...], base: int | None, reviewed: int | None = None
) -> tuple[Column, ...]:
    """The columns, each by what stands beside it; `base` is the year that titles name, `reviewed`
    that of a review."""
    columns = _supplements(_balanced(_decided(columns, base)))
    columns = _of_all_years(_of_later_years(_of_next_year(columns)))
    series = _is_series(columns, base)
    return _told_apart(_estimated(columns if series else _previous(columns, reviewed)))


def _decided(columns: tuple[Column, ...], base: int | None) -> tuple[Column, ...]:
    """What a committee makes of the request beside it, headed by no more than its name."""
    asked = [c for c in columns if c.measure == "request" and c.head.kind == "money"]
    bodies = [c for c in columns if plain(c.head.label) in listed("names", "deciding")]
    year = max((c.year for c in asked if c.year), default=base)
    if not asked or year is None:
        return columns
    said = {c.index: RECOMMENDED if len(bodies) == 1 else c.head.label for c in bodies}
    return tuple(
        replace(
            c, measure="initial", year=year, unit=c.unit or asked[0].unit,
            head=replace(c.head, kind="money", measure="initial", scope=said[c.index]),
        )
        if c.index in said and c.head.kind in {"unknown", "blank"}
        else c
        for c in columns
    )  # fmt: skip


def _balanced(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """What services cost and what they earn, beside what is budgeted for them, is of that budget.

    "2026/27", below it "Gross expenditure", "Income", "Net budget": all three are its budget.
    """
    net = {c.head.year: c.measure for c in columns if c.head.scope == NET and c.measure in _BUDGETS}
    return tuple(
        replace(c, measure=net[c.head.year])
        if c.head.year in net and c.head.scope in {GROSS, EARNED} and c.head.kind == "money"
        else c
        for c in columns
    )


def _supplements(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """The change between a budget and what it is after that: "Plans", "Change", "Revised plans".

    What stands behind the change is all of it, also by the name of the supplement: "Main Estimate",
    "Change", "Supplementary Estimate".
    """
    done = list(columns)
    for before, change, after in zip(columns, columns[1:], columns[2:], strict=False):
        told = before.measure in {"initial", "revised"} and after.measure in _MADE
        alike = before.year == after.year and before.head.scope == after.head.scope
        if change.head.kind == "difference" and told and alike and before.head.kind == "money":
            head = replace(change.head, kind="money", scope=after.head.scope)
            done[change.index] = replace(
                change, head=head, year=after.year, measure="supplementary"
            )
            done[after.index] = replace(after, measure="revised")
    return tuple(done)


def _of_next_year(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Requests beside 「翌年度要求額」 are of that year too: 「要望額」 of a review sheet."""
    requests = [c.head for c in columns if c.measure == "request"]
    if not any(head.shift == 1 for head in requests):
        return columns
    return tuple(
        replace(c, head=replace(c.head, shift=1, scope=c.head.scope or c.head.label))
        if c.measure == "request" and c.head.shift is None and c.head.year is None
        else c
        for c in columns
    )


def _of_later_years(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Years alone, or plans, that come after a request or budget, as its head says, are planned:
    "FY 2026 Request", then "FY 2027"; what is forecast for them is not spent yet."""
    said = [c.year for c in columns if c.year and c.head.measure in _BUDGETS and _is_firm(c)]
    last = max(said, default=None)
    return tuple(
        replace(c, measure="initial", head=replace(c.head, scope=_planned_scope(c)))
        if last and c.year and c.year > last and (_is_year_alone(c) or _is_planned(c))
        else c
        for c in columns
    )


def _of_all_years(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """A total beside the amounts of several years is that of them all: "2026/27", "Total"."""
    dated = [c for c in columns if c.head.year and c.head.is_money and c.measure]
    if len({c.head.year for c in dated}) < MOST_COMPARED or any(map(_is_bare, columns)):
        return columns
    return tuple(
        replace(c, measure="total", year=None)
        if c.head.kind == "sum" and c.head.year is None and c.index > dated[-1].index
        else c
        for c in columns
    )


def _is_bare(column: Column) -> bool:
    """Whether a column holds money of no year by its head, and is no total."""
    kept = column.head.kind in {"sum", "none"}
    return column.head.is_money and not kept and column.head.year is None


def _is_year_alone(column: Column) -> bool:
    """Whether a head of money says no more than its year."""
    return column.head.kind == "money" and column.head.measure is None


def _is_series(columns: tuple[Column, ...], base: int | None) -> bool:
    """Whether the budgets are years alone, of which none is said to be this one."""
    budgets = [c for c in columns if c.year and c.measure in _BUDGETS]
    years = {c.year for c in budgets}
    return all(map(_is_year_alone, budgets)) and base is None and len(years) > MOST_COMPARED


def _previous(columns: tuple[Column, ...], reviewed: int | None) -> tuple[Column, ...]:
    """Last year's budget beside this year's request or budget is the previous one.

    That of the year that is reviewed is none: of 令和7年度 beside the request of the next.
    """
    years = [
        c.year
        for c in columns
        if c.measure in _BUDGETS and c.year and c.head.kind == "money" and c.head.scope != PLANNED
    ]
    plans = [c.year for c in columns if c.year and _is_planned(c)]
    firm = [c.year for c in columns if c.year and c.year in years and _is_firm(c)]
    last = max(years, default=None)
    if last in plans:  # the budget before them is this year's, else the first that is planned
        last = max(firm, default=min(plans))
    guessed = {c.year for c in columns if _SHORT_GUESS.search(c.head.label.lower())}
    if last and {last, last - 1} <= guessed:  # as much an estimate as that of this year
        return columns
    columns = tuple(
        replace(c, year=last or c.year) if c.head.kind == "difference" else c for c in columns
    )
    return tuple(
        replace(c, measure="previous")
        if c.measure == "initial"
        and last
        and c.year == last - 1
        and c.head.scope not in _OTHER
        and not (c.year == reviewed and c.head.measure == "initial")
        else c
        for c in columns
    )


def _is_firm(column: Column) -> bool:
    """Whether a column holds a budget by its head, no plan and no estimate."""
    words = column.head.label.lower()
    said = column.head.measure in _BUDGETS or "budget" in words or "予算" in words
    return said and not _is_planned(column) and not any(w in words for w in _GUESSED)


def _is_planned(column: Column) -> bool:
    """Whether a head calls its year a plan, "FY 2029 Planned", or guesses what it will take."""
    return "plan" in column.head.label.lower() or _is_forecast(column)


def _is_forecast(column: Column) -> bool:
    return column.head.measure == "executed" and column.head.scope == ESTIMATED


def _planned_scope(column: Column) -> str:
    return (None if _is_forecast(column) else column.head.scope) or PLANNED


def _estimated(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """The estimate beside what a committee recommends is what was asked of it."""
    if not any(c.head.scope == RECOMMENDED for c in columns):
        return columns
    return tuple(
        replace(c, measure="request")
        if c.measure == "initial" and "estimate" in c.head.label.lower() and c.head.scope is None
        else c
        for c in columns
    )


def _told_apart(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Several changes of one row have what they are changes from as their scope."""
    changes = [c for c in columns if c.head.kind == "difference"]
    if len({c.head.label for c in changes}) < 2 or len({c.year for c in changes}) > 1:
        return columns
    return tuple(
        replace(c, head=replace(c.head, scope=c.head.scope or c.head.label)) if c in changes else c
        for c in columns
    )
