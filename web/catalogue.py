"""Documents, programs and rows of an edition as JSON data, and the query over the rows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from assistant.tools import budget
from assistant.tools.budget import SORT_KEYS, BudgetQuery
from corpus.facts import FigureRow, Measure, ReviewItem, Trust
from corpus.facts.settled import reading_id
from corpus.ondemand import OnDemand
from corpus.programs.accounts import is_total
from corpus.text.amounts import find_amounts
from web.edition import Edition

__all__ = [
    "SORT_KEYS",
    "BudgetQuery",
    "Selection",
    "choose",
    "documents",
    "programs",
    "review_json",
    "row_json",
    "select",
]


@dataclass(frozen=True, slots=True)
class Selection:
    """Rows that a person chose: all filters must hold, of each any value; empty means any."""

    programs: tuple[str, ...] = ()
    fiscal_years: frozenset[int] = frozenset()
    measures: frozenset[Measure] = frozenset()
    documents: frozenset[str] = frozenset()
    offices: frozenset[str] = frozenset()
    trusts: frozenset[Trust] = frozenset()
    q: str | None = None
    sort: str = "position"


def documents(edition: Edition) -> list[dict[str, Any]]:
    """All documents, in the order of the build."""
    return list(edition.entries.values())


def programs(edition: Edition) -> list[dict[str, Any]]:
    """All programs, in the order of the build's catalog; what only comes in as revenue is none."""
    spent = {row.program_id for row in edition.figures if not row.is_revenue}
    received = {row.program_id for row in edition.figures} - spent
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
        if p.id not in received
    ]


def select(edition: Edition, query: BudgetQuery) -> list[FigureRow]:
    """Rows that the query lets through, in its order; raises NotFound, InvalidInput."""
    if query.document is not None:
        edition.document(query.document)
    documents = OnDemand(edition.analyses, edition.document)
    return budget.select(edition.figures, edition.programs, documents, query)


def choose(edition: Edition, chosen: Selection) -> list[FigureRow]:
    """Rows of a selection, in its order; raises NotFound, InvalidInput."""
    for document in sorted(chosen.documents):
        edition.document(document)
    found = select(edition, BudgetQuery(q=chosen.q, sort=chosen.sort))
    if chosen.programs:
        queries = [BudgetQuery(program=name) for name in chosen.programs]
        named = {row.id for query in queries for row in select(edition, query)}
        found = [row for row in found if row.id in named]
    return [row for row in found if _chosen(edition, row, chosen)]


def _chosen(edition: Edition, row: FigureRow, chosen: Selection) -> bool:
    office = edition.document(row.document_id).publisher if chosen.offices else None
    pairs = (
        (chosen.documents, row.document_id),
        (chosen.fiscal_years, row.fiscal_year),
        (chosen.measures, row.measure),
        (chosen.offices, office),
        (chosen.trusts, row.trust),
    )
    return all(not values or value in values for values, value in pairs)


def row_json(edition: Edition, row: FigureRow) -> dict[str, Any]:
    """A row of the budget table with its citation."""
    return {
        "id": row.id,
        "program_id": row.program_id,
        "program": row.program,
        "parent": row.parent,
        "total": is_total(row.program),
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
            "id": reading_id(item),
            "measure": str(item.measure) if item.measure else None,
            "fiscal_year": item.fiscal_year,
            "amount": next((a.value for a in find_amounts(item.original)), None),
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
