"""A page put together: frames, boxes and tables in reading order, written into the text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.document import Block, Box, Cell, Table
from corpus.readers.heads import header_rows
from corpus.readers.office.rows import RowCell, covered
from corpus.readers.pdf.boxes import SAME_LINE, Frame, TextBox, group_runs, nest_frames
from corpus.readers.pdf.drawing import Drawing
from corpus.readers.pdf.geometry import union
from corpus.readers.pdf.order import Placed, reading_order
from corpus.readers.pdf.runs import Run
from corpus.readers.pdf.tables import RuledCell, RuledGrid, find_grids
from corpus.readers.reading import TextBuilder
from corpus.text.folding import is_japanese

# A cell of more lines than this holds paragraphs, whose lines must stay apart to be readable.
MAX_CELL_LINES = 4


@dataclass(frozen=True, slots=True)
class Group:
    """The contents of a frame, in reading order; read as one piece."""

    placed: tuple[Placed, ...]
    box: Box

    @property
    def is_value(self) -> bool:
        return len(self.placed) == 1 and self.placed[0][0].is_value


class PageWriter:
    """Writes one page into a text and collects the blocks and tables that it made."""

    def __init__(self, builder: TextBuilder, number: int) -> None:
        self._builder = builder
        self._number = number
        self.blocks: list[Block] = []
        self.tables: list[Table] = []

    def write(self, placed: Sequence[Placed]) -> None:
        """Write elements; a blank line between two unless they share a line."""
        for element, joins in placed:
            if joins:
                self._builder.add(" ")
            else:
                self._builder.break_block()
            if isinstance(element, Group):
                self.write(element.placed)
            elif isinstance(element, RuledGrid):
                self._write_grid(element)
            elif isinstance(element, TextBox):
                self._write_runs(element.runs, " " if element.along else "\n")

    def _write_runs(self, runs: Sequence[Run], glue: str) -> None:
        for index, run in enumerate(runs):
            if index:
                self._builder.add(glue)
            self._add_run(run)

    def _add_run(self, run: Run) -> None:
        start, end = self._builder.add(run.text)
        self.blocks.append(Block(start, end, self._number, run.box, round(run.size, 2)))

    def _write_grid(self, grid: RuledGrid) -> None:
        rows: dict[int, list[RuledCell]] = {}
        for cell in grid.cells:
            rows.setdefault(cell.rows[0], []).append(cell)
        table_start = self._builder.length
        cells: list[Cell] = []
        texts: list[list[str]] = []
        for index, row in enumerate(sorted(rows)):
            if index:
                self._builder.add("\n")
            lines = {id(cell): _lines(cell.runs) for cell in rows[row]}
            prose = any(len(found) > MAX_CELL_LINES for found in lines.values())
            texts.append([])
            for number, cell in enumerate(rows[row]):
                if number:
                    self._builder.add("\n" if prose else "\t")
                start = self._builder.length
                self._write_cell(lines[id(cell)], prose)
                cells.extend(_spanned(cell, start, self._builder.length))
                texts[-1].append("".join(run.text for run in cell.runs))
        self.tables.append(
            Table(table_start, self._builder.length, self._number, tuple(cells), header_rows(texts))
        )

    def _write_cell(self, lines: list[list[Run]], prose: bool) -> None:
        last = ""
        for line in lines:
            if last:
                wrapped = is_japanese(last) and is_japanese(line[0].text[0])
                self._builder.add("\n" if prose else "" if wrapped else " ")
            for index, run in enumerate(line):
                if index:
                    self._builder.add(" ")
                self._add_run(run)
                last = run.text[-1]


def _spanned(cell: RuledCell, start: int, end: int) -> Iterator[Cell]:
    """A cell for each row and column that a merged cell covers, all with the one range."""
    (row, row_end), (column, column_end) = cell.rows, cell.columns
    spread = RowCell((), column, row_end - row, column_end - column)
    return covered(spread, row, start, end)


def _lines(runs: Sequence[Run]) -> list[list[Run]]:
    """Runs of a cell line by line."""
    lines: list[list[Run]] = []
    for run in sorted(runs, key=lambda r: (r.box.bottom, r.box.x0)):
        if lines and abs(lines[-1][0].box.bottom - run.box.bottom) <= SAME_LINE * run.size:
            lines[-1].append(run)
        else:
            lines.append([run])
    return [sorted(line, key=lambda r: r.box.x0) for line in lines]


def arrange(
    runs: Sequence[Run], drawing: Drawing, page: Box, before: RuledGrid | None = None
) -> list[Placed]:
    """Everything printed on a page in reading order; the page before it ends with `before`."""
    grids, loose = find_grids(drawing, runs, page, before)
    taken = {id(run) for grid in grids for cell in grid.cells for run in cell.runs}
    free = [run for run in runs if id(run) not in taken]
    outlines = [f for f in (*drawing.frames, *loose) if not _in_grid(f, grids)]
    rules = [line for line in drawing.lines if line.x1 - line.x0 > line.bottom - line.top]
    root = nest_frames(free, outlines, page)
    return _arrange_frame(root, grids, rules)


def last_grid(placed: Sequence[Placed]) -> RuledGrid | None:
    """The table that a page ends with."""
    last = placed[-1][0] if placed else None
    return last if isinstance(last, RuledGrid) else None


def _in_grid(box: Box, grids: Sequence[RuledGrid]) -> bool:
    return any(
        g.box.x0 - 2 <= box.x0 and box.x1 <= g.box.x1 + 2
        and g.box.top - 2 <= box.top and box.bottom <= g.box.bottom + 2
        for g in grids
    )  # fmt: skip


def _arrange_frame(frame: Frame, grids: Sequence[RuledGrid], rules: Sequence[Box]) -> list[Placed]:
    elements: list[TextBox | Group | RuledGrid] = [*group_runs(frame.runs, rules), *grids]
    for inner in frame.frames:
        placed = _arrange_frame(inner, (), rules)
        if placed:
            elements.append(Group(tuple(placed), union(element.box for element, _ in placed)))
    return reading_order(elements, rules)
