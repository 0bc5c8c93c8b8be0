"""A year that is asked of and that no document names: what is quoted is near, and no more."""

from __future__ import annotations

from assistant.answer.context import Composed, Context
from assistant.answer.draft import Draft
from corpus.text.years import find_years, japanese_year


def with_missing_year(context: Context, composed: Composed) -> Composed:
    """An answer in quotes that says first that no year is there which the turn names.

    「令和3年度は？」 of a paper on two later years.
    """
    draft = composed.draft
    quotes = composed.status == "answered" and draft.citations and not draft.figures
    if not quotes or (year := _year_nowhere(context, draft)) is None:
        return composed
    label = japanese_year(year) if draft.language == "ja" else str(year)
    draft.lead("no_year", year=label)
    draft.states_figures = False
    return composed


def _year_nowhere(context: Context, draft: Draft) -> int | None:
    """A year that a turn names, and no document that is quoted."""
    asked = context.question.said_years
    if not asked:
        return None
    documents = [context.sources[d] for d in {c.document_id for c in draft.citations}]
    said = {y.year for document in documents for y in find_years(document.text)}
    said |= {document.fiscal_year for document in documents if document.fiscal_year}
    nowhere = [y for y in sorted(asked) if not any(str(y) in d.text for d in documents)]
    return nowhere[0] if len(nowhere) == len(asked) and asked.isdisjoint(said) else None
