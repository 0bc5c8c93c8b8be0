"""Tables in lines whose cells only single spaces part: a name and so many numbers in each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.document import Document
from corpus.tables.columns import is_number
from corpus.tables.grid import Grid, GridCell, make_grid
from corpus.tables.heads import read_head
from corpus.text.cells import is_empty

LEAST_ROWS, LONGEST, MOST_ABOVE = 2, 200, 4
_WORD = re.compile(r"(?:[▲△\-]\s)?\S+")


def find_counted(document: Document, start: int, end: int) -> Iterator[Grid]:
    """Runs of lines that end in equally many numbers, under a line with as many heads."""
    lines = list(_lines(document.text, start, end))
    index = 0
    while index < len(lines):
        first, row = index, _row(lines[index])
        rows = []
        while row and len(row) == len(_row(lines[first]) or ()):
            rows.append(row)
            index += 1
            row = _row(lines[index]) if index < len(lines) else None
        if len(rows) >= LEAST_ROWS:
            head = _head(lines[max(0, first - MOST_ABOVE) : first], len(rows[0]) - 1)
            if head and (grid := make_grid([head, *rows], document.page_at(start), "counted")):
                yield grid
        index = max(index, first + 1)


def _lines(text: str, start: int, end: int) -> Iterator[list[GridCell]]:
    for line in re.finditer(r"[^\n]+", text[start:end]):
        words = _WORD.finditer(line[0]) if len(line[0]) <= LONGEST else ()
        yield [
            GridCell(w[0], start + line.start() + w.start(), start + line.start() + w.end())
            for w in words
        ]


def _row(words: Sequence[GridCell]) -> list[GridCell] | None:
    """The name and the numbers behind it, None where a line is no row."""
    count = 0
    while count < len(words) and _is_amount(words[-1 - count].text):
        count += 1
    if count < 2 or count == len(words):
        return None
    return [_joined(words[:-count]), *words[-count:]]


def _is_amount(text: str) -> bool:
    return is_number(text) or is_empty(text)


def _head(above: Sequence[Sequence[GridCell]], count: int) -> list[GridCell] | None:
    """The heads in the nearest line that has as many, each of them understood."""
    for words in reversed(above):
        heads = list(words[-count:])
        if len(words) >= count and all(
            read_head([h.text], None).kind not in {"unknown", "name", "level", "text"}
            for h in heads
        ):
            return [_joined(words[:-count] or words[:1]), *heads]
    return None


def _joined(words: Sequence[GridCell]) -> GridCell:
    return GridCell(" ".join(w.text for w in words), words[0].start, words[-1].end)
