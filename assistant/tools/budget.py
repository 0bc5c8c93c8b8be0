"""The query over the rows of the budget table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from corpus.document import Document
from corpus.errors import InvalidInput
from corpus.facts import FigureRow, Measure
from corpus.programs import Program
from corpus.text import fold_key

# What rows may be sorted by, and what is compared.
SORT_KEYS: Final = ("position", "program", "measure", "fiscal_year", "amount", "document", "trust")


@dataclass(frozen=True, slots=True)
class BudgetQuery:
    """Filters that all must hold, and the order; None and empty mean any."""

    program: str | None = None
    fiscal_year: int | None = None
    measure: Measure | None = None
    document: str | None = None
    q: str | None = None
    sort: str = "position"


def select(
    rows: Iterable[FigureRow],
    programs: Iterable[Program],
    documents: Mapping[str, Document],
    query: BudgetQuery,
) -> list[FigureRow]:
    """Rows that the query lets through, in its order; raises InvalidInput."""
    called = _called(programs, query.program) if query.program else None
    name = fold_key(query.program or "")
    found = [
        row
        for row in rows
        if (query.fiscal_year is None or row.fiscal_year == query.fiscal_year)
        and (query.measure is None or row.measure == query.measure)
        and (query.document is None or row.document_id == query.document)
        and (called is None or row.program_id in called or name in fold_key(row.program))
    ]
    if query.q:
        wanted = [fold_key(word) for word in query.q.split()]
        found = [r for r in found if all(word in _haystack(documents, r) for word in wanted)]
    return _sorted(found, query.sort)


def _called(programs: Iterable[Program], name: str) -> set[str]:
    """Ids of the programs that are called `name` in any of their ways."""
    key = fold_key(name)
    return {
        p.id
        for p in programs
        if p.id == name
        or any(key == fold_key(called) for called in (p.name, p.name_en or "", *p.aliases))
    }


def _haystack(documents: Mapping[str, Document], row: FigureRow) -> str:
    quote = documents[row.document_id].text[row.start : row.end]
    parts = (row.program, row.parent, row.label, row.original, row.scope, row.note, quote)
    return fold_key("\n".join(part for part in parts if part))


def _sorted(rows: list[FigureRow], sort: str) -> list[FigureRow]:
    """Sort by a comma-separated list of keys, "-" before one that descends; blanks come last."""
    for key in reversed([part.strip() for part in sort.split(",") if part.strip()]):
        name = key.removeprefix("-")
        if name not in SORT_KEYS:
            raise InvalidInput(f"Cannot sort by {name!r}; choose of {', '.join(SORT_KEYS)}.")
        blank = [row for row in rows if _key(row, name) is None]
        rest = [row for row in rows if _key(row, name) is not None]
        rest.sort(key=lambda row, name=name: _key(row, name), reverse=key.startswith("-"))  # type: ignore[misc]
        rows = rest + blank
    return rows


def _key(row: FigureRow, name: str) -> Any:  # noqa: ANN401 - keys of one name compare, others do not
    match name:
        case "position":
            return (row.document_id, row.start, row.end)
        case "document":
            return row.document_id
        case "measure" | "trust":
            return str(getattr(row, name))
        case _:
            return getattr(row, name)
