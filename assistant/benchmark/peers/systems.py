"""The systems that are compared, each behind the same two calls: build, and search.

They are optional (`.[peers]`), so they are imported by name where they are used.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import Any, Protocol

from index.encoding import Encoder
from index.encoding.protocol import Vectors
from index.evaluation.retrieval import make_retriever
from index.passage import Passage

OWN = "assistant"
INSTALL = 'pip install --constraint constraints.txt ".[peers]"'


class Ranker(Protocol):
    """A system with its passages indexed."""

    def search(self, question: str, language: str, k: int) -> list[int]:
        """The positions of the `k` best passages, best first."""


class OwnRanker:
    """The retrieval of this project: four legs, and the fusion of them."""

    def __init__(self, passages: Sequence[Passage], encoder: Encoder) -> None:
        self._retriever = make_retriever(passages, encoder)
        self._places = {passage.id: place for place, passage in enumerate(passages)}

    def search(self, question: str, language: str, k: int) -> list[int]:
        hits = self._retriever.search(question, top_k=k, language=language)
        return [self._places[hit.passage.id] for hit in hits]


class LlamaIndexRanker:
    """A `VectorStoreIndex` over nodes, by their embeddings."""

    def __init__(self, passages: Sequence[Passage], encoder: Encoder) -> None:
        core: Any = import_module("llama_index.core")
        self._schema: Any = import_module("llama_index.core.schema")
        vectors = encoder.encode_passages([p.search_text for p in passages])
        nodes = [
            self._schema.TextNode(id_=str(place), text=p.search_text, embedding=vector.tolist())
            for place, (p, vector) in enumerate(zip(passages, vectors, strict=True))
        ]
        self._encoder = encoder
        self._index = core.VectorStoreIndex(
            nodes, embed_model=core.MockEmbedding(embed_dim=encoder.dimension)
        )

    def search(self, question: str, language: str, k: int) -> list[int]:  # noqa: ARG002
        vector = self._encoder.encode_queries([question])[0].tolist()
        asked = self._schema.QueryBundle(query_str=question, embedding=vector)
        found = self._index.as_retriever(similarity_top_k=k).retrieve(asked)
        return [int(scored.node.node_id) for scored in found]


class HaystackRanker:
    """BM25 and embeddings of an in-memory store, joined by reciprocal ranks."""

    def __init__(self, passages: Sequence[Passage], encoder: Encoder) -> None:
        document: Any = import_module("haystack").Document
        retrievers: Any = import_module("haystack.components.retrievers.in_memory")
        stores: Any = import_module("haystack.document_stores.in_memory")
        joiner: Any = import_module("haystack.components.joiners").DocumentJoiner
        vectors = encoder.encode_passages([p.search_text for p in passages])
        store = stores.InMemoryDocumentStore(embedding_similarity_function="cosine")
        store.write_documents(
            [
                document(id=str(place), content=p.search_text, embedding=vector.tolist())
                for place, (p, vector) in enumerate(zip(passages, vectors, strict=True))
            ]
        )
        self._encoder = encoder
        self._words = retrievers.InMemoryBM25Retriever(store)
        self._dense = retrievers.InMemoryEmbeddingRetriever(store)
        self._joiner = joiner(join_mode="reciprocal_rank_fusion")

    def search(self, question: str, language: str, k: int) -> list[int]:  # noqa: ARG002
        vector = self._encoder.encode_queries([question])[0].tolist()
        both = [
            self._words.run(query=question, top_k=k)["documents"],
            self._dense.run(query_embedding=vector, top_k=k)["documents"],
        ]
        joined = self._joiner.run(documents=both, top_k=k)["documents"]
        return [int(document.id) for document in joined]


class TxtaiRanker:
    """A hybrid index: FAISS over embeddings, and BM25."""

    def __init__(self, passages: Sequence[Passage], encoder: Encoder) -> None:
        embeddings: Any = import_module("txtai").Embeddings

        def transform(texts: Sequence[str]) -> Vectors:  # it takes functions, no methods
            return encoder.encode_passages(texts)

        self._index = embeddings(
            method="external", transform=transform, hybrid=True, backend="faiss"
        )
        self._index.index([(n, p.search_text, None) for n, p in enumerate(passages)])

    def search(self, question: str, language: str, k: int) -> list[int]:  # noqa: ARG002
        return [int(place) for place, _ in self._index.search(question, k)]


@dataclass(frozen=True, slots=True)
class System:
    """What is compared: the module that it needs, how it is set up, and what that does."""

    module: str
    ranker: Callable[[Sequence[Passage], Encoder], Ranker]
    does: str

    @property
    def is_installed(self) -> bool:
        return find_spec(self.module) is not None


SYSTEMS: Mapping[str, System] = {
    OWN: System("index", OwnRanker, "four legs: words, bigrams, word vectors, passage vectors"),
    "LlamaIndex": System("llama_index", LlamaIndexRanker, "compares passage vectors alone"),
    "Haystack": System("haystack", HaystackRanker, "joins passage vectors and BM25 over words"),
    "txtai": System("txtai", TxtaiRanker, "adds passage vectors and BM25 over words"),
}
