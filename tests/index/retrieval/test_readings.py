"""Names are found by their reading in Latin letters, English words by their stem."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.lexical import LexicalIndex, morphemes, other_forms, tokenize
from index.lexical.readings import english_stem, romanised, squeezed


@pytest.mark.parametrize(
    ("katakana", "latin"),
    [
        ("ヤマダ", "yamada"),
        ("オオノ", "ono"),
        ("サトウ", "sato"),
        ("ユウキ", "yuki"),
        ("トウキョウ", "tokyo"),
        ("シンジュク", "shinjuku"),
    ],
)
def test_a_reading_is_spelt_in_latin_letters_without_long_vowels(katakana: str, latin: str) -> None:
    assert romanised(katakana) == latin


@pytest.mark.parametrize(
    ("spellings", "latin"),
    [
        (("Ōno", "Ohno", "Oono", "Ono", "ono"), "ono"),
        (("Tōkyō", "Tokyo", "TOUKYOU"), "tokyo"),
        (("Satō", "Satoh", "Satou"), "sato"),
        (("O'Hara", "Ohara"), "ohara"),  # a syllable of its own is no long vowel
        (("Johan",), "johan"),
    ],
)
def test_every_way_to_mark_a_long_vowel_is_one_spelling(
    spellings: tuple[str, ...], latin: str
) -> None:
    assert {squeezed(spelling) for spelling in spellings} == {latin}


@given(st.text(max_size=20))
def test_what_is_squeezed_is_letters_and_stays_as_it_is(text: str) -> None:
    once = squeezed(text)
    assert once == "" or (once.isascii() and once.isalpha() and once.islower())
    assert len(squeezed(once)) <= len(once)


@pytest.mark.parametrize("word", ["close", "closes", "closed", "closing"])
def test_inflections_of_a_word_have_one_stem(word: str) -> None:
    assert english_stem(word) == "close"


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("山田", {"yamada"}),
        ("大野", {"ono"}),
        ("京都", {"kyoto"}),
        ("closing", {"close"}),
        ("telescopes", {"telescop"}),
        ("ohno", {"ono"}),
        ("観測", set()),  # a common noun has no reading to be asked by
        ("moon", {"moon", "mon"}),  # which the dictionary takes for ムーン
        ("the", set()),
        ("30", set()),
    ],
)
def test_what_a_word_counts_as_besides_itself(word: str, forms: set[str]) -> None:
    (morpheme,) = morphemes(word)
    assert other_forms(morpheme) == forms


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Yamada", "研究代表者　山田花子"),
        ("Hanako Yamada", "研究代表者　山田花子"),
        ("Ohno", "大野教授が率いる"),
        ("Ono", "大野教授が率いる"),
        ("Ōno", "大野教授が率いる"),
        ("Gotō", "後藤教授が率いる"),
        ("Kyoto", "京都で開催する"),
        ("closes", "The call is closing in May."),
    ],
)
def test_a_question_and_a_text_have_a_word_in_common(question: str, text: str) -> None:
    assert set(tokenize(question)[0]) & set(tokenize(text)[0])


def test_a_name_in_latin_letters_finds_the_passage_that_writes_it_in_japanese() -> None:
    texts = ["望遠鏡を整備する。", "山田花子が彗星を観測する。", "若手を海外に派遣する。"]
    index = LexicalIndex.build([tokenize(text) for text in texts])
    assert index.search("Yamada").words.argmax() == 1
    assert index.search("Yamada").words[1] > 0
    assert index.vocabulary.frequency("yamada") == 1
