"""What `assistant serve` says and starts with before it serves."""

from __future__ import annotations

import threading
import time
from contextlib import suppress

import pytest

from assistant.cli.serve import warnings_of
from assistant.settings import Settings
from corpus.errors import BuildRunning


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"host": "0.0.0.0"}, ["ASSISTANT_TOKEN", "ASSISTANT_ADMIN_TOKEN"]),
        ({"host": "0.0.0.0", "token": "a" * 16, "admin_token": "b" * 16}, []),
        ({}, []),
    ],
)
def test_an_open_bind_is_told(settings, said, monkeypatch):
    monkeypatch.setattr("assistant.settings.unknown_variables", list)
    lines = warnings_of(Settings(**settings))
    assert len(lines) == len(said)
    assert all(name in line for name, line in zip(said, lines, strict=True))


def test_a_misspelt_setting_is_told(monkeypatch):
    monkeypatch.setenv("ASSISTANT_ADMIN_TOKN", "x")
    assert any("ASSISTANT_ADMIN_TOKN" in line for line in warnings_of(Settings()))


def test_a_missing_corpus_a_failing_disk_or_no_memory_does_not_stop_the_published_build(
    tmp_path, monkeypatch, capsys
):
    from assistant.cli import serve
    from assistant.cli.context import CommandContext

    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "a.txt").write_text("国際甲交流事業は研究者を派遣する。\n", encoding="utf-8")
    settings = Settings(data_dir=tmp_path / "data", corpus_dir=folder)
    serve._bring_up_to_date(CommandContext(settings))
    folder.rename(tmp_path / "away")
    serve._bring_up_to_date(CommandContext(settings))
    assert "Serving the published build" in capsys.readouterr().err
    (tmp_path / "away").rename(folder)
    (folder / "b.txt").write_text("国際乙交流事業は大学を支援する。\n", encoding="utf-8")

    def read_only(*_arguments, **_named):
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr("index.build.builds.files.FileLock.acquire", read_only)
    serve._bring_up_to_date(CommandContext(settings))
    assert "Read-only" in capsys.readouterr().err

    def too_little(*_arguments):
        raise MemoryError

    monkeypatch.setattr("index.build.is_current", too_little)
    serve._bring_up_to_date(CommandContext(settings))
    assert "memory. Serving the published build" in capsys.readouterr().err


@pytest.mark.parametrize("ends_with", ["a build", "nothing"])
def test_of_two_that_start_at_once_the_second_waits_for_the_first_build(
    tmp_path, capsys, ends_with
):
    from assistant.cli import serve
    from assistant.cli.context import CommandContext
    from index.build import run_build

    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "a.txt").write_text("国際甲交流事業は研究者を派遣する。\n", encoding="utf-8")
    first, second = (
        CommandContext(Settings(data_dir=tmp_path / "data", corpus_dir=folder)) for _ in range(2)
    )
    held = threading.Event()

    def build_slowly():
        with first.store.locked():
            held.set()
            time.sleep(1)
        if ends_with == "a build":
            with suppress(BuildRunning):  # the second was quicker
                run_build(first.corpus, first.store, first.encoder)

    other = threading.Thread(target=build_slowly)
    other.start()
    held.wait()
    serve._bring_up_to_date(second)
    other.join()
    assert second.store.published() is not None
    assert "waiting" in capsys.readouterr().err
