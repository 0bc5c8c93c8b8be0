"""Backup and restore are copying the data directory."""

from __future__ import annotations

import shutil

from index.build import BuildStore, CorpusStore, run_build
from index.encoding import bundled_encoder


def test_a_copy_of_the_data_directory_serves_the_same_build_and_documents(tmp_path):
    folder = tmp_path / "corpus"
    folder.mkdir()
    upload = tmp_path / "b.txt"
    (folder / "a.txt").write_text("国際甲交流事業は研究者を派遣する。\n", encoding="utf-8")
    upload.write_text("国際乙交流事業は大学の研究を支援する。\n", encoding="utf-8")
    corpus, store = CorpusStore(tmp_path / "data", folder), BuildStore(tmp_path / "data")
    corpus.add_files([(upload, "b.txt")])
    made = run_build(corpus, store, bundled_encoder())
    shutil.copytree(tmp_path / "data", tmp_path / "copy")
    shutil.rmtree(tmp_path / "data")

    restored, builds = CorpusStore(tmp_path / "copy", folder), BuildStore(tmp_path / "copy")
    assert builds.load_current(bundled_encoder()).version == made.version
    assert {f.id for f in restored.list_documents()} == {"a", "b"}
    assert run_build(restored, builds, bundled_encoder()).unchanged
