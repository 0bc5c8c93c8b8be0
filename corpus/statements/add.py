"""Statements put beside what the layouts of a document have given."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.document import Document
from corpus.facts.reading import FigureReading, Findings, open_reading
from corpus.facts.row import ReviewItem
from corpus.layout.lines import PlacedLine
from corpus.statements.paper import read_whole
from corpus.statements.read import read_statements
from corpus.text.cells import is_empty

# So many characters behind an amount can say that it is none.
BEHIND = 40
_BOUND = re.compile(r"\s?を?(?:超え|上回|下回)")
# Three more digits behind an amount that begins with its currency: "€412 605 million".
# or, on the next line, its scale: "$25.0" above "million".
_MARKED = re.compile(r"[€$£¥]")
_MORE = re.compile(
    r"[ \u00a0\u2009\u202f]\d{3}(?!\d)|[ \t]*\n[ \t]*(?:thousand|million|billion|trillion|m\b|bn\b)"
)


def add_statements(document: Document, lines: Sequence[PlacedLine], findings: Findings) -> Findings:
    """What layouts have found, and what the text of `lines` states of other amounts.

    What a layout says stays as it is, but for bounds (「12億円を超える額」) and for words that say
    that there is no amount (調整中) taken for a program.
    """
    readings = [r for r in findings.readings if not _says_nothing(document, r)]
    taken = [(r.start, r.end) for r in readings]
    review = list(findings.review)
    for statement in read_statements(document, lines, [r.program for r in readings]):
        reading = statement.reading
        if statement.told and _lies_in(reading, [(r.start, r.end) for r in review if r.candidates]):
            continue  # a page names several programs that it may be of
        readings, more = _less_said(readings, reading)
        if _says_nothing(document, reading) or (not more and _lies_in(reading, taken)):
            continue
        if not reading.program:
            if not _lies_in(reading, [(r.start, r.end) for r in review]):
                review.append(_unowned(document, reading))
            continue
        readings.append(reading)
        review = _without(review, reading)
    for whole in read_whole(document, lines, readings):
        if not _lies_in(whole, [(r.start, r.end) for r in readings]):
            readings.append(whole)
            review = _without(review, whole)
    return Findings(readings, review)


def _without(review: Sequence[ReviewItem], reading: FigureReading) -> list[ReviewItem]:
    """The items of a review list whose amounts are not that of a reading."""
    return [r for r in review if r.end <= reading.start or reading.end <= r.start]


def _less_said(
    readings: list[FigureReading], said: FigureReading
) -> tuple[list[FigureReading], bool]:
    """The readings without one that only lacks the year that a sentence names, and whether one did.

    The label of a page tells "awarded $1.2 million", its sentence "In FY 2030 the Office awarded".
    """
    rest = [
        r
        for r in readings
        if r.program != said.program
        or not _lies_in(r, [(said.start, said.end)])
        or r.year is not None
        or said.year is None
    ]
    return rest, len(rest) < len(readings)


def _lies_in(reading: FigureReading, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start < reading.end and reading.start < end for start, end in spans)


def _unowned(document: Document, reading: FigureReading) -> ReviewItem:
    return open_reading(document, "the text does not say whose amount this is", reading)


def _says_nothing(document: Document, reading: FigureReading) -> bool:
    behind = document.text[reading.end : reading.end + BEHIND]
    cut = _MARKED.match(reading.original) and _MORE.match(behind)
    return bool((reading.program and is_empty(reading.program)) or _BOUND.match(behind) or cut)
