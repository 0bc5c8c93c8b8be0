"""Overview against detail: which program an amount without a certain name belongs to.

An overview slide turned into text sets amounts before or behind the names they belong to. The
detail pages give each program's amounts with its name, so the overview is an assignment problem:
its groups of amounts to its names, each pair allowed where the detail pages say the same within
rounding. A pair that every largest assignment contains is settled, by two independent readings; any
other is for a person.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from corpus.facts.reading import FigureReading, Pending, agree
from corpus.facts.row import Measure, Trust
from corpus.programs.registry import Registry
from corpus.slides.slides import PageFigures

# The same money under two words: a supplementary budget that was put into a fund.
_SAME_MONEY = {Measure.FUND: Measure.SUPPLEMENTARY}


@dataclass(frozen=True, slots=True)
class Reconciled:
    """What reconciliation settles, and the groups that stay open with their candidates."""

    readings: tuple[FigureReading, ...]
    open: tuple[tuple[Pending, tuple[str, ...]], ...]


def reconcile(
    page: PageFigures, details: Sequence[FigureReading], registry: Registry
) -> Reconciled:
    """Assign the pending groups of a page to its names by what other pages say of them."""
    known = _details_by_program(details, registry)  # first: it makes the programs known by name
    names = _distinct(page, registry)
    weights = [
        [_agreement(group, known.get(_key(registry, name), ())) for name in names]
        for group in page.pending
    ]
    settled = settle(weights)
    in_order = _by_order(len(page.pending), len(names), settled)
    readings: list[FigureReading] = []
    still_open: list[tuple[Pending, tuple[str, ...]]] = []
    for i, group in enumerate(page.pending):
        if i in settled:
            name = names[settled[i]]
            scoped = _scoped(group, known.get(_key(registry, name), ()))
            readings.extend(_named(scoped, name, Trust.CONFIRMED, None))
        elif i in in_order:
            readings.extend(_named(group, names[in_order[i]], Trust.EXTRACTED, page.title))
        else:
            candidates = [j for j, w in enumerate(weights[i]) if w] or range(len(names))
            still_open.append((group, tuple(names[j] for j in candidates)))
    return Reconciled(tuple(readings), tuple(still_open))


def settle(weights: Sequence[Sequence[int]]) -> dict[int, int]:
    """The pairs that stand in every best assignment: group -> name, both by their place.

    `weights[group][name]` counts the figures on which they agree, 0 where the pair is not allowed.
    """
    if not any(map(any, weights)):  # as on most pages: scipy takes a second to load
        return {}
    best, total = _best(weights, None)
    return {group: name for group, name in best.items() if _best(weights, (group, name))[1] < total}


def _best(
    weights: Sequence[Sequence[int]], without: tuple[int, int] | None
) -> tuple[dict[int, int], int]:
    """An assignment of the largest total weight, and that weight."""
    import numpy as np
    from scipy.optimize import linear_sum_assignment

    matrix = np.array(weights)
    if without:
        matrix[without] = 0
    rows, columns = linear_sum_assignment(matrix, maximize=True)
    pairs = [(int(g), int(n)) for g, n in zip(rows, columns, strict=True) if matrix[g, n]]
    return dict(pairs), sum(int(matrix[pair]) for pair in pairs)


def _by_order(groups: int, names: int, settled: Mapping[int, int]) -> dict[int, int]:
    """Groups and names that run side by side: as many of each, and what is settled agrees."""
    if groups != names or not settled or any(g != n for g, n in settled.items()):
        return {}
    return {i: i for i in range(groups)}


def _agreement(group: Pending, details: Sequence[FigureReading]) -> int:
    """On how many figures the group and the details of a program agree; 0 if on one they do not."""
    shared = 0
    for reading in group.readings:
        same = [d for d in details if _same_budget(reading, d)]
        if same and not any(agree(reading.amount, reading.step, d.amount, d.step) for d in same):
            return 0
        shared += bool(same)
    return shared


def _scoped(group: Pending, details: Sequence[FigureReading]) -> Pending:
    """The group, each amount with the scope under which the details say the same."""
    readings = []
    for reading in group.readings:
        same = [
            d
            for d in details
            if _same_budget(reading, d) and agree(reading.amount, reading.step, d.amount, d.step)
        ]
        scopes = {d.scope for d in same}
        only = scopes.pop() if len(scopes) == 1 else None
        readings.append(replace(reading, scope=reading.scope or only))
    return replace(group, readings=tuple(readings))


def _same_budget(a: FigureReading, b: FigureReading) -> bool:
    def money(measure: Measure) -> Measure:
        return _SAME_MONEY.get(measure, measure)

    return (money(a.measure), a.year, a.currency) == (money(b.measure), b.year, b.currency)


def _named(
    group: Pending, name: str, trust: Trust, parent: str | None
) -> tuple[FigureReading, ...]:
    return tuple(
        replace(r, program=name, trust=trust, parent=r.parent or parent) for r in group.readings
    )


def _distinct(page: PageFigures, registry: Registry) -> list[str]:
    """The page's names that have no figure yet, each program once."""
    taken = {_key(registry, r.program) for r in page.readings}
    if page.title:
        taken.add(_key(registry, page.title))
    names: dict[str, str] = {}
    for name in page.names:
        if not name.strong and registry.find(name.text) is None:
            continue
        key = _key(registry, name.text)
        if key not in taken:
            names.setdefault(key, name.text)
    return list(names.values())


def _details_by_program(
    details: Sequence[FigureReading], registry: Registry
) -> dict[str, list[FigureReading]]:
    found: dict[str, list[FigureReading]] = {}
    for reading in details:
        found.setdefault(_key(registry, reading.program), []).append(reading)
    return found


def _key(registry: Registry, name: str) -> str:
    return registry.resolve(name).id
