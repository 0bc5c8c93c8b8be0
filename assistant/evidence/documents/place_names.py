"""Words as a title or a file's name writes them: 笹原町 → "sasahara", ささはら; 決算 → "kessan"."""

from __future__ import annotations

from collections.abc import Iterator

import jaconv

from assistant.question.words.characters import is_kanji
from index.lexical import morphemes
from index.lexical.readings import romanised

SHORTEST = 3  # letters or kana that name a place and stand inside few other words
PLAIN = 5  # letters of a plain word in a file's name, which are no word of English
NOUN, PROPER = "名詞", "固有名詞"
# What a name ends with that is no part of it, and how it may be read.
ENDINGS = {
    "都": ("ト",), "道": ("ドウ",), "府": ("フ",), "県": ("ケン",), "市": ("シ",), "区": ("ク",),
    "町": ("チョウ", "マチ"), "村": ("ソン", "ムラ"), "郡": ("グン",),
}  # fmt: skip


def spellings(word: str) -> tuple[str, ...]:
    """The readings of the proper nouns of a word, in Latin letters and in hiragana.

    With and without the ending that says what kind of place it is (readings as Sudachi's
    dictionary has them): 「笹原町」 → ("sasaharacho", "ささはらちょう", "sasahara", "ささはら").
    Of other nouns the Latin one alone, which the names of files have: 「決算」 → ("kessan",).
    """
    written = (w for kana in _readings(word) for w in (romanised(kana), jaconv.kata2hira(kana)))
    plain = (w for w in map(romanised, _plain(word)) if len(w) >= PLAIN)
    return tuple(dict.fromkeys((*(w for w in written if len(w) >= SHORTEST), *plain)))


def _plain(word: str) -> Iterator[str]:
    """The readings of the nouns in Chinese characters that are no names."""
    for noun in morphemes(word):
        speech = noun.part_of_speech()
        if speech[0] == NOUN and speech[1] != PROPER and all(map(is_kanji, noun.surface())):
            yield noun.reading_form()


def _readings(word: str) -> Iterator[str]:
    for name in morphemes(word):
        surface, kana = name.surface(), name.reading_form()
        if name.part_of_speech()[1] != PROPER or surface.isascii():
            continue
        yield kana
        read = (end for end in ENDINGS.get(surface[-1], ()) if kana.endswith(end))
        yield from (kana.removesuffix(end) for end in read if kana != end)
