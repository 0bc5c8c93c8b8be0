"""A text as the vocabulary writes it: narrow, in small letters, without letter-spacing."""

from __future__ import annotations

import re
from functools import lru_cache

from corpus.text.numerals import narrow

_WIDE = r"[々〆ぁ-ヿ一-鿿・、。()額]"
_SPACED = re.compile(rf"(?<={_WIDE})\s+(?={_WIDE})")
_BLANK = re.compile(r"[\s_]+")
# Superscripts are marks of notes, never digits of the number before them.
_SUPERSCRIPT = re.compile("[\u00b9\u00b2\u00b3\u2070-\u207f]+")


@lru_cache(maxsize=8192)
def plain(text: str) -> str:
    """The text for comparing with words: "補　正　額\\n（千円）" -> "補正額(千円)"."""
    narrowed = narrow(_SUPERSCRIPT.sub("", text)).lower()
    return _SPACED.sub("", _BLANK.sub(" ", narrowed)).strip()


def without_superscripts(text: str) -> str:
    """The text without superscript digits: "310²" -> "310"."""
    return _SUPERSCRIPT.sub("", text)


def whole_characters(text: str) -> str:
    """A text without halves of surrogate pairs, which no encoding can write: "a\\udcff" -> "a?".

    JSON can hold such a half, and so does an argument of a command that is no UTF-8.
    """
    return text.encode("utf-8", "replace").decode()
