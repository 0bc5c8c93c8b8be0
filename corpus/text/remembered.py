"""Results of reading short texts, kept: one line is read by every reader that looks at it.

A document has some hundred lines, and each reader of tables, pages and sentences asks the same of
them (is there an amount, a year, a name?). Only for functions of nothing but the text whose
results never change.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import TypeVar

SHORT = 400  # characters of a text whose reading is kept: labels, lines, sentences, questions
KEPT = 8192  # texts, a few megabytes

Result = TypeVar("Result")


def remembered(read: Callable[[str], Result]) -> Callable[[str], Result]:
    """The function with its results for the latest short texts kept."""
    kept = lru_cache(maxsize=KEPT)(read)

    @wraps(read)
    def reading(text: str) -> Result:
        return kept(text) if len(text) <= SHORT else read(text)

    return reading
