"""A build by several processes is the build of one."""

from __future__ import annotations

import os
import time

import pytest

from corpus.errors import AssistantError
from index.build import BuildStore, CorpusStore, run_build
from index.build.prepared import together
from index.build.sources.survey import SourceFile


class Slowly:
    """Prepares nothing, and leaves a mark for each file that was begun."""

    def __init__(self, marks):
        self.marks = marks

    def knows(self, file):
        return False

    def prepare(self, file):
        (self.marks / file.name).touch()
        time.sleep(0.02)
        return file.name


@pytest.fixture
def corpus(tmp_path, write_document):
    for number in range(together.WORTH_SHARING):
        write_document(tmp_path / "corpus" / f"{number:03}.txt", f"第{number}号", number + 1)
    (tmp_path / "corpus" / "broken.pdf").write_bytes(b"%PDF-1.4 no more")
    return CorpusStore(tmp_path / "data", tmp_path / "corpus")


def test_the_same_documents_in_the_same_order_with_the_same_problems(corpus, tmp_path, encoder):
    told = []
    stores = [BuildStore(tmp_path / name) for name in ("one", "two")]
    made = [
        run_build(corpus, store, encoder, workers=workers, progress=lambda *p: told.append(p))
        for workers, store in enumerate(stores, 1)
    ]
    first, second = (store.load_current(encoder) for store in stores)
    assert list(first.passages) == list(second.passages)
    assert first.analyses == second.analyses
    assert list(first.analyses) == list(second.analyses)
    assert made[0].problems == made[1].problems
    assert [p.name for p in made[1].problems] == ["broken.pdf"]
    assert ("extracting", together.WORTH_SHARING + 1, together.WORTH_SHARING + 1) in told
    # What the processes worked out is kept.
    again = run_build(corpus, stores[1], encoder, workers=2, force=True)
    assert again.documents_read == 0


def test_a_process_that_is_killed_is_told(corpus, tmp_path, encoder, monkeypatch):
    monkeypatch.setattr(together, "end_with_parent", os.abort)
    with pytest.raises(AssistantError, match="was killed"):
        run_build(corpus, BuildStore(tmp_path / "two"), encoder, workers=2)


def test_a_build_that_ends_early_waits_for_no_file_that_is_not_begun(tmp_path):
    files = [SourceFile(f"{i}", tmp_path / f"{i}.txt", f"{i}.txt", f"{i}", "") for i in range(400)]
    made = together.prepare_all(Slowly(tmp_path), files, workers=2)
    assert next(made) == "0.txt"
    made.close()
    assert len(list(tmp_path.iterdir())) < len(files) // 2
