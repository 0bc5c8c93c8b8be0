"""Content words: what evidence must cover before it may answer.

Japanese is cut by SudachiPy into short units, whose normalised form brings spelling variants
together (受入れ and 受け入れ); runs of nouns are kept together as one term. English content words
are covered by the Japanese words that the glossary gives for them, or by their own spelling.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from assistant.question.lexicon import Concept, lexicon
from assistant.question.model import Term
from corpus.text import fold, fold_key

if TYPE_CHECKING:
    from sudachipy import Dictionary, Morpheme, Tokenizer

CONTENT = {"名詞", "形状詞", "動詞", "形容詞", "接頭辞", "接尾辞"}
NOMINAL = {"名詞", "形状詞", "接頭辞", "接尾辞"}
SUBJECT_MARKER = "は"
CONJUNCTIONS = {"と", "及び", "および", "並び"}
BARE_TARGET = re.compile(r"対象(?=と[なす]|の|は|に|で|[^者機])")
ASKING = {"幾ら", "何", "何れ", "どれ", "誰", "何処", "何時"}  # they end a run and are no content
TITLES = {"教授", "博士", "先生", "さん", "氏", "代表"}  # said of a person, not part of the name
WH_WORDS = ("どの", "どんな", "どのような", "どういう", "何の", "何", "どういった", "いくつの")


LONGEST_PIECE = 10_000  # SudachiPy refuses over 49,149 bytes; a character takes at most 4

_thread = threading.local()


@lru_cache(maxsize=1)
def _dictionary() -> Dictionary:
    from sudachipy import Dictionary

    return Dictionary()


def _tokenizer() -> Tokenizer:
    """This thread's tokenizer: threads that answer at once cannot share one, as they do the
    dictionary."""
    from sudachipy import SplitMode

    if not hasattr(_thread, "tokenizer"):
        _thread.tokenizer = _dictionary().tokenizer(SplitMode.A)
    tokenizer: Tokenizer = _thread.tokenizer
    return tokenizer


def _morphemes(text: str) -> list[Morpheme]:
    folded = fold(text).text.replace("\n", " ")
    pieces = (folded[i : i + LONGEST_PIECE] for i in range(0, len(folded), LONGEST_PIECE))
    return [token for piece in pieces for token in _tokenizer().tokenize(piece)]


@lru_cache(maxsize=8192)
def normalised_tokens(text: str) -> tuple[str, ...]:
    """Normalised forms of the content words of a Japanese text, in order."""
    tokens = _morphemes(text)
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
        and (term := _japanese_term(run, concepts, framed=framed))
    ]
    return (*terms, *_phrased_concepts(terms, concepts, text))


def concepts_asked(text: str) -> tuple[Concept, ...]:
    """Concepts that the text asks for by any of their words."""
    key, words = fold_key(text), fold(text).text
    found = [c for c in lexicon().concepts if c.asked.found_in(key, words)]
    if len(found) > 1:  # 「対象となる分野」 asks for fields, not for whom they are
        rest = BARE_TARGET.sub("", key)
        found = [c for c in found if c.asked.found_in(rest, words)] or found
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Run:
    """Adjoining content words; `topic` where は follows, `light` for a verb or a wh-word's noun."""

    tokens: tuple[Morpheme, ...]
    topic: bool
    light: bool
    joined: bool = False

    @property
    def surface(self) -> str:
        return "".join(t.surface() for t in self.tokens)


def _concept(surface: str, concepts: Sequence[Concept]) -> Concept | None:
    key = fold_key(surface)
    return next((c for c in concepts if key in c.asked.ja), None)


def _japanese_term(run: _Run, concepts: Sequence[Concept], *, framed: bool) -> Term | None:
    """The term that a run of nouns makes, or None where it only asks or is polite."""
    key = fold_key(run.surface)
    concept = _concept(run.surface, concepts)
    if concept:
        return Term(
            run.surface,
            (key, *concept.labels),
            focus=True,
            joined=run.joined,
            concept=concept.name,
            kind=concept.kind,
        )
    rest = _unframed(key) if framed else key
    stop = lexicon().stop_ja
    kept = [t for t in run.tokens if not {t.normalized_form(), t.surface()} & stop]
    kept = [t for t in kept if fold_key(t.surface()) in rest]
    if kept and kept[-1].surface() in TITLES and any(_is_proper(t) for t in kept):
        kept = kept[:-1]
    if not kept or all(t.surface() in "・~-" for t in kept):
        return None
    parts = tuple(_part(t, concepts) for t in kept)
    unique = tuple(dict.fromkeys(parts))
    focus = run.topic and not run.light
    own = "".join(fold_key(t.surface()) for t in kept)
    return Term(run.surface, (own,), unique, focus=focus, light=run.light, joined=run.joined)


def _unframed(key: str) -> str:
    """What is left of a folded word without measures, money and operations, read elsewhere."""
    for word in lexicon().framing_ja:
        key = key.replace(word, "")
    return key


def _is_proper(token: Morpheme) -> bool:
    return bool(token.part_of_speech()[1] == "固有名詞")


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
            extra.append(
                Term(
                    phrase,
                    (phrase, *concept.labels),
                    focus=True,
                    concept=concept.name,
                    kind=concept.kind,
                )
            )
    return tuple(extra)


def _noun_runs(text: str) -> Iterator[_Run]:
    """Runs of adjoining nouns, and each verb on its own."""
    tokens = _morphemes(text)
    start = 0
    while start < len(tokens):
        end = start
        while end < len(tokens) and _is_nominal(tokens[end]) and not _asks(tokens[end]):
            end += 1
        if end > start:
            after = tokens[end] if end < len(tokens) else None
            asking = "".join(t.surface() for t in tokens[max(0, start - 2) : start])
            light = asking.endswith(WH_WORDS) or (
                after is not None and after.normalized_form() == "為る"
            )
            topic = after is None or after.surface() == SUBJECT_MARKER
            joined = after is not None and after.surface() in CONJUNCTIONS
            yield _Run(tuple(tokens[start:end]), topic, light, joined)
        elif _is_content(tokens[start]):
            yield _Run((tokens[start],), topic=False, light=True)
        start = max(end, start + 1)


def _asks(token: Morpheme) -> bool:
    return bool(token.normalized_form() in ASKING)


def _is_nominal(token: Morpheme) -> bool:
    return _is_content(token) and token.part_of_speech()[0] in NOMINAL
