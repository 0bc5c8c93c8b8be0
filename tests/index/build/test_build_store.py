"""The store: swaps, rolls back, collects, and refuses what is damaged."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.errors import Conflict, IncompatibleBuild, NotReady
from index.build import BuildStore, run_build
from index.build.builds import layout
from index.build.builds.manifest import Manifest
from index.build.files import crc32_of


@pytest.fixture
def publish(corpus, store, encoder, analyse, write_document):
    """Publish a build in which 乙 has this amount; returns its version."""

    def publish(amount):
        write_document(corpus.corpus_dir / "乙.txt", "乙", amount=amount)
        return run_build(corpus, store, encoder, analyse=analyse).version

    return publish


def amount_of(build):
    return next(r.amount for r in build.figures if r.document_id == "乙") // 10**8


def test_without_a_build_it_says_what_to_do(store, encoder):
    assert store.current_version() is None
    with pytest.raises(NotReady, match="assistant build"):
        store.load_current(encoder)


def test_rollback_goes_back_one_build_at_a_time_and_then_says_so(publish, store, encoder):
    first, second, third = publish(1), publish(2), publish(3)
    assert store.current_version() == third
    assert store.rollback().version == second
    assert amount_of(store.load_current(encoder)) == 2
    assert store.rollback().version == first
    assert amount_of(store.load_current(encoder)) == 1
    with pytest.raises(Conflict, match="no build to go back to"):
        store.rollback()
    assert store.current_version() == first


def test_rollback_passes_over_a_damaged_build(publish, store):
    first, second, _ = publish(1), publish(2), publish(3)
    (store.data_dir / "builds" / second / "analyses.jsonl").write_bytes(b"")
    assert store.rollback().version == first


def test_the_last_builds_are_kept_and_older_ones_go(publish, store):
    versions = [publish(amount) for amount in range(1, 6)]
    kept = {path.name for path in (store.data_dir / "builds").iterdir()}
    assert kept == set(versions[-3:])


def test_nothing_is_collected_where_the_pointer_cannot_be_read(publish, store):
    versions = [publish(amount) for amount in range(1, 4)]
    (store.data_dir / "current").write_bytes(b"{")
    BuildStore(store.data_dir, keep=1).collect()
    assert {path.name for path in (store.data_dir / "builds").iterdir()} == set(versions)


def test_builds_of_one_second_are_kept_in_the_order_they_were_made_in(publish, store):
    versions = [publish(amount) for amount in range(1, 4)]
    assert [manifest.version for manifest in store.kept()] == versions[::-1]


def test_another_model_is_refused_with_what_to_do(publish, store, make_encoder):
    publish(1)
    for other in (make_encoder("2"), make_encoder("1", dimension=16)):
        with pytest.raises(IncompatibleBuild, match=r"assistant build.*EMBEDDING_MODEL"):
            store.load_current(other)


def files_of_a_build(publish, store):
    folder = store.data_dir / "builds" / publish(1)
    return sorted(path.relative_to(folder) for path in folder.rglob("*") if path.is_file())


@pytest.mark.parametrize("damage", ["flip", "truncate", "delete"])
def test_a_build_with_any_damaged_file_is_refused_and_the_next_build_mends_it(
    publish, store, encoder, damage
):
    names = files_of_a_build(publish, store)
    assert len(names) >= 6
    for name in names:
        version = store.current_version()
        path = store.data_dir / "builds" / version / name
        content = bytearray(path.read_bytes())
        if damage == "flip":
            content[len(content) // 2] ^= 1
            path.write_bytes(content)
        elif damage == "truncate":
            path.write_bytes(content[:-1])
        else:
            path.unlink()
        with pytest.raises(IncompatibleBuild, match=f"{version}.*assistant build"):
            store.load_current(encoder)
        assert publish(1) != version
        assert amount_of(store.load_current(encoder)) == 1


def test_opening_sums_each_file_once_and_parses_no_manifest_twice(
    publish, store, encoder, monkeypatch
):
    names = files_of_a_build(publish, store)
    summed, written = [], Manifest.to_json

    def counting(path):
        summed.append(path)
        return crc32_of(path)

    monkeypatch.setattr(layout, "crc32_of", counting)
    monkeypatch.setattr(layout, "sha256_of", None)
    monkeypatch.setattr(Manifest, "to_json", None)
    build = store.load_current(encoder)
    assert build.version == store.current_version()
    monkeypatch.setattr(Manifest, "to_json", written)
    assert replace(build.manifest).version == build.version
    assert len(summed) == len(set(summed)) == len(names) - 1


@pytest.mark.parametrize("content", [b"", b"{}", b"[]", b'{"version": "x"', b"\xff\xfe"])
def test_a_damaged_pointer_is_refused_and_the_next_build_mends_it(publish, store, encoder, content):
    publish(1)
    (store.data_dir / "current").write_bytes(content)
    with pytest.raises(IncompatibleBuild, match="assistant build"):
        store.load_current(encoder)
    publish(2)
    assert amount_of(store.load_current(encoder)) == 2


def test_a_pointer_to_a_build_that_is_gone_is_refused(publish, store, encoder):
    publish(1)
    (store.data_dir / "current").write_text('{"version": "gone-0", "history": []}')
    with pytest.raises(IncompatibleBuild, match="gone-0"):
        store.load_current(encoder)


def test_a_reader_takes_the_new_build_where_the_old_one_goes_while_it_reads(
    publish, store, encoder
):
    class Slow(BuildStore):
        """Publishes four builds between reading the pointer and opening the build."""

        def __init__(self, data_dir):
            super().__init__(data_dir)
            self.pending = [2, 3, 4, 5]

        def manifest(self, version):
            while self.pending:
                publish(self.pending.pop(0))
            return super().manifest(version)

    publish(1)
    assert amount_of(Slow(store.data_dir).load_current(encoder)) == 5


def test_busy_tells_whether_a_build_runs(store):
    assert not store.busy()
    with store.locked():
        assert BuildStore(store.data_dir).busy()
    assert not store.busy()


def test_a_lost_pointer_loses_no_build(publish, store, encoder):
    versions = [publish(amount) for amount in range(1, 4)]
    (store.data_dir / "current").unlink()
    store.collect()
    assert {path.name for path in (store.data_dir / "builds").iterdir()} == set(versions)
    assert store.rollback().version == versions[2]
    assert amount_of(store.load_current(encoder)) == 3


def test_a_process_that_waits_to_build_is_known_until_it_builds(tmp_path):
    store, other = BuildStore(tmp_path), BuildStore(tmp_path)
    assert not other.awaited()
    with store.waiting(), BuildStore(tmp_path).waiting():  # two of them are one
        assert other.awaited()
        with other.locked():  # which takes nothing from who builds
            assert store.busy()
    assert not other.awaited()
