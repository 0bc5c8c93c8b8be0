"""Where a table's head ends and its data begin, told the same way for every format."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

# Heads of budget tables have up to four rows: measure, year, scope, unit.
MAX_HEADER_ROWS = 4
_NUMBER = re.compile(r"^[△▲+\-−－(（]*[\d０-９][\d０-９,，.．]*\s*(?:[兆億万千百]*円|%|％)?[)）]?$")
# Years and identifiers stand in heads and in first columns.
_YEAR = re.compile(r"^(?:19|20)\d\d$")


def header_rows(rows: Iterable[Sequence[str]]) -> int:
    """How many rows stand before the first with a number beside its head; 1 where none has."""
    for index, row in enumerate(rows):
        if index > MAX_HEADER_ROWS:
            break
        if any(_is_datum(text.strip()) for text in row[1:]):
            return max(1, index)
    return 1


def _is_datum(text: str) -> bool:
    return bool(_NUMBER.match(text)) and not _YEAR.match(text)
