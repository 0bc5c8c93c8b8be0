"""Vectors, tokens and words of passages, worked out only for text that is new.

Both depend on nothing but a passage's search text (and the model), so they are kept by its digest:
the same sentence in ten documents is embedded once.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Iterable, Sequence
from itertools import islice
from pathlib import Path
from sys import intern

import numpy as np
from numpy.typing import NDArray

from corpus.uncollected import without_collection
from index.build.builds.manifest import Manifest, ModelInfo
from index.build.checks.invariants import check_vectors
from index.build.prepared.cache import RowCache
from index.encoding import Encoder, StaticEncoder
from index.encoding.protocol import Vectors
from index.lexical.tokens import Tokens, tokenize
from index.passage import Passage

# Passages worked out between two writes: what a crash loses at most.
BATCH = 8192
_LEG, _TOKEN = "\x1e", "\x1f"
_VECTORS, _TOKENS, _WORDS = "vectors", "tokens", "words"

Report = Callable[[int, int], None]


def model_key(model: Encoder | ModelInfo) -> str:
    """What the vectors of one model are kept under."""
    identity = f"{model.name}\0{model.revision}\0{model.dimension}"
    return hashlib.sha256(identity.encode()).hexdigest()[:16]


def drop_other_models(directory: Path, kept: Iterable[Manifest]) -> None:
    """Delete what was worked out by models and tokenisers that no kept build was made with."""
    builds = list(kept)
    used = {
        _VECTORS: {model_key(build.model) for build in builds},
        _TOKENS: {build.schema.tokens for build in builds},
        _WORDS: {model_key(build.words) for build in builds},
    }
    for kind, names in used.items():
        for path in (directory / kind).glob("*"):
            if path.name not in names:
                shutil.rmtree(path, ignore_errors=True)


class PassageCache:
    """Vectors of one model, tokens of one tokeniser, words of one word encoder."""

    def __init__(
        self, directory: Path, encoder: Encoder, words: StaticEncoder, tokens_schema: str
    ) -> None:
        self._keys: dict[str, str] = {}
        self._encoder = encoder
        self._word_encoder = words
        self._vectors = RowCache(directory / _VECTORS / model_key(encoder))
        self._tokens = RowCache(directory / _TOKENS / tokens_schema)
        self._words = RowCache(directory / _WORDS / model_key(words))

    @without_collection()
    def work_out(self, passages: Sequence[Passage], report: Report) -> int:
        """Embed and tokenise what is new; return how many distinct texts were embedded."""
        texts = {self._key(p): p.search_text for p in passages}
        new = dict.fromkeys(key for cache in self._caches for key in cache.missing(texts))
        embedded = len(self._vectors.missing(texts))
        remaining = iter(new)
        done = len(texts) - len(new)
        report(done, len(texts))
        while batch := list(islice(remaining, BATCH)):
            self._tokenize({k: texts[k] for k in self._tokens.missing(batch)})
            self._find_words({k: texts[k] for k in self._words.missing(batch)})
            self._embed({k: texts[k] for k in self._vectors.missing(batch)})
            done += len(batch)
            report(done, len(texts))
        return embedded

    @property
    def _caches(self) -> tuple[RowCache, RowCache, RowCache]:
        return self._vectors, self._tokens, self._words

    def vectors(self, passages: Sequence[Passage]) -> Vectors:
        """Vectors (n, dimension), one for each passage."""
        vectors = np.empty((len(passages), self._encoder.dimension), np.float32)
        for at, row in enumerate(self._vectors.rows(map(self._key, passages))):
            vectors[at] = np.frombuffer(row, np.float32)
        return vectors

    def tokens(self, passages: Sequence[Passage]) -> list[Tokens]:
        """Words and bigrams of each passage."""
        keys = [self._key(p) for p in passages]
        distinct = list(dict.fromkeys(keys))
        unpacked = dict(zip(distinct, map(_unpack, self._tokens.rows(distinct)), strict=True))
        return [unpacked[key] for key in keys]

    def words(self, passages: Sequence[Passage]) -> tuple[NDArray[np.int32], NDArray[np.int64]]:
        """The words of all passages, one behind the other, and how many each passage has."""
        rows = self._words.rows(map(self._key, passages))
        lengths = np.fromiter(map(len, rows), np.int64, len(rows))
        return np.frombuffer(b"".join(rows), np.int32), lengths // np.dtype(np.int32).itemsize

    def keep_only(self, passages: Sequence[Passage]) -> None:
        """Forget texts that are no longer indexed, once they are the larger part."""
        keys = {self._key(p) for p in passages}
        for cache in self._caches:
            cache.keep_only(keys)

    def _key(self, passage: Passage) -> str:
        """What the rows of a passage are kept under: the digest of its search text."""
        text = passage.search_text
        if text not in self._keys:
            self._keys[text] = hashlib.sha256(text.encode()).hexdigest()[:32]
        return self._keys[text]

    def _embed(self, texts: dict[str, str]) -> None:
        """Embed and keep; checked first, since a mended model must not find bad rows again."""
        if not texts:
            return
        rows = np.asarray(self._encode(texts), np.float32)
        check_vectors(rows, len(texts), self._encoder.dimension)
        self._vectors.add({k: row.tobytes() for k, row in zip(texts, rows, strict=True)})

    def _encode(self, texts: dict[str, str]) -> Vectors:
        """Vectors of texts whose words are known: cut again only where the model cuts otherwise."""
        if self._encoder is not self._word_encoder:
            return self._encoder.encode_passages(list(texts.values()))
        ids = (np.frombuffer(row, np.int32).tolist() for row in self._words.rows(texts))
        return self._word_encoder.encode_words(list(ids))

    def _tokenize(self, texts: dict[str, str]) -> None:
        self._tokens.add({key: _pack(tokenize(text)) for key, text in texts.items()})

    def _find_words(self, texts: dict[str, str]) -> None:
        found = self._word_encoder.token_ids(list(texts.values()))
        packed = (np.array(ids, np.int32).tobytes() for ids in found)
        self._words.add(dict(zip(texts, packed, strict=True)))


def _pack(tokens: Tokens) -> bytes:
    return _LEG.join(_TOKEN.join(leg) for leg in tokens).encode()


def _unpack(row: memoryview) -> Tokens:
    words, bigrams = str(row, "utf-8").split(_LEG)
    return _split(words), _split(bigrams)


def _split(leg: str) -> list[str]:
    """The tokens of a leg, each kept once in memory however many passages have it."""
    return list(map(intern, leg.split(_TOKEN))) if leg else []
