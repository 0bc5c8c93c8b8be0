"""Ruled tables: the grid of drawn lines, and the runs that stand in its cells.

The grid comes from pdfplumber's functions, which work on plain edges (its cells from `lattice`,
which is quicker); what is decided here is which grids are tables. A slide frames its parts, and
frames that touch make a grid too.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from corpus.document import Box
from corpus.readers.pdf.drawing import Drawing
from corpus.readers.pdf.geometry import BoxIndex, area, has_centre, union
from corpus.readers.pdf.lattice import lattice_cells
from corpus.readers.pdf.runs import Run

SNAP = 3.0  # points: lines this near are one line drawn twice
MIN_EDGE = 6.0  # points; shorter lines are parts of letters and arrows
# Intersections are searched in pairs; beyond this a page is a chart.
MAX_EDGES = 800
# A cell over this share of the page is a frame of the slide, not a cell.
MAX_CELL_SHARE = 0.45
# Shares seen: tables with many merged cells have half of their lattice's places and more, drawings
# of boxes and bars a quarter; cells of a table do not overlap, boxes of a drawing do.
MIN_LATTICE = 0.35
MAX_COVERAGE = 1.1
# Where nearly all cells hold text and together cover the outline, it is a table however merged.
MIN_TILED_LATTICE, TILED, TILED_FILLED = 0.15, 0.98, 0.9
MIN_FILLED = 0.4  # share of cells with text: under it the grid is a chart's background


@dataclass(frozen=True, slots=True)
class RuledCell:
    """A cell with the rows and columns it spans, ends excluded."""

    box: Box
    rows: tuple[int, int]
    columns: tuple[int, int]
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class RuledGrid:
    """A ruled table; cells row by row."""

    box: Box
    cells: tuple[RuledCell, ...]

    @property
    def is_value(self) -> bool:
        return False


def find_grids(
    drawing: Drawing, runs: Sequence[Run], page: Box, before: RuledGrid | None = None
) -> tuple[list[RuledGrid], list[Box]]:
    """Tables of a page, and the cells of grids that are none: they frame text like boxes.

    `before` is the table that the page before ends with.
    """
    grids: list[RuledGrid] = []
    loose: list[Box] = []
    for cells in _cell_groups(drawing):
        grid = _grid(cells, runs)
        if _is_table(grid, page) or (before and _goes_on(grid, before, runs)):
            grids.append(grid)
        else:
            loose.extend(cell.box for cell in grid.cells if len(grid.cells) > 1)
    return _outermost(grids), loose


def _cell_groups(drawing: Drawing) -> list[list[Box]]:
    from pdfplumber import table as plumber

    edges = [e for box in drawing.lines if (e := _edge(box))]
    edges += [e for frame in drawing.frames for e in _sides(frame)]
    edges = plumber.merge_edges(edges, SNAP, SNAP, SNAP, SNAP)
    edges = [e for e in edges if max(e["x1"] - e["x0"], e["bottom"] - e["top"]) >= MIN_EDGE]
    if len(edges) < 4 or len(edges) > MAX_EDGES:
        return []
    crossings = plumber.edges_to_intersections(edges, SNAP, SNAP)
    cells = lattice_cells(crossings)
    return [[Box(*cell) for cell in group] for group in plumber.cells_to_tables(cells)]


def _edge(box: Box) -> dict[str, Any] | None:
    flat = box.x1 - box.x0 >= box.bottom - box.top
    x, y = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
    if max(box.x1 - box.x0, box.bottom - box.top) < 1:
        return None
    return {
        "x0": box.x0 if flat else x,
        "x1": box.x1 if flat else x,
        "top": y if flat else box.top,
        "bottom": y if flat else box.bottom,
        "width": box.x1 - box.x0 if flat else 0.0,
        "height": 0.0 if flat else box.bottom - box.top,
        "orientation": "h" if flat else "v",
    }


def _sides(box: Box) -> list[dict[str, Any]]:
    sides = (
        Box(box.x0, box.top, box.x1, box.top), Box(box.x0, box.bottom, box.x1, box.bottom),
        Box(box.x0, box.top, box.x0, box.bottom), Box(box.x1, box.top, box.x1, box.bottom),
    )  # fmt: skip
    return [edge for side in sides if (edge := _edge(side))]


def _grid(cells: list[Box], runs: Sequence[Run]) -> RuledGrid:
    outline = union(cells)
    inside = [run for run in runs if has_centre(outline, run.box)]
    tops = _positions([c.top for c in cells])
    lefts = _positions([c.x0 for c in cells])
    if not inside:
        return RuledGrid(outline, ())
    held: dict[Box, list[Run]] = {box: [] for box in cells}
    by_size = sorted(held, key=area)
    index = BoxIndex(by_size)
    for run in inside:  # cells of an irregular grid may overlap; each run stands in one
        home = index.around(run.box)
        if home is not None:
            held[by_size[home]].append(run)
    grid = []
    for box in sorted(held, key=lambda c: (_index(tops, c.top), c.x0)):
        row, column = _index(tops, box.top), _index(lefts, box.x0)
        row_end = max(row + 1, bisect_left(tops, box.bottom - SNAP))
        column_end = max(column + 1, bisect_left(lefts, box.x1 - SNAP))
        grid.append(RuledCell(box, (row, row_end), (column, column_end), tuple(held[box])))
    return RuledGrid(outline, tuple(grid))


def _positions(values: Sequence[float]) -> list[float]:
    """Distinct positions, those within the snapping distance taken as one."""
    out: list[float] = []
    for value in sorted(values):
        if not out or value - out[-1] > SNAP:
            out.append(value)
    return out


def _index(positions: Sequence[float], value: float) -> int:
    return max(0, bisect_right(positions, value + 0.01) - 1)


def _is_table(grid: RuledGrid, page: Box) -> bool:
    filled = [cell for cell in grid.cells if cell.runs]
    if len(filled) < 4 or len(filled) < MIN_FILLED * len(grid.cells):
        return False
    if any(area(cell.box) > MAX_CELL_SHARE * area(page) for cell in grid.cells):
        return False
    places = max(c.rows[1] for c in grid.cells) * max(c.columns[1] for c in grid.cells)
    covered = sum(area(cell.box) for cell in grid.cells)
    tiled = covered >= TILED * area(grid.box) and len(filled) >= TILED_FILLED * len(grid.cells)
    lattice = MIN_TILED_LATTICE if tiled else MIN_LATTICE
    if len(grid.cells) < lattice * places or covered > MAX_COVERAGE * area(grid.box):
        return False
    rows: dict[int, int] = {}
    for cell in filled:
        rows[cell.rows[0]] = rows.get(cell.rows[0], 0) + 1
    return sum(count >= 2 for count in rows.values()) >= 2


def _goes_on(grid: RuledGrid, before: RuledGrid, runs: Sequence[Run]) -> bool:
    """Whether a row alone ends the table of the page before: at the top, in its columns."""
    if not any(cell.runs for cell in grid.cells) or _has_above(grid.box, runs):
        return False
    columns, others = _columns(grid), _columns(before)
    same = len(columns) == len(others) > 1
    return same and all(abs(a - b) <= SNAP for a, b in zip(columns, others, strict=True))


def _has_above(box: Box, runs: Sequence[Run]) -> bool:
    """Whether any run stands above a box."""
    return any(run.box.bottom <= box.top for run in runs)


def _columns(grid: RuledGrid) -> list[float]:
    """Where the columns of a grid begin, and where the last one ends."""
    return _positions([*(cell.box.x0 for cell in grid.cells), grid.box.x1])


def _outermost(grids: list[RuledGrid]) -> list[RuledGrid]:
    """Tables that share no text: one drawn inside a cell of another stays with that cell."""
    kept: list[RuledGrid] = []
    taken: set[int] = set()
    for grid in sorted(grids, key=lambda g: -area(g.box)):
        runs = {id(run) for cell in grid.cells for run in cell.runs}
        if not runs & taken:
            kept.append(grid)
            taken |= runs
    return kept
