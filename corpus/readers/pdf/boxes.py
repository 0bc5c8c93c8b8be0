"""Boxes: line runs under each other that a person sees as one piece of text.

Frames that are drawn on the page come first: text inside one is never grouped with text outside.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from corpus.document import Box
from corpus.readers.pdf.geometry import BoxIndex, area, overlap_x, overlap_y, union
from corpus.readers.pdf.runs import Run

LINE_GAP = 0.95  # font sizes between two lines of one paragraph, at the widest spacing seen
# The same where the words surely go on from one to the other: 「…（前年度比」, 「1,205千円増）」.
WIDE_GAP = 2.2
SAME_SIZE = 1.3
SAME_LINE = 0.4  # font sizes between baselines
INDENT = 2.5  # font sizes: hanging indents and bullets still belong to the paragraph
CENTRED = 1.0
MIN_FRAME = 12.0  # points; smaller frames are icons and bars
# A frame around nearly the whole page is its border.
MAX_FRAME_SHARE = 0.85
MAX_FRAMES = 1000  # the largest; a page with more is a map or a chart

_VALUE = re.compile(
    r"[\d０-９][\d０-９,，.．]*\s*(?:[兆億万千百]*円|億|％|%|人|件|校|か所|$)|^[-－―△▲]$"
)
# A line of so many characters that a margin cut, by how it ends and how the next begins.
LEAST_CUT = 22
_CUT = re.compile(
    r"[、，,をにのはがで][\n]|[（(][^（）()\n]*\n(?=[^\n]*[）)])"
    r"|[\d０-９]\n(?=[兆億万千百]*円)|[a-z,]\n(?=[a-z])"
)
MAX_VALUE_LENGTH = 30  # characters; a longer line with an amount in it is a sentence


@dataclass(slots=True)
class TextBox:
    """Runs that stand under each other, top to bottom; beside each other where `along` is set."""

    runs: list[Run]
    along: bool = False
    box: Box = field(init=False)

    def __post_init__(self) -> None:
        self.box = union(run.box for run in self.runs)

    def add(self, run: Run) -> None:
        self.runs.append(run)
        self.box = union((self.box, run.box))

    @property
    def is_value(self) -> bool:
        return len(self.runs) == 1 and is_value(self.runs[0].text)


@dataclass(slots=True)
class Frame:
    """A drawn rectangle and what stands in it."""

    outline: Box
    runs: list[Run] = field(default_factory=list)
    frames: list[Frame] = field(default_factory=list)


def is_value(text: str) -> bool:
    """Whether a line is a short label with an amount, as in the right column of a list."""
    return len(text) <= MAX_VALUE_LENGTH and bool(_VALUE.search(text))


def nest_frames(runs: Sequence[Run], outlines: Sequence[Box], page: Box) -> Frame:
    """The page as a frame, with the frames that hold text nested by containment."""
    root = Frame(page)
    usable = [
        o for o in outlines
        if o.x1 - o.x0 >= MIN_FRAME and o.bottom - o.top >= MIN_FRAME
        and area(o) <= MAX_FRAME_SHARE * area(page)
    ]  # fmt: skip
    distinct = sorted(_distinct(usable), key=area)
    frames = [Frame(o) for o in distinct[-MAX_FRAMES:]]
    by_place = BoxIndex([frame.outline for frame in frames])
    for run in runs:
        home = by_place.around(run.box)
        (root if home is None else frames[home]).runs.append(run)
    for index, frame in enumerate(frames):
        if not frame.runs and not frame.frames:
            continue
        parent = next((f for f in frames[index + 1 :] if _holds(f.outline, frame.outline)), root)
        parent.frames.append(frame)
    return root


def _distinct(outlines: Sequence[Box]) -> list[Box]:
    """Fill and border of one rectangle are drawn apart; one of them is enough."""
    seen: dict[tuple[int, ...], Box] = {}
    for o in outlines:
        key = tuple(round(v / 4) for v in (o.x0, o.top, o.x1, o.bottom))
        seen.setdefault(key, o)
    return list(seen.values())


def _holds(outer: Box, inner: Box) -> bool:
    shared = max(0.0, overlap_x(outer, inner)) * max(0.0, overlap_y(outer, inner))
    return shared >= 0.9 * area(inner)


def group_runs(runs: Sequence[Run], rules: Sequence[Box]) -> list[TextBox]:
    """Paragraphs: each run joins the box whose last line it continues. `rules` are horizontal."""
    boxes: list[TextBox] = []
    open_boxes: list[TextBox] = []
    for run in sorted(runs, key=lambda r: (r.box.top, r.box.x0)):
        open_boxes = [b for b in open_boxes if run.box.top - b.runs[-1].box.bottom < 3 * run.size]
        fits = [b for b in open_boxes if _continues(b.runs[-1], run, rules)]
        fits = [b for b in fits if not _spans_neighbour(b, run, open_boxes)]
        if fits:
            min(fits, key=lambda b: abs(b.runs[-1].box.x0 - run.box.x0)).add(run)
        else:
            boxes.append(TextBox([run]))
            open_boxes.append(boxes[-1])
    return _pair_value_columns(boxes)


def _continues(above: Run, below: Run, rules: Sequence[Box]) -> bool:
    size = max(above.size, below.size)
    if above.vertical or below.vertical or size > SAME_SIZE * min(above.size, below.size):
        return False
    gap = below.box.top - above.box.bottom
    most = WIDE_GAP if _goes_on(above.text, below.text) else LINE_GAP
    if not -0.3 * size <= gap <= most * size or overlap_x(above.box, below.box) <= 0:
        return False
    left = abs(above.box.x0 - below.box.x0)
    centre = abs(above.box.x0 + above.box.x1 - below.box.x0 - below.box.x1) / 2
    right = abs(above.box.x1 - below.box.x1)
    if left > INDENT * size and centre > CENTRED * size and right > CENTRED * size:
        return False
    between = (above.box.bottom + below.box.top) / 2
    return not any(
        abs(r.top - between) <= gap / 2 + 0.3 * size
        and min(r.x1, below.box.x1) - max(r.x0, below.box.x0) > 0.9 * (below.box.x1 - below.box.x0)
        and r.x1 - r.x0 > 1.5 * (below.box.x1 - below.box.x0)  # wider than an underline
        for r in rules
    )


def _goes_on(above: str, below: str) -> bool:
    """Whether a long line is cut within a clause, a bracket or an amount, however far the next."""
    return len(above) >= LEAST_CUT and bool(_CUT.search(f"{above.strip()}\n{below.strip()}"))


def _spans_neighbour(box: TextBox, run: Run, others: Sequence[TextBox]) -> bool:
    """Whether the run also lies under text that stands beside the box."""
    last = box.runs[-1].box
    return any(
        overlap_y(last, other.runs[-1].box) > 0 and overlap_x(run.box, other.runs[-1].box) > 0
        for other in others
        if other is not box
    )


def _pair_value_columns(boxes: list[TextBox]) -> list[TextBox]:
    """Lines put together where the lines of a box of amounts stand beside those of another.

    Three names and, to their right, three amounts are read along the lines, and so are the further
    columns of amounts beside them.
    """
    amounts = [box for box in boxes if all(is_value(run.text) for run in box.runs)]
    columns = {id(box) for box in amounts if len(box.runs) > 1}
    others = [box for box in boxes if not any(box is a for a in amounts)]
    named = [
        box
        for box in others
        if any(id(a) in columns and box.box.x1 <= a.box.x0 and _aligned(box, a) for a in amounts)
    ]
    if not named:
        return boxes
    values = [run for box in amounts for run in box.runs]
    rows = _rows(named, values, [run for box in others for run in box.runs])
    used = {id(run) for row in rows for run in row}
    cut = {id(box) for box in named}
    kept = [box for box in boxes if id(box) not in cut and not used & {id(r) for r in box.runs}]
    touched = [box for box in boxes if id(box) not in cut and used & {id(r) for r in box.runs}]
    rest = [run for box in touched for run in box.runs if id(run) not in used]
    return [
        *kept,
        *(TextBox(row, along=len(row) > 1) for row in rows),
        *(TextBox([run]) for run in rest),
    ]


def _rows(named: list[TextBox], values: list[Run], names: list[Run]) -> list[list[Run]]:
    """Each line of the named boxes with the amounts to its right, as far as the next name."""
    rows: list[list[Run]] = []
    taken: set[int] = set()
    for run in (run for box in named for run in box.runs):
        end = min(
            (n.box.x0 for n in names if _on_line(n, run) and n.box.x0 >= run.box.x1),
            default=float("inf"),
        )
        row = [
            v
            for v in values
            if id(v) not in taken and _on_line(run, v) and run.box.x1 <= v.box.x0 < end
        ]
        taken |= {id(v) for v in row}
        rows.append([run, *sorted(row, key=lambda v: v.box.x0)])
    return rows


def _aligned(left: TextBox, right: TextBox) -> bool:
    return all(any(_on_line(a, b) for a in left.runs) for b in right.runs)


def _on_line(a: Run, b: Run) -> bool:
    return abs(a.box.bottom - b.box.bottom) <= SAME_LINE * b.size
