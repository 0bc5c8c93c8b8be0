"""A client of Milvus, and its failures as errors that say what to do.

`http://host:19530` is a server or a cluster; a path that ends in .db is Milvus Lite in this
process, which one process at a time can open.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from corpus.errors import InvalidSettings, Unreachable

if TYPE_CHECKING:
    from pymilvus import MilvusClient

_PATIENCE = 10.0  # seconds for a connection


def connect(uri: str, token: str) -> MilvusClient:
    """A client; raises InvalidSettings without the extra, Unreachable without a server."""
    try:
        from pymilvus import MilvusClient
    except ImportError:
        raise InvalidSettings(
            "ASSISTANT_VECTORS=milvus needs pymilvus: pip install 'program-assistant[milvus]'."
        ) from None
    with reaching(uri):
        return MilvusClient(uri=uri, token=token, timeout=_PATIENCE)


@contextmanager
def reaching(uri: str) -> Iterator[None]:
    """Turn what Milvus or the way to it does wrong into Unreachable."""
    import grpc
    from pymilvus import MilvusException

    try:
        yield
    except (MilvusException, grpc.RpcError) as error:
        raise Unreachable(
            f"Milvus at {uri} does not answer as it should ({_first_line(error)}): see whether it "
            "runs there, or set ASSISTANT_VECTORS_URI."
        ) from error


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0]
