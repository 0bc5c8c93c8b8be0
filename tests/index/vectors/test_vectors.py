"""Every vector engine keeps the protocol: the same candidates up to ties, whatever holds them."""

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from index.encoding.protocol import unit_rows
from index.lexical import tokenize
from index.vectors import FileEngine, LegQuery, Rows, VectorEngine, VectorIndex
from index.vectors.milvus import MilvusEngine
from index.vectors.postgres import PostgresEngine

MANY = unit_rows(np.random.default_rng(7).standard_normal((600, 16), dtype=np.float32))
TEXTS = ["河川の洪水を予測する。", "河川の水位を観測する。", "給食に地元の野菜を使う。", ""]

Build = Callable[[Rows], VectorIndex]


@pytest.fixture(scope="module")
def milvus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Milvus Lite in this process: the client that talks to a cluster talks to it."""
    from milvus_lite.server_manager import server_manager_instance

    path = str(tmp_path_factory.mktemp("milvus") / "lite.db")
    yield path
    server_manager_instance.release_server(path)


@pytest.fixture(scope="module")
def pgvector(postgres_server: str) -> str:
    """A database of a server that has pgvector."""
    import psycopg

    uri = postgres_server.format("postgres")
    with psycopg.connect(uri) as connection:
        known = connection.execute("select from pg_available_extensions where name = 'vector'")
        if known.fetchone() is None:
            pytest.skip("this PostgreSQL has no pgvector: pip install -e '.[dev]'")
    return uri


@pytest.fixture(
    scope="module",
    params=[
        "files-exact",
        "files-lists",
        "milvus-lite-exact",
        "milvus-lite-lists",
        "pgvector-exact",
        "pgvector-lists",
    ],
)
def engine(request: pytest.FixtureRequest) -> VectorEngine:
    kind, _, how = request.param.rpartition("-")
    limit = 10**6 if how == "exact" else 0
    if kind == "files":
        return FileEngine(exact_up_to=limit)
    if kind == "pgvector":
        return PostgresEngine(request.getfixturevalue("pgvector"), "tests", limit)
    return MilvusEngine(request.getfixturevalue("milvus"), alias="tests", exact_up_to=limit)


@pytest.fixture
def build(engine: VectorEngine, tmp_path: Path) -> Build:
    """Builds an index and opens it again, as a service does."""

    def made(rows: Rows) -> VectorIndex:
        engine.build(rows, tmp_path / "vectors")
        return engine.read(tmp_path / "vectors")

    return made


@pytest.fixture(scope="module")
def many(engine: VectorEngine, tmp_path_factory: pytest.TempPathFactory) -> VectorIndex:
    """An index of MANY."""
    directory = tmp_path_factory.mktemp("many")
    engine.build(rows(MANY), directory)
    return engine.read(directory)


def rows(dense: np.ndarray, texts: list[str] | None = None) -> Rows:
    count = len(dense)
    tokens = [tokenize(text) for text in texts or [""] * count]
    return Rows(dense, tokens, [f"d{i // 100}" for i in range(count)], [("p",)] * count)


def asked(dense: np.ndarray, text: str = "") -> LegQuery:
    words, bigrams = tokenize(text)
    return LegQuery(dense, dict.fromkeys(words, 1.0), dict.fromkeys(bigrams, 1.0))


def test_candidates_are_the_nearest_in_ascending_order(many: VectorIndex) -> None:
    found = many.search(asked(MANY[7]), 20)
    exact = MANY @ MANY[7]
    near = exact[found.positions]
    assert (np.diff(found.positions) > 0).all()
    assert found.legs["dense"].tolist() == pytest.approx(near.tolist(), abs=1e-5)
    assert 7 in found.positions


def test_almost_all_of_the_nearest_are_found(many: VectorIndex) -> None:
    index = many
    shares = []
    for query in unit_rows(MANY[:200] + MANY[200:400]):
        exact = MANY @ query
        found = index.search(asked(query), 40)
        shares.append((np.sort(found.legs["dense"])[-10:] >= np.sort(exact)[-10] - 1e-5).mean())
    assert np.mean(shares) >= 0.98  # 9.8 of 10; a database groups the vectors by chance


def test_words_and_bigrams_are_found_with_the_scores_that_were_computed_here(build: Build) -> None:
    dense = np.eye(4, 3, dtype=np.float32)
    index = build(rows(dense, TEXTS))
    found = index.search(asked(dense[2], "洪水の水位"), 4)
    assert found.positions.tolist() == [0, 1, 2, 3]
    assert (found.legs["words"] > 0).tolist() == [True, True, False, False]
    assert (found.legs["bigrams"] > 0).tolist() == [True, True, False, False]
    assert found.legs["dense"].tolist() == pytest.approx([0, 0, 1, 0], abs=1e-6)


def test_each_leg_proposes_and_only_what_has_a_term_of_the_question(build: Build) -> None:
    dense = np.repeat(np.array([[1, 0, 0]], np.float32), 50, axis=0)
    dense[10] = [0, 1, 0]
    texts = [""] * 50
    texts[20], texts[30] = "洪水の予測", "野菜の給食"
    found = build(rows(dense, texts)).search(asked(np.array([0, 1, 0], np.float32), "洪水"), 1)
    assert set(found.positions.tolist()) == {10, 20}


def test_what_is_asked_for_besides_is_scored_too(many: VectorIndex) -> None:
    found = many.search(asked(MANY[0]), 1, besides=np.array([5, 9]))
    assert found.positions.tolist() == [0, 5, 9]
    assert found.legs["dense"].tolist() == pytest.approx(
        (MANY[[0, 5, 9]] @ MANY[0]).tolist(), abs=1e-5
    )


def test_search_stays_inside_what_is_allowed(many: VectorIndex) -> None:
    index = many
    allowed = np.array([1, 2, 3, 50, 99, 100, 101, 102, 400])
    found = index.search(asked(MANY[0]), 3, allowed)
    best = allowed[np.argsort(-(MANY[allowed] @ MANY[0]))[:3]]
    assert found.positions.tolist() == sorted(best.tolist())


def test_all_are_candidates_where_there_are_no_more(build: Build) -> None:
    index = build(rows(np.eye(4, 3, dtype=np.float32)))
    query = asked(np.array([0.8, 0.6, 0.0], np.float32))
    assert index.search(query, 100).legs["dense"].tolist() == pytest.approx([0.8, 0.6, 0, 0])
    assert index.search(query, 100, np.array([1, 3])).positions.tolist() == [1, 3]
    assert not len(index.search(query, 3, np.empty(0, np.int64)).positions)


def test_equal_vectors_are_all_found(build: Build) -> None:
    index = build(rows(np.repeat(np.eye(2, 3, dtype=np.float32), 50, axis=0)))
    found = index.search(asked(np.array([0.8, 0.6, 0.0], np.float32)), 50)
    assert np.sort(found.legs["dense"])[-50:].tolist() == pytest.approx([0.8] * 50)


def test_the_index_knows_the_words_of_its_passages(build: Build) -> None:
    words = build(rows(np.eye(4, 3, dtype=np.float32), TEXTS)).vocabulary
    assert (words.size, words.frequency("河川"), words.frequency("火山")) == (4, 2, 0)
    assert words.coverage({"河川": 1.0}) == 1
    assert 0 < words.coverage({"河川": 1.0, "火山": 1.0}) < 1


def test_an_empty_index_finds_nothing(build: Build) -> None:
    empty = build(rows(np.empty((0, 3), np.float32)))
    assert empty.size == 0
    assert not len(empty.search(asked(np.array([0, 0, 1], np.float32), "洪水"), 5).positions)


def test_every_engine_says_the_same(milvus: str, pgvector: str, tmp_path: Path) -> None:
    texts = [f"{TEXTS[i % 3]}第{i}号の{'事業' * (i % 5)}" for i in range(len(MANY))]
    engines: list[VectorEngine] = [
        FileEngine(),
        MilvusEngine(milvus, alias="same"),
        PostgresEngine(pgvector, "same"),
    ]
    found = []
    for engine in engines:
        engine.build(rows(MANY, texts), tmp_path / engine.name)
        index = engine.read(tmp_path / engine.name)
        found.append(index.search(asked(MANY[3], "河川の洪水 第41号"), 30))
    first, *others = found
    for other in others:
        for leg, scores in first.legs.items():
            best = np.sort(scores)[-30:]
            assert np.sort(other.legs[leg])[-30:].tolist() == pytest.approx(best.tolist(), abs=1e-4)
