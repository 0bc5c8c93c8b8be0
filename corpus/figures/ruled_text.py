"""Tables of plain text whose cells are parted by tabs or upright lines: copied spreadsheets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from corpus.document import Cell, Table
from corpus.figures.layout import Line

# A head and one row.
LEAST_ROWS = 2

_SEPARATORS = re.compile(r"\t|[|｜│┃]")
_RULE = re.compile(r"[\s|｜│┃:+─━-]+")


def find_ruled_text(lines: Sequence[Line]) -> Iterator[Table]:
    """Runs of lines with separators; empty cells at the end of a row leave none."""
    for parted, run in groupby(lines, key=lambda line: bool(_SEPARATORS.search(line.text))):
        rows = [line for line in run if not _RULE.fullmatch(line.text)] if parted else []
        if len(rows) >= LEAST_ROWS:
            cells = [cell for r, line in enumerate(rows) for cell in _cells(r, line)]
            yield Table(rows[0].start, rows[-1].end, rows[0].page, tuple(cells), 1)


def _cells(row: int, line: Line) -> Iterator[Cell]:
    separators = [m.span() for m in _SEPARATORS.finditer(line.text)]
    starts = [0, *(end for _, end in separators)]
    ends = [*(start for start, _ in separators), len(line.text)]
    for column, (begin, end) in enumerate(zip(starts, ends, strict=True)):
        text = line.text[begin:end]
        start = line.start + begin + len(text) - len(text.lstrip())
        yield Cell(row, column, start, start + len(text.strip()))
