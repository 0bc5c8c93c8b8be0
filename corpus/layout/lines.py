"""Lines of a document with their place on the page: what the layout can prove is read from them.

Where a reader gives boxes (PDF, slides), a line is a line of a block with its box; elsewhere a
line of the text. Both are ranges of the document's text, so that a row made from a line cites it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby

from corpus.document import Block, Box, Document, Page
from corpus.layout.cutting import cut_line
from corpus.text.amounts import find_amounts

# Two lines stand in one row where they share at least this part of the lower one's height.
ROW_OVERLAP = 0.5
_ON_ONE_LINE = re.compile(r"[^\n\f]+")


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """A line of text at `start:end` of the document, without the white space around it."""

    start: int
    end: int
    text: str
    page: int | None
    box: Box | None = None
    size: float | None = None

    def beside(self, other: PlacedLine) -> bool:
        """Whether both stand in one row of the page."""
        if self.box is None or other.box is None or self.page != other.page:
            return False
        shared = min(self.box.bottom, other.box.bottom) - max(self.box.top, other.box.top)
        lower = min(self.box.bottom - self.box.top, other.box.bottom - other.box.top)
        return shared >= ROW_OVERLAP * lower


def read_lines(document: Document) -> tuple[PlacedLine, ...]:
    """All lines that hold something, in reading order."""
    pages = _Pages(document.pages)
    boxed = [b for b in document.blocks if b.box is not None]
    if boxed:
        return tuple(line for block in boxed for line in _block_lines(document, block, pages))
    return tuple(_text_lines(document, pages))


class _Pages:
    """The pages of a document by where they begin: each of its lines is asked for its page."""

    def __init__(self, pages: Sequence[Page]) -> None:
        self._pages = pages
        self._starts = [page.start for page in pages]

    def at(self, offset: int) -> int | None:
        """As `Document.page_at`."""
        index = bisect_right(self._starts, offset) - 1
        page = self._pages[index] if index >= 0 else None
        return page.number if page and offset < page.end else None


def group_by_page(lines: Iterable[PlacedLine]) -> tuple[tuple[PlacedLine, ...], ...]:
    """The lines of each page; all lines where the document has no pages."""
    return tuple(tuple(group) for _, group in groupby(lines, key=lambda line: line.page))


def join_rows(document: Document, lines: Iterable[PlacedLine]) -> tuple[PlacedLine, ...]:
    """The lines with a label or name and the amount that follows it in its row made one.

    Only what also follows in the text can be one range of it.
    """
    joined: list[PlacedLine] = []
    for line in lines:
        last = joined[-1] if joined else None
        if last is not None and _continues(document, last, line):
            joined[-1] = _union(document, last, line)
        else:
            joined.append(line)
    return tuple(joined)


def _continues(document: Document, last: PlacedLine, line: PlacedLine) -> bool:
    between = document.text[last.end : line.start]
    if not last.beside(line) or between.strip() or "\n" in between:
        return False
    amounts = find_amounts(line.text)
    return bool(amounts) and not line.text[: amounts[0].start].strip(" 　（(：:")


def _union(document: Document, a: PlacedLine, b: PlacedLine) -> PlacedLine:
    box = a.box
    if a.box and b.box:
        box = Box(
            min(a.box.x0, b.box.x0),
            min(a.box.top, b.box.top),
            max(a.box.x1, b.box.x1),
            max(a.box.bottom, b.box.bottom),
        )
    return PlacedLine(a.start, b.end, document.text[a.start : b.end], a.page, box, a.size)


def outside(
    lines: Iterable[PlacedLine], ranges: Iterable[tuple[int, int]]
) -> tuple[PlacedLine, ...]:
    """The lines that share nothing with the ranges."""
    spans = sorted(ranges)
    starts = [start for start, _ in spans]
    ends = list(accumulate((end for _, end in spans), max))
    kept = []
    for line in lines:
        before = bisect_left(starts, line.end)
        if not before or ends[before - 1] <= line.start:
            kept.append(line)
    return tuple(kept)


def _text_lines(document: Document, pages: _Pages) -> Iterator[PlacedLine]:
    for match in _ON_ONE_LINE.finditer(document.text):
        for start, end in cut_line(match[0]):
            raw = match[0][start:end]
            if line := _line(raw, match.start() + start, pages, None, None):
                yield line


def _block_lines(document: Document, block: Block, pages: _Pages) -> Iterator[PlacedLine]:
    """The lines of a block, its height shared out equally among them."""
    found = list(_ON_ONE_LINE.finditer(document.text, block.start, block.end))
    for i, match in enumerate(found):
        box = block.box
        if box and len(found) > 1:
            box = _slice(box, i, len(found))
        if line := _line(match[0], match.start(), pages, box, block.size):
            yield line


def _slice(box: Box, i: int, count: int) -> Box:
    height = (box.bottom - box.top) / count
    return Box(box.x0, box.top + i * height, box.x1, box.top + (i + 1) * height)


def _line(
    raw: str, start: int, pages: _Pages, box: Box | None, size: float | None
) -> PlacedLine | None:
    text = raw.strip()
    if not text:
        return None
    start += len(raw) - len(raw.lstrip())
    return PlacedLine(start, start + len(text), text, pages.at(start), box, size)
