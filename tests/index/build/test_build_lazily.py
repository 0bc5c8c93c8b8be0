"""A build is opened without reading its documents; each is read when it is asked for."""

from __future__ import annotations

import pytest

from corpus.errors import IncompatibleBuild
from index.build import run_build
from index.build.builds.analyses import StoredAnalyses
from index.head import head_of

NAMES = ("甲", "乙", "丙")


@pytest.fixture
def published(corpus, store, encoder, analyse, write_document):
    """The directory of a build of three documents."""
    for number, name in enumerate(NAMES, 1):
        write_document(corpus.corpus_dir / f"{name}.txt", name, amount=number)
    run_build(corpus, store, encoder, analyse=analyse)
    return store.data_dir / "builds" / store.current_version()


@pytest.fixture
def parsed(monkeypatch):
    """Which documents are parsed, wholly or in part, in order."""
    read = []
    parse = StoredAnalyses._parsed

    def counted(self, document_id, shape):
        read.append(document_id)
        return parse(self, document_id, shape)

    monkeypatch.setattr(StoredAnalyses, "_parsed", counted)
    return read


def test_opening_reads_no_document(published, store, encoder, parsed):
    build = store.load_current(encoder)
    assert set(build.analyses) == set(NAMES) and len(build.analyses) == 3
    assert len(build.figures) == 3 and {h.figures for h in build.heads.values()} == {1}
    assert parsed == []


def test_a_document_is_read_once_when_it_is_asked_for(published, store, encoder, parsed):
    build = store.load_current(encoder)
    assert build.analyses["乙"] is build.analyses["乙"]
    assert "丁" not in build.analyses and build.analyses.get("丁") is None
    assert parsed == ["乙"]


@pytest.mark.parametrize("kept", [2, 3])
def test_parts_are_those_of_the_whole(published, store, encoder, monkeypatch, kept):
    monkeypatch.setattr("index.build.builds.analyses.DOCUMENTS_KEPT", kept)
    build = store.load_current(encoder)
    for name, analysis in build.analyses.items():
        assert build.texts[name] == analysis.document.text
        assert build.figures_in[name] == analysis.figures
        assert build.heads[name] == head_of(analysis)
    assert tuple(build.figures) == tuple(r for a in build.analyses.values() for r in a.figures)


def test_what_is_damaged_after_opening_is_told(published, store, encoder):
    build = store.load_current(encoder)
    path = published / "analyses.jsonl"
    with path.open("r+b") as file:
        file.write(b"x")
    damaged, *intact = build.analyses
    with pytest.raises(IncompatibleBuild, match=rf"{damaged}.*assistant build"):
        build.figures_in[damaged]
    assert build.analyses[intact[0]].document.id == intact[0]


@pytest.mark.parametrize("name", ["heads.json", "analyses.ends.npy"])
def test_a_build_without_a_file_is_refused(published, store, encoder, name):
    (published / name).unlink()
    with pytest.raises(IncompatibleBuild, match=rf"{name}.*assistant build"):
        store.load_current(encoder)


@pytest.mark.parametrize(("kept", "times"), [(2, 3), (3, 1)])
def test_parts_are_read_alone_only_where_not_all_documents_are_kept(
    published, store, encoder, parsed, monkeypatch, kept, times
):
    monkeypatch.setattr("index.build.builds.analyses.DOCUMENTS_KEPT", kept)
    build = store.load_current(encoder)
    assert build.texts["乙"] and build.figures_in["乙"] and build.analyses["乙"].sections
    assert parsed == ["乙"] * times
