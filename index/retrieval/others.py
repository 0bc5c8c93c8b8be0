"""Other words for a word, within English and from Japanese to English.

A Japanese question may be answered by an English document, and an English one in other words than
it asks in. What the glossary gives for an English word in Japanese is read the other way round.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from corpus.text import fold_key
from index.lexical.readings import english_stem
from index.retrieval.glossary import load_glossary
from index.retrieval.synonyms import Synonyms, parse_synonyms

MOST = 12  # English words for a Japanese one; a word with more of them says little


@cache
def load_english_synonyms() -> Synonyms:
    """The English synonyms that come with the package."""
    return parse_synonyms((files(__package__) / "synonyms_en.tsv").read_text(encoding="utf-8"))


@cache
def _english_of() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for english, japanese in load_glossary().items():
        for word in japanese:
            found[fold_key(word)][fold_key(" ".join(english))] = None
    return {word: tuple(english)[:MOST] for word, english in found.items()}


@cache
def other_words(word: str) -> tuple[str, ...]:
    """Folded words that say the same in English: 応募 → apply, application; leads → director."""
    if not word.isascii():
        return _english_of().get(word, ())
    same = load_english_synonyms().get(word) or load_english_synonyms().get(english_stem(word))
    return tuple(other for other in same if other != word)
