"""What several tables say of the same program: repeated, told apart by its group, or in doubt."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from corpus.document import Document
from corpus.facts.reading import FigureReading, Findings, agree, open_item
from corpus.facts.row import Candidate, ReviewItem, Trust
from corpus.text.folding import fold_key

REASON = "the document gives several amounts under this name"
MOST_CANDIDATES = 5


def settle_readings(document: Document, found: Findings) -> Findings:
    """The readings of all tables without contradictions; what is in doubt waits for a person.

    The same name in two groups is two programs ("総務管理費 委託料"); one amount printed twice, if
    only rounded, is one row that the repetition confirms.
    """
    settled = Findings(review=list(found.review))
    for group in _groups(_by_section(_told_apart(found.readings))):
        if _agrees(group):
            settled.readings.append(_exactest(group))
        else:
            settled.review.append(_doubt(document, group))
    settled.readings.sort(key=lambda r: r.start)
    return settled


def _key(reading: FigureReading) -> tuple[object, ...]:
    name = fold_key(reading.program)
    return name, reading.measure, reading.year, reading.scope, reading.currency


def _groups(readings: Sequence[FigureReading]) -> list[list[FigureReading]]:
    groups: dict[tuple[object, ...], list[FigureReading]] = defaultdict(list)
    for reading in readings:
        groups[_key(reading)].append(reading)
    return list(groups.values())


def _told_apart(readings: Sequence[FigureReading]) -> list[FigureReading]:
    """The readings, a name that is not unambiguous with its group before it."""
    doubtful = {_key(g[0])[0] for g in _groups(readings) if not _agrees(g)}
    return [
        replace(r, program=f"{r.parent} {r.program}")
        if r.parent
        and fold_key(r.program) in doubtful
        and not fold_key(r.program).startswith(fold_key(r.parent))
        else r
        for r in readings
    ]


def _by_section(readings: Sequence[FigureReading]) -> list[FigureReading]:
    """The readings; what two tables of different titles say differently has its title as scope."""
    told: list[FigureReading] = []
    for group in _groups(readings):
        amounts: dict[str | None, set[int]] = defaultdict(set)
        for reading in group:
            amounts[reading.section].add(reading.amount)
        apart = not _agrees(group) and all(len(found) == 1 for found in amounts.values())
        known = apart and None not in amounts and len(amounts) > 1
        told.extend(replace(r, scope=_scope(r)) if known else r for r in group)
    return told


def _scope(reading: FigureReading) -> str | None:
    return " ".join(filter(None, [reading.section, reading.scope]))


def _agrees(group: Sequence[FigureReading]) -> bool:
    if len(group) == 1:
        return True
    best = min(group, key=lambda r: (r.step, r.start))
    return all(agree(best.amount, best.step, r.amount, r.step) for r in group)


def _exactest(group: Sequence[FigureReading]) -> FigureReading:
    if len(group) == 1:
        return group[0]
    best = min(group, key=lambda r: (r.step, r.start))
    proven = next((r.proof for r in group if r.proof), None)
    repeated = len({r.start for r in group}) > 1
    if proven is None and not repeated:
        return best
    return replace(best, trust=Trust.CONFIRMED, proof=proven or "repetition")


def _doubt(document: Document, group: Sequence[FigureReading]) -> ReviewItem:
    first = group[0]
    return open_item(
        document,
        REASON,
        (first.start, first.end),
        first.original,
        measure=first.measure,
        year=first.year,
        currency=first.currency,
        scope=first.scope,
        candidates=[
            Candidate(r.program, r.amount, f"printed at character {r.start}")
            for r in group[:MOST_CANDIDATES]
        ],
    )
