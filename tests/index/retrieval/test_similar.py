"""Words of a corpus that mean about the same as a word, by the vectors of words."""

from collections.abc import Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from index.encoding import bundled_encoder
from index.evaluation.retrieval import make_retriever
from index.passage import Passage
from index.retrieval import LateIndex
from index.retrieval.retriever import LEAST_SIMILAR, MOST_SIMILAR

TABLE = {"a": (1, 0), "b": (0.8, 0.6), "c": (0, 1), "d": (0.6, 0.8), "e": (-1, 0)}


class Letters:
    """Word vectors of five letters; a text is as many words as it has letters."""

    def token_ids(self, texts: Sequence[str]) -> list[list[int]]:
        return [["abcde".index(c) for c in text] for text in texts]

    def token_vectors(self, ids: NDArray[np.int64]) -> NDArray[np.float32]:
        return 2 * np.array(list(TABLE.values()), dtype=np.float32)[ids]

    def token_texts(self, ids: Sequence[int]) -> list[str]:
        return ["abcde"[i] for i in ids]


@pytest.mark.parametrize(
    ("texts", "word", "least", "most", "found"),
    [
        (["ab", "cd"], "a", 0.5, 8, {"b": 0.8, "d": 0.6}),  # not itself, nearest first
        (["bd"], "a", 0.5, 8, {"b": 0.8, "d": 0.6}),  # a word that the corpus lacks
        (["abcd"], "a", 0.7, 8, {"b": 0.8}),
        (["abcd"], "a", 0.5, 1, {"b": 0.8}),
        (["ae"], "a", 0.5, 8, {}),
        (["abcd"], "ab", 0.5, 8, {}),  # several words are no word
        (["abcd"], "", 0.5, 8, {}),
        ([], "a", 0.5, 8, {}),
        ([""], "a", 0.5, 8, {}),
    ],
)
def test_the_nearest_words_of_the_corpus(
    texts: list[str], word: str, least: float, most: int, found: dict[str, float]
) -> None:
    similar = LateIndex.build(texts, Letters()).similar(word, least, most)
    assert list(similar) == list(found)
    assert similar == pytest.approx(found)


TEXTS = ["洪水を予測する。", "野菜を給食に使う。", "若手研究者の処遇を改善する。"]
PASSAGES = [Passage(f"p{i}", "doc", 0, len(t), None, (), (), t, t) for i, t in enumerate(TEXTS)]


def test_a_retriever_knows_what_its_passages_write_for_a_word() -> None:
    retriever = make_retriever(PASSAGES, bundled_encoder())
    found = retriever.similar("待遇")
    assert "処遇" in found
    assert len(found) <= MOST_SIMILAR
    assert all(LEAST_SIMILAR <= cosine <= 1 for cosine in found.values())
    assert retriever.similar("待遇") is found  # looked up once
    assert "待遇" not in found


def test_a_word_like_no_other_has_no_similar_ones() -> None:
    retriever = make_retriever(PASSAGES, bundled_encoder())
    assert retriever.similar("zzzz") == {}
