"""The unit of a table that declares none, where only one is possible.

Budgets are set in yen, thousands or millions. Where an amount in thousands would be more than the
state spends in a year, the table is in yen: 100,970,256,000 is no number of thousands. An English
paper that nowhere says "thousands", and prints amounts with their mark in full ("$4,309,230"),
means 143,641,350 in full too; so does a county of Ohio that names no unit at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from corpus.tables.columns.layout import Layout
from corpus.text.amounts import find_amounts
from corpus.text.cells import CellNumber
from corpus.text.dollars import placed_dollar
from corpus.text.folding import is_japanese
from corpus.text.units import Scale

# What the state spends in a year, general and special accounts without what they pay each other,
# is some 250 trillion yen; no program comes near to 100.
MOST_YEN = 100 * 10**12
# So many whole units are an amount in full, where they are no round number of thousands.
IN_FULL, ROUND = 10**6, 1000
_SCALE = re.compile(
    r"(?i)\b(?:thousands|millions|billions)\b|[$£€]\s?(?:k|m|bn|mn)\b|(?<![\d,.])000s?\b"
)
_LOCAL = "unit: whole {} (a local government prints amounts to the unit, and names no scale)"
# Who a paper is of stands at its beginning.
BEGINNING = 400
_GOVERNMENT = re.compile(
    r"\b(?:County|City|Town|Township|Village|Borough|School District|Shire|Municipality|Parish)\b"
)


@dataclass(frozen=True, slots=True)
class Implied:
    """A unit that nothing declares, and why it is the only one."""

    scale: Scale
    note: str


_YEN = Implied(Scale(1, "JPY"), "unit: yen (in thousands it would be more than the state spends)")
_MARKED = "unit: whole {} (the paper prints amounts with their mark in full, and names no scale)"


def implied_unit(text: str, layout: Layout, cells: Iterable[CellNumber]) -> Implied | None:
    """The unit of a table of a text, where nothing else is possible; else None."""
    found = {column.unit for column in layout.columns} - {None}
    cells = list(cells)
    bare = [c for c in cells if not c.scaled and not c.percent and c.currency is None]
    if any(is_japanese(c) for column in layout.columns for c in column.head.label):
        more = not found and any(abs(c.value) * 1000 >= MOST_YEN for c in bare)
        return _YEN if more else None
    marked = any(c.currency and not c.scaled and abs(c.value) >= IN_FULL for c in cells)
    exact = marked or any(c.value % ROUND for c in bare)  # 188,300,000 beside $214,750,000
    full = exact and any(abs(c.value) >= IN_FULL for c in bare)
    code = (marked_in_full(text) or _of_local(text)) if full else None
    if found - {Scale(1, code or "")}:
        return None
    note = _MARKED if marked_in_full(text) else _LOCAL
    return Implied(Scale(1, code), note.format(code)) if code else None


@lru_cache(maxsize=8)
def _of_local(text: str) -> str | None:
    """The dollar of the county, city or school district that a paper is of, where it says which
    country it is in and names no scale: no such government spends thousands of millions.

    >>> _of_local("Alder County, Ohio\\nBudget and Actual"), _of_local("Alder County")
    ('USD', None)
    """
    title = text[:BEGINNING]
    japanese = any(map(is_japanese, text))
    if _SCALE.search(text) or japanese or not _GOVERNMENT.search(title):
        return None
    return placed_dollar(title)


@lru_cache(maxsize=8)
def marked_in_full(text: str) -> str | None:
    """The one currency whose marks stand before whole amounts in a text that names no scale.

    >>> marked_in_full("Reserve $4,309,230"), marked_in_full("in thousands; $4,309,230")
    ('USD', None)
    """
    if _SCALE.search(text) or any(map(is_japanese, text)):
        return None
    amounts = [a for a in find_amounts(text) if a.original[:1] in "$£€"]
    codes = {a.currency for a in amounts}
    full = any(a.value >= IN_FULL and a.step < ROUND for a in amounts)
    return codes.pop() if full and len(codes) == 1 else None


def with_unit(layout: Layout, unit: Scale) -> Layout:
    """A layout whose columns without a unit have this one."""
    columns = tuple(replace(c, unit=c.unit or unit) for c in layout.columns)
    return replace(layout, columns=columns)
