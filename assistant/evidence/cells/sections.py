"""The parts of a table, each under the heads of its own rows: a leaflet's courses.

Of a table that labels part which span rows (`corpus.tables.headed`) each run of rows under the
same heads is a table of its own; any other stays one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from assistant.evidence.cells.grids import LabelledGrid
from corpus.tables.grid import Grid, Row
from corpus.tables.headed import heads_of_rows, labels_of_rows


def in_sections(labelled: LabelledGrid) -> list[LabelledGrid]:
    """A table as its sections, in order; itself where the same rows head all of it."""
    over = heads_over(labelled)
    if all(heads == labelled.heads for heads in over[labelled.first :]):
        return [labelled]
    grid = labelled.grid
    begun = {h for heads in heads_of_rows(grid, labelled.first) for h in heads}
    rows = (at for at in range(labelled.first, len(grid.rows)) if at not in begun)
    runs = ((heads, list(run)) for heads, run in groupby(rows, key=over.__getitem__))
    return [_section(grid, heads, [grid.rows[at] for at in run]) for heads, run in runs]


def heads_over(labelled: LabelledGrid) -> list[tuple[Row, ...]]:
    """The rows that head each row of a table, without the labels of rows that stand in them."""
    grid, labels = labelled.grid, labels_of_rows(labelled.grid)
    if not any(labels):
        return [labelled.heads for _ in grid.rows]
    before = () if labelled.first else labelled.heads  # those of the page before
    return [
        (*before, *(_without(grid.rows[h], labels[h]) for h in heads))
        for heads in heads_of_rows(grid, labelled.first)
    ]


def _without(row: Row, labels: frozenset[int]) -> Row:
    """A row of heads without the labels of the rows below it, which are no heads of others."""
    return tuple(None if c and c.start in labels else c for c in row)


def _section(grid: Grid, above: Sequence[Row], body: Sequence[Row]) -> LabelledGrid:
    """Some rows under their heads, with each column once that spans several in all of them."""
    rows = [*above, *body]
    columns = [tuple(row[at] for row in rows) for at in range(grid.width)]
    kept = [at for at, column in enumerate(columns) if at == 0 or column != columns[at - 1]]
    narrow = tuple(tuple(row[at] for at in kept) for row in rows)
    own = replace(grid, rows=narrow[len(above) :]).part(0, len(body))
    return LabelledGrid(own, narrow[: len(above)])
