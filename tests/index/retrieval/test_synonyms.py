"""Synonyms: what is read from the data, found in questions, and added where a word is missing."""

import unicodedata
from importlib.resources import files

import pytest

from corpus.text import fold_key
from index.lexical import tokenize
from index.retrieval.expansion import plain, with_synonyms
from index.retrieval.glossary import base_forms
from index.retrieval.others import load_english_synonyms
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


LANGUAGES = ("synonyms.tsv", "synonyms_en.tsv")


def groups(name: str) -> list[list[str]]:
    text = files("index.retrieval").joinpath(name).read_text("utf-8")
    return [line.split("|") for line in text.splitlines() if line and not line.startswith("#")]


@pytest.mark.parametrize("name", LANGUAGES)
def test_the_bundled_synonyms_are_well_formed(name: str) -> None:
    assert len(groups(name)) > 500
    for group in groups(name):
        assert 2 <= len(group) <= 14, group  # with the forms of English verbs
        keys = [fold_key(word) for word in group]
        assert len(set(keys)) == len(keys), group
        for word in group:
            assert word == unicodedata.normalize("NFKC", word).strip() != "", group
            assert tokenize(word)[0], word


@pytest.mark.parametrize("name", LANGUAGES)
def test_no_group_of_the_bundled_synonyms_stands_twice(name: str) -> None:
    seen = [frozenset(fold_key(word) for word in group) for group in groups(name)]
    assert len(set(seen)) == len(seen)


def test_the_bundled_synonyms_know_the_words_of_offices() -> None:
    synonyms = load_synonyms()
    assert {"招へい", "招聘"} <= set(synonyms.get("呼ぶ"))
    assert "派遣" in synonyms.get("送り出す")
    assert synonyms is load_synonyms()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("上限", "下限"), ("採択", "不採択"), ("転入", "転出"), ("新築", "改修"),
        ("小学校", "中学校"), ("給付", "貸付"), ("歳入", "歳出"), ("増加", "減少"),
        ("有料", "無料"), ("開始", "終了"), ("開館", "休館日"), ("全額", "半額"),
        ("所得", "年収"), ("市民税", "県民税"), ("自動車税", "軽自動車税"),
        ("国庫補助金", "県支出金"), ("第1子", "第2子"), ("母子家庭", "父子家庭"),
        ("燃えるゴミ", "燃えないゴミ"), ("直接経費", "間接経費"), ("当初", "補正"),
        ("避難所", "避難場所"), ("特別徴収", "源泉徴収"), ("繰越", "不用額"),
        ("maximum", "minimum"), ("eligible", "ineligible"), ("grant", "loan"),
        ("increase", "decrease"), ("openingdate", "closingdate"), ("directcosts", "indirectcosts"),
        ("mandatory", "discretionary"), ("primaryschool", "highschool"), ("import", "export"),
        ("taxcredit", "taxdeduction"), ("borrow", "lend"), ("request", "enacted"),
    ],
)  # fmt: skip
def test_words_whose_exchange_would_make_a_wrong_answer_right_are_no_synonyms(
    one: str, other: str
) -> None:
    synonyms = load_english_synonyms() if one.isascii() else load_synonyms()
    assert other not in synonyms.get(one) and one not in synonyms.get(other)


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
