"""Statements put beside what the layouts of a document have given."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.document import Document
from corpus.facts.reading import FigureReading, Findings
from corpus.facts.row import Measure
from corpus.layout.lines import PlacedLine
from corpus.statements.read import read_statements
from corpus.text.cells import is_empty
from corpus.text.folding import fold_key

_ACRONYM = re.compile(r"\s*\([A-Z][\w&-]{1,12}\)$")
_BOUND = re.compile(r"\s?を?(?:超え|上回|下回)")
# Three more digits behind an amount that begins with its currency: "€412 605 million".
_MARKED, _MORE = re.compile(r"[€$£¥]"), re.compile(r"[ \u00a0\u2009\u202f]\d{3}(?!\d)")


def add_statements(document: Document, lines: Sequence[PlacedLine], findings: Findings) -> None:
    """Add what the text of `lines` states of amounts that no layout has given a program.

    What a layout says stays as it is, but for bounds (「12億円を超える額」) and for words that say
    that there is no amount (調整中) taken for a program.
    """
    findings.readings = [r for r in findings.readings if not _says_nothing(document, r)]
    taken = [(r.start, r.end) for r in findings.readings]
    known = {_key(r): r.amount for r in findings.readings}
    for reading in read_statements(document, lines, [r.program for r in findings.readings]):
        key = _key(reading)
        free = not any(a < reading.end and reading.start < b for a, b in taken)
        if _says_nothing(document, reading):
            continue
        if free and known.setdefault(key, reading.amount) == reading.amount:
            findings.readings.append(reading)
            findings.review = [
                r for r in findings.review if r.end <= reading.start or reading.end <= r.start
            ]


def _key(reading: FigureReading) -> tuple[object, ...]:
    scope = reading.scope if reading.measure is Measure.TOTAL else None
    return fold_key(_ACRONYM.sub("", reading.program)), reading.measure, reading.year, scope


def _says_nothing(document: Document, reading: FigureReading) -> bool:
    behind = document.text[reading.end : reading.end + 8]
    cut = _MARKED.match(reading.original) and _MORE.match(behind)
    return bool(is_empty(reading.program) or _BOUND.match(behind) or cut)
