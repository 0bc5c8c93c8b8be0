"""Many clients of a service at once, in a process that takes no time from it but the machine's.

Run as `python -m assistant.benchmark.load` with a JSON object on standard input; each client is a
thread with one connection that asks the next question as soon as it has an answer.
"""

from __future__ import annotations

import http.client
import json
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import asdict, dataclass
from typing import Any

from corpus.errors import AssistantError

_PATIENCE = 60  # seconds for one answer


@dataclass(frozen=True, slots=True)
class TimedExchange:
    """One answer: which question, its milliseconds at the client, and by stage at the service."""

    question: int
    milliseconds: float
    stages: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Load:
    """What the clients saw in so many seconds."""

    seconds: float
    exchanges: tuple[TimedExchange, ...]
    errors: int
    broken: int = 0  # connections that ended before their answer


def load(host: str, port: int, questions: Sequence[str], *, clients: int, seconds: float) -> Load:
    """Let `clients` ask for `seconds` from a new process; raises AssistantError."""
    wanted = {"host": host, "port": port, "questions": list(questions)}
    wanted |= {"clients": clients, "seconds": seconds}
    done = subprocess.run(
        [sys.executable, "-P", "-m", "assistant.benchmark.load"],
        input=json.dumps(wanted), capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode:
        raise AssistantError(f"The clients failed: {done.stderr.strip().splitlines()[-1:]}")
    told = json.loads(done.stdout)
    exchanges = tuple(TimedExchange(**exchange) for exchange in told.pop("exchanges"))
    return Load(**told, exchanges=exchanges)


def post(host: str, port: int, question: str) -> dict[str, Any]:
    """One answer over a new connection; raises AssistantError where it is none."""
    with closing(http.client.HTTPConnection(host, port, timeout=_PATIENCE)) as connection:
        answer = _post(connection, question)
    if answer is None:
        raise AssistantError(f"{host}:{port} gave no answer to {question!r}.")
    return answer


def _post(connection: http.client.HTTPConnection, question: str) -> dict[str, Any] | None:
    body = json.dumps({"question": question}).encode()
    connection.request("POST", "/api/answer", body, {"Content-Type": "application/json"})
    response = connection.getresponse()
    content = response.read()
    return json.loads(content) if response.status == http.client.OK else None


class _Clients:
    """Threads that ask in turn until the time is up."""

    def __init__(self, host: str, port: int, questions: Sequence[str]) -> None:
        self._address = (host, port)
        self._questions = questions
        self._lock = threading.Lock()
        self._next = 0
        self._exchanges: list[TimedExchange] = []
        self._errors = 0
        self._broken = 0

    def run(self, clients: int, seconds: float) -> Load:
        started = time.perf_counter()
        threads = [
            threading.Thread(target=self._ask_until, args=(started + seconds,))
            for _ in range(clients)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return Load(
            time.perf_counter() - started, tuple(self._exchanges), self._errors, self._broken
        )

    def _ask_until(self, end: float) -> None:
        connection = http.client.HTTPConnection(*self._address, timeout=_PATIENCE)
        while time.perf_counter() < end:
            with self._lock:
                number = self._next % len(self._questions)
                self._next += 1
            self._ask(connection, number)
        connection.close()

    def _ask(self, connection: http.client.HTTPConnection, number: int) -> None:
        started = time.perf_counter()
        try:
            answer = _post(connection, self._questions[number])
        except (OSError, http.client.HTTPException):
            connection.close()  # it opens itself again
            self._broken += 1
            return
        taken = (time.perf_counter() - started) * 1000
        if answer is None:
            self._errors += 1
            return
        stages = {k: v for k, v in answer["timings_ms"].items() if k != "total"}
        self._exchanges.append(TimedExchange(number, taken, stages))


def _run(wanted: Mapping[str, Any]) -> Load:
    clients = _Clients(wanted["host"], wanted["port"], wanted["questions"])
    return clients.run(wanted["clients"], wanted["seconds"])


if __name__ == "__main__":
    print(json.dumps(asdict(_run(json.load(sys.stdin)))))
