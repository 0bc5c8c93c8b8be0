"""FAISS behind the vectors of one machine: exact, then by lists; mapped, not read."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import numpy as np
import pytest

from index.encoding.protocol import unit_rows
from index.vectors import FaissIndex

Build = Callable[..., FaissIndex]
QUERY = np.array([0.8, 0.6, 0.0], dtype=np.float32)
MANY = unit_rows(np.random.default_rng(7).standard_normal((3000, 16), dtype=np.float32))


@pytest.fixture(
    params=[FaissIndex.build, partial(FaissIndex.build, exact_up_to=0)], ids=["exact", "lists"]
)
def build(request: pytest.FixtureRequest) -> Build:
    return request.param


@pytest.fixture
def index(build: Build) -> FaissIndex:
    return build(np.eye(4, 3, dtype=np.float32))


def test_search_returns_the_nearest_first(index: FaissIndex) -> None:
    found = index.search(QUERY, 2)
    assert found.positions.tolist() == [0, 1]
    assert found.scores.tolist() == pytest.approx([0.8, 0.6])


def test_search_returns_no_more_than_there_are(index: FaissIndex) -> None:
    assert len(index.search(QUERY, 100).positions) == 4


def test_search_stays_inside_allowed_positions(index: FaissIndex) -> None:
    found = index.search(QUERY, 3, np.array([3, 1]))
    assert found.positions.tolist() == [1, 3]


def test_search_of_nothing_allowed_finds_nothing(index: FaissIndex) -> None:
    assert not len(index.search(QUERY, 3, np.empty(0, np.int64)).positions)


def test_scores_are_inner_products_of_any_positions(index: FaissIndex) -> None:
    assert index.scores(QUERY, np.array([1, 0, 1])).tolist() == pytest.approx([0.6, 0.8, 0.6])


def test_an_index_that_was_written_reads_the_same(build: Build, tmp_path: Path) -> None:
    index = build(MANY)
    index.write(tmp_path / "new")
    read = type(index).read(tmp_path / "new")
    assert (read.size, read.dimension) == MANY.shape
    for query in MANY[:5]:
        before, after = index.search(query, 20), read.search(query, 20)
        assert before.positions.tolist() == after.positions.tolist()
        assert before.scores.tolist() == pytest.approx(after.scores.tolist())
    assert read.scores(MANY[0], np.array([0]))[0] == pytest.approx(1)


def test_almost_all_of_the_nearest_are_found_with_their_exact_scores(build: Build) -> None:
    index = build(MANY)
    queries = unit_rows(MANY[:100] + MANY[100:200])
    shares = []
    for query in queries:
        exact = MANY @ query
        found = index.search(query, 10)
        assert found.scores.tolist() == pytest.approx(exact[found.positions].tolist(), abs=1e-5)
        assert (np.diff(found.scores) <= 0).all()
        shares.append((found.scores >= np.sort(exact)[-10] - 1e-5).mean())
    assert np.mean(shares) >= 0.98


def test_equal_vectors_are_all_found(build: Build) -> None:
    index = build(np.repeat(np.eye(2, 3, dtype=np.float32), 50, axis=0))
    assert index.search(QUERY, 50).scores.tolist() == pytest.approx([0.8] * 50)


def test_an_empty_index_finds_nothing(build: Build) -> None:
    empty = build(np.empty((0, 3), np.float32))
    assert not len(empty.search(QUERY, 5).positions)
    assert not len(empty.scores(QUERY, np.empty(0, np.int64)))


def test_the_kind_of_search_follows_from_the_size() -> None:
    assert FaissIndex.build(MANY).exact
    assert not FaissIndex.build(MANY, exact_up_to=2999).exact


def test_vectors_are_mapped_into_memory_and_not_read(tmp_path: Path) -> None:
    FaissIndex.build(MANY).write(tmp_path)
    read = FaissIndex.read(tmp_path)
    maps = Path("/proc/self/maps")
    if not maps.exists():
        pytest.skip("only Linux tells what is mapped")
    assert str(tmp_path / "vectors.faiss") in maps.read_text()
    assert read.size == 3000
