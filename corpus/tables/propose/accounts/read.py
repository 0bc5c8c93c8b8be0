"""The accounts of a budget book in aligned lines: 款 and 項 with their amounts, over its pages.

The law sets this form. The number and the amount of an account may stand on another line than
its name, a name on several; an account goes on behind the number of a page and the head again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import takewhile

from corpus.tables.around.budgets.owed import owed_by
from corpus.tables.around.unit_lines import is_page_number, is_unit
from corpus.tables.columns.head_rows import is_number
from corpus.tables.grid import Grid, GridCell, make_grid
from corpus.tables.propose.accounts.heads import (
    AccountHead,
    account_head,
    begins_head,
    head_columns,
    key_of,
    spelled,
)
from corpus.tables.propose.accounts.names import (
    AccountLine,
    NamedAccount,
    is_total,
    name_rows,
    told_apart,
)
from corpus.tables.propose.accounts.titles import (
    AccountTitle,
    account_title,
    special_accounts,
)
from corpus.tables.propose.pieces import Piece, PieceRow
from corpus.tables.propose.placed import shared_places
from corpus.tables.propose.spanning import Span
from corpus.text.cells import is_empty
from corpus.text.plain import plain
from corpus.text.units import find_units
from corpus.words import listed

# A table has two rows at least; between two pages of it stand no more lines.
LEAST_ROWS, MOST_BETWEEN = 2, 8
# What is longer is a sentence, not a name; the number of an account has no more digits.
LONGEST, MOST_DIGITS = 60, 3
_TABLE = re.compile(r"第\d{1,2}表")


@dataclass(slots=True)
class _Body:
    """The lines below a head, those of each page by themselves, and the row behind the last."""

    pages: list[list[AccountLine]] = field(default_factory=lambda: [[]])
    last: int = 0


def find_accounts(rows: Sequence[PieceRow]) -> Iterator[Grid]:
    """The tables of accounts in the rows of a text, its letters two columns wide or one.

    Texts that are made from PDFs count every letter as one.
    """
    if not any(map(begins_head, rows)):
        return
    for found in (_found(rows), _found([*map(_by_letters, rows)])):
        grids = [*found]
        special = special_accounts(grid.account for grid in grids if grid.account)
        yield from (replace(grid, account=special.get(grid.account, "")) for grid in grids)


def _by_letters(row: PieceRow) -> PieceRow:
    """A row whose places are counted in letters."""
    shift = row[0].x0 - row[0].start if row else 0
    return tuple(replace(p, x0=p.start + shift, x1=p.end + shift) for p in row)


def _found(rows: Sequence[PieceRow]) -> Iterator[Grid]:
    """The same tables, each with the title and the name of the account that it is of."""
    titled = AccountTitle("", "")
    index = 0
    while index < len(rows):
        head = account_head(rows, index)
        if head is None:
            titled = account_title(rows[index]) or titled
            index += 1
            continue
        body = _body(rows, head)
        if grid := _grid(head, body):
            yield replace(grid, title=titled.title, account=titled.account)
        index = max(body.last, head.last)


def _body(rows: Sequence[PieceRow], head: AccountHead) -> _Body:
    """The lines of a table as far as its total, or what is no line of it."""
    body = _Body(last=head.last)
    titles = {key_of(row) for row in rows[max(0, head.first - MOST_BETWEEN) : head.first] if row}
    index = head.last
    while index < len(rows):
        if behind := _head_again(rows, index, head, titles):
            body.pages.append([])
            index = behind
            continue
        line = _line(rows[index], head)
        if line is None:
            if rows[index] and not _is_page_number(rows[index], head):
                break
        elif line.amounts or not _is_title(line, titles):
            body.pages[-1].append(line)
        else:
            break
        index += 1
        if line and line.amounts:
            body.last = index
            if _is_total(body.pages[-1]):
                break
    return body


def _head_again(
    rows: Sequence[PieceRow], index: int, head: AccountHead, titles: set[str]
) -> int | None:
    """The row behind the head of a next page, where no title stands before it that is another's."""
    key = key_of(rows[head.first])
    for at in range(index, min(index + MOST_BETWEEN, len(rows))):
        row = rows[at]
        if key_of(row) == key and row:
            again = account_head(rows, at)
            return again.last if again else None
        if row and not _is_page_number(row, head) and not _is_known(row, titles):
            return None
    return None


def _is_known(row: PieceRow, titles: set[str]) -> bool:
    """Whether a line holds no more than a title that stands above the first head, and a unit."""
    rest = tuple(piece for piece in row if not is_unit(piece.text))
    return not rest or key_of(row) in titles or key_of(rest) in titles


def _line(row: PieceRow, head: AccountHead) -> AccountLine | None:
    """The number, the name and the amounts of a row; None where it is no row of accounts."""
    if not row or _is_page_number(row, head):
        return None
    rest = list(row)
    number = rest.pop(0) if len(rest) > 1 and _is_account_number(rest[0]) else None
    name = [*takewhile(lambda p: not _is_amount(p), rest)]
    amounts = tuple(rest[len(name) :])
    named = all(p.x0 < head.left for p in name) and sum(len(p.text) for p in name) <= LONGEST
    if not named or not all(map(_is_amount, amounts)) or "。" in "".join(p.text for p in name):
        return None
    return AccountLine(number, spelled(tuple(name)), amounts)


def _is_account_number(piece: Piece) -> bool:
    return len(piece.text) <= MOST_DIGITS and is_number(piece.text)


def _is_amount(piece: Piece) -> bool:
    return is_number(piece.text) or is_empty(piece.text)


def _is_page_number(row: PieceRow, head: AccountHead) -> bool:
    """Whether a row is the number of its page: 「- 5 -」, 「5」 left of the amounts."""
    text = "".join(piece.text for piece in row)
    alone = len(row) == 1 and len(text) <= MOST_DIGITS and row[0].x1 <= head.left
    return is_page_number(plain(text)) and (alone or not text.isdecimal())


def _is_title(line: AccountLine, titles: set[str]) -> bool:
    """Whether a line is the title of the other side, or of another table: 「第２表 継続費」."""
    key = key_of(line.name)
    side = key.strip("()").removesuffix("の部") in _sides()
    return (side and key not in titles) or bool(_TABLE.match(key) or owed_by(key))


@cache
def _sides() -> frozenset[str]:
    return listed("names", "revenues") | listed("names", "spendings")


def _is_total(lines: Sequence[AccountLine]) -> bool:
    """Whether the last line is a total, or holds the amounts of the one above it."""
    names = [line for line in lines[-2:] if line.name]
    own = lines[-1].name or lines[-1].number is None
    return bool(names and own) and is_total(names[-1])


def _grid(head: AccountHead, body: _Body) -> Grid | None:
    """The rows below the cells of their head; None where names or columns are in doubt."""
    named = name_rows(body.pages, len(head.levels))
    named = named and [*told_apart(named)]
    if named is None or len(named) < LEAST_ROWS:
        return None
    count = len(head.leaves)
    spans = shared_places(p for row in named for p in row.amounts)
    if all(len(row.amounts) == count for row in named):
        spans = spans if len(spans) == count else [Span(p.x0, p.x1) for p in named[0].amounts]
    columns = head_columns(head, spans)
    if columns is None:
        return None
    made = [_head_row(head, columns, spans), *(_row(row, head, spans) for row in named)]
    return make_grid(made, None, "accounts")


def _head_row(
    head: AccountHead, columns: Sequence[tuple[Piece, ...]], spans: Sequence[Span]
) -> list[GridCell | None]:
    """The one row of the head: all that stands above a column, its unit in brackets."""
    ordered = len(head.units) == len(spans)
    units = [head.units[i] if ordered else _under(span, head) for i, span in enumerate(spans)]
    return [*head.levels, *map(_headed, columns, units)]


def _headed(leaf: Sequence[Piece], unit: Piece | None) -> GridCell:
    said = " ".join(piece.text for piece in leaf)
    text = f"{said}（{unit.text}）" if unit and not find_units(said) else said
    return GridCell(text, leaf[-1].start, leaf[-1].end)


def _under(span: Span, head: AccountHead) -> Piece | None:
    return next((unit for unit in head.units if span.shares(unit) > 0), None)


def _row(row: NamedAccount, head: AccountHead, spans: Sequence[Span]) -> list[GridCell | None]:
    names: list[GridCell | None] = [None] * len(head.levels)
    names[row.level] = row.name
    found = {i: p for p in row.amounts for i, s in enumerate(spans) if s.shares(p) > 0}
    if len(row.amounts) == len(spans):
        found = dict(enumerate(row.amounts))
    return [*names, *(_cell(found.get(i)) for i in range(len(spans)))]


def _cell(piece: Piece | None) -> GridCell | None:
    return GridCell(piece.text, piece.start, piece.end) if piece else None
