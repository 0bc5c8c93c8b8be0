"""What a question says besides what it asks for: that things are new, that all are meant.

The words of each sign are data (`words/signs.toml`). A question carries the signs that it shows,
so that nothing behind the understanding reads its text again; statements are read by the same
words: "the most applied for" is answered by a sentence that says what is most.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files

from assistant.question.words.lexicon import english_pattern
from corpus.text import fold, fold_key


class Sign(StrEnum):
    """A thing that a text may say by any of its words."""

    NEW = "new"
    FULL_NAME = "full_name"  # what a short name stands for
    MORE = "more"
    LESS = "less"
    CHANGE = "change"
    IN_ORDER = "in_order"
    EACH = "each"
    WHICH_IS_MORE = "which_is_more"
    ALL = "all"
    IN_TOTAL = "in_total"
    MOST = "most"
    FOREMOST = "foremost"
    LEAST = "least"
    SHARE_OF = "share_of"
    OF_THE_WHOLE = "of_the_whole"
    WHOLE_OF = "whole_of"  # the program that has another as its part
    COMPARE = "compare"


@dataclass(frozen=True, slots=True)
class _Words:
    ja: tuple[str, ...]
    but: tuple[str, ...]
    en: re.Pattern[str] | None

    def found_in(self, key: str, words: str) -> bool:
        for other in self.but:
            key = key.replace(other, " ")
        return any(w in key for w in self.ja) or bool(self.en and self.en.search(words))


@lru_cache(maxsize=1)
def _vocabulary() -> Mapping[Sign, _Words]:
    raw = tomllib.loads((files("assistant.question.words") / "signs.toml").read_text("utf-8"))
    return {Sign(name): _read(entry) for name, entry in raw.items()}


def _read(entry: Mapping[str, list[str]]) -> _Words:
    ja, but = (tuple(map(fold_key, entry.get(n, ()))) for n in ("ja", "not"))
    return _Words(ja, but, english_pattern(entry.get("en", ())))


def signs_in(text: str) -> frozenset[Sign]:
    """The signs that a text shows: 「それぞれ何人？」 → {EACH}."""
    key, words = fold_key(text), fold(text).text
    return frozenset(s for s, own in _vocabulary().items() if own.found_in(key, words))


def shows(text: str, sign: Sign) -> bool:
    """Whether a text shows one sign."""
    return _vocabulary()[sign].found_in(fold_key(text), fold(text).text)
