"""The one program that a table is about, where its rows name budgets and no programs."""

from __future__ import annotations

import re
from functools import cache

from corpus.document import Document
from corpus.programs.names import clean_name, is_name, is_program
from corpus.tables.meaning import RowHeads
from corpus.text.numerals import narrow
from corpus.words import alternation, listed

# A form names its program within so many characters above a table.
ABOVE = 4000
# A card has two rows at least that name budgets.
LEAST_ROWS = 2


def is_card(heads: RowHeads) -> bool:
    """Whether the rows of a table name the budgets of one program: 当初予算, 補正予算, 執行額."""
    return len(heads) >= LEAST_ROWS


def subject_of(document: Document, start: int, title: str | None, *, card: bool) -> str | None:
    """The program by the title above a table, or by the form that the table stands in.

    A card is about what its title says, also where that does not end like a program.
    """
    first, last = clean_name(title or "")
    name = (title or "")[first:last]
    if is_program(name):
        return name
    if said := _form_program(document.text[max(0, start - ABOVE) : start]):
        return said
    return name if card and is_name(name) and name.isascii() else None


def _form_program(above: str) -> str | None:
    """What a form says behind 「事業名」, the nearest above."""
    for match in reversed(list(_form().finditer(narrow(above)))):
        value = above[match.start("value") : match.end("value")].strip()
        start, end = clean_name(value)
        if is_name(value[start:end]):
            return value[start:end]
    return None


@cache
def _form() -> re.Pattern[str]:
    labels = alternation(listed("names", "form_names"))
    return re.compile(rf"(?im)^\s*(?:{labels})\s*(?::|\s|\|)\s*(?P<value>[^\n\t|]+?)\s*\|?$")
