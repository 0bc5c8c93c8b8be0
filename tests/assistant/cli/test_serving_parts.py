"""What serving is made of: an edition that is warm when it is ready, and a build child."""

from __future__ import annotations

import gc
import os
import signal
import subprocess
import sys
import weakref
from threading import Event

import pytest
from threadpoolctl import threadpool_info, threadpool_limits  # type: ignore[import-untyped]

import assistant.cli.serving as serving_module
from assistant.cli.context import CommandContext
from assistant.cli.serving import (
    ChildBuilder,
    PublishedEditions,
    parts,
    spare_from_collection,
)
from assistant.service import Assistant
from assistant.settings import load_settings
from assistant.writer import BuiltInWriter
from corpus.errors import BuildRunning

PARENT = """
import subprocess, sys, time
child = subprocess.Popen([sys.executable, "-c", {child!r}])
print(child.pid, flush=True)
time.sleep(60)
"""
CHILD = """
import time
from index.build.prepared.together import end_with_parent
end_with_parent()
print("tied", flush=True)
time.sleep(60)
"""


@pytest.fixture
def context(tmp_path, monkeypatch):
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents" / "a.txt").write_text(
        "架空交流事業\n令和8年度要求額 3億円\n", encoding="utf-8"
    )
    monkeypatch.setenv("ASSISTANT_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("ASSISTANT_CORPUS_DIR", str(tmp_path / "documents"))
    return CommandContext(load_settings())


def test_the_build_child_imports_nothing_from_where_the_service_was_started(
    context, tmp_path, monkeypatch
):
    for name in ("corpus", "assistant", "index"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "__init__.py").write_text("raise SystemExit('not ours')")
    monkeypatch.chdir(tmp_path)
    stages = []
    built = ChildBuilder(context).build(lambda *told: stages.append(told))
    assert built.detail.startswith("Published build") and stages and not built.put_off


def test_a_build_that_finds_another_running_says_so_and_is_tried_again(context):
    with context.store.locked(), pytest.raises(BuildRunning):
        ChildBuilder(context).build(lambda *_: None)
    assert ChildBuilder(context).build(lambda *_: None).detail.startswith("Published build")


def test_matrices_are_worked_on_by_the_thread_that_asks_in_every_command(context):
    ChildBuilder(context).build(lambda *_: None)
    with threadpool_limits(limits=2, user_api="blas"):
        context.assistant()
        threads = [i["num_threads"] for i in threadpool_info() if i["user_api"] == "blas"]
    assert threads and set(threads) == {1}


def test_an_edition_is_warm_before_it_is_in_service(context, monkeypatch):
    ChildBuilder(context).build(lambda *_: None)
    warmed = []

    def warm_up(assistant):
        warmed.append(assistant)

    monkeypatch.setattr(Assistant, "warm_up", warm_up)
    edition = PublishedEditions(context).load()
    assert warmed == [edition.answers]


def test_what_came_into_service_is_read_ahead_and_then_spared_from_collection(context, monkeypatch):
    ChildBuilder(context).build(lambda *_: None)
    done, steps = Event(), []

    def read_ahead(_assistant):
        steps.append("read")
        return len(steps) < 3

    def spare():
        steps.append("spare")
        if steps[-2:] == ["read", "spare"]:
            done.set()

    monkeypatch.setattr(Assistant, "read_ahead", read_ahead)
    monkeypatch.setattr(serving_module, "spare_from_collection", spare)
    service = parts(context).service
    service.refresh()
    assert done.wait(60)
    assert steps == ["spare", "read", "read", "spare"]
    service.refresh()  # the same build: nothing is to be done again
    assert len(steps) == 4


def test_what_is_spared_from_collection_is_collected_when_its_time_has_come():
    class Held:
        pass

    held = Held()
    held.itself, gone = held, weakref.ref(held)
    spare_from_collection()
    assert gc.get_freeze_count() > 0
    del held
    assert gone() is not None
    spare_from_collection()
    assert gone() is None
    gc.unfreeze()


def test_warming_up_asks_no_model(deck, monkeypatch):
    def write(*_):
        raise AssertionError("a model was asked")

    monkeypatch.setattr(BuiltInWriter, "write", write)
    deck.assistant.warm_up()


def test_a_build_ends_with_the_process_that_started_it_even_when_that_is_killed():
    parent = subprocess.Popen(
        [sys.executable, "-c", PARENT.format(child=CHILD)], stdout=subprocess.PIPE, text=True
    )
    assert parent.stdout.readline().strip().isdigit()
    assert parent.stdout.readline().strip() == "tied"
    os.kill(parent.pid, signal.SIGKILL)
    assert parent.stdout.read() == ""  # ends only when the child, which holds it too, has ended
    parent.wait()
    parent.stdout.close()
