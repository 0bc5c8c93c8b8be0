"""What kinds of things a question takes for granted: a country, a number of people, an agency.

A false premise is best met by what the document does say of the same kind: 「フランスで開かれる」
by the sentence that names a country, "run by X" by the one that names an agency.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.question.grammars.counts import counters_like, find_counts
from assistant.question.model import Question
from assistant.question.words.things import UNIVERSITY, countries
from corpus.text import fold
from corpus.text.years import find_years

ACRONYM = re.compile(r"(?<![A-Za-z-])[A-Z]{3,6}(?![A-Za-z-])")
COUNTED = ("thing", "time", "share")
Kind = Callable[[str], bool]


def claimed_kinds(question: Question) -> tuple[Kind, ...]:
    """What tells whether a statement has a kind of thing that the question claims, for each."""
    text = question.text
    for mention in question.programs:
        text = text.replace(mention.surface, " ") if mention.surface else text
    units = {counters_like(c.unit) for c in find_counts(text) if c.has(*COUNTED) and not c.lead}
    kinds: tuple[Kind, ...] = (
        lambda said: bool(countries().search(fold(said).text)),
        lambda said: bool(UNIVERSITY.search(fold(said).text)),
        *(_counts(unit) for unit in sorted(units, key=sorted)),
        lambda said: bool(find_years(said)),
        lambda said: bool(ACRONYM.search(said)),
    )
    return tuple(kind for kind in kinds if kind(text))


def _counts(units: frozenset[str]) -> Kind:
    return lambda said: any(c.unit in units for c in find_counts(said))
