"""Cells that a spreadsheet cannot take for a formula."""

from __future__ import annotations

from typing import Final

# A spreadsheet takes a cell that begins so for a formula, and runs it.
FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def inert(cell: object) -> object:
    """Text that a spreadsheet would run gets an apostrophe; numbers stay numbers."""
    if isinstance(cell, str) and cell.lstrip(" \u3000").startswith(FORMULA_STARTS):
        return "'" + cell
    return cell
