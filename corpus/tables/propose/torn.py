"""Names of a page that are broken over lines above and below the amounts of their row."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.document import Box
from corpus.layout.lines import PlacedLine
from corpus.tables.columns.head_rows import is_number
from corpus.text.folding import is_japanese

# Lines of one name stand nearer to each other than this share of their height, and the rows of a
# table are so much farther apart; they begin at one edge, within so many points.
NEAR, APART, EDGE = 0.8, 1.6, 2.0

_Rows = Sequence[Sequence[PlacedLine]]


def torn_names(rows: _Rows) -> dict[int, list[PlacedLine]]:
    """The lines of each name that is broken, by the index of the row with its amounts.

    `rows` are ordered from the top, their lines from the left; a row that is a piece of a name
    holds that piece alone.
    """
    found: dict[int, list[PlacedLine]] = {}
    taken: set[int] = set()
    for index, row in enumerate(rows):
        if len(row) < 2 or is_number(row[0].text):
            continue
        above, below = _pieces(rows, index, -1), _pieces(rows, index, 1)
        own = range(index - len(above), index + len(below) + 1)
        if len(own) > 1 and taken.isdisjoint(own) and _stand_apart(rows, own):
            found[index] = [*above[::-1], row[0], *below]
            taken.update(own)
    return found


def join_name(lines: Sequence[PlacedLine]) -> str:
    """A broken name on one line."""
    texts = [line.text.strip() for line in lines]
    return ("" if any(map(is_japanese, "".join(texts))) else " ").join(texts)


def _pieces(rows: _Rows, index: int, step: int) -> list[PlacedLine]:
    """The lines next to a row that may be pieces of its name, the nearest first."""
    found: list[PlacedLine] = []
    last, right = rows[index][0], rows[index][1]
    at = index + step
    while 0 <= at < len(rows) and len(rows[at]) == 1 and _joins(rows[at][0], last, right):
        last = rows[at][0]
        found.append(last)
        at += step
    return found


def _joins(line: PlacedLine, name: PlacedLine, right: PlacedLine) -> bool:
    a, b, edge = _box(line), _box(name), _box(right).x0
    near = _gap(line, name) <= NEAR * (b.bottom - b.top)
    return abs(a.x0 - b.x0) <= EDGE and a.x1 <= edge and near and not is_number(line.text)


def _stand_apart(rows: _Rows, own: range) -> bool:
    """Whether rows are nearer to each other than to those above and below them."""
    inner = max(_gap(rows[i][0], rows[i + 1][0]) for i in own[:-1])
    outer = [(i, i + 1) for i in (own[0] - 1, own[-1]) if 0 <= i < len(rows) - 1]
    return all(_gap(rows[i][0], rows[j][0]) >= APART * max(inner, 1.0) for i, j in outer)


def _gap(first: PlacedLine, second: PlacedLine) -> float:
    a, b = _box(first), _box(second)
    return max(a.top, b.top) - min(a.bottom, b.bottom)


def _box(line: PlacedLine) -> Box:
    assert line.box is not None  # noqa: S101 (only lines with one are placed)
    return line.box
