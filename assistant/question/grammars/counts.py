"""The grammar of counted things: 「30人」, "5 years", 「第2回」, 「上位3つ」, 「何か国」.

Which counters there are, and what is done with a number of them, is data (`words/counters.toml`);
amounts of money and years have grammars of their own in `corpus.text`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from importlib.resources import files
from itertools import dropwhile, takewhile
from typing import Any

from assistant.question.words.lexicon import lexicon
from assistant.question.words.phrases import Span
from corpus.text import FoldedText, fold
from corpus.text.amounts import WORDS
from corpus.text.numerals import KANJI_DIGITS, NUMERAL, narrow, parse_numeral
from corpus.words import alternation

HOW_MANY = "how many"
LARGE = "万億兆"
LETTERED = {"b"}  # a letter that numbers things far more often than it scales them: "part 2b"
SHORT = re.compile(
    rf"(?<![\w.$£€¥])([0-9]+(?:\.[0-9]+)?)\s?({alternation(WORDS.keys() - LETTERED)})\b(?!-)"
)
BARE = re.compile(
    r"(?<![\w.,/$£€¥-])([1-9][0-9]{0,2}(?:,[0-9]{3})+|(?!(?:19|20)[0-9]{2}(?![0-9]))[0-9]{4,})"
    r"(?![\w%/-]|[.,][0-9]|\s(?!please|pls|then)[a-z]+s\b)"
)
# A number with what it counts, whatever that is: "4,120 calls", "312 full-time staff".
NOUNS = re.compile(
    r"(?<![\w.,$£€¥/-])(?P<n>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)\s(?:[a-z]+-[a-z]+\s|(?:new|more|other)\s)?"
    r"(?P<noun>people|staff|children|of (?:these|those|them)"
    r"|(?!(?:years|months|weeks|days|was|has|is|its|this|percent|points|times|pts)\b)[a-z]{2,}[a-rt-z]e?s)\b"
)
# The number alone where another of the same is told before: "compared with 3,780".
SAME = re.compile(
    r"(?:compared (?:with|to)|(?:up|down) from|against|of which|to)\s"
    r"(?P<n>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?![\w.,%]|\s?(?:percent|per cent))"
)


@dataclass(frozen=True, slots=True)
class CountedThing:
    """A number of things at `start:end` of a text: 「第2回」 → 2, "回", "第"."""

    number: int
    unit: str
    lead: str
    start: int
    end: int

    @property
    def ranks(self) -> bool:
        """Whether it is the best of so many: 「上位3」, "top 5"."""
        return self.lead in _data()["top_lead"] and not self.has("share")

    def has(self, *kinds: str) -> bool:
        """Whether its counter is of one of the kinds."""
        return any(self.unit in counters(kind) for kind in kinds)


@cache
def _data() -> Mapping[str, Any]:
    return tomllib.loads((files("assistant.question.words") / "counters.toml").read_text("utf-8"))


@cache
def counters(kind: str) -> frozenset[str]:
    """The counters of one kind."""
    return frozenset(_data()["counters"][kind])


@cache
def _counted() -> re.Pattern[str]:
    lead = alternation([*_data()["series_lead"], *_data()["top_lead"]])
    unit = alternation({unit for kind in _data()["counters"].values() for unit in kind})
    words = alternation(_data()["numbers"])
    return re.compile(
        rf"(?:(?P<lead>{lead})\s*|(?<![0-9.,和成]))"
        rf"(?P<number>[0-9][0-9,]*|(?<![{KANJI_DIGITS}十])[{KANJI_DIGITS}十]+|{words})"
        rf"\s*(?P<unit>{unit})?"
    )


@cache
def _asked() -> re.Pattern[str]:
    unit, of = alternation(counters("asked")), alternation(_data()["numbered"])
    return re.compile(
        rf"(?:{alternation(_data()['asking'])})(?P<unit>{unit})"
        rf"|(?P<of>{of})の?数(?:[は?]|って|$|を?教え|がいくつ|がどの)"
    )


@lru_cache(1024)
def find_counts(text: str) -> tuple[CountedThing, ...]:
    """Every counted number in a text, and every number after a word that ranks."""
    return tuple(_each_count(fold(text)))


def _each_count(folded: FoldedText) -> Iterator[CountedThing]:
    for match in _counted().finditer(folded.text):
        lead, unit = match["lead"] or "", match["unit"] or ""
        number = _data()["numbers"].get(match["number"]) or parse_numeral(
            match["number"].rstrip(",")
        )
        if (unit or lead) and number is not None:
            yield CountedThing(int(number), unit, lead, *folded.span(*match.span()))


def ordinals(text: str) -> frozenset[tuple[str, str]]:
    """What is counted by 第 with its number: 「第2回と第3回」 → {("回", "2"), ("回", "3")}."""
    counted = (c for c in find_counts(text) if c.lead in _data()["series_lead"])
    return frozenset((c.unit, str(c.number)) for c in counted if c.has("series"))


def top(text: str) -> int | None:
    """How many of a ranking are asked for: 「上位3つ」 → 3."""
    found = (c for c in find_counts(text) if c.ranks or (c.has("top") and c.number > 1))
    return next((c.number for c in found), None)


def counter_in_japanese(text: str) -> str | None:
    """The counter that a Japanese text asks for a number of: 「何か国」, 「国の数は」."""
    found = sorted(_asked().finditer(narrow(text).lower()), key=lambda m: m["unit"] is None)
    return next((m["unit"] or m["of"] for m in found), None)


def asked_counts(text: str) -> tuple[Span, ...]:
    """Where a Japanese text asks for a number by a counter: 「何か国」."""
    return tuple(m.span() for m in _asked().finditer(narrow(text).lower()) if m["unit"])


def counter_in_english(text: str) -> str | None:
    """The counter of what an English text asks the number of: "how many new fellows" → 人."""
    after = fold(text).text.partition(HOW_MANY)[2].split()[:2]
    units = (_data()["english"].get(word.strip("?.,")) for word in after)
    return next(filter(None, units), None)


def in_japanese(unit: str) -> str | None:
    """What counts in Japanese what an English word counts: "applications" → 件."""
    counter: str | None = _data()["english"].get(unit)
    return counter


def words_counted(text: str) -> tuple[str, ...]:
    """What an English text asks the number of: "how many council jobs go" → ("council", "jobs").

    What is done with them begins with a word that carries no content.
    """
    empty = lexicon().stop_en
    words = (w.strip("?.,!") for w in fold(text).text.partition(HOW_MANY)[2].split())
    named = dropwhile(empty.__contains__, words)
    return tuple(takewhile(lambda w: w not in empty, named))


def counters_like(counter: str) -> frozenset[str]:
    """The counter and the others that documents use for the same thing."""
    same = (frozenset(own) for own in _data()["same"].values() if counter in own)
    return next(same, frozenset({counter}))


def same_counter(one: str, other: str) -> bool:
    """Whether two counters count the same: 人 and 名, "person" and 人."""
    first, second = (_data()["english"].get(c, c).rstrip("間分") or c for c in (one, other))
    return first == second or second in counters_like(first)


def english_counters(counter: str) -> tuple[str, ...]:
    """The English words for what a counter counts: 件 → projects, cases, applications."""
    same = counters_like(counter)
    return tuple(word for word, own in _data()["english"].items() if own in same)


def scaled_numbers(text: str) -> tuple[int, ...]:
    """Large numbers without a currency: 「576万だと」, "an 80k project" → (80000,), "20,000".

    None of people or of things that are counted: 「人口8万人」, "80,000 people".
    """
    words = _without_counted(text)
    short = [int(Decimal(m[1]) * WORDS[m[2]]) for m in SHORT.finditer(words)]
    found = (m for m in re.finditer(NUMERAL, words) if m[0][-1] in LARGE and m[0][0].isascii())
    bare = (m[0] for m in found if words[m.end() : m.end() + 1] not in {"円"})
    plain = [int(m[1].replace(",", "")) for m in BARE.finditer(words)]
    return (*(int(n) for m in bare if (n := parse_numeral(m)) is not None), *short, *plain)


def _without_counted(text: str) -> str:
    """A text, folded, where what counts people or things is blanked."""
    kept = list(text)
    for c in (*find_counts(text), *counted_nouns(text)):
        kept[c.start : c.end] = " " * (c.end - c.start)
    return fold("".join(kept)).text


def counted_nouns(text: str) -> tuple[CountedThing, ...]:
    """Numbers of anything in English, by the noun: "4,120 calls, compared with 3,780" → two."""
    folded = fold(text)
    found: list[CountedThing] = []
    for match in NOUNS.finditer(folded.text):
        found.append(_of_noun(match, match["noun"], folded))
        stop = re.search(r"[.;\n]\s|$", folded.text[match.end() :])
        rest = folded.text[: match.end() + stop.start()] if stop else folded.text
        again = SAME.search(rest, match.end())
        if again and not NOUNS.search(rest[: again.start()], match.end()):
            found.append(_of_noun(again, match["noun"], folded))
    return tuple(found)


def _of_noun(match: re.Match[str], noun: str, folded: FoldedText) -> CountedThing:
    start, end = folded.span(match.start("n"), match.end())
    return CountedThing(int(match["n"].replace(",", "")), noun, "", start, end)


def counts_population(text: str) -> bool:
    """Whether a text is of how many people live somewhere: 「市の人口は」."""
    return _says_of_population(text, "counted")


def asks_of_residents(text: str) -> bool:
    """Whether a turn is of those who live somewhere: 「市民1人あたり」."""
    return _says_of_population(text, "asked")


def _says_of_population(text: str, group: str) -> bool:
    key = fold(text).text
    return any(word in key for word in _data()["population"][group])
