"""Lays out what a writer works with, over one build."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from assistant.answer.drafting.draft import Draft
from assistant.evidence.catalog import Catalog
from assistant.model import Language
from assistant.tools import Sources, Stretch
from assistant.writer.protocol import Desk
from corpus.facts import FigureRow
from corpus.ondemand import OnDemand
from index.build import LoadedBuild

DESKS_KEPT = 16  # of the latest documents asked for, and of all


class Desks:
    """The desks over one build, kept: to lay one out takes a look at all programs."""

    def __init__(self, build: LoadedBuild, catalog: Catalog) -> None:
        def made(language: Language, documents: tuple[str, ...] | None) -> Desk:
            return make_desk(build, catalog, documents, language)

        self._made = lru_cache(DESKS_KEPT)(made)

    def of(self, language: Language, documents: Sequence[str] | None) -> Desk:
        """What may be looked into: the build, or the documents that were asked for."""
        return self._made(language, tuple(documents) if documents else None)


def make_desk(
    build: LoadedBuild, catalog: Catalog, documents: Sequence[str] | None, language: Language
) -> Desk:
    """The whole build, or only some of its documents."""
    chosen = frozenset(documents or build.analyses)
    ids = [i for i in build.analyses if i in chosen]
    texts = OnDemand(ids, lambda i: build.analyses[i].document)

    def search(query: str, top_k: int) -> list[Stretch]:
        places = build.owners.documents
        within = [at for i in documents or () if i in places for at in range(*places[i])]
        allowed = np.array(within, dtype=np.int64) if documents else None
        hits = build.retriever.search(query, top_k=top_k, language=language, allowed=allowed)
        found = [hit.passage for hit in hits]
        return [Stretch(p.document_id, p.start, p.end, p.page) for p in found]

    return Desk(
        sources=Sources(
            documents=texts,
            programs=[p for p in build.programs if chosen & set(p.document_ids)],
            figures=build.figures if not documents else _rows(build, ids),
            search=search,
        ),
        draft=lambda spoken: Draft(spoken, catalog, texts),
        translate=build.retriever.counterparts,
        checksums=OnDemand(ids, lambda i: texts[i].sha256),
    )


def _rows(build: LoadedBuild, documents: Sequence[str]) -> tuple[FigureRow, ...]:
    return tuple(row for document_id in documents for row in build.figures_in[document_id])
