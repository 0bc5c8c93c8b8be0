"""Rows of a table written into the text: cells of a row on one line, parted by tabs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from corpus.document import Cell, Table
from corpus.readers.heads import header_rows
from corpus.readers.reading import TextBuilder
from corpus.text.folding import is_japanese

# A cell with more paragraphs than this is a text in a frame, and keeps its lines.
MAX_CELL_LINES = 4


@dataclass(frozen=True, slots=True)
class RowCell:
    """A cell's lines, its place, how many rows and columns it covers, and whether it is a head."""

    lines: tuple[str, ...]
    column: int
    rows: int = 1
    columns: int = 1
    head: bool = False


def join_lines(lines: Sequence[str]) -> str:
    """Lines of a cell as one; a word that a line break divides in Japanese is put together."""
    joined: list[str] = []
    for line in lines:
        wrapped = joined and line and is_japanese(joined[-1][-1]) and is_japanese(line[0])
        if line:
            joined.append(line if wrapped or not joined else f" {line}")
    return "".join(joined)


def write_table(
    builder: TextBuilder,
    rows: Iterable[Sequence[RowCell]],
    page: int | None,
    heads: int | None = None,
    caption: tuple[int, int] | None = None,
) -> Table:
    """Write rows and say where their cells lie; `heads` is the number of header rows if known.

    A merged cell is a cell at each place that it covers, all with the same range.
    """
    start = builder.length
    cells: list[Cell] = []
    texts: list[list[str]] = []
    for number, row in enumerate(rows):
        if number:
            builder.add("\n")
        prose = any(len(cell.lines) > MAX_CELL_LINES for cell in row)
        texts.append([join_lines(cell.lines) for cell in row])
        for index, cell in enumerate(row):
            if index:
                builder.add("\n" if prose else "\t")
            begin, end = builder.add("\n".join(cell.lines) if prose else join_lines(cell.lines))
            cells.extend(covered(cell, number, begin, end))
    known = heads if heads is not None else header_rows(texts)
    return Table(start, builder.length, page, tuple(cells), known, caption)


def covered(cell: RowCell, row: int, start: int, end: int) -> Iterator[Cell]:
    """The places that a cell covers, its first first."""
    for down in range(cell.rows):
        for right in range(cell.columns):
            yield Cell(
                row + down,
                cell.column + right,
                start,
                end,
                cell.rows,
                cell.columns,
                cell.head,
                continued=bool(down or right),
            )
