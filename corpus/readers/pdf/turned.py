"""Pages that are not written from left to right: set sideways, or in vertical Japanese."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import pypdfium2 as pdfium

from corpus.document import Box
from corpus.readers.pdf.characters import Character, Printed, read_characters
from corpus.readers.pdf.drawing import Drawing, PageView, read_drawing

FEWEST = 20  # characters that show how a page is written
MOST_UPRIGHT = 0.3  # share of upright characters on a page that is set sideways
# Half of the room that a column takes, in font sizes: columns stand further apart than lines.
LINE = 0.85
STACKED = 0.5  # share of characters that stand under the one before


def read_upright(page: pdfium.PdfPage) -> tuple[PageView, Drawing, Printed]:
    """A page as one holds it to read it: turned where nearly all of it is set sideways."""
    view = PageView(page)
    drawing = read_drawing(page, view)
    printed = read_characters(page, view, drawing)
    best = _upright(printed.seen)
    if len(printed.seen) < FEWEST or best > MOST_UPRIGHT:
        return view, drawing, printed
    chosen = (view, drawing, printed)
    for turn in (90, 270, 180):
        turned = PageView(page, turn)
        lines = read_drawing(page, turned)
        again = read_characters(page, turned, lines)
        if _upright(again.seen) > max(best, 1 - MOST_UPRIGHT):
            best, chosen = _upright(again.seen), (turned, lines, again)
    return chosen


def _upright(characters: Sequence[Character]) -> float:
    return sum(c.upright for c in characters) / max(1, len(characters))


def is_vertical(characters: Sequence[Character]) -> bool:
    """Whether a page is written downwards, in columns from the right."""
    pairs = [(a, b) for a, b in pairwise(characters) if a.upright and b.upright]
    under = sum(_is_under(a, b) for a, b in pairs)
    return len(pairs) >= FEWEST and under > STACKED * len(pairs)


def _is_under(above: Character, below: Character) -> bool:
    shift = abs(above.x0 + above.x1 - below.x0 - below.x1) / 2
    return shift < 0.3 * above.size and 0.5 < (below.top - above.top) / max(above.size, 0.1) < 1.6


def laid_down(characters: Sequence[Character], width: float) -> list[Character]:
    """A vertical page as if written in lines: its columns from the right become lines."""
    return [
        replace(c, x0=c.top, x1=c.top + c.size, top=width - middle - LINE * c.size,
                bottom=width - middle + LINE * c.size)
        for c in characters
        for middle in ((c.x0 + c.x1) / 2,)
    ]  # fmt: skip


def stood_up(box: Box, width: float) -> Box:
    """The place on the page of a box among `laid_down` characters."""
    return Box(width - box.bottom, box.x0, width - box.top, box.x1)
