"""Tables without ruled lines: numbers that stand in columns, in rows that begin with a name.

Where a reader found no table, the places of the lines still show one. It is handed on as a `Table`,
so that the same rules read it: the head of a column is what stands above its numbers.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.document import Box, Cell, Document, Table
from corpus.figures.cutting import LONGEST_LINE
from corpus.figures.labels import YEARLY, find_labels
from corpus.figures.layout import Line
from corpus.figures.names import clean_name, is_name, is_total
from corpus.text.numerals import narrow

# One row of numbers could be anything; a head is at most this many line heights above the first.
LEAST_ROWS = 2
HEAD_WITHIN = 7.0
# Rows of one table follow within this many line heights.
ROW_GAP = 4.0
LONGEST_HEAD = 30

_FIGURE = re.compile(r"[▲△\-+]?\s?\d[\d,]*(?:\.\d+)?|[-]|皆[増減]|新規|[(]?[▲△-]?\d[\d,]*[)]")
_GAPS = re.compile(r"\S+(?:[ ]\S+)*")


@dataclass(frozen=True, slots=True)
class _Row:
    name: Line
    figures: tuple[Line, ...]

    @property
    def top(self) -> float:
        return _box(self.name).top


def find_unruled(lines: Sequence[Line]) -> Iterator[Table]:
    """Tables of one page, found by the places of its lines."""
    placed = sorted((line for line in lines if line.box is not None), key=lambda x: _box(x).top)
    if not any(_is_figure(line) for line in placed):
        return
    tops = [_box(line).top for line in placed]
    for rows in _runs(_rows(placed, tops)):
        columns = _columns(rows)
        height = _box(rows[0].name).bottom - rows[0].top
        near = placed[
            bisect_left(tops, rows[0].top - (HEAD_WITHIN + 1) * height) : bisect_right(
                tops, rows[0].top + height
            )
        ]
        by_place = [_heads(near, rows, column) for column in columns]
        by_order = _heads_in_order(near, rows, len(columns))
        heads = max(by_place, by_order, key=_budgets)
        if _budgets(heads):
            yield _table(rows, columns, heads)


def _budgets(heads: Sequence[Sequence[Line]]) -> int:
    """How many heads name the budget of a year."""
    return sum(
        any(
            label.measure in YEARLY and (label.year is not None or label.shift is not None)
            for label in find_labels(" ".join(line.text for line in head))
        )
        for head in heads
    )


def split_columns(document: Document, lines: Sequence[Line]) -> tuple[Line, ...]:
    """Lines of plain text parted at runs of spaces, each part with a box in character cells."""
    parts: list[Line] = []
    for number, line in enumerate(lines):
        begin = document.text.rfind("\n", 0, line.start) + 1
        cut = line.start - begin > LONGEST_LINE  # where a long line was cut there are no columns
        indent = 0 if cut else _width(document.text[begin : line.start])
        for match in _GAPS.finditer(line.text.replace("\u3000", " ")):
            x0 = indent + _width(line.text[: match.start()])
            x1 = x0 + _width(match.group())
            box = Box(float(x0), float(number), float(x1), number + 1.0)
            start = line.start + match.start()
            text = line.text[match.start() : match.end()]
            parts.append(Line(start, start + len(text), text, line.page, box))
    return tuple(parts)


def _width(text: str) -> int:
    """Columns that a text takes in a terminal: two for a full-width character."""
    return sum(1 if ord(c) < 0x2E80 else 2 for c in text)


def _box(line: Line) -> Box:
    return line.box or Box(0, 0, 0, 0)


def _is_figure(line: Line) -> bool:
    return bool(_FIGURE.fullmatch(narrow(line.text).strip()))


def _rows(lines: Sequence[Line], tops: Sequence[float]) -> list[_Row]:
    """Rows of figures with a name to their left, from the top of the page down."""
    tallest = max(_box(line).bottom - _box(line).top for line in lines)
    rows = []
    for line in lines:
        if _is_figure(line) or not _names_row(line.text):
            continue
        box = _box(line)
        near = lines[bisect_left(tops, box.top - tallest) : bisect_right(tops, box.bottom)]
        beside = [x for x in near if x is not line and x.beside(line) and _box(x).x0 >= box.x1 - 1]
        figures = sorted((x for x in beside if _is_figure(x)), key=lambda x: _box(x).x0)
        if not figures:
            continue
        nearest = _box(figures[0]).x0
        if not any(_box(x).x0 <= nearest and _names_row(x.text) for x in beside):
            rows.append(_Row(line, tuple(figures)))
    return rows


def _names_row(text: str) -> bool:
    start, end = clean_name(text)
    return is_name(text[start:end]) or is_total(text)


def _runs(rows: Sequence[_Row]) -> Iterator[list[_Row]]:
    """Rows that follow closely on each other, from the same left edge on."""
    run: list[_Row] = []
    for row in rows:
        height = _box(row.name).bottom - _box(row.name).top
        if run and row.top - run[-1].top > ROW_GAP * height:
            if len(run) >= LEAST_ROWS:
                yield run
            run = []
        run.append(row)
    if len(run) >= LEAST_ROWS:
        yield run


def _columns(rows: Sequence[_Row]) -> list[tuple[float, float]]:
    """Where the columns of figures stand: ranges of x that the figures of the rows share."""
    spans = sorted((_box(f).x0, _box(f).x1) for row in rows for f in row.figures)
    columns: list[tuple[float, float]] = []
    for x0, x1 in spans:
        if columns and x0 < columns[-1][1]:
            columns[-1] = (columns[-1][0], max(columns[-1][1], x1))
        else:
            columns.append((x0, x1))
    return columns


def _heads(lines: Sequence[Line], rows: Sequence[_Row], column: tuple[float, float]) -> list[Line]:
    """What stands above a column, from the top down."""
    first = rows[0].top
    height = _box(rows[0].name).bottom - _box(rows[0].name).top
    above = [
        line
        for line in lines
        if 0 < first - _box(line).top <= HEAD_WITHIN * height
        and _box(line).x0 < column[1]
        and column[0] < _box(line).x1
        and len(line.text) <= LONGEST_HEAD
        and not line.beside(rows[0].name)
    ]
    return sorted(above, key=lambda line: _box(line).top)


def _heads_in_order(lines: Sequence[Line], rows: Sequence[_Row], count: int) -> list[list[Line]]:
    """The heads one by one, where the row above the first has one for each column."""
    half = (_box(rows[0].name).bottom - rows[0].top) / 2
    above = [line for line in lines if _box(line).bottom <= rows[0].top + half]
    if not above or any(len(row.figures) != count for row in rows):
        return []
    nearest = max(above, key=lambda line: _box(line).top)
    row = sorted((x for x in above if x.beside(nearest)), key=lambda line: _box(line).x0)
    left = _box(rows[0].name).x0
    heads = [x for x in row if _box(x).x0 > left + 1] if len(row) == count + 1 else row
    return [[x] for x in heads] if len(heads) == count else []


def _table(
    rows: Sequence[_Row], columns: Sequence[tuple[float, float]], heads: Sequence[list[Line]]
) -> Table:
    """The rows and heads as a table; the names are its first column."""
    depth = max(1, max((len(h) for h in heads), default=1))
    cells: list[Cell] = []
    for c, head in enumerate(heads, start=1):
        for r, line in enumerate(head):
            cells.append(Cell(r, c, line.start, line.end))
    for r, row in enumerate(rows, start=depth):
        cells.append(Cell(r, 0, row.name.start, row.name.end))
        for figure in row.figures:
            x0 = _box(figure).x0
            column = next(c for c, (a, b) in enumerate(columns, start=1) if a <= x0 < b)
            cells.append(Cell(r, column, figure.start, figure.end))
    start, end = min(c.start for c in cells), max(c.end for c in cells)
    return Table(start, end, rows[0].name.page, tuple(cells), depth)
