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
# What turns the order of the characters shown after it, or drives a terminal.
TURNING = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)
_JOINER = "\u2060"  # neither seen nor a break, and turns nothing


@lru_cache(maxsize=8192)
def plain(text: str) -> str:
    """The text for comparing with words: "補　正　額\\n（千円）" -> "補正額(千円)"."""
    narrowed = narrow(_SUPERSCRIPT.sub("", text)).lower()
    return _SPACED.sub("", _BLANK.sub(" ", narrowed)).strip()


def without_superscripts(text: str) -> str:
    """The text without superscript digits: "310²" -> "310"."""
    return _SUPERSCRIPT.sub("", text)


def in_order(text: str) -> str:
    """A text that is shown in the order of its characters: "\\u202eabc" -> "\\u2060abc".

    One for one, so that places in it stay; the joiner is neither seen nor compared.
    """
    return TURNING.sub(_JOINER, text)


def whole_characters(text: str) -> str:
    """A text in order and without halves of surrogate pairs, which no encoding can write.

    "a\\udcff" -> "a?". JSON can hold such a half, and so does an argument of a command that is no
    UTF-8.
    """
    return in_order(text.encode("utf-8", "replace").decode())
