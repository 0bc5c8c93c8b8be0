"""Which cells of a grid its own arithmetic proves, and where it contradicts itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from corpus.facts.proof import MOST_PARTS, Number, is_difference, is_sum, wholes
from corpus.tables.columns.beside import Column
from corpus.tables.rows.kinds import Kind, NamedRow

# By chance, small numbers add up too: a hierarchy that only numbers show needs this many digits.
LEAST_WHOLE = 10_000
# No table has more columns of amounts whose differences are looked for.
MOST_COLUMNS = 14

Place = tuple[int, int]


@dataclass(slots=True)
class Proofs:
    """`proven[(row, column)]` names the proof; `broken` are rows whose arithmetic does not hold.

    `financed[(row, column)]` is the column of the amount that a source of its money belongs to;
    `overall` are the totals below a section that are the sum of other sections too.
    """

    proven: dict[Place, str] = field(default_factory=dict)
    broken: dict[Place, str] = field(default_factory=dict)
    financed: dict[Place, int] = field(default_factory=dict)
    overall: set[int] = field(default_factory=set)

    def add_sum(self, places: Iterable[Place], numbers: dict[Place, Number]) -> None:
        """The amounts at `places` are a sum and its parts."""
        for place in places:
            if place in numbers:
                self.proven.setdefault(place, "sum")


def prove(
    rows: Sequence[NamedRow], columns: Sequence[Column], numbers: dict[Place, Number]
) -> Proofs:
    """Everything that the numbers of a grid prove; `numbers` by row of the grid and column."""
    proofs = Proofs()
    amounts = [c for c in columns if c.head.is_money and c.head.kind != "limit"][:MOST_COLUMNS]
    for late, early, change in _triples(amounts):
        _changes(rows, (late.index, early.index, change.index), numbers, proofs)
    for column in amounts:
        _sums(rows, column, numbers, proofs)
    _sources(rows, amounts, numbers, proofs)
    _funds(rows, columns, numbers, proofs)
    for ratio in [c for c in columns if c.head.kind == "ratio"]:
        _ratios(rows, amounts, ratio, numbers, proofs)
    return proofs


def _triples(amounts: Sequence[Column]) -> Iterator[tuple[Column, Column, Column]]:
    """Columns that by their heads may be an amount, the one before it, and the change."""
    money = [c for c in amounts if c.head.kind in {"money", "amount", "sum"} and not c.head.part]
    for change in amounts:
        if change.head.kind == "difference" or change.measure == "supplementary":
            for late in money:
                for early in money:
                    if late is not early and change not in (late, early) and _follows(late, early):
                        yield late, early, change


def _follows(late: Column, early: Column) -> bool:
    if late.year is not None and early.year is not None and late.year != early.year:
        return late.year > early.year
    if early.measure == "request" and late.measure == "initial":
        return True
    return early.head.scope == "補正前" and late.measure == "revised" and late.head.scope is None


def _changes(
    rows: Sequence[NamedRow],
    places: tuple[int, int, int],
    numbers: dict[Place, Number],
    proofs: Proofs,
) -> None:
    held: list[int] = []
    failed: list[int] = []
    for row in rows:
        found = [numbers.get((row.index, column)) for column in places]
        late, early, change = found
        if late is None or early is None or change is None:
            continue
        (held if is_difference(late, early, change) else failed).append(row.index)
    if len(held) <= 2 * len(failed):
        return
    for index in held:
        for column in places:
            proofs.proven.setdefault((index, column), "difference")
    for index in failed:
        for column in places:
            proofs.broken[(index, column)] = "the printed change is not that of the two amounts"


def _sources(
    rows: Sequence[NamedRow],
    amounts: Sequence[Column],
    numbers: dict[Place, Number],
    proofs: Proofs,
) -> None:
    """Sources that together are the amount of their row: both are proven by their sum.

    They are those of one column, which their sum is in the most rows.
    """
    sources = [c.index for c in amounts if c.head.financing]
    wholes_ = (c for c in amounts if c.head.kind in {"money", "amount"} and not c.head.part)
    made = {c.index: _made(rows, c.index, sources, numbers) for c in wholes_}
    whole = max(made, key=lambda column: len(made[column]), default=-1)
    _add_up(made.get(whole, ()), whole, sources, numbers, proofs)


def _funds(
    rows: Sequence[NamedRow],
    columns: Sequence[Column],
    numbers: dict[Place, Number],
    proofs: Proofs,
) -> None:
    """Columns that make the total beside them in every row: "General Fund", "Other Funds".

    Few rows may have one (「特別会計」); a part of one (「うち振興費」) is added to none.
    """
    run: list[int] = []
    within: dict[int, int] = {}  # the fund before each part
    own = {row.index for row in rows}
    filled = {column for row, column in numbers if row in own}
    for column in columns:
        if column.head.part:
            within |= {column.index: run[-1]} if run else {}
            continue
        if column.head.kind == "sum" and len(run) > 1:
            made = _made(rows, column.index, run, numbers)
            if len(made) > 1 and len(made) == sum((r.index, column.index) in numbers for r in rows):
                _add_up(made, column.index, run, numbers, proofs)
                _add_within(made, column.index, within, numbers, proofs)
        fund = column.head.kind in {"unknown", "text", "level"} and column.index in filled
        run, within = ([*run, column.index], within) if fund else ([], {})


def _add_within(
    rows: Iterable[int],
    whole: int,
    within: dict[int, int],
    numbers: dict[Place, Number],
    proofs: Proofs,
) -> None:
    """A part of a fund is of the budget that the fund is of, where it is no more than that."""
    for row in rows:
        for column, fund in within.items():
            part, total = numbers.get((row, column)), numbers.get((row, fund))
            if part and total and part.value <= total.value:
                proofs.financed[(row, column)] = whole


def _add_up(
    rows: Iterable[int],
    whole: int,
    parts: Sequence[int],
    numbers: dict[Place, Number],
    proofs: Proofs,
) -> None:
    for row in rows:
        proofs.proven.setdefault((row, whole), "sum")
        for column in parts:
            if (row, column) in numbers:
                proofs.proven.setdefault((row, column), "sum")
                proofs.financed[(row, column)] = whole


def _made(
    rows: Sequence[NamedRow], whole: int, parts: Sequence[int], numbers: dict[Place, Number]
) -> list[int]:
    """The rows whose amount is what the parts add up to."""
    return [row.index for row in rows if _is_made(row.index, whole, parts, numbers)]


def _is_made(row: int, whole: int, sources: Sequence[int], numbers: dict[Place, Number]) -> bool:
    """Whether the sources of a row add up to an amount of it."""
    number = numbers.get((row, whole))
    parts = [n.value for c in sources if (n := numbers.get((row, c)))]
    return number is not None and bool(parts and number.value) and sum(parts) == number.value


def _ratios(
    rows: Sequence[NamedRow],
    amounts: Sequence[Column],
    ratio: Column,
    numbers: dict[Place, Number],
    proofs: Proofs,
) -> None:
    money = [c.index for c in amounts if c.head.kind in {"money", "amount"}]
    for part in money:
        for whole in money:
            hits = [r.index for r in rows if _is_ratio(r.index, part, whole, ratio.index, numbers)]
            if part != whole and len(hits) >= 3 and len(hits) * 10 >= len(rows) * 9:
                for index in hits:
                    proofs.proven.setdefault((index, part), "ratio")
                    proofs.proven.setdefault((index, whole), "ratio")


def _is_ratio(row: int, part: int, whole: int, ratio: int, numbers: dict[Place, Number]) -> bool:
    a, b, printed = (numbers.get((row, c)) for c in (part, whole, ratio))
    if a is None or b is None or printed is None or not b.value:
        return False
    exact = a.value / b.value * 100
    return any(abs(x - printed.value) <= printed.step for x in (exact, exact - 100))


def _sums(
    rows: Sequence[NamedRow], column: Column, numbers: dict[Place, Number], proofs: Proofs
) -> None:
    index = column.index
    items = [r for r in rows if r.kind is Kind.ITEM]
    values = [numbers.get((r.index, index)) for r in items]
    below = wholes(values)
    inner = {part for parts in below.values() for part in parts}
    for whole, parts in below.items():
        number = values[whole]
        deeper = all(items[p].level > items[whole].level for p in parts)
        if number and (deeper or abs(number.value) >= LEAST_WHOLE):
            for place in (whole, *parts):
                proofs.proven.setdefault((items[place].index, index), "hierarchy")
    _totals(rows, column, numbers, {items[i].index for i in inner}, proofs)


def _totals(
    rows: Sequence[NamedRow],
    head: Column,
    numbers: dict[Place, Number],
    inner: set[int],
    proofs: Proofs,
) -> None:
    """Totals and subtotals below their items: what lies above since the last one, or subtotals.

    A supplementary budget lists what it changes: its rows make the total of the changes only.
    """
    column, some = head.index, head.measure == "revised"
    levels = {row.index: row.level for row in rows}
    block: list[int] = []
    subtotals: list[int] = []
    tops: list[int] = []
    totals: list[int] = []  # "Total operating costs", above a total of more than these
    parents = {row.index: row.parents for row in rows}
    for row in rows:
        number = numbers.get((row.index, column))
        if row.kind is Kind.ITEM:
            block.append(row.index)
            tops.append(row.index)
            continue
        if row.kind is Kind.PART or number is None:
            continue
        above = block if row.kind is Kind.SUBTOTAL else tops
        wholes_ = subtotals if row.kind is Kind.TOTAL else subtotals[-MOST_PARTS:]
        choices = [[i for i in above if i not in inner], above, wholes_]
        choices.append([*subtotals[-1:], *block])
        choices.append([i for i in above if levels[i] == min(map(levels.__getitem__, above))])
        if row.kind is Kind.TOTAL:
            choices += [[*subtotals, *block], [*totals[-MOST_PARTS:], *block]]
        for parts in choices:
            found = [n for i in parts if (n := numbers.get((i, column)))]
            if len(found) > 1 and is_sum(number, found):
                proofs.add_sum([(i, column) for i in (row.index, *parts)], numbers)
                if any(parents[part][: len(row.parents)] != row.parents for part in parts):
                    proofs.overall.add(row.index)
                break
        else:
            full = [n for i in choices[0] if (n := numbers.get((i, column)))]
            if parts := _last_that_add_up(row.index, above, column, numbers):
                proofs.add_sum([(i, column) for i in (row.index, *parts)], numbers)
            elif len(full) > 1 and len(full) == len(choices[0]) and not some:
                apart = abs(sum(n.value for n in full) - number.value)
                reason = f"the printed sum and its parts differ by {apart:,}"
                proofs.broken[(row.index, column)] = reason
        if row.kind is Kind.SUBTOTAL:
            subtotals.append(row.index)
            block = []
        else:
            block, subtotals, tops = [], [], []
            totals.append(row.index)


def _last_that_add_up(
    whole: int, rows: Sequence[int], column: int, numbers: dict[Place, Number]
) -> list[int]:
    """The rows right above a sum that make it, where those before them belong to another one.

    「一般会計」 stands above the special accounts, whose 小計 leaves it out.
    """
    found = [i for i in rows if (i, column) in numbers]
    for first in range(len(found) - 1):
        parts = found[first:]
        if is_sum(numbers[(whole, column)], [numbers[(i, column)] for i in parts]):
            return parts
    return []
