"""Caches: what is damaged is worked out again, what is not needed goes."""

from __future__ import annotations

import pytest

from index.build.prepared.cache import MOST_SEGMENTS, BlobCache, RowCache
from index.build.prepared.documents import key_of
from index.build.prepared.embedding import PassageCache
from index.encoding import StaticEncoder, bundled_encoder
from index.lexical import tokenize
from index.passage import Passage


def test_a_blob_comes_back_and_another_key_does_not(tmp_path):
    cache = BlobCache(tmp_path)
    cache.put("aa11", "本文".encode())
    assert cache.get("aa11") == "本文".encode()
    assert cache.get("aa12") is None


@pytest.mark.parametrize("place", [0, 40, 70, -1])
def test_a_blob_with_a_changed_byte_is_not_there(tmp_path, place):
    cache = BlobCache(tmp_path)
    cache.put("aa11", b"x" * 20)
    path = tmp_path / "aa" / "aa11"
    content = bytearray(path.read_bytes())
    content[place] ^= 1
    path.write_bytes(content)
    assert cache.get("aa11") is None


def test_blobs_that_are_not_kept_are_deleted(tmp_path):
    cache = BlobCache(tmp_path)
    cache.put("aa11", b"1")
    cache.put("bb22", b"2")
    cache.keep_only({"bb22"})
    assert cache.get("aa11") is None
    assert cache.get("bb22") == b"2"


def test_rows_are_kept_across_processes_in_the_order_asked_for(tmp_path):
    cache = RowCache(tmp_path)
    cache.add({b"a": b"one", b"b": b""})
    cache.add({b"c": b"three"})
    again = RowCache(tmp_path)
    assert again.missing([b"a", b"x", b"b", b"x"]) == [b"x"]
    assert [bytes(row) for row in again.rows([b"c", b"a", b"b", b"a"])] == [
        b"three",
        b"one",
        b"",
        b"one",
    ]


def test_a_damaged_segment_is_dropped_and_the_others_stay(tmp_path):
    cache = RowCache(tmp_path)
    cache.add({b"a": b"one" * 100})
    (damaged,) = tmp_path.glob("*.npz")
    cache.add({b"b": b"two"})
    content = bytearray(damaged.read_bytes())
    content[-200] ^= 1
    damaged.write_bytes(content[: len(content) // 2])
    again = RowCache(tmp_path)
    assert again.missing([b"a", b"b"]) == [b"a"]
    assert not damaged.exists()


def test_many_segments_are_joined_and_what_is_not_kept_goes(tmp_path):
    cache = RowCache(tmp_path)
    keys = [b"k%d" % i for i in range(MOST_SEGMENTS + 1)]
    for key in keys:
        cache.add({key: key})
    cache.keep_only(set(keys[1:]))
    assert len(list(tmp_path.glob("*.npz"))) == 1
    again = RowCache(tmp_path)
    assert again.missing(keys) == keys[:1]
    assert [bytes(row) for row in again.rows(keys[1:])] == keys[1:]


def test_segments_are_joined_some_rows_at_a_time(tmp_path, monkeypatch):
    keys = [b"k%d" % number for number in range(4 * MOST_SEGMENTS)]
    for key in keys:
        RowCache(tmp_path).add({key: key})
    written, add = [], RowCache.add
    monkeypatch.setattr("index.build.prepared.cache.JOINED", 1)
    monkeypatch.setattr(
        RowCache, "add", lambda own, rows: (written.append(len(rows)), add(own, rows))
    )
    RowCache(tmp_path).keep_only(set(keys[:-1]))
    assert max(written) == 2 * (4 * MOST_SEGMENTS - 1) // MOST_SEGMENTS + 1
    again = RowCache(tmp_path)
    assert len(list(tmp_path.glob("*.rows"))) <= MOST_SEGMENTS
    assert [bytes(row) for row in again.rows(keys[:-1])] == keys[:-1]
    assert again.missing(keys) == keys[-1:]


def test_the_words_of_a_text_are_cut_once(tmp_path, monkeypatch):
    cut, token_ids = [], StaticEncoder.token_ids

    def counting(encoder, texts):
        cut.extend(texts)
        return token_ids(encoder, texts)

    monkeypatch.setattr(StaticEncoder, "token_ids", counting)
    encoder = bundled_encoder()
    texts = [f"架空の予算 {number}億円" for number in range(9)]
    passages = [Passage(t, "d", 0, len(t), None, (), (), t, t) for t in texts]
    cache = PassageCache(tmp_path, encoder, encoder, "tokens")
    assert cache.work_out(passages, lambda _done, _total: None) == 9
    assert sorted(cut) == texts
    assert (cache.vectors([key_of(t) for t in texts]) == encoder.encode_passages(texts)).all()


def test_a_token_is_kept_once_however_many_passages_have_it(tmp_path):
    encoder = bundled_encoder()
    texts = [f"架空の観測 {number}号" for number in range(3)]
    passages = [Passage(t, "d", 0, len(t), None, (), (), t, t) for t in texts]
    cache = PassageCache(tmp_path, encoder, encoder, "tokens")
    cache.work_out(passages, lambda _done, _total: None)
    tokens = cache.tokens([key_of(t) for t in texts])
    assert list(tokens) == [tokenize(text) for text in texts]
    assert len({id(t) for words, _ in tokens for t in words if t == "観測"}) == 1
    assert len({id(t) for _, bigrams in tokens for t in bigrams if t == "架空"}) == 1
