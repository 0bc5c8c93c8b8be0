"""Small geometry on boxes that every step of the layout shares."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from corpus.document import Box

BAND = 24.0  # points


class Placed(Protocol):
    """What has a place on a page."""

    @property
    def x0(self) -> float: ...
    @property
    def top(self) -> float: ...
    @property
    def x1(self) -> float: ...
    @property
    def bottom(self) -> float: ...


def union(boxes: Iterable[Placed]) -> Box:
    """Smallest box around all of them; there must be one."""
    items = list(boxes)
    return Box(
        min([b.x0 for b in items]), min([b.top for b in items]),
        max([b.x1 for b in items]), max([b.bottom for b in items]),
    )  # fmt: skip


def area(box: Box) -> float:
    """The area of a box; 0 where its edges are the wrong way round."""
    return max(0.0, box.x1 - box.x0) * max(0.0, box.bottom - box.top)


def overlap_x(a: Box, b: Box) -> float:
    """Width that both cover; negative is the gap between them."""
    return min(a.x1, b.x1) - max(a.x0, b.x0)


def overlap_y(a: Box, b: Box) -> float:
    """Height that both cover; negative is the gap between them."""
    return min(a.bottom, b.bottom) - max(a.top, b.top)


def has_centre(outer: Box, inner: Box) -> bool:
    """Whether the middle of `inner` lies in `outer`."""
    x, y = (inner.x0 + inner.x1) / 2, (inner.top + inner.bottom) / 2
    return outer.x0 <= x <= outer.x1 and outer.top <= y <= outer.bottom


class BoxIndex:
    """Boxes by height, so that only those beside a place are looked at; their order stays."""

    def __init__(self, boxes: Sequence[Box]) -> None:
        self._bands: dict[int, list[int]] = {}
        self._boxes = boxes
        for index, box in enumerate(boxes):
            for band in range(int(box.top // BAND), int(box.bottom // BAND) + 1):
                self._bands.setdefault(band, []).append(index)

    def around(self, inner: Box) -> int | None:
        """Index of the first box that has the middle of `inner`, None where none has."""
        near = self._bands.get(int((inner.top + inner.bottom) / 2 // BAND), ())
        return next((i for i in near if has_centre(self._boxes[i], inner)), None)


def gaps(intervals: Iterable[tuple[float, float]], least: float) -> list[tuple[float, float]]:
    """Intervals of at least `least` that lie between the given ones and are covered by none."""
    found: list[tuple[float, float]] = []
    reach: float | None = None
    for start, end in sorted(intervals):
        if reach is not None and start - reach >= least:
            found.append((reach, start))
        reach = end if reach is None else max(reach, end)
    return found


def median(values: Sequence[float], default: float) -> float:
    """The middle one of some values in order, the upper one of two."""
    return sorted(values)[len(values) // 2] if values else default
