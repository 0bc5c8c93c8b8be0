"""One odd file stops neither a build nor a start: it is reported, and the others are built."""

from __future__ import annotations

import errno
import json
import os
from pathlib import Path

import pytest

from corpus.errors import IncompatibleBuild, InvalidInput, InvalidMetadata, InvalidTable, NotReady
from corpus.facts.settled import load_settled
from corpus.layout.written.metadata import load_metadata
from index.build import CorpusStore, run_build
from index.build.prepared import documents as reading
from index.build.prepared.cache import BlobCache, RowCache
from index.build.sources.corpus_store import safe_name
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


def unreadable(monkeypatch, name):
    """A file that exists and that the disk does not give."""
    real_open, real_stat = Path.open, Path.stat

    def refuse(real):
        def call(path, *arguments, **named):
            if path.name == name:
                raise OSError(errno.EIO, "Input/output error", str(path))
            return real(path, *arguments, **named)

        return call

    monkeypatch.setattr(Path, "open", refuse(real_open))
    monkeypatch.setattr(Path, "stat", refuse(real_stat))


@pytest.mark.parametrize("name", ["乙.budget.csv", "乙.toml", "乙.programs.toml"])
def test_a_document_whose_review_cannot_be_read_is_left_out_and_told(corpus, monkeypatch, name):
    (corpus.corpus_dir / name).write_text("")
    unreadable(monkeypatch, name)
    files, _, unusable = corpus.survey()
    assert [f.id for f in files] == ["丙", "甲"]
    assert [u.name for u in unusable] == ["乙.txt"]


def test_a_document_is_not_stated_without_what_a_person_settled_of_it(corpus, monkeypatch):
    source = next(f for f in corpus.list_documents() if f.id == "乙")
    settled = corpus.settlements._path(source.sha256)
    settled.parent.mkdir(parents=True)
    settled.write_text("x")
    unreadable(monkeypatch, settled.name)
    files, _, unusable = corpus.survey()
    assert "乙" not in {f.id for f in files}
    assert [(u.name, "settled" in u.reason) for u in unusable] == [("乙.txt", True)]


def test_what_was_taken_out_leaves_its_id_to_no_other(corpus, tmp_path, monkeypatch):
    """While the file that was taken out cannot be read, another of its name has its id."""
    monkeypatch.setattr(corpus, "_check", lambda _: None)
    upload = tmp_path / "乙.csv"
    upload.write_text("事業,予算\n別事業,1億円\n", encoding="utf-8")
    corpus.add_files([(upload, "乙.csv")])
    corpus.remove_document("乙")
    with monkeypatch.context() as patch:
        unreadable(patch, "乙.txt")
        assert "乙.csv" in {f.name for f in corpus.list_documents()}
        corpus.collect()
    assert {f.name for f in corpus.list_documents()} == {"甲.txt", "丙.txt", "乙.csv"}


# What a file of state may hold instead of what was written there.
SHAPES = [
    *(b"", b"{", b"3", b"null", b"true", b'"x"', b"{}", b'{"a": 1}', b'{"version": 5}', b"[1]"),
    *(b"[[]]", b"[null]", b'["\\ud800"]', b"\xff", b"\0" * 99, b"[" * 10**5, b"9" * 10**4),
    *(b'[{"' + b"x" * 10**6, b"NaN", b'{"version": "x", "history": {"y": 1}}'),
]


@pytest.mark.parametrize("damage", [*SHAPES, None])
def test_damaged_removals_are_told_and_documents_come_back(corpus, store, encoder, analyse, damage):
    run_build(corpus, store, encoder, analyse=analyse)
    spoil_state(store.data_dir / "removed.json", damage)
    outcome = run_build(corpus, store, encoder, analyse=analyse, force=True)
    assert [p.name for p in outcome.problems] == ["removed.json"]
    corpus.remove_document("乙")
    assert json.loads((store.data_dir / "removed.json").read_bytes()) == ["乙.txt"]


def spoil_state(path, damage):
    """Write what does not belong there; None makes a folder."""
    path.unlink(missing_ok=True)
    if damage is None:
        path.mkdir()
    else:
        path.write_bytes(damage)


@pytest.mark.parametrize("damage", [*SHAPES, b'{"version": "../../etc", "history": []}'])
def test_a_pointer_of_another_shape_is_told_and_the_next_build_heals(
    corpus, store, encoder, analyse, damage
):
    run_build(corpus, store, encoder, analyse=analyse)
    spoil_state(store.data_dir / "current", damage)
    with pytest.raises((IncompatibleBuild, NotReady)):
        store.load_current(encoder)
    run_build(corpus, store, encoder, analyse=analyse)
    assert len(store.load_current(encoder).analyses) == 3


LONG_CELL = b'"' + b"x" * 200_000


@pytest.mark.parametrize("damage", [*SHAPES, LONG_CELL, b"a,b\n" + LONG_CELL])
def test_decisions_of_another_shape_are_told(tmp_path, damage):
    path = tmp_path / "settled.csv"
    path.write_bytes(damage)
    with pytest.raises(InvalidTable):
        load_settled(path)


@pytest.mark.parametrize("damage", [b"title=" + b"[" * 9999, b"title=" + b"{x=" * 9999])
def test_data_beside_a_document_may_be_nested_without_end(tmp_path, damage):
    path = tmp_path / "a.toml"
    path.write_bytes(damage)
    with pytest.raises(InvalidMetadata):
        load_metadata(path)


@pytest.mark.parametrize(
    "name", ["report.budget.csv", "x.budget.csv", "a.programs.toml", "a.budget.CSV", "a.Toml"]
)
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


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("予算\u202etxt.exe.csv", "予算txt.exe.csv"),
        ("a\u200bb\ufeff.txt", "ab.txt"),
        ("a\u0085\x07b.txt", "ab.txt"),
        ("\u2066..\u2069/x.txt", "x.txt"),
        ("..\\\u200e.txt", "txt"),
        ("e\u0301.txt", "é.txt"),
    ],
)
def test_a_name_shows_all_that_it_is(name, kept):
    assert safe_name(name) == kept


@pytest.mark.parametrize("name", ["\u202e", "\u200b\u200c", ".\ufeff.", "\x00", "a/\u2028"])
def test_a_name_of_nothing_that_is_seen_is_refused(name):
    with pytest.raises(InvalidInput):
        safe_name(name)


def test_an_upload_of_many_files_looks_through_the_corpus_once(corpus, tmp_path, monkeypatch):
    monkeypatch.setattr(corpus, "_check", lambda _: None)
    uploads = []
    for number in range(20):
        path = tmp_path / f"{number}.txt"
        path.write_text(f"別事業{number}\n令和８年度要求・要望額 {number}億円\n", encoding="utf-8")
        uploads.append((path, path.name))
    looked = []
    real = corpus._look
    monkeypatch.setattr(corpus, "_look", lambda: looked.append(1) or real())
    added = corpus.add_files(uploads)
    assert len(looked) == 1
    listed = {f.name: f.id for f in corpus.list_documents()}
    assert {a.name: a.id for a in added}.items() <= listed.items()
