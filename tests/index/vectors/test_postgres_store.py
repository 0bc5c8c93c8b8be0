"""Builds in PostgreSQL: the same store, published for every service at once."""

from __future__ import annotations

import sys
from contextlib import nullcontext

import psycopg
import pytest

from corpus.errors import Conflict, InvalidSettings, NotReady, Unreachable
from index.build import BuildStore, run_build
from index.build.builds import postgres as postgres_builds
from index.build.builds.load import load_shelf
from index.build.builds.postgres import PostgresShelf, shelf
from index.vectors.load import load_engine


@pytest.fixture
def machine(postgres, tmp_path):
    """Makes the store of a machine with a disk of its own."""

    def make(name, keep=3):
        folder = tmp_path / name
        return BuildStore(folder, keep=keep, shelf=load_shelf(postgres, folder))

    return make


def query(uri, text):
    with psycopg.connect(uri) as connection:
        return connection.execute(text).fetchall()


def test_a_build_of_one_machine_is_served_by_another(corpus, machine, encoder, analyse):
    builder, other = machine("builder"), machine("other")
    with pytest.raises(NotReady):
        other.load_current(encoder)
    outcome = run_build(corpus, builder, encoder, analyse=analyse)
    assert other.current_version() == outcome.version
    here, there = builder.load_current(encoder), other.load_current(encoder)
    assert list(here.passages) == list(there.passages)
    assert here.analyses == there.analyses
    asked = ("若手研究者の派遣", "researchers abroad")
    for question in asked:
        found = [b.retriever.search(question, top_k=3, language="ja") for b in (here, there)]
        assert found[0] == found[1]
    # Where the first one made it, nothing is read or written again.
    assert run_build(corpus, other, encoder, analyse=analyse).unchanged


def test_a_document_of_several_builds_is_kept_once(
    corpus, machine, encoder, analyse, write_document, postgres
):
    store = machine("builder", keep=2)
    run_build(corpus, store, encoder, analyse=analyse)
    for amount in (31, 32):
        write_document(corpus.corpus_dir / "甲.txt", "甲", amount)
        run_build(corpus, store, encoder, analyse=analyse)
    assert query(postgres, "select count(*) from assistant.builds") == [(2,)]
    assert query(postgres, "select count(*) from assistant.documents") == [(6,)]
    assert query(postgres, "select count(*) from assistant.contents") == [(4,)]


def test_one_build_may_begin_as_soon_as_another_ends(machine, postgres, monkeypatch):
    builder, other = machine("builder"), machine("other")
    with psycopg.connect(postgres) as slow:  # a connection that the server has not closed yet
        monkeypatch.setattr(shelf, "connected", lambda uri: nullcontext(slow))
        with builder.locked():
            pass
        monkeypatch.undo()
        with other.locked():
            pass


def test_facts_and_passages_are_asked_in_sql(corpus, machine, encoder, analyse, postgres):
    run_build(corpus, machine("builder"), encoder, analyse=analyse)
    facts = query(
        postgres,
        "select document_id, program, measure, fiscal_year, amount, original from assistant.facts "
        "join assistant.published using (version) where document_id = '甲'",
    )
    assert facts == [("甲", "国際甲交流推進事業", "request", 2026, 2_300_000_000, "23億円")]
    found = query(postgres, "select distinct document_id from assistant.passages order by 1")
    assert {row[0] for row in found} == {"甲", "乙", "丙"}


def test_a_build_goes_back_for_every_machine(corpus, machine, encoder, analyse, write_document):
    builder, other = machine("builder"), machine("other")
    first = run_build(corpus, builder, encoder, analyse=analyse)
    write_document(corpus.corpus_dir / "甲.txt", "甲", 99)
    second = run_build(corpus, builder, encoder, analyse=analyse)
    assert other.load_current(encoder).version == second.version
    assert other.rollback().version == first.version
    assert builder.load_current(encoder).version == first.version
    assert builder.load_current(encoder).figures[0].amount != 99 * 10**8


def test_only_one_machine_builds_at_a_time(machine):
    builder, other = machine("builder"), machine("other")
    with builder.locked():
        assert other.busy()
        with pytest.raises(Conflict, match="Another build"), other.locked():
            pass
    assert not other.busy()


def test_a_build_that_fails_while_it_is_inserted_leaves_nothing(
    corpus, machine, encoder, analyse, write_document, postgres, monkeypatch
):
    store = machine("builder")
    first = run_build(corpus, store, encoder, analyse=analyse)

    def fail(connection, pointer):
        raise psycopg.OperationalError("the connection was lost")

    write_document(corpus.corpus_dir / "甲.txt", "甲", 77)
    monkeypatch.setattr(postgres_builds.shelf, "_point", fail)
    with pytest.raises(Unreachable, match="was lost"):
        run_build(corpus, store, encoder, analyse=analyse)
    assert query(postgres, "select count(*) from assistant.builds") == [(1,)]
    assert store.load_current(encoder).version == first.version


def test_a_server_that_does_not_answer_is_told(tmp_path):
    shelf = PostgresShelf(f"postgresql://nobody@/none?host={tmp_path}", tmp_path)
    with pytest.raises(Unreachable, match="ASSISTANT_STORE"):
        shelf.pointer()


def test_the_missing_extra_is_told(monkeypatch, tmp_path):
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(InvalidSettings, match=r"program-assistant\[postgres\]"):
        PostgresShelf("postgresql:///none", tmp_path).pointer()


def test_what_is_no_address_is_told(tmp_path):
    with pytest.raises(InvalidSettings, match="ASSISTANT_STORE"):
        load_shelf("mysql://root@db/assistant", tmp_path)


def test_vectors_are_tables_and_a_view_shows_the_published_one(
    corpus, tmp_path, postgres, encoder, analyse, write_document
):
    store = BuildStore(
        tmp_path / "data",
        keep=2,
        engine=load_engine("pgvector", postgres, token="", name="offices"),
        shelf=load_shelf(postgres, tmp_path / "data"),
    )
    versions = []
    for amount in (31, 32, 33):
        write_document(corpus.corpus_dir / "甲.txt", "甲", amount)
        versions.append(run_build(corpus, store, encoder, analyse=analyse).version)
    documents = query(postgres, "select distinct document from offices order by 1")
    assert {row[0] for row in documents} == {"甲", "乙", "丙"}
    about = "select distinct document from offices where 'p-乙' = any(programs)"
    assert query(postgres, about) == [("乙",)]
    tables = "select count(*) from pg_tables where tablename like 'offices_%'"
    assert query(postgres, tables) == [(2,)]
    assert store.rollback().version == versions[1]
    hits = store.load_current(encoder).retriever.search("甲の事業", top_k=1, language="ja")
    assert hits[0].passage.document_id == "甲"
