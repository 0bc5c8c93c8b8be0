"""Connections that do not keep a place for nothing: uvicorn's HTTP protocol with time limits.

uvicorn limits how long a connection may be idle between two requests, but not how long one may
take to send a request. A thousand clients that send one byte each would hold every descriptor.
"""

from __future__ import annotations

import asyncio
import resource
from typing import Any, Final

import h11
from uvicorn.config import Config
from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.server import ServerState

# A head is a few kilobytes; the slowest phone sends it within a second.
HEADER_SECONDS: Final = 10.0
# A body may take so long, and a second more for each so many bytes.
BODY_SECONDS: Final = 30.0
BODY_BYTES_PER_SECOND: Final = 10_000
CHECK_SECONDS: Final = 1.0
# Accepted at once before any of them is looked at; few, since each takes a descriptor.
BACKLOG: Final = 64
# Descriptors that files, the index and its libraries need besides connections.
RESERVED_FILES: Final = 40
MOST_CONNECTIONS: Final = 1000


def connection_limit() -> int:
    """How many connections the process may hold, by its limit of open files."""
    soft, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    return max(8, min(MOST_CONNECTIONS, soft - RESERVED_FILES - BACKLOG))


class GuardedProtocol(H11Protocol):
    """Ends connections that are slow to send, the slowest at once where there are too many."""

    def __init__(
        self,
        config: Config,
        server_state: ServerState,
        app_state: dict[str, Any],
        _loop: asyncio.AbstractEventLoop | None = None,
    ) -> None:
        super().__init__(config, server_state, app_state, _loop)
        self._began = self.loop.time()
        self._received = 0
        self._timer: asyncio.TimerHandle | None = None
        self._limit = connection_limit()

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        if len(self.connections) > self._limit:
            self._make_room()
        self._watch()

    def connection_lost(self, exc: Exception | None) -> None:
        if self._timer is not None:
            self._timer.cancel()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        if not self._sending():
            self._began, self._received = self.loop.time(), 0
        self._received += len(data)
        super().data_received(data)

    def is_waiting(self) -> bool:
        """Whether nothing is being answered here."""
        return self.cycle is None or bool(self.cycle.response_complete)

    def is_late(self, now: float) -> bool:
        """Whether the request that is being sent takes longer than it may."""
        waited = now - self._began
        if self._sends_head():
            return waited > HEADER_SECONDS
        if self._sends_body():
            return waited > BODY_SECONDS + self._received / BODY_BYTES_PER_SECOND
        return False

    def _sends_head(self) -> bool:
        begun = self.cycle is None or bool(self.conn.trailing_data[0])
        return self.is_waiting() and begun and self.conn.their_state is h11.IDLE

    def _sends_body(self) -> bool:
        # What the application does not take yet is not late.
        return self.conn.their_state is h11.SEND_BODY and not self.flow.read_paused

    def _sending(self) -> bool:
        return self._sends_body() or (self._sends_head() and self._received > 0)

    def _watch(self) -> None:
        if self.is_late(self.loop.time()):
            self.transport.abort()
            return
        self._timer = self.loop.call_later(CHECK_SECONDS, self._watch)

    def _make_room(self) -> None:
        """End the connection that has waited longest without a request; this one at the worst."""
        guarded = [c for c in self.connections if isinstance(c, GuardedProtocol)]
        waiting = [c for c in guarded if c.is_waiting() and not c.transport.is_closing()]
        oldest = min(waiting, key=lambda c: c._began, default=self)
        oldest.transport.abort()
