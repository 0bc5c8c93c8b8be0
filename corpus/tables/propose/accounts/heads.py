"""The head of the accounts of a budget book: 款 and 項, then what their amounts are.

Its letters stand far apart (「金　　　　額」), its pieces one above the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import takewhile

from corpus.tables.columns.head_rows import is_number
from corpus.tables.columns.heads import read_head
from corpus.tables.grid import GridCell
from corpus.tables.propose.pieces import Piece, PieceRow
from corpus.tables.propose.spanning import Span
from corpus.text.plain import plain
from corpus.text.units import is_unit
from corpus.words import listed, meanings

# A head has no more lines; its pieces stand no farther left of the first of them, in columns.
MOST_LINES, LEFT = 6, 8
# What the accounts of a Japanese budget are called, the widest first.
LEVELS = "款項目"
_LEVEL = re.compile(rf"[{LEVELS}・\s]+")
_AMOUNTS = frozenset({"money", "amount", "sum", "difference", "part", "none", "ratio", "unknown"})


@dataclass(frozen=True, slots=True)
class AccountHead:
    """The lines `first` to before `last`: the cells of `levels`, and those above each amount.

    `units` stand below them, one above each column of amounts or fewer; amounts begin right of
    `left`. `key` is what the same head on a next page says.
    """

    first: int
    last: int
    levels: tuple[GridCell, ...]
    leaves: tuple[tuple[Piece, ...], ...]
    units: PieceRow
    left: float
    key: str


def begins_head(row: PieceRow) -> bool:
    """Whether a line can begin a head of accounts: 「款　項　金額」."""
    return bool(row) and LEVELS[0] in row[0].text


def account_head(rows: Sequence[PieceRow], index: int) -> AccountHead | None:
    """The head that begins in a row, None where none does, or one that says more than amounts."""
    if not begins_head(rows[index]):
        return None
    levels = [*takewhile(lambda p: _LEVEL.fullmatch(p.text), rows[index])]
    if "".join(plain(p.text) for p in levels)[:1] != LEVELS[0]:
        return None
    line = spelled(rows[index][len(levels) :])
    if not line:
        return None
    lines: list[PieceRow] = [line]
    units: PieceRow = ()
    last = index + 1
    for row in rows[last : index + MOST_LINES]:
        if any(is_number(p.text) for p in row) or any(p.x0 < line[0].x0 - LEFT for p in row):
            break
        last += 1
        if row and all(is_unit(p.text) for p in row):
            units = row
            break
        lines.append(spelled(row))
    leaves = tuple(_leaves(lines))
    kinds = [read_head([p.text for p in leaf], None).kind for leaf in leaves]
    if not {"money", "amount"} & set(kinds) or not _AMOUNTS.issuperset(kinds):
        return None
    cells = tuple(_letters(levels))
    return AccountHead(index, last, cells, leaves, units, line[0].x0, key_of(rows[index]))


def key_of(row: PieceRow) -> str:
    """What a line of a head says, however its letters are spaced."""
    return "".join(plain(piece.text) for piece in row).replace(" ", "")


def head_columns(head: AccountHead, spans: Sequence[Span]) -> list[tuple[Piece, ...]] | None:
    """The heads of each column of amounts: as many stand in their order, wherever they stand.

    Else each column has the one head that it stands under, None where that is in doubt.
    """
    if len(head.leaves) == len(spans):
        return list(head.leaves)
    found = []
    for span in spans:
        above = [leaf for leaf in head.leaves if span.shares(leaf[-1]) > 0]
        if len(above) != 1 or above[0] in found:
            return None
        found.append(above[0])
    return found


def spelled(row: PieceRow) -> PieceRow:
    """The pieces of a line, letters that spell a word of the vocabulary put together.

    「金　　額」 -> 「金額」, 「本　年　度　　前　年　度」 -> 「本年度」, 「前年度」.
    """
    found: list[Piece] = []
    index = 0
    while index < len(row):
        run = [*takewhile(lambda p: len(p.text) == 1 and p.text not in LEVELS, row[index:])]
        count = next((n for n in range(len(run), 1, -1) if _is_word(run[:n])), 1)
        found.append(_joined(row[index : index + count]))
        index += count
    return tuple(found)


def _is_word(pieces: Sequence[Piece]) -> bool:
    return "".join(piece.text for piece in pieces) in _words()


@cache
def _words() -> frozenset[str]:
    sides = listed("names", "revenues") | listed("names", "spendings")
    return frozenset(meanings()) | listed("names", "totals") | sides


def _leaves(lines: Sequence[PieceRow]) -> Iterator[tuple[Piece, ...]]:
    """The lowest pieces of a head from left to right, each behind what stands above it."""
    lowest = [
        (piece, depth)
        for depth, line in enumerate(lines)
        for piece in line
        if not any(_share(piece, other) for lower in lines[depth + 1 :] for other in lower)
    ]
    for leaf, depth in sorted(lowest, key=lambda found: found[0].x0):
        above = (p for line in lines[:depth] for p in line if _share(leaf, p))
        yield (*above, leaf)


def _share(first: Piece, second: Piece) -> bool:
    return Span(first.x0, first.x1).shares(second) > 0


def _letters(levels: Sequence[Piece]) -> Iterator[GridCell]:
    """The cells of 款 and 項, also where one piece holds both."""
    for piece in levels:
        for place, letter in enumerate(piece.text):
            if letter in LEVELS:
                yield GridCell(letter, piece.start + place, piece.start + place + 1)


def _joined(pieces: Sequence[Piece]) -> Piece:
    first, last = pieces[0], pieces[-1]
    text = "".join(piece.text for piece in pieces)
    return Piece(text, first.start, last.end, first.x0, last.x1)
