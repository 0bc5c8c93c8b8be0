"""A program that one table calls by its bare name and a heading by its kind as well.

「港湾の護岸補強　13,200」 in a table and 「港湾の護岸補強事業　132億円」 above its page are one
program: the names differ by the word for the kind alone, and an amount of the same year says so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from corpus.facts.reading import FigureReading, agree
from corpus.text.folding import fold_key
from corpus.words import listed

_Of = tuple[object, ...]


def with_whole_names(readings: Sequence[FigureReading]) -> list[FigureReading]:
    """The readings, a name without its kind replaced by the one that has it, where they agree."""
    of: dict[str, list[FigureReading]] = defaultdict(list)
    for reading in readings:
        of[fold_key(reading.program)].append(reading)
    whole: dict[str, str] = {}
    for key, own in of.items():
        for kind in listed("names", "program_kinds"):
            short = of.get(key.removesuffix(fold_key(kind)), [])
            if short and short is not own and _are_one(short, own):
                whole[fold_key(short[0].program)] = own[0].program
    return [
        replace(r, program=whole[fold_key(r.program)]) if fold_key(r.program) in whole else r
        for r in readings
    ]


def _are_one(short: Sequence[FigureReading], own: Sequence[FigureReading]) -> bool:
    """Whether two names have an amount in common, and none of a measure and year that differ."""
    shared = [(a, b) for a in short for b in own if _of(a) == _of(b)]
    return bool(shared) and all(agree(a.amount, a.step, b.amount, b.step) for a, b in shared)


def _of(reading: FigureReading) -> _Of:
    return reading.measure, reading.year, reading.currency
