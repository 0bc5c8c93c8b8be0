"""Builds as collections of Milvus; an alias names the published one.

A build's directory holds the name of its collection and the terms of the corpus, whose numbers
are the dimensions of the sparse vectors.
"""

from __future__ import annotations

import json
import re
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from corpus.errors import IncompatibleBuild
from index.lexical import Vocabulary
from index.vectors.faiss_index import EXACT_UP_TO
from index.vectors.milvus.collection import BIGRAMS, WORDS, Collection, create
from index.vectors.milvus.connection import connect, reaching
from index.vectors.milvus.index import MilvusIndex
from index.vectors.protocol import Rows

if TYPE_CHECKING:
    from pymilvus import MilvusClient

_FILE = "milvus.json"


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
        name = f"{self.alias}_{uuid.uuid4().hex}"
        client = self._client
        with reaching(self.uri):
            made = create(client, name, rows, exact_up_to=self.exact_up_to)
        directory.mkdir(parents=True, exist_ok=True)
        (directory / _FILE).write_text(_to_json(made), "utf-8")

    def read(self, directory: Path) -> MilvusIndex:
        collection = _from_json((directory / _FILE).read_text("utf-8"))
        client = self._client
        with reaching(self.uri):
            if not client.has_collection(collection.name):
                raise IncompatibleBuild(
                    f"Milvus at {self.uri} has no collection {collection.name} any more: run "
                    "`assistant build --force`."
                )
            client.load_collection(collection.name)
        return MilvusIndex(client, self.uri, collection)

    def publish(self, directory: Path) -> None:
        collection = _name(directory)
        client = self._client
        with reaching(self.uri):
            known = {a for c in self._collections() for a in _aliases(client, c)}
            switch = client.alter_alias if self.alias in known else client.create_alias
            switch(collection_name=collection, alias=self.alias)

    def keep_only(self, directories: Iterable[Path]) -> None:
        kept = {_name(directory) for directory in directories if (directory / _FILE).exists()}
        client = self._client
        with reaching(self.uri):
            for collection in set(self._collections()) - kept:
                for alias in _aliases(client, collection):
                    client.drop_alias(alias)
                client.drop_collection(collection)

    def _collections(self) -> list[str]:
        """The collections of this corpus."""
        ours = re.compile(re.escape(self.alias) + "_[0-9a-f]{32}")
        return [name for name in self._client.list_collections() if ours.fullmatch(name)]


def _name(directory: Path) -> str:
    return _from_json((directory / _FILE).read_text("utf-8")).name


def _aliases(client: MilvusClient, collection: str) -> list[str]:
    return list(client.list_aliases(collection)["aliases"])


def _to_json(collection: Collection) -> str:
    terms = {
        leg: dict(zip(of.numbers, of.frequencies.tolist(), strict=True))
        for leg, of in ((WORDS, collection.words), (BIGRAMS, collection.bigrams))
    }
    told = {"name": collection.name, "size": collection.words.size, "lists": collection.lists}
    return json.dumps(told | terms, ensure_ascii=False)


def _from_json(text: str) -> Collection:
    told = json.loads(text)
    words, bigrams = (
        Vocabulary(
            {term: number for number, term in enumerate(told[leg])},
            np.fromiter(told[leg].values(), np.int64),
            told["size"],
        )
        for leg in (WORDS, BIGRAMS)
    )
    return Collection(told["name"], words, bigrams, told["lists"])
