"""Cells between drawn lines: those that pdfplumber finds, in work that grows with the crossings."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from pdfplumber import table as plumber

from corpus.readers.pdf.lattice import lattice_cells
from tests.counting import counted

SNAP = 3.0


def line(x0, top, x1, bottom):
    return {
        "x0": float(x0),
        "x1": float(x1),
        "top": float(top),
        "bottom": float(bottom),
        "width": float(x1 - x0),
        "height": float(bottom - top),
        "orientation": "h" if top == bottom else "v",
    }


def crossings(lines):
    edges = plumber.merge_edges(lines, SNAP, SNAP, SNAP, SNAP)
    return plumber.edges_to_intersections(edges, SNAP, SNAP)


def grid(rows, columns):
    flat = [line(0, 10 * row, 20 * columns, 10 * row) for row in range(rows + 1)]
    upright = [line(20 * column, 0, 20 * column, 10 * rows) for column in range(columns + 1)]
    return crossings([*flat, *upright])


places = st.integers(0, 6).map(lambda step: 10 * step)
spans = st.lists(places, min_size=2, max_size=2, unique=True).map(sorted)
flat_lines = st.builds(lambda span, at: line(span[0], at, span[1], at), spans, places)
upright_lines = st.builds(lambda span, at: line(at, span[0], at, span[1]), spans, places)


@given(st.lists(flat_lines | upright_lines, min_size=4, max_size=24))
@settings(deadline=None, max_examples=200)
def test_the_cells_are_those_of_pdfplumber(lines):
    found = crossings(lines)
    assert lattice_cells(found) == plumber.intersections_to_cells(found)


def test_a_grid_has_a_cell_for_each_place():
    cells = lattice_cells(grid(3, 2))
    assert len(cells) == 6
    assert cells[0] == (0.0, 0.0, 20.0, 10.0)


def test_no_lines_have_no_cells():
    assert lattice_cells({}) == []


def test_twice_the_rows_take_twice_the_work():
    small, large = grid(40, 8), grid(80, 8)
    short, long = (counted(lambda found=found: lattice_cells(found)) for found in (small, large))
    assert long < 2.3 * short, (short, long)
