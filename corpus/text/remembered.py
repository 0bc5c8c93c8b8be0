"""Results of reading short texts, kept: one line is read by every reader that looks at it.

A document has some hundred lines, and each reader of tables, pages and sentences asks the same of
them (is there an amount, a year, a name?), thousands of times in all: so what is known is looked up
by the dictionary itself, without a call of Python. Only for functions of nothing but the text
whose results never change.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

SHORT = 400  # characters of a text whose reading is kept: labels, lines, sentences, questions
KEPT = 8192  # texts, a few megabytes

Result = TypeVar("Result")


class _Kept(dict[str, Result]):
    """What was read of each text; all is forgotten where it is too much."""

    def __init__(self, read: Callable[[str], Result]) -> None:
        self._read = read

    def __missing__(self, text: str) -> Result:
        result = self._read(text)
        if len(text) <= SHORT:
            if len(self) >= KEPT:
                self.clear()
            self[text] = result
        return result


def remembered(read: Callable[[str], Result]) -> Callable[[str], Result]:
    """The function with its results for the latest short texts kept."""
    return _Kept(read).__getitem__
