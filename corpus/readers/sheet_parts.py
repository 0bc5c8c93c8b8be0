"""Tables of a sheet: which rows make one, and which above them are its title and its unit.

A sheet of a ministry has a title, a unit and several tables, parted by blank rows; and blank rows
within a table that only make room.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpus.readers.heads import is_datum

_NOTHING = frozenset("-－―–—…皆")  # what stands where there is no amount


def split_parts(filled: Sequence[Sequence[bool]], texts: Sequence[list[str]]) -> list[list[int]]:
    """Indices of the rows of each table.

    `filled` says of each cell of each row whether there is something in it. Rows of one filled
    cell before a table are left out, as they are its title; where none has two, all are one table.
    """
    if not any(sum(row) > 1 for row in filled):
        whole = [i for i, row in enumerate(filled) if any(row)]
        return [whole] if whole else []
    parts: list[list[int]] = []
    for run in _runs(filled):
        if parts and _goes_on(parts[-1][-1], run[0], filled, texts):
            parts[-1].extend(run)
            continue
        first = next((k for k, i in enumerate(run) if sum(filled[i]) > 1), None)
        if first is not None:
            parts.append(run[first:])
    return parts


def _runs(filled: Sequence[Sequence[bool]]) -> Iterator[list[int]]:
    """Rows with something in them, without a blank row between."""
    run: list[int] = []
    for index, row in enumerate(filled):
        if any(row):
            run.append(index)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _goes_on(
    last: int, index: int, filled: Sequence[Sequence[bool]], texts: Sequence[list[str]]
) -> bool:
    """Whether the row behind a blank one is one more row of data: the table has only made room."""
    if sum(filled[index]) < 2 or len(filled[index]) != len(filled[last]):
        return False
    return all(any(_is_entry(text.strip()) for text in texts[i][1:]) for i in (last, index))


def _is_entry(text: str) -> bool:
    return is_datum(text) or text in _NOTHING
