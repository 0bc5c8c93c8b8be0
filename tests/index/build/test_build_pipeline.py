"""Builds: incremental by content, checked, published whole, safe from whatever ends them."""

from __future__ import annotations

import errno
import gc
import json

import numpy as np
import pytest

from corpus.errors import AssistantError, Conflict, InvalidTable
from index.build import BuildStore, CheckFailed, Stage, is_current, run_build
from index.build.prepared import gathered


@pytest.fixture
def build(corpus, store, encoder, analyse):
    def run(**overrides):
        arguments = {"corpus": corpus, "store": store, "encoder": encoder, "analyse": analyse}
        arguments |= overrides
        parts = [arguments.pop(name) for name in ("corpus", "store", "encoder")]
        return run_build(*parts, **arguments)

    return run


def test_a_first_build_holds_every_document_and_says_why(build, store, encoder):
    outcome = build()
    assert outcome.documents_read == 3
    assert outcome.manifest.reasons == ("there was no intact build",)
    loaded = store.load_current(encoder)
    assert loaded.version == outcome.version
    assert list(loaded.analyses) == ["丙", "乙", "甲"]
    assert {row.amount for row in loaded.figures} == {2_300_000_000}
    assert len(loaded.passages) == outcome.manifest.counts.passages > 0
    assert [p.name for p in loaded.programs] == [f"国際{n}交流推進事業" for n in "丙乙甲"]


def test_nothing_looks_for_cycles_while_documents_are_read_and_embedded(build, analyse):
    collected = []

    def read(source):
        collected.append(gc.isenabled())
        return analyse(source)

    build(analyse=read)
    assert collected == [False] * 3 and gc.isenabled()


def test_the_build_finds_its_passages(build, store, encoder):
    build()
    hits = store.load_current(encoder).retriever.search("乙の事業", top_k=1, language="ja")
    assert hits[0].passage.document_id == "乙"


def test_an_unchanged_corpus_is_a_no_op_that_says_so(build, store, encoder, corpus):
    first = build()
    assert is_current(corpus, store, encoder)
    second = build()
    assert second.unchanged
    assert second.version == first.version
    assert (second.documents_read, second.passages_embedded) == (0, 0)


def test_force_builds_again(build):
    first = build()
    second = build(force=True)
    assert second.version != first.version
    assert second.documents_read == 0
    assert second.manifest.reasons == ("it was asked for",)


def test_one_changed_document_is_read_and_embedded_alone(
    build, corpus, write_document, store, encoder
):
    first = build()
    write_document(corpus.corpus_dir / "乙.txt", "乙", amount=42)
    assert not is_current(corpus, store, encoder)
    second = build()
    assert second.documents_read == 1
    assert 0 < second.passages_embedded < first.passages_embedded
    assert second.manifest.reasons == ("documents: 1 changed",)
    amounts = {r.document_id: r.amount for r in store.load_current(encoder).figures}
    assert amounts == {"甲": 23 * 10**8, "乙": 42 * 10**8, "丙": 23 * 10**8}
    old = {e.id: e.indexed_at for e in first.manifest.documents}
    new = {e.id: e.indexed_at for e in second.manifest.documents}
    assert new["甲"] == old["甲"]
    assert new["乙"] > old["乙"]


def test_added_and_removed_documents_are_counted(build, corpus, write_document):
    build()
    (corpus.corpus_dir / "甲.txt").unlink()
    write_document(corpus.corpus_dir / "sub" / "丁.txt", "丁")
    assert build().manifest.reasons == ("documents: 1 added, 1 removed",)


def test_another_model_embeds_everything_again_and_reads_nothing(build, make_encoder):
    first = build()
    second = build(encoder=make_encoder("2"))
    assert second.documents_read == 0
    assert second.passages_embedded == first.passages_embedded
    assert "embedding model changed" in second.manifest.reasons[0]


def test_what_a_model_worked_out_goes_with_the_last_build_made_with_it(build, store, make_encoder):
    folder = store.data_dir / "cache" / "vectors"
    build()
    for number in range(3):
        build(encoder=make_encoder(f"m{number}"))
    assert len(list(folder.iterdir())) == 3
    assert build(encoder=make_encoder("m2"), force=True).passages_embedded == 0


def test_a_broken_file_is_reported_and_the_rest_is_built(build, corpus):
    (corpus.corpus_dir / "壊.txt").write_text("壊れたファイル", encoding="utf-8")
    outcome = build()
    assert [p.name for p in outcome.problems] == ["壊.txt"]
    assert outcome.manifest.counts.documents == 3
    assert build().unchanged


def test_an_unforeseen_error_in_one_file_does_not_stop_the_others(build, analyse):
    from corpus.errors import UnreadableDocument

    def odd(source):
        if source.id == "乙":
            raise UnreadableDocument("乙.txt could not be analysed (KeyError: 'x')")
        return analyse(source)

    assert build(analyse=odd).manifest.counts.documents == 2


def test_a_wrong_reviewed_table_is_reported_and_the_others_are_built(
    build, store, analyse, corpus, write_document, encoder
):
    build()
    write_document(corpus.corpus_dir / "乙.txt", "乙", amount=42)

    def refuse(source):
        if source.id != "乙":
            return analyse(source)
        raise InvalidTable("乙.csv, row 3: the quote is not in the document")

    outcome = build(analyse=refuse)
    assert [p.name for p in outcome.problems] == ["乙.txt"]
    assert store.load_current(encoder).version == outcome.version


def test_a_document_that_does_not_prove_its_figures_is_left_out(build, analyse):
    from dataclasses import replace

    def lying(source):
        analysis = analyse(source)
        if source.id != "乙":
            return analysis
        return replace(analysis, figures=(replace(analysis.figures[0], original="99億円"),))

    outcome = build(analyse=lying)
    assert [p.name for p in outcome.problems] == ["乙.txt"]
    assert "99億円" in outcome.problems[0].reason


def test_an_empty_corpus_is_not_published(build, corpus, store):
    for path in corpus.corpus_dir.iterdir():
        path.unlink()
    with pytest.raises(CheckFailed, match="no documents"):
        build()
    assert store.current_version() is None


def test_nan_embeddings_fail_the_build_and_a_mended_model_succeeds(
    build, make_encoder, store, encoder, corpus, write_document
):
    first = build()
    table = np.full((30000, 32), np.nan)
    with pytest.raises(CheckFailed, match="NaN"):
        build(encoder=make_encoder("broken", table=table))
    assert store.load_current(encoder).version == first.version
    assert build(encoder=make_encoder("broken")).passages_embedded == first.passages_embedded


def test_empty_embeddings_fail_the_canary(build, make_encoder):
    with pytest.raises(CheckFailed, match="leg of retrieval"):
        build(encoder=make_encoder("blank", table=np.zeros((30000, 32))))


@pytest.mark.parametrize("leg", [0, 1])
def test_a_blind_lexical_leg_fails_the_canary(build, monkeypatch, leg):
    from index.build.prepared import embedding
    from index.lexical import tokenize

    def blind(text):
        seen = list(tokenize(text))
        seen[leg] = [token for token in seen[leg] if token.isascii()]
        return tuple(seen)

    monkeypatch.setattr(embedding, "tokenize", blind)
    with pytest.raises(CheckFailed, match=("words", "bigrams")[leg]):
        build()


def test_a_passage_whose_words_stand_in_many_others_too_is_no_reason_to_refuse(
    build, corpus, write_document
):
    for number in range(40):
        path = corpus.corpus_dir / f"丁{number}.txt"
        write_document(path, "甲")
        path.write_text(path.read_text(encoding="utf-8") + f"第{number}版。\n" * 3, "utf-8")
    assert build().manifest.counts.documents == 43


def test_progress_goes_through_the_stages_in_order_to_their_ends(build):
    told = []
    build(progress=lambda *step: told.append(step))
    stages = list(dict.fromkeys(stage for stage, _, _ in told))
    assert stages == list(Stage)
    for stage in stages:
        done, total = [(d, t) for s, d, t in told if s is stage][-1]
        assert done == total


def test_what_is_read_is_embedded_while_the_next_is_read(
    build, store, encoder, analyse, tmp_path, monkeypatch
):
    whole = build()
    expected = store.load_current(encoder).retriever.score_all("国際交流", language="ja")
    known = []

    def noted(source):
        known.append(sum(1 for _ in (tmp_path / "apart" / "cache" / "vectors").rglob("*.npz")))
        return analyse(source)

    monkeypatch.setattr(gathered, "BATCH", 1)
    apart = BuildStore(tmp_path / "apart")
    outcome = build(store=apart, analyse=noted)
    assert known == [0, 1, 2]
    assert outcome.passages_embedded == whole.passages_embedded
    found = apart.load_current(encoder).retriever.score_all("国際交流", language="ja")
    assert all((found[leg] == expected[leg]).all() for leg in expected)


def test_a_second_build_is_told_that_one_runs(build, store):
    with store.locked(), pytest.raises(Conflict, match="Another build"):
        build()
    assert build().manifest.counts.documents == 3


class Killed(BaseException):
    """Stands for a signal: nothing but `finally` runs."""


@pytest.mark.parametrize("stage", list(Stage))
@pytest.mark.parametrize(
    ("raised", "expected"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "disk"),
        (MemoryError(), "memory"),
        (Killed(), None),
    ],
    ids=["disk full", "out of memory", "killed"],
)
def test_whatever_ends_a_build_the_published_one_serves_and_the_next_succeeds(
    build, store, encoder, corpus, write_document, stage, raised, expected
):
    first = build()
    write_document(corpus.corpus_dir / "乙.txt", "乙", amount=42)

    def fail(at, done, total):
        if at is stage and done < total:
            raise raised

    with pytest.raises((AssistantError, Killed)) as caught:
        build(progress=fail)
    if expected:
        assert expected in str(caught.value)
    assert store.load_current(encoder).version == first.version
    second = build()
    assert not second.unchanged
    amounts = {r.document_id: r.amount for r in store.load_current(encoder).figures}
    assert amounts["乙"] == 42 * 10**8
    folder = store.data_dir / "builds"
    assert not list(folder.glob(".*"))


def test_the_manifest_is_readable_json_with_checksums_of_every_file(build, store):
    outcome = build()
    folder = store.data_dir / "builds" / outcome.version
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    files = {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}
    assert set(manifest["files"]) == files - {"manifest.json"}
    assert manifest["model"] == {"name": "tiny", "revision": "1", "dimension": 32}
    assert manifest["counts"]["documents"] == 3


@pytest.mark.parametrize("part", ["", "documents/analyses", "documents/passages", "vectors"])
def test_a_damaged_cache_is_worked_out_again(build, store, encoder, part):
    build()
    for path in (store.data_dir / "cache" / part).rglob("*"):
        if path.is_file():
            content = bytearray(path.read_bytes())
            content[len(content) // 2] ^= 1
            path.write_bytes(content)
    build(force=True)
    loaded = store.load_current(encoder)
    assert {row.amount for row in loaded.figures} == {23 * 10**8}
    assert (
        loaded.retriever.search("乙の事業", top_k=1, language="ja")[0].passage.document_id == "乙"
    )


def test_other_processes_follow_the_pointer(build, store, encoder, corpus, write_document):
    build()
    reader = BuildStore(store.data_dir)
    before = reader.load_current(encoder)
    write_document(corpus.corpus_dir / "乙.txt", "乙", amount=42)
    outcome = build()
    assert reader.current_version() == outcome.version
    assert before.version != outcome.version
    assert {r.amount for r in before.figures} == {23 * 10**8}
