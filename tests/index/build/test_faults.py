"""File operations of a build, a start, an upload and a removal fail once, in turn.

As SQLite is tested: run it, count its operations below the data and corpus folders, and run it
again for each of them with that one failing: once because of the disk, once because there is no
memory for it. Whatever fails, the error is one that a person can be told, what is published
answers rightly, and the next run heals.
"""

from __future__ import annotations

import builtins
import errno
import io
import logging
import os
from contextlib import contextmanager, suppress
from types import SimpleNamespace

import pytest
import structlog

from corpus.errors import AssistantError
from index.build import is_current, run_build
from web.service import Service

# Of so many neighbouring operations one fails; ALL_FAULTS=1 tries every one, in minutes.
SAMPLE = 5
OPERATIONS = ("open", "fsync", "replace", "rename", "mkdir", "unlink", "scandir", "stat", "rmdir")


class Faults:
    """Counts operations below a folder; lets the one of number `at` fail."""

    def __init__(self, folder, monkeypatch):
        self._folder = str(folder)
        self._descriptors = set()
        self._patch = monkeypatch
        self.memory = False
        self.at = None
        self.count = 0
        self.hit = None

    @contextmanager
    def failing(self, at):
        self.at, self.count, self.hit = at, 0, None
        with self._patch.context() as patch:
            for name in OPERATIONS:
                patch.setattr(os, name, self._wrapped(name, getattr(os, name)))
            opened = self._opened(io.open)
            patch.setattr(io, "open", opened)
            patch.setattr(builtins, "open", opened)
            yield

    def _step(self, name, path, number=errno.EIO):
        self.count += 1
        if self.count - 1 == self.at:
            self.hit = f"{name} {path}"
            if self.memory:
                raise MemoryError
            raise OSError(number, os.strerror(number), str(path))

    def _ours(self, path):
        return path in self._descriptors or str(path).startswith(self._folder)

    def _wrapped(self, name, real):
        def call(path, *arguments, **named):
            if self._ours(path):
                number = errno.ENOSPC if name in {"mkdir", "fsync"} else errno.EIO
                self._step(name, path, number)
            result = real(path, *arguments, **named)
            if name == "open" and self._ours(path):
                self._descriptors.add(result)
            return result

        return call

    def _opened(self, real):
        def call(file, mode="r", *arguments, **named):
            if not self._ours(file):
                return real(file, mode, *arguments, **named)
            self._step(f"open {mode}", file)
            found = real(file, mode, *arguments, **named)
            if "r" in mode and "+" not in mode:
                return _Failing(found, lambda: self._step("read", file))
            return _Failing(found, lambda: self._step("write", file, errno.ENOSPC))

        return call


class _Failing:
    """A file that asks before each read and write whether the disk gives or takes it."""

    def __init__(self, file, ask):
        self._file = file
        self._ask = ask

    def __getattr__(self, name):
        found = getattr(self._file, name)
        if name in {"read", "readinto", "readline", "readlines", "write", "writelines"}:
            self._ask()
        return found

    def __iter__(self):
        self._ask()
        return iter(self._file)

    def __enter__(self):
        self._file.__enter__()
        return self

    def __exit__(self, *error):
        return self._file.__exit__(*error)


@pytest.fixture
def quiet():
    """Hundreds of refused builds are what the test is about."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
    yield
    structlog.reset_defaults()


@pytest.fixture(params=["disk", "memory"])
def faults(tmp_path, monkeypatch, request):
    made = Faults(tmp_path, monkeypatch)
    made.memory = request.param == "memory"
    return made


def run_all(faults, act, check, heal, capsys, name, told=(AssistantError,)):
    """Let the operations of `act` fail once each; returns how many there are.

    `told` is what `act` may raise because whoever calls it tells that to a person.
    """
    step = 1 if "ALL_FAULTS" in os.environ else SAMPLE
    with faults.failing(None):
        act(0)
    total = faults.count
    raised = 0
    tried = range(0, total, step)
    for at in tried:
        with faults.failing(at):
            try:
                act(at + 1)
            except told as error:
                assert not isinstance(error, AssistantError) or error.detail
                assert not isinstance(error, OSError) or error.strerror, error
                raised += 1
        check(faults.hit)
        heal(at + 1)
    with capsys.disabled():
        kind = "memory" if faults.memory else "disk"
        print(f"\n{name}: {len(tried)} of {total} {kind} faults tried, {raised} told, all healed")
    return total


@pytest.mark.timeout(1800)
def test_every_fault_of_a_build(faults, corpus, store, encoder, analyse, write_document, capsys):
    path = corpus.corpus_dir / "乙.txt"

    def amount():
        """What the published build says; None where it leaves the document out and says so."""
        loaded = store.load_current(encoder)
        if "乙" not in loaded.analyses:
            assert "乙.txt" in {p.name for p in loaded.manifest.problems}
            return None
        return loaded.analyses["乙"].figures[0].amount

    state = {}

    def build():
        run_build(corpus, store, encoder, analyse=analyse)

    def act(number):
        build()

    def check(hit):
        assert amount() in {None, *state["allowed"]}, hit

    def heal(number):
        build()
        assert amount() == state["allowed"][1]
        change(number + 1)

    def change(number):
        write_document(path, "乙", amount=100 + number)
        before = amount() if store.current_version() else None
        state["allowed"] = (before, expected(analyse, corpus))

    change(0)
    build()
    change(1)
    assert run_all(faults, act, check, heal, capsys, "build") > 40


@pytest.mark.timeout(600)
def test_every_fault_of_a_start(
    faults, corpus, store, encoder, analyse, write_document, capsys, monkeypatch, quiet
):
    """As `serve` starts: is the build that of the corpus, and loading it."""
    monkeypatch.setattr("web.service.RETRY_SECONDS", 0.0)
    path = corpus.corpus_dir / "乙.txt"
    write_document(path, "乙", amount=7)
    run_build(corpus, store, encoder, analyse=analyse)
    wanted = expected(analyse, corpus)

    def load():
        loaded = store.load_current(encoder)
        return SimpleNamespace(
            version=loaded.version, amount=loaded.analyses["乙"].figures[0].amount
        )

    state = {}

    def start(number):
        # `serve` tells these, and goes on with the published build.
        with suppress(AssistantError, OSError, MemoryError):
            is_current(corpus, store, encoder)
        editions = SimpleNamespace(published=store.current_version, load=load)
        state["service"] = Service(editions)
        state["service"].refresh()

    def check(hit):
        """The watcher looks again: then it serves what is published, rightly."""
        state["service"].refresh()
        assert state["service"].current().amount == wanted, hit

    assert run_all(faults, start, check, start, capsys, "start", told=()) > 10


def expected(analyse, corpus):
    """The amount that a build of the corpus as it is finds in 乙.txt."""
    source = next(f for f in corpus.list_documents() if f.id == "乙")
    return analyse(source).figures[0].amount


def test_every_fault_of_an_upload_and_a_removal(faults, corpus, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(corpus, "_check", lambda _: None)
    outside = tmp_path.parent / f"{tmp_path.name}-upload.txt"
    before = {f.id for f in corpus.list_documents()}

    def act(number):
        outside.write_text(f"新しい文書 {number}", encoding="utf-8")
        corpus.add_files([(outside, "新.txt")])
        corpus.remove_document("新")

    def check(hit):
        assert {f.id for f in corpus.list_documents()} >= before, hit

    def heal(number):
        corpus.add_files([(outside, "新.txt")])
        assert "新" in {f.id for f in corpus.list_documents()}
        corpus.remove_document("新")
        assert {f.id for f in corpus.list_documents()} == before

    told = (AssistantError, OSError, MemoryError)  # as a problem of 503 or 507, or one line
    assert run_all(faults, act, check, heal, capsys, "upload and removal", told) > 20
