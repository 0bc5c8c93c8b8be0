"""Sections of a document: what a person has written down, else what its headings divide."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, pairwise

from corpus.document import Cell, Document, Table
from corpus.layout.section import Section
from corpus.layout.table_rows import table_rows
from corpus.layout.titles.headings import Heading, find_headings
from corpus.layout.titles.run_in import run_in_sections
from corpus.layout.written.metadata import Metadata
from corpus.layout.written.reviewed import reviewed_sections
from corpus.programs.program import Program
from corpus.text.folding import fold_key

# Shorter names and aliases stand in other words by chance.
SHORTEST_NAME = 3
# Where this part of the pages has titles, each page is a slide, about what its title says.
SLIDES = 0.5


def find_sections(
    document: Document, programs: Sequence[Program], metadata: Metadata | None = None
) -> tuple[Section, ...]:
    """All sections, in reading order; reviewed ones replace what rules would find."""
    if metadata is not None and metadata.sections:
        return reviewed_sections(document, metadata)
    names = ProgramNames(programs)
    headings = find_headings(document, lambda text: names.exactly(text) is not None)
    found = [
        *_by_heading(document, headings, names),
        *run_in_sections(document, [h.start for h in headings], names.beginning),
        *(s for table in document.tables for s in _table_rows(document, table, names)),
    ]
    flat = tuple(_flat(sorted(found, key=lambda s: (s.start, -s.end))))
    return _about_one(flat, names.within(document.title))


def _about_one(sections: tuple[Section, ...], named: tuple[str, ...]) -> tuple[Section, ...]:
    """A document whose title names one program is about it wherever no heading names another."""
    if len(named) != 1:
        return sections
    return tuple(s if s.program_ids else replace(s, program_ids=named) for s in sections)


class ProgramNames:
    """Names and aliases of programs, longest first, to be found in headings and cells.

    A text is asked only for those that begin as some part of it does: a book has thousands.
    """

    __slots__ = ("_by_beginning", "_exact", "_titles")

    def __init__(self, programs: Sequence[Program]) -> None:
        self._titles = {program.id: program.name for program in programs}
        self._exact = {
            fold_key(name): program.id
            for program in programs
            for name in (program.name, *program.aliases)
        }
        long = [(n, i) for n, i in self._exact.items() if len(n) >= SHORTEST_NAME]
        self._by_beginning: dict[str, list[tuple[int, str, str]]] = {}
        for rank, (name, id_) in enumerate(sorted(long, key=lambda entry: -len(entry[0]))):
            self._by_beginning.setdefault(name[:SHORTEST_NAME], []).append((rank, name, id_))

    def within(self, text: str) -> tuple[str, ...]:
        """Ids of the programs that a text names; a name inside a longer one does not count."""
        rest = fold_key(text)
        found: dict[int, str] = {}
        beginnings = {rest[i : i + SHORTEST_NAME] for i in range(len(rest))}
        near = (self._by_beginning.get(beginning, ()) for beginning in beginnings)
        for _, name, program in sorted(chain.from_iterable(near)):
            place = rest.find(name)
            if place >= 0:
                found.setdefault(place, program)
                rest = rest.replace(name, "\0" * len(name))
        return tuple(dict.fromkeys(found[place] for place in sorted(found)))

    def exactly(self, text: str) -> str | None:
        """Id of the program that a text is the name of."""
        return self._exact.get(fold_key(text))

    def beginning(self, text: str) -> tuple[str, str] | None:
        """The program whose name a text begins with, the longest, and that name folded."""
        key = fold_key(text)
        near = self._by_beginning.get(key[:SHORTEST_NAME], ())
        return next(((id_, name) for _, name, id_ in near if key.startswith(name)), None)

    def title(self, program: str) -> str:
        """The name of the program with this id."""
        return self._titles[program]


def _by_heading(
    document: Document, headings: Sequence[Heading], names: ProgramNames
) -> Iterator[Section]:
    """From each heading to the next; on slides, at most to the end of the slide."""
    titled = sum(h.title for h in headings)
    slides = bool(document.pages) and titled >= SLIDES * len(document.pages)
    page_starts = {p.start for p in document.pages} if slides else set()
    edges = sorted({0, *(h.start for h in headings), *page_starts, len(document.text)})
    by_start: dict[int, list[Heading]] = {}
    for heading in headings:
        by_start.setdefault(heading.start, []).append(heading)
    path: list[Heading] = []
    for start, end in pairwise(edges):
        if start in page_starts:
            path = []
        for heading in sorted(by_start.get(start, ()), key=lambda h: h.level):
            path = [h for h in path if h.level < heading.level] + [heading]
        if document.text[start:end].strip():
            yield Section(
                start=start,
                end=end,
                page=document.page_at(start),
                heading=tuple(h.text for h in path),
                program_ids=_programs_of(path, names),
            )


def _programs_of(path: Sequence[Heading], names: ProgramNames) -> tuple[str, ...]:
    """The programs that the innermost heading names, of the headings that name any."""
    found = (names.within(heading.text) for heading in reversed(path))
    return next((programs for programs in found if programs), ())


def _table_rows(document: Document, table: Table, names: ProgramNames) -> Iterator[Section]:
    """Runs of rows that begin with the same program's name."""
    run: tuple[int, int, str] | None = None
    for row in table_rows(table):
        named = (names.exactly(_cell(document, c)) for c in row.cells)
        start, end, program = row.start, row.end, next(filter(None, named), None)
        if run and program == run[2] and start >= run[0]:
            run = (run[0], end, run[2])
            continue
        if run:
            yield _row_section(document, names, *run)
        run = (start, end, program) if program else None
    if run:
        yield _row_section(document, names, *run)


def _cell(document: Document, cell: Cell) -> str:
    return document.text[cell.start : cell.end]


def _row_section(
    document: Document, names: ProgramNames, start: int, end: int, program: str
) -> Section:
    return Section(start, end, document.page_at(start), (names.title(program),), (program,))


def _flat(sections: Sequence[Section]) -> Iterator[Section]:
    """Sections without overlap: an inner one cuts the outer one in two."""
    stack: list[Section] = []
    position = 0
    for section in sections:
        while stack and stack[-1].end <= section.start:
            outer = stack.pop()
            yield from _piece(outer, max(position, outer.start), outer.end)
            position = max(position, outer.end)
        if stack:
            yield from _piece(stack[-1], max(position, stack[-1].start), section.start)
            inherited = Section(
                section.start,
                section.end,
                section.page,
                (*stack[-1].heading, *section.heading),
                section.program_ids or stack[-1].program_ids,
            )
            section = inherited  # noqa: PLW2901
        position = max(position, section.start)
        stack.append(section)
    while stack:
        outer = stack.pop()
        yield from _piece(outer, max(position, outer.start), outer.end)
        position = max(position, outer.end)


def _piece(section: Section, start: int, end: int) -> Iterator[Section]:
    if start < end:
        yield Section(start, end, section.page, section.heading, section.program_ids)
