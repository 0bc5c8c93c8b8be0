"""An office whose budget is the total of a table: the total says it, exactly, and is no program.

"The Office of Coastal Research requests $412.6 million" above a table whose "Total" is 412,600.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cache

from corpus.facts.reading import FigureReading, agree
from corpus.programs.accounts import names_whole
from corpus.text.numerals import narrow
from corpus.words import alternation, listed

_ACRONYM = re.compile(r"\s*\([^()]*\)$")


def without_publishers(readings: Sequence[FigureReading]) -> list[FigureReading]:
    """The readings without those of an office that a total of the same year tells as exactly."""
    totals: dict[object, list[FigureReading]] = defaultdict(list)
    for reading in readings:
        if names_whole(reading.program):
            totals[_of(reading)].append(reading)
    return [r for r in readings if not _repeats(r, totals[_of(r)])]


def _repeats(reading: FigureReading, totals: Sequence[FigureReading]) -> bool:
    """Whether a reading says of an office what a total tells as exactly."""
    name = reading.program
    own = bool(totals) and is_office(name) and not names_whole(name)
    return own and any(_told(reading, total) for total in totals)


def _of(reading: FigureReading) -> tuple[object, ...]:
    return reading.measure, reading.year, reading.currency


def _told(reading: FigureReading, total: FigureReading) -> bool:
    exact = total.step <= reading.step and total.start != reading.start
    return exact and agree(total.amount, total.step, reading.amount, reading.step)


def is_office(name: str) -> bool:
    """Whether a name is that of an office, and of nothing that one does.

    >>> is_office("National Office of Coastal Research (NOCR)"), is_office("Office Energy Program")
    (True, False)
    """
    return bool(_office().search(_ACRONYM.sub("", narrow(name).lower()).strip()))


@cache
def _office() -> re.Pattern[str]:
    words = alternation(listed("names", "office_nouns"))
    ends = "|".join(sorted(listed("names", "agencies")))
    return re.compile(rf"{words}(?:$|\s(?:of|for|on)\s)|^\S{{2,}}(?:{ends})$")
