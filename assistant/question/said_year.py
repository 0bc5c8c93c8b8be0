"""Whether a year that a turn says is that of what it asks, and not of the asker's own case."""

from __future__ import annotations

import re

from assistant.question.model import Question
from corpus.text.years import find_years

CLAUSE = re.compile(r"[,、。!?？！;]")
ADVERB = 14  # characters of a clause that says when and no more: "In fiscal 2019,"
PLAIN_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def asks_of_year(question: Question) -> bool:
    """Whether the clause that asks says a year, or a short one before it.

    「2021年の目標値は」 does; "had insulation in 2023, does that matter" asks nothing of that year.
    """
    *before, last = [c.strip() for c in CLAUSE.split(question.text) if c.strip()] or [""]
    asked = [last, *(c for c in before if len(c) <= ADVERB)]
    return any(find_years(c) or PLAIN_YEAR.search(c) for c in asked)
