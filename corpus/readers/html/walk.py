"""A walk over a page's elements that meets only what the page shows."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum, auto
from typing import TYPE_CHECKING, Any

from corpus.readers.html.shown import ShownText, is_furniture
from corpus.readers.left_out import LeftOut
from corpus.readers.marks import lowered, raised

if TYPE_CHECKING:
    from lxml.etree import _Element

INLINE = frozenset(
    """a abbr b bdi bdo big cite code data dfn em font i img input ins kbd label mark q rb ruby
    samp small span strong sub sup time tt u var wbr""".split()  # noqa: SIM905
)
_KEPT = "\ue000"  # stands for a space that white space around it must not swallow
_TAIL = 8  # characters before a raised mark that tell what it is


class Event(Enum):
    """What the walk meets: a text, a line break, a table, an element's beginning and end."""

    TEXT = auto()
    BREAK = auto()
    TABLE = auto()
    OPEN = auto()
    CLOSE = auto()


class PageWalk:
    """Walks elements of one page and counts what it passes over."""

    def __init__(self, root: _Element, left: LeftOut) -> None:
        self._shown = ShownText(root)
        self._left = left

    def is_said(self, node: _Element) -> bool:
        """Whether an element is shown; counts it where not."""
        kind = self._shown.unsaid(node)
        if kind and _words(node).strip():
            self._left.add(kind)
        return kind is None

    def events(self, root: _Element) -> Iterator[tuple[Event, Any]]:
        """What is shown of an element, in order; a table of data is one event, not entered."""
        from lxml import etree

        walker = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
        skipping: _Element | None = None
        kept, tail = 0, ""
        for event, node in walker:
            text: str | None = None
            if event == "start" and skipping is None:
                whole = self._whole(node, root, tail)
                if whole is not None:
                    skipping = node
                    walker.skip_subtree()
                    yield from whole
                    continue
                kept += node.tag == "pre"
                yield (Event.BREAK, None) if node.tag == "br" else (Event.OPEN, str(node.tag))
                text = node.text
            elif event == "end":
                if skipping is None:
                    kept -= node.tag == "pre"
                    yield Event.CLOSE, str(node.tag)
                skipping = None if skipping is node else skipping
                text = node.tail if skipping is None and node is not root else None
            elif event in ("comment", "pi") and node is not root:
                text = node.tail if skipping is None else None
            if text:
                yield from _kept(text) if kept else ((Event.TEXT, text),)
                tail = (tail + text)[-_TAIL:]

    def _whole(
        self, node: _Element, root: _Element, tail: str
    ) -> tuple[tuple[Event, Any], ...] | None:
        """What stands for an element that is not entered; None for one that is."""
        if not isinstance(node.tag, str) or is_furniture(node):
            return ()
        if node is root:
            return None
        if not self.is_said(node):
            return ()
        if node.tag == "table" and is_data_table(node):
            return ((Event.TABLE, node),)
        if node.tag in ("sup", "sub"):
            words = _words(node)
            kept = (raised if node.tag == "sup" else lowered)(tail, words)
            return ((Event.TEXT, kept),) if kept else ()
        return None


def _words(node: _Element) -> str:
    return "".join(str(text) for text in node.itertext())


def is_data_table(table: _Element) -> bool:
    """Whether a table holds data: one that only holds tables is there for the layout."""
    if next(table.iterdescendants("table"), None) is None:
        return True
    if next(table.iterdescendants("th", "caption", "thead"), None) is not None:
        own = (c for c in table.iter("th", "caption", "thead") if _table_of(c) is table)
        if next(own, None) is not None:
            return True
    rows: dict[_Element, int] = {}
    for cell in table.iter("td"):
        row = cell.getparent()
        if row is not None and _table_of(cell) is table and (cell.text or "").strip():
            rows[row] = rows.get(row, 0) + 1
    return sum(count >= 2 for count in rows.values()) >= 2


def _table_of(node: _Element) -> _Element | None:
    return next(node.iterancestors("table"), None)


def _kept(text: str) -> Iterator[tuple[Event, Any]]:
    """Text whose line breaks and spaces are shown as they are."""
    for index, line in enumerate(text.split("\n")):
        if index:
            yield Event.BREAK, None
        if line:
            yield Event.TEXT, line.expandtabs().replace(" ", _KEPT)


def tidy(line: str) -> str:
    """A line with its white space as a browser shows it."""
    return " ".join(line.split()).replace(_KEPT, " ").rstrip()
