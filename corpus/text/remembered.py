"""Results of reading texts, kept: one line is read by every reader that looks at it.

A document has some hundred lines, and each reader of tables, pages and sentences asks the same of
them (is there an amount, a year, a name?), thousands of times in all: so what is known is looked up
by the dictionary itself, without a call of Python. Only for functions of nothing but the text
whose results never change.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import TypeVar

SHORT = 400  # characters of a text whose reading is kept: labels, lines, sentences, questions
KEPT = 8192  # texts, a few megabytes
LONG = 200_000  # characters of a page or a document, of which the latest few are kept
LONG_KEPT = 8

Result = TypeVar("Result")
Asked = TypeVar("Asked")


class _Kept(dict[str, Result]):
    """What was read of each text; all is forgotten where it is too much."""

    def __init__(self, read: Callable[[str], Result]) -> None:
        self._read = read
        self._read_long = lru_cache(LONG_KEPT)(read)

    def __missing__(self, text: str) -> Result:
        if len(text) > SHORT:
            return self._read_long(text) if len(text) <= LONG else self._read(text)
        result = self._read(text)
        if len(self) >= KEPT:
            self.clear()
        self[text] = result
        return result


def remembered(read: Callable[[str], Result]) -> Callable[[str], Result]:
    """The function with its results for the latest texts kept, of long ones for a few."""
    return _Kept(read).__getitem__


def of_latest(read: Callable[[Asked], Result], keep: int = 1) -> Callable[[Asked], Result]:
    """The function with its results for the latest few arguments kept: those objects themselves.

    What is asked of a document by each of its tables and amounts is read once, and nothing of the
    document has to be compared.
    """
    kept: list[tuple[Asked, Result]] = []

    def reading(asked: Asked) -> Result:
        for latest, result in tuple(kept):
            if latest is asked:
                return result
        result = read(asked)
        kept[:] = [(asked, result), *kept[: keep - 1]]
        return result

    return wraps(read)(reading)
