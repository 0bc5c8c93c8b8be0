"""The lines of the heads of columns: which stand above which, and which is one in two lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.tables.columns.head_line import narrows
from corpus.tables.columns.heads import read_head
from corpus.tables.grid import Grid, Row

_LABELLED = re.compile(r"[^\s：:]{2,12}：\s*\S")


def head_levels(grid: Grid, rows: Sequence[int]) -> list[list[str]]:
    """The levels of each column's head, each cell once; a wrapped head is one level."""
    found = []
    heads = [row for row in rows if row == rows[-1] or not is_imprint(grid.rows[row])]
    for column in range(grid.width):
        seen = {c.start: (c.text, row) for row in heads if (c := grid.rows[row][column])}
        levels: list[str] = []
        wraps = False
        for text, row in seen.values():
            typed = grid.origin in {"aligned", "placed"}
            own = typed and not _is_shared(grid, row, column) and not narrows(text)
            if own and wraps and not _is_known_apart(levels[-1], text):
                levels[-1] = f"{levels[-1]} {text}"
            else:
                levels.append(text)
            wraps = own and text not in _beside(grid, row, column)
        found.append(levels)
    return found


def is_imprint(row: Row) -> bool:
    """Whether a row above the heads says of the whole paper when and by whom it was made.

    「公表日：令和7年9月30日」, 「作成：行政経営課」, 「単位：千円」 head no column.
    """
    texts = {cell.text for cell in row if cell}
    return len(texts) > 1 and all(_LABELLED.match(t) for t in texts)


def _is_known_apart(above: str, text: str) -> bool:
    """Whether a line says by itself what both do not as one: "Panel" above "proposal"."""
    one, last = read_head([f"{above} {text}"], None), read_head([text], None)
    return one.kind == "unknown" and one.measure is not None and last.kind != "unknown"


def _is_shared(grid: Grid, row: int, column: int) -> bool:
    """Whether a cell heads the column beside it as well."""
    cells = grid.rows[row]
    return any(cells[c] is cells[column] for c in _next_to(grid, column))


def _beside(grid: Grid, row: int, column: int) -> list[str]:
    """What stands beside a cell: a line of a head that is said again above the next column."""
    return [grid.text(row, c) for c in _next_to(grid, column)]


def _next_to(grid: Grid, column: int) -> Iterator[int]:
    return (c for c in (column - 1, column + 1) if 0 <= c < grid.width)
