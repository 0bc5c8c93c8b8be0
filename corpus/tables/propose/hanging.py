"""Names of typed tables that go on in an indented line, which is no row of its own.

Fire and Emergency                    Fire and                6,033
  Medical Services      6,033           Emergency Services
Public Works            4,870         Public Works            4,870
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.tables.columns.head_rows import is_number
from corpus.tables.propose.pieces import Piece, PieceRow

# The second line of a name is indented by at most so many columns.
DEEPEST = 8
_OPEN = re.compile(r"(?:\b(?:and|of|for|the|to|in|on|with)|[&,/-])$", re.IGNORECASE)
_OTHER = re.compile(r"(?i)of which|incl|less|note|see ")


def join_hanging(rows: Sequence[PieceRow]) -> list[PieceRow]:
    """The rows, those lines put together that are one name.

    A name alone that heads several rows, or a row between others that stand alone, is a title.
    """
    joined: list[PieceRow] = []
    index = 0
    while index < len(rows):
        pair = rows[index : index + 2]
        if _is_pair(pair) and _is_level(rows, index, index + 2):
            if _goes_on_to(*pair):
                joined.append((_both(pair[0][0], pair[1][0]), *pair[1][1:]))
                index += 2
                continue
            if _comes_from(*pair):
                joined.append((_both(pair[0][0], pair[1][0]), *pair[0][1:]))
                index += 2
                continue
        joined.append(rows[index])
        index += 1
    return joined


def _is_pair(rows: Sequence[PieceRow]) -> bool:
    """Whether of two lines one is a piece alone and the other is more."""
    return len(rows) == 2 and min(map(len, rows)) == 1 < max(map(len, rows))


def _is_level(rows: Sequence[PieceRow], index: int, behind: int) -> bool:
    """Whether full rows stand at the edge of the first line: above, and below where any does."""
    edge = rows[index][0].x0 if rows[index] else -1.0
    above = rows[index - 1] if index else ()
    below = rows[behind] if behind < len(rows) else ()
    sides = [row for row in (above, below) if row]
    return bool(sides) and all(_is_full(row) and row[0].x0 <= edge for row in sides)


def _goes_on_to(first: PieceRow, second: PieceRow) -> bool:
    return len(first) == 1 and _is_full(second) and _hangs(first[0], second[0])


def _comes_from(first: PieceRow, second: PieceRow) -> bool:
    open_ = _is_full(first) and len(second) == 1 and _hangs(first[0], second[0])
    return open_ and bool(_OPEN.search(first[0].text) or second[0].text[0].islower())


def _hangs(first: Piece, second: Piece) -> bool:
    names = first.text.isascii() and second.text.isascii() and first.text[0].isalpha()
    words = names and second.text[0].isalpha() and first.text[-1] not in ".:;"
    deep = 0 < second.x0 - first.x0 <= DEEPEST
    deep = deep or (second.x0 == first.x0 and bool(_OPEN.search(first.text)))
    return words and deep and not _OTHER.match(second.text)


def _is_full(row: PieceRow) -> bool:
    """Whether a row is a name and its numbers."""
    return len(row) > 1 and not is_number(row[0].text) and is_number(row[-1].text)


def _both(first: Piece, second: Piece) -> Piece:
    start, end = min(first.start, second.start), max(first.end, second.end)
    return replace(first, text=f"{first.text} {second.text}", start=start, end=end)
