"""The columns of a grid: where its head ends, and what each column is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.tables.around.context import TableContext
from corpus.tables.around.money import speaks_of_money
from corpus.tables.around.named_budget import BALANCE
from corpus.tables.columns.beside import PLANNED, RECOMMENDED, Column, beside_each_other
from corpus.tables.columns.contents import by_content
from corpus.tables.columns.head_rows import captions, first_row, is_caption, is_lone_head
from corpus.tables.columns.heads import Head, read_head
from corpus.tables.columns.levels import head_levels
from corpus.tables.columns.names import name_columns
from corpus.tables.columns.units import column_units, declared_unit
from corpus.tables.grid import CARD, Grid, Row
from corpus.text.numerals import narrow
from corpus.text.plain import plain
from corpus.text.units import Scale
from corpus.text.years import find_years
from corpus.words import listed

# The years from one to another: 「令和3～14年度」, "2021-2030".
_PERIOD = re.compile(
    r"\d{1,2}(?:年度?)?\s?(?:[~～〜-]|から)\s?(?:令和|平成|r)?\d{1,2}年度?"
    r"|(?:19|20)\d\d\s?(?:[-–—~～]|to)\s?(?:19|20)\d\d",
    re.I,
)
# What a plan of projects is called; it has so many years at least.
_PLAN = re.compile(r"\bcapital (?:improvements? |investment )?(?:program(?:me)?|plan)\b")
LEAST_PLANNED, MOST_PLAN_TITLES = 3, 4


@dataclass(frozen=True, slots=True)
class Layout:
    """A grid's columns and the first row below its head; `names` are the columns of names."""

    columns: tuple[Column, ...]
    first: int
    names: tuple[int, ...]
    caption: str

    def of_kind(self, *kinds: str) -> list[Column]:
        """The columns of these kinds, in order."""
        return [c for c in self.columns if c.head.kind in kinds]


def read_layout(grid: Grid, context: TableContext) -> Layout | None:
    """What the columns of a grid are, None where it has no head or no amounts."""
    if grid.origin == CARD:
        heads = [Head("name"), Head("amount")]
        columns = tuple(
            _column(i, h, context.unit.scale, context, heads) for i, h in enumerate(heads)
        )
        return Layout(columns, 0, (0,), "")
    first = first_row(grid)
    if first is None or first == 0:
        return None
    alone = is_lone_head(grid.rows[first - 1])
    rows = [i for i in range(first) if not is_caption(grid.rows[i]) or (alone and i == first - 1)]
    caption = "\n".join(captions(grid, first - alone))
    base = context.year
    levels = head_levels(grid, rows)
    heads = [read_head(column, base) for column in levels]
    heads = _of_title(_of_which(_filled(heads, grid, rows, base), base), caption, base)
    if grid.origin in {"aligned", "placed"}:
        heads = [_unshared(head, heads) for head in heads]
    said, heads = heads, [by_content(grid, i, head, first) for i, head in enumerate(heads)]
    context = _of_plan(context, heads, caption)
    unit = declared_unit(grid, first, caption, [*said, *heads])
    if unit is None and (context.unit.own or speaks_of_money(grid, said, first, context.own)):
        unit = context.unit.scale
    units = column_units(grid, first, heads, unit)
    if any(h.unit and h.is_money for h in heads):
        units = [
            u if h.unit or _is_of_money(own, base) else None
            for u, h, own in zip(units, heads, levels, strict=True)
        ]
    units = [_unit_of(head, unit) for head, unit in zip(heads, units, strict=True)]
    columns = tuple(_column(i, head, units[i], context, heads) for i, head in enumerate(heads))
    reviewed = base if context.titled.looks_back else None
    columns = beside_each_other(columns, base, reviewed)
    return Layout(columns, first, name_columns(grid, columns, first, said), caption)


def _of_plan(context: TableContext, heads: Sequence[Head], caption: str) -> TableContext:
    """What a table stands in, a plan of projects over several years as one.

    "Capital Improvement Program FY 2026 - FY 2030" above columns of years alone plans each of them.
    """
    alone = {h.year for h in heads if h.kind == "money" and h.measure is None and h.year}
    titles = (caption, *context.own[:MOST_PLAN_TITLES])
    named = any(_PLAN.search(plain(line)) for line in titles)
    if context.titled.measure is not None or len(alone) < LEAST_PLANNED or not named:
        return context
    return replace(context, titled=replace(context.titled, measure="initial", scope=PLANNED))


def _is_of_money(levels: Sequence[str], base: int | None) -> bool:
    """Whether the lowest line of a head says what kind of amount it heads, or there is none.

    Beside 「交付額（千円）」 below 「7年度の実績」, 「申請」 counts what is in no unit of money.
    """
    return not levels or read_head(levels[-1:], base).kind != "unknown"


def _filled(heads: list[Head], grid: Grid, rows: Sequence[int], base: int | None) -> list[Head]:
    """Heads of formats without spans: what stands above to the left goes on to the right."""
    if len(rows) < 2:
        return heads
    filled = list(heads)
    for column in range(1, grid.width):
        if heads[column].year is None and grid.rows[rows[0]][column] is None:
            lower = [t for row in rows[1:] if (t := grid.text(row, column))]
            left = next(
                (grid.text(rows[0], c) for c in range(column, 0, -1) if grid.text(rows[0], c)), ""
            )
            outer = read_head([left], base)
            if lower and left and outer.kind in {"money", "amount", "difference", "part"}:
                filled[column] = read_head([left, *lower], base)
    return filled


def _unshared(head: Head, heads: Sequence[Head]) -> Head:
    """A head put together by places; what names its year and that of another column is neither's.

    「令和6年度 令和7年度」 beside 「令和7年度 令和8年度」: the heads stand between the numbers.
    """
    years = {year.year for year in find_years(head.label) if year.is_fiscal}
    others = {other.year for other in heads if other is not head} - {head.year}
    return replace(head, kind="unknown") if years & others and head.is_money else head


def _of_title(heads: list[Head], caption: str, base: int | None) -> list[Head]:
    """One column without a head is what the title of the rows names, with its year."""
    titled = read_head(caption.splitlines()[-1:], base)
    said = titled.kind == "money" and titled.measure and titled.year
    alone = len(heads) == 2 and heads[1].kind == "blank"
    return [heads[0], titled] if said and alone else heads


def _of_which(heads: list[Head], base: int | None) -> list[Head]:
    """うち… has measure and year of the column before it, where that is known.

    Behind both years it is a part of this one: 「8年度」, 「7年度」, 「うち一般財源」.
    """
    run: list[Head] = []
    done = []
    for head in heads:
        if head.kind == "unknown" and not head.part:
            run = []
        last = max(reversed(run), key=lambda h: _when(h, base), default=None)
        if head.part and last is None and head.measure is None:
            head = replace(head, kind="unknown")  # noqa: PLW2901
        elif head.part and last and head.measure is None:
            head = replace(  # noqa: PLW2901
                head, kind="money", measure=last.measure, year=head.year or last.year,
                shift=last.shift, unit=head.unit or last.unit,
            )  # fmt: skip
            run = [last]
        elif head.kind in {"money", "amount"} and not head.financing:
            run.append(head)
        done.append(head)
    return done


def _when(head: Head, base: int | None) -> int:
    """How many years after that of the titles the amounts under a head are."""
    return head.year - base if head.year and base else head.year or head.shift or 0


def _column(
    index: int, head: Head, unit: Scale | None, context: TableContext, heads: Sequence[Head]
) -> Column:
    titled = context.titled
    base = titled.year
    if context.owed and head.kind == "amount":
        return Column(index, replace(head, scope=context.owed), unit, None, "total")
    if context.guide and plain(head.label) in listed("names", "guide_limits"):
        return Column(index, replace(head, kind="limit"), unit, None, "unit")
    if _is_lifelong(head) and _PERIOD.search(narrow(head.label)):
        return Column(index, replace(head, kind="money", year=None), unit, None, "total")
    measure, year = _said(head, context), head.year
    if year is None and head.shift is not None:
        year = base + head.shift if base is not None else None
        if head.shift == 0 and measure == "initial" and titled.measure in {"request", "executed"}:
            measure = titled.measure
        if head.shift == -1 and measure == "previous" and titled.measure == "executed":
            measure = "executed"
    if head.scope == RECOMMENDED and titled.measure == "request" and not _is_of_committee(head):
        measure, head = "request", replace(head, scope=None)  # below "Governor's Recommendation"
    if head.kind == "sum" and measure is None:
        parts = {h.measure for h in heads}
        ledger = "supplementary" in parts and bool(parts & {"revised", "initial"})
        measure = "revised" if ledger else titled.measure if head.year is None else None
    if titled.measure == "supplementary" and _is_open(head) and year in {None, titled.year}:
        others = {h.measure for h in heads if h.kind == "money"}
        measure = measure if others & {"supplementary", "revised"} else "supplementary"
    if measure is None and head.kind in {"money", "amount", "sum"}:
        measure, scope = _of_year(context, year)
        head = replace(head, scope=head.scope or scope)
    if titled.scope == BALANCE and head.kind == "difference":
        head = replace(head, scope=head.scope or BALANCE)
    looks_back = titled.looks_back and measure == "executed"
    if year is None and head.shift is None and measure and not (looks_back or _is_lifelong(head)):
        year = base
    return Column(index, head, unit, year, measure)


def _said(head: Head, context: TableContext) -> str | None:
    """The measure that a head says; in a guide to applicants "available" is the budget."""
    available = context.guide and "available" in plain(head.label)
    return "initial" if available and head.measure == "revised" else head.measure


def _is_of_committee(head: Head) -> bool:
    """Whether those who decide on a request recommend, and not who makes it."""
    return any(word in plain(head.label) for word in listed("names", "deciding"))


def _is_open(head: Head) -> bool:
    """Whether a head says no more than that it holds a budget: 予算額 below 補正予算."""
    return plain(head.label) in {"予算額", "予算", "予算案", "予算額(案)", "budget"}


def _unit_of(head: Head, unit: Scale | None) -> Scale | None:
    """The unit of a column; amounts in the currency of others are in no yen: 外貨額."""
    foreign = any(word in plain(head.label) for word in listed("names", "foreign"))
    return None if foreign and unit and unit.currency == "JPY" else unit


def _is_lifelong(head: Head) -> bool:
    """Whether a head holds what something costs in all its years, in none of them: 総事業費."""
    return any(word in plain(head.label) for word in listed("names", "lifelong"))


def _of_year(context: TableContext, year: int | None) -> tuple[str | None, str | None]:
    """What a column of no more than a year holds, by the title, and what narrows it.

    Beside a request stand the budget of the year before, and what is planned for later ones.
    """
    titled = context.titled
    if year is None or titled.year is None or year == titled.year or titled.measure is None:
        return titled.measure, titled.scope
    if stated := context.stated.of(year):
        return stated, None
    if year > titled.year and titled.measure in {"request", "initial"}:
        return "initial", PLANNED
    if titled.measure != "request":
        past = titled.measure == "initial" and year < titled.year - 1
        return (None if past and titled.is_dated else titled.measure), None
    return ("previous" if year == titled.year - 1 else None), None


def side_by_side(layout: Layout) -> list[int]:
    """Where further names begin that amounts of their own follow: two tables beside each other.

    A column of names in the middle of amounts (節 with its own 金額) begins such a table.
    """
    cuts: list[int] = []
    amounts = False
    for column in layout.columns:
        name = column.head.kind in {"name", "level"} and not column.head.is_money
        if name and amounts and _leads(layout, column.index):
            cuts.append(column.index)
            amounts = False
        amounts = amounts or (column.head.is_money and not name)
    return cuts


def _leads(layout: Layout, index: int) -> bool:
    """Whether names at `index` are followed by amounts before any text."""
    for column in layout.columns[index + 1 :]:
        if column.head.is_money or column.head.kind == "unknown":
            return column.head.is_money
        if column.head.kind not in {"name", "level"}:
            return False
    return False


class HeadAgain:
    """Tells the rows below a head that repeat one of its rows, as on a next page."""

    def __init__(self, grid: Grid, first: int) -> None:
        self._heads = [_texts(row) for row in grid.rows[:first]]

    def __call__(self, row: Row) -> bool:
        texts = _texts(row)
        return bool(texts) and texts in self._heads


def _texts(row: Row) -> list[str]:
    return [cell.text for cell in row if cell]
