"""Analysis in a process of its own: the same result, and a hostile file costs only itself."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from assistant.cli.app import run
from corpus.errors import TooLarge, UnreadableDocument
from corpus.readers.isolated.host import ANSWERS_PER_WORKER
from index.build import (
    Analyst,
    BuildStore,
    CorpusStore,
    Patience,
    is_current,
    run_build,
)
from index.build.analysing.analyst import ANSWERS, MOMENT
from index.build.prepared.documents import PutOff, analyse_file
from index.build.sources.survey import SourceFile
from index.encoding import bundled_encoder

TEXT = "国際交流事業\n令和8年度要求額 1億円\n"


@pytest.fixture
def write(tmp_path):
    """Writes a file into a corpus; gives it as its source."""

    def make(name: str, text: str) -> SourceFile:
        (tmp_path / name).write_text(text, encoding="utf-8")
        files = CorpusStore(tmp_path / "data", tmp_path).list_documents()
        return next(f for f in files if f.name == name)

    return make


@pytest.fixture(scope="module")
def analyst():
    with Analyst(seconds=60.0) as made:
        yield made


def pid(analyst):
    return analyst._host._process.pid


def test_it_finds_what_analysis_here_finds(analyst, write):
    source = write("甲.txt", TEXT)
    assert analyst(source) == analyse_file(source)


def test_a_file_that_takes_too_long_is_ended_and_the_next_is_analysed(write):
    slow = write("遅.txt", "予算額：1億円\n" * 12_000)
    quick = write("速.txt", TEXT)
    with Analyst(seconds=60.0) as analyst:
        analyst(quick)
        process = pid(analyst)
        analyst._seconds = 0.05
        with pytest.raises(TooLarge, match="ASSISTANT_DOCUMENT_SECONDS"):
            analyst(slow)
        assert not Path(f"/proc/{process}").exists()
        analyst._seconds = 60.0
        analyst(quick)
        with pytest.raises(PutOff, match="follows"):
            analyst(slow, 0.05)
        analyst._seconds = 60.0
        assert analyst(quick).figures


def test_others_wait_only_so_long_for_a_new_file(write, tmp_path, tmp_path_factory):
    write("速.txt", TEXT)
    data = tmp_path_factory.mktemp("data")
    store, corpus, encoder = BuildStore(data), CorpusStore(data, tmp_path), bundled_encoder()
    run_build(corpus, store, encoder)
    write("遅.txt", "予算額：1億円\n")
    write("次.txt", TEXT + "次")

    def analyse(source):
        if source.id == "遅":
            raise PutOff("遅.txt takes longer")
        return analyse_file(source)

    outcome = run_build(corpus, store, encoder, analyse=analyse)
    assert outcome.put_off == 1 and [p.name for p in outcome.problems] == ["遅.txt"]
    assert {d.id for d in outcome.manifest.documents} == {"速", "次"}
    assert not is_current(corpus, store, encoder)
    assert run_build(corpus, store, encoder).put_off == 0
    assert is_current(corpus, store, encoder)


def test_what_was_slow_before_and_what_comes_late_holds_up_nobody_again(write, monkeypatch):
    slow, new = write("遅.txt", TEXT), write("新.txt", TEXT + "次")
    patience = Patience(30.0, missing=frozenset({"遅.txt"}))
    assert patience.for_(slow) == MOMENT and patience.for_(new) > 20.0
    monkeypatch.setattr("time.monotonic", lambda: patience.since + 60.0)
    assert patience.for_(new) == MOMENT  # so many slow files take a moment each, not 30 seconds


def test_a_build_asks_no_more_than_a_moment_of_what_the_published_one_lacks(
    tmp_path, monkeypatch, capsys
):
    folder = tmp_path / "corpus"
    folder.mkdir()
    monkeypatch.setenv("ASSISTANT_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("ASSISTANT_CORPUS_DIR", str(folder))
    (folder / "good.txt").write_text(TEXT, encoding="utf-8")
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7 broken")
    assert run(["build"]) == 0
    asked: dict[str, float] = {}
    monkeypatch.setattr(
        "index.build.analyse_limited",
        lambda source, seconds, patience: (
            asked.update({source.name: patience.for_(source)}) or analyse_file(source)
        ),
    )
    monkeypatch.setattr("joblib.cpu_count", lambda: 1)
    (folder / "new.txt").write_text(TEXT + "新", encoding="utf-8")
    assert run(["build", "--patience", "30"]) == 0
    assert asked["broken.pdf"] == MOMENT and asked["new.txt"] > MOMENT
    capsys.readouterr()


def test_its_process_is_kept_much_longer_than_one_that_parses(analyst, write):
    source = write("丁.txt", TEXT)
    analyst(source)
    process = pid(analyst)
    analyst._host._answers = 10 * ANSWERS_PER_WORKER
    analyst(source)
    assert pid(analyst) == process
    analyst._host._answers = ANSWERS
    analyst(source)
    assert pid(analyst) != process


def test_its_reasons_come_across(analyst, write, tmp_path):
    source = write("空.txt", "x")
    (tmp_path / "空.txt").write_bytes(b"")
    with pytest.raises(UnreadableDocument, match="changed while it was read"):
        analyst(source)
    (tmp_path / "空.txt").unlink()
    with pytest.raises(OSError, match="No such file"):
        analyst(source)


def test_too_much_memory_is_told(write):
    source = write("乙.txt", TEXT)
    with Analyst(60.0, 20 << 20) as analyst, pytest.raises((TooLarge, UnreadableDocument)):
        analyst(source)


def test_it_dies_with_the_build(write):
    """What a cancelled build leaves is ended: the process sees that nobody waits."""
    source = write("丙.txt", TEXT)
    code = (
        "import os, sys; from index.build import Analyst, CorpusStore\n"
        "from pathlib import Path; folder = Path(sys.argv[1]); analyst = Analyst(60.0)\n"
        "analyst(CorpusStore(folder / 'data', folder).list_documents()[0])\n"
        "print(analyst._host._process.pid, flush=True); os.kill(os.getpid(), 9)"
    )
    killed = subprocess.run(
        [sys.executable, "-c", code, source.path.parent], capture_output=True, check=False
    )
    orphan = Path(f"/proc/{killed.stdout.decode().strip()}")
    for _ in range(300):
        if not orphan.exists() or "Z" in (orphan / "stat").read_text().split()[2]:
            break
        time.sleep(0.05)
    else:
        pytest.fail("the analysing process outlives its build")
