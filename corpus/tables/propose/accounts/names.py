"""The names and levels of accounts whose names stand beside, above and below their amounts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from corpus.tables.grid import GridCell
from corpus.tables.propose.accounts.heads import LEVELS, key_of
from corpus.tables.propose.pieces import Piece, PieceRow
from corpus.text.plain import plain
from corpus.words import listed

# An account of a lower level is indented by so many columns; what drifts does by fewer.
INDENT, DRIFT = 4, 2
_NUMBER = re.compile(r"\d{1,3}[ \u3000]+(?=\D)")


@dataclass(frozen=True, slots=True)
class AccountLine:
    """A line of a table of accounts; it may lack any of the three, but not name and amounts."""

    number: Piece | None
    name: PieceRow
    amounts: PieceRow

    @property
    def x0(self) -> float:
        """Where it begins."""
        return (self.number or (*self.name, *self.amounts)[0]).x0

    @property
    def is_whole(self) -> bool:
        """Whether it has the name of its amounts."""
        return bool(self.name and self.amounts)


@dataclass(frozen=True, slots=True)
class NamedAccount:
    """Amounts with their name, and the level that it is of."""

    name: GridCell
    level: int
    amounts: PieceRow


def name_rows(pages: Sequence[Sequence[AccountLine]], levels: int) -> list[NamedAccount] | None:
    """The rows of a table by its lines, None where a name may be that of either of two rows."""
    found: list[NamedAccount] = []
    edges: tuple[float, ...] = ()
    for lines in pages:
        edges = _edges([line.x0 for line in lines if line.amounts and _is_numbered(line)], edges)
        named = _named(lines, edges[: levels - 1])
        if named is None:
            return None
        found += named
    return found


def told_apart(rows: Iterable[NamedAccount]) -> Iterator[NamedAccount]:
    """The rows, one that is called as the account that it is a part of told apart from it.

    「地方特例交付金　312,000」, of which 「1 地方特例交付金　286,000」 -> 「地方特例交付金（項）」.
    """
    above: dict[int, NamedAccount] = {}
    for row in rows:
        whole = above.get(row.level - 1)
        same = whole and plain(whole.name.text) == plain(row.name.text)
        above[row.level] = row
        if whole and same and [p.text for p in whole.amounts] != [p.text for p in row.amounts]:
            name = replace(row.name, text=f"{row.name.text}（{LEVELS[row.level]}）")
            row = replace(row, name=name)  # noqa: PLW2901
        yield row


def _is_numbered(line: AccountLine) -> bool:
    """Whether a line begins where its account does: with its number or name, if no total's."""
    return bool(line.number or line.name) and not is_total(line)


def is_total(line: AccountLine) -> bool:
    """Whether a line is called a total: 「歳　入　合　計」."""
    return key_of(line.name) in listed("names", "totals")


def _edges(begins: Sequence[float], before: tuple[float, ...]) -> tuple[float, ...]:
    """Where the lower levels begin, by the places where rows do; as `before` where all are one."""
    ordered = sorted(set(begins))
    found = tuple(b - DRIFT for a, b in pairwise(ordered) if b - a >= INDENT)
    return found or before


def _named(lines: Sequence[AccountLine], edges: Sequence[float]) -> list[NamedAccount] | None:
    """The rows of a page, each line without amounts put to the row above or below it."""
    full = [i for i, line in enumerate(lines) if line.amounts]
    above: dict[int, list[AccountLine]] = {i: [] for i in full}
    below: dict[int, list[AccountLine]] = {i: [] for i in full}
    for before, index in pairwise([-1, *full, len(lines)]):
        between = list(lines[before + 1 : index])
        cut = _cut(lines, before, index, above.get(before, []), edges)
        if cut is None:
            return None
        if before >= 0:
            below[before] = between[:cut]
        if index < len(lines):
            above[index] = between[cut:]
    rows = [(lines[i], [*above[i], lines[i], *below[i]]) for i in full]
    return [row for line, parts in rows if (row := _row(line, parts, edges))]


def _cut(
    lines: Sequence[AccountLine],
    before: int,
    index: int,
    above: Sequence[AccountLine],
    edges: Sequence[float],
) -> int | None:
    """How many of the lines between two rows belong to the first; None where that is in doubt."""
    between = lines[before + 1 : index]
    if not between or index == len(lines):
        return len(between) if before >= 0 and _begins_name(lines[before], between, edges) else 0
    row = lines[index]
    if row.name:  # it has its name, or the end of one that begins with its number
        starts = row.number is None and between[-1].number is not None
        return len(between) - starts
    if is_total(between[-1]):
        return len(between) - 1
    level = _level(row, edges)
    other = [line for line in between if _level(line, edges) != level]
    own = len(between) - len(other)
    if before < 0 or own < 2 or _level(lines[before], edges) != level:
        return len(other) if between[: len(other)] == other else None
    if own == 2 and not other and not lines[before].name and len(above) == 1:
        return 1  # a name of three lines, the amounts beside the second
    return len(between) - 1 if lines[before].name else None


def _begins_name(row: AccountLine, below: Sequence[AccountLine], edges: Sequence[float]) -> bool:
    """Whether lines below the last row of a page may be the end of its name."""
    return all(_level(line, edges) >= _level(row, edges) for line in below) and not any(
        line.number for line in below
    )


def _level(line: AccountLine, edges: Sequence[float]) -> int:
    if is_total(line):
        return 0
    return sum(line.x0 >= edge for edge in edges)


def _row(
    line: AccountLine, parts: Sequence[AccountLine], edges: Sequence[float]
) -> NamedAccount | None:
    """The row of an amount; `parts` are the lines that hold its name."""
    pieces = [*_pieces(parts)]
    if not pieces:
        return None
    start, end = min(p.start for p in pieces), max(p.end for p in pieces)
    total = any(map(is_total, parts))
    name = GridCell("".join(p.text for p in pieces), start, end)
    return NamedAccount(name, 0 if total else _level(line, edges), line.amounts)


def _pieces(parts: Sequence[AccountLine]) -> Iterator[Piece]:
    """The pieces of a name, without the number that it begins with: 「3 民生費」 -> 「民生費」."""
    for part in parts:
        for piece in part.name:
            number = _NUMBER.match(piece.text)
            skip = number.end() if number else 0
            yield replace(piece, text=piece.text[skip:], start=piece.start + skip)
