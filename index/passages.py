"""Cuts a document into passages at its own structure.

A passage is what an answer can cite, so it is small (a few hundred characters) and begins and
ends where the document does: at a blank line, a bullet, a table row, never inside a labelled
value or the quote of a figure. What makes a small passage hard to find is that it leaves out what
the page is about; so it is searched together with its heading path and the names of its programs.
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from corpus.analysed import Analysis
from corpus.document import Document, Table
from corpus.layout.section import Section
from corpus.layout.text_lines import text_lines
from corpus.programs.program import Program
from corpus.text.folding import BULLET, fold, fold_key
from index.passage import Passage

# Raised whenever the same document would be cut differently: makes a build cut again.
SCHEMA = 2
# A passage is closed at the first boundary after TARGET characters, so that most have 300 to
# 500: about one slide box, and short enough to read as a quote.
TARGET = 300
LIMIT = 500
# A block without any inner boundary is cut at line or sentence ends beyond this many characters;
# a static encoder averages words, and more than this averages to nothing.
LONGEST = 900
# More programs than this and a section is an overview: its programs' names would make every
# passage of it alike.
MOST_PROGRAMS = 2
# Short aliases (acronyms, English names) say what a passage is about; more only dilute it.
MOST_ALIASES = 4

_BULLETS = frozenset(BULLET + "・※①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳-*【＜<[〔■□◎")
_SENTENCE_END = re.compile(r"[。！？!?]|\.(?=\s)")


@dataclass(frozen=True, slots=True)
class _Piece:
    """A range that is never cut; `opens` where a passage may well begin (a blank line before)."""

    start: int
    end: int
    opens: bool


def cut_passages(analysis: Analysis) -> tuple[Passage, ...]:
    """All passages of a document, in reading order; together they cover all of its text."""
    cutter = _Cutter(analysis)
    return tuple(cutter.passages())


class _Cutter:
    """One pass over one document."""

    def __init__(self, analysis: Analysis) -> None:
        self._document = analysis.document
        self._programs = {p.id: p for p in analysis.programs}
        self._sections = analysis.sections
        self._whole = _merged(
            [(v.start, v.end) for v in analysis.values]
            + [(f.start, f.end) for f in analysis.figures]
        )
        self._seen: Counter[str] = Counter()
        self._heads = [(t, _header(self._document, t)) for t in self._document.tables]

    def passages(self) -> Iterator[Passage]:
        for section in _cover(self._document, self._sections):
            for start, end in self._ranges(section):
                yield self._passage(section, start, end)

    def _ranges(self, section: Section) -> Iterator[tuple[int, int]]:
        """Pack pieces into ranges of about TARGET characters."""
        start = end = None
        for piece in self._pieces(section.start, section.end):
            if start is not None and end is not None:
                full = end - start >= TARGET and piece.opens
                if full or piece.end - start > LIMIT:
                    yield start, end
                    start = None
            start, end = (piece.start if start is None else start), piece.end
        if start is not None and end is not None:
            yield start, end

    def _pieces(self, start: int, end: int) -> list[_Piece]:
        """Lines of a range, joined where a line goes on or a whole range would be cut."""
        pieces: list[_Piece] = []
        for line in _lines(self._document.text, start, end):
            for piece in self._split_long(line):
                last = pieces[-1] if pieces else None
                goes_on = not piece.opens and last is not None and _short(last, piece)
                if last and (goes_on or self._inside(piece.start)):
                    pieces[-1] = _Piece(last.start, piece.end, last.opens)
                else:
                    pieces.append(piece)
        return pieces

    def _split_long(self, line: _Piece) -> Iterator[_Piece]:
        """Cut a line of more than LONGEST characters at sentence ends, else anywhere allowed."""
        start, opens = line.start, line.opens
        while line.end - start > LONGEST:
            stop = self._sentence_end(start, start + LIMIT) or start + LIMIT
            stop = self._leave(stop)
            if stop >= line.end:
                break
            yield _Piece(start, stop, opens)
            start, opens = stop, True
        if start < line.end:
            yield _Piece(start, line.end, opens)

    def _sentence_end(self, start: int, limit: int) -> int | None:
        ends = [m.end() for m in _SENTENCE_END.finditer(self._document.text, start, limit)]
        return next((e for e in reversed(ends) if not self._inside(e)), None)

    def _inside(self, offset: int) -> bool:
        """Whether a range that must stay whole lies on both sides of `offset`."""
        return self._leave(offset) != offset

    def _leave(self, offset: int) -> int:
        """First offset from `offset` on at which nothing that must stay whole is cut."""
        place = bisect_left(self._whole, (offset, 0)) - 1
        if place >= 0 and self._whole[place][0] < offset < self._whole[place][1]:
            return self._whole[place][1]
        return offset

    def _passage(self, section: Section, start: int, end: int) -> Passage:
        text = self._document.text[start:end]
        search_text = self._search_text(section, start, end)
        self._seen[search_text] += 1
        identity = f"{self._document.id}\n{self._seen[search_text]}\n{search_text}"
        return Passage(
            id=hashlib.sha256(identity.encode()).hexdigest()[:16],
            document_id=self._document.id,
            start=start,
            end=end,
            page=section.page if section.page is not None else self._document.page_at(start),
            heading=section.heading,
            program_ids=section.program_ids,
            text=text,
            search_text=search_text,
        )

    def _search_text(self, section: Section, start: int, end: int) -> str:
        body = fold(self._document.text[start:end]).text
        above = [fold(h).text for h in section.heading]
        if len(section.program_ids) <= MOST_PROGRAMS:
            above += _names(section.program_ids, self._programs, known=above)
        above += [head for table, head in self._heads if head and table.start < start < table.end]
        return "\n".join([*above, body])


def _cover(document: Document, sections: Iterable[Section]) -> Iterator[Section]:
    """The sections in order without overlaps, with what lies between them, page by page."""
    position = 0
    for section in sorted(sections, key=lambda s: (s.start, s.end)):
        yield from _between(document, position, section.start)
        position = max(section.start, position)
        if position < section.end:
            yield from _by_page(document, section, position, section.end)
            position = section.end
    yield from _between(document, position, len(document.text))


def _between(document: Document, start: int, end: int) -> Iterator[Section]:
    if start < end and document.text[start:end].strip():
        bare = Section(start, end, None, (), ())
        yield from _by_page(document, bare, start, end)


def _by_page(document: Document, section: Section, start: int, end: int) -> Iterator[Section]:
    """A passage lies on one page, so that its citation can name it."""
    edges = sorted({start, end, *(p.start for p in document.pages if start < p.start < end)})
    for low, high in pairwise(edges):
        yield Section(low, high, document.page_at(low), section.heading, section.program_ids)


def _lines(text: str, start: int, end: int) -> Iterator[_Piece]:
    """Lines that are not blank, without surrounding white space."""
    for line in text_lines(text, start, end):
        opens = line.opens or fold(line.text[0]).text[:1] in _BULLETS
        yield _Piece(line.start, line.end, opens)


def _short(last: _Piece, piece: _Piece) -> bool:
    """Whether a line that goes on the one before still fits into a passage with it."""
    return piece.end - last.start <= LIMIT


def _merged(ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Overlapping ranges joined, sorted."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(ranges):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _names(ids: tuple[str, ...], programs: Mapping[str, Program], known: list[str]) -> list[str]:
    """Names and short aliases of programs that the heading path does not say already."""
    said = fold_key(" ".join(known))
    names: list[str] = []
    for program in (programs[i] for i in ids if i in programs):
        short = sorted(program.aliases, key=len)[:MOST_ALIASES]
        for name in (program.name, program.name_en, *short):
            if name and fold_key(name) not in said:
                names.append(fold(name).text)
                said += fold_key(name)
    return names


def _header(document: Document, table: Table) -> str:
    """What the head of a table says: without it a row is a list of numbers."""
    cells = [c for c in table.cells if c.row < table.header_rows]
    return fold(" ".join(document.text[c.start : c.end] for c in cells)).text


__all__ = ["LIMIT", "SCHEMA", "TARGET", "cut_passages"]
