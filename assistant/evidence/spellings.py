"""Whether a head or a cell says a word, in any of its spellings.

"award_usd" says "award", "Cities" says "city", and 助成決定額 says 決定.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from assistant.question.model import Term
from corpus.text import fold, fold_key
from corpus.text.folding import is_japanese
from corpus.text.remembered import remembered

TERMS_KEPT = 256  # of which the spellings are known: those of the last turns
SHORTEST_PHRASE = 8  # characters of several words, written as one
SHORTEST_STEM = 4  # letters of a word that others may begin with
JOINTS = re.compile(r"(?<=[a-z])(?=[A-Z])|[\W_]+")  # awardAmount, award_usd


class _Written(NamedTuple):
    """A head or a cell: its words, those without the endings of plurals, and all as one key."""

    words: tuple[str, ...]
    bare: frozenset[str]
    key: str


@dataclass(frozen=True, slots=True)
class Spellings:
    """The spellings of a term; of several words only the whole `phrase` is looked for."""

    phrase: str | None
    japanese: tuple[str, ...] = ()
    latin: frozenset[str] = frozenset()
    bare: frozenset[str] = frozenset()
    stems: tuple[str, ...] = ()

    @classmethod
    @lru_cache(TERMS_KEPT)
    def of(cls, term: Term) -> Spellings:
        """The folded spellings of a term, which is asked of many cells."""
        said = fold_key(term.surface)
        if " " in term.surface:
            return cls(said)
        spellings = [a for a in dict.fromkeys((said, *term.alternatives)) if a]
        japanese = tuple(a for a in spellings if any(map(is_japanese, a)))
        latin = frozenset(spellings).difference(japanese)
        stems = tuple(a for a in latin if len(a) >= SHORTEST_STEM)
        return cls(None, japanese, latin, frozenset(map(bare, latin)), stems)

    def stand_in(self, text: str) -> bool:
        """Whether a text says one: as a word, or one that begins so; Japanese anywhere."""
        written = _written(text)
        if self.phrase is not None:
            return len(self.phrase) >= SHORTEST_PHRASE and self.phrase in written.key
        if written.key in self.latin or any(_stands(a, written.key) for a in self.japanese):
            return True
        if not written.bare.isdisjoint(self.bare):
            return True
        return any(word.startswith(self.stems) for word in written.words)


def _stands(word: str, key: str) -> bool:
    """Whether a word stands in a text, 「1日」 not in 「31日」."""
    at = key.find(word)
    while at > 0 and word[0].isdigit() and key[at - 1].isdigit():
        at = key.find(word, at + 1)
    return at >= 0


def says_term(text: str, term: Term) -> bool:
    """Whether a text says a term."""
    return Spellings.of(term).stand_in(text)


def split_words(text: str) -> tuple[str, ...]:
    """The words of a head or a cell, folded: "award_usd" → ("award", "usd")."""
    return tuple(w for w in JOINTS.split(fold(text).text) if w and not w.isspace())


def bare(word: str) -> str:
    """A word without the ending of its plural: "states" → "state", "cities" → "city"."""
    return f"{word[:-3]}y" if word.endswith("ies") else word.removesuffix("s")


@remembered
def _written(text: str) -> _Written:
    words = tuple(w.lower() for w in split_words(text))
    return _Written(words, frozenset(map(bare, words)), fold_key(text))
