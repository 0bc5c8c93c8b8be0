"""Scores computed at once are those of the library."""

from __future__ import annotations

import tracemalloc

import bm25s
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.lexical.columns import AT_ONCE, TermCounts, score_columns

TOKENS = st.lists(st.lists(st.sampled_from("甲乙丙丁戊己庚"), max_size=12), min_size=1, max_size=8)


@given(TOKENS.filter(any), st.integers(1, 9))
def test_counting_some_passages_at_a_time_gives_the_same(tokens, at_once):
    whole, counts = score_columns(tokens, k1=0.9, b=0.4), TermCounts()
    for start in range(0, len(tokens), at_once):
        counts.add(tokens[start : start + at_once])
    parts = counts.scores(k1=0.9, b=0.4)
    assert list(parts.vocabulary) == list(whole.vocabulary)
    for name in ("data", "indices", "indptr"):
        assert (getattr(parts, name) == getattr(whole, name)).all()
        assert getattr(parts, name).dtype == getattr(whole, name).dtype


def test_memory_of_counting_does_not_grow_with_the_passages():
    most = []
    for size in (2 * AT_ONCE, 6 * AT_ONCE):
        tokens = [["甲", "乙", "丙", "甲"] * 8] * size
        tracemalloc.start()
        held = score_columns(tokens, k1=0.9, b=0.4)
        most.append(tracemalloc.get_traced_memory()[1] / len(held.data))
        tracemalloc.stop()
    assert most[1] < 0.6 * most[0] and most[1] < 60  # bytes for a score, of which 8 stay


@given(TOKENS.filter(any))
def test_every_score_is_the_library_s(tokens):
    library = bm25s.BM25(k1=0.9, b=0.4, method="lucene")
    library.index(tokens, show_progress=False)
    columns = score_columns(tokens, k1=0.9, b=0.4)
    dense = np.zeros((len(tokens), len(columns.vocabulary)), dtype=np.float32)
    for term, column in columns.vocabulary.items():
        span = slice(columns.indptr[column], columns.indptr[column + 1])
        dense[columns.indices[span], column] = columns.data[span]
        theirs = library.get_scores([term])
        assert dense[:, column] == pytest.approx(theirs, abs=1e-5)
