"""What the columns of a run-together table are, from the fragments of its heads around it.

The order of the fragments says nothing. A column is named only where arithmetic leaves one choice:
the change from one year's total to the other's tells the later year (its percentage fits only the
earlier one), and a total that another table of the same text relates so tells it as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from corpus.document import Document
from corpus.tables.grid import Grid, GridCell, make_grid
from corpus.tables.propose.run_on.rows import (
    ROUNDING,
    Relation,
    RunRow,
    RunTable,
    Token,
    find_run_tables,
    tokens_of,
)
from corpus.text.numerals import narrow
from corpus.text.years import find_years
from corpus.words import alternation, meanings

# Heads stand no farther from their rows, in characters; a line that is shorter has its breaks.
AROUND, LONG_LINE = 160, 400
_TITLE = re.compile(
    r"[^\s。、]*(?:年度|fy ?\d{4})[^\s。、(（＜<「]{2,50}(?:予算|決算)(?=[\s＜<(（])"
)
_BEHIND = re.compile(r"[(（]単位|\d億円|\d百万円|\d千円|。")
_OF_WHICH = re.compile(r"うち[^\sう]{2,12}")
_ACCOUNTS = ("一般", "特別")
# How far a printed percentage may be from the exact one.
_TENTH = Decimal("0.11")


@dataclass(frozen=True, slots=True)
class _Budget:
    """A budget that the heads name, with the range that names it."""

    cell: GridCell
    year: int


@dataclass(frozen=True, slots=True)
class _Block:
    """Columns of one budget: `total` is the sum of `parts`."""

    parts: tuple[int, int]
    total: int


def find_run_on(document: Document, start: int, end: int) -> Iterator[Grid]:
    """Grids of the run-together tables of a text whose columns arithmetic tells apart."""
    for line in re.finditer(r"[^\n]+", document.text[start:end]):
        if len(line[0]) <= LONG_LINE:
            continue
        tokens = tokens_of(document.text, start + line.start(), start + line.end())
        later, earlier = _change_ends(tokens)
        before = start + line.start()
        for table in find_run_tables(tokens):
            grid = _grid(document, before, table, later, earlier)
            before = table.end
            if grid:
                yield grid


def _change_ends(tokens: Sequence[Token]) -> tuple[set[Decimal], set[Decimal]]:
    """Amounts that a change and its percentage behind them prove to be the later and earlier."""
    later: set[Decimal] = set()
    earlier: set[Decimal] = set()
    for index, ratio in enumerate(tokens):
        if not ratio.percent or index < 3:
            continue
        change, old = tokens[index - 1].value, tokens[index - 2].value
        for new in (t.value for t in tokens[max(0, index - 4) : index - 2]):
            if _is_change(new, old, change, ratio.value):
                later.add(new or Decimal(0))
                earlier.add(old or Decimal(0))
    return later, earlier


def _is_change(
    new: Decimal | None, old: Decimal | None, change: Decimal | None, ratio: Decimal | None
) -> bool:
    if not new or not old or not change or ratio is None:
        return False
    return abs(new - old - change) <= ROUNDING and abs(change / old * 100 - ratio) <= _TENTH


def _grid(
    document: Document, before: int, table: RunTable, later: set[Decimal], earlier: set[Decimal]
) -> Grid | None:
    titles = list(_TITLE.finditer(document.text, before, table.start))
    if not titles:
        return None
    zones = _zones(document.text, titles[-1].end(), table)
    blocks = _blocks(table.relations)
    budgets = _budgets(document.text, zones)
    named = _named(blocks, budgets, table, later, earlier)
    if not named:
        return None
    accounts = _accounts(document.text, zones)
    rows = _rows(table.rows, named, accounts)
    grid = make_grid(rows, document.page_at(table.start), "run-on")
    title = titles[-1]
    return grid and Grid(grid.rows, table.start, table.end, grid.page, grid.origin, title=title[0])


def _zones(text: str, start: int, table: RunTable) -> list[tuple[int, int]]:
    """The text right before and right behind the rows, without notes and other tables' titles."""
    first = max(start, text.rfind("。", start, table.start) + 1, table.start - AROUND)
    last = min(len(text), table.end + AROUND)
    stops = [m.start() for p in (_TITLE, _BEHIND) if (m := p.search(text, table.end, last))]
    return [(first, table.start), (table.end, min([last, *stops]))]


def _blocks(relations: Sequence[Relation]) -> list[_Block]:
    """The sums of the table that share no column, in order."""
    blocks: list[_Block] = []
    for relation in relations:
        place = not blocks or relation.first > blocks[-1].total
        if not relation.minus and place:
            blocks.append(_Block((relation.first, relation.second), relation.whole))
    return blocks


def _budgets(text: str, zones: Sequence[tuple[int, int]]) -> list[_Budget]:
    """Each budget that the heads name, once."""
    found: dict[tuple[int, str], _Budget] = {}
    word = re.compile(r"(?:\S{0,8}?)(" + alternation(
        w.text for w in meanings().values() if w.kind == "money" and w.measure and len(w.text) > 1
    ) + ")")  # fmt: skip
    for first, last in zones:
        part = narrow(text[first:last])
        for year in find_years(text[first:last]):
            if match := word.match(part, year.end):
                start, end = first + year.start, first + match.end()
                key = (year.year, meanings()[match[1]].measure or "")
                found.setdefault(key, _Budget(GridCell(text[start:end], start, end), year.year))
    return sorted(found.values(), key=lambda b: -b.year)


def _named(
    blocks: Sequence[_Block],
    budgets: Sequence[_Budget],
    table: RunTable,
    later: set[Decimal],
    earlier: set[Decimal],
) -> list[tuple[_Block, _Budget]]:
    """Blocks with the one budget that each can be."""
    if len(blocks) == 1 and len(budgets) == 1 and not _changes(blocks, table):
        return [(blocks[0], budgets[0])]
    if len(budgets) != 2 or budgets[0].year == budgets[1].year:
        return []
    pair = _changes(blocks, table) or _repeated(blocks, table.rows[-1], later, earlier)
    return list(zip(pair, budgets, strict=True)) if pair else []


def _changes(blocks: Sequence[_Block], table: RunTable) -> list[_Block]:
    """The later and the earlier block where a column is the change between their totals."""
    totals = {block.total: block for block in blocks}
    numbers = table.rows[-1].numbers
    for relation in table.relations:
        new, old = totals.get(relation.first), totals.get(relation.second)
        ratio = relation.whole + 1
        if not (relation.minus and new and old and ratio < len(numbers)):
            continue
        new_sum, old_sum = numbers[new.total].value, numbers[old.total].value
        change, share = numbers[relation.whole].value, numbers[ratio]
        if share.percent and _is_change(new_sum, old_sum, change, share.value):
            return [new, old]
    return []


def _repeated(
    blocks: Sequence[_Block], total: RunRow, later: set[Decimal], earlier: set[Decimal]
) -> list[_Block]:
    """The later and the earlier block by amounts that another table of the text relates."""

    def with_one_of(values: set[Decimal]) -> list[_Block]:
        return [
            b for b in blocks if any(total.numbers[i].value in values for i in (*b.parts, b.total))
        ]

    new, old = with_one_of(later - earlier), with_one_of(earlier - later)
    return [*new, *old] if len(new) == len(old) == 1 and new != old else []


def _accounts(text: str, zones: Sequence[tuple[int, int]]) -> tuple[str, str] | None:
    """The two accounts that a total adds, where the heads name both: 一般会計, 特別会計."""
    said = "".join(narrow(text[first:last]) for first, last in zones)
    places = [said.find(word) for word in _ACCOUNTS]
    if min(places) < 0 or places[0] > places[1] or "会計" not in said:
        return None
    return "一般会計", "特別会計"


def _rows(
    rows: Sequence[RunRow],
    named: Sequence[tuple[_Block, _Budget]],
    accounts: tuple[str, str] | None,
) -> Iterator[list[GridCell | None]]:
    columns = [
        (place, budget, account)
        for block, budget in named
        for place, account in (
            (block.total, ""),
            *(zip(block.parts, accounts, strict=True) if accounts else ()),
        )
    ]
    yield [None, *(budget.cell for _, budget, _ in columns)]
    yield [None, *(_sub(budget.cell, account) for _, budget, account in columns)]
    for row in rows:
        if not row.name.text.startswith("うち"):  # a head that is glued to the first name
            yield [row.name, *(row.numbers[place].cell for place, _, _ in columns)]


def _sub(cell: GridCell, account: str) -> GridCell | None:
    """The head of an account's column: it has a place of its own, within the head of its budget."""
    place = cell.start + 1 + _ACCOUNTS.index(account[:2]) if account else 0
    return GridCell(account, place, cell.end) if account else None
