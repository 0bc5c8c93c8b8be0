"""Notes below a table that give a program another budget: 「※１ このほか、…補正予算…を措置」.

The note names its program, or its mark stands in the row of one. A mark that stands in several
places says nothing of one program.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.document import Document
from corpus.facts.reading import FigureReading, reading_of
from corpus.facts.row import Measure
from corpus.slides.labels import BudgetLabel, find_labels
from corpus.text.amounts import Amount, find_amounts
from corpus.text.folding import fold_key
from corpus.text.numerals import narrow

_NUMBER = r"[▲△\-+]?\d[\d,]*(?:\.\d+)?(?:%|倍)?(?:(?:[百千]?[万億兆]|百万|千)?円)?(?:の?内数)?"
_CELL = re.compile(rf"{_NUMBER}|\({_NUMBER}\)|-|皆[増減]|事項要求")
_NOTE = re.compile(
    r"^[ \t]*(?P<mark>[(]?(?:[※*]|注)[ ]?\d{0,2}[)]?)\s*(?:(?P<name>[^\s。、]{4,40})は、?)?"
    r"(?:この|その)(?:ほか|他)[、に]*(?P<said>[^\n。]+を(?:措置|計上)[^\n。]*)",
    re.MULTILINE,
)


def read_notes(document: Document, readings: Sequence[FigureReading]) -> Iterator[FigureReading]:
    """The supplementary budgets that notes add to the programs of `readings`."""
    plain = narrow(document.text)
    for match in _NOTE.finditer(plain):
        labels, amounts = find_labels(match["said"]), find_amounts(match["said"])
        if len(labels) != 1 or len(amounts) != 1 or amounts[0].low is not None:
            continue
        name = _named(match["name"], readings) if match["name"] else _marked(plain, match, readings)
        if name and labels[0].measure is Measure.SUPPLEMENTARY and labels[0].year:
            yield _reading(document, match, name, labels[0], amounts[0])


def _named(name: str, readings: Sequence[FigureReading]) -> str | None:
    """The program of this name that has figures already."""
    key = fold_key(name)
    return next((r.program for r in readings if fold_key(r.program) == key), None)


def _marked(plain: str, note: re.Match[str], readings: Sequence[FigureReading]) -> str | None:
    """The program in whose row the mark of a note stands, where it stands nowhere else."""
    mark = note["mark"].strip("()")
    if not mark[-1:].isdigit():
        return None
    found = re.finditer(rf"{re.escape(mark)}(?!\d)", plain)
    places = [m.start() for m in found if _is_reference(plain, m.start(), mark)]
    if len(places) != 1:
        return None
    at = places[0]
    before = max((r for r in readings if r.start <= at), key=lambda r: r.end, default=None)
    return before.program if before and _in_row(plain[before.end : at]) else None


def _is_reference(plain: str, at: int, mark: str) -> bool:
    """Whether a mark refers to a note: it begins no line, or is all that stands there."""
    start, end = plain.rfind("\n", 0, at) + 1, plain.find("\n", at)
    line = plain[start : end if end >= 0 else len(plain)].strip(" \t()")
    return line == mark or bool(plain[start:at].strip(" \t("))


def _in_row(between: str) -> bool:
    """Whether a mark so far behind the figures of a row still stands in it."""
    return "\n" not in between or all(map(_CELL.fullmatch, between.split()))


def _reading(
    document: Document, note: re.Match[str], program: str, label: BudgetLabel, amount: Amount
) -> FigureReading:
    said, end = note.start("said"), note.start("said") + amount.end
    found = reading_of(
        amount,
        said,
        program=program,
        measure=Measure.SUPPLEMENTARY,
        year=label.year,
        label=label.text,
    )
    original = document.text[found.start : end]
    return replace(found, start=note.start("mark"), original=original)
