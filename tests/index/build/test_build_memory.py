"""What a build holds of all documents at once is little: texts and rows stay in their files."""

from __future__ import annotations

import tracemalloc

import pytest

from index.build.prepared import gathered
from index.build.prepared.cache import RowCache
from index.build.prepared.documents import Preparation, key_of
from index.build.prepared.embedding import StoredTokens
from index.build.schema import current_schema
from index.passages import cut_passages


@pytest.fixture
def preparation(tmp_path, analyse):
    return Preparation(tmp_path / "cache", current_schema(), analyse)


def test_passages_are_forgotten_once_they_have_been_taken(
    corpus, preparation, analyse, monkeypatch
):
    monkeypatch.setattr(gathered, "BATCH", 1)
    files, taken = corpus.survey()[0], []
    found = gathered.gather(
        preparation, files, 1, None, lambda *_progress: None, meanwhile=taken.extend
    )
    passages = [p for file in files for p in cut_passages(analyse(file))]
    assert taken == passages and found.left == []
    assert [d.cut.passages for d in found.documents] == [()] * len(files)
    keys = [key for d in found.documents for key in d.indexed.keys]
    assert keys == [key_of(p.search_text) for p in passages]
    assert [ids for d in found.documents for ids in d.indexed.programs] == [
        p.program_ids for p in passages
    ]
    assert [p for d in found.documents for p in preparation.passages(d)] == passages


def test_passages_that_are_damaged_meanwhile_are_cut_again(corpus, preparation, tmp_path):
    document = preparation.prepare(corpus.survey()[0][0])
    for path in (tmp_path / "cache" / "passages").rglob("*/*"):
        path.write_bytes(b"damaged")
    assert preparation.passages(document.without_passages()) == document.cut.passages


def test_rows_stay_in_their_file(tmp_path):
    rows = {b"%032d" % number: bytes(1024) for number in range(2000)}
    RowCache(tmp_path).add(rows)
    tracemalloc.start()
    cache = RowCache(tmp_path)
    held = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    assert [bytes(row) for row in cache.rows(rows)] == list(rows.values())
    assert held < 400 * len(rows)


def test_tokens_are_unpacked_when_they_are_asked_for(tmp_path):
    cache = RowCache(tmp_path)
    cache.add({b"a": "水路\x1f護岸\x1e水路".encode(), b"b": b"\x1e"})
    tokens = StoredTokens(cache, [b"b", b"a", b"b"])
    first = (["水路", "護岸"], ["水路"])
    assert len(tokens) == 3 and tokens[1] == first and tokens[1] is not tokens[1]
    assert list(tokens) == [([], []), first, ([], [])] and tokens[1:] == [first, ([], [])]


def test_rows_without_their_index_are_deleted(tmp_path):
    RowCache(tmp_path).add({b"a": b"row"})
    (tmp_path / "killed.rows").write_bytes(b"begun")
    assert RowCache(tmp_path).missing([b"a", b"b"]) == [b"b"]
    assert len(list(tmp_path.glob("*.rows"))) == 1
