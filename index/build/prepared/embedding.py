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
from typing import overload

import numpy as np
from numpy.typing import NDArray

from corpus.uncollected import without_collection
from index.build.builds.manifest import Manifest, ModelInfo
from index.build.checks.invariants import check_vectors
from index.build.prepared.cache import RowCache
from index.build.prepared.documents import key_of
from index.encoding import Encoder, StaticEncoder
from index.encoding.protocol import Vectors
from index.lexical.tokens import Tokens, tokenize
from index.passage import Passage

# Passages worked out between two writes: what a crash loses at most.
BATCH = 8192
_LEG, _TOKEN = "\x1e", "\x1f"
_VECTORS, _TOKENS, _WORDS = "vectors", "tokens", "words"
_WORD = np.dtype(np.int32)

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
        self._encoder = encoder
        self._word_encoder = words
        self._vectors = RowCache(directory / _VECTORS / model_key(encoder))
        self._tokens = RowCache(directory / _TOKENS / tokens_schema)
        self._words = RowCache(directory / _WORDS / model_key(words))

    @without_collection()
    def work_out(self, passages: Sequence[Passage], report: Report) -> int:
        """Embed and tokenise what is new; return how many distinct texts were embedded."""
        texts = {key_of(p.search_text): p.search_text for p in passages}
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

    def vectors(self, keys: Sequence[bytes]) -> Vectors:
        """Vectors (n, dimension), one for each passage."""
        vectors = np.empty((len(keys), self._encoder.dimension), np.float32)
        for at, row in enumerate(self._vectors.rows(keys)):
            vectors[at] = np.frombuffer(row, np.float32)
        return vectors

    def tokens(self, keys: Sequence[bytes]) -> StoredTokens:
        """Words and bigrams of each passage."""
        return StoredTokens(self._tokens, keys)

    def words(self, keys: Sequence[bytes]) -> tuple[NDArray[np.int32], NDArray[np.int64]]:
        """The words of all passages, one behind the other, and how many each passage has."""
        lengths = np.fromiter(map(len, self._words.rows(keys)), np.int64, len(keys))
        flat = np.empty(int(lengths.sum()) // _WORD.itemsize, _WORD)
        ends = np.cumsum(lengths) // _WORD.itemsize
        for row, end in zip(self._words.rows(keys), ends.tolist(), strict=True):
            flat[end - len(row) // _WORD.itemsize : end] = np.frombuffer(row, _WORD)
        return flat, lengths // _WORD.itemsize

    def keep_only(self, keys: Iterable[bytes]) -> None:
        """Forget texts that are no longer indexed, once they are the larger part."""
        kept = set(keys)
        for cache in self._caches:
            cache.keep_only(kept)

    def _embed(self, texts: dict[bytes, str]) -> None:
        """Embed and keep; checked first, since a mended model must not find bad rows again."""
        if not texts:
            return
        rows = np.asarray(self._encode(texts), np.float32)
        check_vectors(rows, len(texts), self._encoder.dimension)
        self._vectors.add({k: row.tobytes() for k, row in zip(texts, rows, strict=True)})

    def _encode(self, texts: dict[bytes, str]) -> Vectors:
        """Vectors of texts whose words are known: cut again only where the model cuts otherwise."""
        if self._encoder is not self._word_encoder:
            return self._encoder.encode_passages(list(texts.values()))
        ids = (np.frombuffer(row, np.int32).tolist() for row in self._words.rows(texts))
        return self._word_encoder.encode_words(list(ids))

    def _tokenize(self, texts: dict[bytes, str]) -> None:
        self._tokens.add({key: _pack(tokenize(text)) for key, text in texts.items()})

    def _find_words(self, texts: dict[bytes, str]) -> None:
        found = self._word_encoder.token_ids(list(texts.values()))
        packed = (np.array(ids, np.int32).tobytes() for ids in found)
        self._words.add(dict(zip(texts, packed, strict=True)))


class StoredTokens(Sequence[Tokens]):
    """The tokens of passages, unpacked when they are asked for: all at once are a gigabyte."""

    def __init__(self, rows: RowCache, keys: Sequence[bytes]) -> None:
        self._rows = rows
        self._keys = keys

    def __len__(self) -> int:
        return len(self._keys)

    @overload
    def __getitem__(self, at: int) -> Tokens: ...
    @overload
    def __getitem__(self, at: slice) -> list[Tokens]: ...
    def __getitem__(self, at: int | slice) -> Tokens | list[Tokens]:
        if isinstance(at, slice):
            return list(map(_unpack, self._rows.rows(self._keys[at])))
        return _unpack(next(self._rows.rows([self._keys[at]])))


def _pack(tokens: Tokens) -> bytes:
    return _LEG.join(_TOKEN.join(leg) for leg in tokens).encode()


def _unpack(row: memoryview) -> Tokens:
    words, bigrams = str(row, "utf-8").split(_LEG)
    return _split(words), _split(bigrams)


def _split(leg: str) -> list[str]:
    """The tokens of a leg, each kept once in memory however many passages have it."""
    return list(map(intern, leg.split(_TOKEN))) if leg else []
