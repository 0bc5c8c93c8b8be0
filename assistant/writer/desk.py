"""Lays out what a writer works with, over one build."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from assistant.answer.drafting.draft import Draft
from assistant.evidence.catalog import Catalog
from assistant.model import Language
from assistant.tools import Sources, Stretch
from assistant.writer.protocol import Desk
from corpus.facts import FigureRow
from corpus.ondemand import OnDemand
from index.build import LoadedBuild


class Desks:
    """The desks over one build; laying out a large one takes milliseconds, so the whole is kept."""

    def __init__(self, build: LoadedBuild, catalog: Catalog) -> None:
        self._build = build
        self._catalog = catalog
        self._whole: dict[Language, Desk] = {}

    def of(self, language: Language, documents: Sequence[str] | None) -> Desk:
        """What may be looked into: the build, or the documents that were asked for."""
        if documents:
            return make_desk(self._build, self._catalog, documents, language)
        if language not in self._whole:
            self._whole[language] = make_desk(self._build, self._catalog, None, language)
        return self._whole[language]


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
