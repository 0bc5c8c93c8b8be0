"""The attributes that a question asks for, by any of the words of the lexicon."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.question.words.lexicon import Concept, lexicon
from corpus.text import fold, fold_key

BARE_TARGET = re.compile(r"対象(?=と[なす]|の|は|に|で|[^者機])")


def concepts_asked(text: str) -> tuple[Concept, ...]:
    """Concepts that the text asks for by any of their words."""
    key, words = fold_key(text), fold(text).text
    found = [c for c in lexicon().concepts if c.asked.found_in(key, words)]
    found = _outermost(found, key)
    if len(found) > 1:  # 「対象となる分野」 asks for fields, not for whom they are
        rest = BARE_TARGET.sub("", key)
        found = [c for c in found if c.asked.found_in(rest, words)] or found
    return tuple(found)


def _outermost(concepts: Sequence[Concept], key: str) -> list[Concept]:
    """The concepts but those of which every word stands inside a longer one of another."""
    spans = {
        c.name: [m.span() for word in c.asked.ja for m in re.finditer(re.escape(word), key)]
        for c in concepts
    }

    def inside(span: tuple[int, int], name: str) -> bool:
        return any(
            a <= span[0] and span[1] <= b and (a, b) != span
            for other, others in spans.items()
            if other != name
            for a, b in others
        )

    return [
        c
        for c in concepts
        if not spans[c.name] or not all(inside(s, c.name) for s in spans[c.name])
    ]
