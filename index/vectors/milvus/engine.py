"""Builds as collections of Milvus; an alias names the published one.

A build's directory holds the name of its collection and the terms of the corpus, whose numbers
are the dimensions of the sparse vectors.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.errors import IncompatibleBuild
from index.vectors.faiss_index import EXACT_UP_TO
from index.vectors.held import Held, held_in, is_of, new_name
from index.vectors.milvus.collection import create
from index.vectors.milvus.connection import connect, reaching
from index.vectors.milvus.index import MilvusIndex
from index.vectors.protocol import Rows

if TYPE_CHECKING:
    from pymilvus import MilvusClient


@dataclass(frozen=True)
class MilvusEngine:
    """The collections of one corpus. `alias` tells corpora of one server apart."""

    uri: str
    token: str = ""
    alias: str = "assistant"
    exact_up_to: int = EXACT_UP_TO

    @property
    def name(self) -> str:
        return f"milvus/{self.alias}"

    @cached_property
    def _client(self) -> MilvusClient:
        return connect(self.uri, self.token)

    def build(self, rows: Rows, directory: Path) -> None:
        client = self._client
        with reaching(self.uri):
            held = create(client, new_name(self.alias), rows, exact_up_to=self.exact_up_to)
        held.write(directory)

    def read(self, directory: Path) -> MilvusIndex:
        held, client = Held.read(directory), self._client
        with reaching(self.uri):
            if not client.has_collection(held.name):
                raise IncompatibleBuild(
                    f"Milvus at {self.uri} has no collection {held.name} any more: run "
                    "`assistant build --force`."
                )
            client.load_collection(held.name)
        return MilvusIndex(client, self.uri, held)

    def publish(self, directory: Path) -> None:
        collection, client = Held.read(directory).name, self._client
        with reaching(self.uri):
            known = {a for c in self._collections() for a in _aliases(client, c)}
            switch = client.alter_alias if self.alias in known else client.create_alias
            switch(collection_name=collection, alias=self.alias)

    def keep_only(self, directories: Iterable[Path]) -> None:
        kept = held_in(directories)
        client = self._client
        with reaching(self.uri):
            for collection in set(self._collections()) - kept:
                for alias in _aliases(client, collection):
                    client.drop_alias(alias)
                client.drop_collection(collection)

    def _collections(self) -> list[str]:
        """The collections of this corpus."""
        return [name for name in self._client.list_collections() if is_of(name, self.alias)]


def _aliases(client: MilvusClient, collection: str) -> list[str]:
    return list(client.list_aliases(collection)["aliases"])
