"""Any other model: a sentence-transformers model or cross-encoder, by path or hub name.

`encode_query` and `encode_document` apply the model's own prompts. The library is imported
here and not above, because that takes seconds and the bundled model does without.
"""

from __future__ import annotations

import atexit
from collections.abc import Callable, Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from corpus.errors import InvalidInput
from index.encoding.hub import ModelSource, locate
from index.encoding.protocol import Vectors, unit_rows

if TYPE_CHECKING:
    from sentence_transformers import CrossEncoder, SentenceTransformer

_Model = TypeVar("_Model")
# The revision of a model that was just downloaded and has no commit in the cache.
_UNKNOWN_REVISION = "unknown"


# Fewer batches are embedded sooner than they are sent to other processes.
_WORTH_SHARING = 4


class TransformerEncoder:
    """A sentence-transformers model behind the Encoder protocol."""

    def __init__(
        self,
        model: SentenceTransformer,
        *,
        name: str,
        revision: str,
        batch_size: int,
        devices: Sequence[str] = (),
    ) -> None:
        """Several `devices` embed passages together, each in a process of its own."""
        self._model = model
        self._devices = devices if len(devices) > 1 else ()
        self._name = name
        self._revision = revision
        self._batch_size = batch_size

    @classmethod
    def load(cls, name: str, *, device: str | None, batch_size: int) -> TransformerEncoder:
        """Load by path or hub name; raise InvalidInput where it cannot be had."""
        source = locate(name)
        from sentence_transformers import SentenceTransformer

        devices = [part.strip() for part in device.split(",")] if device else []
        first = devices[0] if devices else None
        model = _loaded(
            source,
            lambda: SentenceTransformer(source.name, device=first, local_files_only=source.local),
        )
        revision = source.revision or locate(name).revision or _UNKNOWN_REVISION
        return cls(model, name=name, revision=revision, batch_size=batch_size, devices=devices)

    @property
    def name(self) -> str:
        return self._name

    @property
    def revision(self) -> str:
        return self._revision

    @property
    def dimension(self) -> int:
        return int(self._model.get_embedding_dimension() or 0)

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        return self._filled(texts, self._model.encode_query)

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        if self._devices and len(texts) >= _WORTH_SHARING * self._batch_size:
            return self._filled(texts, partial(self._model.encode_document, pool=self._pool))
        return self._filled(texts, self._model.encode_document)

    @cached_property
    def _pool(self) -> Any:  # noqa: ANN401 - the library's own
        """A process for each device, which end with this one."""
        pool = self._model.start_multi_process_pool(list(self._devices))
        atexit.register(self._model.stop_multi_process_pool, pool)
        return pool

    def _filled(self, texts: Sequence[str], encode: Callable[..., object]) -> Vectors:
        """Encode the texts that have content; the others are zero vectors."""
        filled = [i for i, text in enumerate(texts) if text.strip()]
        vectors = np.zeros((len(texts), self.dimension), dtype=np.float32)
        if filled:
            found = encode(
                [texts[i] for i in filled], batch_size=self._batch_size, show_progress_bar=False
            )
            vectors[filled] = unit_rows(np.asarray(found, dtype=np.float32))
        return vectors


class TransformerReranker:
    """A cross-encoder behind the Reranker protocol."""

    def __init__(self, model: CrossEncoder, *, name: str, batch_size: int) -> None:
        self._model = model
        self._name = name
        self._batch_size = batch_size

    @classmethod
    def load(cls, name: str, *, device: str | None, batch_size: int) -> TransformerReranker:
        """Load by path or hub name; raise InvalidInput where it cannot be had."""
        source = locate(name)
        from sentence_transformers import CrossEncoder

        model = _loaded(
            source,
            lambda: CrossEncoder(source.name, device=device, local_files_only=source.local),
        )
        return cls(model, name=name, batch_size=batch_size)

    @property
    def name(self) -> str:
        return self._name

    def scores(self, query: str, passages: Sequence[str]) -> NDArray[np.float32]:
        if not passages:
            return np.empty(0, dtype=np.float32)
        pairs = [(query, passage) for passage in passages]
        found = self._model.predict(pairs, batch_size=self._batch_size, show_progress_bar=False)
        return np.asarray(found, dtype=np.float32)


def _loaded(source: ModelSource, load: Callable[[], _Model]) -> _Model:
    """Call `load`; what the libraries raise for a wrong or unreadable model becomes one line."""
    try:
        return load()
    except (OSError, ValueError, KeyError, RuntimeError) as error:
        reason = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
        raise InvalidInput(
            f"The model {source.name!r} cannot be loaded ({reason}): check that it is a saved "
            "sentence-transformers model and that the device exists."
        ) from error
