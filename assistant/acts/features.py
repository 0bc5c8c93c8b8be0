"""What the classifier sees of a turn: runs of characters, runs of words, a meaning, what was shown.

Runs of characters bear typing errors and read any language; words bring spelling variants together;
the bundled encoder's vector brings together words that mean alike, in both languages. What differs
from one document to the next is folded to a mark, so that unseen names and digits do not matter.
The text is lower case after folding: capital letters are free to be the marks.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.acts.act import Shown
from corpus.text import find_amounts, find_years, fold
from corpus.text.plain import whole_characters
from index.encoding.bundled import bundled_encoder
from index.lexical.tokens import morphemes

Floats = NDArray[np.float32]

NAME, AMOUNT, YEAR, NUMBER = "X", "A", "Y", "D"
# A turn that is longer keeps its ends: the question stands there, what is between tells a story.
HEAD, TAIL = 100, 200
LONGEST_CHARACTERS = 3
LONGEST_WORDS = 2
BUCKETS = 2**15
# The length of each part of the vector, squared. With each round held out, a MEANING of .2, .4 and
# .8 gave 80.9, 81.6 and 81.2 %: it hardly matters.
CHARACTERS, WORDS, MEANING, SHOWN = 0.5, 0.5, 0.4, 0.03

_YEAR = re.compile(r"(?<![\d.,])(?:19|20)\d\d(?![\d.,])")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


@dataclass(frozen=True, slots=True)
class Features:
    """How often each run of characters and of words occurs, by hash, and the dense rest."""

    characters: Counter[int]
    words: Counter[int]
    dense: Floats


def fold_turn(text: str) -> str:
    """The turn with marks: 「{}は令和7年度に30億円ですか」 -> 「XはYにAですか」."""
    if len(text) > HEAD + TAIL:
        text = f"{text[:HEAD]} {text[-TAIL:]}"
    whole = whole_characters(text)
    plain = fold(whole).text.strip().replace("{}", NAME)
    plain = _mark(plain, [(a.start, a.end) for a in find_amounts(plain)], AMOUNT)
    plain = _mark(plain, [(y.start, y.end) for y in find_years(plain)], YEAR)
    return _NUMBER.sub(NUMBER, _YEAR.sub(YEAR, plain))


def turn_features(text: str, shown: Shown) -> Features:
    """The features of a turn whose linked names are "{}"."""
    folded = fold_turn(text)
    words = [m.normalized_form() for m in morphemes(folded) if m.surface().strip()]
    meaning = bundled_encoder().encode_queries([folded])[0] * np.float32(MEANING**0.5)
    context = np.array([s is shown for s in Shown], np.float32) * np.float32(SHOWN**0.5)
    return Features(
        _hashed(map("".join, _runs(f"^{folded}$", LONGEST_CHARACTERS))),
        _hashed(map("\t".join, _runs(["", *words, ""], LONGEST_WORDS))),
        np.concatenate([meaning, context]),
    )


def sparse_part(features: Features, rarity: Floats) -> tuple[NDArray[np.int64], Floats]:
    """Places and values of the runs; `rarity` (buckets) weighs them by how rare they are."""
    parts = [
        _weighed(features.characters, rarity, CHARACTERS),
        _weighed(features.words, rarity, WORDS),
    ]
    return np.concatenate([ids for ids, _ in parts]), np.concatenate([v for _, v in parts])


def _weighed(
    counts: Counter[int], rarity: Floats, length: float
) -> tuple[NDArray[np.int64], Floats]:
    ids = np.fromiter(counts, np.int64, len(counts))
    values = (1 + np.log(np.fromiter(counts.values(), np.float32, len(counts)))) * rarity[ids]
    return ids, values * np.float32(length**0.5 / max(float(np.linalg.norm(values)), 1e-9))


def _runs(items: Sequence[str], longest: int) -> Iterable[Sequence[str]]:
    for n in range(1, longest + 1):
        for start in range(len(items) - n + 1):
            yield items[start : start + n]


def _hashed(runs: Iterable[str]) -> Counter[int]:
    return Counter(zlib.crc32(run.encode()) % BUCKETS for run in runs)


def _mark(text: str, spans: list[tuple[int, int]], mark: str) -> str:
    for start, end in sorted(set(spans), reverse=True):
        text = text[:start] + mark + text[end:]
    return text
