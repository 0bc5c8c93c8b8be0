"""Content words: what evidence must cover before it may answer.

Japanese is cut by SudachiPy into short units, whose normalised form brings spelling variants
together (受入れ and 受け入れ); runs of nouns are kept together as one term. English content words
are covered by the Japanese words that the glossary gives for them, or by their own spelling.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from assistant.question.lexicon import Concept, lexicon
from assistant.question.model import Term
from corpus.text import fold, fold_key

if TYPE_CHECKING:
    from sudachipy import Morpheme, Tokenizer

CONTENT = {"名詞", "形状詞", "動詞", "形容詞", "接頭辞", "接尾辞"}
NOMINAL = {"名詞", "形状詞", "接頭辞", "接尾辞"}
SUBJECT_MARKER = "は"
WH_WORDS = {"どの", "どんな", "どのような", "どういう", "何の", "いかなる", "どういった"}
MAX_ENGLISH_PHRASE = 3  # words of the longest phrase that the glossary holds


@lru_cache(maxsize=1)
def _tokenizer() -> Tokenizer:
    from sudachipy import Dictionary, SplitMode

    return Dictionary().tokenizer(SplitMode.A)


@lru_cache(maxsize=8192)
def normalised_tokens(text: str) -> tuple[str, ...]:
    """Normalised forms of the content words of a Japanese text, in order."""
    tokens = _tokenizer().tokenize(fold(text).text.replace("\n", " "))
    return tuple(t.normalized_form().lower() for t in tokens if _is_content(t))


def _is_content(token: Morpheme) -> bool:
    pos = token.part_of_speech()
    return pos[0] in CONTENT and pos[1] not in {"非自立可能", "助動詞語幹"}


def japanese_terms(text: str, *, framed: bool) -> tuple[Term, ...]:
    """Terms of a Japanese question from which program names and years are already removed.

    `framed` leaves out measures and operations, which the table is asked by.
    """
    concepts = concepts_asked(text)
    terms = [
        term
        for run in _noun_runs(text)
        if (framed is False or _unframed(fold_key(run.surface)) or _concept(run.surface, concepts))
        and (term := _japanese_term(run, concepts))
    ]
    return (*terms, *_phrased_concepts(terms, concepts, text))


def concepts_asked(text: str) -> tuple[Concept, ...]:
    """Concepts that the text asks for by any of their words."""
    key, words = fold_key(text), fold(text).text
    return tuple(c for c in lexicon().concepts if c.asked.found_in(key, words))


@dataclass(frozen=True, slots=True)
class _Run:
    """Adjoining content words; `topic` where は follows, `light` for a verb or a wh-word's noun."""

    tokens: tuple[Morpheme, ...]
    topic: bool
    light: bool

    @property
    def surface(self) -> str:
        return "".join(t.surface() for t in self.tokens)


def _concept(surface: str, concepts: Sequence[Concept]) -> Concept | None:
    key = fold_key(surface)
    return next((c for c in concepts if key in c.asked.ja), None)


def _japanese_term(run: _Run, concepts: Sequence[Concept]) -> Term | None:
    """The term that a run of nouns makes, or None where it only asks or is polite."""
    key = fold_key(run.surface)
    concept = _concept(run.surface, concepts)
    if concept:
        return Term(run.surface, (key, *concept.labels), focus=True, concept=concept.name)
    kept = [t for t in run.tokens if t.normalized_form() not in lexicon().stop_ja]
    if not kept or all(t.surface() in "・~-" for t in kept):
        return None
    parts = tuple(_part(t, concepts) for t in kept)
    unique = tuple(dict.fromkeys(parts))
    return Term(run.surface, (key,), unique, focus=run.topic and not run.light, light=run.light)


def _unframed(key: str) -> str:
    """What is left of a folded word without measures, money and operations, read elsewhere."""
    for word in lexicon().framing_ja:
        key = key.replace(word, "")
    return key


def _part(token: Morpheme, concepts: Sequence[Concept]) -> tuple[str, ...]:
    form, key = token.normalized_form().lower(), fold_key(token.surface())
    same = tuple(label for c in concepts if key in c.labels for label in c.labels)
    return tuple(dict.fromkeys((form, key, *same)))


def _phrased_concepts(
    terms: Sequence[Term], concepts: Sequence[Concept], text: str
) -> tuple[Term, ...]:
    """Concepts asked by a phrase that is no noun: 「どのくらいの間」「始まった」."""
    key = fold_key(text)
    known = {t.concept for t in terms}
    covered = "".join(t.alternatives[0] for t in terms)
    extra = []
    for concept in concepts:
        phrase = next((w for w in concept.asked.ja if w in key), "")
        if concept.name not in known and not (phrase in covered and phrase in concept.labels):
            extra.append(Term(phrase, (phrase, *concept.labels), focus=True, concept=concept.name))
    return tuple(extra)


def _noun_runs(text: str) -> Iterator[_Run]:
    """Runs of adjoining nouns, and each verb on its own."""
    tokens = list(_tokenizer().tokenize(fold(text).text.replace("\n", " ")))
    start = 0
    while start < len(tokens):
        end = start
        while end < len(tokens) and _is_nominal(tokens[end]):
            end += 1
        if end > start:
            before = tokens[start - 1].surface() if start else ""
            after = tokens[end] if end < len(tokens) else None
            light = before in WH_WORDS or (after is not None and after.normalized_form() == "為る")
            topic = after is None or after.surface() == SUBJECT_MARKER
            yield _Run(tuple(tokens[start:end]), topic, light)
        elif _is_content(tokens[start]):
            yield _Run((tokens[start],), topic=False, light=True)
        start = max(end, start + 1)


def _is_nominal(token: Morpheme) -> bool:
    return _is_content(token) and token.part_of_speech()[0] in NOMINAL


def english_terms(text: str, *, framed: bool) -> tuple[Term, ...]:
    """Terms of an English question, the longest phrases of the glossary first."""
    folded = fold(text).text
    terms: list[Term] = []
    for concept in concepts_asked(text):
        phrase = concept.asked.en and concept.asked.en.search(folded)
        if phrase:
            terms.append(Term(phrase[0], concept.labels, focus=True, concept=concept.name))
            folded = folded.replace(phrase[0], " ", 1)
    for pattern in lexicon().framing_en if framed else ():
        folded = pattern.sub(" ", folded)
    words = re.findall(r"[a-z0-9][a-z0-9'-]*|[^\x00-\x7f]+", folded)
    position = 0
    while position < len(words):
        size, term = _english_term(words[position:])
        terms += [term] if term else []
        position += size
    return tuple(terms)


def _english_term(words: Sequence[str]) -> tuple[int, Term | None]:
    """How many words the next term takes, and the term, or None for a stop word."""
    glossary, stop = lexicon().glossary, lexicon().stop_en
    for size in range(min(MAX_ENGLISH_PHRASE, len(words)), 0, -1):
        phrase = " ".join(words[:size])
        if phrase in glossary:
            return size, Term(phrase, (phrase, *glossary[phrase]))
    word, stem = words[0], _stem(words[0])
    if word in stop or stem in stop or len(word) < 2:
        return 1, None
    known = glossary.get(stem, ())
    return 1, Term(word, (word, stem, *known), known=bool(known))


def _stem(word: str) -> str:
    """The word without a plural or a possessive, which the glossary leaves out."""
    word = word.removesuffix("'s")
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word
