"""Content words of an English question, with the Japanese words that cover them in evidence.

The glossary of the field comes first; a word that it lacks is translated by the bilingual word
vectors; a capitalised word that nothing translates is a name, which only its own spelling covers.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache

from assistant.question.model import Term
from assistant.question.signs import Sign
from assistant.question.words.characters import bracketed
from assistant.question.words.concepts import concepts_asked
from assistant.question.words.lexicon import (
    Concept,
    alternatives,
    lexicon,
    said_in,
    unframed,
)
from corpus.text import fold_key
from index.lexical.readings import english_stem, squeezed
from index.retrieval.glossary import Translated, load_glossary, translate

WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9'-]*|[^\x00-\x7f]+")
SHORTEST_SPLIT = 8  # characters; shorter ones are acronyms such as e-ASIA
SHORTEST_STEMMED = 4  # characters, as texts are tokenised
VARIANT = re.compile(r"\b(?:type|category|course|track) ([A-Z0-9])\b", re.IGNORECASE)
# One of several that are numbered: "Level 2", "Phase II".
NUMBERED = re.compile(
    r"\b(?i:level|tier|phase|stage|stream|strand|component|option|lot|pillar|priority|section)"
    r" (?:[A-Z]|[0-9]{1,2}|[IVX]{1,4})\b"
)
# What is part of a name: "Office of Tribal Partnerships", "Transportation Department".
OF_A_NAME = r"(?<=[a-z] )(?:[A-Z][\w'-]+ )+{0}\b|(?<=[a-z] ){0} (?:of|for) (?:the )?[A-Z]"
VERB_ENDINGS = ("ing", "ed", "ly")  # said in many ways, like the verbs of Japanese
Translator = Callable[[str], tuple[str, ...]]


def english_terms(text: str, translations: Translator, *, framed: bool) -> tuple[Term, ...]:
    """Terms of an English question from which program names are already removed.

    `framed` leaves out measures and operations, which the table is asked by.
    """
    text = said_in(text).without([Sign.UNTIL, Sign.PAPER_ITSELF])
    terms = [_variant(match[1]) for match in VARIANT.finditer(text)]
    terms += [Term(m[0], (fold_key(m[0]),)) for m in NUMBERED.finditer(text)]
    rest = NUMBERED.sub(" ", VARIANT.sub(" ", text))
    for phrase, concept in _phrases(text):
        if re.search(re.escape(phrase), rest, flags=re.IGNORECASE):
            terms.append(_concept_term(phrase, concept))
            rest = re.sub(re.escape(phrase), " ", rest, count=1, flags=re.IGNORECASE)
    rest = unframed(rest, gap=" ", latin=True) if framed else rest
    rest = _for_each().sub(r"\1", said_in(rest).without([Sign.PER, Sign.HOW_LARGE]))
    words = [part for word in WORD.findall(rest) for part in _split(word)]
    names = {w.lower() for i, w in enumerate(words) if i and w[0].isupper()}
    lower = [w.lower().removesuffix("'s") for w in words]
    for item in translate(lower, load_glossary()):
        term = _term(item, names, translations)
        terms += [term] if term else []
    return tuple(_glossed(terms) if any(b.japanese for b in bracketed(text)) else terms)


def _glossed(terms: Sequence[Term]) -> list[Term]:
    """Terms of a question that gives the document's own word in brackets: that is looked for."""
    return [replace(t, light=True) if t.surface.isascii() and t.known else t for t in terms]


def _variant(letter: str) -> Term:
    """A variant by its letter or number: "Type C" is Ｃ型 or Ｃタイプ."""
    mark = fold_key(letter)
    forms = (
        f"{mark}型",
        f"{mark}タイプ",
        f"タイプ{mark}",
        f"type{mark}",
        f"{mark}類型",
        f"{mark}コース",
    )
    return Term(f"type {letter}", forms)


def _split(word: str) -> list[str]:
    """A hyphenated word in its parts, where it is not listed as it stands."""
    listed = (word.lower(),) in load_glossary() or len(word) < SHORTEST_SPLIT
    return [word] if listed or "-" not in word else [p for p in word.split("-") if p]


def _phrases(text: str) -> list[tuple[str, Concept]]:
    """The phrases that ask for attributes, the longest first: "application period" is no period."""
    said = said_in(text)
    found = [
        (text[start:end].lower(), c)
        for c in concepts_asked(text)
        for start, end in said.longest(f"concepts.{c.name}")[:1]
        if text[start:end].isascii() and not _is_of_a_name(text[start:end], text)
    ]
    return sorted(found, key=lambda pair: -len(pair[0]))


def _is_of_a_name(word: str, text: str) -> bool:
    """Whether a word is part of a name: "Office" of "the Office of Tribal Partnerships"."""
    named = word.isalpha() and word[0].isupper()
    return named and bool(re.search(OF_A_NAME.format(word), text))


@cache
def _for_each() -> re.Pattern[str]:
    """The thing that an amount is for: "each new exchange team"."""
    each, unit = alternatives("each", "en"), alternatives("unit", "en")
    return re.compile(rf"\b(?:{each}|every)((?:\s+\w+){{0,3}}?)\s+(?:{unit})\b", re.IGNORECASE)


def _concept_term(phrase: str, concept: Concept) -> Term:
    return Term(phrase, concept.labels, focus=True, concept=concept.name, kind=concept.kind)


def _term(item: Translated, names: set[str], translations: Translator) -> Term | None:
    """One term, or None for a word that only asks."""
    phrase = " ".join(item.english)
    own = fold_key(phrase)
    if phrase in lexicon().stop_en or len(own) < 2:
        return None
    if item.japanese:
        return Term(phrase, (own, *_stems(own), *(fold_key(w) for w in item.japanese)))
    if not own.isascii() or own.isdigit():
        return Term(phrase, (own,))
    if phrase in names:
        return Term(phrase, (own, squeezed(own), *_stems(own)), known=False)
    guessed = tuple(fold_key(w) for w in translations(phrase))
    verb = own.endswith(VERB_ENDINGS)
    return Term(phrase, (own, *_stems(own), *guessed), light=bool(guessed) or verb)


def _stems(word: str) -> tuple[str, ...]:
    return (english_stem(word),) if len(word) >= SHORTEST_STEMMED else ()
