"""The words that questions are recognised by, read from `lexicon.toml`.

They are data, so that a word can be added without touching code; each group is matched as whole
words in English and as substrings of folded text in Japanese, where words have no borders.
"""

from __future__ import annotations

import re
import runpy
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from corpus.text import fold_key


@dataclass(frozen=True, slots=True)
class WordGroup:
    """Words that mean one thing: Japanese as folded keys, English as one pattern."""

    ja: tuple[str, ...]
    en: re.Pattern[str] | None

    def found_in(self, key: str, words: str) -> bool:
        """Whether any word occurs; `key` is the folded key, `words` the lower-case text."""
        return any(w in key for w in self.ja) or bool(self.en and self.en.search(words))


@dataclass(frozen=True, slots=True)
class Concept:
    """An attribute that documents label in several ways."""

    name: str
    labels: tuple[str, ...]
    asked: WordGroup
    kind: str | None  # the kind of value it has, where it always has one
    own: tuple[str, ...] = ()  # its labels without those that may stand for something else


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Everything in `lexicon.toml`, ready to match."""

    measures: Mapping[str, WordGroup]
    operations: Mapping[str, WordGroup]
    filters: Mapping[str, WordGroup]
    kinds: Mapping[str, WordGroup]
    values: Mapping[str, WordGroup]
    concepts: tuple[Concept, ...]
    money: WordGroup
    how_much: WordGroup
    executed: WordGroup
    whole: WordGroup
    framing_ja: tuple[str, ...]
    framing_en: tuple[re.Pattern[str], ...]
    countries: tuple[str, ...]
    stop_ja: frozenset[str]
    stop_en: frozenset[str]


def english_pattern(words: Iterable[str]) -> re.Pattern[str] | None:
    """One pattern for any of the words, as whole words, the longest first."""
    ordered = sorted(words, key=len, reverse=True)
    if not ordered:
        return None
    return re.compile(r"(?<![a-z0-9])(?:" + "|".join(map(re.escape, ordered)) + r")(?![a-z0-9])")


def _group(entry: Mapping[str, list[str]]) -> WordGroup:
    return WordGroup(
        tuple(fold_key(w) for w in entry.get("ja", [])), english_pattern(entry.get("en", []))
    )


def _groups(table: Mapping[str, Mapping[str, list[str]]]) -> dict[str, WordGroup]:
    return {name: _group(entry) for name, entry in table.items()}


def _concept(name: str, entry: Mapping[str, Any]) -> Concept:
    words = (*entry["ja"], *entry.get("covers", []), *entry.get("en", []))
    labels = tuple(fold_key(w) for w in words)
    asked = _group({"ja": entry["ja"] + entry.get("asks", []), "en": entry.get("en", [])})
    return Concept(name, labels, asked, entry.get("kind"), tuple(entry["ja"]))


def _framing(raw: Mapping[str, Any]) -> list[WordGroup]:
    """Words that say what kind of question it is, and are not content to look for."""
    groups = [*_groups(raw["measures"]).values(), *_groups(raw["operations"]).values()]
    return [*groups, _group(raw["money"]), _group(raw["whole"])]


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The project's lexicon, read once."""
    raw = tomllib.loads(files(__package__).joinpath("lexicon.toml").read_text("utf-8"))
    framing = _framing(raw)
    return Lexicon(
        framing_ja=tuple(sorted({w for g in framing for w in g.ja}, key=len, reverse=True)),
        framing_en=tuple(g.en for g in framing if g.en),
        measures=_groups(raw["measures"]),
        operations=_groups(raw["operations"]),
        filters=_groups(raw["filters"]),
        kinds=_groups(raw["kinds"]),
        values=_groups(raw["values"]),
        concepts=tuple(_concept(name, entry) for name, entry in raw["concepts"].items()),
        money=_group(raw["money"]),
        executed=_group(raw["executed"]),
        how_much=_group(raw["how_much"]),
        whole=_group(raw["whole"]),
        countries=tuple(raw["countries"]["ja"]),
        stop_ja=frozenset(raw["stop"]["ja"]),
        stop_en=frozenset([*raw["stop"]["en"], *_stop_words()]),
    )


def _stop_words() -> Iterable[str]:
    """The English stop words of bm25s, without the 0.3 s that the whole library takes to import."""
    library = find_spec("bm25s")
    if library is None or library.origin is None:
        return ()
    words: Iterable[str] = runpy.run_path(str(Path(library.origin).with_name("stopwords.py")))[
        "STOPWORDS_EN_PLUS"
    ]
    return words
