"""Programs of a document that nobody has described: found where documents name them.

A slide names its program in the title, with the acronym in brackets; a table has a column of names;
a list sets each name on a line of its own. Names in running text are left to the extraction of
figures, which knows which of them an amount belongs to.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from corpus.document import Document, Table
from corpus.layout.table_rows import TableRanges
from corpus.layout.text_lines import is_mark, text_lines
from corpus.layout.titles.placed import page_titles
from corpus.programs.names import clean_name, is_name
from corpus.programs.naming import (
    is_named,
    make_program,
    merge_names,
    without_offices,
)
from corpus.programs.program import Program
from corpus.programs.titled import title_program
from corpus.text.amounts import find_amounts
from corpus.text.folding import fold_key

# More names than this and a column holds something else than programs.
MOST_PROGRAMS = 5000
LONGEST_NAME = 90

_NAME_COLUMN = re.compile(
    r"(?:予算)?(?:事業|施策|プログラム|プロジェクト|制度|補助金|交付金|基金|事項|取組|研究課題)(?:の?名称?|名等)?"
    r"|事業・施策名|program(?:me)?(?:name)?|project(?:name)?"
)
_BUDGET_LABEL = re.compile(r"(?:予算|要求|要望|補正|概算|総額|事業規模)[^\n]{0,12}")
# An acronym alone on its line belongs to the name on the line before.
_ONLY_BRACKETS = re.compile(r"[（(][A-Z][A-Za-z0-9-]{2,13}[)）]")
_BETWEEN_NAMES = re.compile(r"(?<=[)）])[ 　]+(?=[^\s（(])")
_WITH_ACRONYM = re.compile(
    r"(?P<name>[一-龥ァ-ヶーA-Za-z0-9・へい]{4,40}(?:事業|プログラム|プロジェクト|イニシアティブ|制度|構想|ファンド))"
    r"\s{0,2}[（(](?P<acronym>[A-Z][A-Za-z0-9\-]{2,14})[)）]"
)


def find_programs(document: Document) -> tuple[Program, ...]:
    """The programs that a document names, each once, in reading order of first mention."""
    title = title_program(document)
    names = chain(
        [title] if title else [], _in_titles(document), _in_tables(document), _on_lines(document)
    )
    # Name by name, so that what one step has found of a name the next one need not find again.
    found = chain(
        (make_program(name, document.id) for name in _once(names)), _with_acronyms(document)
    )
    return merge_names(p for p in found if is_name(p.name))[:MOST_PROGRAMS]


def _once(names: Iterable[str]) -> Iterator[str]:
    """The names without those that came before."""
    seen: set[str] = set()
    for name in names:
        if name not in seen:
            seen.add(name)
            yield name


def _in_titles(document: Document) -> Iterator[str]:
    """Titles of slides; a slide that states a budget is about a program whatever its title is."""
    titles = page_titles(document)
    for page in document.pages:
        body = document.text[page.start : page.end]
        budget = any(
            find_amounts(body[m.start() : m.end() + 40]) for m in _BUDGET_LABEL.finditer(body)
        )
        for name in titles.get(page.number, ()):
            start, end = clean_name(name)
            if is_named(name[start:end]) or (budget and is_name(name[start:end])):
                yield name


def _in_tables(document: Document) -> Iterator[str]:
    for table in document.tables:
        columns = _name_columns(document, table)
        for cell in table.cells:
            if cell.row >= table.header_rows and cell.column in columns:
                name = "".join(document.text[cell.start : cell.end].split("\n")).strip()
                if 0 < len(name) <= LONGEST_NAME and is_name(name):
                    yield name


def _name_columns(document: Document, table: Table) -> set[int]:
    return {
        c.column
        for c in table.cells
        if c.row < table.header_rows
        and _NAME_COLUMN.fullmatch(fold_key(document.text[c.start : c.end]))
    }


def _on_lines(document: Document) -> Iterator[str]:
    """Lines that are names of programs and nothing else, outside tables."""
    tables = TableRanges(document.tables)
    boxed = any(b.box for b in document.blocks)
    before = ""
    for found in text_lines(document.text, 0, len(document.text)):
        line = found.text
        held, before = before, line
        if len(line) > LONGEST_NAME or tables.hold(found.start):
            continue
        if boxed and not is_mark(line[:1]):
            continue  # a line of a box is often the rest of a sentence
        if _ONLY_BRACKETS.fullmatch(line):
            line = held + line
        for part in _BETWEEN_NAMES.split(line):
            name = without_offices(part)
            start, end = clean_name(name)
            if is_named(name[start:end]):
                yield name[start:end]


def _with_acronyms(document: Document) -> Iterator[Program]:
    """Names with their acronym in brackets, wherever they stand."""
    for match in _WITH_ACRONYM.finditer(document.text):
        name = f"{match['name']}（{match['acronym']}）"
        if is_named(name):
            yield make_program(name, document.id)
