"""Small numbers in English words, which documents and models write as they like."""

from __future__ import annotations

import re
from typing import Final

_WORDS = "one two three four five six seven eight nine ten eleven twelve"
SMALL: Final = {word: number for number, word in enumerate(_WORDS.split(), 1)}
_SMALL = re.compile(r"\b(" + "|".join(SMALL) + r")\b(?=[\s-][a-z])")


def in_digits(text: str) -> str:
    """A text in lower case with its small numbers in digits: "six months" -> "6 months"."""
    return _SMALL.sub(lambda m: str(SMALL[m[1]]), text)
