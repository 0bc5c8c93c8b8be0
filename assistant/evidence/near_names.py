"""Programs that are called by other words than those of their names: 「海のプラごみ回収のやつ」.

Each word looks for the word nearest to it in the name of a program that has amounts. One program
is meant where its name comes near and no other name comes nearly as near.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

import numpy as np

from assistant.evidence.catalog import Catalog
from assistant.question.model import ProgramMention, Term
from corpus.facts import FigureRow
from index.encoding.bundled import bundled_encoder
from index.retrieval.late import LateIndex

LEAST = 0.35  # nearness of a name to the words, at most 1
LEAST_OF_ONE_WORD = 0.45  # a single word may be near a name that only is of the same kind
LEAD = 1.3  # times as near as any other name
SCOPES_KEPT = 16

Documents = tuple[str, ...]


class NearNames:
    """The names of the programs that have amounts, compared with words by meaning."""

    def __init__(self, rows: Iterable[FigureRow], catalog: Catalog) -> None:
        self._catalog = catalog
        self._documents: dict[str, set[str]] = {}
        for row in rows:
            self._documents.setdefault(row.program_id, set()).add(row.document_id)
        self._names: Callable[[Documents], tuple[tuple[str, ...], LateIndex]]
        self._names = lru_cache(SCOPES_KEPT)(self._index)

    def meant(
        self, terms: Sequence[Term], documents: Sequence[str] = ()
    ) -> tuple[ProgramMention, ...]:
        """The one program, of `documents` if there are any, that the words come near to."""
        ids, names = self._names(tuple(documents))
        if not terms or not ids:
            return ()
        surface = " ".join(t.surface for t in terms)
        near = names.scores(names.query(surface), np.arange(len(ids)))
        best, *others = np.argsort(-near, kind="stable").tolist()
        apart = (o for o in others if not self._catalog.overlap(ids[best], ids[o]))
        second = next((float(near[o]) for o in apart), 0.0)
        least = LEAST if len(terms) > 1 else LEAST_OF_ONE_WORD
        if near[best] < least or near[best] < LEAD * second:
            return ()
        return (ProgramMention((ids[best],), surface, 0, 0, exact=False),)

    def _index(self, documents: Documents) -> tuple[tuple[str, ...], LateIndex]:
        within = set(documents)
        ids = tuple(i for i, own in self._documents.items() if not within or own & within)
        return ids, LateIndex.build([self._catalog.name(i) for i in ids], bundled_encoder())
