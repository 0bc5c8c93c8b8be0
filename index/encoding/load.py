"""Which encoder a setting means."""

from __future__ import annotations

from index.encoding.bundled import BUNDLED, bundled_encoder
from index.encoding.protocol import Encoder, Reranker

DEFAULT_BATCH_SIZE = 64


def load_encoder(
    model: str | None = None, *, device: str | None = None, batch_size: int = DEFAULT_BATCH_SIZE
) -> Encoder:
    """The bundled encoder for None, "" or "bundled", else a model by path or hub name.

    The bundled one never touches the network, and its checksums are verified. Raises
    InvalidInput where a model cannot be had, NotReady where the bundled one is damaged.
    """
    if not model or model == BUNDLED:
        return bundled_encoder()
    from index.encoding.transformer import TransformerEncoder

    return TransformerEncoder.load(model, device=device, batch_size=batch_size)


def load_reranker(
    model: str | None, *, device: str | None = None, batch_size: int = DEFAULT_BATCH_SIZE
) -> Reranker | None:
    """A cross-encoder by path or hub name; None for none. Raises InvalidInput as above.

    Of several devices it takes the first: it reads a few passages of one question.
    """
    if not model:
        return None
    from index.encoding.transformer import TransformerReranker

    first = device.split(",")[0].strip() if device else None
    return TransformerReranker.load(model, device=first, batch_size=batch_size)
