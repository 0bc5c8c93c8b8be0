"""The largest, the smallest: held to all rows of that measure and year."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.writer.checks.check import Check
from assistant.writer.reading.claims import Claim
from assistant.writer.reading.support import focused
from assistant.writer.reading.vocabulary import named
from corpus.facts import FigureRow
from corpus.text import fold


def _find(claim: Claim) -> Iterator[str]:
    for name, said in named("superlatives").items():
        found = said.search(claim.worded)
        if found is None:
            continue
        rows = [r for ref in claim.figures for r in claim.known.exhibits.rows(ref.handle)]
        if not rows:
            if not any(said.search(fold(t).text) for t in focused(claim)):
                yield f"“{found[0]}”: refer to the figure that is so, or cite the words."
            continue
        first = rows[0]
        beyond = [r for r in _rivals(claim, first) if _beats(r, first, name)]
        if beyond:
            yield f"“{found[0]}”: {beyond[0].program} has {beyond[0].original}."


def _rivals(claim: Claim, row: FigureRow) -> Iterator[FigureRow]:
    """Rows of the same measure, year and currency of other programs that are no wholes of it."""
    sources = claim.known.exhibits.sources
    wholes = {p.parent for p in sources.programs if p.parent}
    for other in sources.figures:
        same = (other.measure, other.fiscal_year, other.currency) == (
            row.measure,
            row.fiscal_year,
            row.currency,
        )
        if same and other.scope is None and other.program_id not in wholes | {row.program_id}:
            yield other


def _beats(other: FigureRow, row: FigureRow, name: str) -> bool:
    return other.amount > row.amount if name == "most" else other.amount < row.amount


RANKING = Check("ranking", _find)
