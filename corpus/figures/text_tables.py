"""Tables that became lines of text, each row a name and its numbers.

The head says how many numbers a row has and what they are. Where one is the difference of two
others, that proves the reading, or refutes it; a row with fewer numbers than the head has columns
is read only where the difference leaves one way to do so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import combinations

from corpus.document import Cell, Document, Table
from corpus.facts.row import ReviewItem, Trust
from corpus.figures.frame import Frame
from corpus.figures.glued import ratio_cut
from corpus.figures.layout import Line
from corpus.figures.reading import Findings, Reading, open_item
from corpus.figures.tables import TableReader
from corpus.figures.text_heads import TextHead, find_head
from corpus.figures.text_rows import Span, TextRow, has_numbers, read_rows
from corpus.text.amounts import find_amounts, parse_number
from corpus.text.numerals import narrow
from corpus.text.years import find_years

# Without a difference that proves it, a table has at least so many rows.
LEAST_ROWS = 2
# Where a name has run together with a number, columns are not to be told apart.
_RATIO = re.compile(r"(?:倍率|比率?)$")
_RUN_TOGETHER = re.compile(r"\d,\d{3}|\d%")


@dataclass(frozen=True, slots=True)
class TextTable:
    """A head and the rows that follow it, each with a number or None under each column."""

    head: TextHead
    rows: tuple[tuple[Span, tuple[Span | None, ...]], ...]
    open: tuple[TextRow, ...]
    proven: bool  # by the differences that its rows print


def read_text_tables(
    document: Document, lines: Sequence[Line], frame: Frame, found: Findings
) -> list[tuple[int, int]]:
    """Read the tables in lines of text into `found`; returns the ranges that they cover."""
    used: list[tuple[int, int]] = []
    own = frame.own
    for table in find_text_tables(lines, frame):
        reader = TableReader(document, _as_table(table), frame.year, own=own)
        read = reader.read(heads=("", *table.head.columns))
        if own and any(r.program == own.whole for r in read.readings):
            own = None  # the totals of later tables are of something else
        if not read.readings:
            continue
        found.readings.extend(_proven(r) if table.proven else r for r in read.readings)
        found.review.extend(read.review)
        found.review.extend(item for row in table.open for item in _open(document, row))
        spans = [s for name, figures in table.rows for s in (name, *figures) if s]
        used.extend((s.start, s.end) for s in spans)
    return used


def find_text_tables(lines: Sequence[Line], frame: Frame) -> Iterator[TextTable]:
    """The tables in lines of text, in reading order."""
    after = index = 0
    while index < len(lines):
        head = find_head(lines, after, index, frame) if has_numbers(lines[index]) else None
        index += 1
        if head is None:
            continue
        rows = list(read_rows(lines, head.end, len(head.columns)))
        if rows and (table := _settle(head, [row for row, _ in rows])):
            after = index = max(index, rows[-1][1])
            yield table


def _settle(head: TextHead, rows: Sequence[TextRow]) -> TextTable | None:
    """The table where its numbers are what its head says, else None."""
    width = len(head.columns)
    rows = [_parted(_without_count(row, width), head) for row in rows]
    full = [row.figures for row in rows if len(row.figures) == width]
    pair = _compared(head, full) if head.difference is not None else None
    unproven = pair is None and (head.difference is not None or len(full) < LEAST_ROWS)
    if unproven or any(_RUN_TOGETHER.search(row.name.text) for row in rows):
        return None
    placed = [(row, _placed(row.figures, head, pair)) for row in rows]
    return TextTable(
        head,
        tuple((row.name, figures) for row, figures in placed if figures),
        tuple(row for row, figures in placed if not figures),
        pair is not None,
    )


def _without_count(row: TextRow, width: int) -> TextRow:
    """The row without the number that counts it, where it has one number too many."""
    counted = len(row.figures) == width + 1 and row.figures[0].text.isdigit()
    return TextRow(row.name, row.figures[1:]) if counted else row


def _parted(row: TextRow, head: TextHead) -> TextRow:
    """The row with the ratio at its end parted from the amount that it ran together with."""
    missing = len(head.columns) - len(row.figures)
    if missing != 1 or len(row.figures) < 2 or not _RATIO.search(head.columns[-1]):
        return row
    *others, last = row.figures
    cut = ratio_cut(others[-1].text, last.text)
    if cut is None:
        return row
    middle = last.start + cut
    amount, ratio = (last.start, middle, last.text[:cut]), (middle, last.end, last.text[cut:])
    return TextRow(row.name, (*others, Span(*amount), Span(*ratio)))


def _compared(head: TextHead, rows: Sequence[Sequence[Span]]) -> tuple[int, int] | None:
    """The two columns, the later first, whose difference is printed in every row."""
    others = [i for i in range(len(head.columns)) if i != head.difference]
    pairs = [(i, j) for j, i in combinations(others, 2)] + list(combinations(others, 2))
    rows = [row for row in rows if not _is_uncounted(row, head)]
    holding = [p for p in pairs if rows and all(_differs(row, head, p) for row in rows)]
    return next((p for p in holding if _in_order(head, p)), None)


def _is_uncounted(figures: Sequence[Span], head: TextHead) -> bool:
    """Whether a row prints no difference because its amounts are parts of larger ones (内数)."""
    inside = any(narrow(f.text).endswith("内数") for f in figures)
    return inside and narrow(figures[head.difference or 0].text) == "-"


def _differs(figures: Sequence[Span | None], head: TextHead, pair: tuple[int, int]) -> bool:
    """Whether a row's difference is that of two of its columns, within rounding."""
    late, early = (_value(figures[i]) for i in pair)
    difference = _value(figures[head.difference or 0])
    return abs(late - early - difference) <= _slack(figures)


def _slack(figures: Sequence[Span | None]) -> Decimal:
    """What rounding can add up to: one in the last printed place."""
    places = [len(f.text.partition(".")[2]) for f in figures if f and "%" not in f.text]
    return Decimal(1).scaleb(-max(places, default=0))


def _value(figure: Span | None) -> Decimal:
    """The number in a cell; 「－」 and 新規 count as nothing."""
    text = figure.text if figure else ""
    if amounts := find_amounts(text):
        return Decimal(amounts[0].value)
    return parse_number(text.removesuffix("の内数").removesuffix("内数")) or Decimal(0)


def _in_order(head: TextHead, pair: tuple[int, int]) -> bool:
    """Whether the first of two columns is the later year's, as far as the head says."""
    late, early = ([y.year for y in find_years(head.columns[i])] for i in pair)
    return not late or not early or late[0] >= early[0]


def _placed(
    figures: Sequence[Span], head: TextHead, pair: tuple[int, int] | None
) -> tuple[Span | None, ...] | None:
    """The numbers of a row under their columns, None where more than one way would do."""
    width = len(head.columns)
    if len(figures) == width:
        return tuple(figures)
    if pair is None or len(figures) > width:
        return None
    ways = []
    for columns in combinations(range(width), len(figures)):
        row: list[Span | None] = [None] * width
        for column, figure in zip(columns, figures, strict=True):
            row[column] = figure
        if head.difference in columns and _differs(row, head, pair):
            ways.append(tuple(row))
    return ways[0] if len(ways) == 1 else None


def _as_table(table: TextTable) -> Table:
    """The rows as a table; the names are its first column."""
    cells = []
    for r, (name, figures) in enumerate(table.rows):
        cells.append(Cell(r, 0, name.start, name.end))
        cells += [Cell(r, c, f.start, f.end) for c, f in enumerate(figures, start=1) if f]
    start, end = min(c.start for c in cells), max(c.end for c in cells)
    return Table(start, end, None, tuple(cells), 0)


def _proven(reading: Reading) -> Reading:
    return replace(reading, trust=Trust.CONFIRMED, note="proven by the difference in its row")


def _open(document: Document, row: TextRow) -> Iterator[ReviewItem]:
    """What a row says whose numbers do not fit the columns of its table."""
    reason = f"{row.name.text} has {len(row.figures)} numbers, not one for each column"
    for figure in row.figures:
        if parse_number(figure.text) is not None:
            yield open_item(document, reason, (row.name.start, figure.end), figure.text)
