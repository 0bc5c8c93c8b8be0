"""The smallest cells between the crossings of drawn lines.

What pdfplumber's `intersections_to_cells` finds, which compares each crossing with all others: a
page of a budget book has five hundred crossings, and a book hundreds of such pages.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

Point = tuple[float, float]
Edge = tuple[float, float, float, float]
# The edges that meet at a point, as pdfplumber gives them: "v" and "h", each a list of edges.
Crossings = Mapping[Point, Mapping[str, Sequence[Mapping[str, Any]]]]


def lattice_cells(crossings: Crossings) -> list[Edge]:
    """The cells as (x0, top, x1, bottom): from each crossing right and down along drawn lines.

    >>> rules = {"v": [], "h": []}
    >>> lattice_cells({(0.0, 0.0): rules})
    []
    """
    lattice = _Lattice(crossings)
    return [cell for point in sorted(crossings) if (cell := lattice.cell(point))]


class _Lattice:
    def __init__(self, crossings: Crossings) -> None:
        self._upright = {point: _edges(found["v"]) for point, found in crossings.items()}
        self._flat = {point: _edges(found["h"]) for point, found in crossings.items()}
        self._columns: dict[float, list[float]] = {}
        self._rows: dict[float, list[float]] = {}
        for x, y in sorted(crossings):
            self._columns.setdefault(x, []).append(y)
            self._rows.setdefault(y, []).append(x)

    def cell(self, point: Point) -> Edge | None:
        """The smallest cell whose upper left corner a crossing is, None where it is none's."""
        x, y = point
        if next(self._beside(point), None) is None:
            return None  # nor need all below be looked at
        for bottom in self._below(point):
            for right in self._beside(point):
                corner = (right, bottom)
                if (
                    corner in self._flat
                    and self._upright[corner] & self._upright[(right, y)]
                    and self._flat[corner] & self._flat[(x, bottom)]
                ):
                    return (x, y, right, bottom)
        return None

    def _below(self, point: Point) -> Iterator[float]:
        """The crossings below that a line joins with this one, the nearest first."""
        x, y = point
        column = self._columns[x]
        for bottom in column[bisect_right(column, y) :]:
            if self._upright[point] & self._upright[(x, bottom)]:
                yield bottom

    def _beside(self, point: Point) -> Iterator[float]:
        """The same to the right."""
        x, y = point
        row = self._rows[y]
        for right in row[bisect_right(row, x) :]:
            if self._flat[point] & self._flat[(right, y)]:
                yield right


def _edges(found: Sequence[Mapping[str, Any]]) -> frozenset[Edge]:
    return frozenset((e["x0"], e["top"], e["x1"], e["bottom"]) for e in found)
