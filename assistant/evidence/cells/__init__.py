"""Cells of any table as evidence: a number with the labels of its row and the heads above it."""

from assistant.evidence.cells.cell import TableCell, read_cells
from assistant.evidence.cells.grids import LabelledGrid, find_grids
from assistant.evidence.cells.index import CellIndex, FoundCell
from assistant.evidence.cells.stacked import stacked
from assistant.evidence.cells.unit import UNIT

__all__ = [
    "UNIT",
    "CellIndex",
    "FoundCell",
    "LabelledGrid",
    "TableCell",
    "find_grids",
    "read_cells",
    "stacked",
]
