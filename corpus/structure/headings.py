"""Headings of a document: as its format marks them, as its layout shows them, or as lines set them.

Word processors and HTML say what is a heading. A slide shows its title by place and size. Text
that has lost both still numbers its chapters (１．), brackets its labels (【目的】) and sets what
every slide of its kind has (背景・課題) and the names of programs on lines of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from corpus.document import Block, Document, Page
from corpus.programs.naming import is_title
from corpus.structure.text_lines import TextLine, joined, text_lines, without_marks
from corpus.text.folding import fold_key

# A title stands in the upper part of its slide, and is larger than most of its text.
TITLE_ZONE = 0.35
TITLE_SIZE = 1.15
# Titles of one size differ by less than this part of it.
SAME_SIZE = 0.08
LONGEST_TITLE = 120
LONGEST_HEADING = 45
# What stands at the same place of so many pages is a running head, not a title.
RUNNING = 3

TITLE_LEVEL = 1
_NUMBERED = (
    (2, re.compile(r"第[0-9０-９一二三四五六七八九十]{1,3}[章部編][\s　.．]?\S")),
    (2, re.compile(r"(?:[0-9０-９]{1,2}|[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ])[.．](?![0-9０-９])\s?\S")),
    (
        3,
        re.compile(r"(?:第[0-9０-９]{1,3}節|[0-9０-９]{1,2}[.．\-－][0-9０-９]{1,2}[.．]?\s)\s?\S"),
    ),
    (3, re.compile(r"[(（][0-9０-９]{1,2}[)）]\s?\S")),
    (4, re.compile(r"[①-⑳]\s?\S")),
)
_LABEL_LEVEL = 5
_BRACKETED = re.compile(r"[【＜<〈《](?P<label>[^】＞>〉》]{2,30})[】＞>〉》]")
_PART = (
    "背景|現状|課題|趣旨|目的|概要|内容|スキーム|イメージ|対象|期間|実施体制|実施方針|成果|成果例|効果|インパクト|アウトプット|ポイント"
    "|要件|方向性|取組|予定|スケジュール|留意事項|注意事項|お?問い?合わ?せ先?|政策文書|参考|参考資料|はじめに|おわりに|まとめ|目次"
)
_PARTS = re.compile(
    rf"(?:(?:本?事業|施策|支援|主な|これまで|期待される|具体的な?|今後|関連)の?){{0,2}}(?:{_PART})"
    rf"(?:[・と](?:{_PART}))*"
)
_DIGITS = re.compile(r"[0-9０-９]+")
_SENTENCE = re.compile(r"[。、，]|[をがはに]$|(?:する|した|です|ます)$")


@dataclass(frozen=True, slots=True)
class Heading:
    """`text[start:end]` is a heading; `level` counts from 1, the highest."""

    start: int
    end: int
    level: int
    text: str
    title: bool = False  # of a page or of the whole document


def find_headings(document: Document) -> tuple[Heading, ...]:
    """Every heading, in order, none inside a table."""
    marked = [b for b in document.blocks if b.heading is not None]
    found = [_marked(document, b) for b in marked]
    found += _titles(document) if not marked else []
    known = [(h.start, h.end) for h in found]
    tables = [(t.start, t.end) for t in document.tables]
    for heading in _in_lines(document, labels_only=bool(marked)):
        if not any(a <= heading.start < b for a, b in (*known, *tables)):
            found.append(heading)
    return tuple(sorted((h for h in found if h.text), key=lambda h: h.start))


def title_blocks(document: Document, page: Page) -> list[Block]:
    """The blocks that hold a page's title: the largest text of its upper part."""
    blocks = [b for b in document.blocks if b.page == page.number and b.box and b.size]
    if len(blocks) < 2:
        return []
    bottom = max(b.box.bottom for b in blocks if b.box)
    usual = median(b.size for b in blocks for _ in range(max(1, (b.end - b.start) // 10)) if b.size)
    upper = [b for b in blocks if b.box and b.box.top < TITLE_ZONE * bottom]
    upper = [b for b in upper if len(document.text[b.start : b.end].strip()) <= LONGEST_TITLE]
    largest = max((b.size for b in upper if b.size), default=0.0)
    if largest < TITLE_SIZE * usual:
        return []
    return [b for b in upper if b.size and b.size >= largest * (1 - SAME_SIZE)]


def _marked(document: Document, block: Block) -> Heading:
    text = joined(document.text[block.start : block.end]).lstrip("# ")
    return Heading(block.start, block.end, block.heading or 1, text, title=block.heading == 1)


def _titles(document: Document) -> list[Heading]:
    titles = [_title(document, page, title_blocks(document, page)) for page in document.pages]
    keys = [_DIGITS.sub("", fold_key(t.text)) if t else "" for t in titles]
    return [t for t, key in zip(titles, keys, strict=True) if t and keys.count(key) <= RUNNING]


def _title(document: Document, page: Page, blocks: Sequence[Block]) -> Heading | None:
    """One heading for the title; a title that is not first in the text still heads its page."""
    if not blocks:
        return None
    text = joined("\n".join(document.text[b.start : b.end] for b in blocks))
    first = min(b.start for b in blocks)
    end = max(b.end for b in blocks) if first == page.start else page.start
    return Heading(page.start, max(end, page.start), TITLE_LEVEL, text, title=True)


def _in_lines(document: Document, *, labels_only: bool) -> Iterator[Heading]:
    """Headings that the form of a line shows; runs of them without text are lists, not headings."""
    lines = text_lines(document.text, 0, len(document.text))
    plain = not document.blocks
    levels = [_level(line, labels_only=labels_only, plain=plain) for line in lines]
    for index, (line, level) in enumerate(zip(lines, levels, strict=True)):
        if level is None:
            continue
        alone = levels[index - 1 : index] != [level] and levels[index + 1 : index + 2] != [level]
        if alone and index + 1 < len(lines):
            yield Heading(line.start, line.end, level, _label(line))


def _level(line: TextLine, *, labels_only: bool, plain: bool) -> int | None:
    text = (
        line.text[without_marks(line) :].strip() if line.text[0] not in "①②③④⑤⑥⑦⑧⑨" else line.text
    )
    if _BRACKETED.fullmatch(text):
        return _LABEL_LEVEL
    if labels_only or len(text) > LONGEST_HEADING or _SENTENCE.search(text):
        return None
    numbered = next((level for level, form in _NUMBERED if form.match(text)), None)
    if numbered is not None:
        return numbered
    if plain and line.text == text and is_title(text):
        return TITLE_LEVEL
    return _LABEL_LEVEL if _PARTS.fullmatch(text) else None


def _label(line: TextLine) -> str:
    bracketed = _BRACKETED.fullmatch(line.text[without_marks(line) :].strip())
    return bracketed["label"] if bracketed else joined(line.text)


__all__ = ["Heading", "find_headings", "title_blocks"]
