"""How the words of a turn that adds up or claims a sum stand together: "state and meal sales"."""

from __future__ import annotations

import re

from assistant.question.model import Question, Term
from assistant.question.signs import Sign
from corpus.text import fold

JOINED = re.compile(r"\w (?:and|plus|with|&) (?!that|it|the other)\w")
JOINED_JA = re.compile(
    r"[一-龥ァ-ヶー\w]と(?!合わせ|あわせ|足)[^、。と]{1,12}?[を、で]?(?:合わせ|あわせ|足[すし])"
)
POINTS = re.compile(r"(?:それ|その|これ|この|さっき|[2-9二三四五]つ)[^、。と]{0,8}と")
NUMBER = re.compile(r"[0-9][0-9,]*(?:\.[0-9]+)?")
WORD = re.compile(r"[a-z]{3,}")
TIES = ("and ", "add ", "plus ", "with ")


def english_words(question: Question) -> set[str]:
    """The English words of a turn, in small letters, the short ones left out."""
    return set(WORD.findall(fold(question.text).text))


def says_of(question: Question, whose: Term, what: Term) -> bool:
    """Whether a turn says one word of another: 負担 of 「国の負担」."""
    return f"{whose.surface}の{what.surface}" in fold(question.text).text


def joins_two(question: Question) -> bool:
    """Whether a turn names two things together: "state and meal sales", 「国と県を合わせて」."""
    text = fold(question.text).text
    if question.japanese:
        return bool(JOINED_JA.search(text)) and not POINTS.search(text)
    return bool(JOINED.search(text)) and Sign.BESIDE not in question.signs


def begins_with_more(question: Question) -> bool:
    """Whether a turn begins by adding something: "plus the library"."""
    return question.text.lower().startswith(TIES)


def numbers_said(question: Question) -> list[str]:
    """The numbers of a turn as they are written: "412.6"."""
    return NUMBER.findall(fold(question.text).text)
