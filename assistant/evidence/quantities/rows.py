"""A row of any table as its name and its quantities, each by its column."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import dropwhile

from assistant.evidence.cells.cell import is_label
from assistant.evidence.quantities.columns import QuantityColumn
from assistant.evidence.quantities.kinds import BRACKETED, RowKind, kind_of
from assistant.evidence.quantities.quantity import PERCENT, TextQuantity, read_quantities
from assistant.question.grammars.counts import counters
from assistant.question.signs import Sign, shows
from corpus.tables.grid import GridCell, Row
from corpus.tables.rows.read import tidy
from corpus.text import fold, fold_key
from corpus.text.cells import CellNumber, is_empty, parse_cell
from corpus.text.remembered import remembered
from corpus.text.units import Scale, whole_scale

LEAST_PARTS = 2  # that a total sums
ALIKE = 0.7  # of the rows at most are told apart by labels that are the names of classes
LONGEST_UNIT = 4  # characters of a cell that holds a unit and nothing else
LABELS_KEPT = 4096  # heads of which it is known what their columns count
LONGEST_CELL = 60  # characters of a cell that is said to hold one quantity
UNIT_BEHIND = re.compile(r"\(\s?(%|[^\W\d]{1,4})\s?\)\s*$")
CODE = re.compile(r"(?=.*[0-9])[A-Za-z0-9./:_-]+")  # "RS-26-01"
NUMERIC = frozenset({"ratio", "count", "money", "amount", "sum", "difference"})
DESCRIBED = frozenset({"text", "none"})  # columns whose words tell of a row and do not name it


@dataclass(frozen=True, slots=True)
class QuantityRow:
    """A row `start:end` of a document: its name, all its labels, and its quantities by column."""

    name: str
    labels: tuple[str, ...]
    kind: RowKind
    cells: Mapping[int, TextQuantity]
    texts: Mapping[int, GridCell]
    start: int
    end: int

    @property
    def key(self) -> str:
        """What the labels say, ready to be compared."""
        return fold_key(" ".join(self.labels))


def read_row(row: Row, columns: Sequence[QuantityColumn], behind: int = 0) -> QuantityRow | None:
    """A row as its name and its quantities; None where it has no name or no number.

    Before `behind` stand rows above it: labels of theirs that span it too are none of its range.
    """
    own = {i: c for i, c in enumerate(row) if c}
    cells: dict[int, TextQuantity] = {}
    labels: list[tuple[str, str]] = []  # each with the kind of its column
    unit: Scale | None = None
    for index, cell in own.items():
        column = replace(columns[index], unit=unit) if unit else columns[index]
        label = " ".join(cell.text.split()), column.kind
        named = not cells and column.kind not in NUMERIC and is_label(cell)
        if named and not (labels and _is_priced(cell, column)):
            said = whole_scale(f"({label[0]})") if len(label[0]) <= LONGEST_UNIT else None
            unit = said or unit
            if not said and parse_cell(label[0]) is None and not is_empty(label[0]):
                labels += [label] if label not in labels else []
        if not labels or label == labels[0]:
            continue
        if quantity := _quantity(cell, column):
            unit_of_row = "" if quantity.unit else _unit_in(labels[-1][0])
            cells[index] = replace(quantity, unit=unit_of_row) if unit_of_row else quantity
    if not labels or not cells:
        return None
    names = [t for t, kind in labels if kind not in DESCRIBED] or [labels[0][0]]
    called = [t for t, kind in labels if kind == "name"] or names
    placed = list(dropwhile(lambda c: c.start < behind, own.values())) or list(own.values())
    start, end = min(c.start for c in placed), max(c.end for c in placed)
    said_labels = tuple(t for t, _ in labels)
    return QuantityRow(tidy(called[-1]), said_labels, kind_of(names), cells, own, start, end)


def _is_priced(cell: GridCell, column: QuantityColumn) -> bool:
    """Whether a cell of words ends with the amount that it is for: 「1時間 2,400円」."""
    quantity = _quantity(cell, column)
    return bool(quantity and quantity.is_money and quantity.per and quantity.end == cell.end)


@remembered
def _unit_in(label: str) -> str:
    """The unit that the name of a row ends with: 「来館者数（人）」 → 人."""
    behind = UNIT_BEHIND.search(fold(label).text)
    return behind[1] if behind and (behind[1] == PERCENT or behind[1] in _counters()) else ""


@cache
def _counters() -> frozenset[str]:
    return (counters("asked") | counters("thing")) - {"つ", "割", "倍", PERCENT}


def _quantity(cell: GridCell, column: QuantityColumn) -> TextQuantity | None:
    """The one quantity of a cell; what stands in brackets behind it is said beside it."""
    number = parse_cell(cell.text)
    if number is not None:
        return _number(cell, number, column)
    if len(cell.text) > LONGEST_CELL:
        return None
    found = read_quantities(BRACKETED.sub("", cell.text))
    if len(found) != 1:
        return None
    only = found[0]
    return replace(only, start=cell.start + only.start, end=cell.start + only.end)


def _number(cell: GridCell, number: CellNumber, column: QuantityColumn) -> TextQuantity:
    value, unit, about = number.value, _counted(column.label), number.approximate
    if number.bracketed and value > 0 and _is_change(column) and "+" not in cell.text:
        value = -value
    if number.percent or column.kind == "ratio":
        value, unit = 100 * value if column.fraction else value, PERCENT
    elif column.unit and (not number.currency or _is_in(number, column)):
        value, unit = value * column.unit.factor, column.unit.currency
    elif number.currency:
        unit = number.currency
    original = cell.text[number.start : number.end].strip()
    start = cell.start + number.start
    return TextQuantity(value, unit, original, start, cell.start + number.end, about)


def _is_in(number: CellNumber, column: QuantityColumn) -> bool:
    """Whether a number with a mark is in the unit that its table declares: "$612.4" in millions.

    What another table of the paper is in is no unit of prices; 円 behind a number is no mark.
    """
    own = column.declared and not number.scaled
    return own and column.unit is not None and number.currency == column.unit.currency != "JPY"


def _is_change(column: QuantityColumn) -> bool:
    """Whether a column tells how much others changed, by an amount or a rate: "Percent Change"."""
    rate = column.kind == "ratio" and shows(column.label, Sign.CHANGE)
    return rate or column.kind == "difference"


@lru_cache(LABELS_KEPT)
def _counted(label: str) -> str:
    """What a bare number of a column counts, by its head: 採択件数 → 件."""
    key = fold_key(label)
    units = sorted(_counters(), key=len, reverse=True)
    return next((u for u in units if f"{u}数" in key or f"({u})" in key or f"（{u}）" in key), "")


def named_apart(
    rows: Sequence[QuantityRow], columns: Sequence[QuantityColumn]
) -> list[QuantityRow]:
    """The rows, each named by the words that tell most of them apart, else by the last label.

    "Dock repair | Harbour", "Pier lights | Harbour" are no two rows called Harbour. Awards of one
    fund are called by their titles, wherever these stand, but not rows by their remarks, nor one
    program's rows of several years. A code is a name where all else is the same.
    """
    if yearly := _named_each_year(rows, columns):
        return yearly
    numeric = {c.index for c in columns if c.kind in NUMERIC}
    own = [{at: t for at, t in _words(r).items() if at not in numeric} for r in rows]
    kinds = Counter(at for at, _ in {(at, text) for o in own for at, text in o.items()})
    labelled = {at for r, o in zip(rows, own, strict=True) for at in o if o[at] in r.labels}
    named = len({r.name for r in rows if not CODE.fullmatch(r.name)})
    alike = max([named, *(kinds[at] for at in labelled)]) <= ALIKE * len(rows)
    among = [at for at in kinds if alike or at in labelled]
    apart = max(among, key=lambda at: (kinds[at], at in labelled, -at), default=None)
    if apart is None or kinds[apart] <= named:
        return list(rows)
    pairs = zip(rows, own, strict=True)
    return [_called(r, o[apart]) if apart in o else r for r, o in pairs]


def _called(row: QuantityRow, name: str) -> QuantityRow:
    """A row by another name, which tells as well what it is to the others: "Total capital"."""
    kind = kind_of([name]) if row.kind is RowKind.ITEM else row.kind
    return replace(row, name=tidy(name), kind=kind)


def _named_each_year(
    rows: Sequence[QuantityRow], columns: Sequence[QuantityColumn]
) -> list[QuantityRow]:
    """The rows by their names, where these and a year tell most of them apart; else none."""
    names = [c.index for c in columns if c.kind == "name"]
    years = [c.index for c in columns if c.kind == "year"]
    for at, year in ((n, y) for n in names for y in years):
        own = [(text_at(r, at), text_at(r, year)) for r in rows]
        if len(set(own)) >= ALIKE * len(rows) and len({n for n, _ in own}) > 1:
            return [_called(r, n) if n else r for r, (n, _) in zip(rows, own, strict=True)]
    return []


def text_at(row: QuantityRow, column: int) -> str:
    """The text of a cell of a row, in one line; empty where it has none."""
    return " ".join(row.texts[column].text.split()) if column in row.texts else ""


def _words(row: QuantityRow) -> dict[int, str]:
    """The cells of a row that may name it: short ones that are no code, number or day."""
    texts = {at: " ".join(c.text.split()) for at, c in row.texts.items() if at not in row.cells}
    return {at: t for at, t in texts.items() if len(t) <= LONGEST_CELL and not is_coded(t)}


def is_coded(text: str) -> bool:
    """Whether a text is a code, a number or a day: "RS-26-01", "2026-01-12"."""
    return bool(CODE.fullmatch(text)) or is_empty(text)


def with_wholes(rows: Sequence[QuantityRow]) -> tuple[QuantityRow, ...]:
    """The rows, the first of several items a total where a total below it says the same.

    "Science 7,565.7", its five parts, "Grand Total 7,565.7": the first names what the last sums.
    """
    if len(rows) <= LEAST_PARTS + 1 or rows[0].kind is not RowKind.ITEM:
        return tuple(rows)
    first, totals = rows[0], [r for r in rows if r.kind is RowKind.TOTAL]
    values = {at: q.value for at, q in first.cells.items()}
    sums = ({at: q.value for at, q in total.cells.items()} for total in totals)
    same = any(found.items() <= values.items() for found in sums)
    return (replace(first, kind=RowKind.TOTAL) if same else first, *rows[1:])
