"""The attributes that a question asks for, by any of the words of the lexicon."""

from __future__ import annotations

from assistant.question.model import Term
from assistant.question.words.lexicon import Concept, Said, lexicon, said_in
from corpus.text import fold_key


def concepts_asked(text: str) -> tuple[Concept, ...]:
    """Concepts that the text asks for by any of their words, the longest where they overlap."""
    said = said_in(text)
    found = [lexicon().concepts[name] for name in said.outermost("concepts")]
    if len(found) > 1:  # 「対象となる分野」 asks for fields, not for whom they are
        found = [c for c in found if not _weak(c, said)] or found
    return tuple(found)


def is_attribute(term: Term) -> bool:
    """Whether a word is an attribute and no more: 「料金」 is, 「水道料金」 says of what too."""
    return term.concept is not None and not term.parts


def _weak(concept: Concept, said: Said) -> bool:
    """Whether only words that yield to other concepts ask for a concept."""
    spans = said.longest(f"concepts.{concept.name}")
    return all(fold_key(said.text[start:end]) in concept.weak for start, end in spans)
