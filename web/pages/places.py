"""Where a range of a document's text stands on a page."""

from __future__ import annotations

from corpus.document import Box, Document


def boxes(document: Document, number: int, start: int, end: int) -> list[Box]:
    """Boxes of what the layout put on page `number` of `text[start:end]`, in its order."""
    return [
        block.box
        for block in document.blocks
        if block.page == number and block.box and block.start < end and block.end > start
    ]
