"""A build as a collection: a row a passage, with its three vectors and what may be filtered by.

Rows also carry their document and programs, so that whoever else reads the collection can filter
by them; searches here filter by position, which says the same in fewer words.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any

from index.vectors.held import Held, lists_for
from index.vectors.protocol import Rows
from index.vectors.sparse import SparseLeg

if TYPE_CHECKING:
    from pymilvus import MilvusClient
    from pymilvus.milvus_client import IndexParams

POSITION, DENSE, WORDS, BIGRAMS = "position", "dense", "words", "bigrams"
# Term t is the sparse dimension t + 1. A sparse vector may not be empty: one without terms has
# this dimension, which no question has.
FIRST_TERM = 1
_NO_TERMS = {0: 1.0}
_BATCH = 1000  # rows sent at once, about 4 MB
_LONGEST_ID = 4096  # bytes
_MOST_PROGRAMS = 4096  # what an array field may hold


def create(client: MilvusClient, name: str, rows: Rows, *, exact_up_to: int) -> Held:
    """Make, fill, index and load a collection."""
    _make(client, name, rows.dense.shape[1])
    words = SparseLeg.of([words for words, _ in rows.tokens])
    bigrams = SparseLeg.of([bigrams for _, bigrams in rows.tokens])
    for batch in _batches(rows, words, bigrams):
        client.insert(name, batch)
    client.flush(name)
    lists = lists_for(len(rows.documents), exact_up_to)
    client.create_index(name, _indexes(client, lists))
    client.load_collection(name)
    return Held(name, words.vocabulary, bigrams.vocabulary, lists)


def _make(client: MilvusClient, name: str, dimension: int) -> None:
    from pymilvus import DataType

    schema = client.create_schema(auto_id=False, enable_dynamic_field=False)
    schema.add_field(POSITION, DataType.INT64, is_primary=True)
    schema.add_field(DENSE, DataType.FLOAT_VECTOR, dim=dimension)
    schema.add_field(WORDS, DataType.SPARSE_FLOAT_VECTOR)
    schema.add_field(BIGRAMS, DataType.SPARSE_FLOAT_VECTOR)
    schema.add_field("document", DataType.VARCHAR, max_length=_LONGEST_ID)
    schema.add_field(
        "programs",
        DataType.ARRAY,
        element_type=DataType.VARCHAR,
        max_length=_LONGEST_ID,
        max_capacity=_MOST_PROGRAMS,
    )
    client.create_collection(name, schema=schema, consistency_level="Strong")


def _indexes(client: MilvusClient, lists: int) -> IndexParams:
    indexes = client.prepare_index_params()
    kind = "IVF_FLAT" if lists else "FLAT"
    # Named as the server names them: the client's own way is not one that Milvus Lite reads.
    params = {"params": {"nlist": lists}} if lists else {}
    indexes.add_index(DENSE, index_type=kind, metric_type="IP", params=params)
    for leg in (WORDS, BIGRAMS):
        indexes.add_index(leg, index_type="SPARSE_INVERTED_INDEX", metric_type="IP")
    indexes.add_index("document", index_type="INVERTED")
    return indexes


def _batches(rows: Rows, words: SparseLeg, bigrams: SparseLeg) -> Iterator[list[dict[str, Any]]]:
    legs = map(_terms, words.rows()), map(_terms, bigrams.rows())
    whole = zip(rows.dense, *legs, rows.documents, rows.programs, strict=True)
    numbered = enumerate(whole)
    while batch := list(islice(numbered, _BATCH)):
        yield [
            {
                POSITION: position,
                DENSE: dense,
                WORDS: own_words,
                BIGRAMS: own_bigrams,
                "document": document,
                "programs": list(programs[:_MOST_PROGRAMS]),
            }
            for position, (dense, own_words, own_bigrams, document, programs) in batch
        ]


def _terms(row: dict[int, float]) -> dict[int, float]:
    return {number + FIRST_TERM: weight for number, weight in row.items()} or _NO_TERMS
