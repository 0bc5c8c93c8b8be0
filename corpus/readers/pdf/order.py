"""Reading order: the page is cut along white space, across it and down it, as a person reads.

A recursive XY-cut (Nagy and Seth, 1984) alone reads two columns line by line wherever their
paragraphs end at one height. So strips that share a gutter are put together before the cut, and are
read column by column; lines whose right part is an amount are the exception and are read along.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from corpus.document import Box
from corpus.readers.pdf.geometry import gaps, overlap_x, union

GUTTER = 7.0  # points: the least white space between two columns
NEAR = 14.0  # points: a strip with text on one side only this near continues the columns
SHRINK = 0.12  # share of its height by which a box is narrowed, since glyph boxes may touch
MAX_DEPTH = 40


class Element(Protocol):
    @property
    def box(self) -> Box: ...

    @property
    def is_value(self) -> bool: ...


Placed = tuple[Element, bool]  # an element, and whether it goes on the line of the one before


def reading_order(
    elements: Sequence[Element], rules: Sequence[Box] = (), depth: int = 0
) -> list[Placed]:
    """Elements in the order they are read. `rules` are horizontal lines drawn across columns."""
    if len(elements) <= 1 or depth > MAX_DEPTH:
        return [(e, False) for e in sorted(elements, key=lambda e: (e.box.top, e.box.x0))]
    strips = _strips(elements)
    if len(strips) == 1:
        return _columns(strips[0], rules, depth)
    regions = _regions(strips, rules)
    if len(regions) == 1:
        return _columns(list(elements), rules, depth)
    return [p for region in regions for p in reading_order(region, rules, depth + 1)]


def _strips(elements: Sequence[Element]) -> list[list[Element]]:
    """Elements cut along every horizontal gap, from the top."""
    spans = []
    for element in elements:
        inset = (element.box.bottom - element.box.top) * SHRINK
        inset = min(inset, 2.0)
        spans.append((element.box.top + inset, element.box.bottom - inset))
    cuts = [(a + b) / 2 for a, b in gaps(spans, 0.01)]
    strips: list[list[Element]] = [[] for _ in range(len(cuts) + 1)]
    for element, (top, _) in zip(elements, spans, strict=True):
        strips[sum(cut <= top for cut in cuts)].append(element)
    return strips


def _regions(strips: list[list[Element]], rules: Sequence[Box]) -> list[list[Element]]:
    """Strips put together as long as one gutter runs through all of them."""
    regions: list[list[Element]] = []
    index = 0
    while index < len(strips):
        last = _reach(strips, index, rules)
        regions.append([e for strip in strips[index : last + 1] for e in strip])
        index = last + 1
    return regions


def _reach(strips: list[list[Element]], first: int, rules: Sequence[Box]) -> int:
    """Index of the last strip that reads in the same columns as the first."""
    last = first
    joined = list(strips[first])
    for index in range(first + 1, len(strips)):
        attempt = joined + strips[index]
        if not _shares_columns(strips[first : index + 1], attempt, rules):
            break
        joined, last = attempt, index
    # A strip that stands on one side only belongs to the columns where it is near them.
    while (
        last > first
        and not _two_sided(strips[last], joined)
        and not _is_near(strips[last - 1], strips[last])
    ):
        joined = joined[: len(joined) - len(strips[last])]
        last -= 1
    return last if any(_two_sided(s, joined) for s in strips[first : last + 1]) else first


def _shares_columns(
    strips: list[list[Element]], joined: list[Element], rules: Sequence[Box]
) -> bool:
    gutters = _gutters(joined)
    if not gutters:
        return (
            not _gutters(strips[0]) and len(strips[0]) == 1 and _one_side(strips[0][0], strips[1])
        )
    if _is_ruled(strips[-2], strips[-1], rules):
        return False
    return not _reads_along(strips, gutters)


def _one_side(element: Element, strip: list[Element]) -> bool:
    """Whether a lone element stands over one column of the strip below it, close to it."""
    gutters = _gutters(strip)
    return any((element.box.x1 <= b or element.box.x0 >= a) for a, b in gutters) and _is_near(
        [element], strip
    )


def _gutters(elements: Sequence[Element]) -> list[tuple[float, float]]:
    return gaps([(e.box.x0, e.box.x1) for e in elements], GUTTER)


def _two_sided(strip: list[Element], region: list[Element]) -> bool:
    return any(
        any(e.box.x1 <= a + 0.01 for e in strip) and any(e.box.x0 >= b - 0.01 for e in strip)
        for a, b in _gutters(region)
    )


def _is_near(above: list[Element], below: list[Element]) -> bool:
    return union(e.box for e in below).top - union(e.box for e in above).bottom <= NEAR


def _is_ruled(above: list[Element], below: list[Element], rules: Sequence[Box]) -> bool:
    """Whether a line is drawn between two strips across most of both."""
    upper, lower = union(e.box for e in above), union(e.box for e in below)
    both = union([upper, lower])
    return any(
        upper.bottom - 3 <= r.top <= lower.top + 3
        and overlap_x(r, both) >= 0.7 * (both.x1 - both.x0)
        for r in rules
    )


def _reads_along(strips: list[list[Element]], gutters: list[tuple[float, float]]) -> bool:
    """Whether what stands right of a gutter are amounts, each on the line of its name."""
    if any(_is_row(strip) for strip in (strips[0], strips[-1])):
        return True
    return any(
        _names_and_values([e for strip in strips for e in strip], gutter) for gutter in gutters
    )


def _is_row(strip: list[Element]) -> bool:
    return any(_names_and_values(strip, gutter) for gutter in _gutters(strip))


def _names_and_values(elements: list[Element], gutter: tuple[float, float]) -> bool:
    left, right = gutter
    values = [e for e in elements if e.box.x0 >= right - 0.01]
    names = [e for e in elements if e.box.x1 <= left + 0.01]
    return bool(values and names) and all(e.is_value for e in values)


def _columns(elements: list[Element], rules: Sequence[Box], depth: int) -> list[Placed]:
    """Elements of one region, column by column from the left."""
    gutters = _gutters(elements)
    if not gutters:
        return [(e, False) for e in sorted(elements, key=lambda e: (e.box.top, e.box.x0))]
    along = len(_strips(elements)) == 1 and all(
        e.is_value for e in elements if e.box.x0 >= gutters[0][1] - 0.01
    )
    placed: list[Placed] = []
    cuts = [(a + b) / 2 for a, b in gutters]
    columns: list[list[Element]] = [[] for _ in range(len(cuts) + 1)]
    for element in elements:
        columns[sum(cut <= element.box.x0 for cut in cuts)].append(element)
    for number, column in enumerate(columns):
        inner = reading_order(column, rules, depth + 1)
        if along and number and inner:
            inner[0] = (inner[0][0], True)
        placed.extend(inner)
    return placed
