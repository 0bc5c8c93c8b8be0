"""Headings of a document: as its format marks them, as its layout shows them, or as lines set them.

Word processors and HTML say what is a heading. A slide shows its title by place and size. Text
that has lost both still numbers its chapters (１．), brackets its labels (【目的】) and sets what
every slide of its kind has (背景・課題) and the names of programs on lines of their own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from corpus.document import Block, Document
from corpus.layout.text_lines import TextLine, joined, text_lines, without_marks
from corpus.layout.titles.in_order import counted, opening
from corpus.layout.titles.marked import (
    FEWEST,
    is_faq_question,
    is_item_name,
    item_marks,
    stands_over,
)
from corpus.layout.titles.parts import PAGE_NUMBER, is_numbered_part, is_part
from corpus.layout.titles.placed import page_titles
from corpus.layout.titles.plain import above_title, names_page, plain_titles
from corpus.programs.names import clean_name
from corpus.programs.naming import is_title
from corpus.text.folding import fold_key
from corpus.words import alternation, listed

PDF = "application/pdf"
LONGEST_HEADING = 45

TITLE_LEVEL = 1
# The forms of numbers; which of them is the higher one, each document decides by its first use.
_NUMBERED = (
    re.compile(r"第[0-9０-９一二三四五六七八九十]{1,3}[章部編節][\s　.．]?\S"),
    re.compile(r"(?:(?:[0-9０-９]{1,2}|[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ])[.．](?![0-9０-９])\s?|[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ][\s　])\S"),
    re.compile(r"[0-9０-９]{1,2}[.．\-－][0-9０-９]{1,2}[.．]?\s\s?\S"),
    re.compile(r"[(（][0-9０-９]{1,2}[)）]\s?\S"),
    re.compile(r"[①-⑳]\s?\S"),
    re.compile(
        r"(?:議案|議第|報告|請願|陳情|認定|諮問|発議|意見書案?)第?[0-9０-９]{1,3}号[\s　]?\S"
    ),
)
_NUMBER_FORM = 1  # a number and no dot behind it is of this form too: 「１ 事業の目的」
_FIRST_NUMBER_LEVEL = 2
_LABEL_LEVEL = 8
_LABEL, _TITLE = -1, -2
_BILL = len(_NUMBERED) - 1  # what a council decides on, one after the other
_OVER_ITEMS, _ITEM, _QUESTION = len(_NUMBERED), len(_NUMBERED) + 1, len(_NUMBERED) + 2
_OPENING = len(_NUMBERED) + 4
_NAME = len(_NUMBERED) + 3  # as high as its first use has it among the numbers
_BRACKETED = re.compile(r"[【＜<〈《](?P<label>[^】＞>〉》]{2,30})[】＞>〉》]")
# An amount in brackets is a figure, whatever stands below it.
_AMOUNT = re.compile(rf"{alternation(listed('names', 'budget_words'))}[^】]*額|[0-9０-９][^】]*円")
_SENTENCE = re.compile(r"[。、，]|・・|…|‥|[をがはに]$|(?:する|した|です|ます)$")

Named = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Heading:
    """`text[start:end]` is a heading; `level` counts from 1, the highest."""

    start: int
    end: int
    level: int
    text: str
    title: bool = False  # of a page or of the whole document


def find_headings(document: Document, named: Named = lambda _text: False) -> tuple[Heading, ...]:
    """Every heading, in order, none inside a table; `named` tells the programs that are known.

    A line that is nothing but the name of one, whatever mark or number stands before it, heads
    what stands below it: 「■ 灯台改修事業（アカリ）」.
    """
    marked = [b for b in document.blocks if b.heading is not None] if _marks(document) else []
    found = [_marked(document, b) for b in marked]
    found += _titles(document) if not marked else []
    known = [(h.start, h.end) for h in found]
    titles = {document.page_at(h.start): fold_key(h.text) for h in found if h.title}
    for heading in _in_lines(document, named, labels_only=bool(marked)):
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
    bracketed = _BRACKETED.fullmatch(text)
    text = bracketed["label"] if bracketed else text
    return Heading(block.start, block.end, block.heading or 1, text, title=block.heading == 1)


def _titles(document: Document) -> list[Heading]:
    names = page_titles(document) if document.blocks else plain_titles(document)
    return [
        Heading(page.start, page.start, TITLE_LEVEL, "、".join(names[page.number]), title=True)
        for page in document.pages
        if page.number in names
    ]


def _in_lines(document: Document, named: Named, *, labels_only: bool) -> Iterator[Heading]:
    """Headings that the form of a line shows; runs of them without text are lists, not headings."""
    lines, last = _without_page_numbers(_lines_outside(document))
    plain = not document.blocks
    forms = [_form(line, named, labels_only=labels_only, plain=plain) for line in lines]
    forms = _with_capitals(lines, forms)
    heads = [plain and names_page(lines, index) for index in range(len(lines))]
    forms = [_TITLE if head else form for head, form in zip(heads, forms, strict=True)]
    forms = _with_items(lines, forms) if plain else forms
    forms = _with_company(lines, forms) if plain else forms
    numbered = [f for f in dict.fromkeys(forms) if f is not None and f >= 0]
    levels = {form: _FIRST_NUMBER_LEVEL + rank for rank, form in enumerate(numbered)}
    levels |= {_TITLE: TITLE_LEVEL, _LABEL: _LABEL_LEVEL}
    if _OVER_ITEMS in levels:
        levels[_OVER_ITEMS] = _FIRST_NUMBER_LEVEL
    for index, (line, form) in enumerate(zip(lines, forms, strict=True)):
        listed = form == _TITLE and line.start in last and not heads[index]
        if form is None or index + 1 == len(lines) or listed:
            continue
        if heads[index] or _alone(forms, levels, index):
            start = lines[above_title(lines, index)].start if form == _TITLE else line.start
            yield Heading(start, line.end, levels[form], _text_of(line))


def _with_capitals(lines: Sequence[TextLine], forms: Sequence[int | None]) -> list[int | None]:
    """The forms, a line in capitals as a heading where a program's name in capitals is one.

    What stands below "PARKS AND LIBRARIES" is no more of the program above, "TRANSIT".
    """
    pairs = list(zip(lines, forms, strict=True))
    if not any(form == _NAME and line.text.isupper() for line, form in pairs):
        return list(forms)
    return [
        _NAME
        if form is None and line.text.isupper() and len(line.text) <= LONGEST_HEADING
        else form
        for line, form in pairs
    ]


def _with_company(lines: Sequence[TextLine], forms: Sequence[int | None]) -> list[int | None]:
    """The forms with the headings that only their company tells, where nothing else does."""
    if any(form in {_ITEM, _NAME} for form in forms):
        return list(forms)
    numbered, opens = counted(lines), opening(lines)
    return [
        _NUMBER_FORM
        if at in numbered and form in {None, _LABEL}
        else _OPENING
        if form is None and at in opens
        else form
        for at, form in enumerate(forms)
    ]


def _with_items(lines: Sequence[TextLine], forms: Sequence[int | None]) -> list[int | None]:
    """The forms with the names of items behind their marks, and the lines that stand over them."""
    marks = item_marks(lines)
    found = [
        _ITEM if line.text[0] in marks and is_item_name(line.text[1:].strip()) else form
        for line, form in zip(lines, forms, strict=True)
    ]
    counted = found.count(_BILL) >= FEWEST
    over = [
        form in {None, _LABEL}
        and (below == _ITEM or (counted and _is_apart(line)))
        and stands_over(line, following)
        for form, below, line, following in zip(found, found[1:], lines, lines[1:], strict=False)
    ]
    several = any(over)
    for at, (line, form) in enumerate(zip(lines, found, strict=True)):
        apart = several and form == _LABEL and line.opens and not line.indent
        if apart or (at < len(over) and over[at]):
            found[at] = _OVER_ITEMS
    return found


def _is_apart(line: TextLine) -> bool:
    """Whether a line is one word alone: 「一般質問」 behind the bills of a council."""
    return not re.search(r"[\s　・]", line.text)


def _without_page_numbers(lines: Sequence[TextLine]) -> tuple[list[TextLine], set[int]]:
    """The lines but for numbers of pages, and where those begin that have one behind them."""
    numbers = [PAGE_NUMBER.fullmatch(line.text) is not None for line in lines]
    kept = [line for line, number in zip(lines, numbers, strict=True) if not number]
    return kept, {line.start for line, number in zip(lines, numbers[1:], strict=False) if number}


def _alone(forms: Sequence[int | None], levels: Mapping[int, int], index: int) -> bool:
    """Whether a heading has text below it: no other one of its form beside it, none above it."""
    form, following = forms[index], forms[index + 1]
    if forms[index - 1 : index] == [form] or following == form or form is None:
        return False
    return following is None or levels[following] >= levels[form]


def _lines_outside(document: Document) -> list[TextLine]:
    """The lines of a document that stand in no table."""
    tables = sorted((t.start, t.end) for t in document.tables)
    edges = [0, *(edge for table in tables for edge in table), len(document.text)]
    return [
        line
        for start, end in zip(edges[::2], edges[1::2], strict=True)
        for line in text_lines(document.text, start, end)
    ]


def _form(line: TextLine, named: Named, *, labels_only: bool, plain: bool) -> int | None:
    """The form of a heading that a line has: an index of `_NUMBERED`, a label, a title."""
    circled = "①" <= line.text[0] <= "⑳"
    text = line.text if circled else line.text[without_marks(line) :].strip()
    bracketed = _BRACKETED.fullmatch(text)
    if not labels_only and _names(bracketed["label"] if bracketed else text, named):
        return _NAME
    if bracketed:
        return None if _AMOUNT.search(bracketed["label"]) else _LABEL
    if is_faq_question(text):
        return _QUESTION
    if labels_only or len(text) > LONGEST_HEADING or _SENTENCE.search(text):
        return None
    numbered = next((i for i, form in enumerate(_NUMBERED) if form.match(text)), None)
    if numbered is not None:
        return numbered
    if is_numbered_part(text):
        return _NUMBER_FORM
    if plain and line.text == text and is_title(text):
        return _TITLE
    return _LABEL if is_part(text) else None


def _names(text: str, named: Named) -> bool:
    """Whether a line is a program's name behind its mark, its number or its label."""
    start, end = clean_name(text)
    return named(text[start:end])


def _text_of(line: TextLine) -> str:
    bracketed = _BRACKETED.fullmatch(line.text[without_marks(line) :].strip())
    return bracketed["label"] if bracketed else joined(line.text)


__all__ = ["Heading", "find_headings"]
