"""Words that single out no name, and the stems of those that do."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from assistant.question.signs import Sign
from assistant.question.words.lexicon import lexicon, words_of
from corpus.text import fold_key
from index.lexical.readings import english_stem

GENERIC = ("granted", "kind", "ending", "thing", "paper")  # parts of the lexicon


def stems(words: Iterable[str]) -> Iterable[str]:
    """The stems of the words of content of an English name: Horses and → hors."""
    keys = (fold_key(word).strip("(),.;:&'") for word in words)
    plain = lexicon().stop_en | generic()
    return (english_stem(key) for key in keys if key.isalpha() and key not in plain)


@cache
def generic() -> frozenset[str]:
    """Words for what is granted, for kinds of programs and papers, for the whole: no name."""
    parts = lexicon().parts
    own = [w for to in ("ja", "en") for part in GENERIC for w in parts[to].get(part, ())]
    own += [w for to in ("ja", "en") for w in words_of(Sign.WHOLE, to)]
    return frozenset(map(fold_key, own))


@cache
def home() -> frozenset[str]:
    """The words for the country whose papers all are: they tell none from another."""
    parts = lexicon().parts
    return frozenset(fold_key(w) for to in ("ja", "en") for w in parts[to].get("home", ()))
