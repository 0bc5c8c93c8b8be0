"""Whether a reply is in the language of the answer."""

from __future__ import annotations

import re
import unicodedata

from assistant.answer.model import Language

LANGUAGES: dict[Language, str] = {"ja": "Japanese", "en": "English"}
KANA = re.compile(r"[\u3041-\u309f]")
JAPANESE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
LETTER = re.compile(r"[^\W\d_]")
LATIN = re.compile(r"[a-z]", re.IGNORECASE)
QUOTED = re.compile(r"「[^「」]*」|『[^『』]*』|“[^“”]*”|\"[^\"\n]*\"|\([^()]*\)|（[^（）]*）")
# Words that hardly an English sentence does without, and that are none of its neighbours'.
ENGLISH = re.compile(r"\b(the|of|is|for|and|with|by|are|was|has|have|from|which|to)\b", re.I)
SENTENCE_WORDS = 8  # Latin words from which on one of those has to be among them
LEAST_JAPANESE = 0.4  # of the letters: names and acronyms are the rest
LEAST_KANA = 0.08  # of the letters: Chinese has none, and lists of Japanese names have few
LEAST_LATIN = 0.6  # of the letters outside of quotes


def is_in(language: Language, text: str) -> bool:
    """Whether a text without citation markers is in a language, quotes in another apart."""
    return _is_japanese(text) if language == "ja" else _is_english(text)


def _is_japanese(text: str) -> bool:
    letters = len(LETTER.findall(text))
    return (
        letters > 0
        and len(JAPANESE.findall(text)) >= LEAST_JAPANESE * letters
        and len(KANA.findall(text)) >= LEAST_KANA * letters
    )


def _is_english(text: str) -> bool:
    own = QUOTED.sub(" ", unicodedata.normalize("NFKC", text))
    letters = len(LETTER.findall(own))
    if not letters or len(LATIN.findall(own)) < LEAST_LATIN * letters:
        return False
    words = re.findall(r"[^\W\d_]+", own)
    return len(words) < SENTENCE_WORDS or bool(ENGLISH.search(own))
