"""A build as a collection: a row a passage, with its three vectors and what may be filtered by.

Rows also carry their document and programs, so that whoever else reads the collection can filter
by them; searches here filter by position, which says the same in fewer words.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

import numpy as np
from scipy.sparse import csc_array

from index.lexical import Vocabulary
from index.lexical.bm25 import bm25_columns
from index.lexical.columns import Columns
from index.vectors.protocol import Rows

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
# As for FAISS, which these follow (`index.vectors.lists`).
_LISTS_PER_ROOT, _LEAST_IN_A_LIST = 4, 64


@dataclass(frozen=True, slots=True)
class Collection:
    """A filled collection: its name, the terms that its sparse dimensions stand for, and into how
    many lists its dense vectors are cut (0: all are compared)."""

    name: str
    words: Vocabulary
    bigrams: Vocabulary
    lists: int


def create(client: MilvusClient, name: str, rows: Rows, *, exact_up_to: int) -> Collection:
    """Make, fill, index and load a collection."""
    count = len(rows.documents)
    _make(client, name, rows.dense.shape[1])
    words = _columns([words for words, _ in rows.tokens])
    bigrams = _columns([bigrams for _, bigrams in rows.tokens])
    for batch in _batches(rows, words, bigrams):
        client.insert(name, batch)
    client.flush(name)
    lists = 0
    if count > exact_up_to:
        lists = max(1, min(int(_LISTS_PER_ROOT * math.sqrt(count)), count // _LEAST_IN_A_LIST))
    client.create_index(name, _indexes(client, lists))
    client.load_collection(name)
    return Collection(name, _vocabulary(words, count), _vocabulary(bigrams, count), lists)


def _vocabulary(columns: Columns, size: int) -> Vocabulary:
    return Vocabulary(columns.vocabulary, np.diff(columns.indptr), size)


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


def _columns(tokens: list[list[str]]) -> Columns:
    if any(tokens):
        return bm25_columns(tokens)
    nothing = np.empty(0, np.int32)
    return Columns({}, np.empty(0, np.float32), nothing, np.zeros(1, np.int64))


def _batches(rows: Rows, words: Columns, bigrams: Columns) -> Iterator[list[dict[str, Any]]]:
    count = len(rows.documents)
    sparse = [_by_row(columns, count) for columns in (words, bigrams)]
    whole = zip(range(count), rows.dense, *sparse, rows.documents, rows.programs, strict=True)
    while batch := list(islice(whole, _BATCH)):
        yield [
            {
                POSITION: position,
                DENSE: dense,
                WORDS: own_words,
                BIGRAMS: own_bigrams,
                "document": document,
                "programs": list(programs[:_MOST_PROGRAMS]),
            }
            for position, dense, own_words, own_bigrams, document, programs in batch
        ]


def _by_row(columns: Columns, count: int) -> Iterator[dict[int, float]]:
    """The terms of each passage with their weights."""
    shape = (count, len(columns.vocabulary))
    table = csc_array((columns.data, columns.indices, columns.indptr), shape=shape).tocsr()
    for start, end in zip(table.indptr, table.indptr[1:], strict=False):
        terms = (table.indices[start:end] + FIRST_TERM).tolist()
        yield dict(zip(terms, table.data[start:end].tolist(), strict=True)) or _NO_TERMS
