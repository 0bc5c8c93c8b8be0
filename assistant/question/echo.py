"""A question in its own words again: what was looked for, the same of another thing, the search."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.question.model import Question

LONGEST_SUBJECT = 60  # characters of the question that the answer repeats
ASKS_FIRST = re.compile(r"いつ|どこ|だれ|誰|何|なに|なん|いくら|いくつ|どの|どう|どん|なぜ")
END = re.compile(r"[\s?？。!！]+$")
POLITE_END = re.compile(
    r"(について)?(は何ですか|ですか|でしょうか|を?教えて(ください|下さい)?|はいくら|は)$"
)


def subject(question: Question) -> str:
    """What was looked for, in the question's words without their ending."""
    text = POLITE_END.sub("", END.sub("", question.text.strip()))
    return text if len(text) <= LONGEST_SUBJECT else text[:LONGEST_SUBJECT] + "…"


def asked_of(question: Question, name: str) -> str:
    """The question asked of a thing: 「要求額は？」 → 「Xの要求額は？」 for a name."""
    text = question.text.strip().rstrip("?？。 ")
    if question.language == "en":
        return f"{text} ({name})?"
    return f"{name}{'は' if ASKS_FIRST.match(text) else 'の'}{text}？"


def query_of(question: Question, names: Iterable[str]) -> str:
    """What is searched for: the question, and the names that it left out."""
    return " ".join((*names, question.text))
