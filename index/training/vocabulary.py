"""The tokenizer: a Unigram model whose pieces are whole words.

Trained pieces cut Japanese anywhere; whole Sudachi words can start from word vectors and
mean something. Their log frequencies make the most likely cut nearly Sudachi's own, at the
speed of the `tokenizers` library and without Sudachi at run time.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tokenizers import Tokenizer

    from index.training.chive import WordVectors

UNKNOWN = "[UNK]"
# int8 rows of 256 dimensions for this many words, with the tokenizer, stay under 32 MB.
VOCABULARY_SIZE = 92_000
# Words of the word vectors' own list, by frequency there, that join whatever the training
# text holds: unseen documents use them.
_FREQUENT_WORDS = 60_000
# A word of that list is given the count of Zipf's law at its rank, scaled to the text.
_ZIPF_MASS = 0.06
# Rarer English words of dictionary glosses are mostly names of plants and insects.
_LEAST_ENGLISH = 3
_LONGEST_WORD = 12
_ENGLISH = re.compile(r"[a-z]+")
_SPACE = re.compile(r"\s")


def fold(text: str) -> str:
    """What the tokenizer's normaliser does to a text."""
    return unicodedata.normalize("NFKC", text).lower()


def count_words(texts: Iterable[str]) -> Counter[str]:
    """How often each Sudachi word (shortest unit) and each English word stands in `texts`."""
    import sudachipy

    tokenizer = sudachipy.Dictionary().tokenizer(mode=sudachipy.SplitMode.A)
    counts: Counter[str] = Counter()
    for text in texts:
        for line in fold(text).splitlines():
            counts.update(m.surface() for m in tokenizer.tokenize(line))
    return counts


def count_english(texts: Iterable[str]) -> Counter[str]:
    """How often each run of Latin letters stands in `texts`."""
    return Counter(word for text in texts for word in _ENGLISH.findall(text.lower()))


def choose_words(
    counts: Counter[str], english: Counter[str], vectors: WordVectors, size: int
) -> dict[str, float]:
    """Words with a count each, the most frequent first, `size` at most."""
    total = sum(counts.values())
    chosen: dict[str, float] = {}
    for rank, word in enumerate(vectors.words[:_FREQUENT_WORDS], start=1):
        if _is_word(fold(word)):
            chosen[fold(word)] = total * _ZIPF_MASS / (rank + 10)
    for word, count in english.items():
        if count >= _LEAST_ENGLISH and len(word) > 1:
            chosen[word] = max(chosen.get(word, 0), count)
    for word, count in counts.items():
        if _is_word(word):
            chosen[word] = max(chosen.get(word, 0), count)
    # A single character is the only reading of an unknown word: all of them stay.
    for character in {c for word in chosen for c in word}:
        chosen.setdefault(character, 0.5)
    ranked = sorted(chosen.items(), key=lambda item: (len(item[0]) > 1, -item[1], item[0]))
    return dict(ranked[:size])


def make_tokenizer(words: dict[str, float]) -> Tokenizer:
    """A Unigram tokenizer over `words`, with id 0 for what it does not know."""
    from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

    total = sum(words.values())
    pieces = [(UNKNOWN, math.log(0.1 / total))]
    pieces += [(word, round(math.log(count / total), 3)) for word, count in words.items()]
    tokenizer = Tokenizer(models.Unigram(pieces, unk_id=0))
    tokenizer.normalizer = normalizers.Sequence([normalizers.NFKC(), normalizers.Lowercase()])
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [pre_tokenizers.WhitespaceSplit(), pre_tokenizers.UnicodeScripts()]
    )
    return tokenizer


def _is_word(text: str) -> bool:
    return 0 < len(text) <= _LONGEST_WORD and not _SPACE.search(text)
