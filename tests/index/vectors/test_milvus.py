"""Builds whose vectors are kept in Milvus: published by an alias, refused and told when amiss."""

from __future__ import annotations

import errno
import sys

import pytest
from pymilvus import MilvusClient

from corpus.errors import IncompatibleBuild, InvalidSettings, StorageFailed, Unreachable
from index.build import BuildStore, run_build
from index.vectors.load import load_engine
from index.vectors.milvus import MilvusEngine
from index.vectors.milvus.index import within


@pytest.fixture
def uri(tmp_path):
    from milvus_lite.server_manager import server_manager_instance

    path = str(tmp_path / "lite.db")
    yield path
    server_manager_instance.release_server(path)


@pytest.fixture
def store(tmp_path, uri):
    return BuildStore(tmp_path / "data", keep=2, engine=MilvusEngine(uri, alias="offices"))


def published(uri: str) -> str:
    return MilvusClient(uri).describe_alias("offices")["collection_name"]


def test_a_build_is_a_collection_that_an_alias_names(
    corpus, store, encoder, analyse, uri, write_document
):
    first = run_build(corpus, store, encoder, analyse=analyse)
    assert first.manifest.engine == "milvus/offices"
    before = published(uri)
    client = MilvusClient(uri)
    rows = client.query("offices", 'document == "甲"', output_fields=["document", "programs"])
    assert rows
    assert {(row["document"], tuple(row["programs"])) for row in rows} == {("甲", ("p-甲",))}
    about = client.query("offices", 'array_contains(programs, "p-乙")', output_fields=["document"])
    assert {row["document"] for row in about} == {"乙"}

    for amount in (31, 32):
        write_document(corpus.corpus_dir / "甲.txt", "甲", amount)
        run_build(corpus, store, encoder, analyse=analyse)
    assert published(uri) != before
    assert len(client.list_collections()) == 2  # those of the builds that are kept
    assert not client.has_collection(before)

    latest = published(uri)
    assert store.rollback().version != store.kept()[0].version
    assert published(uri) not in {before, latest}
    hits = store.load_current(encoder).retriever.search("甲の事業", top_k=1, language="ja")
    assert hits[0].passage.document_id == "甲"


def test_a_build_is_made_again_where_its_vectors_are_kept_elsewhere(
    corpus, store, encoder, analyse, tmp_path
):
    files = BuildStore(tmp_path / "data")
    run_build(corpus, files, encoder, analyse=analyse)
    with pytest.raises(IncompatibleBuild, match="ASSISTANT_VECTORS"):
        store.load_current(encoder)
    moved = run_build(corpus, store, encoder, analyse=analyse)
    assert moved.manifest.reasons == ("vectors are kept in milvus/offices, no longer in files",)
    assert moved.passages_embedded == 0


def test_a_collection_that_has_gone_is_told(corpus, store, encoder, analyse, uri):
    run_build(corpus, store, encoder, analyse=analyse)
    client = MilvusClient(uri)
    collection = published(uri)
    client.drop_alias("offices")
    client.drop_collection(collection)
    with pytest.raises(IncompatibleBuild, match="no collection"):
        store.load_current(encoder)


def test_a_build_that_was_not_published_leaves_the_alias_with_the_one_that_is(
    corpus, store, encoder, analyse, uri, write_document, monkeypatch
):
    run_build(corpus, store, encoder, analyse=analyse)
    before = published(uri)
    write_document(corpus.corpus_dir / "甲.txt", "甲", 31)
    with monkeypatch.context() as patch:
        patch.setattr(store._shelf, "add", full_disk)
        with pytest.raises(StorageFailed):
            run_build(corpus, store, encoder, analyse=analyse)
    store.collect()
    assert published(uri) == before
    assert MilvusClient(uri).list_collections() == [before]


def test_no_vectors_are_dropped_where_a_kept_build_does_not_tell_its_own(
    corpus, store, encoder, analyse, uri, write_document
):
    first = run_build(corpus, store, encoder, analyse=analyse).version
    before = published(uri)
    (held,) = (store.data_dir / "builds" / first).rglob("held.json")
    held.write_bytes(b"{")
    store.collect()
    assert MilvusClient(uri).list_collections() == [before]
    run_build(corpus, store, encoder, analyse=analyse)  # heals
    assert published(uri) != before


def full_disk(*_):
    raise OSError(errno.ENOSPC, "No space left on device")


def test_a_server_that_does_not_answer_is_told():
    engine = load_engine("milvus", "http://127.0.0.1:9", token="", name="offices")
    with pytest.raises(Unreachable, match="ASSISTANT_VECTORS_URI"):
        engine.keep_only([])


def test_the_missing_extra_is_told(monkeypatch):
    monkeypatch.setitem(sys.modules, "pymilvus", None)
    engine = load_engine("milvus", "http://127.0.0.1:9", token="", name="offices")
    with pytest.raises(InvalidSettings, match=r"program-assistant\[milvus\]"):
        engine.keep_only([])


@pytest.mark.parametrize(
    ("positions", "filter_"),
    [
        ([4], "position in [4]"),
        ([4, 5], "position in [4, 5]"),
        ([4, 5, 6], "(position >= 4 and position <= 6)"),
        ([1, 4, 5, 6, 9], "position in [1, 9] or (position >= 4 and position <= 6)"),
    ],
    ids=["one", "two", "a range", "both"],
)
def test_positions_become_a_short_filter(positions, filter_):
    assert within(positions) == filter_
