"""Searches one table: each leg proposes, and all legs score what was proposed, in one query."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any

import numpy as np

from index.vectors.held import Held, HeldIndex
from index.vectors.postgres.table import dense_text, sparse_text
from index.vectors.protocol import LEGS, NOWHERE, Candidates, LegQuery, Positions

if TYPE_CHECKING:
    from psycopg import Connection

# pgvector's <#> is the negative inner product. What is allowed is read before it is sorted: an
# index proposes from all rows, and too few of them may be allowed.
_PROPOSE = """
    (select position from {source} order by dense <#> %(dense)s::vector limit %(k)s)
    union (select position from {source} where words <#> %(words)s::sparsevec < 0
        order by words <#> %(words)s::sparsevec limit %(k)s)
    union (select position from {source} where bigrams <#> %(bigrams)s::sparsevec < 0
        order by bigrams <#> %(bigrams)s::sparsevec limit %(k)s)
    union select unnest(%(besides)s::int[])
"""
_SCORE = """
    select position, -(words <#> %(words)s::sparsevec), -(bigrams <#> %(bigrams)s::sparsevec),
        -(dense <#> %(dense)s::vector)
    from "{table}" where position in ({positions}) order by position
"""
_WITHIN = 'with within as materialized (select * from "{table}" where position = any(%(allowed)s))'


class PostgresIndex(HeldIndex):
    """The vectors of one build in a table."""

    def __init__(
        self, connected: Callable[[], AbstractContextManager[Connection[Any]]], held: Held
    ) -> None:
        super().__init__(held)
        self._connected = connected

    def search(
        self,
        query: LegQuery,
        k: int,
        allowed: Positions | None = None,
        besides: Positions = NOWHERE,
    ) -> Candidates:
        if allowed is None and self.size <= k:
            allowed = np.arange(self.size)
        asked = self._asked(query) | {"k": k, "besides": besides.tolist()}
        if allowed is not None:
            asked["allowed"] = allowed.tolist()
        with self._connected() as connection:
            if self._held.lists:
                connection.execute(f"set local ivfflat.probes = {self._held.lists_to_read}")
            rows = connection.execute(self._statement(allowed, k), asked).fetchall()
        columns = np.array(rows, np.float64).reshape(-1, 1 + len(LEGS))
        legs = {leg: columns[:, 1 + at].astype(np.float32) for at, leg in enumerate(LEGS)}
        return Candidates(columns[:, 0].astype(np.int64), legs)

    def _statement(self, allowed: Positions | None, k: int) -> bytes:
        table = self._held.name
        if allowed is None:
            proposed = _PROPOSE.format(source=f'"{table}"')
        elif len(allowed) <= k:
            proposed = "select unnest(%(allowed)s::int[])"
        else:
            proposed = _PROPOSE.format(source="within")
        within = "" if allowed is None else _WITHIN.format(table=table)
        return (within + _SCORE.format(table=table, positions=proposed)).encode()

    def _asked(self, query: LegQuery) -> dict[str, Any]:
        words, bigrams = self._held.words, self._held.bigrams
        return {
            "dense": dense_text(query.dense),
            "words": sparse_text(words.numbered(query.words), max(len(words.numbers), 1)),
            "bigrams": sparse_text(bigrams.numbered(query.bigrams), max(len(bigrams.numbers), 1)),
        }
