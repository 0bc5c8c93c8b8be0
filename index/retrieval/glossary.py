"""English words of the field with what Japanese documents call them.

General vocabulary of budgets, programs and research policy, kept as data. The word vectors
know everyday translations (request: 頼む); documents use others (request: 要求).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

_LONGEST_TERM = 4  # words
# Endings tried when a word is not listed as it stands: (ending, replacement).
_ENDINGS = (("ies", "y"), ("es", ""), ("s", ""), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"))
_SHORTEST_STEM = 3
_WORDS_KEPT = 4096  # whose forms are known: each is looked up alone and behind others
# Verbs and nouns of reports that have forms of their own.
_IRREGULAR = {
    "began": "begin", "begun": "begin", "bought": "buy", "brought": "bring", "built": "build",
    "chosen": "choose", "chose": "choose", "came": "come", "cost": "cost", "dealt": "deal",
    "drawn": "draw", "drew": "draw", "fallen": "fall", "fell": "fall", "felt": "feel",
    "found": "find", "gave": "give", "given": "give", "grew": "grow", "grown": "grow",
    "held": "hold", "kept": "keep", "knew": "know", "known": "know", "laid": "lay", "led": "lead",
    "left": "leave", "lent": "lend", "lost": "lose", "made": "make", "met": "meet", "paid": "pay",
    "ran": "run", "risen": "rise", "rose": "rise", "said": "say", "sent": "send",
    "shown": "show", "sold": "sell", "sought": "seek", "spent": "spend", "spoke": "speak",
    "taken": "take", "took": "take", "taught": "teach", "thought": "think", "told": "tell",
    "went": "go", "won": "win", "written": "write", "wrote": "write", "children": "child",
    "men": "man", "women": "woman", "criteria": "criterion",
}  # fmt: skip

Glossary = Mapping[tuple[str, ...], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Translated:
    """Words of a question with their Japanese; `japanese` is empty where none is listed."""

    english: tuple[str, ...]
    japanese: tuple[str, ...]


@cache
def load_glossary() -> Glossary:
    """The glossary that comes with the package."""
    text = (files(__package__) / "glossary.tsv").read_text(encoding="utf-8")
    return parse_glossary(text)


@cache
def load_reversed() -> Mapping[str, tuple[str, ...]]:
    """What each Japanese term of the glossary may be in English: 補助金 -> grant, subsidy."""
    found: dict[str, list[str]] = {}
    for english, japanese in load_glossary().items():
        for term in japanese:
            found.setdefault(term, []).append(" ".join(english))
    return {term: tuple(english) for term, english in found.items()}


def parse_glossary(text: str) -> Glossary:
    """Lines of `english<TAB>japanese|japanese`; lines that begin with # are comments."""
    glossary: dict[tuple[str, ...], tuple[str, ...]] = {}
    for line in text.splitlines():
        if line and not line.startswith("#"):
            english, _, japanese = line.partition("\t")
            glossary[tuple(english.split())] = tuple(japanese.split("|"))
    return glossary


def translate(words: Sequence[str], glossary: Glossary) -> Iterator[Translated]:
    """Go through lower-case `words`, taking the longest listed term at each place."""
    position = 0
    while position < len(words):
        for length in range(min(_LONGEST_TERM, len(words) - position), 0, -1):
            term = tuple(words[position : position + length])
            japanese = _look_up(term, glossary)
            if japanese or length == 1:
                yield Translated(term, japanese)
                position += length
                break


@lru_cache(_WORDS_KEPT)
def base_forms(word: str) -> tuple[str, ...]:
    """An English word as it stands, then what it may be an inflection of."""
    return tuple(_forms(word))


def _forms(word: str) -> Iterator[str]:
    yield word
    if word in _IRREGULAR:
        yield _IRREGULAR[word]
    for ending, replacement in _ENDINGS:
        stem = word.removesuffix(ending) + replacement
        if word.endswith(ending) and len(stem) >= _SHORTEST_STEM:
            yield stem
            if stem[-1:] == stem[-2:-1]:
                yield stem[:-1]


def _look_up(term: tuple[str, ...], glossary: Glossary) -> tuple[str, ...]:
    """The entry of a term as it stands or, its last word changed, in a base form."""
    candidates = (glossary.get((*term[:-1], last)) for last in base_forms(term[-1]))
    return next((found for found in candidates if found), ())
