"""The name of the one thing that a turn asks the meaning of: "what is X?", 「Xとは」."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.question.model import Question
from corpus.text import fold_key

SHORTEST = 2  # characters of a name
ASKED_JA = re.compile(
    r"^(?P<name>[^、。？?\s]{2,40}?)(?:って|とは|というのは)(?:要は|結局|そもそも|いったい|一体)?"
    r"(?:何|なに|なん|どういう(?:もの|こと|意味)|[?？\s]*$)"
)
ASKED_EN = re.compile(
    r"\bwhat(?:'s|’s| is| are|s| does| do)\s+(?:an? |the )?(?P<name>[\w .&'/-]{2,50}?)"
    r"(?: mean| stand for| exactly| actually| again| then)*\s*[?？]*$",
    re.IGNORECASE,
)


def names_to_define(question: Question) -> Iterator[str]:
    """What is asked for, whole, and without whose it is: 「水車補助の二割特例」, 「二割特例」."""
    text = question.text.strip()
    found = ASKED_JA.match(text) or ASKED_EN.search(text)
    if found is None:
        return
    name = found["name"].strip()
    parts = (name, name.rpartition("の")[2])
    yield from dict.fromkeys(part for part in parts if len(fold_key(part)) >= SHORTEST)
