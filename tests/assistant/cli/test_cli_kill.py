"""Builds that are killed while a client asks: nothing it sees is wrong or missing."""

from __future__ import annotations

import multiprocessing
import os
import random
import signal
import socket
import threading
import time

import httpx
import pytest
import uvicorn

from assistant.cli.context import CommandContext
from assistant.settings import load_settings
from index.build import run_build

KILLS = 20
# A build of this corpus takes about a third of a second once its process runs.
LONGEST_WAIT = 0.5
QUESTION = "国際架空交流推進事業の令和８年度の要求・要望額はいくらですか？"


def write_corpus(folder, amount):
    lines = ["国際架空交流推進事業", f"令和８年度要求・要望額 {amount}億円", ""]
    lines += [
        f"第{i}の取組では、優れた若手研究者を海外に派遣し、研究を支援する。" for i in range(40)
    ]
    draft = folder / ".draft"
    draft.write_text("\n".join(lines) + "\n", encoding="utf-8")
    draft.replace(folder / "架空事業.txt")


def build_in_child():
    context = CommandContext()
    run_build(context.corpus, context.store, context.encoder)


@pytest.fixture
def settings(tmp_path, monkeypatch):
    (tmp_path / "corpus").mkdir()
    monkeypatch.setenv("ASSISTANT_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("ASSISTANT_CORPUS_DIR", str(tmp_path / "corpus"))
    return load_settings()


@pytest.fixture
def server(settings):
    """The real application over real builds, on a real socket."""
    from assistant.cli.serving import parts
    from web.app import create_app

    listener = socket.create_server(("127.0.0.1", 0))
    app = create_app(parts(CommandContext(settings)), settings)
    running = uvicorn.Server(uvicorn.Config(app, log_level="warning", ws="none"))
    thread = threading.Thread(target=running.run, args=([listener],), daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    running.should_exit = True
    thread.join(10)


class Client(threading.Thread):
    """Asks without pause and keeps what was wrong."""

    def __init__(self, url, allowed):
        super().__init__(daemon=True)
        self._url, self._allowed = url, allowed
        self._stop_asking = threading.Event()
        self.asked, self.faults = 0, []

    def run(self):
        with httpx.Client(base_url=self._url, timeout=30) as client:
            while not self._stop_asking.is_set():
                reply = client.post("/api/answer", json={"question": QUESTION})
                self.asked += 1
                self._judge(reply)

    def _judge(self, reply):
        if reply.status_code != 200:
            self.faults.append(reply.text)
            return
        body = reply.json()
        amounts = {figure["amount"] for figure in body["figures"]}
        quotes = {c["number"]: c["quote"] for c in body["citations"]}
        proved = all(f["original"] in quotes[f["citation"]] for f in body["figures"])
        if len(amounts) != 1 or not amounts <= self._allowed or not proved:
            self.faults.append(body)

    def finish(self):
        self._stop_asking.set()
        self.join(30)


@pytest.fixture
def processes():
    """Processes that begin with the heavy imports done, so that a kill falls into the build."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["index.build", "corpus.readers", "corpus.analysis"])
    return context


@pytest.mark.slow
def test_a_build_killed_at_any_moment_leaves_the_service_whole(settings, request, processes):
    context = CommandContext(settings)
    write_corpus(settings.corpus_path, 1)
    run_build(context.corpus, context.store, context.encoder)
    allowed = {10**8}
    client = Client(request.getfixturevalue("server"), allowed)
    client.start()
    chance = random.Random(20260401)
    killed = 0
    for amount in range(2, KILLS + 2):
        allowed.add(amount * 10**8)
        write_corpus(settings.corpus_path, amount)
        child = processes.Process(target=build_in_child)
        child.start()
        time.sleep(chance.uniform(0.02, LONGEST_WAIT))
        if child.is_alive():
            os.kill(child.pid, signal.SIGKILL)
            killed += 1
        child.join(30)
        assert context.store.published() is not None
        assert context.load().figures
    outcome = run_build(context.corpus, context.store, context.encoder)
    client.finish()
    assert client.faults == []
    assert client.asked > KILLS
    assert killed > KILLS // 2
    assert {row.amount for row in context.load().figures} == {(KILLS + 1) * 10**8}
    kept = {path.name for path in (settings.data_dir / "builds").iterdir()}
    assert outcome.version in kept
    assert len(kept) <= settings.keep_builds
