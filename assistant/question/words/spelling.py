"""English words with one slip of the finger, as they are meant: "how mcuh is teh budgt" → "how
much is the budget".

A word is wrong where neither English nor a document has it. What it is meant to be is, of the
words that are one letter away, one of the field before any other, and then the most frequent.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache
from itertools import chain

from spellchecker import SpellChecker

from corpus.text.folding import is_japanese
from index.retrieval.glossary import load_glossary

# In small letters, but for the first of a text: capitals are names. No address, code or number.
WORD = re.compile(r"(?:^[A-Z]|(?<![\w'’@./-]))[a-z]{3,}(?![\w'’@/-]|\.\w)")
SHORTEST = 4  # letters; of shorter ones too much else is one letter away
RARE = 1e-7  # share of what people say; a rarer word is not what was meant
LEFT_OUT = 3  # letters that are missing, at least, of a word that is shortened
WORDS_KEPT = 4096  # whose corrections are known

Known = Callable[[str], bool]


class Spelling:
    """Mends the slips of English questions; `known` tells a word that a document has."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self._meant = lru_cache(WORDS_KEPT)(self._meant_by)

    def mended(self, text: str) -> str:
        """An English text without slips; a Japanese one as it is."""
        if any(map(is_japanese, text)):
            return text
        return WORD.sub(lambda found: self._meant(found[0]), text)

    def _meant_by(self, word: str) -> str:
        small = word.lower()
        if len(small) < SHORTEST or _english().known([small]) or self._known(small):
            return word
        words = (_english().candidates(small) or set()) - {small}
        frequent = [w for w in words if _english().word_usage_frequency(w) > RARE]
        meant = max(frequent, key=self._likely, default=small)
        if small in _shortened() and meant not in _of_the_field():
            return word
        return meant.capitalize() if word[0].isupper() else meant

    def _likely(self, word: str) -> tuple[bool, float, str]:
        field = word in _of_the_field() or self._known(word)
        return field, _english().word_usage_frequency(word), word


@cache
def _english() -> SpellChecker:
    """English as people speak it (pyspellchecker's list, one letter away).

    See https://pyspellchecker.readthedocs.io.
    """
    return SpellChecker(language="en", distance=1)


@cache
def _shortened() -> frozenset[str]:
    """The beginnings of the field's words, as people shorten them: "admin", "coord"."""
    cuts = ((word, len(word) - LEFT_OUT) for word in _of_the_field())
    return frozenset(word[:n] for word, most in cuts for n in range(SHORTEST, most + 1))


@cache
def _of_the_field() -> frozenset[str]:
    return frozenset(chain.from_iterable(load_glossary()))
