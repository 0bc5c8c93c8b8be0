"""Which of the rows that may be meant are: by what they are called, their scope, their year."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.evidence.budget.meant import (
    GENERAL,
)
from assistant.question.model import Question, Term
from assistant.question.signs import Sign
from assistant.question.words.runs import normalised_tokens
from corpus.facts import FigureRow
from corpus.text import fold_key
from corpus.text.years import find_years

EXCLUDES = re.compile(r"除く|除き|除いた|以外|exclud")  # such a scope does not cover what it names


def rows_called(
    rows: Sequence[FigureRow], question: Question
) -> tuple[list[FigureRow], frozenset[Term]]:
    """Rows that are set beside a measure by the words of their head, and the words that say it.

    "The request against what the committee recommends": 「Committee recommendation」 is the other.
    """
    beside = Sign.COMPARE in question.signs and set(question.measures) - GENERAL
    terms = [t for t in question.terms if not (t.light or t.carried)] if beside else []
    found: list[FigureRow] = []
    saying: set[Term] = set()
    for row in rows if terms else ():
        words = [normalised_tokens(w) for w in re.findall(r"[^\W\d_]{2,}", row.label)]
        said = [[t for t in terms if set(t.alternatives) & set(word)] for word in words]
        if said and all(said) and row.measure not in question.measures:
            found.append(row)
            saying |= {t for own in said for t in own}
    return found, frozenset(saying)


def words_of_scope(row: FigureRow, terms: Sequence[Term]) -> int:
    """How many words the scope of a row says: 高知県 of 「39高知県 歳入」."""
    scope = fold_key(row.scope or "")
    return sum(any(a in scope for a in t.alternatives) for t in terms)


def of_the_scope(rows: Sequence[FigureRow], terms: Sequence[Term]) -> list[FigureRow]:
    """Of rows those whose scope says most of the words: 「3乙県 歳入」 is none of 甲県."""
    most = max(words_of_scope(row, terms) for row in rows)
    return [row for row in rows if words_of_scope(row, terms) == most]


def of_all_years(rows: Sequence[FigureRow], question: Question) -> Sequence[FigureRow]:
    """Rows whose label names every year asked for, where the question names several."""
    if len(question.years) < 2:
        return rows
    wanted = set(question.years)
    return [r for r in rows if wanted <= {y.year for y in find_years(r.label)}] or rows
