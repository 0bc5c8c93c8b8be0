"""Passages embedded by a Dask cluster, where one machine's devices are too few.

Dask rather than Ray: a batch of texts is a pure function of them, so all that is wanted is a queue
that gives a dead worker's batches to another one, and Dask is that in pure Python, with nothing to
run beside its scheduler. What is embedded is kept by content as it arrives: a build that ends, for
whatever reason, goes on where it was.

Workers run `dask worker ADDRESS` with this package and the model installed. Dask sends code, so
its ports belong on a network of one's own.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, cached_property
from typing import TYPE_CHECKING

import numpy as np

from corpus.errors import InvalidSettings, Unreachable
from index.encoding.load import load_encoder
from index.encoding.protocol import Encoder, Vectors

if TYPE_CHECKING:
    from distributed import Client

_EACH = 256  # texts of one task: seconds of work, a megabyte of vectors
_RETRIES = 3  # of a batch whose worker raised
_PATIENCE = 30  # seconds until there is a worker


class ClusterEncoder:
    """An encoder whose passages are embedded elsewhere, and questions here."""

    def __init__(
        self, encoder: Encoder, *, model: str, device: str, batch_size: int, address: str
    ) -> None:
        """`encoder` is the same model on this machine; `device` is one of the workers."""
        self._encoder = encoder
        self._model = (model, device, batch_size)
        self._address = address

    @property
    def name(self) -> str:
        return self._encoder.name

    @property
    def revision(self) -> str:
        return self._encoder.revision

    @property
    def dimension(self) -> int:
        return self._encoder.dimension

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        return self._encoder.encode_queries(texts)

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """Raises Unreachable without a scheduler or workers, InvalidSettings where they have
        another model."""
        if not texts:
            return self._encoder.encode_passages(texts)
        client = self._client
        batches = [list(texts[start : start + _EACH]) for start in range(0, len(texts), _EACH)]
        futures = client.map(
            embed, batches, model=self._model, revision=self.revision, pure=False, retries=_RETRIES
        )
        return np.concatenate(client.gather(futures))  # type: ignore[no-untyped-call]

    @cached_property
    def _client(self) -> Client:
        try:
            from distributed import Client
        except ImportError:
            raise InvalidSettings(
                "ASSISTANT_EMBEDDING_CLUSTER needs Dask: pip install 'program-assistant[cluster]'."
            ) from None
        try:
            client: Client = Client(  # type: ignore[no-untyped-call]
                self._address, timeout=_PATIENCE, set_as_default=False
            )
            client.wait_for_workers(1, timeout=_PATIENCE)
        except (OSError, TimeoutError) as error:
            raise Unreachable(
                f"Dask at {self._address} does not answer, or has no workers ({error}): start "
                "`dask scheduler` and `dask worker`, or set ASSISTANT_EMBEDDING_CLUSTER."
            ) from error
        return client


def embed(texts: list[str], *, model: tuple[str, str, int], revision: str) -> Vectors:
    """Vectors of some texts, on a worker; raises InvalidSettings where its model is another."""
    encoder = _encoder(*model)
    if encoder.revision != revision:
        raise InvalidSettings(
            f"A worker has {model[0]} in revision {encoder.revision}, not {revision}."
        )
    return encoder.encode_passages(texts)


@cache
def _encoder(model: str, device: str, batch_size: int) -> Encoder:
    return load_encoder(model, device=device, batch_size=batch_size)
