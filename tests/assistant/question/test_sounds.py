"""English names as Japanese askers write them."""

import pytest

from assistant.question.words.sounds import Sounds, of_english, of_katakana


@pytest.mark.parametrize(
    ("english", "kana"),
    [
        ("manchester", "マンチェスター"), ("kentucky", "ケンタッキー"), ("vermont", "ヴァーモント"),
        ("cambridge", "ケンブリッジ"), ("queensland", "クイーンズランド"), ("oregon", "オレゴン"),
    ],
)  # fmt: skip
def test_a_name_and_its_katakana_come_down_to_one_sequence_of_consonants(english, kana):
    assert of_english(english) == of_katakana(kana)


def test_names_of_one_and_two_words_are_found_by_their_sound():
    sounds = Sounds([("stonebridge", "harbour", "board"), ("green", "valley", "fund")])
    assert sounds.alike("ストーンブリッジの予算") == ("stonebridge",)
    assert sounds.alike("グリーンバレー基金") == ("green", "valley")
    assert sounds.alike("コストは") == ()
