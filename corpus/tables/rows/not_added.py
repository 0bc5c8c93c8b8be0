"""Amounts in brackets that are no negative ones: those that a table does not add to its sums."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

from corpus.tables.columns.beside import Column
from corpus.tables.rows.kinds import NamedRow
from corpus.text.cells import CellNumber
from corpus.text.plain import plain
from corpus.words import alternation, listed

_Cells = Mapping[tuple[int, int], CellNumber]


def not_added(
    cells: _Cells, rows: Sequence[NamedRow], columns: Sequence[Column]
) -> dict[tuple[int, int], CellNumber]:
    """The cells, those in brackets that are not added as such.

    So are all where signs stand within the brackets, "(+244)", as Congress sets them; those of a
    row that says so, "of which, Loans (non-add)"; and square ones, "[14.0]", but for yen, where
    they may be of another year.
    """
    signs = any(cell.bracketed and cell.plus for cell in cells.values())
    apart = {row.index for row in rows if _memo().search(plain(row.name))}

    def is_memo(place: tuple[int, int], cell: CellNumber) -> bool:
        unit = columns[place[1]].unit
        foreign = unit is None or unit.currency != "JPY"
        return signs or place[0] in apart or (cell.square and foreign)

    return {
        place: replace(cell, bracketed=False, memo=True)
        if cell.bracketed and is_memo(place, cell)
        else cell
        for place, cell in cells.items()
    }


@cache
def _memo() -> re.Pattern[str]:
    return re.compile(alternation(listed("names", "not_added")))
