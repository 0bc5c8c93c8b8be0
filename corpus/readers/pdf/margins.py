"""Lines that stand at the same place on page after page: running heads and feet.

The first of them is kept, since it may be a title or name the year; a line with a unit always is.
So is a row of a table that reaches into the margin: its numbers change, and not as those of pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.document import Box
from corpus.readers.left_out import LeftOut
from corpus.readers.pdf.runs import Run

BAND = 0.075  # share of a page's height, at its top and foot
REACH = 2  # pages back: left and right pages may have lines of their own
GRID = 6.0  # points by which the place may differ
_NUMBER = re.compile(r"\d{1,18}")
_UNIT = re.compile(r"単位|円|[$€£¥￥]|thousand|million|billion|dollar", re.IGNORECASE)


class Margins:
    """Remembers the lines at the margins of the pages before."""

    def __init__(self, left: LeftOut) -> None:
        self._seen: dict[tuple[str, int, int], tuple[int, list[int]]] = {}
        self._left = left

    def without_repeated(self, runs: Sequence[Run], page: Box, number: int) -> list[Run]:
        """Runs of a page less those at its margins that one of the pages before has too."""
        height = page.bottom - page.top
        outer = [
            run
            for run in runs
            if (run.box.bottom < BAND * height or run.box.top > (1 - BAND) * height)
            and not _UNIT.search(run.text)
        ]
        gone: set[int] = set()
        for row in _rows(outer):
            new = [run for run in row if not self._is_repeated(run, number)]
            if not any(_NUMBER.search(run.text) for run in new):
                gone.update(id(run) for run in row if run not in new)
        for _ in gone:
            self._left.add("running-lines")
        return [run for run in runs if id(run) not in gone]

    def _is_repeated(self, run: Run, page: int) -> bool:
        """Whether a line stands at its place on a page before, but for the page's number."""
        key = (_NUMBER.sub("#", run.text), *_place(run.box))
        numbers = [int(number) for number in _NUMBER.findall(run.text)]
        last, before = self._seen.get(key, (-REACH - 1, []))
        self._seen[key] = page, numbers
        gap = page - last
        return gap <= REACH and all(
            now in {old, old + gap} for now, old in zip(numbers, before, strict=True)
        )


def _rows(runs: Sequence[Run]) -> Iterator[list[Run]]:
    """The runs that stand beside each other."""
    row: list[Run] = []
    for run in sorted(runs, key=lambda run: run.box.top):
        if row and run.box.top > (row[0].box.top + row[0].box.bottom) / 2:
            yield row
            row = []
        row.append(run)
    if row:
        yield row


def _place(box: Box) -> tuple[int, int]:
    return round(box.x0 / GRID), round(box.top / GRID)
