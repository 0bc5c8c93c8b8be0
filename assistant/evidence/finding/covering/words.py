"""Which of many texts have a word, answered fast: every question asks it of every statement.

A word is had as a token of its normalised form, or as a run of characters of the folded text, which
finds it inside a compound. What was looked up once is kept, since questions use the same words.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from itertools import accumulate
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

REMEMBERED = 8192  # words whose texts are kept
TOLD = 32  # terms of which a number for each text is kept: those of one long conversation
LATIN_INSIDE = 9  # letters of a Latin word, or several, that nothing else holds by chance
Key = TypeVar("Key")
Found = TypeVar("Found")
NOWHERE: frozenset[int] = frozenset()


class WordIndex:
    """Texts by the words that they have; many may be the same text, as headings are."""

    def __init__(self, texts: Sequence[tuple[str, frozenset[str]]]) -> None:
        """`texts[i]` are the folded characters and the normalised tokens of text i."""
        places: dict[tuple[str, frozenset[str]], list[int]] = defaultdict(list)
        for place, text in enumerate(texts):
            places[text].append(place)
        self._places = list(places.values())
        self._joined = "\n".join(key for key, _ in places)
        lengths = (len(key) + 1 for key, _ in places)
        self._starts = list(accumulate(lengths, initial=0))
        self._by_token: dict[str, list[int]] = defaultdict(list)
        for number, (_, tokens) in enumerate(places):
            for token in tokens:
                self._by_token[token].append(number)
        self.size = len(texts)
        self._known: dict[tuple[str, bool], frozenset[int]] = {}
        self._listed: dict[tuple[str, bool], NDArray[np.int64]] = {}
        self._holding: dict[str, frozenset[int]] = {}
        self._told: dict[Hashable, NDArray[np.float64]] = {}

    def having(self, word: str, *, shortest: int = 1) -> frozenset[int]:
        """The places of the texts that have a word; below `shortest` characters as a token only."""
        key = (word, len(word) >= shortest)
        found = self._known.get(key)
        if found is None:
            found = _kept(self._known, key, self._look_up(*key))
        return found

    def places(self, word: str, *, shortest: int = 1) -> NDArray[np.int64]:
        """The same as an array, in no order."""
        key = (word, len(word) >= shortest)
        found = self._listed.get(key)
        if found is None:
            having = self.having(word, shortest=shortest)
            found = _kept(self._listed, key, np.fromiter(having, np.int64, len(having)))
        return found

    def holding(self, characters: str) -> frozenset[int]:
        """The places of the texts that have a run of characters, whatever stands around it."""
        found = self._holding.get(characters)
        if found is None:
            numbers = self._with_characters(characters)
            found = _kept(self._holding, characters, self._of(numbers))
        return found

    def told(self, asked: Hashable, tell: Callable[[], NDArray[np.float64]]) -> NDArray[np.float64]:
        """A number for each text, which is told once for what is `asked`."""
        found = self._told.get(asked)
        if found is None:
            found = _kept(self._told, asked, tell(), most=TOLD)
            found.flags.writeable = False
        return found

    def _look_up(self, word: str, inside: bool) -> frozenset[int]:
        numbers = set(self._by_token.get(word, ()))
        if inside and not _is_short_latin(word):
            numbers |= self._with_characters(word)
        return self._of(numbers)

    def _of(self, numbers: set[int]) -> frozenset[int]:
        return frozenset(p for n in numbers for p in self._places[n]) if numbers else NOWHERE

    def _with_characters(self, word: str) -> set[int]:
        numbers: set[int] = set()
        at = self._joined.find(word)
        while at >= 0:
            number = bisect_right(self._starts, at) - 1
            numbers.add(number)
            at = self._joined.find(word, self._starts[number + 1])
        return numbers


def _kept(memory: dict[Key, Found], key: Key, found: Found, *, most: int = REMEMBERED) -> Found:
    """What was found, remembered; other threads may clear the memory meanwhile."""
    if len(memory) >= most:
        memory.clear()
    memory[key] = found
    return found


def _is_short_latin(word: str) -> bool:
    """Whether a word is found as a token only: "star" does not stand in "restart"."""
    return len(word) < LATIN_INSIDE and word.isascii() and word.isalpha()
