"""Vector search keeps the protocol that a distributed engine would have to keep."""

from pathlib import Path

import numpy as np
import pytest

from index.vectors import FaissIndex, VectorIndex


@pytest.fixture(params=[FaissIndex], ids=["faiss"])
def index(request: pytest.FixtureRequest) -> VectorIndex:
    return request.param.build(np.eye(4, 3, dtype=np.float32))


QUERY = np.array([0.8, 0.6, 0.0], dtype=np.float32)


def test_search_returns_the_nearest_first(index: VectorIndex) -> None:
    found = index.search(QUERY, 2)
    assert found.positions.tolist() == [0, 1]
    assert found.scores.tolist() == pytest.approx([0.8, 0.6])


def test_search_returns_no_more_than_there_are(index: VectorIndex) -> None:
    assert len(index.search(QUERY, 100).positions) == 4


def test_search_stays_inside_allowed_positions(index: VectorIndex) -> None:
    found = index.search(QUERY, 3, np.array([3, 1]))
    assert found.positions.tolist() == [1, 3]


def test_search_of_nothing_allowed_finds_nothing(index: VectorIndex) -> None:
    assert not len(index.search(QUERY, 3, np.empty(0, np.int64)).positions)


def test_scores_are_inner_products_of_any_positions(index: VectorIndex) -> None:
    assert index.scores(QUERY, np.array([1, 0, 1])).tolist() == pytest.approx([0.6, 0.8, 0.6])


def test_an_index_that_was_written_reads_the_same(index: VectorIndex, tmp_path: Path) -> None:
    index.write(tmp_path / "new")
    read = type(index).read(tmp_path / "new")
    assert (read.size, read.dimension) == (4, 3)
    assert read.search(QUERY, 1).positions.tolist() == [0]


def test_an_empty_index_finds_nothing() -> None:
    empty = FaissIndex.build(np.empty((0, 3), np.float32))
    assert not len(empty.search(QUERY, 5).positions)
    assert not len(empty.scores(QUERY, np.empty(0, np.int64)))
