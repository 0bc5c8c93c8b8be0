"""Runs of adjoining content words, and what stands around them in a Japanese question.

SudachiPy cuts Japanese into short units, whose normalised form brings spelling variants together
(受入れ and 受け入れ). A run of nouns is one thing that is talked of; a verb stands on its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from assistant.question.words.characters import HIRAGANA
from corpus.text import fold
from index.lexical import morphemes, other_forms

if TYPE_CHECKING:
    from sudachipy import Morpheme

CONTENT = {"名詞", "形状詞", "動詞", "形容詞", "接頭辞", "接尾辞"}
NOMINAL = {"名詞", "形状詞", "接頭辞", "接尾辞"}
SUBJECT_MARKER = "は"
VERB, JOINING_FORM = "動詞", "連用形"
AUXILIARY, MARK = "助動詞", "補助記号"
ALTERNATIVES = {"や", "か", "もしくは"}
OR = {"または", "又は", "とか"}  # the tokenizer takes them for two words
CONJUNCTIONS = {"と", "及び", "および", "並び"}
ASKING = {"幾ら", "何", "何れ", "どれ", "誰", "何処", "何時"}  # they end a run and are no content
IN_NAMES = {"ノ", "ケ", "ヶ", "ガ", "ツ"}  # particles that names of places have between kanji
WH_WORDS = ("どの", "どんな", "どのような", "どういう", "何の", "何", "どういった", "いくつの")


def _morphemes(text: str) -> list[Morpheme]:
    return list(morphemes(fold(text).text.replace("\n", " ")))


@lru_cache(maxsize=8192)
def normalised_tokens(text: str) -> tuple[str, ...]:
    """Normalised forms of the content words of a text, and what else they count as."""
    tokens = [t for t in _morphemes(text) if _is_content(t)]
    others = (form for t in tokens for form in sorted(other_forms(t)))
    return (*(t.normalized_form().lower() for t in tokens), *others)


def _is_content(token: Morpheme) -> bool:
    pos = token.part_of_speech()
    return pos[0] in CONTENT and pos[1] not in {"非自立可能", "助動詞語幹"}


@dataclass(frozen=True, slots=True)
class WordRun:
    """Adjoining content words.

    `topic` where は follows, `light` for a verb or a wh-word's noun, `verbal` where する follows.
    """

    tokens: tuple[Morpheme, ...]
    topic: bool
    light: bool
    verbal: bool
    joined: bool = False
    either: bool = False

    @property
    def surface(self) -> str:
        return "".join(t.surface() for t in self.tokens)


def noun_runs(text: str) -> Iterator[WordRun]:
    """Runs of adjoining nouns, and each verb on its own."""
    tokens = _morphemes(text)
    start = 0
    while start < len(tokens):
        end = start
        while end < len(tokens) and (_is_inside(tokens, end) or _joins(tokens, start, end)):
            end += 1
        if end > start and not _ends_verb(tokens, start, end):
            after = tokens[end] if end < len(tokens) else None
            asking = "".join(t.surface() for t in tokens[max(0, start - 2) : start])
            light = asking.endswith(WH_WORDS)
            verbal = after is not None and after.normalized_form() == "為る"
            topic = after is None or after.surface() == SUBJECT_MARKER
            joined = after is not None and after.surface() in CONJUNCTIONS
            two = "".join(t.surface() for t in tokens[end : end + 2])
            either = two in OR or (after is not None and after.surface() in ALTERNATIVES)
            yield WordRun(tuple(tokens[start:end]), topic, light, verbal, joined, either)
        elif end == start and _is_content(tokens[start]):
            end = _verb_end(tokens, start)
            yield WordRun(tuple(tokens[start:end]), topic=False, light=True, verbal=False)
        start = max(end, start + 1)


def _ends_verb(tokens: Sequence[Morpheme], start: int, end: int) -> bool:
    """Whether hiragana behind a verb is its ending in a dialect: 「見込んじゅう？」.

    A noun there has a particle behind it: 「使えるところは」.
    """
    if not start or any(set(t.surface()).difference(HIRAGANA) for t in tokens[start:end]):
        return False
    after = tokens[end].part_of_speech()[0] if end < len(tokens) else MARK
    return tokens[start - 1].part_of_speech()[0] in {VERB, AUXILIARY} and after == MARK


def _verb_end(tokens: Sequence[Morpheme], start: int) -> int:
    """Where a verb ends: 送り and 出す are one."""
    end = start + 1
    verb = tokens[start].part_of_speech()
    if verb[0] != VERB or not verb[5].startswith(JOINING_FORM):
        return end
    return end + 1 if end < len(tokens) and tokens[end].part_of_speech()[0] == VERB else end


def _is_inside(tokens: Sequence[Morpheme], at: int) -> bool:
    return _is_nominal(tokens[at]) and not _asks(tokens[at])


def _joins(tokens: Sequence[Morpheme], start: int, at: int) -> bool:
    """Whether a katakana particle stands inside a name: 「瀬ノ宮市」, 「霞ケ関」."""
    inside = start < at < len(tokens) - 1 and tokens[at].surface() in IN_NAMES
    return inside and _is_nominal(tokens[at + 1])


def _asks(token: Morpheme) -> bool:
    return bool(token.normalized_form() in ASKING)


def _is_nominal(token: Morpheme) -> bool:
    return _is_content(token) and token.part_of_speech()[0] in NOMINAL
