"""Lines that stand at the same place on page after page: running heads and feet.

The first of them is kept, since it may be a title or name the year; a line with a unit always is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.document import Box
from corpus.readers.left_out import LeftOut
from corpus.readers.pdf.runs import Run

BAND = 0.075  # share of a page's height, at its top and foot
REACH = 2  # pages back: left and right pages may have lines of their own
GRID = 6.0  # points by which the place may differ
_UNIT = re.compile(r"単位|円|[$€£¥￥]|thousand|million|billion|dollar", re.IGNORECASE)


class Margins:
    """Remembers the lines at the margins of the pages before."""

    def __init__(self, left: LeftOut) -> None:
        self._seen: dict[tuple[str, int, int], int] = {}
        self._left = left

    def without_repeated(self, runs: Sequence[Run], page: Box, number: int) -> list[Run]:
        """Runs of a page less those at its margins that one of the pages before has too."""
        height = page.bottom - page.top
        kept: list[Run] = []
        for run in runs:
            outer = run.box.bottom < BAND * height or run.box.top > (1 - BAND) * height
            if not outer or _UNIT.search(run.text):
                kept.append(run)
                continue
            key = (re.sub(r"\d+", "#", run.text), *_place(run.box))
            if number - self._seen.get(key, -REACH - 1) > REACH:
                kept.append(run)
            else:
                self._left.add("running-lines")
            self._seen[key] = number
        return kept


def _place(box: Box) -> tuple[int, int]:
    return round(box.x0 / GRID), round(box.top / GRID)
