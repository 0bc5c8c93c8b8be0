"""One odd file stops neither a build nor a start: it is reported, and the others are built."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from corpus.errors import InvalidInput
from index.build import CorpusStore, run_build
from index.build.prepared import documents as reading
from index.build.prepared.cache import BlobCache, RowCache
from index.build.sources.survey import survey


def long_name(folder):
    (folder / ("長" * 83 + ".txt")).write_text("国際長交流推進事業\n令和８年度要求・要望額 3億円\n")


def other_encoding(folder):
    Path(os.fsdecode(os.fsencode(folder) + b"/\x93\xfa\x96{.txt")).write_text("x")


def endless(folder):
    with (folder / "巨.txt").open("wb") as file:
        file.truncate(50 * 10**9)


def pipe(folder):
    os.mkfifo(folder / "管.txt")


def loop(folder):
    (folder / "輪.txt").symlink_to(folder / "輪.txt")


@pytest.mark.parametrize("spoil", [long_name, other_encoding, endless, pipe, loop])
def test_an_odd_file_leaves_the_others(spoil, corpus, store, encoder, analyse):
    spoil(corpus.corpus_dir)
    outcome = run_build(corpus, store, encoder, analyse=analyse)
    assert {"甲", "乙", "丙"} <= {d.id for d in outcome.manifest.documents}
    assert all(p.reason for p in outcome.problems)


@pytest.mark.parametrize("name", ["open", "stat"])
def test_a_file_that_may_not_be_read_is_named_with_its_reason(corpus, monkeypatch, name):
    real = getattr(Path, name)

    def refuse(path, *arguments, **named):
        if path.name == "乙.txt":
            raise PermissionError(13, "Permission denied", str(path))
        return real(path, *arguments, **named)

    monkeypatch.setattr(Path, name, refuse)
    files, unusable = survey(corpus.corpus_dir)
    assert [f.id for f in files] == ["丙", "甲"]
    assert [u.name for u in unusable] == ["乙.txt"] and "Permission" in unusable[0].reason


@pytest.mark.parametrize("damage", [b"", b"{", b"3", b"[1]", b"\xff"])
def test_damaged_removals_are_told_and_documents_come_back(corpus, store, encoder, analyse, damage):
    run_build(corpus, store, encoder, analyse=analyse)
    (store.data_dir / "removed.json").write_bytes(damage)
    outcome = run_build(corpus, store, encoder, analyse=analyse, force=True)
    assert [p.name for p in outcome.problems] == ["removed.json"]
    corpus.remove_document("乙")
    assert json.loads((store.data_dir / "removed.json").read_bytes()) == ["乙"]


@pytest.mark.parametrize("name", ["report.budget.csv", "x.budget.csv", "a.programs.toml"])
def test_data_beside_a_document_is_no_upload(corpus, tmp_path, name):
    path = tmp_path / name
    path.write_text("program,measure\n")
    with pytest.raises(InvalidInput, match="beside"):
        corpus.add_files([(path, name)])
    assert list(corpus.uploads_dir.iterdir()) == []


@pytest.mark.parametrize("damage", [b"", b"PK", b"PK\x05\x06" + bytes(18)])
def test_a_damaged_cache_file_is_worked_out_again(tmp_path, damage):
    cache = RowCache(tmp_path)
    cache.add({"a" * 32: b"row"})
    (path,) = tmp_path.glob("*.npz")
    path.write_bytes(damage)
    assert RowCache(tmp_path).missing(["a" * 32]) == ["a" * 32]


def test_a_folder_in_place_of_a_cache_file_is_replaced(tmp_path):
    cache = BlobCache(tmp_path)
    cache.put("abc", b"1")
    path = tmp_path / "ab" / "abc"
    path.unlink()
    (path / "deep").mkdir(parents=True)
    assert cache.get("abc") is None and not cache.has("abc")
    cache.put("abc", b"2")
    assert cache.get("abc") == b"2"


def test_the_text_is_that_of_the_checksum_when_the_file_changes_while_it_is_read(
    tmp_path, monkeypatch
):
    from corpus import readers

    path = tmp_path / "doc.txt"
    path.write_text("国際交流事業 1億円\n", encoding="utf-8")
    (source,) = CorpusStore(tmp_path / "data", tmp_path).list_documents()
    real = readers.read_document

    def swapping(given, **named):
        path.write_text("国際交流事業 2億円\n", encoding="utf-8")
        found = real(given, **named)
        path.write_text("国際交流事業 1億円\n", encoding="utf-8")
        return found

    monkeypatch.setattr(readers, "read_document", swapping)
    assert "1億円" in reading.analyse_file(source).document.text
