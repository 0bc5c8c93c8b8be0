"""What several tables say of the same program: repeated, told apart by its group, or in doubt."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace

from corpus.document import Document
from corpus.facts.called import with_whole_names
from corpus.facts.publisher import without_publishers
from corpus.facts.reading import FigureReading, Findings, agree, open_reading
from corpus.facts.row import Candidate, Measure, ReviewItem, Trust
from corpus.programs.registry import Registry
from corpus.text.folding import fold_key

REASON = "the document gives several amounts under this name"
MOST_CANDIDATES = 5
_Key = Callable[[FigureReading], tuple[object, ...]]


def settle_readings(document: Document, found: Findings) -> Findings:
    """The readings of all tables without contradictions; what is in doubt waits for a person.

    The same name in two groups is two programs ("総務管理費 委託料"); one amount printed twice, if
    only rounded, is one row that the repetition confirms.
    """
    apart = _by_section(_told_apart(found.readings))
    settled = Findings(review=list(found.review))
    for group in _groups(apart, _key):
        if _agrees(group):
            settled.readings.append(_exactest(group))
        else:
            settled.review.append(_doubt(document, group))
    return settled


def settle_programs(document: Document, found: Findings, registry: Registry) -> Findings:
    """The readings of all layouts without contradictions, a program under any of its names."""

    def key(reading: FigureReading) -> tuple[object, ...]:
        known = registry.find(reading.program)
        return (known.id if known else fold_key(reading.program), *_key(reading)[1:])

    settled = Findings(review=list(found.review))
    for group in _groups(without_publishers(with_whole_names(found.readings)), key):
        if group[0].measure is Measure.UNIT:  # what each gets differs by what it is for
            settled.readings.extend(r for same in _agreeing(group) for r in _each(same))
            continue
        known, doubtful = (_each(group), []) if _agrees(group) else _told_by_parent(group)
        settled.readings.extend(known)
        if doubtful:
            settled.review.append(_doubt(document, [*known[:1], *doubtful]))
    settled.readings.sort(key=lambda r: r.start)
    return settled


def _told_by_parent(
    group: Sequence[FigureReading],
) -> tuple[list[FigureReading], list[FigureReading]]:
    """What is sure of readings that differ, and what stays open.

    What is part of something else there is said of that part: 「X」 in the budget of 「Y」.
    """
    sure = [same for same in _agreeing(group) if _is_sure(same)]
    if len(sure) != 1:
        return [], list(group)
    known = _each(sure[0])
    rest = [r for r in group if r not in sure[0]]
    whole = {r.parent for r in sure[0]}
    apart = [replace(r, scope=r.parent) for r in rest if r.parent and r.parent not in whole]
    return [*known, *apart], [r for r in rest if not r.parent or r.parent in whole]


def _agreeing(group: Sequence[FigureReading]) -> list[list[FigureReading]]:
    """The readings by amount, one and its roundings together."""
    found: list[list[FigureReading]] = []
    for reading in sorted(group, key=lambda r: r.step):
        same = next((c for c in found if _agrees([c[0], reading])), None)
        if same is None:
            found.append([reading])
        else:
            same.append(reading)
    return found


def _is_sure(group: Sequence[FigureReading]) -> bool:
    """Whether an amount is proven, or stands in two places."""
    return len({r.start for r in group}) > 1 or any(r.trust is not Trust.EXTRACTED for r in group)


def _key(reading: FigureReading) -> tuple[object, ...]:
    name = fold_key(reading.program)
    return name, reading.measure, reading.year, reading.scope, reading.currency


def _groups(readings: Sequence[FigureReading], key: _Key = _key) -> list[list[FigureReading]]:
    groups: dict[tuple[object, ...], list[FigureReading]] = defaultdict(list)
    for reading in readings:
        groups[key(reading)].append(reading)
    return list(groups.values())


def _told_apart(readings: Sequence[FigureReading]) -> list[FigureReading]:
    """The readings, a name that is not unambiguous with its group before it, else with its office.

    Two offices may have the same item in the same group: 「スポーツ庁 振興に必要な経費」.
    """
    doubtful = {_key(g[0])[0] for g in _groups(readings) if not _agrees(g)}
    by_name: dict[str, list[FigureReading]] = defaultdict(list)
    for reading in readings:
        by_name[fold_key(reading.program)].append(reading)
    by_office = {name for name in doubtful if _differ_by_office(by_name[str(name)])}
    return [
        _below(r, r.office if fold_key(r.program) in by_office else r.parent)
        if fold_key(r.program) in doubtful
        else r
        for r in readings
    ]


def _differ_by_office(readings: Sequence[FigureReading]) -> bool:
    """Whether readings of one name are told apart by who is in charge, and not by their groups."""
    by_group = _groups(readings, lambda r: (r.parent, *_key(r)))
    by_office = _groups(readings, lambda r: (r.office, *_key(r)))
    told = all(r.office for r in readings) and all(map(_agrees, by_office))
    return told and not all(map(_agrees, by_group))


def _below(reading: FigureReading, above: str | None) -> FigureReading:
    """A reading called by what it stands below, where its name does not begin with that."""
    if not above or fold_key(reading.program).startswith(fold_key(above)):
        return reading
    return replace(reading, program=f"{above} {reading.program}")


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
    """One reading of those that agree: the least rounded."""
    return _confirmed(min(group, key=lambda r: (r.step, r.start)), group)


def _each(group: Sequence[FigureReading]) -> list[FigureReading]:
    """One reading of each amount of those that agree, as rounded amounts are asked for too."""
    first = {r.amount: r for r in sorted(group, key=_first, reverse=True)}
    return [_confirmed(reading, group) for reading in first.values()]


def _first(reading: FigureReading) -> tuple[bool, int]:
    """Where of several places an amount is read: one that proves it, else the first."""
    return reading.proof is None, reading.start


def _confirmed(reading: FigureReading, group: Sequence[FigureReading]) -> FigureReading:
    """A reading with what those that agree with it prove."""
    if reading.note or len(group) == 1:
        return reading  # what a note says of an amount, its repetition does not prove
    proven = next((r.proof for r in group if r.proof), None)
    if proven is None and len({r.start for r in group}) == 1:
        return reading
    return replace(reading, trust=Trust.CONFIRMED, proof=proven or "repetition")


def _doubt(document: Document, group: Sequence[FigureReading]) -> ReviewItem:
    candidates = [
        Candidate(r.program, r.amount, f"printed at character {r.start}")
        for r in group[:MOST_CANDIDATES]
    ]
    return open_reading(document, REASON, group[0], candidates)
