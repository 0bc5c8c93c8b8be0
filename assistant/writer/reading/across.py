"""Words of a Japanese sentence that are looked for in English lines.

Pairs of kanji, by which Japanese lines are compared, are no words that a dictionary has.
"""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.writer.reading.vocabulary import words
from index.lexical import tokenize
from index.retrieval.glossary import load_reversed

SAYS = re.compile(r"[\u30a0-\u30ff]{2}|[\u4e00-\u9fff々]|[a-z]{3}")  # not する, こと, は


def dictionary_words(text: str) -> frozenset[str]:
    """Terms of the glossary, and the words between them: 「補助金を農家に」 -> 補助金, 農家."""
    rest = text
    found = set()
    for match in _listed().finditer(text):
        found.add(match[0])
        rest = rest[: match.start()] + " " * len(match[0]) + rest[match.end() :]
    between = {word for word in tokenize(rest)[0] if SAYS.search(word)}
    held = set(words()["plain"]["words"]) | set(words()["negation"]["words"])
    return frozenset((found | between) - held)


def is_listed(word: str) -> bool:
    """Whether the glossary would know a word in the lines if it stood there."""
    return word in load_reversed()


@lru_cache(maxsize=1)
def _listed() -> re.Pattern[str]:
    terms = sorted((t for t in load_reversed() if len(t) > 1), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, terms)))
