"""Forms of words in Latin letters: the readings of Japanese names, the stems of English words.

"Yamada" finds 山田, "closes" finds "closing".

Writers differ in how they mark long vowels (Ōno, Ohno, Oono, Ono), so every spelling is squeezed
to one without them, in the text and in the question alike.
"""

from __future__ import annotations

import re
import threading
import unicodedata
from functools import lru_cache

import jaconv
import Stemmer

_LONG = ((re.compile("o[uo]+"), "o"), (re.compile("uu+"), "u"), (re.compile("oh(?![aeiouy])"), "o"))
_ACCENTS = re.compile("[\u0300-\u036f]")
_MARKS = re.compile("[^a-z]")
_thread = threading.local()


@lru_cache(maxsize=65536)
def romanised(katakana: str) -> str:
    """A reading in katakana as a Hepburn spelling without long vowels: ヤマダ is "yamada"."""
    return squeezed(jaconv.kana2alphabet(jaconv.kata2hira(katakana)))


def english_stem(word: str) -> str:
    """The stem of a lower-case English word, by Porter's second algorithm (Snowball)."""
    if not hasattr(_thread, "stemmer"):
        _thread.stemmer = Stemmer.Stemmer("english")  # not safe to share between threads
    return str(_thread.stemmer.stemWord(word))


def without_accents(text: str) -> str:
    """The text with plain Latin letters: ü is u. The voicing marks of kana stay."""
    if text.isascii():
        return text
    return unicodedata.normalize("NFC", _ACCENTS.sub("", unicodedata.normalize("NFD", text)))


def squeezed(latin: str) -> str:
    """A Latin spelling without marks and long vowels: "Ōno", "Ohno" and "Oono" are "ono"."""
    word = _MARKS.sub("", without_accents(latin.lower()))
    for pattern, short in _LONG:
        word = pattern.sub(short, word)
    return word
