"""A build as a table: a row a passage, with its three vectors, its document and its programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from corpus.errors import InvalidSettings
from index.vectors.held import Held, lists_for
from index.vectors.protocol import Rows, Vectors
from index.vectors.sparse import SparseLeg

if TYPE_CHECKING:
    from psycopg import Connection

_MOST_TERMS = 16_000  # of one passage, by pgvector


def create(connection: Connection[Any], name: str, rows: Rows, *, exact_up_to: int) -> Held:
    """Make, fill and index a table; raises InvalidSettings where pgvector is not installed."""
    _require_pgvector(connection)
    words = SparseLeg.of([words for words, _ in rows.tokens])
    bigrams = SparseLeg.of([bigrams for _, bigrams in rows.tokens])
    dimension = rows.dense.shape[1]
    sizes = [max(len(leg.vocabulary.numbers), 1) for leg in (words, bigrams)]
    connection.execute(
        f'create table "{name}" (position integer primary key, dense vector({dimension}), '
        f"words sparsevec({sizes[0]}), bigrams sparsevec({sizes[1]}), document text, "
        "programs text[])"
    )
    with connection.cursor() as cursor, cursor.copy(f'copy "{name}" from stdin') as copy:
        for row in _rows(rows, words, bigrams, sizes):
            copy.write_row(row)
    lists = lists_for(len(rows.documents), exact_up_to)
    if lists:
        connection.execute(
            f'create index on "{name}" using ivfflat (dense vector_ip_ops) with (lists = {lists})'
        )
    return Held(name, words.vocabulary, bigrams.vocabulary, lists)


def dense_text(vector: Vectors) -> str:
    """A dense vector as pgvector writes it: [0.25,1.0]."""
    return "[" + ",".join(map(repr, vector.tolist())) + "]"


def sparse_text(terms: dict[int, float], size: int) -> str:
    """A sparse vector as pgvector writes it, whose dimensions count from 1: {1:0.5}/9."""
    most = sorted(terms.items(), key=lambda term: -term[1])[:_MOST_TERMS]
    return "{" + ",".join(f"{t + 1}:{weight!r}" for t, weight in most) + f"}}/{size}"


def _rows(
    rows: Rows, words: SparseLeg, bigrams: SparseLeg, sizes: Iterable[int]
) -> Iterator[tuple[Any, ...]]:
    of_words, of_bigrams = sizes
    whole = zip(
        rows.dense, words.rows(), bigrams.rows(), rows.documents, rows.programs, strict=True
    )
    for position, (dense, own_words, own_bigrams, document, programs) in enumerate(whole):
        yield (
            position,
            dense_text(dense),
            sparse_text(own_words, of_words),
            sparse_text(own_bigrams, of_bigrams),
            document,
            list(programs),
        )


def _require_pgvector(connection: Connection[Any]) -> None:
    known = connection.execute("select from pg_available_extensions where name = 'vector'")
    if known.fetchone() is None:
        raise InvalidSettings(
            "This PostgreSQL has no pgvector: install it there (Debian's postgresql-NN-pgvector), "
            "or set ASSISTANT_VECTORS=files."
        )
    connection.execute("create extension if not exists vector")
