"""What the lines above a table say of it: its unit 「（単位：千円）」, and its caption."""

from __future__ import annotations

import re

from corpus.document import Document
from corpus.tables.grid import Grid

UNIT = re.compile(
    r"単位\s*[:：は]?\s*([一-龥ァ-ヶA-Za-z%％㎡/／]{1,8}?)(?=[)）、。\s,]|である|です|とす|$)"
    r"|\b(in (?:thousands|millions|billions)[^).\n]{0,24})"
)
LINES = 2  # before a table that may be its caption
BEFORE = 240  # characters before a table in which its caption and its unit stand


def unit_of(document: Document, grid: Grid) -> str | None:
    """The unit nearest above a grid's first rows, or in them; None where none is stated."""
    low = max(0, grid.start - BEFORE)
    above = list(UNIT.finditer(document.text, low, grid.start))
    within = list(UNIT.finditer(document.text, grid.start, min(grid.end, grid.start + BEFORE)))
    found = within[:1] or above[-1:]
    return (found[0][1] or found[0][2]).strip() if found else None


def caption_of(document: Document, grid: Grid) -> str:
    """The lines right above a grid."""
    above = document.text[max(0, grid.start - BEFORE) : grid.start]
    return " ".join(above.strip().splitlines()[-LINES:])


def lines_above(document: Document, grid: Grid, most: int, behind: int = 0) -> list[str]:
    """The last lines above a grid, those of its heading among them; blank ones are none.

    What stands before `behind`, the end of the table above it, says nothing of it.
    """
    above = document.text[max(behind, grid.start - BEFORE) : grid.start]
    return [line.strip() for line in above.splitlines() if line.strip()][-most:]
