"""Where an answer was looked for, and which rows of the table it is made of."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from urllib.parse import urlencode

from assistant.answer.context import Context
from assistant.model import Nearest, RowsUsed, Searched, SearchedDocument
from corpus.facts import FigureRow

MOST_NEAREST = 3


def searched(
    context: Context, unread: Callable[[str], tuple[int, ...]], known: Callable[[str], bool]
) -> Searched:
    """The documents looked through, the words that stand in none, and the nearest passages.

    `unread` gives the pages of a document that could not be read, `known` tells whether a word
    stands anywhere.
    """
    ids = context.documents or tuple(context.sources)
    words = [t for t in context.question.terms if not (t.light or t.concept)]
    hits = context.evidence.hits[:MOST_NEAREST]
    return Searched(
        documents=tuple(SearchedDocument(i, context.sources[i].title, unread(i)) for i in ids),
        missing=tuple(t.surface for t in words if not any(map(known, t.alternatives))),
        nearest=tuple(
            Nearest(p.document_id, p.start, p.end, p.page, p.text)
            for p in (h.passage for h in hits)
        ),
    )


def rows_used(rows: Sequence[FigureRow]) -> RowsUsed | None:
    """The query for the rows that an answer states: by what they have in common."""
    if not rows:
        return None
    common: dict[str, set[object]] = {
        "program": {r.program_id for r in rows},
        "fiscal_year": {r.fiscal_year for r in rows},
        "measure": {r.measure.value for r in rows},
        "document": {r.document_id for r in rows},
    }
    query = {
        k: v for k, values in common.items() if len(values) == 1 and (v := min(values, key=str))
    }
    return RowsUsed(urlencode(query), len(rows))
