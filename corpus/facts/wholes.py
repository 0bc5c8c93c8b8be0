"""Which programs are parts of others, as the tables of accounts say it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from corpus.facts.row import FigureRow
from corpus.programs.program import Program


def with_wholes(programs: Iterable[Program], rows: Iterable[FigureRow]) -> tuple[Program, ...]:
    """The programs, each of which all rows name one whole, as a part of that.

    「社会福祉費」 below 「民生費」 -> a part of 「民生費」; what stands below two is of neither.
    """
    known = tuple(programs)
    ids = {program.name: program.id for program in known}
    named: dict[str, set[str | None]] = defaultdict(set)
    for row in rows:
        named[row.program_id].add(row.parent)
    return tuple(replace(p, parent=p.parent or _whole(named[p.id], ids)) for p in known)


def _whole(names: set[str | None], ids: dict[str, str]) -> str | None:
    """The id of the one whole that is named, None without one or beside others."""
    name = next(iter(names)) if len(names) == 1 else None
    return ids.get(name) if name else None
