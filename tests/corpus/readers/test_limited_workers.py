"""Files are read in limited processes: in bounded time and memory, by one that sees no secrets."""

from __future__ import annotations

import os
import threading
import time
from pathlib import Path

import pytest

from corpus.errors import TooLarge
from corpus.readers import DEFAULT_LIMITS, Limits, read_document
from corpus.readers.isolated.limits import MEBIBYTE
from corpus.readers.isolated.sandbox import Sandbox
from tests.corpus.readers.hostile import (
    source,
)


def test_half_a_surrogate_pair_crosses_the_border(slide, write_pdf):
    from corpus.readers.isolated.exchange import decode_reading, encode_reading
    from corpus.readers.reading import Reading

    reading = Reading(text="海\ud800空")
    assert decode_reading(encode_reading(reading)) == reading


def test_a_file_that_takes_too_long_is_given_up(slide, write_pdf):
    page = slide()
    for n in range(400):  # words of their own, since PDFium drops those painted twice
        page.text(40 + n, 30, f"第{n}の海の事業の概要")
    path = write_pdf(*([page] * 300))
    started = time.monotonic()
    with pytest.raises(TooLarge, match=r"slides\.pdf took longer than 0\.5 seconds"):
        read_document(path, limits=Limits(seconds=0.5))
    assert time.monotonic() - started < 5
    assert "海" in read_document(write_pdf(slide().text(40, 30, "海"), name="next.pdf")).text


def test_a_file_that_takes_too_much_memory_is_given_up(tmp_path):
    path = tmp_path / "cells.csv"
    path.write_text("1,2,3,4,5,6,7,8,9\n" * 300_000, encoding="utf-8")
    with pytest.raises(TooLarge, match=r"cells\.csv takes more than 128 MiB of memory"):
        read_document(path, limits=Limits(memory_bytes=128 * MEBIBYTE))
    small = tmp_path / "small.html"
    small.write_text("<html><p>次の文書</p></html>", encoding="utf-8")
    assert "次の文書" in read_document(small).text


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="needs /proc")
def test_memory_stays_under_the_stated_bound(tmp_path):
    """The bound is one GiB; it is shown to hold at an eighth of it, with the watch's delay."""
    assert DEFAULT_LIMITS.memory_bytes == 1024 * MEBIBYTE
    small, large = tmp_path / "small.csv", tmp_path / "cells.csv"
    small.write_text("1,2\n", encoding="utf-8")
    large.write_text("1,2,3,4,5,6,7,8,9\n" * 300_000, encoding="utf-8")
    sandbox, limits = Sandbox(), Limits(memory_bytes=128 * MEBIBYTE)
    sandbox.read(source(small), "text/csv", limits)
    statm = Path(f"/proc/{sandbox._host._process.pid}/statm")
    held: list[int] = []

    def sample() -> None:
        while sandbox._host._process is not None:
            try:
                held.append(int(statm.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE"))
            except (OSError, IndexError):
                return
            time.sleep(0.01)

    sampler = threading.Thread(target=sample)
    sampler.start()
    try:
        with pytest.raises(TooLarge):
            sandbox.read(source(large), "text/csv", limits)
    finally:
        sandbox.close()
        sampler.join()
    assert 64 * MEBIBYTE < max(held) < 224 * MEBIBYTE


def test_one_worker_reads_many_files(tmp_path):
    sandbox = Sandbox()
    try:
        for number in range(100):
            path = tmp_path / f"{number}.html"
            path.write_text(f"<html><p>文書{number}</p></html>", encoding="utf-8")
        first = sandbox.read(source(tmp_path / "0.html"), "text/html", DEFAULT_LIMITS)
        process = sandbox._host._process
        started = time.monotonic()
        for number in range(1, 100):
            reading = sandbox.read(source(tmp_path / f"{number}.html"), "text/html", DEFAULT_LIMITS)
            assert reading.text == f"文書{number}"
        assert time.monotonic() - started < 5
        assert first.text == "文書0"
        assert sandbox._host._process is process
    finally:
        sandbox.close()
    assert process.poll() is not None


def test_a_slow_file_holds_up_no_other(tmp_path, monkeypatch):
    """While one sandbox reads for long, another reads the next file."""
    reading, go = threading.Event(), threading.Event()
    real = Sandbox.read

    def read(sandbox, given, *arguments):
        if given.name == "slow.html":
            reading.set()
            assert go.wait(60)
        return real(sandbox, given, *arguments)

    monkeypatch.setattr(Sandbox, "read", read)
    for name in ("slow.html", "quick.html"):
        (tmp_path / name).write_text("<html><p>文書</p></html>", encoding="utf-8")
    slow = threading.Thread(target=read_document, args=(tmp_path / "slow.html",))
    slow.start()
    assert reading.wait(20)
    assert read_document(tmp_path / "quick.html").text == "文書"
    go.set()
    slow.join(60)


@pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="needs /proc")
def test_the_worker_sees_no_secrets(tmp_path, monkeypatch):
    monkeypatch.setenv("ASSISTANT_SECRET_TOKEN", "x")
    sandbox = Sandbox()
    path = tmp_path / "a.html"
    path.write_text("<html><p>文書</p></html>", encoding="utf-8")
    try:
        sandbox.read(source(path), "text/html", DEFAULT_LIMITS)
        environment = Path(f"/proc/{sandbox._host._process.pid}/environ").read_bytes()
    finally:
        sandbox.close()
    assert b"PATH=" in environment
    assert b"ASSISTANT_SECRET_TOKEN" not in environment


def test_the_worker_runs_no_module_of_the_working_folder(tmp_path, monkeypatch):
    (tmp_path / "json.py").write_text("raise SystemExit(3)", encoding="utf-8")
    path = tmp_path / "a.html"
    path.write_text("<html><p>文書</p></html>", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    sandbox = Sandbox()
    try:
        assert sandbox.read(source(path), "text/html", DEFAULT_LIMITS).text == "文書"
    finally:
        sandbox.close()


def test_a_worker_that_dies_is_replaced(tmp_path):
    sandbox = Sandbox()
    path = tmp_path / "a.html"
    path.write_text("<html><p>文書</p></html>", encoding="utf-8")
    try:
        sandbox.read(source(path), "text/html", DEFAULT_LIMITS)
        sandbox._host._process.kill()
        sandbox._host._process.wait()
        assert sandbox.read(source(path), "text/html", DEFAULT_LIMITS).text == "文書"
    finally:
        sandbox.close()
