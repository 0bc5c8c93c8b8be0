"""What the cells of a column tell of it where its head may be either."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from corpus.tables.columns.heads import YEARLY, Head, read_head
from corpus.tables.grid import Grid
from corpus.text.cells import is_empty, parse_cell
from corpus.text.folding import fold_key
from corpus.text.numerals import narrow
from corpus.text.remembered import remembered
from corpus.words import listed

_BRACKETS = "（()）【】<>＜＞[]〔〕 　"
_CODE = re.compile(r"[A-Za-z]{1,5}[-./ ]?\d{1,6}[a-z]?|\d{1,6}(?:[-./]\d{1,6}){1,5}")
# So many cells of a column say what it holds.
SAMPLE = 1000
# So many say whether it names budgets.
MEASURES = 50


def by_content(grid: Grid, index: int, head: Head, first: int) -> Head:
    """A head that may be either is decided by its cells: 事業 over numbers is no name."""
    filled = (t for row in range(first, len(grid.rows)) if (t := grid.text(row, index)))
    texts = list(islice(filled, SAMPLE))
    numbers = [parse_cell(t) for t in texts]
    numeric = sum(n is not None for n in numbers) * 2 > sum(not is_empty(t) for t in texts)
    if head.kind == "blank":
        return replace(head, kind="unknown" if numeric else "level")
    if head.kind in {"name", "level"} and numeric:
        return replace(head, kind="text")
    if head.kind in {"money", "amount", "sum"} and texts and not numeric:
        known = sum(is_empty(t) or n is not None for t, n in zip(texts, numbers, strict=True))
        if known * 2 <= len(texts):
            return replace(head, kind="measure" if _are_measures(texts) else "text")
    if head.kind == "measure" and not any(map(_is_budget, texts[:MEASURES])):
        return replace(head, kind="text")  # 「シート種別」
    if head.kind in {"level", "name", "unknown"} and texts and _are_states(texts):
        return replace(head, kind="text")
    if head.kind in {"level", "unknown", "name"} and texts and all(map(is_code, texts)):
        return replace(head, kind="text")
    if head.kind in {"level", "text", "name", "unknown"} and texts and _are_measures(texts):
        return replace(head, kind="measure")
    if head.kind == "unknown" and texts and not numeric and index < 4:
        return replace(head, kind="level")
    return head


@remembered
def is_code(text: str) -> bool:
    """Whether a cell holds the code of a row and no name: "ASC1", "H-204", "01-310-5000"."""
    return bool(_CODE.fullmatch(narrow(text).strip()))


def _is_budget(text: str) -> bool:
    """Whether a cell names a budget, also one that is no measure of a budget: 暫定予算."""
    return read_head([text], None).kind in {"money", "limit", "none"}


def _are_measures(texts: Sequence[str]) -> bool:
    """Whether most of the first cells name budgets; tells by as few as it takes."""
    named, known = 0, len(texts[:MEASURES])
    for seen, text in enumerate(texts[:MEASURES], start=1):
        head = read_head([text], None)
        named += head.kind == "money" and head.measure in YEARLY
        if (seen - named) * 2 >= known:
            return False
    return named * 2 > known


@remembered
def unbracketed(text: str) -> str:
    """A folded cell without the brackets that all of it stands in: 「【新規】」 -> 「新規」."""
    return fold_key(text.strip(_BRACKETS))


def _are_states(texts: Sequence[str]) -> bool:
    """Whether cells say how programs stand to the year before: 新規, 【拡充】, (継続).

    The titles of groups may stand between them.
    """
    known = listed("names", "new") | listed("names", "states")
    return sum(unbracketed(text) in known for text in texts) * 3 >= len(texts) * 2
