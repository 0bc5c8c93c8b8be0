"""Content words of an English question, with the Japanese words that cover them in evidence.

The glossary of the field comes first; a word that it lacks is translated by the bilingual word
vectors; a capitalised word that nothing translates is a name, which only its own spelling covers.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.question.lexicon import Concept, lexicon
from assistant.question.model import Term
from assistant.question.terms import concepts_asked
from corpus.text import fold, fold_key
from index.retrieval.glossary import Translated, load_glossary, translate

WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9'-]*|[^\x00-\x7f]+")
HOW = re.compile(r"\bhow (many|much|long|large|big|often)\b", re.IGNORECASE)
VERB_ENDINGS = ("ing", "ed", "ly")  # said in many ways, like the verbs of Japanese
Translator = Callable[[str], tuple[str, ...]]


def english_terms(text: str, translations: Translator, *, framed: bool) -> tuple[Term, ...]:
    """Terms of an English question from which program names are already removed.

    `framed` leaves out measures and operations, which the table is asked by.
    """
    terms: list[Term] = []
    rest = text
    for phrase, concept in _phrases(text):
        if re.search(re.escape(phrase), rest, flags=re.IGNORECASE):
            terms.append(_concept_term(phrase, concept))
            rest = re.sub(re.escape(phrase), " ", rest, count=1, flags=re.IGNORECASE)
    for pattern in lexicon().framing_en if framed else ():
        rest = re.sub(pattern.pattern, " ", rest, flags=re.IGNORECASE)
    words = WORD.findall(HOW.sub(" ", rest))
    names = {w.lower() for i, w in enumerate(words) if i and w[0].isupper()}
    lower = [w.lower().removesuffix("'s") for w in words]
    for item in translate(lower, load_glossary()):
        term = _term(item, names, translations)
        terms += [term] if term else []
    return tuple(terms)


def _phrases(text: str) -> list[tuple[str, Concept]]:
    """The phrases that ask for attributes, the longest first: "application period" is no period."""
    folded = fold(text).text
    found = [
        (match[0], c)
        for c in concepts_asked(text)
        if c.asked.en and (match := c.asked.en.search(folded))
    ]
    return sorted(found, key=lambda pair: -len(pair[0]))


def _concept_term(phrase: str, concept: Concept) -> Term:
    return Term(phrase, concept.labels, focus=True, concept=concept.name, kind=concept.kind)


def _term(item: Translated, names: set[str], translations: Translator) -> Term | None:
    """One term, or None for a word that only asks."""
    phrase = " ".join(item.english)
    own = fold_key(phrase)
    if phrase in lexicon().stop_en or len(own) < 2:
        return None
    if item.japanese:
        return Term(phrase, (own, *(fold_key(w) for w in item.japanese)))
    if not own.isascii() or own.isdigit():
        return Term(phrase, (own,))
    if phrase in names:
        return Term(phrase, (own, *_stems(own)), known=False)
    guessed = tuple(fold_key(w) for w in translations(phrase))
    verb = own.endswith(VERB_ENDINGS)
    return Term(phrase, (own, *_stems(own), *guessed), light=bool(guessed) or verb)


def _stems(word: str) -> tuple[str, ...]:
    return (word[:-1],) if word.endswith("s") and len(word) > 4 else ()
