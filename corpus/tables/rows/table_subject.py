"""The one program that a table is about, where its rows name budgets and no programs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from corpus.document import Document
from corpus.programs.names import clean_name, is_name, is_program
from corpus.tables.meaning import RowHeads
from corpus.tables.rows.kinds import Kind, NamedRow
from corpus.text.numerals import narrow
from corpus.text.plain import plain
from corpus.words import alternation, listed, meanings

# A form names its program within so many characters above a table.
ABOVE = 4000
# A card has two rows at least that name budgets.
LEAST_ROWS = 2
# What stands beside the name of a cost: 「人件費 (B)」, 「その他（運賃収入）」, "①".
_LETTER = re.compile(r"\([^()]*\)|[①-⑳]|^[a-z][.\s]|[\sa-z+=]+$")


def is_card(heads: RowHeads, rows: Sequence[NamedRow]) -> bool:
    """Whether the rows of a table name the budgets of one program: 当初予算, 補正予算, 執行額.

    Where few of many do, they are rows among others: "Fund balance - ending" below "Parks".
    """
    items = sum(row.kind is Kind.ITEM for row in rows)
    return len(heads) >= max(LEAST_ROWS, items / 3)


def is_cost_form(rows: Sequence[NamedRow]) -> bool:
    """Whether the rows of a table are what one program costs: 直接事業費, 人件費, 国庫支出金."""
    named = [row for row in rows if row.kind is Kind.ITEM]
    return len(named) >= LEAST_ROWS and all(_is_cost(row.name) for row in named)


def is_whole_cost(name: str) -> bool:
    """Whether a cost of a program is all of it: 「総事業費 (A+B)」."""
    return _bare(name) in listed("names", "whole_costs")


def _is_cost(name: str) -> bool:
    bare = _bare(name)
    word = meanings().get(bare)
    known = listed("names", "cost_parts") | listed("names", "whole_costs")
    return bare in known or (word is not None and word.kind == "part")


def _bare(name: str) -> str:
    return _LETTER.sub("", plain(name)).strip()


def subject_of(document: Document, start: int, title: str | None, *, card: bool) -> str | None:
    """The program by the title above a table, or by the form that the table stands in.

    A card is about what its title says, also where that does not end like a program.
    """
    first, last = clean_name(title or "")
    name = (title or "")[first:last]
    if is_program(name):
        return name
    if said := form_program(document, start):
        return said
    return name if card and is_name(name) and name.isascii() else None


def form_program(document: Document, start: int) -> str | None:
    """What a form says behind 「事業名」, the nearest above, on the page of what is at `start`."""
    page = next((p.start for p in document.pages if p.start <= start < p.end), 0)
    above = document.text[max(page, start - ABOVE) : start]
    for match in reversed(list(_form().finditer(narrow(above)))):
        value = above[match.start("value") : match.end("value")].strip()
        start, end = clean_name(value)
        if is_name(value[start:end]):
            return value[start:end]
    return None


@cache
def _form() -> re.Pattern[str]:
    labels = alternation(listed("names", "form_names"))
    return re.compile(
        rf"(?im)^\s*(?:{labels})\s*(?:[:,|]|\s)\s*(?P<value>[^\n\t|,]+?)\s*(?:[|,\t]| {{2}}|$)"
    )
