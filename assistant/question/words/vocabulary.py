"""Names that are made of words that any question is asked with: 「合計」, 「事業」, "Program"."""

from __future__ import annotations

from functools import cache, lru_cache

from assistant.question.words.lexicon import lexicon
from corpus.text import fold, fold_key
from corpus.words import listed
from index.lexical import tokenize

NAMES_KEPT = 65_536  # of which it is known whether they have a word of their own


@lru_cache(NAMES_KEPT)
def is_vocabulary(alias: str) -> bool:
    """Whether a name has no word of its own: 「合計」, 「事業」 and "Program" are asked with."""
    if fold_key(alias) in _sums():
        return True
    plain = _plain_words()
    return all(w in plain or not without_kinds(w) for w in tokenize(fold(alias).text)[0])


@cache
def _sums() -> frozenset[str]:
    return listed("names", "totals") | listed("names", "subtotals")


@cache
def _plain_words() -> frozenset[str]:
    return frozenset(lexicon().stop_ja | lexicon().stop_en)


def without_kinds(text: str) -> str:
    """A text without the words that say what kind of thing a name is: 「事業」, "program"."""
    for kind in _kinds():
        text = text.replace(kind, "")
    return text


@cache
def _kinds() -> tuple[str, ...]:
    kinds = (*lexicon().parts["ja"]["ending"], *lexicon().parts["en"]["ending"])
    return tuple(sorted(kinds, key=len, reverse=True))
