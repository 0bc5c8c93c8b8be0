"""What values a made-up text has."""

from __future__ import annotations

from corpus.document import Document, Table
from corpus.layout.section import Section
from corpus.values.find import find_values


def document(text: str, tables: tuple[Table, ...] = ()) -> Document:
    return Document("d", "d", "d.txt", "text/plain", "0" * 64, text, tables=tables)


def values(text: str, *heading: str, tables: tuple[Table, ...] = ()):
    whole = document(text, tables)
    return find_values(whole, [Section(0, len(text), None, heading, ("p",))])


def facts(text: str, *heading: str):
    return [(v.label, v.qualifier, v.value) for v in values(text, *heading)]
