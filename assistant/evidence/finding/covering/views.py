"""Evidence as coverage sees it: folded, cut into words, with the heading above it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from assistant.evidence.finding.covering.words import WordIndex


@dataclass(frozen=True, slots=True)
class View:
    """Evidence as coverage sees it: folded key and normalised tokens, and its line."""

    key: str
    tokens: frozenset[str]
    heading_key: str
    heading_tokens: frozenset[str]
    line: int
    title: str = ""  # the innermost heading as it stands
    title_key: str = ""
    kinds: frozenset[str] = frozenset()  # of the value, where the statement is a labelled one
    said: frozenset[str] = frozenset()  # of the values that a sentence holds


NAMELESS = View("", frozenset(), "", frozenset(), 0)


class ViewIndex:
    """The views of a document with the words of their texts and of the headings above them."""

    def __init__(self, views: Sequence[View], identity: View = NAMELESS) -> None:
        """`identity` is what the document says of itself as a whole: its title, its opening."""
        self.views = views
        self.nameless = identity is NAMELESS
        self.identity = WordIndex([(identity.key, identity.tokens)])
        self.texts = WordIndex([(v.key, v.tokens) for v in views])
        self.headings = WordIndex([(v.heading_key, v.heading_tokens) for v in views])
        self.headed = any(v.heading_key for v in views)
        self._of_kind: dict[str, tuple[NDArray[np.bool_], NDArray[np.bool_]]] = {}

    @cached_property
    def lines(self) -> NDArray[np.int64]:
        """The line of each view."""
        return np.fromiter((v.line for v in self.views), np.int64, len(self.views))

    def frequency(self, word: str) -> int:
        """How many views have a word, in their text or in the heading above it."""
        return len(self.texts.having(word) | self.headings.having(word))

    def of_kind(self, kind: str) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        """Which views are a labelled value of a kind, and which hold one in a sentence."""
        if kind not in self._of_kind:
            labelled = np.array([kind in v.kinds for v in self.views], dtype=bool)
            said = np.array([kind in v.said for v in self.views], dtype=bool)
            self._of_kind[kind] = labelled, said
        return self._of_kind[kind]
