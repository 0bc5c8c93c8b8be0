"""Pairs of characters are sorted some texts at a time, and the index is that of all at once."""

from __future__ import annotations

import tracemalloc

import numpy as np
import pytest

from index.lexical import pairs
from index.lexical.pairs import PairIndex

KEYS = ["灯台改修事業", "灯台", "", "改修の事業", "渡し船", "灯台改修", "a", "事業"]


@pytest.mark.parametrize("at_once", [1, 3, len(KEYS)])
def test_texts_at_a_time_give_the_index_of_all(monkeypatch, at_once):
    monkeypatch.setattr(pairs, "AT_ONCE", at_once)
    index = PairIndex.build(iter(KEYS))
    for run in ("灯台", "改修", "灯台改修", "事業", "船"):
        had = [at for at, key in enumerate(KEYS) if run in key]
        assert index.likely(run) == had or len(run) == 1
    whole = np.unique(np.concatenate([pairs._pairs(key) for key in KEYS]))
    assert (index.known == whole).all() and index.size == len(KEYS)
    assert index.starts[-1] == len(index.owners) == sum(len(pairs._pairs(key)) for key in KEYS)


def test_memory_of_sorting_does_not_grow_with_the_texts():
    most = []
    for size in (2 * pairs.AT_ONCE, 8 * pairs.AT_ONCE):
        tracemalloc.start()
        index = PairIndex.build("灯台改修事業の概要と渡し船" for _ in range(size))
        most.append(tracemalloc.get_traced_memory()[1] / len(index.owners))
        tracemalloc.stop()
    assert most[1] < 0.6 * most[0] and most[1] < 16  # bytes for a pair of a text, of which 4 stay


def test_no_texts_have_no_pairs():
    assert PairIndex.build([]).likely("灯台") == []
