"""The names in a sentence of prose: programs, and offices that decide about them.

Words with capitals are one; a word alone only where the document knows it as a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from corpus.statements.english.sentence import Sentence
from corpus.statements.english.small_names import small_spans
from corpus.tables.limits.words import limit_word
from corpus.words import alternation, listed, table

_CAPITAL = r"[A-Z][\w&'’/-]*"
_SMALL = r"(?:of|and|for|the|on|to|in|de|&|at)"
_NAME = re.compile(
    rf"{_CAPITAL}(?:[ ]+(?:{_SMALL}[ ]+){{0,2}}{_CAPITAL}|[ ]+\d{{1,2}}\b(?![.,]?\d))*"
)
_KINDS = re.compile(
    r"[ ]+(?:account|program|programme|fund|scheme|initiative|project|service|services|grants?"
    r"|pilot)\b"
)
_MONTH = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
)
# "the City Council on Tuesday adopted": the day is none of the name.
_ON_DAY = re.compile(rf"[ ]+(?:(?:on|in|at|this|last)[ ]+)?(?:{_MONTH.pattern}).*$")
_ANEW = re.compile(r"\n(?=\s*(?:The|A|An|In|For|On|We|Our|This|These|It)\b)")
_POSSESSIVE = re.compile(r"['’]s?$")
_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Named:
    """A masked sentence whose programs are masked by Ⓝ, its offices by Ⓞ; both by place."""

    masked: str
    names: dict[int, str]
    offices: dict[int, str]

    def last(self, first: int, end: int) -> str | None:
        """The last name that begins in a range."""
        inside = [place for place in self.names if first <= place < end]
        return self.names[max(inside)] if inside else None


def name_all(sentence: Sentence) -> Named:
    """The names of a sentence put in its mask."""
    masked = list(sentence.masked)
    names: dict[int, str] = {}
    offices: dict[int, str] = {}
    for start, end in _spans(_lines_apart(sentence)):
        written = sentence.text[start:end]
        name = sentence.setting.subjects.name(written, sentence.title)
        office = is_office(written)
        if len(written.split()) == 1 and not (office or sentence.setting.subjects.knows(written)):
            continue  # a day, a month, a place
        if (name is None and not office) or limit_word(written):
            continue
        if _provision().fullmatch(written):
            masked[start:end] = "Ⓢ" * (end - start)
            continue
        if name and not office:
            names[start] = name
        elif office:
            offices[start] = written
        masked[start:end] = ("Ⓞ" if office else "Ⓝ") * (end - start)
    for start, end in small_spans(sentence):
        if not set(masked[start:end]) & {*"ⓃⓄ"}:
            names[start] = sentence.text[start:end]
            masked[start:end] = "Ⓝ" * (end - start)
    return Named("".join(masked), names, offices)


def _lines_apart(sentence: Sentence) -> str:
    """A masked sentence, a line that begins anew parted from a heading before it.

    "FY 2027 HEARING", "The Administrator presented": no name goes from one to the other.
    """
    masked = sentence.masked
    for match in _ANEW.finditer(sentence.text):
        masked = f"{masked[: match.start()]}.{masked[match.start() + 1 :]}"
    return masked


def _spans(masked: str) -> Iterator[tuple[int, int]]:
    """Where words with capitals stand that can be a name, without what they begin with."""
    for match in _NAME.finditer(masked):
        words = [(m.start() + match.start(), m[0]) for m in _WORD.finditer(match[0])]
        if words[0][1].lower().rstrip(".") in table("clauses")["words"]["persons"]:
            continue
        while words and (_is_lead(words[0][1]) or words[0][1] in _SMALL):
            del words[0]
        if not words:
            continue
        start, end = words[0][0], match.end()
        if kind := _KINDS.match(masked, end):
            end = kind.end()
        if _MONTH.match(masked, start):
            continue
        bare = _POSSESSIVE.sub("", _ON_DAY.sub("", masked[start:end]))
        yield start, start + len(bare)


def _is_lead(word: str) -> bool:
    small = word.lower().rstrip(",'’s")
    return small in _leads() or word.lower() in _leads()


@cache
def _leads() -> frozenset[str]:
    words = table("clauses")
    nouns = (w for measures in words["nouns"].values() for w in measures)
    return frozenset(words["words"]["leads"]).union(nouns)


@cache
def _provision() -> re.Pattern[str]:
    """A part of an act: "Division B", "Title IV", whose money is of no program by that."""
    return re.compile(
        rf"(?i:{alternation(listed('said', 'provisions'))})[ ](?:[A-Z]|[IVXL]+|\d{{1,3}})"
    )


def is_office(written: str) -> bool:
    """Whether a name is that of who decides: "City Council", "Head of Finance"."""
    words = [word.strip(",.'’").lower() for word in written.split()]
    deciders = listed("said", "nobody") | frozenset(table("clauses")["words"]["offices"])
    led = "of" in words[1:]
    head = words[words.index("of") - 1] if led else words[-1]
    if led and head in table("clauses")["words"]["persons"]:
        return True
    return (head in deciders and head not in {"awards", "grants", "funding"}) or words[0] in {
        "minister",
        "department",
        "ministry",
        "office",
        "board",
    }
