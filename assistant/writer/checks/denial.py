"""A denial of what the tools have returned, or would return.

ABSENCE is for what is said to be not among what a quote lists, though the quote has it.
"""

from __future__ import annotations

from collections.abc import Iterator

from assistant.writer.checks.check import Check
from assistant.writer.reading.claims import Claim, find_programs
from assistant.writer.reading.focus import content_words
from assistant.writer.reading.support import forms, whole_stretches
from assistant.writer.reading.vocabulary import named, pattern
from corpus.facts import FigureRow
from corpus.text import find_years, fold_key


def _find(claim: Claim) -> Iterator[str]:
    if not is_denial(claim):
        return
    rows = rows_meant(claim)
    if rows:
        row = rows[0]
        yield (
            f"The table has it: {row.program}, {row.label}, {row.fiscal_year}. Query it and "
            "refer to it."
        )


def is_denial(claim: Claim) -> bool:
    """Whether the sentence says that the documents do not say."""
    return bool(pattern("denial").search(claim.worded))


def rows_meant(claim: Claim) -> list[FigureRow]:
    """Rows of the table that have the amount which the sentence, or the question, speaks of."""
    question = claim.known.question.lower()
    ids = _ids(claim, question)
    text = claim.worded
    if not _speaks_of_money(text) and _is_of_the_question(claim, question):
        text = f"{text} {question}"
    measures = {n for n, words in named("measures").items() if words.search(text)}
    said = {v for m in claim.years for v in m.values}
    years = said or {str(y.year) for y in find_years(text)}
    if not ids or not (measures or (years and _speaks_of_money(text)) or _any_amount(claim)):
        return []
    return [
        r
        for r in claim.known.exhibits.sources.figures
        if r.program_id in ids
        and (not measures or r.measure.value in measures)
        and (not years or str(r.fiscal_year) in years)
        and not _narrowed(claim, r)
    ]


def _ids(claim: Claim, question: str) -> set[str]:
    named_here = {v for m in claim.programs for v in m.values}
    if named_here:
        return named_here
    asked = find_programs(question, claim.known.exhibits.sources.programs)
    return {v for m in asked for v in m.values} or set(claim.known.established.programs)


def _is_of_the_question(claim: Claim, question: str) -> bool:
    """Whether it names nothing else than the question does: 「資料には記載がありません」."""
    said = content_words(pattern("denial").sub(" ", claim.worded))
    return all(word in question for word in said)


def _speaks_of_money(text: str) -> bool:
    return bool(pattern("money").search(text))


def _any_amount(claim: Claim) -> bool:
    """Whether any amount at all is denied: 「予算額は記載がありません」."""
    return _speaks_of_money(claim.worded)


def _narrowed(claim: Claim, row: FigureRow) -> bool:
    """Whether a row covers only a part, or something per unit, that the sentence does not name."""
    return row.scope is not None and row.scope.lower() not in claim.low


def _find_absence(claim: Claim) -> Iterator[str]:
    if not is_absence(claim):
        return
    cited = fold_key("\n".join(whole_stretches(claim)))
    absent = [w for w in content_words(claim.low) if not any(f in cited for f in forms(claim, w))]
    if claim.quotes and not absent:
        yield "What it says is not there stands in what it cites."
    elif not claim.quotes and not claim.figures:
        yield "Cite the list that it is not in."


def is_absence(claim: Claim) -> bool:
    """Whether the sentence says that something is not in a list that it cites."""
    return bool(pattern("absence").search(claim.worded)) and not is_denial(claim)


DENIAL = Check("denial", _find)
ABSENCE = Check("absence", _find_absence)
