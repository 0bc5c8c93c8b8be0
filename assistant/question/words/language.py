"""Which language to answer in."""

from __future__ import annotations

import re

from assistant.answer.model import Language

JAPANESE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uff66-\uff9f]")


def detect_language(text: str) -> Language:
    """Japanese where the text has any kana or ideograph that is not quoted in English words.

    A name such as 「総合研究事業」 inside an English sentence does not make it Japanese: what
    counts is whether three or more English words stand around it.
    """
    if not JAPANESE.search(text):
        return "en"
    outside = re.sub(r"[（(「『\"][^）)」』\"]*[）)」』\"]", " ", text)
    if len(re.findall(r"\b[a-z]{2,}\b", outside.lower())) < 3:
        return "ja"
    return "ja" if re.search(r"[\u3040-\u309f]", outside) else "en"
