"""The exact things that a turn says about what was shown: an order, a unit, a number of things.

These are grammars, not lists of phrases: what the turn *does* with them is told by its act.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache

from assistant.model import Language
from assistant.question.grammars.counts import (
    asks_of_residents,
    counted_nouns,
    find_counts,
    scaled_numbers,
)
from assistant.question.grammars.grouping import Grouping, read_grouping
from assistant.question.grammars.rates import Factor, read_factor
from assistant.question.signs import Sign
from assistant.question.words.lexicon import Said, alternatives, said_in
from assistant.question.words.phrases import Span
from corpus.text import fold
from corpus.text.amounts import PER_ONE
from corpus.text.folding import is_japanese

MOST_LINES = 20  # of a summary
MIDDLE = 0  # the ordinal of 「真ん中の」
NUMERALS = tuple("0123456789０１２３４５６７８９一二三四五六七八九十百千万億兆")
MOST_ALONE = 3  # English words beside which a language is one to answer in: "Japanese version"
_OF_PAPERS = re.compile(
    r"\W*(?:(?:and|so|but)\s+)?(?:must|do|does|is|are|should|can|could|may|has|have)\s+(?!you\b)"
    r"(?!.*\b(?:have|get|see|read|say|tell|show)\b)",
    re.IGNORECASE,
)
_INTO = re.compile(r"\b(?:in|into|to)\s+(?:\w+\s+)?(?:english|japanese)\b", re.IGNORECASE)


class Notation(StrEnum):
    """How an amount is to be written."""

    YEN = "円"
    THOUSAND = "千円"
    MAN = "万円"
    MILLION_YEN = "百万円"
    OKU = "億円"
    CHO = "兆円"
    MILLION = "million"
    BILLION = "billion"
    DIGITS = "digits"


@dataclass(frozen=True, slots=True)
class Count:
    """A number of things to multiply by or divide by: 「30人」, "5 years", "100 PIs"."""

    number: int
    unit: str


@dataclass(frozen=True, slots=True)
class Slots:
    """What a turn says exactly. `ordinal` counts from 1, -1 is the last, 0 the middle."""

    ordinal: int | None = None
    notation: Notation | None = None
    counts: tuple[Count, ...] = ()
    lines: int | None = None
    share_of_whole: bool = False
    times: bool = False
    things: int | None = None  # how many of what was shown are meant: 「その3つ」, "those two"
    number: int | None = None  # a bare number: 「全部足すと191になる？」
    language: Language | None = None  # the language to answer in: 「英語で」
    scaled: tuple[int, ...] = ()  # numbers with a scale and no currency: 「576万だと」
    table: bool = False  # 「表で」, "as a table"
    each: bool = False  # one of a thing: 「1課題いくら」, "per project"
    per: str | None = None  # what an amount is asked for each of: 「1人あたり」, "per dam"
    residents: bool = False  # of those who live somewhere: 「市民1人あたり」
    factor: Factor | None = None  # what it multiplies by: 「その半分」, "10% less"
    grouping: Grouping = field(default=Grouping())  # "by state", "which state"
    elliptic: bool = False  # says only of what: 「大企業だと？」, "and Orion?"


_PER = re.compile(
    r"(?<![0-9])[1一]\s?(\w{1,3}?)"
    rf"{PER_ONE}"
    r"|([^\W\d]{1,4}?)数?で割|([^\W\d一ひに]{1,3}?)(?:あたり|当たり|当り)"
    r"|\bdivided? (?:it |that )?by (?:the )?(?:number of )?([a-z]{3,})"
    r"|ひと(り)(?:あたり|当たり|当り|頭)?|一(人)頭"
    r"|(?<![0-9一-龥])(年|月|日|週|人)(?:間)?(?:あたり|当たり|当り|平均|額)|毎(年|月|日|週)|(月)々"
    r"|\b(?:per|each|for every) ?-?(?:single )?(?!cents?\b|one\b|other\b)([a-z]{3,})"
    r"|\ba (year|month|week|day|head|person)\b"
)
PEOPLE = {"り": "人", "人口": "人", "population": "resident"}

# A number that what was shown is claimed to come to.
_CLAIMED = re.compile(
    r"(?<![0-9.,])([0-9][0-9,]*)(?:億|百万|千|万)?(?:に|と)?(?:なる|なり|合う|一致)"
)


def place_of(ordinal: int, count: int) -> int | None:
    """The place, from 0, that an ordinal means among so many things; None where there is none."""
    place = count // 2 if ordinal == MIDDLE else ordinal - 1 if ordinal > 0 else count + ordinal
    return place if 0 <= place < count else None


def read_slots(text: str) -> Slots:
    """The exact things that a turn says."""
    said, counts = said_in(text), find_counts(text)
    claimed = _CLAIMED.search(fold(text).text)
    plain = fold(text).text
    one = any(c.number == 1 and c.has("thing") and plain[c.end : c.end + 1] != "の" for c in counts)
    return Slots(
        ordinal=_ordinal(said),
        notation=_notation(said),
        counts=_counts(text),
        lines=next((c.number for c in counts if c.has("line") and c.number <= MOST_LINES), None),
        share_of_whole=Sign.SHARE_OF_WHOLE in said,
        times=Sign.TIMES in said,
        things=_things(text),
        number=int(claimed[1].replace(",", "")) if claimed else None,
        language=_language(said),
        scaled=scaled_numbers(text),
        table=Sign.AS_TABLE in said,
        each=one or Sign.OF_ONE in said,
        per=_per(text),
        residents=asks_of_residents(text),
        factor=read_factor(text),
        grouping=read_grouping(text),
        elliptic=bool(_elliptic().fullmatch(fold(text).text.strip())),
    )


_THOSE = re.compile(
    r"(?P<ja>[2-9二三四五])(?:つ|者|件|事業|科目|施設|会計|基金)(?!目|以)"
    r"|\b(?:those|these|the|all|of) (?P<en>two|three|four|five|[2-5])\b"
    r"(?! ?(?:years?|months?|percent|%))"
)
_SMALL = {"二": 2, "三": 3, "四": 4, "五": 5, "two": 2, "three": 3, "four": 4, "five": 5}


def _things(text: str) -> int | None:
    """How many of what was shown a turn means: 「その2つ」, and not 「上位2つ」."""
    found = _THOSE.search(fold(text).text)
    said = (found["ja"] or found["en"]) if found else None
    number = (_SMALL.get(said) or int(said)) if said else None
    ranked = {count.number for count in find_counts(text) if count.ranks}
    return None if number in ranked else number


def _counts(text: str) -> tuple[Count, ...]:
    """The numbers of things or of time; in English of whatever noun."""
    counters = [c for c in find_counts(text) if c.has("thing", "time") and not c.lead]
    nouns = (
        c
        for c in counted_nouns(text)
        if not any(c.start < k.end and k.start < c.end for k in counters)
    )
    return tuple(Count(c.number, c.unit) for c in (*counters, *nouns))


def _per(text: str) -> str | None:
    """What an amount is asked for each of."""
    found = _PER.search(fold(text).text)
    unit = next(g for g in found.groups() if g) if found else None
    return PEOPLE.get(unit, unit) if unit else None


@cache
def _elliptic() -> re.Pattern[str]:
    then, of_what = alternatives("then", "ja"), alternatives("of_what", "ja")
    return re.compile(
        rf"(?:{then})?[、\s]*[^\s、。?]{{1,14}}?(?:{of_what})[?。\s]*"
        rf"|(?:{alternatives('of_what', 'en')})\s(?:for\s|the\s)?[\w' -]{{2,30}}\??"
    )


def notations(said: Said) -> tuple[tuple[Notation, Span], ...]:
    """The notations that amounts are asked for in, and where; 「30億円で」 is an amount."""
    return tuple(
        (Notation(name), span)
        for name in said.outermost("notations")
        for span in said.of(f"notations.{name}")
        if not said.text[: span[0]].endswith(NUMERALS)
    )


def _ordinal(said: Said) -> int | None:
    """The first ordinal that a text says, by a number (「2つ目」) or by a word (前者)."""
    counted = [(c.start, c.number) for c in find_counts(said.text) if c.has("place")]
    named = [(said.of(f"ordinals.{n}")[0][0], int(n)) for n in said.outermost("ordinals")]
    return min([*counted, *named])[1] if counted or named else None


def _notation(said: Said) -> Notation | None:
    """The first notation that is asked for."""
    return next((name for name, _ in notations(said)), None)


def _language(said: Said) -> Language | None:
    """The other language that a turn names; in English as one to tell it in, or alone.

    "in japanese", "Japanese version", and no "can Japanese partners join", nor "must it be in
    Japanese", which asks of a paper that is handed in.
    """
    words = said.text.split()
    japanese = any(map(is_japanese, said.text))
    told = _INTO.search(said.text) and not _OF_PAPERS.match(said.text)
    if not (japanese or told) and len(words) > MOST_ALONE:
        return None
    if Sign.IN_ENGLISH in said:
        return "en"
    return "ja" if Sign.IN_JAPANESE in said else None
