"""Headings of a document: as its format marks them, as its layout shows them, or as lines set them.

Word processors and HTML say what is a heading. A slide shows its title by place and size. Text
that has lost both still numbers its chapters (１．), brackets its labels (【目的】) and sets what
every slide of its kind has (背景・課題) and the names of programs on lines of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.document import Block, Document
from corpus.figures.names import acronym
from corpus.programs.naming import is_title
from corpus.structure.text_lines import TextLine, joined, text_lines, without_marks
from corpus.structure.titles import page_titles
from corpus.text.folding import fold_key

PDF = "application/pdf"
LONGEST_HEADING = 45

TITLE_LEVEL = 1
# The forms of numbers; which of them is the higher one, each document decides by its first use.
_NUMBERED = (
    re.compile(r"第[0-9０-９一二三四五六七八九十]{1,3}[章部編節][\s　.．]?\S"),
    re.compile(r"(?:[0-9０-９]{1,2}|[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ])[.．](?![0-9０-９])\s?\S"),
    re.compile(r"[0-9０-９]{1,2}[.．\-－][0-9０-９]{1,2}[.．]?\s\s?\S"),
    re.compile(r"[(（][0-9０-９]{1,2}[)）]\s?\S"),
    re.compile(r"[①-⑳]\s?\S"),
)
_FIRST_NUMBER_LEVEL = 2
_LABEL_LEVEL = 8
_LABEL, _TITLE = -1, -2
_BRACKETED = re.compile(r"[【＜<〈《](?P<label>[^】＞>〉》]{2,30})[】＞>〉》]")
_PART = (
    "背景|現状|課題|趣旨|目的|概要|内容|スキーム|イメージ|対象|期間|実施体制|実施方針|成果|成果例|効果|インパクト|アウトプット|ポイント"
    "|要件|方向性|取組|予定|スケジュール|留意事項|注意事項|お?問い?合わ?せ先?|政策文書|参考|参考資料|はじめに|おわりに|まとめ|目次"
)
_PARTS = re.compile(
    rf"(?:(?:本?事業|施策|支援|主な|これまで|期待される|具体的な?|今後|関連)の?){{0,2}}(?:{_PART})"
    rf"(?:[・と](?:{_PART}))*"
)
_SENTENCE = re.compile(r"[。、，]|・・|…|‥|[をがはに]$|(?:する|した|です|ます)$")


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
    marked = [b for b in document.blocks if b.heading is not None] if _marks(document) else []
    found = [_marked(document, b) for b in marked]
    found += _titles(document) if not marked else []
    known = [(h.start, h.end) for h in found]
    titles = {document.page_at(h.start): fold_key(h.text) for h in found if h.title}
    for heading in _in_lines(document, labels_only=bool(marked)):
        inside = any(a <= heading.start < b for a, b in known)
        title = titles.get(document.page_at(heading.start), "") if document.pages else ""
        if not inside and fold_key(heading.text) not in title:
            found.append(heading)
    return tuple(sorted((h for h in found if h.text), key=lambda h: h.start))


def _marks(document: Document) -> bool:
    """Whether the format itself says what is a heading; in a PDF it is a guess from sizes."""
    return document.media_type != PDF


def _marked(document: Document, block: Block) -> Heading:
    text = joined(document.text[block.start : block.end]).lstrip("# ")
    return Heading(block.start, block.end, block.heading or 1, text, title=block.heading == 1)


def _titles(document: Document) -> list[Heading]:
    names = page_titles(document) if document.blocks else _plain_titles(document)
    return [
        Heading(page.start, page.start, TITLE_LEVEL, "、".join(names[page.number]), title=True)
        for page in document.pages
        if page.number in names
    ]


def _plain_titles(document: Document) -> dict[int, tuple[str, ...]]:
    """Titles of pages without layout: the one line, wherever it stands, that names a program.

    Of several the one with an acronym counts, if there is one: the others are what it is part of.
    """
    found = {}
    for page in document.pages:
        lines = text_lines(document.text, page.start, page.end)
        names = {fold_key(line.text): line.text for line in lines if is_title(line.text)}
        short = [name for name in names.values() if acronym(name)]
        if len(names) == 1 or len(short) == 1:
            found[page.number] = tuple(short or names.values())
    return found


def _in_lines(document: Document, *, labels_only: bool) -> Iterator[Heading]:
    """Headings that the form of a line shows; runs of them without text are lists, not headings."""
    lines = _lines_outside(document)
    plain = not document.blocks
    forms = [_form(line, labels_only=labels_only, plain=plain) for line in lines]
    numbered = [f for f in dict.fromkeys(forms) if f is not None and f >= 0]
    levels = {form: _FIRST_NUMBER_LEVEL + rank for rank, form in enumerate(numbered)}
    levels |= {_TITLE: TITLE_LEVEL, _LABEL: _LABEL_LEVEL}
    for index, (line, form) in enumerate(zip(lines, forms, strict=True)):
        if form is None:
            continue
        alone = forms[index - 1 : index] != [form] and forms[index + 1 : index + 2] != [form]
        if alone and index + 1 < len(lines):
            yield Heading(line.start, line.end, levels[form], _text_of(line))


def _lines_outside(document: Document) -> list[TextLine]:
    """The lines of a document that stand in no table."""
    tables = sorted((t.start, t.end) for t in document.tables)
    edges = [0, *(edge for table in tables for edge in table), len(document.text)]
    return [
        line
        for start, end in zip(edges[::2], edges[1::2], strict=True)
        for line in text_lines(document.text, start, end)
    ]


def _form(line: TextLine, *, labels_only: bool, plain: bool) -> int | None:
    """The form of a heading that a line has: an index of `_NUMBERED`, a label, a title."""
    circled = "①" <= line.text[0] <= "⑳"
    text = line.text if circled else line.text[without_marks(line) :].strip()
    if _BRACKETED.fullmatch(text):
        return _LABEL
    if labels_only or len(text) > LONGEST_HEADING or _SENTENCE.search(text):
        return None
    numbered = next((i for i, form in enumerate(_NUMBERED) if form.match(text)), None)
    if numbered is not None:
        return numbered
    if plain and line.text == text and is_title(text):
        return _TITLE
    return _LABEL if _PARTS.fullmatch(text) else None


def _text_of(line: TextLine) -> str:
    bracketed = _BRACKETED.fullmatch(line.text[without_marks(line) :].strip())
    return bracketed["label"] if bracketed else joined(line.text)


__all__ = ["Heading", "find_headings"]
