"""Heads of tables that became lines of text: what each column of numbers is, in order.

「事項 令和７年度予算額 令和８年度要求額 増△減額 備考」, wrapped over lines and spaced out
(「事　項」). The words come in the order of the columns; where all years stand before all measures
(「令和７年度 令和８年度 予算額 要求額」), they are two lines of one head.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.facts.row import Measure
from corpus.figures.frame import Frame
from corpus.figures.labels import YEARLY, Label, find_labels
from corpus.figures.layout import Line
from corpus.figures.units import find_units
from corpus.text.amounts import find_amounts
from corpus.text.numerals import narrow
from corpus.text.years import YearMention, find_years, with_era

# A head has no more lines than this, and none of them is longer.
MOST_LINES, LONGEST_LINE = 14, 60

_BUDGET = re.compile(r"予算|[要減補]|budget|request")
# What else can stand over a column of numbers.
_OTHER = re.compile(r"(?:増減|伸び?)率|(?:対?前年度?)?(?:倍率|比率|比)|頁|ページ数?")
_UNIT = re.compile(r"\((?:単位:)?(?:[百千]?[万億兆]?|百万|千)円\)")
# The ledgers of municipalities say no more than this, with the unit above or in the head.
_LEDGER = re.compile(
    r"[款項目分]本年度(?:予算額)?(?P<unit>\(千?円\))?前年度(?:予算額)?(?:\(千?円\))?比較$"
)
_LEDGER_COLUMNS = ("前年度予算額", "比較増減")
_COLUMN = re.compile(r"[備摘]考?要?|考|増?[△▲]?減額?|[率比頁額較]|\([A-Z/ -]+\)")


@dataclass(frozen=True, slots=True)
class TextHead:
    """`columns` says what stands over each column of numbers.

    `difference` is the column of what two others differ by; `end` the first line below the head.
    """

    columns: tuple[str, ...]
    difference: int | None
    end: int


def find_head(lines: Sequence[Line], first: int, row: int, frame: Frame) -> TextHead | None:
    """The head above the line at `row`, of which the first number is read; not above `first`.

    本年度 in a head stands for the budget that the document's title names.
    """
    start = row
    while start > max(first, row - MOST_LINES) and _is_head_line(lines[start - 1]):
        start -= 1
    end = _last_word(lines, start, row)
    text = "".join("".join(narrow(line.text).split()) for line in lines[start:end]).lower()
    text = with_era(text, frame.year)
    own = frame.own.label if frame.own else None
    if own and (ledger := _LEDGER.search(text)):
        columns = (f"{own.text}{ledger['unit'] or ''}", *_LEDGER_COLUMNS)
        return TextHead(columns, len(columns) - 1, end)
    if not _BUDGET.search(text):
        return None
    stated = [m.end() for m in _UNIT.finditer(text) if find_labels(text[m.end() :])]
    return _read(text[stated[-1] :] if stated and ":" in text[: stated[-1]] else text, end)


def _is_head_line(line: Line) -> bool:
    text = line.text
    return len(text) <= LONGEST_LINE and "。" not in text and not find_amounts(text)


def _last_word(lines: Sequence[Line], start: int, end: int) -> int:
    """The line behind the last one that speaks of a column: a name may be wrapped below it."""
    for last in range(end, start, -1):
        text = "".join(narrow(lines[last - 1].text).split())
        if find_labels(text) or find_years(text) or find_units(text) or _COLUMN.search(text[-8:]):
            return last
    return start


def _read(text: str, end: int) -> TextHead | None:
    others = [(m.start(), m.end()) for m in _OTHER.finditer(text)]
    labels = _distinct([lb for lb in find_labels(text) if _counts(text, lb, others)])
    named = _named(text, [lb for lb in labels if lb.measure in YEARLY])
    if not named:
        return None
    differences = [(lb.start, lb.text) for lb in labels if lb.measure is Measure.DIFFERENCE]
    words = sorted([*named, *differences, *((a, text[a:b]) for a, b in others)])
    places = [i for i, word in enumerate(words) if word in differences]
    return TextHead(tuple(w for _, w in words), places[0] if len(places) == 1 else None, end)


def _counts(text: str, label: Label, others: Sequence[tuple[int, int]]) -> bool:
    """Whether a label stands over a column of its own.

    「（当初）」 behind another is a note to that, 前年度 in 前年度比 a part of the word.
    """
    if any(a < label.end and label.start < b for a, b in others):
        return False
    noted = text[label.start - 1 : label.start] == "(" and label.year is label.shift is None
    return not noted and label.measure in YEARLY | {Measure.DIFFERENCE}


def _distinct(labels: Sequence[Label]) -> list[Label]:
    """Each budget once, the last: a title above the head may name it, too."""
    last = {(lb.measure, lb.year, lb.shift): lb for lb in labels}
    return sorted(last.values(), key=lambda lb: lb.start)


def _named(text: str, budgets: Sequence[Label]) -> list[tuple[int, str]]:
    """Where each budget's column stands, and its head with year and unit."""
    years = find_years(text)
    loose = [y for y in years if not any(lb.start <= y.start < lb.end for lb in budgets)]
    if not loose:
        return [(lb.start, lb.text + _unit(text, lb.end)) for lb in budgets]
    return _zipped(text, years, budgets) or [
        (lb.start, lb.text + _unit(text, lb.end)) for lb in budgets if lb.year or lb.shift
    ]


def _zipped(
    text: str, years: Sequence[YearMention], budgets: Sequence[Label]
) -> list[tuple[int, str]]:
    """Years that all stand before the measures go to them one by one."""
    starts = [max([lb.start, *(y.end for y in years if y.end <= lb.end)]) for lb in budgets]
    if len(years) != len(budgets) or years[-1].end > min(starts):
        return []
    return [
        (start, f"{year.original} {text[start : lb.end]}{_unit(text, lb.end)}")
        for start, year, lb in zip(starts, years, budgets, strict=True)
    ]


def _unit(text: str, end: int) -> str:
    stated = _UNIT.match(text, end)
    return stated[0] if stated else ""
