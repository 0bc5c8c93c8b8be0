"""Documents, programs and rows of an edition as JSON data, and the query over the rows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from corpus.errors import InvalidInput
from corpus.facts import FigureRow, Measure, ReviewItem
from corpus.text import fold_key
from web.edition import Edition

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


def documents(edition: Edition) -> list[dict[str, Any]]:
    """All documents, in the order of the build."""
    rows: dict[str, int] = {}
    for row in edition.figures:
        rows[row.document_id] = rows.get(row.document_id, 0) + 1
    return [_document(edition, name, rows.get(name, 0)) for name in edition.analyses]


def _document(edition: Edition, document_id: str, figures: int) -> dict[str, Any]:
    analysis = edition.analyses[document_id]
    document = analysis.document
    return {
        "id": document.id,
        "title": document.title,
        "filename": document.filename,
        "media_type": document.media_type,
        "pages": len(document.pages),
        "characters": len(document.text),
        "sha256": document.sha256,
        "indexed_at": edition.indexed_at.get(document_id, edition.built_at),
        "figures": figures,
        "source_url": document.source_url,
        "publisher": document.publisher,
        "fiscal_year": document.fiscal_year,
        "language": document.language,
        "source": document.source,
        "review": len(analysis.review),
        "coverage": analysis.coverage.to_json(),
        "warnings": list(document.warnings),
    }


def programs(edition: Edition) -> list[dict[str, Any]]:
    """All programs, in the order of the build's catalog."""
    return [
        {
            "id": p.id,
            "name": p.name,
            "name_en": p.name_en,
            "aliases": list(p.aliases),
            "parent": p.parent,
            "document_ids": list(p.document_ids),
        }
        for p in edition.programs
    ]


def select(edition: Edition, query: BudgetQuery) -> list[FigureRow]:
    """Rows that the query lets through, in its order; raises NotFound, InvalidInput."""
    if query.document is not None:
        edition.document(query.document)
    programs = _programs(edition, query.program) if query.program else None
    name = fold_key(query.program or "")
    found = [
        row
        for row in edition.figures
        if (query.fiscal_year is None or row.fiscal_year == query.fiscal_year)
        and (query.measure is None or row.measure == query.measure)
        and (query.document is None or row.document_id == query.document)
        and (programs is None or row.program_id in programs or name in fold_key(row.program))
    ]
    if query.q:
        wanted = [fold_key(word) for word in query.q.split()]
        found = [r for r in found if all(word in _haystack(edition, r) for word in wanted)]
    return _sorted(found, query.sort)


def _programs(edition: Edition, name: str) -> set[str]:
    """Ids of the programs that are called `name` in any of their ways."""
    key = fold_key(name)
    return {
        p.id
        for p in edition.programs
        if p.id == name
        or any(key == fold_key(called) for called in (p.name, p.name_en or "", *p.aliases))
    }


def _haystack(edition: Edition, row: FigureRow) -> str:
    quote = edition.analyses[row.document_id].document.text[row.start : row.end]
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


def row_json(edition: Edition, row: FigureRow) -> dict[str, Any]:
    """A row of the budget table with its citation."""
    return {
        "id": row.id,
        "program_id": row.program_id,
        "program": row.program,
        "parent": row.parent,
        "measure": str(row.measure),
        "label": row.label,
        "fiscal_year": row.fiscal_year,
        "amount": row.amount,
        "currency": row.currency,
        "original": row.original,
        "scope": row.scope,
        "approximate": row.approximate,
        "note": row.note,
        "trust": str(row.trust),
        "citation": _citation(edition, row),
    }


def review_json(edition: Edition, items: Iterable[ReviewItem]) -> list[dict[str, Any]]:
    """Ambiguous readings with their candidates."""
    return [
        {
            "measure": str(item.measure) if item.measure else None,
            "fiscal_year": item.fiscal_year,
            "original": item.original,
            "currency": item.currency,
            "scope": item.scope,
            "reason": item.reason,
            "candidates": [
                {"program": c.program, "amount": c.amount, "reason": c.reason}
                for c in item.candidates
            ],
            "citation": _citation(edition, item),
        }
        for item in items
    ]


def _citation(edition: Edition, item: FigureRow | ReviewItem) -> dict[str, Any]:
    document = edition.analyses[item.document_id].document
    first, last = edition.lines(item.document_id, item.start, item.end)
    return {
        "document_id": item.document_id,
        "document_title": document.title,
        "page": item.page,
        "start": item.start,
        "end": item.end,
        "line_start": first,
        "line_end": last,
        "quote": document.text[item.start : item.end],
    }
