"""Connections that send nothing or slowly are ended, and make room for those that ask."""

from __future__ import annotations

import logging
import socket
import threading
import time

import httpx
import pytest
import uvicorn

from web import connections
from web.telemetry.logs import Repeats


@pytest.fixture
def guarded(world, monkeypatch):
    """The address of a server with short limits and few places."""
    monkeypatch.setattr(connections, "HEADER_SECONDS", 0.3)
    monkeypatch.setattr(connections, "BODY_SECONDS", 0.3)
    monkeypatch.setattr(connections, "CHECK_SECONDS", 0.05)
    monkeypatch.setattr(connections, "connection_limit", lambda: 8)
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.bind(("127.0.0.1", 0))
    config = uvicorn.Config(
        world.app, log_config=None, access_log=False, http=connections.GuardedProtocol
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    limit = time.monotonic() + 20
    while not server.started:
        assert time.monotonic() < limit
        time.sleep(0.01)
    yield listening.getsockname()
    server.should_exit = True
    thread.join(20)
    listening.close()


def ended(connection):
    """Whether the server ends a connection; times out the test's patience otherwise."""
    connection.settimeout(20)
    try:
        return connection.recv(100) == b""
    except ConnectionResetError:
        return True


@pytest.mark.parametrize(
    "sent",
    [
        b"",
        b"G",
        b"POST /api/answer HTTP/1.1\r\nHost: localhost\r\n",
        b"POST /api/answer HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
        b"Content-Length: 50\r\n\r\n{",
    ],
)
def test_a_request_that_never_comes_is_not_waited_for(guarded, sent):
    with socket.create_connection(guarded) as connection:
        connection.sendall(sent)
        assert ended(connection)


def test_a_crowd_of_silent_connections_keeps_nobody_out(guarded):
    crowd = [socket.create_connection(guarded) for _ in range(60)]
    reply = httpx.get(f"http://127.0.0.1:{guarded[1]}/healthz", timeout=20)
    assert reply.status_code == 200
    for connection in crowd:
        connection.close()


def test_a_kept_connection_answers_again(guarded):
    with httpx.Client(base_url=f"http://127.0.0.1:{guarded[1]}") as client:
        for _ in range(3):
            assert client.get("/api/index").status_code == 200
            time.sleep(0.4)


def test_a_fault_that_repeats_is_not_logged_without_end():
    repeats = Repeats(most=3)
    record = logging.LogRecord("asyncio", logging.ERROR, "", 1, "no descriptor", None, None)
    record.created = 0.0
    passed = [repeats.filter(logging.makeLogRecord(record.__dict__)) for _ in range(100)]
    assert sum(passed) == 3
