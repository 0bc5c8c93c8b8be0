"""Which program a group of statements belongs to, as far as the layout of its page proves it.

With boxes: the name in the same row, the name right above in the same column, else the title of
the page. Without boxes the order of lines is all there is, and slides turned into text scramble it:
a page with one headline belongs to its one program; on a page with several, names count only if
every headline has one before it, or every headline has one behind it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from corpus.facts.row import Measure
from corpus.layout.lines import PlacedLine
from corpus.slides.groups import AmountGroup
from corpus.slides.page_names import OFFICES, TITLE_WITHIN_LINES, Name, envelopes, stacked, top_of
from corpus.text.folding import fold_key

# A name above starts at most this many line heights below the line before.
ABOVE_GAP = 1.5


def name_beside(
    lines: Sequence[PlacedLine], names: Sequence[Name], group: AmountGroup
) -> Name | None:
    """The name to the left in the row of the group's head."""
    head = group.head.line
    left = [
        n
        for n in names
        if lines[n.index].beside(head)
        and _x1(lines[n.index]) <= _x0(head) + 1
        and not OFFICES.match(n.text)
    ]
    if not left:
        return None
    return stacked(lines, names, max(left, key=lambda n: _x1(lines[n.index])))


def name_above(
    lines: Sequence[PlacedLine], names: Sequence[Name], group: AmountGroup
) -> Name | None:
    """The name right above the group's head in its column."""
    head = group.head.line
    if head.box is None:
        return None
    height = head.box.bottom - head.box.top
    above = [
        n
        for n in names
        if (box := lines[n.index].box) is not None
        and head.box.top >= box.top
        and head.box.top - box.bottom <= ABOVE_GAP * height
        and min(box.x1, head.box.x1) > max(box.x0, head.box.x0)
        and not lines[n.index].beside(head)
        and not OFFICES.match(n.text)
    ]
    return max(above, key=lambda n: top_of(lines[n.index])) if above else None


def name_before(
    lines: Sequence[PlacedLine], names: Sequence[Name], group: AmountGroup
) -> Name | None:
    """The name that ends right above the group's head and to the left of it.

    That is where a box has its title when its amount stands at the end of the next line. It proves
    nothing by itself.
    """
    head = group.head.line
    if head.box is None:
        return None
    height = head.box.bottom - head.box.top
    before = [
        n
        for n in names
        if (box := lines[n.last].box) is not None
        and 0 <= head.box.top - box.bottom <= ABOVE_GAP * height
        and box.x1 <= head.box.x0
        and not OFFICES.match(n.text)
    ]
    return max(before, key=lambda n: _x1(lines[n.last])) if before else None


def title_in_order(
    lines: Sequence[PlacedLine], names: Sequence[Name], group: AmountGroup
) -> Name | None:
    """Without boxes, the title of a page that has one headline."""
    inside = envelopes(lines)
    outer = [n for n in names if fold_key(n.text) not in inside]
    above = [n for n in outer if n.last == group.index - 1]
    if above and (above[-1].likely or above[-1].index < TITLE_WITHIN_LINES):
        return above[-1]
    first = [n for n in outer if n.likely and n.index < TITLE_WITHIN_LINES]
    strong = [n for n in outer if n.strong]
    if len(first) == 1:
        return first[0]
    if group.head.label and group.head.label.measure is Measure.PREVIOUS:
        return None  # given beside a budget that did not stay with it, nor need its name
    return strong[0] if len({fold_key(n.text) for n in strong}) == 1 else None


def names_in_order(
    names: Sequence[Name], groups: Sequence[AmountGroup], line_count: int
) -> dict[int, Name]:
    """Without boxes, names of several headlines: all from before, or all from behind.

    Maps the place of a group in `groups` to its name; empty where neither or both would do.
    """
    before, behind = {}, {}
    edges = [-1, *(g.index for g in groups), line_count]
    strong = [n for n in names if n.strong]
    firsts, lasts = [n.index for n in strong], [n.last for n in strong]
    for i, group in enumerate(groups):
        earlier = bisect_left(lasts, group.index) - 1
        later = bisect_right(firsts, group.index)
        if earlier >= 0 and lasts[earlier] > edges[i]:
            before[i] = strong[earlier]
        if later < len(strong) and firsts[later] < edges[i + 2]:
            behind[i] = strong[later]
    whole = [found for found in (before, behind) if len(found) == len(groups)]
    return whole[0] if len(whole) == 1 else {}


def _x0(line: PlacedLine) -> float:
    return line.box.x0 if line.box else 0.0


def _x1(line: PlacedLine) -> float:
    return line.box.x1 if line.box else 0.0
