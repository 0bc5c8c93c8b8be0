"""Content words: what evidence must cover before it may answer.

Japanese is cut by SudachiPy into short units, whose normalised form brings spelling variants
together (受入れ and 受け入れ); runs of nouns are kept together as one term. English content words
are covered by the Japanese words that the glossary gives for them, or by their own spelling.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from assistant.question.lexicon import Concept, lexicon
from assistant.question.model import Term
from corpus.text import fold, fold_key

if TYPE_CHECKING:
    from sudachipy import Morpheme, Tokenizer

CONTENT = {"名詞", "形状詞", "動詞", "形容詞", "接頭辞", "接尾辞"}
SUBJECT_MARKER = "は"
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


def japanese_terms(text: str) -> tuple[Term, ...]:
    """Terms of a Japanese question from which program names and years are already removed."""
    concepts = concepts_asked(text)
    terms = [t for run, topic in _noun_runs(text) if (t := _japanese_term(run, topic, concepts))]
    return (*terms, *_phrased_concepts(terms, concepts, text))


def concepts_asked(text: str) -> tuple[Concept, ...]:
    """Concepts that the text asks for by any of their words."""
    key, words = fold_key(text), fold(text).text
    return tuple(c for c in lexicon().concepts if c.asked.found_in(key, words))


def _japanese_term(
    run: Sequence[Morpheme], topic: bool, concepts: Sequence[Concept]
) -> Term | None:
    """The term that a run of nouns makes, or None where it only asks or is polite."""
    surface = "".join(t.surface() for t in run)
    key = fold_key(surface)
    concept = next((c for c in concepts if key in c.asked.ja), None)
    if concept:
        return Term(surface, (key, *concept.labels), focus=True, concept=concept.name)
    if not _unframed(key):
        return None
    kept = [t for t in run if t.normalized_form() not in lexicon().stop_ja]
    if not kept or all(t.surface() in "・~-" for t in kept):
        return None
    parts = tuple(_part(t, concepts) for t in kept)
    return Term(surface, (key,), parts=tuple(dict.fromkeys(parts)), focus=topic)


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


def _noun_runs(text: str) -> Iterator[tuple[list[Morpheme], bool]]:
    """Runs of adjoining content words, and whether the topic marker follows the run."""
    run: list[Morpheme] = []
    for token in _tokenizer().tokenize(fold(text).text.replace("\n", " ")):
        nominal = token.part_of_speech()[0] in {"名詞", "形状詞", "接頭辞", "接尾辞"}
        if _is_content(token) and nominal:
            run.append(token)
            continue
        if run:
            yield run, token.surface() == SUBJECT_MARKER
        run = []
        if _is_content(token):
            yield [token], False
    if run:
        yield run, True


def english_terms(text: str) -> tuple[Term, ...]:
    """Terms of an English question, the longest phrases of the glossary first."""
    folded = fold(text).text
    terms: list[Term] = []
    for concept in concepts_asked(text):
        phrase = concept.asked.en and concept.asked.en.search(folded)
        if phrase:
            terms.append(Term(phrase[0], concept.labels, focus=True, concept=concept.name))
            folded = folded.replace(phrase[0], " ", 1)
    for pattern in lexicon().framing_en:
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
