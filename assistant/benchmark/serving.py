"""A server of its own process over a data directory, for the time that it is measured."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import AssistantError

_PATIENCE = 300  # seconds until a server has to be ready, its build included
_HOST = "127.0.0.1"


@dataclass(frozen=True, slots=True)
class Served:
    """Where a server answers, the seconds until it was ready, and its process where it is ours."""

    host: str
    port: int
    seconds: float
    pid: int = 0


@contextmanager
def served(data_dir: Path, *, workers: int, corpus: Path | None = None) -> Iterator[Served]:
    """`assistant serve` over a data directory, ended afterwards; raises AssistantError."""
    port = _free_port()
    changed: dict[str, object] = {
        "DATA_DIR": data_dir,
        "HOST": _HOST,
        "PORT": port,
        "WORKERS": workers,
    }
    if corpus is not None:
        changed["CORPUS_DIR"] = corpus
    environment = {**os.environ, **{f"ASSISTANT_{k}": str(v) for k, v in changed.items()}}
    started = time.perf_counter()
    with (
        tempfile.TemporaryFile("w+", encoding="utf-8") as said,
        subprocess.Popen(
            [sys.executable, "-P", "-m", "assistant.cli", "serve"],
            env=environment, stdout=said, stderr=said, start_new_session=True,
        ) as server,
    ):  # fmt: skip
        try:
            _await(server, port)
            yield Served(_HOST, port, time.perf_counter() - started, server.pid)
        except AssistantError as error:
            said.seek(0)
            raise AssistantError(f"{error.detail} {said.read()[-400:]}") from None
        finally:
            with suppress(ProcessLookupError):
                os.killpg(server.pid, signal.SIGTERM)
            server.wait()


def _await(server: subprocess.Popen[bytes], port: int) -> None:
    """Wait until the server is ready, asking it every 20 ms."""
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        if server.poll() is not None:
            raise AssistantError("The server did not start.")
        connection = http.client.HTTPConnection(_HOST, port, timeout=10)
        with suppress(OSError, http.client.HTTPException), closing(connection):
            connection.request("GET", "/readyz")
            if connection.getresponse().status == http.client.OK:
                return
        time.sleep(0.02)
    raise AssistantError(f"The server was not ready within {_PATIENCE} s.")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((_HOST, 0))
        return int(probe.getsockname()[1])
