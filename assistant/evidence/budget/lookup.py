"""What a question finds in the budget table: its rows, or what is missing and what comes near."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from corpus.facts import FigureRow


class Missing(StrEnum):
    """Why the table has no row for a question."""

    PROGRAM = "program"
    YEAR = "year"
    MEASURE = "measure"
    NEW = "new"  # the program is new, so the year before has no amount
    TERMS = "terms"  # rows exist, but not for what else the question says


@dataclass(frozen=True, slots=True)
class Lookup:
    """Rows for one program, best first; or what is missing and the rows that come nearest."""

    program_id: str
    rows: tuple[FigureRow, ...]
    missing: Missing | None = None
    near: tuple[FigureRow, ...] = ()
    coverage: float = 1.0
