"""How much each word of a question weighs: by how rare it is, and by what it says there.

Terms weigh by their rarity in the corpus (inverse document frequency, Spärck Jones 1972), so that
「支援」 alone proves little.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from importlib.resources import files

from assistant.question.model import Term
from corpus.text import fold_key
from index.lexical import tokenize

FOCUS_WEIGHT = 1.6  # the topic of the question decides more than its circumstances
VERBAL_WEIGHT = 0.6  # 「認定された」 tells more than 「された」 and less than a thing of its own
LIGHT_WEIGHT = 1.0  # verbs are said in many ways; nouns carry the topic
CONCEPT_WEIGHT = 3.0  # a word for an attribute: neither rare nor common
RAREST = 6.0  # weight of a word that the corpus does not have at all


@cache
def frames() -> frozenset[str]:
    """Folded words that frame a question: 違い, "reason"."""
    text = files(__package__).joinpath("frames.toml").read_text("utf-8")
    return frozenset(fold_key(word) for words in tomllib.loads(text).values() for word in words)


Near = Callable[[str], Mapping[str, float]]


def nothing_near(_word: str) -> Mapping[str, float]:
    """No word means about the same as another."""
    return {}


class Weights:
    """Term weights from the number of passages, or statements, that have a word.

    Counted inside one document they are the same however many documents stand beside it.
    """

    def __init__(
        self,
        frequency: Callable[[str], int],
        passages: int,
        near: Near = nothing_near,
    ) -> None:
        """`near` gives the words of the corpus that mean about the same, with a similarity."""
        self._frequency = frequency
        self._passages = max(passages, 1)
        self.near = near
        self._counts: dict[str, int] = {}

    def of(self, term: Term) -> float:
        """Weight of a term: that of its rarest part, more for the topic of the question."""
        focus = FOCUS_WEIGHT if term.focus else 1.0
        if term.light or term.alternatives[0] in frames():
            return LIGHT_WEIGHT
        if term.concept:
            return CONCEPT_WEIGHT * focus
        if not term.known:
            return RAREST * focus
        parts = term.parts or (term.alternatives,)
        done = VERBAL_WEIGHT if term.verbal else 1.0
        return max(self.part(p) for p in parts) * focus * done

    def part(self, alternatives: Sequence[str]) -> float:
        """Weight of one part: that of its most frequent spelling."""
        seen = max((self._seen(a) for a in alternatives), default=0)
        return min(RAREST, 0.3 + math.log((self._passages + 1) / (seen + 0.5)))

    def _seen(self, word: str) -> int:
        """In how many passages a word stands; of several tokens that of the rarest."""
        if word not in self._counts:
            own = self._frequency(word)
            tokens = tokenize(word)[0] if not own else ()
            self._counts[word] = own or min(map(self._frequency, tokens), default=0)
        return self._counts[word]
