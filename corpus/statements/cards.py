"""Cards: tables of two columns, a label and what it says, about one program.

"Fund | Cohesion Fund", "Ceiling | €63 399 million": whose the amount is another row says, or the
title above.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from corpus.document import Document, Table
from corpus.facts.reading import FigureReading
from corpus.facts.row import Measure
from corpus.programs.names import clean_name, is_name
from corpus.statements.english.sentence import Setting
from corpus.statements.english.stated import mask_sentence, read_sentence
from corpus.text.folding import is_japanese
from corpus.words import listed

# The title of a card stands within so many characters above it.
ABOVE = 200
# What a name is followed by is said of it: "Reef Fund (RF). Previously called the Shore Fund".
_MORE = re.compile(r"(?:(?<=[a-z]{4})|(?<=\)))\.\s+(?=[A-Z])")

_Row = tuple[tuple[int, int], tuple[int, int]]


def read_cards(document: Document, setting: Setting) -> Iterator[FigureReading]:
    """The amounts that the English cards of a document state."""
    for table in document.tables:
        rows = list(_rows(table))
        if len(rows) < 2 or any(map(is_japanese, document.text[table.start : table.end])):
            continue
        above = _title(document, table)
        scheme = setting.scheme
        named = above and setting.subjects.titled(above) and not (scheme and scheme in above)
        own = above if named else scheme
        subject = _named(document, rows) or own or above
        for (start, _), (_, end) in rows if subject else ():
            around = (subject, None, None, None)
            sentence = mask_sentence(document.text[start:end], start, setting, around)
            found = read_sentence(sentence) if sentence else []
            for r in found:
                if r.measure is Measure.TOTAL and subject == scheme:
                    yield replace(r, year=r.year or setting.year)
                elif r.measure in {Measure.TOTAL, Measure.UNIT} or r.year:
                    yield r


def _rows(table: Table) -> Iterator[_Row]:
    """The label and the value of each row; nothing where a table is wider."""
    if any(cell.column > 1 for cell in table.cells):
        return
    cells: dict[int, list[tuple[int, int]]] = {}
    for cell in table.cells:
        place = (cell.start, cell.end)
        if place not in cells.setdefault(cell.row, []):
            cells[cell.row].append(place)
    yield from ((row[0], row[1]) for row in cells.values() if len(row) == 2)


def _named(document: Document, rows: list[_Row]) -> str | None:
    """The one program that a row of the card names."""
    labels = listed("said", "card_names")
    named = (value for label, value in rows if _text(document, label).lower() in labels)
    names = (_MORE.split(_text(document, value))[0] for value in named)
    return next((name for name in names if ";" not in name), None)


def _text(document: Document, place: tuple[int, int]) -> str:
    return document.text[slice(*place)].strip().rstrip(":")


def _title(document: Document, table: Table) -> str | None:
    """The nearest line above a card that is a name."""
    above = document.text[max(0, table.start - ABOVE) : table.start].rstrip()
    line = above.rpartition("\n")[2].strip()
    first, last = clean_name(line)
    return line[first:last] if is_name(line[first:last]) else None
