"""Up, down, unchanged, double, half: held to the rows, or to the very words of a quote."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from assistant.tools.compute import YEARLY
from assistant.writer.checks.check import Check
from assistant.writer.reading.claims import Claim
from assistant.writer.reading.support import focused
from assistant.writer.reading.vocabulary import named
from corpus.facts import FigureRow
from corpus.text import fold

NEAR = Fraction(1, 20)  # "double" may be 1.95 times
SIGNS = {"up": 1, "down": -1, "same": 0}


def _direction(claim: Claim) -> Iterator[str]:
    for name, said in named("direction").items():
        found = said.search(_without_superlatives(claim.worded))
        if found is None or _is_quoted(claim, said):
            continue
        pairs = list(compared(claim))
        wrong = [p for p in pairs if _sign(p) != SIGNS[name]]
        single = [s for s in _changes(claim) if s != SIGNS[name]]
        if wrong or single:
            yield f"“{found[0]}”: the rows say otherwise."
        elif not pairs and not list(_changes(claim)):
            yield f"“{found[0]}”: compute the difference and refer to it, or cite the words."


def _multiples(claim: Claim) -> Iterator[str]:
    for times, said in named("multiples").items():
        found = said.search(claim.worded)
        if found is None or _is_quoted(claim, said):
            continue
        ratios = [abs(Fraction(a.amount, b.amount)) for a, b in compared(claim) if b.amount]
        if not ratios or any(abs(r / Fraction(times) - 1) > NEAR for r in ratios):
            yield f"“{found[0]}” is not what the rows say; give the figures or a computed ratio."


def compared(claim: Claim) -> Iterator[tuple[FigureRow, FigureRow]]:
    """Pairs (what is spoken of, what it is set against) that the sentence's figures make."""
    exhibits = claim.known.exhibits
    rows: list[FigureRow] = []
    for ref in claim.figures:
        result = exhibits.results.get(ref.handle)
        if result is not None and result.operation in {"difference", "growth", "ratio"}:
            yield _ordered(claim, *result.rows)
        elif result is None:
            rows += exhibits.rows(ref.handle)
    if len(rows) == 2 and rows[0].currency == rows[1].currency:
        if rows[0].program_id != rows[1].program_id or {r.measure for r in rows} <= YEARLY:
            yield _ordered(claim, *rows)
    elif len(rows) < 2 and not any(r.handle in exhibits.results for r in claim.figures):
        yield from _table_pair(claim, rows)


def _without_superlatives(text: str) -> str:
    for words in named("superlatives").values():
        text = words.sub(" ", text)
    return text


def _ordered(claim: Claim, one: FigureRow, other: FigureRow) -> tuple[FigureRow, FigureRow]:
    """Years: the later first. Programs: the one that the sentence is about first."""
    if one.program_id == other.program_id:
        later = (other.fiscal_year or 0) > (one.fiscal_year or 0)
        return (other, one) if later else (one, other)
    subjects = [m for m in claim.programs if not claim.is_contrast(m)]
    first = subjects[0].values if subjects else frozenset({one.program_id})
    return (other, one) if other.program_id in first else (one, other)


def _table_pair(claim: Claim, rows: list[FigureRow]) -> Iterator[tuple[FigureRow, FigureRow]]:
    """This year's and last year's row of the program that the sentence is about."""
    ids = {r.program_id for r in rows} or {v for m in claim.programs for v in m.values}
    ids = ids or set(claim.known.established.programs)
    table = [
        r
        for r in claim.known.exhibits.sources.figures
        if r.program_id in ids and r.measure in YEARLY and r.fiscal_year
    ]
    for late in table:
        early = [
            r
            for r in table
            if (r.program_id, r.scope, r.fiscal_year, r.document_id)
            == (late.program_id, late.scope, (late.fiscal_year or 0) - 1, late.document_id)
        ]
        if len(ids) == 1 and early:
            yield late, min(early, key=lambda r: abs(r.start - late.start))
            return


def _changes(claim: Claim) -> Iterator[int]:
    """The signs of figures that are changes themselves, as the document states them."""
    for ref in claim.figures:
        for row in claim.known.exhibits.rows(ref.handle):
            if row.measure.value == "difference":
                yield (row.amount > 0) - (row.amount < 0)


def _sign(pair: tuple[FigureRow, FigureRow]) -> int:
    return (pair[0].amount > pair[1].amount) - (pair[0].amount < pair[1].amount)


def _is_quoted(claim: Claim, said: re.Pattern[str]) -> bool:
    """Whether a cited line says it, of no figure of the sentence."""
    return not claim.figures and any(said.search(fold(t).text) for t in focused(claim))


DIRECTION = Check("direction", _direction)
MULTIPLES = Check("multiples", _multiples)
