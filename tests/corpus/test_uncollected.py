"""While many objects are made that all stay, nothing looks for cycles among them; then it does."""

from __future__ import annotations

import gc

import pytest

from corpus.uncollected import without_collection


def test_collection_rests_within_and_goes_on_behind():
    assert gc.isenabled()
    with without_collection():
        assert not gc.isenabled()
        with without_collection():
            pass
        assert not gc.isenabled()  # the outer one is not at its end
    assert gc.isenabled()


def test_collection_goes_on_after_an_error():
    with pytest.raises(ValueError, match="no build"), without_collection():
        raise ValueError("no build")
    assert gc.isenabled()
