"""What is spent, in brackets only because a statement takes it off what comes in.

Below "Income" stand 48,300 and 2,260, below "Expenditure" (21,460) and (18,327), each of them in
brackets: 21,460 were spent. Where a few of many are in brackets, those few are negative.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from corpus.tables.around.revenue import is_side, names_revenue
from corpus.tables.columns.beside import Column
from corpus.tables.rows.kinds import NamedRow
from corpus.text.cells import CellNumber

# So many amounts in brackets, and none without, are the way of a statement.
LEAST = 4
_Cells = Mapping[tuple[int, int], CellNumber]


def subtracted(
    cells: _Cells, rows: Sequence[NamedRow], columns: Sequence[Column]
) -> dict[tuple[int, int], CellNumber]:
    """The cells, those below a side of spending without brackets where all have them."""
    money = {column.index for column in columns if column.head.kind in {"money", "amount"}}
    spent = {row.index for row in rows if any(map(_spends, row.parents))}
    below = {place: c for place, c in cells.items() if place[0] in spent and place[1] in money}
    if len(below) < LEAST or not all(cell.bracketed for cell in below.values()):
        return dict(cells)
    return dict(cells) | {place: replace(c, bracketed=False) for place, c in below.items()}


def _spends(name: str) -> bool:
    """Whether a group of rows is the side of an account that is spent."""
    return is_side(name) and not names_revenue(name)
