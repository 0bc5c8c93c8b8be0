"""Marks on characters: strokes through them, readings above them, notes' numbers beside them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from corpus.document import Box
from corpus.readers.pdf.characters import Character
from corpus.readers.pdf.geometry import overlap_x
from corpus.readers.pdf.runs import Run

# Shares of a glyph's em box, from its top, between which a line strikes it out.
STRIKE_TOP, STRIKE_BOTTOM = 0.4, 0.78
STRIKE_REACH = 0.7  # font sizes by which the stroke may pass the ends of its text
LARGEST = 100.0  # points; larger glyphs are no text to strike out
ROUNDING = 0.01  # points
READING_SIZE = 0.62  # of the characters below
READING_GAP = 0.5


def struck(characters: Sequence[Character], lines: Sequence[Box]) -> set[int]:
    """Indices of the characters that a line is drawn through, from their first to their last."""
    strokes = [b for b in lines if b.x1 - b.x0 > 2 * (b.bottom - b.top)]
    if not strokes:
        return set()
    order = sorted(range(len(characters)), key=lambda i: characters[i].top)
    tops = [characters[i].top for i in order]
    tallest = max((c.bottom - c.top for c in characters), default=0.0)
    reach = min(LARGEST, STRIKE_BOTTOM * tallest + ROUNDING)
    found: set[int] = set()
    for stroke in strokes:
        y = (stroke.top + stroke.bottom) / 2
        first, last = bisect_left(tops, y - reach), bisect_left(tops, y)
        hit = [i for i in order[first:last] if _crosses(stroke, y, characters[i])]
        printed = [characters[i] for i in hit if not characters[i].text.isspace()]
        if printed and _ends_alike(stroke, printed):
            found.update(hit)
    return found


def _crosses(stroke: Box, y: float, c: Character) -> bool:
    height = c.bottom - c.top
    inside = c.top + STRIKE_TOP * height <= y <= c.top + STRIKE_BOTTOM * height
    return c.upright and inside and stroke.x0 <= (c.x0 + c.x1) / 2 <= stroke.x1


def _ends_alike(stroke: Box, characters: Sequence[Character]) -> bool:
    """Whether a stroke ends where its text does; lines of a table or a chart go on."""
    reach = STRIKE_REACH * max(c.size for c in characters)
    return (
        abs(stroke.x0 - min(c.x0 for c in characters)) <= reach
        and abs(stroke.x1 - max(c.x1 for c in characters)) <= reach
    )


def without_readings(runs: Sequence[Run]) -> list[Run]:
    """Runs less the kana set small above other characters, which say how those are read."""
    return [run for run in runs if not (_is_kana(run.text) and _is_reading(run, runs))]


def _is_kana(text: str) -> bool:
    return all("\u3041" <= c <= "\u30fe" or c.isspace() for c in text)


def _is_reading(small: Run, runs: Sequence[Run]) -> bool:
    return any(
        small.size <= READING_SIZE * run.size
        and overlap_x(small.box, run.box) > 0
        and -READING_GAP * run.size <= run.box.top - small.box.bottom <= READING_GAP * run.size
        and any("\u3400" <= c <= "\u9fff" for c in run.text)
        for run in runs
        if run is not small
    )
