"""Hybrid search finds by word, by meaning and across languages, and keeps to what is allowed."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from index.encoding import Encoder, bundled_encoder
from index.evaluation.retrieval import make_retriever
from index.lexical import tokenize
from index.passage import Passage
from index.retrieval import (
    FusionWeights,
    LateIndex,
    Retriever,
    fuse,
    rows_of,
    write_indexes,
)
from index.retrieval.expansion import expand
from index.retrieval.glossary import load_glossary, load_reversed, parse_glossary, translate
from index.vectors import FileEngine, FileIndex, Rows

TEXTS = [
    "若手研究者を海外の大学へ派遣し、渡航費と滞在費を支援する。",
    "河川の水位を観測し、洪水を予測する（ＡＱＵＡ計画）。",
    "こども園の給食に地元の野菜を使う。",
    "令和９年度の要求額は12億円、前年度予算額は10億円。",
    "自治体の窓口をオンラインにして、住民の手続を簡素にする。",
    "医療機関の電子カルテを標準化する。",
]


def passage(position: int, text: str) -> Passage:
    return Passage(f"p{position}", "doc", 0, len(text), None, (), (), text, text)


PASSAGES = [passage(i, text) for i, text in enumerate(TEXTS)]


@pytest.fixture(scope="module")
def retriever() -> Retriever:
    return make_retriever(PASSAGES, bundled_encoder())


def best(retriever: Retriever, query: str, language: str) -> int:
    return TEXTS.index(retriever.search(query, top_k=1, language=language)[0].passage.text)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("洪水の予測", 1),
        ("AQUA", 1),
        ("留学に使えるお金", 0),
        ("病院のデータをそろえる", 5),
        ("役所の申請がネットでできる", 4),
        ("昼ごはんの食材", 2),
    ],
)
def test_japanese_questions_find_words_and_meanings(
    retriever: Retriever, query: str, expected: int
) -> None:
    assert best(retriever, query, "ja") == expected


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("How much was requested compared with the previous year?", 3),
        ("sending young scientists to universities abroad", 0),
        ("predicting floods of rivers", 1),
        ("vegetables for school lunches", 2),
        ("standardizing hospital records", 5),
    ],
)
def test_english_questions_find_japanese_passages(
    retriever: Retriever, query: str, expected: int
) -> None:
    assert best(retriever, query, "en") == expected


def test_hits_are_sorted_and_say_what_each_leg_found(retriever: Retriever) -> None:
    hits = retriever.search("洪水の予測", top_k=4, language="ja")
    assert len(hits) == 4
    assert [h.score for h in hits] == sorted((h.score for h in hits), reverse=True)
    assert set(hits[0].legs) == {"words", "bigrams", "late", "dense", "coverage"}
    assert hits[0].legs["late"] > 0.9
    assert hits[0].legs["coverage"] == pytest.approx(1)
    assert 0 <= hits[-1].score <= hits[0].score <= 1


@pytest.mark.parametrize(
    "allowed",
    [{0, 2}, np.array([2, 0]), lambda p: p.id in {"p0", "p2"}],
    ids=["set", "array", "predicate"],
)
def test_search_stays_inside_what_is_allowed(retriever: Retriever, allowed: object) -> None:
    hits = retriever.search("洪水の予測", top_k=9, language="ja", allowed=allowed)
    assert {h.passage.id for h in hits} == {"p0", "p2"}


@pytest.mark.parametrize("query", ["", "   ", "?!", "🙂", "zzzz"])
def test_a_question_without_known_words_is_no_error(retriever: Retriever, query: str) -> None:
    for language in ("ja", "en"):
        hits = retriever.search(query, top_k=3, language=language)
        assert len(hits) == 3
        assert all(np.isfinite(h.score) for h in hits)


def test_nothing_asked_for_or_allowed_is_nothing_found(retriever: Retriever) -> None:
    assert retriever.search("洪水", top_k=0, language="ja") == []
    assert retriever.search("洪水", top_k=5, language="ja", allowed=set()) == []


def test_a_corpus_without_passages_is_searched() -> None:
    empty = make_retriever([], bundled_encoder())
    assert empty.search("洪水", top_k=5, language="en") == []


def make_rows(encoder: Encoder, texts: Sequence[str]) -> Rows:
    tokens = [tokenize(text) for text in texts]
    return rows_of(PASSAGES[: len(texts)], encoder.encode_passages(texts), tokens)


def test_indexes_that_were_written_search_the_same(retriever: Retriever, tmp_path: Path) -> None:
    encoder, engine = bundled_encoder(), FileEngine()
    write_indexes(tmp_path, make_rows(encoder, TEXTS), LateIndex.build(TEXTS, encoder), engine)
    read = Retriever.read(tmp_path, PASSAGES, encoder, engine)
    assert list(read.passages) == PASSAGES
    for query, language in (("給食の野菜", "ja"), ("hospital records", "en")):
        expected = retriever.search(query, top_k=3, language=language)
        assert read.search(query, top_k=3, language=language) == expected


def test_indexes_of_different_sizes_are_refused() -> None:
    encoder = bundled_encoder()
    with pytest.raises(ValueError, match="differ in size"):
        Retriever(PASSAGES, encoder, FileIndex.build(make_rows(encoder, TEXTS[:2])))


def test_a_pool_smaller_than_the_corpus_loses_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    many = [passage(i, f"{text}（第{i}号）") for i, text in enumerate(TEXTS * 20)]
    retriever = make_retriever(many, bundled_encoder())
    whole = retriever.search("洪水の予測 第61号", top_k=3, language="ja")
    monkeypatch.setattr("index.retrieval.retriever.POOL", 10)
    pooled = retriever.search("洪水の予測 第61号", top_k=3, language="ja")
    assert [h.passage.id for h in pooled] == [h.passage.id for h in whole]
    assert whole[0].passage.id == "p61"
    # The scale of the legs is that of the whole corpus, not of the candidates.
    assert [h.score for h in pooled] == pytest.approx([h.score for h in whole], abs=0.05)


class LastFirst:
    """A reranker that likes what comes late in the corpus."""

    name = "last-first"

    def scores(self, query: str, passages: Sequence[str]) -> NDArray[np.float32]:
        return np.array([TEXTS.index(text) for text in passages], dtype=np.float32)


def test_a_reranker_orders_the_best() -> None:
    encoder = bundled_encoder()
    vectors = FileIndex.build(make_rows(encoder, TEXTS))
    retriever = Retriever(PASSAGES, encoder, vectors, LastFirst())
    hits = retriever.search("洪水の予測", top_k=3, language="ja")
    assert [h.passage.id for h in hits] == ["p5", "p4", "p3"]
    assert [h.score for h in hits] == sorted((h.score for h in hits), reverse=True)
    assert hits[0].legs["reranker"] == 5


class LetterEncoder:
    """Word vectors of three letters."""

    def token_ids(self, texts: Sequence[str]) -> list[list[int]]:
        return [["abc".index(c) for c in text] for text in texts]

    def token_vectors(self, ids: NDArray[np.int64]) -> NDArray[np.float32]:
        table = np.array([[2, 0], [0, 1], [0.6, 0.8]], dtype=np.float32)
        return table[ids]

    def token_texts(self, ids: Sequence[int]) -> list[str]:
        return ["abc"[i] for i in ids]


def test_maxsim_is_the_weighted_mean_of_nearest_words() -> None:
    index = LateIndex.build(["ab", "", "cc"], LetterEncoder())
    scores = index.scores(index.query("a"), np.array([0, 1, 2]))
    assert scores.tolist() == pytest.approx([1, 0, 0.6])
    # b weighs 1 and a 2, both are in one passage of three
    scores = index.scores(index.query("ab"), np.array([2, 0]))
    assert scores.tolist() == pytest.approx([(2 * 0.6 + 0.8) / 3, 1])


def test_fusion_without_coverage_leaves_the_lexical_legs_out() -> None:
    legs = {
        "words": np.array([9, 0], dtype=np.float32),
        "bigrams": np.array([9, 0], dtype=np.float32),
        "late": np.array([0.1, 0.2], dtype=np.float32),
        "dense": np.array([0.1, 0.2], dtype=np.float32),
    }
    assert fuse(legs, FusionWeights(), coverage=0.0).tolist() == pytest.approx([0, 1])
    known = fuse(legs, FusionWeights(words=3), coverage=1.0)
    assert known[0] > known[1]


def test_a_leg_that_says_the_same_of_all_decides_nothing() -> None:
    legs = {"late": np.ones(3, np.float32), "dense": np.array([0, 1, 0.5], np.float32)}
    assert fuse(legs, FusionWeights(), coverage=0.5).argmax() == 1


GLOSSARY = parse_glossary("# comment\njoint research\t共同研究\nresearch\t研究\nstudy\t調査|研究\n")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("joint research", [("共同研究",)]),
        ("research joint", [("研究",), ()]),
        ("studies", [("調査", "研究")]),
        ("studied", [()]),
        ("studying researched", [("調査", "研究"), ("研究",)]),
    ],
)
def test_the_longest_term_is_translated(words: str, expected: list[tuple[str, ...]]) -> None:
    assert [t.japanese for t in translate(words.split(), GLOSSARY)] == expected


def test_words_that_the_glossary_lacks_come_from_the_table() -> None:
    encoder = bundled_encoder()
    corpus = LateIndex.build(TEXTS, encoder)
    found = expand("the flood of vegetables", corpus, encoder, {})
    assert {"洪水", "野菜"} <= set(found.words)
    assert found.words["洪水"] < 1 == found.words["flood"]
    assert "給食" not in found.words


def test_the_bundled_glossary_is_well_formed() -> None:
    glossary = load_glossary()
    assert len(glossary) > 300
    for english, japanese in glossary.items():
        assert english == tuple(" ".join(english).lower().split())
        assert japanese and all(word.strip() == word != "" for word in japanese)
        assert len(set(japanese)) == len(japanese)


@pytest.mark.parametrize(
    ("japanese", "english"),
    [
        ("図書館", "library"), ("保安官", "sheriff"), ("職員", "staff"), ("延滞料", "late fee"),
        ("屋根", "roof"), ("締切", "deadline"), ("借りる", "borrow"), ("開く", "open"),
        ("日曜", "sunday"), ("消防署", "fire station"), ("学費", "tuition"), ("雇う", "hire"),
        ("駐車場", "parking"), ("家賃", "rent"), ("先生", "teacher"), ("診療所", "clinic"),
    ],
)  # fmt: skip
def test_what_people_ask_about_every_day_has_its_english(japanese: str, english: str) -> None:
    assert english in load_reversed()[japanese]


def test_no_listed_word_reads_as_another_that_ends_otherwise() -> None:
    assert "公園" not in next(translate(["parking"], load_glossary())).japanese
    assert "車" not in next(translate(["caring"], load_glossary())).japanese
