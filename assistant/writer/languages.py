"""Whether a reply is in the language of the answer."""

from __future__ import annotations

import re

from assistant.answer.model import Language
from corpus.text import fold_key

LANGUAGES: dict[Language, str] = {"ja": "Japanese", "en": "English"}
HIRAGANA = re.compile(r"[\u3041-\u309f]")
KANA = re.compile(r"[\u3041-\u30ff]")
JAPANESE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff々ー]")
RUN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff々ー]+")
WORD = re.compile(r"[a-z]+", re.IGNORECASE)
LETTER = re.compile(r"[^\W\d_]")
LATIN = re.compile(r"[a-z]", re.IGNORECASE)
# Words that hardly an English sentence does without, and that are none of its neighbours'.
ENGLISH = re.compile(r"\b(the|of|is|for|and|with|by|are|was|has|have|from|which|to)\b", re.I)
SENTENCE_WORDS = 8  # Latin words from which on one of those has to be among them
LEAST_JAPANESE = 0.7  # of the letters that are no quotes
LEAST_KANA = 0.04  # of the letters: Chinese has none, and lists of Japanese names have few
LEAST_LATIN = 0.8  # of the letters that are no quotes


def is_in(language: Language, text: str, evidence: str) -> bool:
    """Whether a text without citation markers is in a language, what it quotes apart."""
    foreign = WORD if language == "ja" else RUN
    key = fold_key(evidence)
    own = foreign.sub(lambda run: " " if fold_key(run[0]) in key else run[0], text)
    return _is_japanese(own) if language == "ja" else _is_english(own)


def _is_japanese(own: str) -> bool:
    letters = len(LETTER.findall(own))
    return (
        bool(HIRAGANA.search(own))
        and len(JAPANESE.findall(own)) >= LEAST_JAPANESE * letters
        and len(KANA.findall(own)) >= LEAST_KANA * letters
    )


def _is_english(own: str) -> bool:
    letters = len(LETTER.findall(own))
    if not letters or len(LATIN.findall(own)) < LEAST_LATIN * letters:
        return False
    words = re.findall(r"[^\W\d_]+", own)
    return len(words) < SENTENCE_WORDS or bool(ENGLISH.search(own))
