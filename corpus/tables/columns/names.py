"""Which columns name the rows: names, their groups before them, none of what is said of them."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.programs.names import is_measure
from corpus.tables.columns.beside import Column
from corpus.tables.columns.contents import is_code
from corpus.tables.columns.heads import Head
from corpus.tables.grid import Grid
from corpus.text.cells import parse_cell

WORDED = 0.9  # of the rows of a column that names them
LONGEST_NAME = 80  # characters


def name_columns(
    grid: Grid, columns: Sequence[Column], first: int, said: Sequence[Head]
) -> tuple[int, ...]:
    """The columns that name a row, groups first; `said` are the heads by their words alone."""
    money = [c.index for c in columns if c.head.is_money]
    named = [c.index for c in columns if c.head.kind in {"name", "level"}]
    offices = [c.index for c in columns if c.head.kind == "office"]
    # An office groups what it is in charge of, and has its subtotal: 「○○課 計」.
    named = [*(i for i in offices if i < named[0]), *named] if named else offices[-1:]
    if not named and money:
        named = [c.index for c in columns[: money[0]] if _has_text(grid, c.index, first)]
    own = [c.index for c in columns if c.head.kind == "name"]
    limit = max([*money[:1], *own, 0])
    found = [i for i in named if not money or i <= limit or i in own]
    guessed = [i for i in found if said[i].kind == "unknown"]
    whole = next((i for i in found if i in own or _tells_apart(grid, i, first)), None)
    behind = (i for i in guessed if whole is not None and i > whole)
    remarks = {i for i in behind if not _are_programs(grid, i, first)}
    names = tuple(i for i in found if i not in remarks)
    return _with_described(grid, columns, first, names)


def _with_described(
    grid: Grid, columns: Sequence[Column], first: int, names: tuple[int, ...]
) -> tuple[int, ...]:
    """The columns of names, with the one of words that tells rows of one name apart.

    "Organization", "Vote", "Description": each organization has several votes.
    """
    money = [c.index for c in columns if c.head.is_money]
    dated = any(c.head.kind in {"year", "measure"} for c in columns)  # a row a year and name
    if not (names and money) or dated or _distinct(grid, names, first):
        return names
    words = (c.index for c in columns[: money[0]] if c.head.kind == "text" and c.index > names[-1])
    words = (i for i in words if _is_worded(grid, i, first))
    return next(((*names, i) for i in words if _distinct(grid, (*names, i), first)), names)


def _distinct(grid: Grid, names: Sequence[int], first: int) -> bool:
    """Whether no two rows have the same names; an empty cell is as the one above it."""
    said, above = set[tuple[str, ...]](), [""] * len(names)
    for row in range(first, len(grid.rows)):
        above = [grid.text(row, i) or a for i, a in zip(names, above, strict=True)]
        if tuple(above) in said:
            return False
        said.add(tuple(above))
    return True


def _is_worded(grid: Grid, column: int, first: int) -> bool:
    """Whether nearly every cell of a column is words, and none a sentence."""
    texts = [grid.text(row, column) for row in range(first, len(grid.rows))]
    worded = sum(any(map(str.isalpha, t)) and not is_code(t) for t in texts)
    return worded >= WORDED * len(texts) and max(map(len, texts), default=0) <= LONGEST_NAME


def _tells_apart(grid: Grid, column: int, first: int) -> bool:
    """Whether each row has a name of its own in a column: what follows says more of it."""
    texts = [grid.text(row, column) for row in range(first, len(grid.rows))]
    return all(texts) and len(set(texts)) == len(texts)


def _are_programs(grid: Grid, column: int, first: int) -> bool:
    texts = [t for row in range(first, len(grid.rows)) if (t := grid.text(row, column))]
    return sum(map(is_measure, texts)) * 2 > len(texts)


def _has_text(grid: Grid, column: int, first: int) -> bool:
    texts = [grid.text(row, column) for row in range(first, len(grid.rows))]
    return any(text and parse_cell(text) is None and not is_code(text) for text in texts)
