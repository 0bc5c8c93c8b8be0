"""Ceilings and rates on lines: a label, then its amount behind it or on the next line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.document import Document
from corpus.facts.reading import FigureReading, reading_of
from corpus.facts.row import Measure
from corpus.layout.lines import PlacedLine
from corpus.tables.limits.amounts import is_floor, only_amount
from corpus.tables.limits.grids import scheme_in
from corpus.tables.limits.words import course_name, each, is_course, limit_word

_PARTS = re.compile(r"[:：\s　…・]+")


def read_limit_lines(document: Document, lines: Sequence[PlacedLine]) -> Iterator[FigureReading]:
    """The amounts behind or below a label of ceilings, of the course that it names, else of the
    grant that a title names.

    「補助限度額 800千円」, or 「補助限度額」 with 「800千円」 on the line below.
    """
    scheme = scheme_in(document)
    for index, line in enumerate(lines):
        amount = only_amount(line.text)
        if amount is None:
            continue
        label = line.text[: amount.start].strip(" 　:：・…")
        if not label and index:
            label = lines[index - 1].text
        word = limit_word(label)
        if is_floor(document.text[line.end : line.end + 4]):
            continue
        cases = [p for p in _PARTS.split(label) if any(map(str.isalnum, p)) and not limit_word(p)]
        course = next((course_name(p) for p in cases if is_course(p)), None)
        if word is None or (whose := course or scheme.name) is None:
            continue
        case = " ".join(p for p in cases if course_name(p) != course) or None
        yield reading_of(
            amount,
            line.start,
            program=whose,
            measure=Measure.UNIT,
            year=scheme.year,
            label=word if (per := each(line.text)) is None else f"{word}（{per}）",
            scope=case,
        )
