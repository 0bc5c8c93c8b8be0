"""Scores computed at once are those of the library."""

from __future__ import annotations

import bm25s
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.lexical.columns import score_columns

TOKENS = st.lists(st.lists(st.sampled_from("甲乙丙丁戊己庚"), max_size=12), min_size=1, max_size=8)


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
