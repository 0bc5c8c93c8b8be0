"""What stands right before or behind an amount and says what it is, in clauses of any order.

"has set aside Ⓐ", "was budgeted at Ⓐ", "the fund was Ⓐ", "Ⓐ was paid out", "the Ⓐ adopted for Ⓨ".
Programs are masked by Ⓝ here, and offices by Ⓞ.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from corpus.facts.row import Measure
from corpus.text.dates import MONTHS
from corpus.words import alternation, table

_MORE = r"(?:[ ]+(?:also|now|again|already|since|then|instead))?"
_BECAME = (
    r"(?:is|was|were|are|has[ ]been|have[ ]been|had[ ]been|will[ ]be|would[ ]be|being|to[ ]be)"
)
# Years, and what is paid for, between a cue and its amount.
_MONTH = f"(?:{'|'.join(MONTHS)})"
WHEN = (
    r"(?:(?:in|for|during)[ ]+(?:the[ ]+)?(?:fiscal[ ]+year[ ]+)?Ⓨ+|(?:this|next|last)[ ]+year"
    r"|(?:in|for|during)[ ]+the[ ]+(?:(?:fiscal|financial|coming|current|next|new)[ ]+)?year"
    rf"(?:[ ]+(?:that[ ]+)?(?:begins|beginning|starting|ending|ended)(?:[ ]+on)?)?|(?:(?:on|in"
    rf"|by)[ ]+)?{_MONTH}(?:[ ]+\d+)?(?:,[ ]+\d{{4}})?)"
)
ITSELF = rf"(?:the|this)[ ]+{alternation(table('clauses')['words']['itself'])}"
# "the General Fund budget that I propose is Ⓐ"
_BY_WHOM = (
    r"[ ]+(?:that[ ]+)?(?:i|we|you)[ ]+(?:am[ ]+|are[ ]+)?"
    r"(?:propos(?:e|ed|ing)|recommend(?:ed|ing)?|present(?:ed|ing)?|adopted|approved)"
)
# Who decides about a request recommends what is given, and asks for nothing.
_COMMITTEE = re.compile(r"\b(?:sub)?committee\b|\bconferees\b|\b(?:house|senate)\b")
# "will spend" says what is done, and no noun.
_VERB = re.compile(r"\b(?:will|would|shall|to|we|they|can|must)[ ]+$")
OF_NAME = (
    r"(?:for|of|on|to|in|into|under)[ ]+"
    rf"(?:{ITSELF}|(?:(?:the|its|our|an?)[ ]+)?Ⓝ+(?:[ ]+(?:account|program|budget))?)"
)


@dataclass(frozen=True, slots=True)
class Cue:
    """What an amount is: its `measure`, by a word of a `role` ("agents", "owners", "nouns") that
    stands at `start:end`, `behind` the amount or before it."""

    word: str
    measure: Measure
    role: str
    start: int
    end: int
    behind: bool = False
    since: bool = False  # "rises from Ⓐ": what was before

    @property
    def is_light(self) -> bool:
        """Whether many other things are said with its word."""
        return self.role != "nouns" and self.word in table("clauses")["words"]["light"]

    @property
    def is_promised(self) -> bool:
        """Whether its word only says what is to come."""
        return self.word in table("clauses")["words"]["promised"]


def cue_of(small: str, first: int, start: int, end: int, last: int) -> Cue | None:
    """The cue of the amount at `start:end` of a masked text, between the amounts around it."""
    for pattern in _behind():
        if match := pattern.match(small, end, last):
            return _cue(match, behind=True)
    found = _before().search(small, first, start)
    if found is None:
        return None
    since = bool(re.search(r"\bfrom\b", small[found.end("cue") : start]))
    return replace(_cue(found), since=since)


def speaks_on(small: str, first: int, start: int) -> bool:
    """Whether a clause goes on about what was said: "In 2030 it was Ⓐ"."""
    return bool(_on().search(small, first, start))


def is_decided(word: str, lead: str) -> bool:
    """Whether a committee says what is given: "The Committee recommends Ⓐ"."""
    return word.lower().startswith("recommend") and bool(_COMMITTEE.search(lead.lower()))


def cue_in(small: str) -> Cue | None:
    """The last cue of a question: "What is the budget of the scheme?"."""
    found = list(re.finditer(rf"(?P<cue>{words_of('nouns', 'agents', 'owners')})", small))
    return _cue(found[-1]) if found else None


def is_other(small: str, end: int, last: int) -> bool:
    """Whether an amount is of something else by the words behind it: "Ⓐ in donations"."""
    return bool(_other().match(small, end, last))


def _cue(match: re.Match[str], *, behind: bool = False) -> Cue:
    word = " ".join(match["cue"].split())
    verb = _VERB.search(match.string, 0, match.start("cue"))
    role, measure = next(
        (role, measure)
        for role in (("agents", "owners", "nouns") if verb else ("nouns", "owners", "agents"))
        for measure, words in table("clauses")[role].items()
        if word in words
    )
    return Cue(word, Measure(measure), role, match.start("cue"), match.end("cue"), behind)


def words_of(*roles: str) -> str:
    """A pattern of all the words of roles."""
    found = (w for role in roles for words in table("clauses")[role].values() for w in words)
    return alternation(found).replace(r"\ ", "[ ]+")


@cache
def _before() -> re.Pattern[str]:
    filling = alternation(table("clauses")["words"]["filling"])
    filled = rf"(?:,?[ ]+(?:{filling}|from|{WHEN},?|{OF_NAME},?)){{0,7}}"
    cue = words_of("agents", "owners", "nouns")
    return re.compile(rf"(?P<cue>{cue})(?:{_BY_WHOM})?{filled}(?:[ ]+|:[ ]*)$")


@cache
def _on() -> re.Pattern[str]:
    filling = alternation(table("clauses")["words"]["filling"])
    became = r"(?:is|was|were|stood[ ]+at|came[ ]+to|has[ ]+been|had[ ]+been|will[ ]+be)"
    return re.compile(
        rf"(?:^|[ ,])(?:it|that|this|the[ ]+figure|the[ ]+amount)[ ]+{became}(?:[ ]+{filling})*"
        rf"[ ]+$"
    )


@cache
def _behind() -> tuple[re.Pattern[str], ...]:
    cue, noun = rf"(?P<cue>{words_of('agents')})", rf"(?P<cue>{words_of('nouns')})"
    kind = r"(?:[ ]+(?:in|of)[ ]+[a-z ]{3,30}?)?"
    return (
        re.compile(rf"{kind}[ ]+{_BECAME}{_MORE}[ ]+{cue}"),
        re.compile(
            rf"[ ]+(?:will[ ]+)?{cue}"
            rf"(?=[ ]+(?:for|in|to|towards?|on|by|under|through|last)\b|[.,;)]|$)"
        ),
        re.compile(
            rf"[ ]+(?:(?!(?:and|but|in|of|for|to|on|or)\b)[a-z-]+[ ]+)?{noun}(?![ ]+(?:increase"
            rf"|gap|cut|deficit))"
        ),
    )


@cache
def _other() -> re.Pattern[str]:
    other = alternation(table("clauses")["words"]["others"])
    lead = r"(?:(?:in|of|from|as|a|an|per|the|its|their)[ ]+)?(?:[a-z-]+[ ]+){0,2}?"
    return re.compile(rf"[ ]+{lead}(?:{other})")
