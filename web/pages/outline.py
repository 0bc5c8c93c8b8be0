"""A part of a document by its structure: headings, paragraphs and tables in their order.

Slides and documents of an office suite cannot be drawn as they look without that suite; what they
are made of can be shown as it is. A part is a page or slide, else some screens of text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from corpus.document import Document, Table
from web.pages.grids import grid

# A document without pages is shown in parts of about so many characters, cut at a heading.
PART: Final = 6000
LONGEST_PART: Final = 9000


@dataclass(frozen=True, slots=True)
class OutlinePart:
    """A page, a slide, or a stretch of a document without pages."""

    start: int
    end: int
    page: int | None = None


def parts(document: Document) -> list[OutlinePart]:
    """All parts of a document, which cover it from its first to its last character."""
    if document.pages:
        return [OutlinePart(p.start, p.end, p.number) for p in document.pages]
    heads = sorted(b.start for b in document.blocks if b.heading)
    tables = [(t.start, t.end) for t in document.tables]
    found, start = list[OutlinePart](), 0
    while len(document.text) - start > LONGEST_PART:
        end = _cut(document.text, start, heads, tables)
        found.append(OutlinePart(start, end))
        start = end
    return [*found, OutlinePart(start, len(document.text))]


def _cut(text: str, start: int, heads: list[int], tables: list[tuple[int, int]]) -> int:
    """The first heading behind enough characters, else the first line; never inside a table."""
    least = start + PART
    heading = next((h for h in heads if least <= h < start + LONGEST_PART), None)
    line = text.find("\n", least) + 1
    end = heading or line or len(text)
    return next((last for first, last in tables if first < end < last), end)


def outline(document: Document, start: int, end: int) -> dict[str, Any]:
    """The part that `text[start:end]` begins in, and how many there are.

    Items are `{"kind": "text", "level": 2, "start": 0, "end": 5, "text": "１．目的"}`, level null
    where it is no heading, or `{"kind": "table", "grid": …}` as `grid` gives a table.
    """
    every = parts(document)
    index = next((i for i, part in enumerate(every) if start < part.end), len(every) - 1)
    part = every[index]
    return {
        "part": index,
        "parts": [{"start": p.start, "end": p.end, "page": p.page} for p in every],
        "items": list(_items(document, part, start, end)),
    }


def _items(document: Document, part: OutlinePart, start: int, end: int) -> Iterator[dict[str, Any]]:
    levels = {block.start: block.heading for block in document.blocks}
    at = part.start
    for table in _tables(document, part):
        yield from _lines(document.text, at, table.start, levels)
        inside = table.start <= start < table.end
        shown = grid(document, *((start, end) if inside else (table.start, table.start)))
        if shown is not None:
            yield {"kind": "table", "grid": shown}
        at = max(at, table.end)
    yield from _lines(document.text, at, part.end, levels)


def _tables(document: Document, part: OutlinePart) -> list[Table]:
    inside = (t for t in document.tables if part.start <= t.start < part.end)
    return sorted(inside, key=lambda table: table.start)


def _lines(
    text: str, start: int, end: int, levels: dict[int, int | None]
) -> Iterator[dict[str, Any]]:
    """Each line that says something, as a heading or a paragraph."""
    at = start
    for line in text[start:end].split("\n"):
        words = line.strip()
        first = at + line.index(words)
        at += len(line) + 1
        if words:
            last = first + len(words)
            level = levels.get(first)
            yield {"kind": "text", "level": level, "start": first, "end": last, "text": words}
