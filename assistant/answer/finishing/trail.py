"""Where an answer was looked for, and which rows of the table it is made of."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from itertools import chain, islice
from urllib.parse import urlencode

from assistant.answer.context import Context
from assistant.model import Nearest, RowsUsed, Searched, SearchedDocument
from corpus.facts import FigureRow

MOST_NEAREST = 3
MOST_LISTED = 100  # documents: an answer takes as long to make and to send in any company


def searched(
    context: Context, unread: Mapping[str, tuple[int, ...]], known: Callable[[str], bool]
) -> Searched:
    """The documents looked through, the words that stand in none, and the nearest passages.

    `unread` are the pages that could not be read, by the documents that have some; `known` tells
    whether a word stands anywhere.
    """
    ids = dict.fromkeys(context.documents) if context.documents else context.sources
    words = [t for t in context.question.terms if not (t.light or t.concept)]
    hits = context.evidence.hits[:MOST_NEAREST]
    return Searched(
        count=len(ids),
        documents=tuple(
            SearchedDocument(i, context.sources[i].title, unread.get(i, ()))
            for i in islice(_listed(ids, unread), MOST_LISTED)
        ),
        missing=tuple(t.surface for t in words if not any(map(known, t.alternatives))),
        nearest=tuple(
            Nearest(p.document_id, p.start, p.end, p.page, p.text)
            for p in (h.passage for h in hits)
        ),
    )


def _listed(ids: Collection[str], unread: Mapping[str, object]) -> Iterable[str]:
    """The documents in their order; of too many those first that were not read as a whole."""
    if len(ids) <= MOST_LISTED:
        return ids
    return chain((i for i in unread if i in ids), (i for i in ids if i not in unread))


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
