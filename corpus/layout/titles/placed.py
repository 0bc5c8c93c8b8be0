"""Titles of slides and pages, told by place and size.

A slide's title stands at its top, on lines of one size and one left edge, and is often no larger
than the text below; beside it stand the ministry and the amount, which are not part of it. A page
of a report has a title only where its text is larger than the rest.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from statistics import median

from corpus.document import Block, Box, Document
from corpus.layout.text_lines import is_mark
from corpus.programs.names import is_name
from corpus.programs.naming import title_names, without_offices
from corpus.text.amounts import find_amounts
from corpus.text.folding import fold_key
from corpus.words import alternation, listed

# A title stands in this upper part of its page.
TITLE_ZONE = 0.22
# On any page, text so much larger than the usual one is a title.
TITLE_SIZE = 1.2
# Lines of one title differ in size by less than this part, and in their left edge by less than
# this many characters; the gap between them is less than one line.
SAME_SIZE = 0.08
SAME_EDGE = 1.5
LINE_GAP = 0.9
LONGEST_TITLE = 100
# More lines of one size and edge are a paragraph.
MOST_LINES = 4
# What stands at the top of more pages than this is a running head.
RUNNING = 3

_NO_TITLE = re.compile(
    r"^[※【\[＜<*]|^[(（](?![0-9０-９]{1,2}[)）])|^[0-9０-９\s\-–—p.P/／]*$"
    r"|^(?:資料|別紙|参考資料|出典|注|令和\S{1,3}年\S{0,8}日)|[。、，]"
)
# A line that begins so goes on from the one above.
_GOES_ON = re.compile(r"^[をにのがはでとや]")
# A line that begins so is another heading, and ends the title above it.
_NUMBERED = re.compile(r"^(?:[①-⑳]|[(（]?[0-9０-９]{1,2}[)）.．])")
_LABEL = re.compile(rf"{alternation(listed('names', 'budget_words'))}[^\n]{{0,6}}額")


def page_titles(document: Document) -> dict[int, tuple[str, ...]]:
    """The names in the title of each page that has one, by page number."""
    by_page: dict[int, list[Block]] = {}
    for block in document.blocks:
        if block.page is not None and block.box and block.size:
            by_page.setdefault(block.page, []).append(block)
    lines = {page: _title_lines(document, blocks) for page, blocks in by_page.items()}
    heads = Counter(_without_digits(found[0]) for found in lines.values() if found)
    names = {
        page: tuple(title_names("\n".join(found)))
        for page, found in lines.items()
        if found and heads[_without_digits(found[0])] <= RUNNING
    }
    return {page: found for page, found in names.items() if found}


def _without_digits(text: str) -> str:
    return re.sub(r"[0-9]+", "", fold_key(text))


def _title_lines(document: Document, blocks: Sequence[Block]) -> list[str]:
    """The lines of a page's title, none where it has no title."""
    bottom = max(_box(b).bottom for b in blocks)
    slide = max(_box(b).x1 for b in blocks) > bottom
    usual = median(s for b in blocks for s in [b.size or 0.0] * (1 + (b.end - b.start) // 10))
    upper = sorted(
        (b for b in blocks if _box(b).top < TITLE_ZONE * bottom and _may_be(document, b)),
        key=lambda b: (round(_box(b).top / (b.size or 1.0)), _box(b).x0),
    )
    by_top = sorted(blocks, key=lambda b: _box(b).top)
    tops = [_box(b).top for b in by_top]
    below = (by_top[bisect_right(tops, _box(b).top) :] for b in upper)
    titles = [t for b, rest in zip(upper, below, strict=True) if (t := _stack(document, b, rest))]
    if not titles:
        return []
    largest = max((t for t in titles), key=lambda t: t[0].size or 0.0)
    above = titles[0][0].size or 0.0
    if (largest[0].size or 0.0) >= TITLE_SIZE * max(usual, above if slide else 0.0):
        chosen = next(t for t in titles if _same_size(t[0].size, largest[0].size))
    else:
        chosen = titles[0] if slide else []
    if not slide and chosen and _NUMBERED.match(_text(document, chosen[0])):
        return []  # a chapter of a report goes on over its pages; it is no title of one
    return [_text(document, b) for b in chosen]


def _stack(document: Document, first: Block, below: Sequence[Block]) -> list[Block]:
    """A title's first line and those below that belong to it; nothing where it is a paragraph.

    `below` is what stands under the first line, from the top.
    """
    stack = [first]
    for block in below:
        if not _same_column(block, first):
            continue
        gap = _box(block).top - _box(stack[-1]).bottom
        text = _text(document, block)
        if gap > LINE_GAP * (first.size or 0.0) or _NUMBERED.match(text) or is_mark(text[:1]):
            return stack
        if not _may_be(document, block, first=False):
            return [] if gap <= 0.5 * LINE_GAP * (first.size or 0.0) else stack
        stack.append(block)
        if len(stack) > MOST_LINES:
            return []
    return stack


def _same_column(block: Block, first: Block) -> bool:
    near = abs(_box(block).x0 - _box(first).x0) < SAME_EDGE * (first.size or 0.0)
    return near and _same_size(block.size, first.size)


def _same_size(one: float | None, other: float | None) -> bool:
    return abs((one or 0.0) - (other or 0.0)) <= SAME_SIZE * (other or 0.0)


def _may_be(document: Document, block: Block, *, first: bool = True) -> bool:
    """Whether a block can be a line of a title: no ministry alone, amount, item or sentence."""
    text = _text(document, block)
    if not 2 < len(text) <= LONGEST_TITLE or (is_mark(text[0]) and not _NUMBERED.match(text)):
        return False
    if _NO_TITLE.search(text) or (first and _GOES_ON.match(text)) or not without_offices(text):
        return False
    return is_name(text) and not find_amounts(text) and not _LABEL.search(text)


def _text(document: Document, block: Block) -> str:
    return "".join(document.text[block.start : block.end].split("\n")).strip()


def _box(block: Block) -> Box:
    if block.box is None:  # only blocks with a box are looked at
        raise ValueError("a block without a place on its page")
    return block.box
