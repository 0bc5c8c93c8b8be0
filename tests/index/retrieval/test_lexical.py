"""BM25 that works for Japanese: words, bigrams, and what the corpus knows of a question."""

import unicodedata
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
import sudachipy

from index.lexical import LexicalIndex, tokenize, tokens

TEXTS = [
    "若手研究者を海外へ派遣し、渡航費を支援する。",
    "河川の水位を観測し、洪水を予測する。ＡＱＵＡ計画",
    "こども園の給食に地元の野菜を使う。",
]


@pytest.fixture(scope="module")
def index() -> LexicalIndex:
    return LexicalIndex.build([tokenize(text) for text in TEXTS])


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("研究を行った", "行う"),
        ("外国人の招へい", "招聘"),
        ("学生の受入", "受け入れ"),
        ("コンピューター", "コンピューター"),
        ("コンピュータ", "コンピューター"),
        ("ＡＱＵＡ", "aqua"),
        ("㍻の予算", "予算"),
        ("Joining fee: £120", "fee"),  # which the dictionary has as フィー
    ],
)
def test_words_are_folded_and_in_their_base_form(text: str, word: str) -> None:
    assert word in tokenize(text)[0]


def test_the_forms_of_a_word_are_asked_for_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    counts_as = tokens._counts_as

    def counting(morpheme: sudachipy.Morpheme) -> tuple[str, ...]:
        asked.append(morpheme.surface())
        return counts_as(morpheme)

    monkeypatch.setattr(tokens, "_counted", {})
    monkeypatch.setattr(tokens, "_counts_as", counting)
    first, again = (tokens._words(f"水路の観測と水路 qwertyzz {n}年") for n in (1, 2))
    assert first[:-2] == again[:-2] == ["水路", "観測", "水路", "qwertyzz"]
    assert sorted(set(asked)) == sorted(asked)


def test_particles_and_punctuation_are_no_words() -> None:
    assert tokenize("予算、は、の。")[0] == ["予算"]


@pytest.mark.parametrize(
    ("text", "bigrams"),
    [
        ("共同研究", ["共同", "同研", "研究"]),
        ("水", ["水"]),
        ("AQUA2030年", ["aqua", "2030", "年"]),
        ("1,234.5億円", ["1,234.5", "億円"]),
        ("国・地域", ["国", "地域"]),
        ("", []),
    ],
)
def test_bigrams_stay_inside_runs_and_keep_latin_and_numbers_whole(
    text: str, bigrams: list[str]
) -> None:
    assert tokenize(text)[1] == bigrams


SHARED = "河川整備費 ＞ 事業の内訳\n事業名 本年度額（千円） 前年度額（千円）\n"


@pytest.mark.parametrize(
    "text",
    [
        "".join(TEXTS[:1] * 2) + "\n" + TEXTS[1],
        SHARED + "護岸の改修 1,200 900",
        "\n\n令和\n8年度\n \n行っ\nた\n",
        "カナ\nカナ\n12\n34\n　字　\n下げ\r\n終わり\t\n",
        "The Harbour\nFund of Ōno\n大野 closes\n山田\n",
        "",
    ],
)
def test_the_lines_of_a_text_are_cut_as_in_the_whole_of_it(text: str) -> None:
    folded = unicodedata.normalize("NFKC", text).lower()
    assert tokenize(text) == (tokens._words(folded), tokens._bigrams(folded))


def test_a_line_that_many_passages_share_is_cut_once(monkeypatch: pytest.MonkeyPatch) -> None:
    cut: list[str] = []
    words = tokens._words
    monkeypatch.setattr(tokens, "_words", lambda line: (cut.append(line), words(line))[1])
    tokens._known.cache_clear()
    for number in range(50):
        assert str(number) in tokenize(f"{SHARED}第{number}号の護岸")[0]
    assert len(cut) == 2 + 50


def test_a_text_longer_than_the_tokeniser_takes_is_cut() -> None:
    words, _ = tokenize("研究者\n" * 20_000)
    assert len(words) >= 20_000


def test_threads_tokenise_alike() -> None:
    with ThreadPoolExecutor(4) as pool:
        results = list(pool.map(tokenize, TEXTS * 20))
    assert results == [tokenize(text) for text in TEXTS] * 20


@pytest.mark.parametrize(
    ("query", "best"),
    [("海外への派遣", 0), ("洪水の予測", 1), ("aqua", 1), ("給食の野菜", 2)],
)
def test_both_legs_find_the_passage(index: LexicalIndex, query: str, best: int) -> None:
    scores = index.search(query)
    assert scores.words.argmax() == best
    assert scores.bigrams.argmax() == best


def test_weighted_terms_count_by_their_weight(index: LexicalIndex) -> None:
    full = index.score({"洪水": 1.0}, {}).words[1]
    assert index.score({"洪水": 0.5}, {}).words[1] == pytest.approx(full / 2)


def test_coverage_is_the_share_that_the_corpus_knows(index: LexicalIndex) -> None:
    def coverage(query: str) -> float:
        return index.vocabulary.coverage(dict.fromkeys(tokenize(query)[0], 1.0))

    assert coverage("洪水の予測") == pytest.approx(1)
    assert 0 < coverage("洪水と火山") < 0.5
    assert coverage("quantum volcano") == 0
    assert coverage("") == 0


@pytest.mark.parametrize("texts", [TEXTS, [], ["", "。"]], ids=["texts", "none", "no words"])
def test_an_index_that_was_written_reads_the_same(texts: list[str], tmp_path: Path) -> None:
    index = LexicalIndex.build([tokenize(text) for text in texts])
    index.write(tmp_path)
    read = LexicalIndex.read(tmp_path)
    assert read.size == len(texts)
    assert np.array_equal(read.search("洪水の予測").bigrams, index.search("洪水の予測").bigrams)
