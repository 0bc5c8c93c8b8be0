"""Three services with disks of their own behind a proxy, over one database and one Milvus.

One is killed under load and the corpus is built anew: every answer is that of the build it names,
and every service that lives serves the new build.
"""

from __future__ import annotations

import asyncio
import itertools
import os
import socket
import subprocess
import sys
import threading
import time
from collections import defaultdict
from contextlib import ExitStack, contextmanager, suppress
from http.client import HTTPException
from signal import SIGKILL

import pytest

from assistant.benchmark.load import post
from assistant.benchmark.serving import served
from corpus.errors import AssistantError

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]

HOST = "127.0.0.1"
NAME = "架空測点整備事業"
ASKED = f"{NAME}の令和8年度要求額はいくらですか。"
CLIENTS = 4
PATIENCE = 90  # seconds for a build to be seen


@pytest.fixture
def engines(monkeypatch, postgres, tmp_path):
    """A database and a Milvus, named in the environment."""
    with milvus_server(tmp_path / "milvus") as uri:
        monkeypatch.setenv("ASSISTANT_STORE", postgres)
        monkeypatch.setenv("ASSISTANT_VECTORS", "milvus")
        monkeypatch.setenv("ASSISTANT_VECTORS_URI", uri)
        monkeypatch.setenv("ASSISTANT_CORPUS_DIR", str(tmp_path / "corpus"))
        (tmp_path / "corpus").mkdir()
        yield


@contextmanager
def milvus_server(folder):
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port = probe.getsockname()[1]
    serve = "from milvus_lite.adapter.grpc.server import run_server; import sys; "
    serve += "run_server(sys.argv[1], host='127.0.0.1', port=int(sys.argv[2]))"
    log = folder.with_suffix(".log").open("wb")
    with (
        log,
        subprocess.Popen(
            [sys.executable, "-c", serve, str(folder), str(port)], stdout=log, stderr=log
        ) as server,
    ):
        try:
            for _ in range(600):
                with suppress(OSError), socket.create_connection((HOST, port), 1):
                    break
                time.sleep(0.1)
            yield f"http://{HOST}:{port}"
        finally:
            server.terminate()


def build(folder, amount):
    """Publish a build in which the program asks for so many 億円."""
    (folder / "corpus" / "probe.txt").write_text(
        f"{NAME}\n令和8年度要求額 {amount}億円\n", encoding="utf-8"
    )
    environment = {**os.environ, "ASSISTANT_DATA_DIR": str(folder / "builder")}
    command = [sys.executable, "-P", "-m", "assistant.cli", "build"]
    subprocess.run(command, env=environment, check=True, capture_output=True)


class Proxy:
    """Hands each connection to the next service that takes it."""

    def __init__(self, ports):
        self._ports = itertools.cycle(ports)
        self._count = len(ports)
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever)

    def __enter__(self):
        self._thread.start()
        made = asyncio.run_coroutine_threadsafe(
            asyncio.start_server(self._serve, HOST, 0), self._loop
        )
        self._server = made.result()
        return self._server.sockets[0].getsockname()[1]

    def __exit__(self, *_):
        asyncio.run_coroutine_threadsafe(self._stop(), self._loop).result()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    async def _stop(self):
        self._server.close()
        others = asyncio.all_tasks() - {asyncio.current_task()}
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)

    async def _serve(self, reader, writer):
        for _ in range(self._count):
            try:
                there, back = await asyncio.open_connection(HOST, next(self._ports))
            except OSError:
                continue
            pipes = (self._pipe(reader, back), self._pipe(there, writer))
            await asyncio.gather(*pipes, return_exceptions=True)
            break
        writer.close()

    async def _pipe(self, source, target):
        with suppress(OSError):
            while data := await source.read(65536):
                target.write(data)
                await target.drain()
        target.close()


class Clients:
    """Threads that ask the proxy until they are told to stop."""

    def __init__(self, port):
        self._port = port
        self._end = threading.Event()
        self.stated = defaultdict(set)  # amounts by build
        self.answers = self.broken = 0
        self._threads = [threading.Thread(target=self._ask) for _ in range(CLIENTS)]

    def __enter__(self):
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_):
        self._end.set()
        for thread in self._threads:
            thread.join()

    def _ask(self):
        while not self._end.is_set():
            try:
                answer = post(HOST, self._port, ASKED)
            except (OSError, HTTPException, AssistantError):
                self.broken += 1
                continue
            self.answers += 1
            amounts = tuple(figure["amount"] for figure in answer["figures"])
            self.stated[answer["index_version"]].add((answer["status"], amounts))


def version_of(port):
    return post(HOST, port, ASKED)["index_version"]


def wait_until(holds):
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end, "the new build was not seen"
        time.sleep(0.2)


def test_no_answer_is_wrong_while_one_of_three_is_killed_and_the_corpus_rebuilt(engines, tmp_path):
    build(tmp_path, 1)
    with ExitStack() as stack:
        services = [stack.enter_context(served(tmp_path / f"disk{i}", workers=1)) for i in range(3)]
        before = {version_of(service.port) for service in services}
        port = stack.enter_context(Proxy([service.port for service in services]))
        with Clients(port) as clients:
            wait_until(lambda: clients.answers >= 20)
            os.killpg(services[0].pid, SIGKILL)
            build(tmp_path, 2)
            alive = services[1:]
            wait_until(lambda: {version_of(s.port) for s in alive}.isdisjoint(before))
            seen = clients.answers
            wait_until(lambda: clients.answers >= seen + 20)
        after = {version_of(service.port) for service in alive}
    assert len(before) == len(after) == 1
    expected = {
        before.pop(): {("answered", (10**8,))},
        after.pop(): {("answered", (2 * 10**8,))},
    }
    assert dict(clients.stated) == expected
    # The killed one held a connection of each client at most, and what it had not yet been given.
    assert clients.broken <= 2 * CLIENTS
