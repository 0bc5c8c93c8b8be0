"""Paragraphs that begin with the name of a program, which are about it: run-in headings.

「港の清掃事業　港内のごみを…」 and "Boat Shed. Grants of up to …" head no section of a document,
but what such a paragraph says is said of that program.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from corpus.document import Document
from corpus.layout.section import Section
from corpus.layout.table_rows import TableRanges
from corpus.programs.names import clean_name
from corpus.text.amounts import find_amounts
from corpus.text.folding import fold_key

MARKS = re.compile(r"[\s　○●・■◆□▪•*]*")
AFTER = re.compile(r"\s*[:：.—–（(【［\[…]|\s")  # what parts a name from what is said of it
ENDS = tuple("。.:：)）】")  # of a line that is at its end
LEAST = 15  # characters that are said of it
LONGEST = 80  # characters of a name

Named = Callable[[str], tuple[str, str] | None]


def run_in_sections(
    document: Document, headings: Sequence[int], beginning: Named
) -> Iterator[Section]:
    """The sections that such paragraphs are; `headings` are where headings start.

    `beginning` gives the program whose name a text begins with, and the name as it is folded.
    """
    tables, heads = TableRanges(document.tables), frozenset(headings)
    text, before = document.text, ""
    own: tuple[int, str, str] | None = None
    for line in re.finditer(r"[^\n]*(?:\n|$)", text):
        said = line[0].strip()
        parted = not said or tables.hold(line.start()) or line.start() in heads
        ends = not before or before.endswith(ENDS) or _is_item(said)
        named = None if parted or not ends else _named(said, beginning)
        if own and (parted or named):
            yield _section(document, own, line.start())
            own = None
        if named:
            own = (line.start(), *named)
        before = said
    if own:
        yield _section(document, own, len(text))


def _named(line: str, beginning: Named) -> tuple[str, str] | None:
    """The program whose name a line begins with, and the name, where something is said of it."""
    bare = line[_begin(line) :]
    found = beginning(bare[:LONGEST])
    if found is None:
        return None
    program, name = found
    for end in range(len(name), min(len(bare), LONGEST)):
        if fold_key(bare[:end]) == name:
            after = AFTER.match(bare, end)
            told = len(bare) - end >= LEAST or bool(find_amounts(bare[end:]))
            return (program, bare[:end].strip()) if after and told else None
    return None


def _begin(line: str) -> int:
    """Where a line begins behind its mark, its number and 【新規】."""
    first = MARKS.match(line).end()  # type: ignore[union-attr]
    return max(first, clean_name(line[:LONGEST])[0])


def _is_item(line: str) -> bool:
    """Whether a line begins anew by its mark and states an amount, whatever stands above."""
    return _begin(line) > 0 and bool(find_amounts(line[:LONGEST]))


def _section(document: Document, own: tuple[int, str, str], end: int) -> Section:
    start, program, name = own
    return Section(start, end, document.page_at(start), (name,), (program,))
