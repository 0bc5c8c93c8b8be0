"""Which language to answer in."""

from __future__ import annotations

import re

from assistant.model import Language
from assistant.question.words.characters import HIRAGANA, english_words
from corpus.text.folding import is_japanese

QUOTED = re.compile(r"[（(「『\"][^）)」』\"]*[）)」』\"]")
SENTENCE = 3  # so many English words make an English sentence


def detect_language(text: str) -> Language:
    """Japanese where the text has any kana or ideograph that is not quoted in English words.

    A name such as 「総合研究事業」 inside an English sentence does not make it Japanese: what
    counts is whether three or more English words stand around it.
    """
    if not any(map(is_japanese, text)):
        return "en"
    outside = QUOTED.sub(" ", text)
    if english_words(outside.lower()) < SENTENCE:
        return "ja"
    return "ja" if any(c in HIRAGANA for c in outside) else "en"
