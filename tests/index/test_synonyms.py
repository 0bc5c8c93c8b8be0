"""Synonyms: what is read from the data, found in questions, and added where a word is missing."""

import unicodedata
from importlib.resources import files

import pytest

from corpus.text import fold_key
from index.lexical import tokenize
from index.retrieval.expansion import plain, with_synonyms
from index.retrieval.glossary import base_forms
from index.retrieval.synonyms import Synonyms, load_synonyms, parse_synonyms

DATA = "# 例\n呼ぶ|招へい\n\n招へい|招致\n星|天体\n星座|星の並び\nＡＩ|人工知能\n"
SYNONYMS = parse_synonyms(DATA)


@pytest.mark.parametrize(
    ("word", "others"),
    [
        ("呼ぶ", ("招へい",)),
        ("招へい", ("呼ぶ", "招致")),  # of both of its groups
        ("招致", ("招へい",)),  # a group of a group is no group
        ("ai", ("人工知能",)),  # folded
        ("# 例", ()),
        ("望遠鏡", ()),
    ],
)
def test_a_word_has_the_others_of_its_groups(word: str, others: tuple[str, ...]) -> None:
    assert SYNONYMS.get(word) == others
    assert (word in SYNONYMS) is bool(others)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("星を見る", {("星",): ("天体",)}),
        ("星の並びを見る", {("星", "並び"): ("星座",)}),  # the longest word at each place
        ("星座と星", {("星座",): ("星の並び",), ("星",): ("天体",)}),
        ("望遠鏡を見る", {}),
        ("", {}),
    ],
)
def test_words_of_a_question_that_have_synonyms(
    question: str, words: dict[tuple[str, ...], tuple[str, ...]]
) -> None:
    found = SYNONYMS.of(tokenize(question)[0])
    assert {tuple(word): others for word, others in found} == words


def test_no_lines_are_no_synonyms() -> None:
    assert len(parse_synonyms("# nothing\n\n")) == 0
    assert list(Synonyms({}).of(["星"])) == []


def groups() -> list[list[str]]:
    text = files("index.retrieval").joinpath("synonyms.tsv").read_text("utf-8")
    return [line.split("|") for line in text.splitlines() if line and not line.startswith("#")]


def test_the_bundled_synonyms_are_well_formed() -> None:
    assert len(groups()) > 500
    for group in groups():
        assert 2 <= len(group) <= 8, group
        keys = [fold_key(word) for word in group]
        assert len(set(keys)) == len(keys), group
        for word in group:
            assert word == unicodedata.normalize("NFKC", word).strip() != "", group
            assert tokenize(word)[0], word


def test_no_group_of_the_bundled_synonyms_stands_twice() -> None:
    seen = [frozenset(fold_key(word) for word in group) for group in groups()]
    assert len(set(seen)) == len(seen)


def test_the_bundled_synonyms_know_the_words_of_offices() -> None:
    synonyms = load_synonyms()
    assert {"招へい", "招聘"} <= set(synonyms.get("呼ぶ"))
    assert "派遣" in synonyms.get("送り出す")
    assert synonyms is load_synonyms()


def known(*words: str):
    """A corpus in which these words stand."""
    return lambda word: int(word in words)


def test_a_word_that_no_passage_has_is_joined_by_what_passages_write_for_it() -> None:
    found = with_synonyms("星を見る", SYNONYMS, known("天体", "見る"))
    assert found.text == "星を見る"  # the vectors know synonyms themselves
    assert 0 < found.words["天体"] < 1 == found.words["星"]
    assert 0 < found.bigrams["天体"] < 1


@pytest.mark.parametrize(
    "words",
    [("星", "天体", "見る"), ("見る",)],
    ids=["the corpus has the word itself", "the corpus has neither"],
)
def test_nothing_is_added_to_a_word_that_needs_none_or_has_none(words: tuple[str, ...]) -> None:
    assert with_synonyms("星を見る", SYNONYMS, known(*words)) == plain("星を見る")


def test_several_synonyms_share_what_one_would_weigh() -> None:
    synonyms = parse_synonyms("星|天体|恒星\n")
    one = with_synonyms("星", synonyms, known("天体")).words
    both = with_synonyms("星", synonyms, known("天体", "恒星")).words
    assert both["天体"] == both["恒星"] < one["天体"]


@pytest.mark.parametrize(
    ("word", "base"),
    [
        ("sought", "seek"),
        ("held", "hold"),
        ("chosen", "choose"),
        ("won", "win"),
        ("children", "child"),
        ("criteria", "criterion"),
        ("studies", "study"),
        ("planned", "plan"),
    ],
)
def test_an_english_word_is_looked_up_in_its_base_form_too(word: str, base: str) -> None:
    forms = list(base_forms(word))
    assert forms[0] == word
    assert base in forms
