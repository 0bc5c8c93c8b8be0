"""Labels and values of tables that are left as lines of words.

Slides turned into text lose their tables: what is left is a line of column heads and lines of
cells apart by white space. Such a table is read only where a whole row proves its columns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.layout.text_lines import TextLine
from corpus.values.labels import is_attribute
from corpus.values.lines import FoundValue

FEWEST_COLUMNS = 3
LONGEST_HEAD = 20
_TOKEN = re.compile(r"\S+")
# Columns set apart by more than one space may hold several words each.
_WIDE = re.compile(r"\S+(?:[ 　]\S+)*")
_GAP = re.compile(r"[ 　]{2}")
_UNIT = re.compile(r"\d\s?([^\d\s~～()（）]{1,2})")


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    text: str


def find_in_lines(lines: Sequence[TextLine]) -> Iterator[FoundValue]:
    """Values of tables that are left as lines of words."""
    index = 0
    while index < len(lines):
        heads = _heads(lines[index])
        index += 1
        if heads and index < len(lines) and len(_tokens(lines[index])) == len(heads):
            found, index = _table_rows(lines, index, heads)
            yield from found


def _tokens(line: TextLine) -> list[_Token]:
    return [
        _Token(line.start + m.start(), line.start + m.end(), m[0])
        for m in (_WIDE if _GAP.search(line.text) else _TOKEN).finditer(line.text)
    ]


def _heads(line: TextLine) -> list[str]:
    """Column heads, where a line is nothing else: short words, two of them attributes."""
    if len(line.text.split()) < FEWEST_COLUMNS:
        return []
    heads = [token.text for token in _tokens(line)]
    short = all(len(head) <= LONGEST_HEAD for head in heads)
    named = sum(is_attribute(head) for head in heads[1:])
    return heads if short and len(heads) >= FEWEST_COLUMNS and named >= 2 else []


def _table_rows(
    lines: Sequence[TextLine], index: int, heads: Sequence[str]
) -> tuple[list[FoundValue], int]:
    """The rows under a line of heads, and the index of the line after them.

    The first row has a cell for every head; the unit of its last cell ends each further row.
    """
    unit = _UNIT.search(_tokens(lines[index])[-1].text)
    found: list[FoundValue] = []
    row: list[_Token] = []
    after = index
    for number in range(index, len(lines)):
        row += _tokens(lines[number])
        last = _UNIT.search(row[-1].text)
        if unit and last and last[1] == unit[1]:
            if len(row) > 1:
                found += _cells(row, heads)
            row, after = [], number + 1
        elif len(row) > 2 * len(heads) or not unit:
            break
    return found, after


def _cells(row: Sequence[_Token], heads: Sequence[str]) -> Iterator[FoundValue]:
    """Cells from the right, since a merged cell leaves out one on the left."""
    head, *tokens = row
    columns = list(range(1, len(heads)))
    for column in reversed(columns):
        taken = tokens[-1:] if column > 1 else tokens
        if not taken:
            return
        tokens = tokens[: len(tokens) - len(taken)]
        yield FoundValue(
            heads[column], head.text, head.start, row[-1].end, taken[0].start, taken[-1].end
        )
