"""The words that questions are recognised by, read from `lexicon.toml` and what stands beside it.

They are data, so that a word can be added without touching code: one line, which then counts
wherever its group is asked for.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from assistant.question.words.phrases import Finder, Phrase, Span, phrase, spelt_out
from corpus.facts import Measure
from corpus.text import fold, fold_key
from corpus.words import alternation, listed

FILES = ("lexicon.toml", "concepts.toml", "wants.toml", "stop.toml")
ASKED = ("measures", "operations", "filters", "kinds", "values", "named")
TABLES = (*ASKED, "says", "ordinals", "notations", "wants", "labelled")
FRAMES = ("measures.", "operations.")  # what the table is asked by is no content to look for
FRAMING = frozenset({"says.money", "says.gives", "says.whole", "filters.unchanged"})
SELECTING = ("filters.", "measures.")
LANGUAGES = ("ja", "en")
TEXTS_KEPT = 4096
Table = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Concept:
    """An attribute that documents label in several ways."""

    name: str
    labels: tuple[str, ...]
    asked: frozenset[str]  # folded Japanese words that ask for it
    kind: str | None  # the kind of value it has, where it always has one
    own: tuple[str, ...] = ()  # its labels without those that may stand for something else
    weak: frozenset[str] = frozenset()  # words that ask for it where nothing else is asked for


@dataclass(frozen=True, slots=True)
class Said:
    """The groups of words that a text says, each with the places in the text."""

    text: str
    places: Mapping[str, tuple[Span, ...]]

    def __contains__(self, group: object) -> bool:
        return group in self.places

    def of(self, group: str) -> tuple[Span, ...]:
        """Where the text says a group of words; empty where it does not."""
        return self.places.get(group, ())

    def longest(self, group: str) -> tuple[Span, ...]:
        """Where the text says a group, without places inside longer ones."""
        spans = self.of(group)
        return tuple(s for s in spans if not any(_inside(s, other) for other in spans))

    def without(self, groups: Iterable[str], gap: str = " ") -> str:
        """The text with what it says of some groups left out."""
        return cut(self.text, (span for group in groups for span in self.of(group)), gap)

    def outermost(self, table: str) -> tuple[str, ...]:
        """The names of a table that are said, without those inside a longer word of another.

        「補正後の額」 is the revised budget, and not the supplementary one (補正).
        """
        own = {g: spans for g, spans in self.places.items() if g.startswith(f"{table}.")}
        return tuple(
            group.removeprefix(f"{table}.")
            for group, spans in own.items()
            if not all(any(_inside(s, o) for g in own if g != group for o in own[g]) for s in spans)
        )


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All words, ready to match."""

    concepts: Mapping[str, Concept]
    parts: Mapping[str, Mapping[str, tuple[str, ...]]]  # by language, then by name
    words: Mapping[str, Mapping[str, tuple[str, ...]]]  # by language, then by group
    finders: Mapping[str, Finder]
    order: Mapping[str, int]  # of the groups in the file
    countries: tuple[str, ...]
    stop_ja: frozenset[str]
    stop_en: frozenset[str]

    def say(self, text: str) -> Said:
        """What a text says."""
        folded = fold(text)
        tight = [(c, folded.offsets[i]) for i, c in enumerate(folded.text) if not c.isspace()]
        key, offsets = "".join(c for c, _ in tight), [o for _, o in tight]
        places: dict[str, list[Span]] = {}
        for language, plain, at in (("ja", key, offsets), ("en", folded.text, folded.offsets)):
            for group, spans in self.finders[language].find(plain).items():
                places.setdefault(group, []).extend((at[s], at[e - 1] + 1) for s, e in spans)
        ordered = sorted(places, key=self.order.__getitem__)
        return Said(text, {group: tuple(sorted(places[group])) for group in ordered})


@lru_cache(TEXTS_KEPT)
def said_in(text: str) -> Said:
    """What a text says by the words of the lexicon."""
    return lexicon().say(text)


def says_measure(text: str, measure: Measure) -> bool:
    """Whether a text says a measure by any of its words."""
    return f"measures.{measure.value}" in said_in(text)


def words_of(group: str, language: str) -> tuple[str, ...]:
    """The words of a group in one language, as they are written."""
    return lexicon().words[language][group]


def selects(word: str) -> bool:
    """Whether a word tells which rows are asked for and is no subject: 「新規」, 「前年度」."""
    key = fold_key(word)
    if key in listed("names", "new") or any(
        group.startswith(SELECTING) for group in said_in(word).places
    ):
        return True
    words = (w for g, own in lexicon().words["ja"].items() if g.startswith(SELECTING) for w in own)
    return any(key in word for word in words)


def unframed(text: str, gap: str = "", *, latin: bool = False) -> str:
    """What is left of a text without measures, money and operations, read elsewhere.

    `latin` leaves Japanese words in: what an English question quotes is looked for.
    """
    said = said_in(text)
    spans = (s for group in said.places if _is_framing(group) for s in said.of(group))
    return cut(text, (s for s in spans if not latin or text[slice(*s)].isascii()), gap)


def frames_in(text: str) -> tuple[str, ...]:
    """The phrases of a text that say what is to be done with what it names: "split by"."""
    said = said_in(text)
    return tuple(
        text[a:b] for group in said.places if _is_framing(group) for a, b in said.of(group)
    )


@cache
def alternatives(part: str, language: str) -> str:
    """A pattern of any of the words of a part, for a grammar."""
    return alternation(lexicon().parts[language][part])


def _is_framing(group: str) -> bool:
    """Whether the words of a group tell the kind of question, and are no content to look for."""
    return group.startswith(FRAMES) or group in FRAMING


def cut(text: str, spans: Iterable[Span], gap: str = " ") -> str:
    """The text without some of its spans, which may overlap; `gap` stands for each."""
    out, position = [], 0
    for start, end in sorted(spans):
        if start >= position:
            out += [text[position:start], gap]
        position = max(position, end)
    return "".join(out) + text[position:]


def tables() -> dict[str, Table]:
    """The tables of words as their files have them."""
    data = (files(__package__).joinpath(name).read_text("utf-8") for name in FILES)
    return {name: table for text in data for name, table in tomllib.loads(text).items()}


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The project's lexicon, read once."""
    raw = tables()
    parts = {
        language: {name: tuple(own.get(language, ())) for name, own in raw["parts"].items()}
        for language in LANGUAGES
    }
    groups = {f"{table}.{name}": own for table in TABLES for name, own in raw[table].items()}
    groups |= {f"concepts.{name}": _asked(own) for name, own in raw["concepts"].items()}
    meant = {group: _resolved(group, groups) for group in groups}
    phrases = [p for group, own in meant.items() for p in _phrases(group, own, parts)]
    words = {
        to: {group: _all_spelt(own[to], parts[to]) for group, own in meant.items()}
        for to in LANGUAGES
    }
    return Lexicon(
        concepts={name: _concept(name, own, parts) for name, own in raw["concepts"].items()},
        parts=parts,
        words=words,
        finders={
            language: Finder((p for to, p in phrases if to == language), language)
            for language in LANGUAGES
        },
        order={group: at for at, group in enumerate(groups)},
        countries=tuple(raw["countries"]["ja"]),
        stop_ja=frozenset(raw["stop"]["ja"]),
        stop_en=frozenset(raw["stop"]["en"]),
    )


def _asked(entry: Table) -> Table:
    """The words that ask for a concept."""
    return {"ja": entry["ja"] + entry.get("asks", []), "en": entry.get("en", [])}


def _resolved(group: str, groups: Mapping[str, Table]) -> dict[str, list[str]]:
    """The words of a group, those that it takes over from others before its own."""
    entry = groups[group]
    found: dict[str, list[str]] = {"ja": [], "en": [], "not": []}
    for other in entry.get("of", ()):
        for kind, words in _resolved(other, groups).items():
            found[kind] += words
    return {kind: found[kind] + list(entry.get(kind, ())) for kind in found}


def _all_spelt(words: Sequence[str], parts: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(w for word in words for w in spelt_out(word, parts)))


def _phrases(
    group: str, entry: Mapping[str, list[str]], parts: Mapping[str, Mapping[str, Sequence[str]]]
) -> Iterator[tuple[str, Phrase]]:
    """The phrases of a group, each with its language."""
    for language in LANGUAGES:
        for word in _all_spelt(entry[language], parts[language]):
            yield language, phrase(group, word)
    for word in entry["not"]:
        language = "en" if word.isascii() else "ja"
        for spelt in spelt_out(word, parts[language]):
            yield language, phrase(group, spelt, but=True)


def _concept(name: str, entry: Table, parts: Mapping[str, Mapping[str, Sequence[str]]]) -> Concept:
    own = _all_spelt(entry["ja"], parts["ja"])
    words = (*own, *entry.get("covers", []), *entry.get("en", []))
    return Concept(
        name,
        labels=tuple(dict.fromkeys(fold_key(w) for w in words)),
        asked=frozenset(map(fold_key, (*own, *entry.get("asks", [])))),
        kind=entry.get("kind"),
        own=own,
        weak=frozenset(map(fold_key, entry.get("weak", []))),
    )


def _inside(inner: Span, outer: Span) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1] and inner != outer
