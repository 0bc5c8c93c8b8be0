"""A question in its own words again: what was looked for, the same of another thing, the search."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.question.model import Question, Term
from assistant.question.signs import Sign
from assistant.question.words.lexicon import cut, said_in
from corpus.text import fold_key

LONGEST_SUBJECT = 60  # characters of the question that the answer repeats
WORD = re.compile(r"[一-龥々ァ-ヶー]{2,}|[A-Za-z]{3,}")
MARKS = " \n\t?？。!！"


def subject(question: Question) -> str:
    """What was looked for, in the question's words without their ending."""
    text = question.text.strip().rstrip(MARKS)
    text = cut(text, (s for s in said_in(text).of(Sign.POLITE_END) if s[1] == len(text)), gap="")
    return text if len(text) <= LONGEST_SUBJECT else text[:LONGEST_SUBJECT] + "…"


def asked_of(question: Question, name: str) -> str:
    """The question asked of a thing: 「要求額は？」 → 「Xの要求額は？」 for a name."""
    text = question.text.strip().rstrip("?？。 ")
    if question.language == "en":
        return f"{text} ({name})?"
    asks_first = any(not start for start, _ in said_in(text).of(Sign.ASKING))
    return f"{name}{'は' if asks_first else 'の'}{text}？"


def query_of(question: Question, names: Iterable[str]) -> str:
    """What is searched for: the question, and the names that it left out."""
    return " ".join((*names, question.text))


def said_beside(question: Question, terms: Iterable[Term]) -> str:
    """What a question says beside some of its terms; all of it, where nothing else is said."""
    text = question.text
    for surface in sorted((t.surface for t in terms), key=len, reverse=True):
        text = text.replace(surface, " ")
    return text if any(c.isalnum() for c in text) else question.text


def words_as_names(question: Question) -> tuple[Term, ...]:
    """The words of a turn, each of which may be a name, however common: 「文科省の」 → 文科省."""
    words = question.terms or tuple(Term(w, (fold_key(w),)) for w in WORD.findall(question.text))
    return tuple(words)


def is_nameless(question: Question) -> bool:
    """Whether a turn has no word of its own for its subject: 「いつから」, 「2つ目はなぜ？」."""
    worded = any(not (t.light or t.carried) for t in question.terms)
    return question.slots.ordinal is not None or not worded


def of_document(question: Question, title: str, language: str) -> str:
    """The same question asked of one document: 「緑野県の予算」で、一番大きい事業は？"""
    text = question.text.strip()
    return f"「{title}」で、{text}" if language == "ja" else f"In “{title}”: {text}"
